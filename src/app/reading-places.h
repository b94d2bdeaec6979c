/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one stopped reading in each article, by the position in its text, whatever the window and
 * the size of the letters were.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

guint32 lesart_reading_places_get (GFile *article);
void lesart_reading_places_set (GFile *article, guint32 at);

G_END_DECLS
