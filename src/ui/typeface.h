/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which font a style sheet is to name. By its own name: by another, such as "Sans", or one of
 * several, Pango looks it up twice in each size, and sorts all others that could stand in for it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *lesart_find_typeface (const char *const *families, double px);

G_END_DECLS
