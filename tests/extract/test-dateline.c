/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day of the article: the cases of datelines.tsv, names of files, and which of them wins.
 */
#include "extract-test.h"

#define BODY                                                                                       \
  "\nDie Bahn baut eine Brücke. Das sagte eine Sprecherin am Montag. Sie soll im Mai fertig sein.\n"

static char *
lay_out (const char *first, const char *last)
{
  g_autofree char *article = g_strconcat (first, BODY, last, NULL);
  g_auto (GStrv) lines = g_strsplit (article, "¶", -1);

  return g_strjoinv ("\n", lines);
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  const char *last = test_case->fields[2] != NULL ? test_case->fields[2] : "";
  g_autofree char *article = lay_out (test_case->text, last);
  g_autoptr (LesartReading) reading = lesart_test_read (language, article, NULL);
  const char *found = reading->date != NULL ? reading->date : "-";

  if (strcmp (found, test_case->fields[0]) != 0) {
    g_test_message ("datelines.tsv:%u: %s: found %s", test_case->line, test_case->text, found);
    g_test_fail ();
  }
  g_assert_cmpint (reading->date_source, ==,
                   reading->date != NULL ? LESART_DATE_TEXT : LESART_DATE_UNKNOWN);
}

static void
test_cases (void)
{
  lesart_test_run_cases ("datelines.tsv", 1, 20, check_case);
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    const char *day;
  } cases[] = {
    { "2024-02-12-haushalt.txt", "2024-02-12" },
    { "haushalt_2024_02_12.txt", "2024-02-12" },
    { "20240212.txt", "2024-02-12" },
    { "2024-02-30.txt", NULL },
    { "2024-02-12_2024-02-13.txt", NULL },
    { "haushalt-2024.txt", NULL },
    { "1202402123.txt", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    char day[LESART_DATE_BYTES];
    gboolean found = lesart_date_of_name (cases[i].name, day);

    g_assert_cmpint (found, ==, cases[i].day != NULL);
    if (found)
      g_assert_cmpstr (day, ==, cases[i].day);
  }
}

/* What is given outweighs what the document says, that the text, and the text the name. */
static void
test_order (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autofree char *dated = lay_out ("Eine Brücke¶12.02.2024", "");
  g_autofree char *undated = lay_out ("Eine Brücke", "");
  const struct {
    const char *article;
    const char *given;
    const char *published;
    const char *name;
    const char *day;
    LesartDateSource source;
    gboolean needed;
  } cases[] = {
    { dated, "2024-03-01", "2024-02-29", "2024-04-01.txt", "2024-03-01", LESART_DATE_GIVEN, FALSE },
    { dated, NULL, "2024-02-29", "2024-04-01.txt", "2024-02-29", LESART_DATE_PUBLISHED, FALSE },
    { dated, NULL, NULL, "2024-04-01.txt", "2024-02-12", LESART_DATE_TEXT, FALSE },
    { undated, NULL, NULL, "2024-04-01.txt", "2024-04-01", LESART_DATE_NAME, FALSE },
    { undated, NULL, NULL, "bruecke.txt", NULL, LESART_DATE_UNKNOWN, TRUE },
    { "Eine Brücke\nSie ist von 1990.", NULL, NULL, NULL, NULL, LESART_DATE_UNKNOWN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartText) text = lesart_text_new (cases[i].article, -1, NULL);
    g_autoptr (LesartReading) reading = lesart_read_with (
        text, language,
        &(LesartReadOptions){
            .date = cases[i].given, .published = cases[i].published, .name = cases[i].name });

    g_assert_cmpstr (reading->date, ==, cases[i].day);
    g_assert_cmpint (reading->date_source, ==, cases[i].source);
    g_assert_cmpint (lesart_reading_needs_date (reading), ==, cases[i].needed);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/dateline/cases", test_cases);
  g_test_add_func ("/extract/dateline/names", test_names);
  g_test_add_func ("/extract/dateline/order", test_order);
  return g_test_run ();
}
