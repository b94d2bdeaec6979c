/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints a scene with cairo and Pango: on the screen and into files alike.
 */
#pragma once

#include <gtk/gtk.h>

#include "appearance.h"
#include "scene.h"

G_BEGIN_DECLS

typedef struct {
  GdkRGBA page;
  GdkRGBA ink[LESART_N_HUES];
  GdkRGBA tint[LESART_N_HUES];
} LesartSceneColours;

void lesart_scene_colours_init (LesartSceneColours *self, LesartPalette palette);
LesartTypesetter lesart_scene_typesetter (PangoContext *context);
void lesart_scene_paint (const LesartScene *scene,
                         const LesartSceneColours *colours,
                         PangoContext *context,
                         cairo_t *cr);

G_END_DECLS
