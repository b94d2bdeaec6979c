/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A passage of a changed article: what became of it, the old and the new wording, and what can be
 * decided.
 */
#pragma once

#include <gtk/gtk.h>

#include "annotation.h"

G_BEGIN_DECLS

#define LESART_TYPE_CHANGE_ROW (lesart_change_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartChangeRow, lesart_change_row, LESART, CHANGE_ROW, GtkBox)

/* Signals: "keep", "place", "let-go". */

GtkWidget *lesart_change_row_new (void);
void lesart_change_row_set_annotation (LesartChangeRow *self, LesartAnnotation *annotation);
LesartAnnotation *lesart_change_row_get_annotation (LesartChangeRow *self);
char *lesart_change_row_describe (LesartAnnotation *annotation);

G_END_DECLS
