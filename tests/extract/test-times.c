/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times: the cases of times.tsv, what becomes of quantities, and texts that must not hurt.
 */
#include "extract-test.h"

static char *
describe (const LesartTime *time)
{
  return g_strjoin (" ", lesart_time_type_to_string (time->type), time->value, time->mod, NULL);
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  const char *date = strcmp (test_case->fields[0], "-") != 0 ? test_case->fields[0] : NULL;
  g_autoptr (LesartReading) reading = lesart_test_read (language, test_case->text, date);
  const GArray *found = reading->times;

  for (guint i = 0; i < MAX (found->len, test_case->spans->len); i++) {
    const LesartTime *time = i < found->len ? &g_array_index (found, LesartTime, i) : NULL;
    const char *expected = i < test_case->spans->len ? test_case->fields[i + 2] : NULL;
    g_autofree char *description = time != NULL ? describe (time) : NULL;
    g_autofree char *span = time != NULL ? lesart_text_slice (reading->text, time->span) : NULL;

    if (time == NULL || expected == NULL || strcmp (description, expected) != 0
        || time->span.start != g_array_index (test_case->spans, LesartSpan, i).start
        || time->span.end != g_array_index (test_case->spans, LesartSpan, i).end) {
      g_test_message ("times.tsv:%u: %s: found [%s] %s, expected %s", test_case->line,
                      test_case->fields[1], span, description, expected);
      g_test_fail ();
      return;
    }
  }
}

static void
test_cases (void)
{
  lesart_test_run_cases ("times.tsv", 1, 250, check_case);
}

/* The figures of a date and of a duration are no quantities; those beside them are. */
static void
test_quantities_inside (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language, "Am 8. Februar fuhren 12 Busse zwei Stunden lang 30 Kilometer weit.", "2024-02-12");

  g_assert_cmpuint (reading->times->len, ==, 2);
  g_assert_cmpuint (reading->quantities->len, ==, 2);
  g_assert_cmpfloat (g_array_index (reading->quantities, LesartQuantity, 0).value, ==, 12);
  g_assert_cmpfloat (g_array_index (reading->quantities, LesartQuantity, 1).value, ==, 30);
}

/* Spans lie in the text, in order, and do not overlap, whatever the text is. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "1. ",
                                        "1., ",
                                        "8. bis ",
                                        "am ",
                                        "Montag ",
                                        "Nacht zum ",
                                        "Ende der ",
                                        "vor ",
                                        "in ",
                                        "zwei Jahre und ",
                                        "jede ",
                                        "alle ",
                                        "1.1.",
                                        "1:11 ",
                                        "2024/",
                                        "halb ",
                                        "des Jahres ",
                                        "ersten ",
                                        "Anfang Anfang ",
                                        "eins Uhr ",
                                        "Freitagabend",
                                        "ersten Hälfte der ",
                                        "2010 zwei Jahre später ",
                                        "18. und ",
                                        "Mo-Fr ",
                                        "Nacht vom 5. auf den ",
                                        "90-minütige ",
                                        "2024-02-12T14:30",
                                        "heute ",
                                        "am Tag zuvor ",
                                        "vergangenen " };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LesartReading) reading = NULL;
    guint32 end = 0;

    while (text->len < 20000)
      g_string_append (text, pieces[i]);
    reading = lesart_test_read (language, text->str, i % 2 == 0 ? "2024-02-12" : NULL);
    for (guint k = 0; k < reading->times->len; k++) {
      LesartSpan span = g_array_index (reading->times, LesartTime, k).span;

      g_assert_cmpuint (span.start, >=, end);
      g_assert_cmpuint (span.end, >, span.start);
      end = span.end;
    }
    g_assert_cmpuint (end, <=, lesart_text_get_n_chars (reading->text));
  }
}

/* What a paragraph without a day tells of is of the day before, if that was of late; what it
 * announces is not. */
static void
test_paragraphs (void)
{
  static const struct {
    const char *text;
    const char *value;
  } paragraphs[] = {
    { "Am Dienstag brannte ein Haus.\n\nUm 11 Uhr kam die Feuerwehr.\n", "2024-10-15T11:00" },
    { "Am Dienstag brannte ein Haus.\n\nUm 11 Uhr beginnt die Sitzung.\n", "2024-10-17T11:00" },
    { "Am 3. Mai brannte ein Haus.\n\nUm 11 Uhr kam die Feuerwehr.\n", "2024-10-17T11:00" },
  };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++) {
    g_autoptr (LesartReading) reading =
        lesart_test_read (language, paragraphs[i].text, "2024-10-17");

    g_assert_cmpuint (reading->times->len, ==, 2);
    g_assert_cmpstr (g_array_index (reading->times, LesartTime, 1).value, ==, paragraphs[i].value);
  }
}

/* The first and the last day of the calendar have no day before or after them. */
static void
test_edges (void)
{
  static const char *const dates[] = { "0001-01-01", "9999-12-31", "2024-02-29", "0000-00-00",
                                       "nonsense" };
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autoptr (LesartReading) reading = lesart_test_read (
        language,
        "Vorgestern, vor 3000 Jahren, in zehn Jahrhunderten wird es am Montag, übermorgen, am letzten Freitag, "
        "nächste Woche, am Wochenende, zu Ostern und am ersten Advent sein. Am 29. Februar kam er, im "
        "vergangenen Jahr, vor zwei Monaten, vor einem Tag und in der Nacht zum Sonntag.",
        dates[i]);

    g_assert_cmpuint (reading->times->len, >, 10);
  }
}

/* A paragraph without a day goes on with the latest one that is told of, not with the last one that
 * stands beside it. */
static void
test_day_of_story (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language,
      "Titel\n\nAm Samstag gewann sie das Rennen. Nach dem Training am Donnerstag "
      "hatte sie die Schuhe gewechselt.\n\nAm Abend feierte sie.\n",
      "2024-02-11");

  g_assert_cmpuint (reading->times->len, ==, 3);
  g_assert_cmpstr (g_array_index (reading->times, LesartTime, 2).value, ==, "2024-02-10TEV");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/times/cases", test_cases);
  g_test_add_func ("/extract/times/day-of-story", test_day_of_story);
  g_test_add_func ("/extract/times/quantities-inside", test_quantities_inside);
  g_test_add_func ("/extract/times/hostile", test_hostile);
  g_test_add_func ("/extract/times/paragraphs", test_paragraphs);
  g_test_add_func ("/extract/times/edges", test_edges);
  return g_test_run ();
}
