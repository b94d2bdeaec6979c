/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one utterance holds: the cases of recognize.tsv, and utterances that must not hurt.
 */
#include "extract-test.h"

#include "recognize.h"

#include <math.h>

static char *
describe_quantity (const LesartQuantity *quantity)
{
  GString *description = g_string_new (NULL);

  g_string_append_printf (description, "%.10g", quantity->value);
  if (!isnan (quantity->value_max))
    g_string_append_printf (description, "..%.10g", quantity->value_max);
  if (quantity->unit != NULL)
    g_string_append_printf (description, " %s", quantity->unit);
  return g_string_free (description, FALSE);
}

static char *
describe_time (const LesartTime *time)
{
  return time->value_max != NULL ? g_strdup_printf ("%s..%s", time->value, time->value_max)
                                 : g_strdup (time->value);
}

static gboolean
is_expected (const char *found, const char *expected)
{
  char *end;
  double value = g_ascii_strtod (expected, &end);

  if (strcmp (found, expected) == 0)
    return TRUE;
  return *end == '\0' && fabs (g_ascii_strtod (found, NULL) - value) < 1e-5 * MAX (1, fabs (value));
}

static LesartReading *
recognize (const LesartLanguage *language,
           const char *utf8,
           const char *kind_name,
           const char *date)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);
  LesartRecognizeKind kind;

  g_assert_nonnull (text);
  g_assert_true (lesart_recognize_kind_from_string (kind_name, &kind));
  return lesart_recognize (text, language, kind, date);
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  const char *date = strcmp (test_case->fields[1], "-") != 0 ? test_case->fields[1] : NULL;
  g_autoptr (LesartReading) reading =
      recognize (language, test_case->text, test_case->fields[0], date);
  guint n_quantities = reading->quantities->len, n_found = n_quantities + reading->times->len;

  for (guint i = 0; i < MAX (n_found, test_case->spans->len); i++) {
    const LesartQuantity *quantity =
        i < n_quantities ? &g_array_index (reading->quantities, LesartQuantity, i) : NULL;
    const LesartTime *time = i >= n_quantities && i < n_found
                                 ? &g_array_index (reading->times, LesartTime, i - n_quantities)
                                 : NULL;
    const char *expected = i < test_case->spans->len ? test_case->fields[i + 3] : NULL;
    g_autofree char *found = quantity != NULL ? describe_quantity (quantity)
                             : time != NULL   ? describe_time (time)
                                              : NULL;
    LesartSpan span = quantity != NULL ? quantity->span
                      : time != NULL   ? time->span
                                       : (LesartSpan){ 0, 0 };
    g_autofree char *words = lesart_text_slice (reading->text, span);

    if (found == NULL || expected == NULL || !is_expected (found, expected)
        || span.start != g_array_index (test_case->spans, LesartSpan, i).start
        || span.end != g_array_index (test_case->spans, LesartSpan, i).end) {
      g_test_message ("recognize.tsv:%u: %s: found [%s] %s, expected %s", test_case->line,
                      test_case->fields[2], words, found, expected);
      g_test_fail ();
      return;
    }
  }
}

static void
test_cases (void)
{
  lesart_test_run_cases ("recognize.tsv", 2, 140, check_case);
}

/* Spans lie in the utterance, in order, whatever it is. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "halb ",  "viertel vor ", "1/",  "-,",      "und zwanzig ",
                                        "bis ",   "8.",           "um ", "EIN",     "vor Chr. ",
                                        "12345 ", "jeden ",       "ß",   "montag ", "5 vor " };
  static const char *const kinds[] = { "number",  "ordinal",  "percent", "money",
                                       "measure", "duration", "time" };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces) * G_N_ELEMENTS (kinds); i++) {
    const char *kind = kinds[i % G_N_ELEMENTS (kinds)];
    const char *piece = pieces[i / G_N_ELEMENTS (kinds)];
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LesartReading) reading = NULL;

    while (text->len < 2000)
      g_string_append (text, piece);
    reading = recognize (language, text->str, kind, i % 2 == 0 ? "2024-02-12T23:59" : NULL);
    for (guint k = 0; k < reading->times->len; k++)
      g_assert_cmpuint (g_array_index (reading->times, LesartTime, k).span.end, <=,
                        lesart_text_get_n_chars (reading->text));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/recognize/cases", test_cases);
  g_test_add_func ("/extract/recognize/hostile", test_hostile);
  return g_test_run ();
}
