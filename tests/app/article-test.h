/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of several articles share: the language, a folder of their own that is the user's data
 * folder too, and opened articles.
 */
#pragma once

#include "data-files.h"
#include "document.h"

static LesartLanguage *language;
static char *folder;

static inline void
article_test_begin (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("lesart-articles-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE); /* G_TEST_OPTION_ISOLATE_DIRS leaks in GLib 2.74 */
  language = lesart_open_language (&error);
  g_assert_no_error (error);
}

static inline void
article_test_end (void)
{
  lesart_language_unref (language);
  g_free (folder);
}

static inline void
article_test_on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_true (lesart_document_open_finish (LESART_DOCUMENT (source), result, NULL));
  *(gboolean *) data = TRUE;
}

/* (transfer full) */
static inline LesartDocument *
article_test_open (const char *path)
{
  LesartDocument *document = lesart_document_new (language);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean done = FALSE;

  lesart_document_open_async (document, file, LESART_ENCODING_AUTO, "2024-02-12", NULL,
                              article_test_on_opened, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return document;
}
