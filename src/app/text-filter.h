/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a filter entry above a list means: every word typed occurs somewhere in the row, whatever
 * its case and its accents.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LesartTextFilter LesartTextFilter;

LesartTextFilter *lesart_text_filter_new (const char *query);
void lesart_text_filter_free (LesartTextFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTextFilter, lesart_text_filter_free)

gboolean lesart_text_filter_is_empty (const LesartTextFilter *filter);
gboolean lesart_text_filter_match (const LesartTextFilter *filter, const char *folded);

/* A text as the filter compares it; rows keep it, so that typing stays quick. */
char *lesart_text_filter_fold (const char *text);

G_END_DECLS
