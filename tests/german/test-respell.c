/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines in capitals, texts in small letters and the long s are spelled as they would be today, and
 * every letter stays in its place.
 */
#include "respell.h"

static LesartLanguage *language;

static char *
respell (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, &error);
  g_autoptr (LesartText) found = NULL;

  g_assert_no_error (error);
  found = lesart_respell (text, language);
  g_assert_cmpuint (lesart_text_get_n_chars (found), ==, lesart_text_get_n_chars (text));
  return g_strdup (lesart_text_get_utf8 (found, NULL));
}

static void
check (const char *utf8, const char *expected)
{
  g_autofree char *found = respell (utf8);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_capitals (void)
{
  check ("MINISTERIN ANNA MEIER TRITT AM 8. FEBRUAR ZURÜCK\nSie ging.\n",
         "Ministerin Anna Meier tritt am 8. Februar zurück\nSie ging.\n");
  check ("DIE BASF LOBT DAS ESSEN. SIE ESSEN EINE GROSSE TORTE MIT DER EU.",
         "Die BASF lobt das Essen. Sie essen eine grosse Torte mit der EU.");
}

static void
test_calendar_words (void)
{
  check ("Am DONNERSTAG kam er, am SONNTAGmorgen sie.",
         "Am Donnerstag kam er, am Sonntagmorgen sie.");
  check ("Der SPIEGEL lobt die MONTAGE der SAP im JUNI.",
         "Der SPIEGEL lobt die MONTAGE der SAP im Juni.");
}

static void
test_datelines (void)
{
  check ("KÖLN (dpa) – Die Stadt KÖLN wächst.", "Köln (dpa) – Die Stadt KÖLN wächst.");
  check ("SPIEGEL-Leser wissen mehr.\nHAMBURG-Fans auch.",
         "SPIEGEL-Leser wissen mehr.\nHAMBURG-Fans auch.");
}

static void
test_small_letters (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append (text,
                     "die ministerin anna meier trat am montag zurück. das sagte sie in wien. ");
  found = respell (text->str);
  g_assert_true (g_str_has_prefix (
      found, "Die Ministerin Anna Meier trat am Montag zurück. Das sagte sie in Wien. Die "));
}

static void
test_long_s (void)
{
  check ("Dieſe Inſel, iſt ſie groß?", "Diese Insel, ist sie groß?");
}

/* What has capitals in their places is not copied: nor are acronyms, or a short message. */
static void
test_others (void)
{
  static const char *const texts[] = { "Die Partei heißt SPD.", "SPD, CDU", "kommst du heute?", "",
                                       "ＡＢＣ ＤＥＦ İIıi ǅ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LesartText) text = lesart_text_new (texts[i], -1, NULL);
    g_autoptr (LesartText) found = lesart_respell (text, language);

    g_assert_true (found == text);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/respell/capitals", test_capitals);
  g_test_add_func ("/respell/calendar-words", test_calendar_words);
  g_test_add_func ("/respell/datelines", test_datelines);
  g_test_add_func ("/respell/small-letters", test_small_letters);
  g_test_add_func ("/respell/long-s", test_long_s);
  g_test_add_func ("/respell/others", test_others);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
