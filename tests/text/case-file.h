/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the case files of this folder: a line of text and, behind tabs, what is expected of it.
 */
#pragma once

#include <glib.h>

typedef struct {
  char *text;
  GPtrArray *expected; /* char * */
  guint line;
} Case;

static void
case_free (gpointer data)
{
  Case *one = data;

  g_free (one->text);
  g_ptr_array_unref (one->expected);
  g_free (one);
}

/* \u00a0 -> the character */
static char *
unescape (const char *from)
{
  GString *to = g_string_new (NULL);

  for (const char *p = from; *p != '\0'; p++) {
    if (p[0] == '\\' && p[1] == 'u') {
      g_autofree char *digits = g_strndup (p + 2, 4);

      g_string_append_unichar (to, (gunichar) g_ascii_strtoull (digits, NULL, 16));
      p += 5;
    } else {
      g_string_append_c (to, *p);
    }
  }
  return g_string_free (to, FALSE);
}

static GPtrArray *
read_cases (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
  Case *last = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '\0' || lines[i][0] == '#' || lines[i][0] == '=')
      continue;
    if (lines[i][0] == '\t') {
      g_assert_nonnull (last);
      g_ptr_array_add (last->expected, unescape (lines[i] + 1));
      continue;
    }
    last = g_new0 (Case, 1);
    last->text = unescape (lines[i]);
    last->expected = g_ptr_array_new_with_free_func (g_free);
    last->line = i + 1;
    g_ptr_array_add (cases, last);
  }
  return cases;
}
