/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows a diagram: painted as one, with a button over each element that can be reached by keyboard
 * and is named for screen readers (GTK 4.8 has no accessible children without widgets). As wide as
 * it is given room, as high as it needs, both larger when it is zoomed.
 *
 * Property: "zoom". Signals: "show-span" (guint start, guint end); pressing an element again goes
 * on to its next passage.
 */
#pragma once

#include "appearance.h"
#include "diagram.h"

G_BEGIN_DECLS

#define LESART_TYPE_SCENE_VIEW (lesart_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (LesartSceneView, lesart_scene_view, LESART, SCENE_VIEW, GtkWidget)

GtkWidget *lesart_scene_view_new (void);
void lesart_scene_view_set_appearance (LesartSceneView *self, LesartAppearance *appearance);
void lesart_scene_view_set_diagram (LesartSceneView *self, LesartDiagram *diagram);
const LesartDiagram *lesart_scene_view_get_diagram (LesartSceneView *self); /* (nullable) */
const LesartScene *lesart_scene_view_get_scene (LesartSceneView *self);     /* (nullable) */
double lesart_scene_view_get_zoom (LesartSceneView *self);
void lesart_scene_view_set_zoom (LesartSceneView *self, double zoom);
void lesart_scene_view_zoom_step (LesartSceneView *self, int steps); /* 0: back to 1 */

G_END_DECLS
