/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edition on pages of paper: the same for the printer, for PDF, for pictures and for the
 * preview. All lengths are points (1/72 inch).
 */
#pragma once

#include "edition.h"

G_BEGIN_DECLS

typedef struct _LesartPages LesartPages;

LesartPages *lesart_pages_new (const LesartEdition *edition, double width, double height);
void lesart_pages_free (LesartPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartPages, lesart_pages_free)

guint lesart_pages_count (const LesartPages *self);
double lesart_pages_get_width (const LesartPages *self);
double lesart_pages_get_height (const LesartPages *self);
void lesart_pages_draw (const LesartPages *self, guint page, cairo_t *cr);

GBytes *lesart_pages_to_pdf (const LesartPages *self, GError **error);
GBytes *lesart_pages_to_png (const LesartPages *self, guint page, GError **error);

G_END_DECLS
