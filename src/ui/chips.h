/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row of chips above the text: legend, counts and switches of the kinds in one.
 * Signal: "kind-toggled" (guint kind, gboolean shown).
 */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHIPS (lesart_chips_get_type ())
G_DECLARE_FINAL_TYPE (LesartChips, lesart_chips, LESART, CHIPS, GtkWidget)

GtkWidget *lesart_chips_new (LesartAppearance *appearance);
void lesart_chips_set_document (LesartChips *self, LesartDocument *document);
void lesart_chips_set_hidden (LesartChips *self,
                              const char *const *kinds); /* names of kinds that are switched off */
const char *lesart_kind_to_string (LesartKind kind);
const char *lesart_kind_get_title (LesartKind kind); /* People */

G_END_DECLS
