/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quantities: the cases of quantities.tsv, and texts that must not hurt.
 */
#include "extract-test.h"

#include <math.h>

/* "money 5e+12..7e+12 USD about = around 5-7 trillion US dollars" */
static char *
describe (const LesartQuantity *quantity, const char *expected)
{
  GString *s = g_string_new (lesart_quantity_type_to_string (quantity->type));
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (s, " %s",
                          isnan (quantity->value)
                              ? "-"
                              : g_ascii_formatd (digits, sizeof digits, "%.15g", quantity->value));
  if (!isnan (quantity->value_max))
    g_string_append_printf (s, "..%s",
                            g_ascii_formatd (digits, sizeof digits, "%.15g", quantity->value_max));
  if (quantity->unit != NULL)
    g_string_append_printf (s, " %s", quantity->unit);
  if (quantity->modifier != LESART_MODIFIER_NONE)
    g_string_append_printf (s, " %s", lesart_modifier_to_string (quantity->modifier));
  if (expected != NULL && strstr (expected, " = ") != NULL)
    g_string_append_printf (s, " = %s", quantity->english);
  if (expected != NULL && strstr (expected, " ~ ") != NULL)
    g_string_append_printf (s, " ~ %s", quantity->converted);
  return g_string_free (s, FALSE);
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  g_autoptr (LesartReading) reading = lesart_test_read (language, test_case->text, "2024-02-12");
  const GArray *found = reading->quantities;

  if (g_test_verbose ())
    g_test_message ("line %u: %s", test_case->line, test_case->fields[0]);
  for (guint i = 0; i < MAX (found->len, test_case->spans->len); i++) {
    const LesartQuantity *quantity =
        i < found->len ? &g_array_index (found, LesartQuantity, i) : NULL;
    const char *expected = i < test_case->spans->len ? test_case->fields[i + 1] : NULL;
    g_autofree char *description = quantity != NULL ? describe (quantity, expected) : NULL;
    g_autofree char *span =
        quantity != NULL ? lesart_text_slice (reading->text, quantity->span) : NULL;

    if (quantity == NULL || expected == NULL || strcmp (description, expected) != 0
        || quantity->span.start != g_array_index (test_case->spans, LesartSpan, i).start
        || quantity->span.end != g_array_index (test_case->spans, LesartSpan, i).end) {
      g_test_message ("quantities.tsv:%u: %s: found [%s] %s, expected %s", test_case->line,
                      test_case->fields[0], span, description, expected);
      g_test_fail ();
      return;
    }
  }
}

static void
test_cases (void)
{
  lesart_test_run_cases ("quantities.tsv", 0, 150, check_case);
}

/* Spans lie in the text, in order, and do not overlap, whatever the text is. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "1",
                                        "1.",
                                        "1 ",
                                        ",",
                                        "ein ",
                                        "hundert",
                                        "Millionen ",
                                        "minus ",
                                        "- ",
                                        "5 bis ",
                                        "1/",
                                        "€",
                                        "1 000 ",
                                        "Komma eins ",
                                        "zwischen 1 und ",
                                        "\xe2\x80\x99"
                                        "1",
                                        ":1",
                                        "½" };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LesartReading) reading = NULL;
    guint32 end = 0;

    while (text->len < 30000)
      g_string_append (text, pieces[i]);
    reading = lesart_test_read (language, text->str, NULL);
    for (guint k = 0; k < reading->quantities->len; k++) {
      LesartSpan span = g_array_index (reading->quantities, LesartQuantity, k).span;

      g_assert_cmpuint (span.start, >=, end);
      g_assert_cmpuint (span.end, >, span.start);
      end = span.end;
    }
    g_assert_cmpuint (end, <=, lesart_text_get_n_chars (reading->text));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/quantities/cases", test_cases);
  g_test_add_func ("/extract/quantities/hostile", test_hostile);
  return g_test_run ();
}
