/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is found in pairs of sentences, and above all what is not: a figure may be said in many
 * ways.
 */
#include "check-translation.h"

#include <string.h>

static LesartLanguage *language;

static LesartFindings *
check (const char *german, const char *english, LesartBitext **bitext)
{
  g_autoptr (LesartText) de = lesart_text_new (german, -1, NULL);
  g_autoptr (LesartText) en = lesart_text_new (english, -1, NULL);
  g_autoptr (LesartReading) reading = lesart_read (de, language, "2024-02-12");
  LesartBitext *made = lesart_bitext_new (de, reading->segments, en, NULL);
  LesartCheckSettings settings = { .language = language };
  LesartBead bead = { .score = 1 };
  LesartFindings *findings;

  lesart_check_defaults (settings.wanted);
  for (LesartCheckKind kind = LESART_CHECK_NAME; kind <= LESART_CHECK_UNTRANSLATED; kind++)
    /* Of words: tested where they are made; but hedges go by what the reading says of clauses. */
    settings.wanted[kind] = kind == LESART_CHECK_HEDGE;
  lesart_bitext_count_sentences (made, bead.n);
  findings = lesart_check_translation (reading, made, &bead, 1, &settings);
  if (bitext != NULL)
    *bitext = made;
  else
    lesart_bitext_unref (made);
  return findings;
}

/* "scale long-scale; date differs" */
static char *
describe (const char *german, const char *english)
{
  g_autoptr (LesartFindings) findings = check (german, english, NULL);
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < findings->array->len; i++) {
    const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, i);

    g_string_append_printf (string, "%s%s %s", i > 0 ? "; " : "",
                            lesart_check_kind_to_string (finding->kind),
                            lesart_reason_to_string (finding->reason));
  }
  return g_string_free (string, FALSE);
}

static const struct {
  const char *german, *english, *expected;
} cases[] = {
  /* Lengths and short thousands. */
  { "Es dauerte 1,5 Stunden.", "It took 90 minutes.", "" },
  { "Es dauerte 30 Minuten.", "It took half an hour.", "" },
  { "Es dauerte eine Viertelstunde.", "It took a quarter of an hour.", "" },
  { "Es dauerte eine Dreiviertelstunde.", "It took three quarters of an hour.", "" },
  { "Es dauerte eine Viertelstunde.", "It took half an hour.", "number missing" },
  { "Es dauerte 2 Stunden und 10 Minuten.", "It took 2 hours and 10 minutes.", "" },
  { "Es dauerte 1,5 Stunden.", "It took 15 hours.", "number differs" },
  { "Sie verdient 3k im Monat.", "She earns 3,000 a month.", "" },
  { "Es kostet 1,5 mio Euro.", "It costs 1.5 million euros.", "" },
  { "Die Lok fährt mit 15 kV.", "The engine runs on 15,000 volts.", "" },
  { "Die Spannung beträgt 3,3 kV.", "The voltage is 33 kV.", "scale decimal-comma" },
  { "Es wiegt 0,5 kg.", "It weighs 500 g.", "" },

  /* Times so long ago that the reading has no value for them, scales in other words. */
  { "Das war vor 65 Millionen Jahren.", "That was 65 million years ago.", "" },
  { "Das war vor 4,5 Milliarden Jahren.", "That was 4.5 million years ago.", "scale long-scale" },
  { "Eine Milliarde Menschen hungert.", "A thousand million people are hungry.", "" },
  { "Es kamen 5.000-6.000 Menschen.", "5-6,000 people came.", "" },
  { "Die Wirtschaft wuchs um 0,3 Prozent.", "The economy grew by .3 percent.", "" },
  { "Ein zweistelliger Millionenbetrag fehlt.", "Tens of millions are missing.", "" },
  { "Das Bild ist aus den 1820er-Jahren.", "The picture is from the 1820s.", "" },
  { "Das Bild ist aus den 1820er-Jahren.", "The picture is from the 1920s.", "number differs" },
  { "Das Bild ist aus den 20er-Jahren.", "The picture is from the 1920s.", "" },
  { "Um halb drei begann es.", "It began at half past two.", "" },
  { "Um halb drei begann es.", "It began at 2:30.", "" },
  { "Um halb drei begann es.", "It began at 3:30.", "date differs" },
  { "In vierzehn Tagen kommt er.", "He will come in two weeks.", "" },
  { "Er ist 1,80 Meter groß.", "He is 5 feet 11 inches tall.", "" },
  { "Der Zins steigt um 0,25 Punkte.", "The rate rises by 25 basis points.", "" },
  { "Ein zweistelliger Millionenbetrag fehlt.", "A double-digit million sum is missing.", "" },
  { "Ein dreistelliger Millionenbetrag fehlt.", "Hundreds of billions are missing.",
    "scale long-scale" },

  /* The would of one clause is no answer to the hedge of another. */
  { "Womöglich stimmen drei Abgeordnete gegen das Gesetz, dann hinge alles an einer Stimme.",
    "Possibly three deputies will vote against the bill, and all would hang on one vote.", "" },
  { "Womöglich stimmen drei Abgeordnete gegen das Gesetz, dann hinge alles an einer Stimme.",
    "Three deputies will vote against the bill, and all would hang on one vote.", "hedge lost" },

  /* Wrong. */
  { "Sie zahlte 5 Milliarden Euro.", "She paid 5 million euros.", "scale long-scale" },
  { "Sie will 5 bis 7 Billionen Dollar.", "She wants 5 to 7 billion dollars.", "scale long-scale" },
  { "Das Billionen-Dollar-Angebot kam an.", "The billion-dollar offer arrived.",
    "scale long-scale" },
  { "Millionen von Menschen kamen.", "Billions of people came.", "scale long-scale" },
  { "Es waren 3,5 Prozent.", "It was 35 percent.", "scale decimal-comma" },
  { "Es waren 3,5 Prozent.", "It was 3,5 percent.", "scale decimal-comma" },
  { "Es kamen 1.250 Gäste.", "There were 1.250 guests.", "scale decimal-comma" },
  { "Es kamen 412 Frauen.", "There were 421 women.", "number differs" },
  { "Sieben Männer kamen.", "Nine men came.", "number differs" },
  { "Es kamen 412 Frauen.", "Women came.", "number missing" },
  { "Es kamen Frauen.", "There were 412 women.", "number added" },
  { "Der Zins stieg um 2 Prozentpunkte.", "The rate rose by 2 percent.", "percent differs" },
  { "Das kostet 30 Euro.", "That costs 30 dollars.", "currency differs" },
  { "Es sind 100 Kilometer.", "It is 100 miles.", "unit conversion" },
  { "Er kam am 8. Februar.", "He came on February 18.", "date differs" },
  { "Er kam am 8. Februar.", "He came on March 8.", "date differs" },
  { "Er kam im zweiten Quartal 2026.", "He came in the third quarter of 2026.", "date differs" },
  { "Er kam am Montag.", "He came on Tuesday.", "weekday differs" },
  { "Er kommt.", "He is coming", "punctuation lost" },
  { "„Ja“, sagte er.", "„Yes“, he said.", "quotation not-english" },
  { "„Ja“, sagte er.", "“Yes, he said.", "quotation unpaired" },
  { "Es waren -5 Grad Celsius.", "It was 5 degrees Celsius.", "number differs" },
  /* Right, in other words. */
  { "Es waren -5 Grad Celsius.", "It was minus 5 degrees Celsius.", "" },
  { "Die Rate fiel um 0,4 Prozentpunkte auf 2,9 Prozent.",
    "The rate fell by 0.4 percentage points to 2.9 per cent.", "" },
  { "Sie zahlte 5 Mio. Euro.", "She paid €5m.", "" },
  { "Die Firma ist über eine Billion Dollar wert.", "The firm is worth over $1 trillion.", "" },
  { "Er besitzt 100.000 Bücher.", "He owns a hundred thousand books.", "" },
  { "Die Zehnjährige lief 42 Kilometer.", "The ten-year-old ran 26 miles.", "" },
  { "Es waren 30 Grad Celsius.", "It was 86 °F.", "" },
  { "Die Hälfte der Leute kam.", "50 percent of the people came.", "" },
  { "Zwei Drittel kamen.", "Two thirds came.", "" },
  { "Beide kamen am 8.2.2024 um 14.30 Uhr.", "The two came on February 8, 2024 at 2:30 p.m.", "" },
  { "Er lebte im 19. Jahrhundert.", "He lived in the 19th century.", "" },
  { "Das war in den 1990er Jahren.", "That was in the nineties.", "" },
  { "Sie blieb anderthalb Jahre.", "She stayed for a year and a half.", "" },
  { "Sie gewannen 3:1.", "They won 3-1.", "" },
  { "Das zweistündige Treffen endete.", "The two-hour meeting ended.", "" },
  { "Der Milliardär kam.", "The billionaire came.", "" },
  { "„Ja“, sagte er.", "“Yes,” he said.", "" },
  { "Er kommt, sagte sie. Sie auch.", "He is coming, she said, and so is she.", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = describe (cases[i].german, cases[i].english);

    if (strcmp (found, cases[i].expected) != 0)
      g_test_message ("%s / %s", cases[i].german, cases[i].english);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

/* Each side's words, its value, and what to write instead. */
static void
test_parts (void)
{
  LesartBitext *bitext;
  g_autoptr (LesartFindings) findings = check ("Er will mehr als 5 Billionen Dollar.",
                                               "He wants more than 5 billion dollars.", &bitext);
  const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, 0);
  g_autofree char *german = NULL;
  g_autofree char *english = NULL;

  g_assert_cmpuint (findings->array->len, ==, 1);
  german = lesart_text_slice (bitext->text[0], finding->span[0]);
  english = lesart_text_slice (bitext->text[1], finding->span[1]);
  g_assert_cmpstr (german, ==, "5 Billionen Dollar");
  g_assert_cmpstr (english, ==, "5 billion dollars");
  g_assert_cmpstr (finding->value[0], ==, "5000000000000 USD");
  g_assert_cmpstr (finding->value[1], ==, "5000000000 USD");
  g_assert_cmpstr (finding->suggestion, ==, "5 trillion US dollars");
  lesart_bitext_unref (bitext);
}

/* A number that moved to the sentence before is no finding; kinds that are off are not told. */
static void
test_neighbours_and_kinds (void)
{
  g_autoptr (LesartText) de =
      lesart_text_new ("Er kam spät. Er hatte 412 Seiten dabei, am Montag.", -1, NULL);
  g_autoptr (LesartText) en =
      lesart_text_new ("He came late with 412 pages. He had them on Tuesday.", -1, NULL);
  g_autoptr (LesartReading) reading = lesart_read (de, language, NULL);
  g_autoptr (LesartBitext) bitext = lesart_bitext_new (de, reading->segments, en, NULL);
  LesartCheckSettings settings = { .language = language };
  const LesartBead beads[] = { { .first = { 0, 0 }, .n = { 1, 1 } },
                               { .first = { 1, 1 }, .n = { 1, 1 } } };

  settings.wanted[LESART_CHECK_NUMBER] = settings.wanted[LESART_CHECK_WEEKDAY] = TRUE;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (LesartFindings) findings =
        lesart_check_translation (reading, bitext, beads, 2, &settings);

    g_assert_cmpuint (findings->array->len, ==, 1 - i);
    settings.wanted[LESART_CHECK_WEEKDAY] = FALSE;
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/check/cases", test_cases);
  g_test_add_func ("/check/parts", test_parts);
  g_test_add_func ("/check/neighbours-and-kinds", test_neighbours_and_kinds);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
