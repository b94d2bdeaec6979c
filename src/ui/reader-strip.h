/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strip beside the scroll bar that shows, for the whole text at once, where names, sums and
 * times, marks and hits lie, and which part is in view. A click goes there. For the eye and the
 * pointer: keys have the outline, the panels and F7, F8, Ctrl+G.
 *
 * Signal: "go-to" (guint start, guint end: a passage, or a place if both are the same).
 */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define LESART_TYPE_READER_STRIP (lesart_reader_strip_get_type ())
G_DECLARE_FINAL_TYPE (LesartReaderStrip, lesart_reader_strip, LESART, READER_STRIP, GtkWidget)

GtkWidget *lesart_reader_strip_new (LesartReader *reader);

G_END_DECLS
