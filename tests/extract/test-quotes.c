/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotations: the cases of quotes.tsv, and texts that are nothing but marks.
 */
#include "extract-test.h"

/* Indirect speech is not looked for in headlines. */
#define HEADLINE "Meldung\n\n"

static char *
describe_speaker (const LesartReading *reading, const LesartQuote *quote)
{
  if (quote->speaker >= 0)
    return g_strdup (g_array_index (reading->entities, LesartEntity, quote->speaker).name);
  return lesart_span_is_empty (quote->speaker_span)
             ? g_strdup ("-")
             : lesart_text_slice (reading->text, quote->speaker_span);
}

/* "style speaker: text" of each quotation, without the punctuation at its end, one a line. */
static char *
describe_quotes (const LesartReading *reading)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);
    g_autofree char *speaker = describe_speaker (reading, quote);
    g_autofree char *text = lesart_text_slice (reading->text, quote->span);

    g_string_append_printf (lines, "%s %s: %s\n", lesart_quote_style_to_string (quote->style),
                            speaker, text);
  }
  return g_string_free (lines, FALSE);
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  g_autofree char *utf8 = g_strconcat (HEADLINE, test_case->text, "\n", NULL);
  g_autoptr (LesartReading) reading = lesart_test_read (language, utf8, NULL);
  g_autofree char *found = describe_quotes (reading);
  GString *expected = g_string_new (NULL);

  for (guint i = 0; i < test_case->spans->len; i++) {
    LesartSpan span = g_array_index (test_case->spans, LesartSpan, i);
    g_autofree char *text = g_utf8_substring (test_case->text, span.start, span.end);

    /* The brackets may hold the full stop; an indirect quotation never has it. */
    if (g_str_has_prefix (test_case->fields[i + 1], "indirect") && g_str_has_suffix (text, "."))
      text[strlen (text) - 1] = '\0';
    g_string_append_printf (expected, "%s: %s\n", test_case->fields[i + 1], text);
  }
  if (strcmp (found, expected->str) != 0)
    g_test_message ("line %u: %s\nexpected\n%sfound\n%s", test_case->line, test_case->text,
                    expected->str, found);
  g_assert_cmpstr (found, ==, expected->str);
  g_string_free (expected, TRUE);
}

static void
test_cases (void)
{
  lesart_test_run_cases ("quotes.tsv", 0, 130, check_case);
}

static void
test_over_paragraph (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language, "Titel\n\nRobert Habeck sagte: „Das ist gut. Das bleibt so.\n\nDas war alles.\n",
      NULL);
  const LesartQuote *quote;
  g_autofree char *text = NULL;

  g_assert_cmpuint (reading->quotes->len, ==, 1);
  quote = &g_array_index (reading->quotes, LesartQuote, 0);
  text = lesart_text_slice (reading->text, quote->span);
  g_assert_cmpstr (text, ==, "„Das ist gut. Das bleibt so.");
}

static void
check_interview (const char *utf8, const char *expected)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autofree char *text = g_strconcat ("Meldung\n\n", utf8, NULL);
  g_autoptr (LesartReading) reading = lesart_test_read (language, text, NULL);
  g_autofree char *found = describe_quotes (reading);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_interviews (void)
{
  /* Names before a colon; a paragraph that goes on; a remark; marks inside; what comes after it. */
  check_interview ("Die Chefin des Hafens, Anna Brandt, spricht über den Umbau.\n"
                   "ZEIT: Wann ist der Hafen fertig?\n"
                   "Brandt: Ich rechne mit dem März.\n"
                   "Der Bund zahlt mit.\n"
                   "ZEIT: Und wenn nicht?\n"
                   "Brandt (lacht): Das nannte einer „gesunden Geiz“.\n"
                   "Das Gespräch führte Karl Lind.\n",
                   "direct ZEIT: Wann ist der Hafen fertig?\n"
                   "direct Anna Brandt: Ich rechne mit dem März.\n"
                   "direct Anna Brandt: Der Bund zahlt mit.\n"
                   "direct ZEIT: Und wenn nicht?\n"
                   "direct Anna Brandt: Das nannte einer „gesunden Geiz“.\n");
  /* Questions without a label, initials. */
  check_interview ("Anna Brandt leitet den Hafen.\n"
                   "Wann ist der Hafen fertig?\n"
                   "A. B.: Im März.\n"
                   "Der Bund zahlt mit.\n"
                   "Und wenn nicht?\n"
                   "A. B.: Dann bauen wir kleiner.\n",
                   "direct Anna Brandt: Im März.\n"
                   "direct Anna Brandt: Der Bund zahlt mit.\n"
                   "direct Anna Brandt: Dann bauen wir kleiner.\n");
  /* The last turn goes on as long as somebody says "ich". */
  check_interview ("Anna Brandt leitet den Hafen.\n"
                   "Wann ist der Hafen fertig?\n"
                   "Brandt: Im März.\n"
                   "Und wenn nicht?\n"
                   "Brandt: Dann bauen wir kleiner.\n"
                   "Das träfe die Fischer. Davor habe ich Angst.\n"
                   "Die Fragen stellte Karl Lind.\n",
                   "direct Anna Brandt: Im März.\n"
                   "direct Anna Brandt: Dann bauen wir kleiner.\n"
                   "direct Anna Brandt: Das träfe die Fischer. Davor habe ich Angst.\n");
  check_interview ("Anna Brandt leitet den Hafen.\n"
                   "Frage: Wann ist der Hafen fertig?\n"
                   "Antwort: Im März.\n",
                   "direct Frage: Wann ist der Hafen fertig?\n"
                   "direct Anna Brandt: Im März.\n");
  /* Lists are none, nor is one question. */
  check_interview ("Bonn: Adler, Beck, Cordes\nMainz: Denk, Ebert, Frank\n", "");
  check_interview ("Was kostet der Eintritt?\nKosten: 20 Euro\nOrt: Marktplatz\n", "");
}

/* Who says "ich" in an interview is its speaker, and what he tells is reported. */
static void
test_interview_first_person (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (language,
                                                        "Meldung\n\nAnna Brandt leitet den Hafen.\n"
                                                        "Frage: Wann ist der Hafen fertig?\n"
                                                        "Brandt: Ich öffne die Schleuse im März.\n",
                                                        NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);
    const LesartArgument *agent =
        lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT);

    if (strcmp (fact->predicate, "öffnen") != 0)
      continue;
    found = TRUE;
    g_assert_cmpint (fact->certainty, ==, LESART_CERTAINTY_REPORTED);
    g_assert_nonnull (agent);
    g_assert_cmpint (agent->entity, >=, 0);
    g_assert_cmpstr (g_array_index (reading->entities, LesartEntity, agent->entity).name, ==,
                     "Anna Brandt");
    g_assert_cmpint (fact->source, ==, agent->entity);
  }
  g_assert_true (found);
}

/* Quotations are in order, lie in the text and name existing entities, whatever the text. */
static void
check_invariants (const LesartReading *reading)
{
  guint32 before = 0;

  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    g_assert_cmpuint (quote->span.start, >=, before);
    g_assert_cmpuint (quote->span.start, <, quote->span.end);
    g_assert_cmpuint (quote->span.end, <=, lesart_text_get_n_chars (reading->text));
    g_assert_cmpint (quote->speaker, <, (int) reading->entities->len);
    g_assert_true (g_str_has_prefix (quote->rule, "quote."));
    before = quote->span.start;
  }
}

static void
test_pathological (void)
{
  static const char *const pieces[] = { "\"",
                                        "„",
                                        "“ ",
                                        " »",
                                        "‚a‘",
                                        "„a“, ",
                                        "und ",
                                        "sagte, ",
                                        "; er sei",
                                        "(",
                                        "laut ",
                                        "zufolge ",
                                        "„Das ist gut“ sagte ",
                                        "Anna: Wer?\n",
                                        "A. B.: Wer?\nBerg: Ich.\n" };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    GString *text = g_string_new ("Titel\n\n");
    g_autoptr (LesartReading) reading = NULL;

    while (text->len < 100000)
      g_string_append (text, pieces[i]);
    reading = lesart_test_read (language, text->str, NULL);
    check_invariants (reading);
    g_string_free (text, TRUE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotes/cases", test_cases);
  g_test_add_func ("/quotes/over-paragraph", test_over_paragraph);
  g_test_add_func ("/quotes/interviews", test_interviews);
  g_test_add_func ("/quotes/interview-first-person", test_interview_first_person);
  g_test_add_func ("/quotes/pathological", test_pathological);
  return g_test_run ();
}
