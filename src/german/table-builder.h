/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compiles word lists: from their tab-separated source to the layout of table-private.h. Used by
 * lesart-compile, and at run time for the lists of a user.
 */
#pragma once

#include "table.h"

G_BEGIN_DECLS

typedef struct _LesartTableBuilder LesartTableBuilder;

/**
 * LesartTableLineFunc:
 * @line: line of the source, counted from 1
 * @message: what is wrong with it
 *
 * Called for a malformed line when the rest shall be kept.
 */
typedef void (*LesartTableLineFunc) (guint line, const char *message, gpointer user_data);

LesartTableBuilder *lesart_table_builder_new (void);
void lesart_table_builder_free (LesartTableBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTableBuilder, lesart_table_builder_free)

void lesart_table_builder_add_table (LesartTableBuilder *builder, const LesartTable *table);
gboolean lesart_table_builder_add_source (LesartTableBuilder *builder,
                                          const char *source,
                                          gsize n_bytes,
                                          LesartTableLineFunc on_bad_line,
                                          gpointer user_data,
                                          GError **error);
GBytes *lesart_table_builder_finish (LesartTableBuilder *builder);

G_END_DECLS
