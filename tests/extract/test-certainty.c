/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How certain a clause is, by sentences: each case names the predicate of one fact and its
 * certainty. The article is of 2024-02-12.
 */
#include "extract-test.h"

#define ASSERTED LESART_CERTAINTY_ASSERTED
#define REPORTED LESART_CERTAINTY_REPORTED
#define PLANNED LESART_CERTAINTY_PLANNED
#define POSSIBLE LESART_CERTAINTY_POSSIBLE
#define CONDITIONAL LESART_CERTAINTY_CONDITIONAL
#define NEGATED LESART_CERTAINTY_NEGATED

static const struct {
  const char *text;
  const char *predicate;
  LesartCertainty certainty;
} cases[] = {
  { "Der Verein verliert seinen Angreifer.", "verlieren", ASSERTED },
  { "Die Bahn hat den Verkehr eingestellt.", "einstellen", ASSERTED },
  { "Der Fahrer kannte sehr wohl den Weg.", "kennen", ASSERTED },
  { "Der Fahrer kannte wohl den Weg.", "kennen", POSSIBLE },
  { "Die Helfer konnten den Fahrer befreien.", "befreien", ASSERTED },
  { "Nicht nur die Stadt zahlt Geld.", "zahlen", ASSERTED },
  { "Sie bauen nicht Häuser, sondern Brücken.", "bauen", ASSERTED },
  { "Das Limit bringt fast nichts.", "bringen", ASSERTED },
  { "Das Heft druckte noch nicht abgeschlossene Aufsätze.", "drucken", ASSERTED },
  { "Der Verein trennte sich von ihm, keine 24 Stunden nach dem Spiel.", "trennen", ASSERTED },
  { "Die Firma legte eine nicht unerhebliche Summe zurück.", "zurücklegen", ASSERTED },
  { "Man habe die Ware aussortieren müssen.", "aussortieren", REPORTED },
  { "Im Haushalt für das kommende Jahr fehlt Geld.", "fehlen", ASSERTED },
  { "Die Übernahme von Twitter durch Elon Musk kostete Geld.", "übernehmen", ASSERTED },
  { "Sie kommentierte die Übernahme von Twitter nicht.", "übernehmen", ASSERTED },
  { "Die EU prüft die geplante Übernahme von Twitter.", "übernehmen", PLANNED },
  { "Microsoft plant die Übernahme von Twitter.", "übernehmen", PLANNED },
  { "Microsoft erwägt die Übernahme von Twitter.", "übernehmen", POSSIBLE },
  { "Die Übernahme von Twitter scheiterte.", "übernehmen", NEGATED },
  { "Der Preis bleibt, vorausgesetzt, die Bauern liefern.", "liefern", CONDITIONAL },
  /* negated */
  { "Der Berater bestätigte die Gespräche nicht.", "bestätigen", NEGATED },
  { "Die Firma verkaufte keinen Roboter.", "verkaufen", NEGATED },
  { "Der Anwalt hat nie Geld genommen.", "nehmen", NEGATED },
  { "Der Mann ging, ohne das Haus zu schließen.", "schließen", NEGATED },
  { "Die Bank wollte sich nicht äußern.", "äußern", NEGATED },
  { "Der Minister bestritt, dass die Firma Geld zahlte.", "zahlen", NEGATED },
  { "Die Stadt lehnte es ab, das Haus zu verkaufen.", "verkaufen", NEGATED },
  { "Der Minister schloss nicht aus, dass die Firma Geld zahlt.", "zahlen", POSSIBLE },
  { "Der Minister bezweifelt, dass die Firma zahlt.", "zahlen", POSSIBLE },
  { "Der Minister verschwieg, dass die Firma Geld zahlte.", "verschweigen", ASSERTED },
  /* conditional */
  { "Wenn der Preis steigt, verkauft der Händler das Haus.", "steigen", CONDITIONAL },
  { "Sollte der Versuch gelingen, folgt eine Fabrik.", "gelingen", CONDITIONAL },
  { "Lehnt der Kanton den Kredit ab, schließt die Bahn.", "ablehnen", CONDITIONAL },
  { "Der Bau beginnt, sofern die Behörde ihre Zustimmung erteilt.", "erteilen", CONDITIONAL },
  { "Notfalls klagt der Verband.", "klagen", CONDITIONAL },
  { "Stimmen die Aktionäre zu, beginnt der Umbau.", "zustimmen", CONDITIONAL },
  { "Klagen die Nachbarn, verzögert sich der Bau.", "klagen", CONDITIONAL },
  /* possible */
  { "Die Firma könnte eine Pause einlegen.", "einlegen", POSSIBLE },
  { "Die Reparatur dürfte lange dauern.", "dauern", POSSIBLE },
  { "Das Mittel kann Menschen helfen.", "helfen", POSSIBLE },
  { "Der Verein hätte die Führung übernehmen können.", "übernehmen", POSSIBLE },
  { "Die Stadt hätte den Baum retten müssen.", "retten", POSSIBLE },
  { "Offenbar nutzten die Leute den Tag.", "nutzen", POSSIBLE },
  { "Ob der Zeuge aussagen wird, ist ungewiss.", "aussagen", POSSIBLE },
  { "Vielleicht kommt der Minister.", "kommen", POSSIBLE },
  /* planned */
  { "Die Firma will ein Werk bauen.", "bauen", PLANNED },
  { "Das Stück soll gezeigt werden.", "zeigen", PLANNED },
  { "Die Stadt muss das Geld zurückzahlen.", "zurückzahlen", PLANNED },
  { "Der Konzern wird das Werk schließen.", "schließen", PLANNED },
  { "Voraussichtlich entscheidet der Rat.", "entscheiden", PLANNED },
  { "Der Verband kündigte an, die Genehmigung zu prüfen.", "prüfen", PLANNED },
  { "Der Antrag ist zu prüfen.", "prüfen", PLANNED },
  { "Die Halle musste der Verein räumen.", "räumen", ASSERTED },
  { "Die Brücke wird am 1. Mai eröffnet.", "eröffnen", PLANNED },
  { "Das Museum wird im Herbst saniert.", "sanieren", PLANNED },
  { "Im vierten Quartal wird das Werk geschlossen.", "schließen", PLANNED },
  { "In der kommenden Woche wird der Plan vorgestellt.", "vorstellen", PLANNED },
  { "Die Messe beginnt im Sommer.", "beginnen", PLANNED },
  { "Die Strecke wird derzeit saniert.", "sanieren", ASSERTED },
  { "Der Preis wird jedes Jahr verliehen.", "verleihen", ASSERTED },
  { "Das Werk wurde im Winter eröffnet.", "eröffnen", ASSERTED },
  /* reported */
  { "Der Mann soll Geld angenommen haben.", "annehmen", REPORTED },
  { "Der Bestand sei geschrumpft, sagte der Sprecher.", "schrumpfen", REPORTED },
  { "Laut Polizei brach der Damm.", "brechen", REPORTED },
  { "Nach Angaben der Polizei brach der Damm.", "brechen", REPORTED },
  { "Der Unternehmer erhielt angeblich Aufträge.", "erhalten", REPORTED },
  { "Sie klagte, weil die Firma sie getäuscht hätte.", "täuschen", REPORTED },
  { "Sie erhielt Post, in der stand, dass sie gewonnen hätte.", "gewinnen", REPORTED },
  { "Er gilt als Held, weil er Kinder gerettet habe.", "retten", REPORTED },
  { "Die Firma lobte das Gerät, das Strom spare.", "sparen", REPORTED },
  { "Er wäre gekommen, weil die Bahn gefahren wäre.", "fahren", POSSIBLE },
  { "Der Sprecher sagte, dass der Damm gebrochen ist.", "brechen", REPORTED },
  { "„Wir haben ein Werk gebaut“, sagte der Chef.", "bauen", REPORTED },
  { "„Wir haben ein Werk gebaut“, sagte der Chef.", "sagen", ASSERTED },
  /* the first that fits */
  { "Die Firma wird das Werk nicht schließen.", "schließen", NEGATED },
  { "Der Abzug werde im Mai erfolgen, sagte er.", "erfolgen", PLANNED },
  { "Die Firma könne das Werk schließen, hieß es.", "schließen", POSSIBLE },
};

static const LesartFact *
find_fact (const LesartReading *reading, const char *predicate)
{
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);

    if (strcmp (fact->predicate, predicate) == 0)
      return fact;
  }
  return NULL;
}

static void
test_cases (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *article = g_strdup_printf ("Eine Überschrift\n\n%s\n", cases[i].text);
    g_autoptr (LesartReading) reading = lesart_test_read (language, article, "2024-02-12");
    const LesartFact *fact = find_fact (reading, cases[i].predicate);

    if (fact == NULL || fact->certainty != cases[i].certainty) {
      g_test_message ("%s\n  %s: expected %s, found %s", cases[i].text, cases[i].predicate,
                      lesart_certainty_to_string (cases[i].certainty),
                      fact != NULL ? lesart_certainty_to_string (fact->certainty) : "no such fact");
      g_test_fail ();
    }
  }
}

/* What somebody says has its source. */
static void
test_source (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();
  g_autoptr (LesartReading) reading = lesart_test_read (
      language, "Eine Überschrift\n\n„Wir haben ein Werk gebaut“, sagte Angela Merkel.\n", NULL);
  const LesartFact *fact = find_fact (reading, "bauen");

  g_assert_nonnull (fact);
  g_assert_cmpint (fact->source, !=, LESART_NO_ENTITY);
  g_assert_cmpstr (g_array_index (reading->entities, LesartEntity, fact->source).name, ==,
                   "Angela Merkel");
}

/* Sentences as claims. */
static const struct {
  const char *text;
  LesartCertainty certainty;
  gboolean checkworthy;
} claims[] = {
  { "Der Konzern baute 2019 zwei Werke.", ASSERTED, TRUE },
  { "Der Abend war schön.", ASSERTED, FALSE },
  { "Wer soll das bezahlen?", PLANNED, FALSE },
  { "Angela Merkel nannte den Plan einen „Griff ins Lenkrad“.", REPORTED, TRUE },
  { "„Ich habe bis zuletzt um ihn gekämpft“, sagte Angela Merkel.", REPORTED, FALSE },
  { "Ob das Amt zustimmt, ist ungewiss.", POSSIBLE, FALSE },
  { "Der Preis könnte auf 38 Millionen Euro steigen.", POSSIBLE, TRUE },
  { "Angela Merkel plant, den Verkauf zu beenden.", PLANNED, TRUE },
  { "Angela Merkel sagte:", ASSERTED, FALSE },
  { "Das Ziel von Siemens: die Wende vorantreiben", ASSERTED, FALSE },
  { "Die Werke von Siemens verlieren.", ASSERTED, TRUE },
};

static void
test_claims (void)
{
  g_autoptr (LesartLanguage) language = lesart_test_open_language ();

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++) {
    g_autofree char *article = g_strdup_printf ("Eine Überschrift\n\n%s\n", claims[i].text);
    g_autoptr (LesartReading) reading = lesart_test_read (language, article, "2024-02-12");
    const LesartClaim *claim = &g_array_index (reading->claims, LesartClaim, 1);

    g_assert_cmpuint (reading->claims->len, ==, 2);
    if (claim->certainty != claims[i].certainty || claim->checkworthy != claims[i].checkworthy) {
      g_test_message ("%s: found %s, %d", claims[i].text,
                      lesart_certainty_to_string (claim->certainty), claim->checkworthy);
      g_test_fail ();
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/certainty/cases", test_cases);
  g_test_add_func ("/extract/certainty/source", test_source);
  g_test_add_func ("/extract/certainty/claims", test_claims);
  return g_test_run ();
}
