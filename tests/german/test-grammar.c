/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar, by sentences: which clauses each has and which predicates they carry, and which noun
 * phrases in which case. A clause is written KIND:PREDICATE with its marks; "of=0" names the clause
 * that it depends on.
 */
#include "grammar.h"
#include "language.h"

#include <string.h>

static LesartLanguage *language;
static const LesartLexicon *lexicon;

static void
load (void)
{
  g_autoptr (GError) error = NULL;

  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  lexicon = lesart_language_get_lexicon (language);
}

typedef struct {
  LesartText *text;
  LesartSegments *segments;
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  LesartTag *tags;
  LesartGrammar *grammar;
} Analysis;

static void
analyse (Analysis *analysis, const char *utf8, gssize n_bytes)
{
  LesartGrammarContext context = { 0 };
  const LesartForm *const *forms;
  g_autoptr (GError) error = NULL;

  analysis->text = lesart_text_new (utf8, n_bytes, &error);
  g_assert_no_error (error);
  analysis->segments = lesart_segments_new (analysis->text);
  analysis->lexemes = lesart_lexemes_new (lexicon);
  analysis->tagger = lesart_tagger_new (language, analysis->lexemes);
  forms = lesart_lexemes_read (analysis->lexemes, analysis->text, analysis->segments);
  analysis->tags = lesart_tagger_tag_text (analysis->tagger, forms, analysis->segments);
  context.tags = analysis->tags;
  analysis->grammar =
      lesart_grammar_new (analysis->text, analysis->segments, analysis->lexemes, forms, &context);
}

static void
analysis_clear (Analysis *analysis)
{
  lesart_grammar_free (analysis->grammar);
  g_free (analysis->tags);
  lesart_tagger_free (analysis->tagger);
  lesart_lexemes_free (analysis->lexemes);
  lesart_segments_unref (analysis->segments);
  lesart_text_unref (analysis->text);
}

static char *
describe_clauses (const LesartGrammar *grammar)
{
  static const char *const kinds[] = { "main", "sub", "rel", "inf", "part" };
  static const char *const moods[] = { "", " k1", " k2" };
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < grammar->clauses->len; i++) {
    const LesartClause *c = lesart_grammar_clause (grammar, i);

    g_string_append_printf (s, "%s%s:%s", i > 0 ? "; " : "", kinds[c->kind],
                            c->predicate != NULL ? c->predicate : "-");
    if (c->parent != LESART_NO_CLAUSE)
      g_string_append_printf (s, " of=%u", c->parent);
    g_string_append (s, c->passive ? " passive" : "");
    g_string_append (s, c->perfect ? " perfect" : "");
    g_string_append (s, c->future ? " future" : "");
    g_string_append (s, c->obligation ? " zu" : "");
    g_string_append (s, c->causative ? " lassen" : "");
    g_string_append (s, c->copula ? " copula" : "");
    g_string_append (s, c->verb_first_condition ? " condition" : "");
    g_string_append (s, c->modal != LESART_NO_TOKEN ? " modal" : "");
    g_string_append (s, c->negation != LESART_NO_TOKEN ? " not" : "");
    g_string_append (s, moods[c->mood]);
  }
  return g_string_free (s, FALSE);
}

static const struct {
  const char *text;
  const char *clauses;
} clauses[] = {
  /* one verb */
  { "Nvidia behauptet seine Vormachtstellung.", "main:behaupten" },
  { "Den Fahrer befreiten ihre Kollegen.", "main:befreien" },
  { "Heute kostet die Karte mehr.", "main:kosten" },
  { "Der Preis fällt.", "main:fallen" },
  { "Die erwartete Menge kam.", "main:kommen" },
  { "Sie erwartete nichts.", "main:erwarten not" },
  { "Das ist neu.", "main:sein copula" },
  { "Belege dafür gibt es nicht.", "main:geben not" },
  /* the prefix */
  { "Sie stellte das Gerät vor.", "main:vorstellen" },
  { "Frankreich und Italien stellen das Geld bereit.", "main:bereitstellen" },
  { "Die Bahn stellte den Verkehr nördlich von Hannover ein.", "main:einstellen" },
  { "Der Sturm legte den Norden lahm.", "main:lahmlegen" },
  { "Er sprach vor dem Parlament.", "main:sprechen" },
  { "Die Zahl ging von 96 auf 71 zurück.", "main:zurückgehen" },
  { "Das Gerät, das alle kennen, stellte sie vor.", "main:vorstellen; rel:kennen of=0" },
  /* the verbal bracket */
  { "Er will eine Summe aufbringen.", "main:aufbringen modal" },
  { "OpenAI hat Gespräche geführt.", "main:führen perfect" },
  { "Es wurde im August beschlagnahmt.", "main:beschlagnahmen passive" },
  { "Es war mit einem Boykott gedroht worden.", "main:drohen passive perfect" },
  { "Ein Parlament soll gewählt werden.", "main:wählen passive modal" },
  { "Er soll Geld angenommen haben.", "main:annehmen perfect modal" },
  { "Die Firma wird das Werk schließen.", "main:schließen future" },
  { "Das Werk wird geschlossen werden.", "main:schließen passive future" },
  { "Der Preis ist gestiegen.", "main:steigen perfect" },
  { "Die Firma sei in Not geraten.", "main:geraten perfect k1" },
  { "Er hat ihr dazu geraten.", "main:raten perfect" },
  { "Wir fuhren Rad.", "main:fahren" },
  { "Sie führen zwei Läden.", "main:führen" },
  { "Das Werk ist gefallen.", "main:fallen perfect" },
  { "Das hat ihr gefallen.", "main:gefallen perfect" },
  { "Nicht eingeladen war der General.", "main:einladen passive perfect not" },
  { "Finanziert wird der Ausbau über Kredite.", "main:finanzieren passive" },
  { "Verletzte soll es nicht gegeben haben.", "main:geben perfect modal not" },
  { "Gezahlt haben soll das Geld der Unternehmer.", "main:zahlen perfect modal" },
  { "Es ist zu erwarten.", "main:erwarten passive zu" },
  { "Das lässt sich einsparen.", "main:einsparen lassen modal" },
  { "Der Orkan ist über Norddeutschland hinweggezogen.", "main:hinwegziehen perfect" },
  { "Sie blieben, um kein Vakuum entstehen zu lassen.",
    "main:bleiben; inf:entstehen of=0 modal not" },
  /* mood */
  { "Der Plan sei gut.", "main:sein copula k1" },
  { "Die Firma könnte wachsen.", "main:wachsen modal k2" },
  { "Man werde die Studie abwarten.", "main:abwarten future k1" },
  /* subordinate clauses */
  { "Sie sagt, dass der Preis gefallen sei.", "main:sagen; sub:fallen of=0 perfect k1" },
  { "Wie die Zeitung berichtete, will er das Geld aufbringen.",
    "sub:berichten of=1; main:aufbringen modal" },
  { "Ob er aussagen wird, ist ungewiss.", "sub:aussagen of=1 future; main:sein copula" },
  { "Während der Sitzung sprach er.", "main:sprechen" },
  { "Während er sprach, schliefen sie.", "sub:sprechen of=1; main:schlafen" },
  { "Damit wäre es der teuerste Sturm.", "main:sein copula k2" },
  { "Sie wissen nicht, warum er kam.", "main:wissen not; sub:kommen of=0" },
  { "Er kam, weil er Geld brauchte und Freunde suchte.",
    "main:kommen; sub:brauchen of=0; sub:suchen of=0" },
  /* conditions */
  { "Sollte die Krone nachgeben, dürfte der Rat warten.",
    "sub:nachgeben of=1 condition modal; main:warten modal k2" },
  { "Lehnt der Kanton das Darlehen ab, muss die Gesellschaft schließen.",
    "sub:ablehnen of=1 condition; main:schließen modal" },
  { "Hätte es sie gegeben, so müsste es Belege geben.",
    "sub:geben of=1 perfect condition k2; main:geben modal k2" },
  { "Kommt er?", "main:kommen" },
  /* relative clauses */
  { "Russland, dessen Vertreter abgereist war, will das Papier prüfen.",
    "main:prüfen modal; rel:abreisen of=0 perfect" },
  { "Neuhaus, die am Freitag weiterreist, dämpfte die Erwartungen.",
    "main:dämpfen; rel:weiterreisen of=0" },
  { "Sam Altman, der CEO von OpenAI, wirbt um Geld.", "main:werben" },
  { "Er mahnte, die Söldner müssten das Land verlassen.", "main:mahnen; main:verlassen modal k2" },
  { "Sie hat Zentren, die für alle, die davon leben, wichtig sind.",
    "main:haben copula; rel:sein of=0 copula; rel:leben of=1" },
  { "Der Chip, der die Werke, die es gibt, stärken soll, fehlt.",
    "main:fehlen; rel:stärken of=0 modal; rel:geben of=1" },
  /* infinitive clauses */
  { "Der Nabu kündigte an, die Genehmigung zu prüfen und notfalls zu klagen.",
    "main:ankündigen; inf:prüfen of=0; inf:klagen of=0" },
  { "Er wirbt, um sich Geld zu sichern.", "main:werben; inf:sichern of=0" },
  { "Sie plant, das Gerät vorzustellen.", "main:planen; inf:vorstellen of=0" },
  { "Es ist wichtig, die Hilfe von Förderern, Vertretern und Räten zu gewinnen.",
    "main:sein copula; inf:gewinnen of=0" },
  { "Er ging, ohne zu zögern.", "main:gehen; inf:zögern of=0" },
  /* coordination */
  { "Er kam und sie ging.", "main:kommen; main:gehen" },
  { "Das Start-up setzte 62 Millionen um, machte aber Verlust.", "main:umsetzen; main:machen" },
  { "Sie soll viel kosten und bis März vorliegen.", "main:kosten modal; main:vorliegen modal" },
  { "Er hat Äpfel und Birnen verkauft.", "main:verkaufen perfect" },
  { "Wir wurden gut beraten und haben in kurzer Zeit drei Angebote erhalten.",
    "main:beraten passive; main:erhalten perfect" },
  { "Es ist breit gefächert und umfasst Gespräche.",
    "main:fächern passive perfect; main:umfassen" },
  { "Ein Werk, das eröffnet werden und Geräte liefern soll, entsteht.",
    "main:entstehen; rel:eröffnen of=0 passive modal; rel:liefern of=0 modal" },
  /* speech */
  { "„Die Inflation ist gezähmt“, sagte sie, „aber sie schläft nur.“",
    "main:zähmen passive perfect; main:sagen; main:schlafen" },
  { "Mein Rat: Er kommt.", "main:-; main:kommen" },
};

static void
test_clauses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++) {
    Analysis analysis;
    g_autofree char *found = NULL;

    analyse (&analysis, clauses[i].text, -1);
    found = describe_clauses (analysis.grammar);
    if (strcmp (found, clauses[i].clauses) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", clauses[i].text, clauses[i].clauses,
                      found);
      g_test_fail ();
    }
    analysis_clear (&analysis);
  }
}

static char *
describe_phrases (const LesartGrammar *grammar)
{
  static const guint32 cases[] = { LESART_NOMINATIVE, LESART_GENITIVE, LESART_DATIVE,
                                   LESART_ACCUSATIVE };
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < grammar->phrases->len; i++) {
    const LesartNounPhrase *p = lesart_grammar_phrase (grammar, i);
    const LesartToken *tokens = grammar->segments->tokens;
    g_autofree char *text = lesart_text_slice (
        grammar->text, (LesartSpan){ tokens[p->first].start, tokens[p->end - 1].end });

    g_string_append_printf (s, "%s%s%s/", i > 0 ? " | " : "",
                            p->preposition != LESART_NO_TOKEN ? "+" : "", text);
    for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
      if (lesart_agreement_with (p->agreement, cases[k]) != 0)
        g_string_append_c (s, "ngda"[k]);
  }
  return g_string_free (s, FALSE);
}

static const struct {
  const char *text;
  const char *phrases;
} phrases[] = {
  { "Der Prozess beginnt.", "Der Prozess/n" },
  { "Den Antrag lehnte das Parlament ab.", "Den Antrag/a | das Parlament/na" },
  { "Er gab dem Mann das Geld.", "Er/n | dem Mann/d | das Geld/na" },
  { "Das Land am Rand des Meeres wächst.", "Das Land/na | +Rand des Meeres/d" },
  { "Die Zahl der Gäste sank.", "Die Zahl der Gäste/na" },
  { "Altmans diplomatische Bemühungen ruhen.", "Altmans diplomatische Bemühungen/na" },
  { "Das auf Roboter spezialisierte Unternehmen wächst.",
    "Das auf Roboter spezialisierte Unternehmen/na" },
  { "Die Deutsche Bahn fährt.", "Die Deutsche Bahn/na" },
  { "Frankreich und Italien helfen.", "Frankreich und Italien/nda" },
  { "Sechs der sieben Räte stimmten zu.", "Sechs der sieben Räte/nda" },
  { "Es kamen mehr als 600 Menschen.", "Es/na | mehr als 600 Menschen/nda" },
  { "Es dauert zwei bis drei Tage.", "Es/na | zwei bis drei Tage/na" },
  { "Sie half einem 44 Jahre alten Mann.", "Sie/na | einem 44 Jahre alten Mann/d" },
  { "Sein Vater fuhr mit dem Zug.", "Sein Vater/n | +dem Zug/d" },
  { "Er hat vor kurzem Geld bekommen.", "Er/n | Geld/nda" },
  { "Der Orkan „Hedda“ kam.", "Der Orkan „Hedda/n" },
};

static void
test_phrases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++) {
    Analysis analysis;
    g_autofree char *found = NULL;

    analyse (&analysis, phrases[i].text, -1);
    found = describe_phrases (analysis.grammar);
    if (strcmp (found, phrases[i].phrases) != 0) {
      g_test_message ("%s\n  expected %s\n  found    %s", phrases[i].text, phrases[i].phrases,
                      found);
      g_test_fail ();
    }
    analysis_clear (&analysis);
  }
}

static void
append_head (GString *s, const LesartGrammar *grammar, const char *role, guint32 index)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (grammar, index);
  const LesartToken *head;

  if (phrase == NULL)
    return;
  head = &grammar->segments->tokens[phrase->head];
  g_string_append_printf (s, " %s=%.*s", role, (int) (head->byte_end - head->byte_start),
                          lesart_text_get_utf8 (grammar->text, NULL) + head->byte_start);
}

static void
test_arguments (void)
{
  static const struct {
    const char *text;
    const char *arguments;
  } cases[] = {
    { "Den Fahrer befreiten ihre Kollegen.", "befreien who=Kollegen what=Fahrer" },
    { "Sie gab dem Rat das Geld.", "geben who=Sie what=Geld whom=Rat" },
    { "Der Mann, den der Richter kennt, kam.", "kommen who=Mann; kennen who=Richter what=den" },
    { "Das Werk wurde von der Firma geschlossen.", "schließen who=Werk" },
    { "Der Minister kaufte Waren und verkaufte sie.",
      "kaufen who=Minister what=Waren; verkaufen who=Minister what=sie" },
    { "Der Rat versuchte, das Werk zu retten.", "versuchen who=Rat; retten who=Rat what=Werk" },
    { "Der Rat bat die Firma, das Werk zu retten.",
      "bitten who=Rat what=Firma; retten who=Firma what=Werk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Analysis analysis;
    g_autoptr (GString) found = g_string_new (NULL);

    analyse (&analysis, cases[i].text, -1);
    for (guint k = 0; k < analysis.grammar->clauses->len; k++) {
      const LesartClause *c = lesart_grammar_clause (analysis.grammar, k);

      g_string_append_printf (found, "%s%s", k > 0 ? "; " : "", c->predicate);
      append_head (found, analysis.grammar, "who", c->subject);
      append_head (found, analysis.grammar, "what", c->object);
      append_head (found, analysis.grammar, "whom", c->indirect_object);
    }
    g_assert_cmpstr (found->str, ==, cases[i].arguments);
    analysis_clear (&analysis);
  }
}

/* What a verb of saying governs names its clause. */
static void
test_speech (void)
{
  static const char text[] = "Sie sagte, dass er kam, weil es regnete.";
  g_autoptr (LesartText) article = lesart_text_new (text, -1, NULL);
  g_autoptr (LesartSegments) segments = lesart_segments_new (article);
  const LesartGrammarContext context = { .speech =
                                             lesart_language_get_table (language, "speech-verbs") };
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lexicon);
  g_autoptr (LesartGrammar) grammar = lesart_grammar_new (
      article, segments, lexemes, lesart_lexemes_read (lexemes, article, segments), &context);

  g_assert_cmpuint (grammar->clauses->len, ==, 3);
  g_assert_cmpuint (lesart_grammar_clause (grammar, 0)->speech, ==, LESART_NO_CLAUSE);
  g_assert_cmpuint (lesart_grammar_clause (grammar, 1)->speech, ==, 0);
  g_assert_cmpuint (lesart_grammar_clause (grammar, 2)->speech, ==, LESART_NO_CLAUSE);
}

/* A name that is known to be one is one phrase, whatever its words could be. */
static void
test_groups (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("Das Wall Street Journal berichtet.", -1, NULL);
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);
  const gint32 groups[] = { -1, 0, 0, 0, -1, -1 };
  const LesartGrammarContext context = { .groups = groups };
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lexicon);
  g_autoptr (LesartGrammar) grammar = lesart_grammar_new (
      text, segments, lexemes, lesart_lexemes_read (lexemes, text, segments), &context);
  g_autofree char *found = describe_phrases (grammar);

  g_assert_cmpstr (found, ==, "Das Wall Street Journal/na");
}

/* Any text: all indices in range, clauses own the tokens that say so, and it ends soon. */
static void
check_invariants (const LesartGrammar *grammar)
{
  guint32 n = grammar->segments->n_tokens;

  for (guint32 at = 0; at < n; at++)
    g_assert_true (grammar->clause_of[at] == LESART_NO_CLAUSE
                   || grammar->clause_of[at] < grammar->clauses->len);
  for (guint i = 0; i < grammar->clauses->len; i++) {
    const LesartClause *c = lesart_grammar_clause (grammar, i);

    g_assert_true (c->first < c->end && c->end <= n);
    g_assert_true (c->parent == LESART_NO_CLAUSE
                   || (c->parent < grammar->clauses->len && c->parent != i));
    g_assert_true (c->coordinated == LESART_NO_CLAUSE || c->coordinated < i);
    g_assert_true (c->predicate == NULL || c->verb < n);
  }
  for (guint i = 0; i < grammar->phrases->len; i++) {
    const LesartNounPhrase *p = lesart_grammar_phrase (grammar, i);

    g_assert_true (p->first < p->end && p->end <= n && p->head >= p->first && p->head < p->end);
  }
}

static char *
repeat (const char *part, guint n)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (s, part);
  return g_string_free (s, FALSE);
}

static void
test_hostile (void)
{
  static const char *const parts[] = {
    ",",          "„", "der, ", "die er, ", "und ", "dass er, ",  "ist und ",
    "zu gehen, ", "(", "der ",  "mit ",     "1 ",   "wenn die, ", "des Hauses ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *text = repeat (parts[i], 50000);
    Analysis analysis;

    analyse (&analysis, text, -1);
    check_invariants (analysis.grammar);
    analysis_clear (&analysis);
  }
}

static void
test_shuffled (void)
{
  static const char *const words[] = {
    "der",  "die",      "das", "und",   ",",     "„",      "“",    "hat",    "wird",
    "soll", "gegangen", "zu",  "gehen", "dass",  "weil",   "Haus", "Häuser", "Altman",
    "von",  "in",       "er",  "sie",   "nicht", "3",      ";",    ":",      ".",
    "?",    "(",        ")",   "vor",   "um",    "dessen", "wie",  "Sein",   "worden",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 3000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    Analysis analysis;
    guint n = (guint) g_rand_int_range (rand, 1, 40);

    for (guint i = 0; i < n; i++)
      g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    analyse (&analysis, text->str, (gssize) text->len);
    check_invariants (analysis.grammar);
    analysis_clear (&analysis);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/german/grammar/clauses", test_clauses);
  g_test_add_func ("/german/grammar/phrases", test_phrases);
  g_test_add_func ("/german/grammar/arguments", test_arguments);
  g_test_add_func ("/german/grammar/speech", test_speech);
  g_test_add_func ("/german/grammar/groups", test_groups);
  g_test_add_func ("/german/grammar/hostile", test_hostile);
  g_test_add_func ("/german/grammar/shuffled", test_shuffled);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
