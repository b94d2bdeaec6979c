/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nominal and pronoun mentions: the cases of mentions.tsv, and that the index of mentions by token
 * holds after they were put among the names.
 */
#include "extract-test.h"

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  g_autofree char *utf8 = g_strconcat ("Meldung\n\n", test_case->text, "\n", NULL);
  g_autoptr (LesartReading) reading = lesart_test_read (language, utf8, NULL);
  GString *found = g_string_new (NULL), *expected = g_string_new (NULL);

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    g_autofree char *text = lesart_text_slice (reading->text, mention->span);

    if (mention->kind != LESART_MENTION_NAME)
      g_string_append_printf (
          found, "%s: %s\n", text,
          g_array_index (reading->entities, LesartEntity, mention->entity).name);
  }
  for (guint i = 0; i < test_case->spans->len; i++) {
    LesartSpan span = g_array_index (test_case->spans, LesartSpan, i);
    g_autofree char *text = g_utf8_substring (test_case->text, span.start, span.end);

    g_string_append_printf (expected, "%s: %s\n", text, test_case->fields[i + 1]);
  }
  if (strcmp (found->str, expected->str) != 0)
    g_test_message ("line %u: %s", test_case->line, test_case->text);
  g_assert_cmpstr (found->str, ==, expected->str);
  g_string_free (found, TRUE);
  g_string_free (expected, TRUE);
}

static void
test_cases (void)
{
  lesart_test_run_cases ("mentions.tsv", 0, 50, check_case);
}

static void
test_counts (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language, "Titel\n\nAngela Merkel kam mit ihrem Sohn. Sie blieb. „Ich gehe“, sagte Merkel.\n",
      NULL);
  guint total = 0;

  for (guint i = 0; i < reading->entities->len; i++)
    total += g_array_index (reading->entities, LesartEntity, i).n_mentions;
  g_assert_cmpuint (total, ==, reading->mentions->len);
  for (guint i = 1; i < reading->mentions->len; i++)
    g_assert_cmpuint (g_array_index (reading->mentions, LesartMention, i - 1).span.start, <=,
                      g_array_index (reading->mentions, LesartMention, i).span.start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mentions/cases", test_cases);
  g_test_add_func ("/mentions/counts", test_counts);
  return g_test_run ();
}
