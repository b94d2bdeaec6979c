/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before many proposals are decided at once: which they are, each with a box to tick.
 */
#pragma once

#include <gtk/gtk.h>

#include "corrections.h"

G_BEGIN_DECLS

/* One of those that are decided. */
typedef struct {
  LesartItemKind kind;
  guint item; /* in the array of the kind */
} LesartDecidedItem;

typedef struct _LesartDecideSheet LesartDecideSheet;

/* So many were decided, in one step. */
typedef void (*LesartDecideDone) (gpointer panel, LesartEdit edit, guint n);

LesartDecideSheet *lesart_decide_sheet_new (GtkWidget *panel,
                                            LesartNotes *notes,
                                            LesartCorrected *corrected,
                                            LesartEdit edit,
                                            LesartDecideDone done);
void lesart_decide_sheet_add (LesartDecideSheet *self,
                              LesartDecidedItem item,
                              const char *title,
                              const char *detail);
void lesart_decide_sheet_present (LesartDecideSheet *self);

G_END_DECLS
