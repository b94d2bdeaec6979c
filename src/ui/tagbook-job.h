/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of tags in the articles that the program knows: those in its windows at once, all others
 * in a thread.
 */
#pragma once

#include "application.h"
#include "tag-articles.h"

G_BEGIN_DECLS

LesartRetag *lesart_tag_job_retag_new (void);
void lesart_tag_job_retag_free (LesartRetag *retag);

void lesart_tag_job_find_async (LesartApplication *application,
                                LesartRetag *retag,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void lesart_tag_job_apply_async (LesartApplication *application,
                                 GPtrArray *changes,
                                 gboolean back,
                                 LesartDocument *done,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void lesart_tag_job_collect_async (LesartApplication *application,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char **lesart_tag_job_collect_finish (GAsyncResult *result);
/* (element-type LesartTagFinding): of finding and of applying */
GPtrArray *lesart_tag_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
