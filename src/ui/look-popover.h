/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours and type: what the window looks like and how the article is set. Each choice takes effect
 * at once and is kept.
 */
#pragma once

#include "appearance.h"

G_BEGIN_DECLS

#define LESART_TYPE_LOOK_POPOVER (lesart_look_popover_get_type ())
G_DECLARE_FINAL_TYPE (LesartLookPopover, lesart_look_popover, LESART, LOOK_POPOVER, GtkPopover)

GtkWidget *lesart_look_popover_new (LesartAppearance *appearance);

G_END_DECLS
