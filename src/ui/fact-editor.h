/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small form beside the passage: what a fact says, to correct it, or to add one that the engine
 * has missed. What the form has follows the kind of fact.
 */
#pragma once

#include <gtk/gtk.h>

#include "corrections.h"

G_BEGIN_DECLS

#define LESART_TYPE_FACT_EDITOR (lesart_fact_editor_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactEditor, lesart_fact_editor, LESART, FACT_EDITOR, GtkPopover)

/* Signals: "done" (guint edit): something was decided; "left": it is closed, saved or not;
 * "passage" (guint start, guint end): the passage is another one now, to be shown. */

GtkWidget *lesart_fact_editor_new (void);
void lesart_fact_editor_correct (LesartFactEditor *self,
                                 LesartNotes *notes,
                                 LesartCorrected *corrected,
                                 LesartItemKind kind,
                                 guint item,
                                 LesartSpan selection);
void lesart_fact_editor_focus (LesartFactEditor *self, LesartField field);
void lesart_fact_editor_add (LesartFactEditor *self,
                             LesartNotes *notes,
                             LesartCorrected *corrected,
                             LesartSpan passage);

G_END_DECLS
