/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of the tag book. What is done in it is a step of the history of the article that it
 * was opened from, and of those that it reaches.
 */
#pragma once

#include "application.h"
#include "retag.h"

G_BEGIN_DECLS

#define LESART_TYPE_TAG_BOOK_WINDOW (lesart_tag_book_window_get_type ())
G_DECLARE_FINAL_TYPE (
    LesartTagBookWindow, lesart_tag_book_window, LESART, TAG_BOOK_WINDOW, GtkWindow)

GtkWidget *lesart_tag_book_window_new (LesartApplication *application, GtkWindow *parent);
void lesart_tag_book_window_set_parent (LesartTagBookWindow *self, GtkWindow *parent);

/* For its dialogs. */
LesartApplication *lesart_tag_book_window_get_application (LesartTagBookWindow *self);
LesartTagBook *lesart_tag_book_window_get_book (LesartTagBookWindow *self);
void lesart_tag_book_window_select (LesartTagBookWindow *self, LesartTag *tag);
void
lesart_tag_book_window_run (LesartTagBookWindow *self, LesartTagChange *change, LesartRetag *retag);
void lesart_tag_book_window_go_back (LesartTagBookWindow *self, LesartTagChange *change);
void lesart_tag_book_window_say (LesartTagBookWindow *self, const char *text, const char *problems);

G_END_DECLS
