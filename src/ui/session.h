/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which windows are open, with which articles, so that they are there again at the next start,
 * after a crash, too. Where one was in an article is kept with the article.
 */
#pragma once

#include <gtk/gtk.h>

#include "application.h"

G_BEGIN_DECLS

typedef struct _LesartSession LesartSession;

LesartSession *lesart_session_new (LesartApplication *application, const char *path);
void lesart_session_free (LesartSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartSession, lesart_session_free)

gboolean lesart_session_restore (LesartSession *self);
void lesart_session_changed (LesartSession *self);
void lesart_session_set_ending (LesartSession *self, gboolean ending);

G_END_DECLS
