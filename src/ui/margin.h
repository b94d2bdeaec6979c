/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks beside the lines where highlights and notes begin; for gtk_text_view_set_gutter() at the
 * right. Give it the width of the whole right margin with lesart_margin_set_width() (and the view
 * no right margin of its own): the marks stand at its inner edge, next to the column.
 *
 * Signal "activate" (const char *id): a mark was clicked, and means this note; another click means
 * the next of those that begin on the line. What is drawn is for the eye; keys and screen readers
 * have the Notes panel.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

#define LESART_MARGIN_LEAST 36 /* px that a mark needs with the space beside it */

#define LESART_TYPE_MARGIN (lesart_margin_get_type ())
G_DECLARE_FINAL_TYPE (LesartMargin, lesart_margin, LESART, MARGIN, GtkWidget)

GtkWidget *lesart_margin_new (GtkTextView *view, LesartDocument *document);
void lesart_margin_set_document (LesartMargin *self, LesartDocument *document);
void lesart_margin_set_width (LesartMargin *self, int width);

G_END_DECLS
