/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks where a file is to be saved, and saves it there: for pictures, exports and reports.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

/**
 * LesartFileKind:
 * @name: of the kind, in words for the chooser
 * @mime: its media type
 * @suffix: what its names end with: ".csv"
 */
typedef struct {
  const char *name;
  const char *mime;
  const char *suffix;
} LesartFileKind;

/**
 * LesartSavedFunc:
 * @text: what became of it, in words
 * @saved: whether the file is there now
 */
typedef void (*LesartSavedFunc) (GtkWidget *owner, const char *text, gboolean saved);

void lesart_save_as (GtkWidget *owner,
                     const char *title,
                     const LesartFileKind *kind,
                     LesartDocument *document,
                     const char *what,
                     GBytes *bytes,
                     LesartSavedFunc func);
void lesart_save_to (GtkWidget *owner, GFile *file, GBytes *bytes, LesartSavedFunc func);

G_END_DECLS
