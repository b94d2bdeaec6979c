/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks words of an article up: opens the dictionary when it is first needed, in a thread, and
 * finds out from the sentence what a word is there. One for all windows.
 */
#pragma once

#include <gio/gio.h>

#include "lookup.h"
#include "tokenizer.h"

G_BEGIN_DECLS

#define LESART_TYPE_LOOKUPS (lesart_lookups_get_type ())
G_DECLARE_FINAL_TYPE (LesartLookups, lesart_lookups, LESART, LOOKUPS, GObject)

LesartLookups *lesart_lookups_new (LesartLanguage *language);
const LesartLanguage *lesart_lookups_get_language (LesartLookups *self);
void lesart_lookups_find_async (LesartLookups *self,
                                const char *query,
                                LesartText *text,
                                LesartSegments *segments,
                                LesartSpan span,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LesartLookup *
lesart_lookups_find_finish (LesartLookups *self, GAsyncResult *result, GError **error);

G_END_DECLS
