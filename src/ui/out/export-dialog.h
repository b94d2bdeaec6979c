/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Print and export: what is wanted of an article, how its pages would look, and where they are to
 * go. Signal "said" (const char *text): what became of it.
 */
#pragma once

#include "document.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LESART_TYPE_EXPORT_DIALOG (lesart_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LesartExportDialog, lesart_export_dialog, LESART, EXPORT_DIALOG, GtkWindow)

GtkWidget *
lesart_export_dialog_new (GtkWindow *parent, LesartDocument *document, GSettings *settings);

G_END_DECLS
