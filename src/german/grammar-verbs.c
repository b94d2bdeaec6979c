/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verbal complex of a clause: which of its verbs carries the predicate, with which prefix, and
 * what the others make of it.
 *
 *   stellte ... vor               vorstellen
 *   hat ... geführt               führen, perfect
 *   soll ... gewählt werden       wählen, passive, modal sollen
 *   wird ... prüfen               prüfen, future
 *   ist zu erwarten               erwarten, obligation
 *   sind darauf angewiesen        sein, of which the participle says how
 *   ließ sich ... einsparen       einsparen, causative and reflexive
 */
#include "grammar-private.h"

#include <string.h>

/* Verbs of motion and change, whose perfect is formed with sein: "ist gestiegen" is active, "ist
 * gesichert" a passive of state. Prefixes do not matter. */
static const char *const sein_verbs[] = {
  "bersten",     "bleiben",     "brechen",      "dringen",    "eilen",       "fahren",
  "fallen",      "faulen",      "fliegen",      "fliehen",    "fließen",     "flüchten",
  "folgen",      "frieren",     "gehen",        "gelangen",   "gelingen",    "genesen",
  "geraten",     "geschehen",   "gleiten",      "heilen",     "kehren",      "kentern",
  "kippen",      "klettern",    "klingen",      "kommen",     "kriechen",    "landen",
  "laufen",      "marschieren", "misslingen",   "münden",     "passieren",   "platzen",
  "prallen",     "reifen",      "reisen",       "reiten",     "rennen",      "rollen",
  "rücken",      "rutschen",    "scheiden",     "scheitern",  "schießen",    "schlüpfen",
  "schmelzen",   "schreiten",   "schrumpfen",   "schwimmen",  "schwinden",   "segeln",
  "sein",        "sickern",     "siedeln",      "sinken",     "springen",    "starten",
  "steigen",     "sterben",     "stolpern",     "stoßen",     "strömen",     "stürzen",
  "tauchen",     "treten",      "wachen",       "wachsen",    "wandern",     "weichen",
  "werden",      "ziehen",      "begegnen",     "erscheinen", "entstehen",   "erwachsen",
  "explodieren", "kollidieren", "eskalieren",   "emigrieren", "avancieren",  "verschwinden",
  "vergehen",    "verfallen",   "verunglücken", "zerfallen",  "auferstehen", "ertrinken",
  "ersticken",   "erkranken",   "ergrauen",     "erlöschen",  "erblinden",   "verhungern",
  "verarmen",    "wechseln",    "knicken",      "eintreffen", "einschlafen", "entkommen",
  "entfallen",   "entgleisen",  "entweichen",   "entgehen",   "verenden",    "verblassen",
  "verwelken",   "verdunsten",  "zerbrechen",   "verstummen", "erstarren",   "erwachen",
  "abflauen",    "abebben",     "verbluten",    "aufblühen",  "verrotten",   "altern",
};

/* Finite verbs that say little themselves when a zu-infinitive stands in their clause. */
static const char *const raising_verbs[] = { "scheinen", "drohen",  "pflegen", "brauchen",
                                             "vermögen", "bleiben", "haben",   "sein" };

static gboolean
is_one_of (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* entscheiden, begehen, verfahren: with these prefixes another verb. */
static gboolean
has_inseparable_prefix (const char *lemma, gsize n_prefix)
{
  static const char *const prefixes[] = { "be", "ent", "emp", "er", "ge", "miss", "ver", "zer" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strlen (prefixes[i]) == n_prefix && strncmp (lemma, prefixes[i], n_prefix) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
takes_sein (const char *lemma)
{
  gsize n = strlen (lemma);

  for (guint i = 0; i < G_N_ELEMENTS (sein_verbs); i++) {
    gsize k = strlen (sein_verbs[i]);

    if (k <= n && lemma[n - k] == *sein_verbs[i] && strcmp (lemma + n - k, sein_verbs[i]) == 0
        && !has_inseparable_prefix (lemma, n - k))
      return TRUE;
  }
  return FALSE;
}

/* --- The verbs of a clause --- */

typedef struct {
  guint32 finite;
  guint32 main;       /* last lexical infinite verb */
  guint32 participle; /* ... as a participle only */
  guint32 passive;    /* a form of werden beside it */
  guint32 lassen;
  guint32 modal;
  gboolean have;   /* haben or sein as an infinite auxiliary */
  gboolean be;     /* sein as an auxiliary, infinite or finite */
  gboolean become; /* geworden: werden as a verb of its own */
} Complex;

static gboolean
is_lemma (const LesartWord *word, const char *lemma)
{
  return g_strcmp0 (word->finite_lemma, lemma) == 0
         || g_strcmp0 (word->infinitive_lemma, lemma) == 0
         || g_strcmp0 (word->participle_lemma, lemma) == 0;
}

static void
add_infinite (Complex *complex, const LesartWord *word, guint32 at, gboolean is_geworden)
{
  if (word->kinds & LESART_WORD_AUXILIARY) {
    if (is_lemma (word, "werden") && (word->kinds & LESART_WORD_PARTICIPLE) && is_geworden)
      complex->become = TRUE;
    else if (is_lemma (word, "werden"))
      complex->passive = at;
    else
      complex->have = TRUE;
    complex->be |= is_lemma (word, "sein");
  } else if (word->kinds & LESART_WORD_MODAL) {
    if (complex->modal == LESART_NO_TOKEN)
      complex->modal = at;
  } else if (is_lemma (word, "lassen")) {
    complex->lassen = at;
  } else if (complex->main == LESART_NO_TOKEN || (word->kinds & LESART_WORD_INFINITIVE_ZU) == 0) {
    complex->main = at; /* habe Geld gegeben „um uns zu vergnügen“: not the infinitive */
  }
}

/* "hat mehr verdient als erwartet" */
static gboolean
is_comparison (const LesartGrammar *grammar, guint32 at)
{
  return grammar->words[at].participle_lemma != NULL && at > 0
         && lesart_grammar_is_one_of (grammar, at - 1, "als wie");
}

static Complex
read_complex (const LesartGrammar *grammar, guint32 index)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);
  Complex complex = { clause->finite,  LESART_NO_TOKEN, LESART_NO_TOKEN,
                      LESART_NO_TOKEN, LESART_NO_TOKEN, LESART_NO_TOKEN,
                      FALSE,           FALSE,           FALSE };
  const LesartWord *finite =
      clause->finite != LESART_NO_TOKEN ? &grammar->words[clause->finite] : NULL;

  for (guint32 at = clause->first; at < clause->end; at++)
    if (grammar->clause_of[at] == index && at != clause->finite
        && (grammar->words[at].kinds & LESART_WORD_INFINITE)
        && (complex.main == LESART_NO_TOKEN || !is_comparison (grammar, at)))
      add_infinite (&complex, &grammar->words[at], at,
                    lesart_grammar_token_is (grammar, at, "geworden"));
  if (finite == NULL)
    return complex;
  if (finite->kinds & LESART_WORD_MODAL)
    complex.modal = clause->finite;
  if (is_lemma (finite, "lassen") && complex.main != LESART_NO_TOKEN)
    complex.lassen = clause->finite;
  complex.be |= is_lemma (finite, "sein");
  return complex;
}

/* --- The prefix --- */

/**
 * lesart_grammar_is_verb: (skip)
 *
 * Returns: whether the lexicon has @lemma as an infinitive
 */
gboolean
lesart_grammar_is_verb (const LesartGrammar *grammar, const char *lemma)
{
  return lesart_lexicon_has (grammar->lexicon, lemma, strlen (lemma), LESART_CLASS_VERB);
}

/* The prefix ends its part of the clause: what follows belongs to no noun phrase that it could
 * govern. */
static gboolean
closes_bracket (const LesartGrammar *grammar, guint32 index, guint32 at)
{
  guint32 next = at + 1;
  guint32 kinds;

  while (next < grammar->segments->n_tokens
         && lesart_grammar_token (grammar, next)->kind == LESART_TOKEN_QUOTE
         && grammar->clause_of[next] == index)
    next++;
  if (next >= grammar->segments->n_tokens || grammar->clause_of[next] != index)
    return TRUE;
  kinds = grammar->words[next].kinds;
  if (lesart_grammar_is_one_of (grammar, next, "als (")) /* fällt geringer aus als im Vorjahr */
    return TRUE;
  return (kinds & LESART_WORD_COORDINATOR) != 0
         || ((grammar->words[at].kinds & (LESART_WORD_PREPOSITION | LESART_WORD_DETERMINER)) == 0
             && kinds != LESART_WORD_NUMERAL
             && (grammar->tags == NULL || grammar->tags[at].stts == LESART_STTS_PTKVZ
                 || grammar->tags[at].stts == LESART_STTS_ADJD));
}

/* A prefix with a verb that the lexicon does not have it with (schossen Geld nach). A preposition
 * at the end governs nothing, so it is one, unless it can follow its noun (dem Bericht nach). */
static gboolean
is_sure_prefix (const LesartGrammar *grammar, guint32 at)
{
  static const char *const postpositions[] = { "gegenüber", "entgegen", "entlang",
                                               "zuliebe",   "gemäß",    "über" };
  guint32 kinds = grammar->words[at].kinds;

  if (lesart_grammar_token_is (grammar, at, "ein")) /* köpfte zum Ausgleich ein (81.) */
    return at + 1 < grammar->segments->n_tokens
           && (grammar->clause_of[at + 1] != grammar->clause_of[at]
               || lesart_grammar_token_is (grammar, at + 1, "("));
  if ((kinds & LESART_WORD_PREFIX) == 0 || (kinds & (LESART_WORD_ADJECTIVE | LESART_WORD_NEGATION)))
    return FALSE;
  if ((kinds & LESART_WORD_PREPOSITION) == 0)
    return (kinds & (LESART_WORD_DETERMINER | LESART_WORD_ADVERB)) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (postpositions); i++)
    if (lesart_grammar_token_is (grammar, at, postpositions[i]))
      return FALSE;
  return !lesart_grammar_token_is (grammar, at, "nach")
         || lesart_agreement_with (grammar->words[at - 1].agreement, LESART_ACCUSATIVE) != 0;
}

/* "standen still", but "kritisierte ... scharf": few adjectives are prefixes of many verbs. */
static gboolean
may_be_prefix (const LesartGrammar *grammar, guint32 at)
{
  return (grammar->words[at].kinds & LESART_WORD_ADJECTIVE) == 0
         || lesart_grammar_is_one_of (grammar, at,
                                      "bekannt bereit fern fest frei gleich hoch kaputt klar kurz "
                                      "nahe offen sicher still tot voll");
}

/* "ein Beispiel dafür, was ...": the word points to the clause behind the comma. */
static gboolean
points_ahead (const LesartGrammar *grammar, guint32 at)
{
  return lesart_grammar_is_one_of (grammar, at, "dafür daran darauf darum darüber")
         && lesart_grammar_is_one_of (grammar, at + 1, ",");
}

static guint32
find_prefix (
    const LesartGrammar *grammar, guint32 index, const char *lemma, char *joined, gsize n_joined)
{
  const LesartClause *clause = lesart_grammar_clause (grammar, index);

  for (guint32 at = clause->end; at > clause->finite + 1; at--) {
    guint32 token = at - 1;
    gsize n_bytes;
    const char *form;

    if (grammar->clause_of[token] != index
        || (grammar->words[token].kinds & (LESART_WORD_PREFIX | LESART_WORD_ADJECTIVE)) == 0
        || (lesart_grammar_token (grammar, token)->flags & LESART_TOKEN_UPPER) /* vor dem Aus */
        || !closes_bracket (grammar, index, token) || points_ahead (grammar, token))
      continue;
    form = lesart_grammar_form (grammar, token, &n_bytes);
    g_snprintf (joined, n_joined, "%.*s%s", (int) n_bytes, form, lemma);
    if (lesart_grammar_is_verb (grammar, joined))
      return token;
    if (is_sure_prefix (grammar, token)
        || (grammar->tags != NULL && grammar->tags[token].stts == LESART_STTS_PTKVZ
            && may_be_prefix (grammar, token)))
      return token;
  }
  return LESART_NO_TOKEN;
}

/* --- Putting it together --- */

static void
read_mood (const LesartGrammar *grammar, LesartClause *clause)
{
  guint32 f = clause->finite != LESART_NO_TOKEN ? grammar->words[clause->finite].finite : 0;

  clause->mood = LESART_MOOD_INDICATIVE;
  clause->tense = (f & LESART_PRESENT) || (f & LESART_PAST) == 0 ? 1 : 2;
  if (f & (LESART_PRESENT | LESART_PAST))
    return;
  if (f & LESART_SUBJUNCTIVE_1)
    clause->mood = LESART_MOOD_SUBJUNCTIVE_1;
  else if (f & LESART_SUBJUNCTIVE_2)
    clause->mood = LESART_MOOD_SUBJUNCTIVE_2;
}

static void
set_predicate (LesartGrammar *grammar, LesartClause *clause, guint32 verb, const char *lemma)
{
  clause->verb = verb;
  clause->predicate = lemma != NULL ? g_string_chunk_insert_const (grammar->strings, lemma) : NULL;
}

/* Is the main verb a participle here, where it could be an infinitive or a finite form as well? */
static gboolean
is_participle_here (const LesartGrammar *grammar, const Complex *complex)
{
  const LesartWord *word = &grammar->words[complex->main];
  const LesartWord *finite =
      complex->finite != LESART_NO_TOKEN ? &grammar->words[complex->finite] : NULL;

  if (word->participle_lemma == NULL || (word->kinds & LESART_WORD_INFINITIVE_ZU))
    return FALSE;
  if (word->infinitive_lemma == NULL || complex->passive != LESART_NO_TOKEN || complex->have)
    return TRUE;
  return finite != NULL && (finite->kinds & LESART_WORD_AUXILIARY)
         && complex->modal == LESART_NO_TOKEN
         && (!is_lemma (finite, "werden") || (finite->finite & LESART_PAST));
}

/* "Sie sind darauf angewiesen": what they are, not what somebody did to them. */
static gboolean
is_state (const LesartGrammar *grammar, const Complex *complex)
{
  const LesartWord *finite =
      complex->finite != LESART_NO_TOKEN ? &grammar->words[complex->finite] : NULL;
  gsize n;
  const char *form = lesart_grammar_form (grammar, complex->main, &n);
  g_autofree char *word = NULL;

  if (finite == NULL || !is_lemma (finite, "sein") || complex->passive != LESART_NO_TOKEN)
    return FALSE;
  word = g_strndup (form, n);
  return lesart_grammar_is_agent (grammar, word, "state");
}

static void
read_voice (const LesartGrammar *grammar,
            LesartClause *clause,
            const Complex *complex,
            gboolean participle)
{
  const LesartWord *finite =
      complex->finite != LESART_NO_TOKEN ? &grammar->words[complex->finite] : NULL;
  gboolean werden = finite != NULL && is_lemma (finite, "werden");
  gboolean sein = finite != NULL && is_lemma (finite, "sein");
  gboolean infinite_zu = (grammar->words[complex->main].kinds & LESART_WORD_INFINITIVE_ZU) != 0;

  if (participle) {
    clause->passive = werden || complex->passive != LESART_NO_TOKEN
                      || (sein && !clause->reflexive && !takes_sein (clause->predicate));
    clause->perfect =
        (finite != NULL && (finite->kinds & LESART_WORD_AUXILIARY) && !werden) || complex->have;
    clause->future =
        werden && complex->passive != LESART_NO_TOKEN && complex->passive != complex->finite;
    return;
  }
  clause->future = werden;
  clause->obligation = infinite_zu && finite != NULL && (sein || is_lemma (finite, "haben"));
  clause->passive = infinite_zu && sein;
}

/* A participle that fits two verbs: "ist geraten" is geraten, "hat geraten" raten; "ist gefallen"
 * is fallen, "hat gefallen" gefallen. */
static const char *
participle_lemma (LesartGrammar *grammar, const Complex *complex)
{
  const LesartWord *word = &grammar->words[complex->main];
  const LesartForm *form = lesart_grammar_lexemes (grammar, complex->main);
  gboolean sein = complex->be && complex->passive == LESART_NO_TOKEN;

  if (takes_sein (word->participle_lemma) == sein)
    return word->participle_lemma;
  for (guint i = 0; i < form->n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];

    if (form->lexemes[i].word_class != LESART_CLASS_VERB
        || (form->lexemes[i].features & LESART_PAST_PARTICIPLE) == 0)
      continue;
    lesart_lexicon_get_lemma (grammar->lexicon, &form->lexemes[i], form->bytes, form->n_bytes,
                              lemma);
    if (takes_sein (lemma) == sein)
      return g_string_chunk_insert_const (grammar->strings, lemma);
  }
  return word->participle_lemma;
}

/* "wurde bekannt gegeben": bekanntgeben, which may be written apart. */
static void
join_word_before (LesartGrammar *grammar, LesartClause *clause)
{
  char joined[2 * LESART_LEMMA_MAX];
  gsize n_bytes;
  const char *form;

  if (clause->verb == 0
      || !lesart_grammar_is_one_of (grammar, clause->verb - 1,
                                    "bekannt bereit fest frei fertig offen sicher"))
    return;
  form = lesart_grammar_form (grammar, clause->verb - 1, &n_bytes);
  g_snprintf (joined, sizeof joined, "%.*s%s", (int) n_bytes, form, clause->predicate);
  if (lesart_grammar_is_verb (grammar, joined))
    clause->predicate = g_string_chunk_insert_const (grammar->strings, joined);
}

static void
read_infinite_predicate (LesartGrammar *grammar, LesartClause *clause, const Complex *complex)
{
  const LesartWord *main = &grammar->words[complex->main];
  gboolean participle = is_participle_here (grammar, complex);

  set_predicate (grammar, clause, complex->main,
                 participle                       ? participle_lemma (grammar, complex)
                 : main->infinitive_lemma != NULL ? main->infinitive_lemma
                                                  : main->finite_lemma);
  if (clause->predicate == NULL)
    return;
  if (participle && clause->kind != LESART_CLAUSE_PARTICIPLE && is_state (grammar, complex)) {
    set_predicate (grammar, clause, complex->main, "sein");
    return;
  }
  join_word_before (grammar, clause);
  if (clause->kind == LESART_CLAUSE_PARTICIPLE)
    clause->passive = TRUE;
  else
    read_voice (grammar, clause, complex, participle);
  clause->causative = complex->lassen != LESART_NO_TOKEN;
}

/* Does the clause say its predicate with an infinite verb, or is that a zu-infinitive of its own
 * (versuchte das zu ändern) or an adverbial participle? */
static gboolean
has_infinite_predicate (const LesartGrammar *grammar, const Complex *complex)
{
  const LesartWord *finite;

  if (complex->main == LESART_NO_TOKEN || complex->become)
    return FALSE;
  if (complex->finite == LESART_NO_TOKEN)
    return TRUE;
  finite = &grammar->words[complex->finite];
  if (grammar->words[complex->main].kinds & LESART_WORD_INFINITIVE_ZU)
    return finite->finite_lemma != NULL
           && is_one_of (raising_verbs, G_N_ELEMENTS (raising_verbs), finite->finite_lemma);
  return (finite->kinds & (LESART_WORD_AUXILIARY | LESART_WORD_MODAL)) != 0
         || complex->lassen == complex->finite;
}

/* "soll Chef werden", "wird Chef sein": the copula is the infinitive. */
static const char *
infinite_copula (const LesartWord *finite, const Complex *complex)
{
  if ((finite->kinds & LESART_WORD_MODAL) == 0 && !is_lemma (finite, "werden"))
    return NULL;
  if (complex->passive != LESART_NO_TOKEN)
    return "werden";
  return complex->be ? "sein" : NULL;
}

static void
read_finite_predicate (LesartGrammar *grammar,
                       guint32 index,
                       LesartClause *clause,
                       const Complex *complex)
{
  const LesartWord *finite = &grammar->words[clause->finite];
  char joined[2 * LESART_LEMMA_MAX];
  const char *lemma = finite->finite_lemma;

  if (lemma == NULL)
    return;
  clause->copula = (finite->kinds & (LESART_WORD_AUXILIARY | LESART_WORD_MODAL)) != 0;
  if (clause->kind == LESART_CLAUSE_MAIN || clause->verb_first_condition) {
    clause->prefix = find_prefix (grammar, index, lemma, joined, sizeof joined);
    if (clause->prefix != LESART_NO_TOKEN) {
      lemma = joined;
      clause->copula = FALSE;
    }
  }
  if (clause->copula && infinite_copula (finite, complex) != NULL)
    lemma = infinite_copula (finite, complex);
  set_predicate (grammar, clause, clause->finite, lemma);
  if (clause->kind == LESART_CLAUSE_SUBORDINATE || clause->kind == LESART_CLAUSE_RELATIVE)
    join_word_before (grammar, clause); /* "wie die Firma bekannt gab" */
}

static gboolean
is_participle_form (const LesartGrammar *grammar, guint32 at)
{
  const LesartForm *form = lesart_grammar_lexemes (grammar, at);

  for (guint32 i = 0; i < form->n_lexemes; i++)
    if (form->lexemes[i].word_class == LESART_CLASS_PARTICIPLE_1
        || form->lexemes[i].word_class == LESART_CLASS_PARTICIPLE_2)
      return TRUE;
  return FALSE;
}

/* "keine 24 Stunden nach": less than these. */
static gboolean
bounds_number (const LesartGrammar *grammar, guint32 at)
{
  return (grammar->words[at].kinds & LESART_WORD_DETERMINER)
         && (lesart_grammar_kinds (grammar, at + 1) & LESART_WORD_NUMERAL);
}

/* "eine nicht nachvollziehbare Entscheidung", "noch nicht abgeschlossene Verfahren": what is denied
 * is the attribute, not the clause. */
static gboolean
negates_attribute (const LesartGrammar *grammar, guint32 at)
{
  guint32 before = at > 0 ? lesart_grammar_kinds (grammar, at - 1) : 0;
  guint32 next = lesart_grammar_kinds (grammar, at + 1);

  return (grammar->words[at].kinds & (LESART_WORD_DETERMINER | LESART_WORD_PRONOUN)) == 0
         && (next & LESART_WORD_ADJECTIVE)
         && (next & (LESART_WORD_VERB | LESART_WORD_DETERMINER | LESART_WORD_PREDICATIVE)) == 0
         && (lesart_grammar_kinds (grammar, at + 2) & (LESART_WORD_NOMINAL | LESART_WORD_ADJECTIVE))
         && ((before & (LESART_WORD_DETERMINER | LESART_WORD_PREPOSITION))
             || is_participle_form (grammar, at + 1));
}

static void
read_marks (const LesartGrammar *grammar, guint32 index, LesartClause *clause)
{
  for (guint32 at = clause->first; at < clause->end; at++) {
    guint32 kinds = grammar->words[at].kinds;

    if (grammar->clause_of[at] != index)
      continue;
    if ((kinds & LESART_WORD_REFLEXIVE)
        && !(at > clause->first && (grammar->words[at - 1].kinds & LESART_WORD_PREPOSITION)))
      clause->reflexive = TRUE; /* not "sagt er über sich" */
    if ((kinds & LESART_WORD_NEGATION) && clause->negation == LESART_NO_TOKEN
        && !negates_attribute (grammar, at) && !bounds_number (grammar, at))
      clause->negation = at;
    if (clause->negation != LESART_NO_TOKEN && lesart_grammar_token_is (grammar, at, "sondern"))
      clause->contrast = TRUE;
  }
}

/**
 * lesart_grammar_read_predicate: (skip)
 *
 * Fills in what the verbs of a clause say. Time: the tokens between its first and its last.
 */
void
lesart_grammar_read_predicate (LesartGrammar *grammar, guint32 index)
{
  LesartClause *clause = &g_array_index (grammar->clauses, LesartClause, index);
  Complex complex = read_complex (grammar, index);

  read_marks (grammar, index, clause);
  read_mood (grammar, clause);
  clause->modal = complex.modal;
  if (has_infinite_predicate (grammar, &complex))
    read_infinite_predicate (grammar, clause, &complex);
  else if (clause->finite != LESART_NO_TOKEN)
    read_finite_predicate (grammar, index, clause, &complex);
}
