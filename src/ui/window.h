/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One window with one article.
 */
#pragma once

#include "application.h"
#include "document.h"
#include "notice.h"
#include "reader.h"

G_BEGIN_DECLS

#define LESART_TYPE_WINDOW (lesart_window_get_type ())
G_DECLARE_FINAL_TYPE (LesartWindow, lesart_window, LESART, WINDOW, GtkApplicationWindow)

LesartWindow *lesart_window_new (LesartApplication *application, GFile *file, const char *date);
void
lesart_window_open (LesartWindow *self, GFile *file, LesartEncoding encoding, const char *date);
void lesart_window_paste (LesartWindow *self, const char *text);
void lesart_window_open_sample (LesartWindow *self);
gboolean lesart_window_is_empty (LesartWindow *self);
LesartDocument *lesart_window_get_document (LesartWindow *self);
const char *lesart_window_get_page (LesartWindow *self); /* of the side panel: "facts" */
void lesart_window_set_page (LesartWindow *self, const char *page);
/* The history of its article, said in any window of the program. */
char *lesart_window_describe_step (LesartWindow *self, gboolean undo); /* (nullable) */
void lesart_window_turn (LesartWindow *self, gboolean undo, LesartToast *toast, const char *group);
void lesart_window_fill_history_menu (LesartWindow *self, GMenu *menu, const char *group);

G_END_DECLS
