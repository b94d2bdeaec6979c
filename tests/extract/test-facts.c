/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts, by sentences. Each case is a sentence and its facts as "predicate(agent; theme)" in their
 * order; "-" stands for nobody and nothing. The sentences are read with the
 * compiled language data, in an article of 2024-02-12.
 */
#include "extract-test.h"

static LesartLanguage *language;

static char *
argument_text (const LesartReading *reading, const LesartFact *fact, LesartArgumentRole role)
{
  const LesartArgument *argument = lesart_reading_get_argument (reading, fact, role);

  return argument != NULL ? lesart_text_slice (reading->text, argument->span) : g_strdup ("-");
}

static char *
describe (const LesartReading *reading)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);
    g_autofree char *agent = argument_text (reading, fact, LESART_ARGUMENT_AGENT);
    g_autofree char *theme = argument_text (reading, fact, LESART_ARGUMENT_THEME);

    g_string_append_printf (s, "%s%s(%s; %s)", i > 0 ? ", " : "", fact->predicate, agent, theme);
  }
  return g_string_free (s, FALSE);
}

static LesartReading *
read_sentence (const char *sentence)
{
  g_autofree char *article = g_strdup_printf ("Eine Überschrift\n\n%s\n", sentence);

  return lesart_test_read (language, article, "2024-02-12");
}

static const struct {
  const char *text;
  const char *facts;
} cases[] = {
  /* agent and theme */
  { "Die Forscher verwenden Zitronensäure.", "verwenden(Die Forscher; Zitronensäure)" },
  { "Den Fahrer befreiten ihre Kollegen.", "befreien(ihre Kollegen; Den Fahrer)" },
  { "Das Parlament lehnte den Antrag ab.", "ablehnen(Das Parlament; den Antrag)" },
  { "Heute verkauft der Händler seinen Laden.", "verkaufen(der Händler; seinen Laden)" },
  { "Die Räte stimmten einem Kredit zu.", "zustimmen(Die Räte; einem Kredit)" },
  { "Der Verein wirbt um neue Mitglieder.", "werben(Der Verein; neue Mitglieder)" },
  { "Die Zahl der Gäste sank.", "sinken(Die Zahl der Gäste; -)" },
  { "Mehr als 600 Notrufe gingen ein.", "eingehen(Mehr als 600 Notrufe; -)" },
  { "428 Abgeordnete votierten dagegen.", "votieren(428 Abgeordnete; -)" },
  { "Sechs der sieben Räte kamen.", "kommen(Sechs der sieben Räte; -)" },
  { "Frankreich und Italien stellen das Geld bereit.",
    "bereitstellen(Frankreich und Italien; das Geld)" },
  { "In dem Seegebiet leben Wale.", "leben(Wale; -)" },
  { "Er gab dem Mann das Buch.", "geben(Er; das Buch)" },
  { "Es gibt Belege.", "geben(-; Belege)" },
  { "Die meisten Städte wollen das Geld zurückfordern.",
    "zurückfordern(Die meisten Städte; das Geld)" },
  { "Sie versucht, die Hilfe von Bauern, Händlern und Köchen zu bekommen.",
    "versuchen(Sie; -), bekommen(Sie; die Hilfe)" },
  { "Später lehnte sie das Bundesverdienstkreuz ab.", "ablehnen(sie; das Bundesverdienstkreuz)" },
  { "Der Händler hat mehr verdient als erwartet.", "verdienen(Der Händler; -)" },
  /* passive */
  { "Die Grenze wurde geschlossen.", "schließen(-; Die Grenze)" },
  { "Das Notizbuch wurde von Fahndern beschlagnahmt.", "beschlagnahmen(Fahndern; Das Notizbuch)" },
  { "Finanziert wird der Ausbau über Kredite.", "finanzieren(-; der Ausbau)" },
  { "Zuvor war lange gestritten worden.", "streiten(-; -)" },
  { "Nicht eingeladen war der General.", "einladen(-; der General)" },
  { "Ein Parlament soll gewählt werden.", "wählen(-; Ein Parlament)" },
  { "In den Gesprächen von Händlern mit Bauern wurde ein Kauf angedeutet.",
    "andeuten(-; ein Kauf)" },
  { "Mit einem Limit lässt sich Kohlendioxid einsparen.", "einsparen(-; Kohlendioxid)" },
  /* relative clauses */
  { "Der Bauer, der das Feld bestellt, schweigt.",
    "schweigen(Der Bauer; -), bestellen(Der Bauer; das Feld)" },
  { "Die Chips, die der Händler verkauft, fehlen.",
    "fehlen(Die Chips; -), verkaufen(der Händler; Die Chips)" },
  { "Ein Berater, dessen Firma die Pläne prüft, warnt.",
    "warnen(Ein Berater; -), prüfen(dessen Firma; die Pläne)" },
  { "Ein Land, das wächst und Waren ausführt, braucht Häfen.",
    "brauchen(Ein Land; Häfen), wachsen(Ein Land; -), ausführen(Ein Land; Waren)" },
  /* infinitives */
  { "Der Verband kündigte an, die Genehmigung zu prüfen.",
    "ankündigen(Der Verband; -), prüfen(Der Verband; die Genehmigung)" },
  { "Der Richter forderte den Zeugen auf, die Wahrheit zu sagen.",
    "auffordern(Der Richter; -), sagen(den Zeugen; die Wahrheit)" },
  { "Der Konzern baut ein Werk, um Chips zu fertigen.",
    "bauen(Der Konzern; ein Werk), fertigen(Der Konzern; Chips)" },
  /* joined clauses */
  { "Der Händler kaufte Waren und verkaufte sie.",
    "kaufen(Der Händler; Waren), verkaufen(Der Händler; sie)" },
  { "Die Studie soll viel kosten und im März vorliegen.",
    "kosten(Die Studie; -), vorliegen(Die Studie; -)" },
  { "Zwei Menschen wurden getötet und drei verletzt.",
    "töten(-; Zwei Menschen), verletzen(-; drei)" },
  /* events that nouns tell of */
  { "Die Übernahme von Twitter durch Elon Musk kostete Geld.",
    "übernehmen(Elon Musk; Twitter), kosten(Die Übernahme; Geld)" },
  { "Merkels Rücktritt freut die Händler.",
    "zurücktreten(Merkels; -), freuen(Merkels Rücktritt; die Händler)" },
  { "Die Übernahme überraschte die Händler.", "überraschen(Die Übernahme; die Händler)" },
  /* a verb at the beginning that looks like a noun */
  { "Stimmen die Aktionäre zu, könnte der Umbau beginnen.",
    "zustimmen(die Aktionäre; -), beginnen(der Umbau; -)" },
  { "Streiken die Fahrer, fallen viele Züge aus.",
    "streiken(die Fahrer; -), ausfallen(viele Züge; -)" },
  { "Einigen sich die Länder, so beginnt der Bau.",
    "einigen(die Länder; -), beginnen(der Bau; -)" },
  { "„Fehlen die Teile, stehen die Bänder still.“",
    "fehlen(die Teile; -), stillstehen(die Bänder; -)" },
  { "Fragen wirft der Plan auf, sagte der Minister.",
    "aufwerfen(der Plan; Fragen), sagen(der Minister; -)" },
  { "Folgen hat das nicht, sagte der Sprecher.", "sagen(der Sprecher; -)" },
  /* of two that could both do it, the one that acts */
  { "Ein Grundstück hat die Stadt gekauft.", "kaufen(die Stadt; Ein Grundstück)" },
  { "Eine Brücke sperrt die Behörde.", "sperren(die Behörde; Eine Brücke)" },
  { "Das Gesetz billigte das Parlament.", "billigen(das Parlament; Das Gesetz)" },
  { "Die Pläne verwarf die Bezirksregierung.", "verwerfen(die Bezirksregierung; Die Pläne)" },
  { "Die Villa, die die Genossenschaft erworben hat, brennt.",
    "brennen(Die Villa; -), erwerben(die Genossenschaft; Die Villa)" },
  { "Die Medaille gewann die Läuferin.", "gewinnen(die Läuferin; Die Medaille)" },
  { "Eine Lösung fand die Kommission.", "finden(die Kommission; Eine Lösung)" },
  { "Die Stadt kauft eine Wiese.", "kaufen(Die Stadt; eine Wiese)" },
  { "Das teilte das Unternehmen mit.", "mitteilen(das Unternehmen; Das)" },
  { "Die Firma lehnt das ab.", "ablehnen(Die Firma; das)" },
  { "Das überraschte die Forscher.", "überraschen(Das; die Forscher)" },
  { "Der Trainer selbst bestritt das.", "bestreiten(Der Trainer; das)" },
  { "Für die Stadt bedeutet das Mehrkosten.", "bedeuten(das; Mehrkosten)" },
  { "Der Verband kritisierte den Plan scharf.", "kritisieren(Der Verband; den Plan)" },
  { "Der Meister hat ihr den Hobel geschenkt.", "schenken(Der Meister; den Hobel)" },
  { "Dort leben Kinder im Alter von drei und sieben Jahren.", "leben(Kinder; -)" },
  { "Gewonnen hat der Vorschlag einer Klasse.", "gewinnen(der Vorschlag einer Klasse; -)" },
  { "Er kennt den Arzt aus Bremen, der das Buch schrieb.",
    "kennen(Er; den Arzt), schreiben(den Arzt; das Buch)" },
  { "1. Der Preis stieg. 2. Die Firma wuchs.", "steigen(Der Preis; -), wachsen(Die Firma; -)" },
  { "Ihm wird vorgeworfen, einen Wagen angezündet zu haben.",
    "vorwerfen(-; -), anzünden(Ihm; einen Wagen)" },
  { "Bremen (dpa) - Im Mai kam die Ministerin.", "kommen(die Ministerin; -)" },
  { "Bremen – Im Mai kam die Ministerin.", "kommen(die Ministerin; -)" },
  { "Sie sagte, dass die Firma, die dort sitzt, die Preise erhöht.",
    "sagen(Sie; -), erhöhen(die Firma; die Preise), sitzen(die Firma; -)" },
  { "Sie hatte sich zurückgezogen und nur noch Theater gespielt.",
    "zurückziehen(Sie; -), spielen(Sie; Theater)" },
  { "Der Preis ist gestiegen und die Nachfrage gesunken.",
    "steigen(Der Preis; -), sinken(die Nachfrage; -)" },
  { "Der Kanzler, der die beiden Minister bestellt hatte, schwieg.",
    "schweigen(Der Kanzler; -), bestellen(Der Kanzler; die beiden Minister)" },
  { "Er warnte vor einer Belastung der Betreiber, die unter hohen Preisen litten.",
    "warnen(Er; einer Belastung der Betreiber), leiden(der Betreiber; hohen Preisen)" },
  { "Der Minister sagte, die Kosten würden abgewälzt.",
    "sagen(Der Minister; -), abwälzen(-; die Kosten)" },
  { "Er warf der Firma vor, das Gesetz verhindert zu haben.",
    "vorwerfen(Er; -), verhindern(der Firma; das Gesetz)" },
  { "Die Klage betrifft die Stadt.", "betreffen(Die Klage; die Stadt)" },
  /* an object with its preposition, not a circumstance */
  { "Der Kanzler verzichtet auf die Reise.", "verzichten(Der Kanzler; die Reise)" },
  { "Der Verein hofft auf Olaf Scholz.", "hoffen(Der Verein; Olaf Scholz)" },
  { "Das Pulver besteht aus Kalk.", "bestehen(Das Pulver; Kalk)" },
  { "An dem Zaun entstand ein Schaden.", "entstehen(ein Schaden; -)" },
  { "Auf einer Länge von zehn Metern brach das Ufer ab.", "abbrechen(das Ufer; -)" },
  { "Mit einem Freistoß glich der Stürmer aus.", "ausgleichen(der Stürmer; -)" },
  { "Das sagte der Wirt unserer Zeitung.", "sagen(der Wirt; Das)" },
  { "Er reiste ab, um einen Sieg der Rechten zu verhindern.",
    "abreisen(Er; -), verhindern(Er; einen Sieg der Rechten)" },
  { "Der Wagen brannte, als er von einem Zug gestreift wurde.",
    "brennen(Der Wagen; -), streifen(einem Zug; er)" },
  /* numbers beside a name count what follows */
  { "Die Firma baut in Winterthur 14 der 61 Stellen ab.", "abbauen(Die Firma; 14 der 61 Stellen)" },
  { "Mit Filtern ließen sich jährlich bis zu 40 Tonnen einsparen.",
    "einsparen(-; bis zu 40 Tonnen)" },
  /* who does the second thing */
  { "Sie hofft, dass die Firma wächst und Kurzarbeit einführt.",
    "hoffen(Sie; -), wachsen(die Firma; -), einführen(die Firma; Kurzarbeit)" },
  { "Sie sagt, dass die Firma wächst und die Preise steigen.",
    "sagen(Sie; -), wachsen(die Firma; -), steigen(die Preise; -)" },
  { "Der Stürmer darf von Beginn an spielen, der zuletzt fehlte.",
    "spielen(Der Stürmer; -), fehlen(Der Stürmer; -)" },
  { "Verdi begrüßte den Plan, forderte aber Klarheit.",
    "begrüßen(Verdi; den Plan), fordern(Verdi; Klarheit)" },
  { "Wir trafen Anna Roth von der Kanzlei, die den Plan schrieb.",
    "treffen(Wir; Anna Roth), schreiben(Anna Roth; den Plan)" },
  { "Das von ihr gegründete Institut verkauft Geräte.",
    "verkaufen(Das von ihr gegründete Institut; Geräte)" },
  { "Der Eingriff wurde gestern bekannt gegeben.", "bekanntgeben(-; Der Eingriff)" },
  { "Sie sprach von einem Beispiel dafür, was gelingt.", "sprechen(Sie; einem Beispiel)" },
  /* one word is not two: not Rad fahren; not fahren in the Konjunktiv */
  { "Ich fahre zu den Schulen.", "fahren(Ich; -)" },
  { "Wir führen die Firma.", "führen(Wir; die Firma)" },
  /* prefixes */
  { "Die Ernte fällt geringer aus als im Vorjahr.", "ausfallen(Die Ernte; -)" },
  { "Der Erbe hält zusammen mit seiner Schwester die Mehrheit.", "halten(Der Erbe; die Mehrheit)" },
  /* whom somebody tells is not what is told */
  { "Sie bat die Gäste um Geduld.", "bitten(Sie; Geduld)" },
  { "Die Firma informierte die Eltern über den Umzug.", "informieren(Die Firma; den Umzug)" },
  { "Das Gericht forderte das Land auf, die Akten zu öffnen.",
    "auffordern(Das Gericht; -), öffnen(das Land; die Akten)" },
  { "Das fragte er nicht.", "fragen(er; Das)" },
  /* a title before the name; marks within the phrase */
  { "Ein Team um die Ärztin Dr. Anna Roth hat ein Rad entdeckt.", "entdecken(Ein Team; ein Rad)" },
  { "Sie sprach von einer „besonders schweren Tat“.",
    "sprechen(Sie; einer „besonders schweren Tat“)" },
  /* a season is nobody's attribute; a participle that two verbs could have; the same */
  { "Der Laden meldete im Sommer Konkurs an.", "anmelden(Der Laden; Konkurs)" },
  { "Sie hat an den Bau gedacht.", "denken(Sie; den Bau)" },
  { "An derselben Stelle stürzte eine Frau.", "stürzen(eine Frau; -)" },
  { "Er und seine Schwester wurden verletzt.", "verletzen(-; Er und seine Schwester)" },
  /* she before whom; a noun is no prefix */
  { "Sie kritisierte Angela Merkel.", "kritisieren(Sie; Angela Merkel)" },
  { "Die Firma steht vor dem Aus.", "stehen(Die Firma; -)" },
  /* names that are listed behind a preposition */
  { "Die Firma schließt in Bonn, Köln und Aachen.", "schließen(Die Firma; -)" },
  { "In Bonn, Köln und Aachen streiken Lehrer.", "streiken(Lehrer; -)" },
  { "Für die Kunden ändert sich nichts.", "ändern(nichts; -)" },
  /* what a relative pronoun stands for, and who does it */
  { "Er lobt die Firma, die Anna Roth gegründet und an Bosch verkauft hat.",
    "loben(Er; die Firma), gründen(Anna Roth; die Firma), verkaufen(Anna Roth; die Firma)" },
  { "Das Gutachten, das die Stadt in Auftrag gegeben hatte, fehlt.",
    "fehlen(Das Gutachten; -), geben(die Stadt; Das Gutachten)" },
  { "Er kennt die Studie, die Forscher vorgelegt haben.",
    "kennen(Er; die Studie), vorlegen(Forscher; die Studie)" },
  { "Sie gründete ein Büro in München, das sie gemeinsam führten.",
    "gründen(Sie; ein Büro), führen(sie; ein Büro)" },
  { "Heute hängt dort das Bild von Paul Zoller, das an Regen erinnert.",
    "hängen(das Bild; -), erinnern(das Bild; Regen)" },
  { "Zeugen, die etwas beobachtet haben, fehlen.", "fehlen(Zeugen; -), beobachten(Zeugen; etwas)" },
  { "Ob der Eigner, der die Anteile hält, bei der Erhöhung mitzieht, ist unklar.",
    "mitziehen(der Eigner; -), halten(der Eigner; die Anteile)" },
  /* a source shows what was said before; other things do not */
  { "Das zeigt eine neue Studie.", "zeigen(eine neue Studie; Das)" },
  { "Das ergab eine Leserumfrage unter 1000 Kunden.", "ergeben(eine Leserumfrage; Das)" },
  { "Das zeigt die Schwäche der Regierung.", "zeigen(Das; die Schwäche der Regierung)" },
  { "Die Studie zeigt das.", "zeigen(Die Studie; das)" },
  { "Die Hauptrolle spielt sie mit Witz.", "spielen(sie; Die Hauptrolle)" },
  /* a dative before the accusative; two accusatives; a list of nouns behind a preposition */
  { "Er sagte den Betroffenen Hilfe zu.", "zusagen(Er; Hilfe)" },
  { "Die Kommission hat Portugal die Auszahlung zugesagt.",
    "zusagen(Die Kommission; die Auszahlung)" },
  { "Er nannte Olaf Scholz einen Lügner.", "nennen(Er; Olaf Scholz)" },
  { "Briefe von Lehrern, Schülern und Eltern erreichten die Räte.", "erreichen(Briefe; die Räte)" },
  { "Er lehnte eine Motion aus den Reihen der SVP ab.", "ablehnen(Er; eine Motion)" },
  /* nouns beside each other: a town, who does it, what is counted */
  { "Heute fanden die Tester Rückstände.", "finden(die Tester; Rückstände)" },
  { "Der Bielefelder Hersteller fand Rückstände.",
    "finden(Der Bielefelder Hersteller; Rückstände)" },
  { "Zehntausende Pendler saßen fest.", "festsitzen(Zehntausende Pendler; -)" },
  { "Der Durchbruch gelang den beiden spät.", "gelingen(Der Durchbruch; -)" },
  /* an infinitive before its modal; a noun that looks like one */
  { "Verzichten muss der Trainer auf zwei Spieler.", "verzichten(der Trainer; zwei Spieler)" },
  { "Verletzte soll es geben.", "geben(-; Verletzte)" },
  /* "ein" behind all else; verbs with "-einander" */
  { "Der Stürmer köpfte zum Ausgleich ein (81.).", "einköpfen(Der Stürmer; -)" },
  { "Er hofft, dass der Abend nicht auseinanderfällt.",
    "hoffen(Er; -), auseinanderfallen(der Abend; -)" },
  /* nobody is left out where something else stands before the verb; a list without a verb */
  { "Der Rat kam zusammen, über den Plan wird morgen abgestimmt.",
    "zusammenkommen(Der Rat; -), abstimmen(-; -)" },
  { "Umgestürzte Bäume, überflutete Keller: Der Sturm hat Schäden angerichtet.",
    "anrichten(Der Sturm; Schäden)" },
  /* what the verb is about: a clause, the thing itself, words in quotation marks, no set words */
  { "Das Gutachten kommt zu dem Schluss, dass der Bau ausfällt.",
    "kommen(Das Gutachten; dass der Bau ausfällt), ausfallen(der Bau; -)" },
  { "Die Frau sagt, dass der Bau ausfällt.", "sagen(Die Frau; -), ausfallen(der Bau; -)" },
  { "Die Zahlen lesen sich schlecht.", "lesen(-; Die Zahlen)" },
  { "Die Firma verkauft sich an einen Rivalen.", "verkaufen(Die Firma; -)" },
  { "Der Chef sprach auf der Feier von einem „Aufbruch“.", "sprechen(Der Chef; einem „Aufbruch“)" },
  { "Der Mann kam in Passau zur Welt.", "kommen(Der Mann; -)" },
  /* an attribute that acts; "bekannt gab" apart at the end of a clause */
  { "Das Gericht blieb unter der Forderung der Behörde, die auf Haft plädiert hatte.",
    "bleiben(Das Gericht; -), plädieren(der Behörde; -)" },
  { "Er folgt dem Rat der Ärztin, der nützlich schien.",
    "folgen(Er; dem Rat der Ärztin), scheinen(dem Rat der Ärztin; -)" },
  { "Das Haus ist, wie die Firma bekannt gab, verkauft.",
    "verkaufen(-; Das Haus), bekanntgeben(die Firma; -)" },
  /* what is counted, and what is not; amounts with an abbreviation; a name behind its owner */
  { "Gestern blockierten an 43 Stellen Bäume die Gleise.", "blockieren(Bäume; die Gleise)" },
  { "Er kaufte drei Liter Milch.", "kaufen(Er; drei Liter Milch)" },
  { "Die Schulden belaufen sich auf 5,8 Mio. Euro.", "belaufen(Die Schulden; -)" },
  { "Angela Merkel kam. Merkels Nordbau AG wuchs.",
    "kommen(Angela Merkel; -), wachsen(Merkels Nordbau AG; -)" },
  /* who is spoken to; the perfect with sein; an adverb that looks like a participle */
  { "Frau Roth, an den Schulen fehlen viele Lehrer.", "fehlen(viele Lehrer; den Schulen)" },
  { "Dort sei ein Mast umgeknickt.", "umknicken(ein Mast; -)" },
  { "Dort war ein Mast aufgestellt.", "aufstellen(-; ein Mast)" },
  { "Der Mann war vermindert schuldfähig gewesen.", "" },
  /* left out */
  { "Das Wetter ist schön.", "" },
  { "Wer soll das bezahlen?", "" },
  { "Schwerin.", "" },
  { "Wer fragt, gewinnt.", "" },
  { "Wer das Haus betritt, riecht das Öl.", "" },
};

/* Who acts where several do: each has its entity, behind the whole. */
static const struct {
  const char *text;
  const char *arguments; /* agents, then themes, that are entities */
} lists[] = {
  { "Angela Merkel und Olaf Scholz gründeten die Nordbau AG.",
    "Angela Merkel, Olaf Scholz; Nordbau AG" },
  { "Die Nordbau AG wurde von Angela Merkel und Olaf Scholz gegründet.",
    "Angela Merkel, Olaf Scholz; Nordbau AG" },
  { "BMW, Audi und Porsche kauften Twitter.", "BMW, Audi, Porsche; Twitter" },
  { "Der Minister und Angela Merkel eröffneten die Brücke.", "Angela Merkel; " },
  { "Bosch kaufte Twitter und Porsche.", "Bosch; Twitter, Porsche" },
  { "Die Deutsche Bank und die Deutsche Börse bauen ein Haus.", "Deutsche Bank, Deutsche Börse; " },
  { "Der Händler und seine Frau kauften Twitter.", "; Twitter" },
  { "Sowohl Angela Merkel als auch Olaf Scholz kauften Twitter.",
    "Angela Merkel, Olaf Scholz; Twitter" },
  { "Weder Bosch noch Porsche kauften Twitter.", "Bosch, Porsche; Twitter" },
  { "Bosch, Audi sowie Porsche gründen einen Verband.", "Bosch, Audi, Porsche; " },
  { "Die Brüder Jakob und Emil Vogt flohen.", "Jakob Vogt, Emil Vogt; " },
  { "Das Gericht verurteilte das Ehepaar Karin und Uwe Brandt.", "; Karin Brandt, Uwe Brandt" },
  { "Einer der Räte, Karl Breuer, kam spät.", "Karl Breuer; " },
  { "Eine von ihnen, Anna Berg, hat den Wagen gesehen.", "Anna Berg; " },
};

static void
append_entities (GString *s,
                 const LesartReading *reading,
                 const LesartFact *fact,
                 LesartArgumentRole role)
{
  gboolean first = TRUE;

  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument + i);

    if (argument->role != role || argument->entity == LESART_NO_ENTITY)
      continue;
    g_string_append_printf (s, "%s%s", first ? "" : ", ",
                            g_array_index (reading->entities, LesartEntity, argument->entity).name);
    first = FALSE;
  }
}

static void
test_lists (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (LesartReading) reading = read_sentence (lists[i].text);
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, 0);
    g_autoptr (GString) found = g_string_new (NULL);

    g_assert_cmpuint (reading->facts->len, ==, 1);
    append_entities (found, reading, fact, LESART_ARGUMENT_AGENT);
    g_string_append (found, "; ");
    append_entities (found, reading, fact, LESART_ARGUMENT_THEME);
    if (strcmp (found->str, lists[i].arguments) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", lists[i].text, lists[i].arguments,
                      found->str);
      g_test_fail ();
    }
  }
}

/* Who is told, in the dative or the accusative, with its article. */
static const struct {
  const char *text;
  const char *recipient;
} tellings[] = {
  { "Sie bat die Gäste um Geduld.", "die Gäste" },
  { "Die Firma informierte die Eltern über den Umzug.", "die Eltern" },
  { "Das Gericht forderte das Land auf, die Akten zu öffnen.", "das Land" },
  { "Er sagte den Gästen die Wahrheit.", "den Gästen" },
  { "Den Brüdern Jakob und Emil Vogt droht Haft.", "Den Brüdern Jakob und Emil Vogt" },
  { "Er warf der Firma vor, das Gesetz verhindert zu haben.", "der Firma" },
  { "Die Räte werfen der SPD vor, zu lügen.", "der SPD" },
  { "Die Kommission hat Portugal die Auszahlung zugesagt.", "Portugal" },
  { "Briefe von Lehrern, Schülern und Eltern erreichten die Räte.", "-" },
  { "Er lehnte eine Motion aus den Reihen der SVP ab.", "-" },
  { "Er nannte Olaf Scholz einen Lügner.", "-" },
  { "Er warnte vor Staus.", "-" },
};

static void
test_tellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++) {
    g_autoptr (LesartReading) reading = read_sentence (tellings[i].text);
    g_autofree char *found = NULL;

    g_assert_cmpuint (reading->facts->len, >, 0);
    found = argument_text (reading, &g_array_index (reading->facts, LesartFact, 0),
                           LESART_ARGUMENT_RECIPIENT);
    if (strcmp (found, tellings[i].recipient) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", tellings[i].text, tellings[i].recipient,
                      found);
      g_test_fail ();
    }
  }
}

/* When and how much: the times, then the amounts of the first fact. */
static const struct {
  const char *text;
  const char *circumstances;
} circumstances[] = {
  { "Der Vertrag läuft zwei Jahre.", "zwei Jahre; " },
  { "Die Lücke wuchs um etwa sechs Monate.", "; sechs Monate" },
  { "Das Gericht verurteilte ihn zu acht Jahren Haft.", "; acht Jahren" },
  { "Sie verlängerte den Vertrag auf fünf Jahre.", "; fünf Jahre" },
  { "Er starb am Sonntag im Alter von 88 Jahren.", "Sonntag; " },
  { "Ein 53 Jahre alter Fahrer starb am Sonntag.", "Sonntag; " },
  { "Das Bad aus dem Jahr 1972 wurde 2021 saniert.", "2021; " },
  { "Der Plan stammt aus dem Jahr 1972.", "Jahr 1972; " },
  { "Nach einer vierstündigen Debatte stimmte der Rat am Montag zu.", "Montag; " },
};

static void
append_arguments (GString *s,
                  const LesartReading *reading,
                  const LesartFact *fact,
                  LesartArgumentRole role)
{
  gboolean first = TRUE;

  for (guint i = 0; i < fact->n_arguments; i++) {
    const LesartArgument *argument =
        &g_array_index (reading->arguments, LesartArgument, fact->first_argument + i);
    g_autofree char *text = lesart_text_slice (reading->text, argument->span);

    if (argument->role != role)
      continue;
    g_string_append_printf (s, "%s%s", first ? "" : ", ", text);
    first = FALSE;
  }
}

static void
test_circumstances (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (circumstances); i++) {
    g_autoptr (LesartReading) reading = read_sentence (circumstances[i].text);
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, 0);
    g_autoptr (GString) found = g_string_new (NULL);

    g_assert_cmpuint (reading->facts->len, >, 0);
    append_arguments (found, reading, fact, LESART_ARGUMENT_TIME);
    g_string_append (found, "; ");
    append_arguments (found, reading, fact, LESART_ARGUMENT_AMOUNT);
    if (strcmp (found->str, circumstances[i].circumstances) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", circumstances[i].text,
                      circumstances[i].circumstances, found->str);
      g_test_fail ();
    }
  }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartReading) reading = read_sentence (cases[i].text);
    g_autofree char *found = describe (reading);

    if (strcmp (found, cases[i].facts) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", cases[i].text, cases[i].facts, found);
      g_test_fail ();
    }
  }
}

/* The evidence is the clause, the verb lies in it, and every role in the text. */
static void
test_spans (void)
{
  g_autoptr (LesartReading) reading =
      read_sentence ("„Der Plan“, sagte er, „stellt die Firma vor, die ihn braucht.“ Er kam.");
  guint32 n = lesart_text_get_n_chars (reading->text);

  g_assert_cmpuint (reading->facts->len, >=, 3);
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);

    g_assert_cmpuint (fact->span.start, <, fact->span.end);
    g_assert_cmpuint (fact->span.end, <=, n);
    g_assert_true (fact->verb.start >= fact->span.start && fact->verb.end <= fact->span.end);
    g_assert_nonnull (fact->rule);
    g_assert_true (fact->score > 0 && fact->score <= 1);
    for (guint k = 0; k < fact->n_arguments; k++)
      g_assert_cmpuint (
          g_array_index (reading->arguments, LesartArgument, fact->first_argument + k).span.end, <=,
          n);
  }
}

static void
test_headline (void)
{
  g_autoptr (LesartReading) reading =
      lesart_test_read (language, "Bundestag lehnt Antrag ab\n\nDas Parlament schwieg.\n", NULL);
  g_autofree char *found = describe (reading);

  g_assert_cmpstr (found, ==, "schweigen(Das Parlament; -)");
}

static void
test_claims (void)
{
  g_autoptr (LesartReading) reading =
      read_sentence ("Die Zahl stieg um 12 Prozent. Wird sie weiter steigen? Das ist schön.");
  static const gboolean worthy[] = { TRUE, FALSE, FALSE };

  g_assert_cmpuint (reading->claims->len, ==, 4); /* the headline is one */
  for (guint i = 0; i < G_N_ELEMENTS (worthy); i++)
    g_assert_cmpint (g_array_index (reading->claims, LesartClaim, i + 1).checkworthy, ==,
                     worthy[i]);
}

static void
test_hostile (void)
{
  static const char *const parts[] = { ",",  "„", "“",       "der ",   "sagte, dass er ", "und ",
                                       "1 ", "(", "ist zu ", "weil „", "die er, " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GString) text = g_string_new ("Titel\n\n");
    g_autoptr (LesartReading) reading = NULL;

    for (guint k = 0; k < 20000; k++)
      g_string_append (text, parts[i]);
    reading = lesart_test_read (language, text->str, "2024-02-12");
    g_assert_nonnull (reading);
  }
}

/* What a fact is called, with what belongs to its verb. */
static void
test_predicates (void)
{
  static const struct {
    const char *text;
    const char *predicate;
  } told[] = {
    { "Die Firma nimmt das Problem in Angriff.", "in Angriff nehmen" },
    { "In Kraft tritt das Gesetz im Mai.", "in Kraft treten" },
    { "Der Sender hielt die Hörer auf dem Laufenden.", "auf dem Laufenden halten" },
    { "Sie stellte ihm das Haus zur freien Verfügung.", "zur Verfügung stellen" },
    { "Die Bauern zeigten sich enttäuscht.", "enttäuscht zeigen" },
    { "Der Plan stößt auf Kritik der Bauern.", "stoßen" }, /* the theme says it */
    { "Der Wirt nimmt das Geld.", "nehmen" },
    { "Die Köchin ist auf Hilfe angewiesen.", "angewiesen sein" },
    { "Das Haus ist verkauft.", "verkaufen" }, /* somebody did that */
    { "Die Köchin hält den Topf in der Küche.", "halten" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (LesartReading) reading = read_sentence (told[i].text);
    g_autofree char *predicate = NULL;

    g_assert_cmpuint (reading->facts->len, ==, 1);
    predicate = lesart_fact_dup_predicate (&g_array_index (reading->facts, LesartFact, 0));
    g_assert_cmpstr (predicate, ==, told[i].predicate);
  }
}

/* Who acts is called by the nominative, whatever case the text has. */
static void
test_agents (void)
{
  static const struct {
    const char *text; /* whose last fact is asked for */
    const char *words;
  } told[] = {
    { "Der Mann wurde von der neuen Polizei in Bremen gesucht.", "die neue Polizei" },
    { "Das Kind wurde vom neuen Nachbarn gerettet.", "neuer Nachbar" },
    { "Die Pläne wurden von ihrem früheren Chef gebilligt.", "ihr früherer Chef" },
    { "Sie sah einen hochmodernen Chip, der rechnet.", "ein hochmoderner Chip" },
    { "Er half den Berliner Senatoren, die zögerten.", "die Berliner Senatoren" },
    { "Er warnt vor der seit Jahren schwelenden Krise des Landes, die Firmen bedroht.",
      "die seit Jahren schwelende Krise des Landes" },
    { "Sie hilft dem Bauern, der das Feld bestellt.", "der Bauer" },
    { "Der Bauer, der das Feld bestellt, schweigt.", NULL }, /* in the nominative already */
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    g_autoptr (LesartReading) reading = read_sentence (told[i].text);
    const LesartArgument *agent;

    g_assert_cmpuint (reading->facts->len, >, 0);
    agent = lesart_reading_get_argument (
        reading, &g_array_index (reading->facts, LesartFact, reading->facts->len - 1),
        LESART_ARGUMENT_AGENT);
    g_assert_nonnull (agent);
    g_assert_cmpstr (agent->words, ==, told[i].words);
  }
}

/* Facts of the beginning, but tokens and sentences of all. */
static void
test_beginning (void)
{
  static const char beginning[] = "Die Ostbank kauft ihren Rivalen.\nDie Westbank lobt den Plan.\n";
  g_autoptr (LesartText) text =
      lesart_text_new ("Die Ostbank kauft ihren Rivalen.\nDie Westbank lobt den Plan.\n"
                       "Die Nordbank senkt den Preis.\n",
                       -1, NULL);
  g_autoptr (LesartReading) reading =
      lesart_read_with (text, language, &(LesartReadOptions){ .n_bytes = strlen (beginning) });
  g_autofree char *facts = describe (reading);

  g_assert_cmpstr (facts, ==, "kaufen(Die Ostbank; ihren Rivalen), loben(Die Westbank; den Plan)");
  g_assert_cmpuint (reading->segments->n_sentences, ==, 3);
  g_assert_true (reading->text == text);
}

/* It is counted up to the whole, and one that is stopped comes to nothing. */
static void
test_progress (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("Die Ostbank kauft ihren Rivalen.\n", -1, NULL);
  LesartProgress progress = { 0 };
  LesartReadOptions options = { .progress = &progress };
  g_autoptr (LesartReading) reading = lesart_read_with (text, language, &options);

  g_assert_nonnull (reading);
  g_assert_cmpuint (lesart_progress_get (&progress), ==, LESART_PROGRESS_WHOLE);
  progress = (LesartProgress){ 0 };
  lesart_progress_stop (&progress);
  g_assert_null (lesart_read_with (text, language, &options));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_test_open_language ();
  g_test_add_func ("/extract/facts/cases", test_cases);
  g_test_add_func ("/extract/facts/circumstances", test_circumstances);
  g_test_add_func ("/extract/facts/predicates", test_predicates);
  g_test_add_func ("/extract/facts/agents", test_agents);
  g_test_add_func ("/extract/facts/lists", test_lists);
  g_test_add_func ("/facts/tellings", test_tellings);
  g_test_add_func ("/extract/facts/spans", test_spans);
  g_test_add_func ("/extract/facts/headline", test_headline);
  g_test_add_func ("/extract/facts/claims", test_claims);
  g_test_add_func ("/extract/facts/hostile", test_hostile);
  g_test_add_func ("/extract/facts/beginning", test_beginning);
  g_test_add_func ("/extract/facts/progress", test_progress);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
