/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: what all windows share (language data, settings, appearance, tag
 * book) and the command line.
 */
#pragma once

#include <gtk/gtk.h>

#include "appearance.h"
#include "language.h"
#include "lookups.h"
#include "tagbook.h"

G_BEGIN_DECLS

#define LESART_TYPE_APPLICATION (lesart_application_get_type ())
G_DECLARE_FINAL_TYPE (LesartApplication, lesart_application, LESART, APPLICATION, GtkApplication)

LesartApplication *lesart_application_new (void);
LesartLanguage *lesart_application_get_language (LesartApplication *self);
LesartAppearance *lesart_application_get_appearance (LesartApplication *self);
gboolean lesart_application_keeps_traces (LesartApplication *self);
GSettings *lesart_application_get_settings (LesartApplication *self); /* (nullable) */
LesartLookups *lesart_application_get_lookups (LesartApplication *self);
LesartTagBook *lesart_application_get_tag_book (LesartApplication *self);
void lesart_application_session_changed (LesartApplication *self);

G_END_DECLS
