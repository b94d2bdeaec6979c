/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of another form for each kind, for those to whom colours say little: below a passage, and
 * below the name of the kind in its chip.
 */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define LESART_KIND_LINE_HEIGHT 4 /* px */
#define LESART_KIND_LINE_DROP 2   /* px below the box of the letters */

void lesart_kind_line_snapshot (GtkSnapshot *snapshot,
                                LesartKind kind,
                                const GdkRGBA *colour,
                                const graphene_rect_t *box);

/* A line of one kind, as wide as it may be; there only while kinds are told apart by lines. */
#define LESART_TYPE_KIND_LINE (lesart_kind_line_get_type ())
G_DECLARE_FINAL_TYPE (LesartKindLine, lesart_kind_line, LESART, KIND_LINE, GtkWidget)

GtkWidget *lesart_kind_line_new (LesartAppearance *appearance, LesartKind kind);

G_END_DECLS
