/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one tag says and looks like, to read and to change. Its name is not changed here: that
 * touches the marks that have it.
 *
 * Signal: "edited" (LesartTag, as it is to be).
 */
#pragma once

#include <gtk/gtk.h>

#include "tagbook.h"

G_BEGIN_DECLS

#define LESART_TYPE_TAG_DETAILS (lesart_tag_details_get_type ())
G_DECLARE_FINAL_TYPE (LesartTagDetails, lesart_tag_details, LESART, TAG_DETAILS, GtkBox)

GtkWidget *lesart_tag_details_new (LesartTagBook *book);
void lesart_tag_details_show (LesartTagDetails *self, LesartTag *tag);
void lesart_tag_details_flush (LesartTagDetails *self); /* what is being written is taken */
void lesart_tag_details_focus (LesartTagDetails *self);

G_END_DECLS
