/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests of the extract floor: a reading of a string with the compiled language data, and tables
 * of cases in which the expected spans are marked in the text:
 *
 *   Die Bahn baut [zwölf] Brücken.<TAB>number 12
 *
 * A line is a text, then one column for each marked span, in order; a text without marks expects
 * that nothing is found. Lines that begin with # are comments.
 */
#pragma once

#include "extract-private.h"

#include <string.h>

/* LESART_DATA_DIR/language/german.lesart if that is set, else the one of the build. */
static inline LesartLanguage *
lesart_test_open_language (void)
{
  const char *dir = g_getenv ("LESART_DATA_DIR");
  g_autofree char *path = dir != NULL ? g_build_filename (dir, "language", "german.lesart", NULL)
                                      : g_strdup (LESART_TEST_LANGUAGE);
  g_autoptr (GError) error = NULL;
  LesartLanguage *language = lesart_language_open (path, NULL, &error);

  g_assert_no_error (error);
  return language;
}

/* @date may be NULL. */
static inline LesartReading *
lesart_test_read (const LesartLanguage *language, const char *utf8, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return lesart_read (text, language, date);
}

typedef struct {
  char *text;    /* without the marks */
  GArray *spans; /* LesartSpan */
  char **fields; /* the columns of the line; [0] is the marked text */
  guint line;
} LesartTestCase;

static inline void
lesart_test_case_clear (LesartTestCase *test_case)
{
  g_free (test_case->text);
  g_array_unref (test_case->spans);
  g_strfreev (test_case->fields);
}

static inline void
lesart_test_case_init (LesartTestCase *test_case, const char *line, guint number, guint text_column)
{
  GString *text = g_string_new (NULL);
  LesartSpan span = { 0, 0 };
  guint at = 0;

  test_case->fields = g_strsplit (line, "\t", -1);
  test_case->spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  test_case->line = number;
  g_assert_cmpuint (g_strv_length (test_case->fields), >, text_column);
  for (const char *p = test_case->fields[text_column]; *p != '\0'; p = g_utf8_next_char (p)) {
    if (*p == '[') {
      span.start = at;
    } else if (*p == ']') {
      span.end = at;
      g_array_append_val (test_case->spans, span);
    } else {
      g_string_append_unichar (text, g_utf8_get_char (p));
      at++;
    }
  }
  test_case->text = g_string_free (text, FALSE);
}

typedef void (*LesartTestCaseFunc) (const LesartTestCase *test_case,
                                    const LesartLanguage *language);

/* Runs @func on each line of tests/extract/@name; the marked text is in @text_column. */
static inline void
lesart_test_run_cases (const char *name,
                       guint text_column,
                       guint least_cases,
                       LesartTestCaseFunc func)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "extract", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    LesartTestCase test_case;

    if (lines[i][0] == '#' || lines[i][0] == '\0')
      continue;
    lesart_test_case_init (&test_case, lines[i], i + 1, text_column);
    func (&test_case, language);
    lesart_test_case_clear (&test_case);
    n++;
  }
  g_assert_cmpuint (n, >=, least_cases);
}
