/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids of rules: the cases of rules.tsv, that all that is found has one, and that each is
 * explained where a reader of the JSON looks it up.
 */
#include "extract-test.h"

#define DATE "2024-02-12"

#define FIND(array, Type)                                                                          \
  for (guint i = 0; i < (array)->len; i++) {                                                       \
    const Type *item = &g_array_index (array, Type, i);                                            \
                                                                                                   \
    if (item->span.start == span.start && item->span.end == span.end)                              \
      return item->rule;                                                                           \
  }

static const char *
rule_at (const LesartReading *reading, LesartSpan span)
{
  FIND (reading->quantities, LesartQuantity)
  FIND (reading->times, LesartTime)
  FIND (reading->claims, LesartClaim)
  return NULL;
}

static gboolean
is_explained (const char *rule)
{
  static char *readme;
  g_autofree char *mark = g_strdup_printf ("`%s`", rule);

  if (readme == NULL) {
    g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "..", "data", "language", "README.md", NULL);
    g_autoptr (GError) error = NULL;

    g_file_get_contents (path, &readme, NULL, &error);
    g_assert_no_error (error);
  }
  return strstr (readme, mark) != NULL;
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  g_autoptr (LesartReading) reading = lesart_test_read (language, test_case->text, DATE);

  for (guint i = 0; i < test_case->spans->len; i++) {
    const char *expected = test_case->fields[i + 1];
    const char *rule = rule_at (reading, g_array_index (test_case->spans, LesartSpan, i));

    if (g_strcmp0 (rule, expected) != 0 || !is_explained (expected)) {
      g_test_message ("rules.tsv:%u: %s: found %s, expected %s, which is to stand in README.md",
                      test_case->line, test_case->fields[0], rule, expected);
      g_test_fail ();
    }
  }
}

static void
test_cases (void)
{
  lesart_test_run_cases ("rules.tsv", 0, 35, check_case);
}

#define CHECK(array, Type)                                                                         \
  g_assert_cmpuint ((array)->len, >, 0);                                                           \
  for (guint i = 0; i < (array)->len; i++) {                                                       \
    g_assert_nonnull (g_array_index (array, Type, i).rule);                                        \
    g_assert_true (is_explained (g_array_index (array, Type, i).rule));                            \
  }

static void
test_all_have_one (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language,
      "Brücke gesperrt\n\n"
      "Anna Weber, Sprecherin der Nordbau AG, sagte am Montag: „Wir haben 2019 zwei Brücken gebaut.“ "
      "Die Elbbau GmbH gehört der Nordbau AG. Sie zahlte dafür 3,5 Millionen Euro, 20 Prozent mehr als "
      "jedes Jahr.",
      DATE);

  CHECK (reading->quantities, LesartQuantity)
  CHECK (reading->times, LesartTime)
  CHECK (reading->quotes, LesartQuote)
  CHECK (reading->roles, LesartRole)
  CHECK (reading->relations, LesartRelation)
  CHECK (reading->facts, LesartFact)
  CHECK (reading->claims, LesartClaim)
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/rules/cases", test_cases);
  g_test_add_func ("/extract/rules/all-have-one", test_all_have_one);
  return g_test_run ();
}
