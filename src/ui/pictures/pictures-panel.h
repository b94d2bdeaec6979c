/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the pictures: which one, the picture, zoom and export.
 *
 * Signals: "show-span" (guint start, guint end); "said" (const char *text), what became of an
 * export.
 */
#pragma once

#include "appearance.h"
#include "diagram.h"
#include "document.h"

G_BEGIN_DECLS

#define LESART_TYPE_PICTURES_PANEL (lesart_pictures_panel_get_type ())
G_DECLARE_FINAL_TYPE (LesartPicturesPanel, lesart_pictures_panel, LESART, PICTURES_PANEL, GtkBox)

GtkWidget *lesart_pictures_panel_new (LesartAppearance *appearance);
void lesart_pictures_panel_set_document (LesartPicturesPanel *self, LesartDocument *document);
gboolean lesart_pictures_panel_show (LesartPicturesPanel *self, const char *name);
void lesart_pictures_panel_set_enlarged (LesartPicturesPanel *self, gboolean enlarged);
void lesart_pictures_panel_save (LesartPicturesPanel *self, GFile *file, gboolean png);

G_END_DECLS
