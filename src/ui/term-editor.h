/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of a concept: its German and English terms with status and gender, field, definition,
 * note and source.
 */
#pragma once

#include <gtk/gtk.h>

#include "terminology.h"

G_BEGIN_DECLS

/* The concept was saved. */
typedef void (*LesartTermSavedFunc) (gpointer data);

void lesart_term_editor_open (GtkWindow *parent,
                              LesartTerminology *terms,
                              LesartConcept *concept,
                              LesartSpan span,
                              LesartTermSavedFunc saved,
                              gpointer data);

G_END_DECLS
