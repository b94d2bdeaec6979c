/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sign of a tag: its shape in its colour. Says nothing to a screen reader; what it stands
 * beside has the words (lesart_describe_tag()).
 */
#pragma once

#include <gtk/gtk.h>

#include "tag.h"

G_BEGIN_DECLS

#define LESART_TYPE_TAG_SWATCH (lesart_tag_swatch_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagSwatch, lesart_tag_swatch, LESART, TAG_SWATCH, GtkWidget)

GtkWidget *lesart_tag_swatch_new (void);
void lesart_tag_swatch_set (LesartTagSwatch *self, LesartColour colour, LesartShape shape);
void lesart_tag_swatch_set_tag (LesartTagSwatch *self, LesartTag *tag);

G_END_DECLS
