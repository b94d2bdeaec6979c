/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indirect speech of one sentence. The sentence is cut at semicolons and at passages of direct
 * speech; each piece is read for, in this order:
 *
 *   a source phrase     laut X ..., nach Angaben von X ..., X zufolge ...   its clause
 *   a cue behind        ..., sagte X        ..., so X                        what stands before
 *   wie X mitteilte     before or behind                                     the main clause
 *   a cue before        X sagte, dass ...   X sagte, er habe ...   X mahnt: er solle ...
 *                       X droht, zu gehen   der Vorwurf, dass ...
 *   Das teilte X mit    the sentence before
 *   Konjunktiv I alone  Das sei so.         who spoke last goes on
 *   ... in a clause     X verwies auf Fehler, die man gemacht habe.
 */
#include "quoting.h"

/* A speaker is remembered over that many sentences. */
#define MAX_SENTENCES_APART 2
#define MAX_PIECES 64
/* A verb looks for its subject over that many clauses. */
#define MAX_CLAUSES_BACK 8
/* Parts of a list that may stand before the finite verb of what is said. */
#define MAX_LIST_PARTS 8

typedef struct {
  LesartQuoting *quoting;
  guint32 sentence;
  guint32 first;
  guint32 end;
  GArray *clauses; /* LesartStretch */
  guint n_quotes;  /* added by this piece */
} Piece;

static LesartStretch *
get_clause (const Piece *piece, guint i)
{
  return &g_array_index (piece->clauses, LesartStretch, i);
}

/* What stands between marks belongs together, commas or not. */
static void
stretch_over_marks (const Piece *piece, guint32 *first, guint32 *end)
{
  const LesartQuoting *quoting = piece->quoting;
  gint32 at_first = quoting->quoted_at[*first], at_end = quoting->quoted_at[*end - 1];

  if (at_first >= 0)
    *first = MAX (piece->first, g_array_index (quoting->quoted, LesartQuoted, at_first).first);
  if (at_end >= 0)
    *end = MIN (piece->end, MAX (*end, g_array_index (quoting->quoted, LesartQuoted, at_end).end));
}

static void
add (Piece *piece,
     guint32 first,
     guint32 end,
     LesartSpeaker speaker,
     LesartSpan cue,
     const char *rule)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartAttribution by = { speaker, cue, rule };

  while (first < end && lesart_grammar_is_one_of (syntax->grammar, first, ", ; : – — . ) ]"))
    first++;
  while (first < end && lesart_grammar_is_one_of (syntax->grammar, end - 1, ", ; : – — . ! ? ( ["))
    end--;
  if (first >= end)
    return;
  stretch_over_marks (piece, &first, &end);
  lesart_add_quote (piece->quoting, LESART_QUOTE_INDIRECT, first, end, &by);
  piece->n_quotes++;
}

static gboolean
is_subjunctive_clause (const Piece *piece, const LesartStretch *clause, gboolean past_too)
{
  return clause->verb != LESART_NO_TOKEN
         && lesart_syntax_is_subjunctive (piece->quoting->syntax, clause->verb, past_too);
}

/* "Sam Altman, der CEO von OpenAI, sagte": the appositions cut the name off its verb. "X, der kam,
 * sagte": so does a relative clause. */
static gboolean
find_severed_speaker (const Piece *piece, guint k, LesartPhrase *subject)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, k), *first = get_clause (piece, 0);

  if (k == 0 || first->verb != LESART_NO_TOKEN || k > MAX_CLAUSES_BACK)
    return FALSE;
  for (guint f = 1; f < k; f++)
    if (get_clause (piece, f)->verb != LESART_NO_TOKEN
        && get_clause (piece, f)->kind != LESART_STRETCH_RELATIVE)
      return FALSE;
  return lesart_find_speaker (syntax, first->first, first->end, clause->verb, subject);
}

/* The subject of clause @i; one that has none shares that of the main clause before it. */
static LesartSpeaker
speaker_of_clause (const Piece *piece, guint i)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartPhrase subject;

  for (guint k = i + 1; k-- > 0 && k + MAX_CLAUSES_BACK > i;) {
    const LesartStretch *clause = get_clause (piece, k);

    if (clause->verb == LESART_NO_TOKEN || (k < i && clause->kind == LESART_STRETCH_RELATIVE))
      continue;
    if (lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject)) {
      if (lesart_grammar_is_one_of (syntax->grammar, subject.first, "es man"))
        break;
      return lesart_speaker_from_phrase (syntax, &subject, piece->end);
    }
    if ((k == i && lesart_find_antecedent (syntax, clause->verb, &subject))
        || find_severed_speaker (piece, k, &subject))
      return lesart_speaker_from_phrase (syntax, &subject, piece->end);
    if (lesart_grammar_clause_at (syntax->grammar, clause->verb)->passive)
      break;
  }
  return lesart_speaker_of_medium (syntax, piece->first, piece->end);
}

static gboolean
has_finite (const Piece *piece, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (get_clause (piece, i)->verb != LESART_NO_TOKEN)
      return TRUE;
  return FALSE;
}

/* Who goes on speaking: the last speaker if near, else the subject of the sentence before. */
static LesartSpeaker
speaker_going_on (const Piece *piece)
{
  LesartQuoting *quoting = piece->quoting;
  const LesartExtraction *x = quoting->syntax->x;
  const LesartSentence *sentence = &x->sentences[piece->sentence];
  const LesartSentence *before;
  LesartPhrase subject;
  guint32 verb;

  if (lesart_speaker_is_known (quoting->last) && quoting->last_block == sentence->block
      && piece->sentence - quoting->last_sentence <= MAX_SENTENCES_APART)
    return quoting->last;
  if (piece->first > sentence->first)
    before = sentence;
  else if (piece->sentence > 0 && x->sentences[piece->sentence - 1].block == sentence->block)
    before = sentence - 1;
  else
    return LESART_SPEAKER_NONE;
  verb = lesart_syntax_find_finite (quoting->syntax, before->first, before->end);
  if (verb == LESART_NO_TOKEN
      || !lesart_find_speaker (quoting->syntax, before->first, before->end, verb, &subject)
      || subject.mention < 0)
    return LESART_SPEAKER_NONE;
  return lesart_speaker_from_phrase (quoting->syntax, &subject, before->end);
}

/* Where what began in clause @i is over: before a main clause in the indicative, or where the
 * clause of the cue (@frame) goes on: "die Bitte, zu warten, ab" */
static guint
end_of_content (const Piece *piece, guint i, guint32 frame)
{
  const guint32 *clause_of = piece->quoting->syntax->grammar->clause_of;
  guint k = i + 1;

  for (; k < piece->clauses->len; k++) {
    const LesartStretch *clause = get_clause (piece, k);

    if (frame != LESART_NO_CLAUSE && clause_of[clause->first] == frame
        && clause_of[clause->end - 1] == frame)
      break;
    if (clause->kind == LESART_STRETCH_VERB_FIRST && !is_subjunctive_clause (piece, clause, TRUE))
      break;
    if (clause->kind == LESART_STRETCH_MAIN && clause->verb + 1 < clause->end
        && !is_subjunctive_clause (piece, clause, TRUE))
      break;
  }
  return k;
}

/* -- source phrases ------------------------------------------------------------------------------
 */

/* The main clause that a clause depends on; of several with one subject ("er kam und blieb") the
 * first. */
static guint32
root_of (const LesartGrammar *grammar, guint32 index)
{
  for (guint i = 0; i < MAX_CLAUSES_BACK && index != LESART_NO_CLAUSE; i++) {
    const LesartClause *clause = lesart_grammar_clause (grammar, index);
    const LesartClause *before = lesart_grammar_clause (grammar, clause->coordinated);

    if (clause->parent != LESART_NO_CLAUSE)
      index = clause->parent;
    else if (before != NULL && clause->subject == before->subject)
      index = clause->coordinated;
    else
      break;
  }
  return index;
}

/* The main clause that token @at stands in, with all that depends on it. */
static void
find_main_clause (const Piece *piece, guint32 at, guint32 *first, guint32 *end)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;
  guint32 root = root_of (grammar, grammar->clause_of[at]);

  *first = piece->first;
  *end = piece->end;
  if (root == LESART_NO_CLAUSE)
    return;
  while (*first < at && grammar->clause_of[*first] != LESART_NO_CLAUSE
         && root_of (grammar, grammar->clause_of[*first]) != root)
    ++*first;
  while (*end > at + 1
         && (grammar->clause_of[*end - 1] == LESART_NO_CLAUSE
             || root_of (grammar, grammar->clause_of[*end - 1]) != root))
    --*end;
  /* "Laut X ist es gut, die anderen hätten ...": goes on */
  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (clause->first > *end && is_subjunctive_clause (piece, clause, TRUE))
      *end = get_clause (piece, end_of_content (piece, i, LESART_NO_CLAUSE) - 1)->end;
  }
}

/* "die ihrer Meinung nach falschen Pläne", "der nach Angaben der Polizei 50 Fahrgäste", "acht, nach
 * anderen Angaben neun Stunden": said of a word or two, not of the clause. */
static gboolean
is_within_phrase (const Piece *piece, const LesartSource *source)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  guint32 before = source->first;

  if (before > piece->first && lesart_grammar_is_one_of (syntax->grammar, before - 1, "– —"))
    before--;
  if (before > piece->first && syntax->words[before - 1].closed != LESART_CLOSED_NONE
      && syntax->words[before - 1].closed != LESART_CLOSED_PERSONAL
      && !(syntax->words[before - 1].kinds & LESART_WORD_RELATIVE))
    return TRUE;
  for (guint i = 1; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (source->first == clause->first && source->end < clause->end)
      return clause->verb == LESART_NO_TOKEN;
  }
  return FALSE;
}

static void
add_source (Piece *piece, const LesartSource *source)
{
  LesartSpeaker speaker = source->speaker;
  guint32 first, end;

  find_main_clause (piece, source->first, &first, &end);
  if (source->going_on)
    speaker = speaker_going_on (piece);
  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (source->first < clause->first || source->first >= clause->end)
      continue;
    if (source->own)
      speaker = speaker_of_clause (piece, i);
    if (i > 0
        && (clause->kind == LESART_STRETCH_RELATIVE
            || clause->kind == LESART_STRETCH_SUBORDINATE)) {
      first = clause->first;
      end = clause->end;
    }
  }
  add (piece, first, end, speaker, source->cue, "quote.indirect.source");
}

/* "„…“, sagte X laut Y": what is said stands between the marks beside it. */
static gboolean
frames_direct_speech (const Piece *piece)
{
  const LesartQuoting *quoting = piece->quoting;
  const LesartSyntax *syntax = quoting->syntax;
  guint32 verb = lesart_syntax_find_finite (syntax, piece->first, piece->end);
  LesartCue cue;

  if ((piece->first == 0 || quoting->quoted_at[piece->first - 1] < 0)
      && (piece->end >= syntax->x->n_tokens || quoting->quoted_at[piece->end] < 0))
    return FALSE;
  return verb != LESART_NO_TOKEN && lesart_find_cue (syntax, piece->first, piece->end, verb, &cue)
         && (cue.frames & LESART_CUE_DIRECT) != 0;
}

static gboolean
quote_by_source (Piece *piece)
{
  if (!has_finite (piece, 0, piece->clauses->len) || frames_direct_speech (piece))
    return FALSE;
  for (guint32 t = piece->first; t < piece->end; t++) {
    LesartSource source;

    if (!lesart_read_source (piece->quoting->syntax, t, piece->first, piece->end, &source)
        || is_within_phrase (piece, &source))
      continue;
    add_source (piece, &source);
    return TRUE;
  }
  return FALSE;
}

/* -- cue behind ----------------------------------------------------------------------------------
 */

/* "Viele gratulierten, so X, Y und Z" */
static gboolean
opens_list (const Piece *piece, guint i)
{
  for (guint k = i + 1; k < MIN (i + MAX_LIST_PARTS, piece->clauses->len); k++) {
    const LesartStretch *clause = get_clause (piece, k);

    if (clause->verb != LESART_NO_TOKEN)
      return FALSE;
    if (lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first, "und oder sowie"))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_so_clause (const Piece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);
  LesartPhrase phrase;

  if (clause->verb != LESART_NO_TOKEN
      || !lesart_grammar_is_one_of (syntax->grammar, clause->first, "so"))
    return FALSE;
  if (!lesart_read_so (syntax, clause->first, clause->end, &phrase) || opens_list (piece, i))
    return FALSE;
  *speaker = lesart_speaker_from_phrase (syntax, &phrase, piece->end);
  *cue = lesart_extraction_span (syntax->x, clause->first, clause->first + 1);
  return TRUE;
}

/* "sagte X" as a parenthesis: verb first, its subject behind it; or "so sagte X". */
static gboolean
is_inverted_cue (const Piece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);
  gboolean so = lesart_grammar_is_one_of (syntax->grammar, clause->first, "so")
                && clause->verb == clause->first + 1;
  LesartPhrase subject;
  LesartCue found;

  if ((clause->kind != LESART_STRETCH_VERB_FIRST && !so)
      || !lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &found))
    return FALSE;
  if (!(found.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE | LESART_CUE_CLAUSE)))
    return FALSE;
  *cue = found.span;
  if (!lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject)
      || lesart_speaker_is_thing (syntax, &subject))
    return FALSE; /* "..., fürchtet aber weitere Tote" */
  *speaker = lesart_grammar_is_one_of (syntax->grammar, subject.first, "es")
                 ? lesart_speaker_of_medium (syntax, piece->first, piece->end)
                 : lesart_speaker_from_phrase (syntax, &subject, piece->end);
  return TRUE;
}

/* A subordinate clause before a verb in first place is a part of that sentence, not what is said:
 * "Als er kam, sagte sie nichts"; but "Dass er kam, räumte sie ein". */
static gboolean
can_be_said (const Piece *piece, guint n)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  if (!has_finite (piece, 0, n))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (clause->kind == LESART_STRETCH_MAIN
        || (clause->kind == LESART_STRETCH_VERB_FIRST
            && is_subjunctive_clause (piece, clause, TRUE)))
      return TRUE;
    if (clause->kind == LESART_STRETCH_SUBORDINATE
        && lesart_grammar_is_one_of (syntax->grammar, clause->first, "daß dass ob"))
      return TRUE;
  }
  return FALSE;
}

/* "..., sagte er, wohl aber gegen das Gesetz": neither a clause nor an apposition to the speaker.
 */
static gboolean
continues_content (const LesartSyntax *syntax, const LesartStretch *next)
{
  const LesartWord *word = &syntax->words[next->first];

  LesartPhrase phrase;

  if (lesart_grammar_is_one_of (syntax->grammar, next->first, "wohl aber sondern nicht und"))
    return TRUE;
  if (lesart_syntax_read_phrase (syntax, next->first, next->end, &phrase)
      && !lesart_speaker_is_thing (syntax, &phrase))
    return FALSE; /* an apposition to the speaker */
  return next->kind == LESART_STRETCH_FRAGMENT && word->closed == LESART_CLOSED_NONE
         && !(syntax->x->tokens[next->first].flags & LESART_TOKEN_UPPER)
         && (word->kinds & (LESART_WORD_ADVERB | LESART_WORD_PREPOSITION | LESART_WORD_ADJECTIVE))
                != 0;
}

/* What follows the cue goes on with it: "betonte er, wohl aber gegen ...", "betonte sie: Ohne Geld
 * werde ..." */
static void
add_rest (Piece *piece, guint i, LesartSpeaker speaker, LesartSpan cue, const char *rule)
{
  const LesartStretch *next;
  guint k = i + 1;

  if (k >= piece->clauses->len)
    return;
  next = get_clause (piece, k);
  while (k + 1 < piece->clauses->len && get_clause (piece, k)->verb == LESART_NO_TOKEN)
    k++;
  if (is_subjunctive_clause (piece, get_clause (piece, k), TRUE)
      || continues_content (piece->quoting->syntax, next))
    add (piece, next->first, piece->end, speaker, cue, rule);
}

static gboolean
quote_before_cue (Piece *piece)
{
  LesartSpeaker speaker;
  LesartSpan cue;

  /* „Nach Jahren“, so X, habe man das gefunden. */
  if (piece->clauses->len > 1 && is_so_clause (piece, 0, &speaker, &cue)
      && has_finite (piece, 1, piece->clauses->len)) {
    add (piece, get_clause (piece, 1)->first, piece->end, speaker, cue, "quote.indirect.so");
    return TRUE;
  }
  for (guint i = 1; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);
    const char *rule = "quote.indirect.so";

    if (!is_so_clause (piece, i, &speaker, &cue)) {
      rule = "quote.indirect.cue-behind";
      if (!is_inverted_cue (piece, i, &speaker, &cue))
        continue;
    }
    if (!can_be_said (piece, i)) {
      /* "Bis dahin, so X, müsse man warten" */
      if (has_finite (piece, 0, i) || !has_finite (piece, i + 1, piece->clauses->len))
        continue;
      add (piece, clause->end, piece->end, speaker, cue, rule);
      return TRUE;
    }
    add (piece, piece->first, clause->first, speaker, cue, rule);
    add_rest (piece, i, speaker, cue, rule);
    return TRUE;
  }
  return FALSE;
}

/* -- wie X mitteilte -----------------------------------------------------------------------------
 */

/* "wie sehr sie das freut", "wie man es erwartet hatte" */
static gboolean
says_how (const Piece *piece, const LesartStretch *clause)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  return lesart_grammar_is_one_of (grammar, clause->first + 1,
                                   "man sehr viel viele weit oft lange");
}

static gboolean
quote_beside_wie (Piece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);
    LesartSpeaker speaker;
    LesartCue cue;

    if (clause->verb == LESART_NO_TOKEN
        || !lesart_grammar_is_one_of (syntax->grammar, clause->first, "wie"))
      continue;
    if (!lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue)
        || clause->verb < clause->first + 2
        || !(cue.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE))
        || !(cue.frames & LESART_CUE_CLAUSE) || says_how (piece, clause))
      continue;
    /* "Er betonte, wie wichtig es ist": a clause that is said, not one that says. */
    if (i > 0 && get_clause (piece, i - 1)->verb != LESART_NO_TOKEN
        && clause->verb + 1 < clause->end && syntax->words[clause->end - 1].verb == 0)
      continue;
    speaker = speaker_of_clause (piece, i);
    if (i == 0) {
      if (!has_finite (piece, 1, piece->clauses->len))
        continue;
      add (piece, clause->end, piece->end, speaker, cue.span, "quote.indirect.wie");
    } else {
      if (!has_finite (piece, 0, i))
        continue;
      add (piece, piece->first, clause->first, speaker, cue.span, "quote.indirect.wie");
      if (i + 1 < piece->clauses->len && has_finite (piece, i + 1, piece->clauses->len))
        add (piece, clause->end, piece->end, speaker, cue.span, "quote.indirect.wie");
    }
    return TRUE;
  }
  return FALSE;
}

/* -- cue before ----------------------------------------------------------------------------------
 */

/* The first part of a list has no verb: "dass in Bremen, Kiel und Köln gestreikt wird". */
static gboolean
opens_content (const Piece *piece, const LesartStretch *clause)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  return lesart_grammar_is_one_of (grammar, clause->first, "dass daß ob");
}

/* "betonte, wie wichtig das ist", but not "der Rat, wie er sich nennt" */
static gboolean
opens_question (const Piece *piece, const LesartStretch *clause)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartCue cue;

  return clause->kind == LESART_STRETCH_SUBORDINATE
         && lesart_grammar_is_one_of (syntax->grammar, clause->first, "wie warum weshalb wieso")
         && !lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue);
}

static gboolean
is_infinitive (const Piece *piece, const LesartStretch *clause)
{
  const LesartClause *found =
      lesart_grammar_clause_at (piece->quoting->syntax->grammar, clause->first);

  return clause->verb == LESART_NO_TOKEN && found != NULL && found->kind == LESART_CLAUSE_INFINITIVE
         && found->opener == LESART_NO_TOKEN;
}

/* Is what begins in clause @i a main clause that a verb with @frames can govern? */
static gboolean
begins_main_content (const Piece *piece, guint i, guint frames, gboolean colon)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  if (lesart_grammar_is_one_of (grammar, get_clause (piece, i)->first, "um und doch aber sondern"))
    return FALSE;
  for (guint k = i; k < MIN (i + MAX_LIST_PARTS, piece->clauses->len); k++) {
    const LesartStretch *next = get_clause (piece, k);

    if (next->kind == LESART_STRETCH_FRAGMENT || next->kind == LESART_STRETCH_RELATIVE
        || (next->kind == LESART_STRETCH_SUBORDINATE && k == i))
      continue;
    if (next->kind == LESART_STRETCH_SUBORDINATE)
      return FALSE; /* "kündigte an, zu prüfen, ob ...": an infinitive */
    /* "X sagte, die Firmen hielten sich daran": behind such a verb a form that may be either is
     * one. */
    if ((frames & LESART_CUE_SUBJUNCTIVE) && k == i && next->kind == LESART_STRETCH_MAIN && !colon
        && (piece->quoting->syntax->words[next->verb].verb & LESART_SUBJUNCTIVE_2))
      return TRUE;
    return is_subjunctive_clause (piece, next, frames != 0);
  }
  return FALSE;
}

/* The rule by which content begins in clause @i, right behind a clause with a cue; NULL: none. */
static const char *
rule_of_content (const Piece *piece, guint i, guint frames)
{
  const LesartStretch *clause = get_clause (piece, i);
  gboolean colon =
      lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first - 1, ":");

  /* "Wer anderes behaupte, habe nicht gelesen": the verb in first place goes with the clause
   * before. */
  if (clause->kind == LESART_STRETCH_VERB_FIRST
      && get_clause (piece, i - 1)->kind == LESART_STRETCH_SUBORDINATE)
    return NULL;
  if (opens_content (piece, clause))
    return (frames & LESART_CUE_CLAUSE) != 0 ? "quote.indirect.dass" : NULL;
  if (opens_question (piece, clause))
    return (frames & LESART_CUE_CLAUSE) && (frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE))
               ? "quote.indirect.dass"
               : NULL;
  if ((frames & LESART_CUE_INFINITIVE) && is_infinitive (piece, clause))
    return "quote.indirect.infinitive";
  if (!(frames & (LESART_CUE_SUBJUNCTIVE | LESART_CUE_DIRECT | LESART_CUE_CLAUSE)) && !colon)
    return NULL;
  if (!begins_main_content (piece, i, frames, colon))
    return NULL;
  return colon ? "quote.indirect.colon" : "quote.indirect.subjunctive";
}

/* The noun at the end of clause @i that what follows explains: "der Vorwurf der CDU, dass ..." */
static gboolean
find_noun_cue (const Piece *piece, guint i, LesartCue *cue, LesartSpeaker *speaker)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);

  for (guint32 t = clause->end; t-- > clause->first && t + 10 > clause->end;) {
    guint flags;
    LesartPhrase owner;
    guint32 end;

    if (!lesart_read_speech_noun (syntax, t, &flags)
        || !(flags & (LESART_CUE_CLAUSE | LESART_CUE_SUBJUNCTIVE | LESART_CUE_INFINITIVE)))
      continue;
    end = lesart_syntax_skip_attributes (syntax, t + 1, clause->end);
    if (end != clause->end && t + 1 != clause->end
        && !(end + 1 == clause->end && syntax->words[end].verb != 0))
      return FALSE;
    *cue = (LesartCue){ t, flags, lesart_extraction_span (syntax->x, t, t + 1) };
    *speaker = LESART_SPEAKER_NONE;
    if (end > t + 1
        && lesart_syntax_read_phrase (
            syntax, t + 1 + (lesart_grammar_is_one_of (syntax->grammar, t + 1, "von")), end,
            &owner))
      *speaker = lesart_speaker_from_phrase (syntax, &owner, end);
    else if (clause->verb != LESART_NO_TOKEN)
      *speaker = speaker_of_clause (piece, i);
    /* "Der Vorwurf, dass ..., bestätigte sich" */
    if (speaker->span.start <= cue->span.start && cue->span.end <= speaker->span.end)
      *speaker = LESART_SPEAKER_NONE;
    return TRUE;
  }
  return FALSE;
}

/* Does clause @i say what the noun before it is about? */
static gboolean
explains_noun (const Piece *piece, guint i, guint frames)
{
  const LesartStretch *clause = get_clause (piece, i);

  if (opens_content (piece, clause))
    return (frames & LESART_CUE_CLAUSE) != 0;
  if (is_infinitive (piece, clause))
    return (frames & LESART_CUE_INFINITIVE) != 0;
  return (frames & LESART_CUE_SUBJUNCTIVE) != 0 && clause->kind == LESART_STRETCH_MAIN
         && is_subjunctive_clause (piece, clause, TRUE);
}

/* "Der Direktor, X, hatte erklärt, er ...": what the appositions left of the clause of the cue. */
static guint
skip_rest_of_cue (const Piece *piece, guint i, const LesartCue *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, cue->verb);
  guint next = i + 1;

  for (guint k = i + 1; k + 1 < MIN (i + 4, piece->clauses->len); k++) {
    const LesartStretch *rest = get_clause (piece, k);
    const LesartMention *mention = lesart_syntax_get_mention (syntax, rest->first);

    if (rest->verb != LESART_NO_TOKEN)
      break;
    if ((clause != NULL && clause->verb >= rest->first && clause->verb < rest->end)
        || (mention != NULL && mention->kind == LESART_MENTION_NAME
            && mention->end_token == rest->end && k == i + 1
            && g_array_index (syntax->x->reading->entities, LesartEntity, mention->entity).type
                   == LESART_ENTITY_PER))
      next = k + 1;
  }
  return next;
}

/* "wollte nicht bestätigen, dass", "lässt sich kaum sagen": it is not said. */
static gboolean
is_denied (const LesartSyntax *syntax, guint32 verb)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, verb);

  return clause->negation != LESART_NO_TOKEN && clause->modal != LESART_NO_TOKEN;
}

/* "hat das eingeräumt und erklärt, dass": the participle in a clause that shares its finite verb
 * with the one before. */
static guint32
find_gapped_verb (const LesartSyntax *syntax, const LesartStretch *stretch)
{
  for (guint32 t = stretch->first; t < stretch->end; t++) {
    const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, t);

    if (clause != NULL && clause->verb == t && clause->coordinated != LESART_NO_CLAUSE
        && clause->kind != LESART_CLAUSE_INFINITIVE)
      return t;
  }
  return LESART_NO_TOKEN;
}

static gboolean
find_cue_of_clause (const Piece *piece, guint i, LesartCue *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);
  guint32 verb = clause->verb != LESART_NO_TOKEN ? clause->verb : find_gapped_verb (syntax, clause);

  if (verb == LESART_NO_TOKEN
      || lesart_grammar_clause_at (syntax->grammar, verb)->verb_first_condition)
    return FALSE;
  if (lesart_find_cue (syntax, clause->first, clause->end, verb, cue))
    return !is_denied (syntax, verb);
  if (clause->verb == LESART_NO_TOKEN)
    return FALSE;
  if (!lesart_grammar_is_one_of (syntax->grammar, clause->end, ":"))
    return FALSE;
  *cue = (LesartCue){ clause->verb, 0,
                      lesart_extraction_span (syntax->x, clause->verb, clause->verb + 1) };
  return TRUE;
}

static void
quote_behind_cue (Piece *piece)
{
  for (guint i = 0; i + 1 < piece->clauses->len; i++) {
    const char *rule = NULL;
    guint begin = i + 1, end;
    LesartSpeaker speaker;
    LesartCue cue;

    /* "Er habe versprochen, zu kommen" is said as a whole. */
    if (get_clause (piece, i)->kind == LESART_STRETCH_MAIN
        && is_subjunctive_clause (piece, get_clause (piece, i), FALSE))
      return;
    if (find_cue_of_clause (piece, i, &cue)) {
      begin = skip_rest_of_cue (piece, i, &cue);
      rule = rule_of_content (piece, begin, cue.frames);
      if (rule != NULL)
        speaker = speaker_of_clause (piece, i);
      /* "Es ist geplant, dass": nobody says it, unless the verb is one of saying. */
      if (rule != NULL && !lesart_speaker_is_known (speaker)
          && !(cue.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE)))
        rule = NULL;
    }
    if (rule == NULL && find_noun_cue (piece, i, &cue, &speaker)) {
      begin = i + 1;
      rule = explains_noun (piece, begin, cue.frames) ? "quote.indirect.noun" : NULL;
    }
    if (rule == NULL)
      continue;
    end = end_of_content (piece, begin, piece->quoting->syntax->grammar->clause_of[cue.verb]);
    add (piece, get_clause (piece, begin)->first, get_clause (piece, end - 1)->end, speaker,
         cue.span, rule);
    i = end - 1;
  }
}

/* -- Das teilte X mit ----------------------------------------------------------------------------
 */

static gboolean
has_quote (const LesartQuoting *quoting, const LesartSentence *sentence)
{
  const LesartExtraction *x = quoting->syntax->x;
  const GArray *quotes = x->reading->quotes;

  for (guint i = quotes->len; i-- > 0 && i + MAX_CLAUSES_BACK > quotes->len;)
    if (g_array_index (quotes, LesartQuote, i).span.end > x->tokens[sentence->first].start)
      return TRUE;
  return FALSE;
}

/* "Das teilte die Polizei am Montag mit.": what is said is the sentence before. */
static gboolean
quote_sentence_before (Piece *piece)
{
  LesartQuoting *quoting = piece->quoting;
  const LesartExtraction *x = quoting->syntax->x;
  const LesartStretch *clause = get_clause (piece, 0);
  const LesartSentence *before = &x->sentences[piece->sentence] - 1;
  LesartSpeaker speaker;
  LesartCue cue;

  if (piece->sentence == 0 || before->block != x->sentences[piece->sentence].block
      || piece->first != x->sentences[piece->sentence].first
      || !lesart_grammar_is_one_of (x->grammar, piece->first, "Das Dies Dieses")
      || clause->verb != piece->first + 1
      || !lesart_find_cue (quoting->syntax, clause->first, clause->end, clause->verb, &cue)
      || !(cue.frames & LESART_CUE_CLAUSE) || piece->clauses->len > 2)
    return FALSE;
  if (has_quote (quoting, before))
    return FALSE;
  speaker = speaker_of_clause (piece, 0);
  if (!lesart_speaker_is_known (speaker))
    return FALSE;
  lesart_add_quote (quoting, LESART_QUOTE_INDIRECT, before->first,
                    before->end
                        - (before->end > before->first + 1
                           && lesart_grammar_is_one_of (x->grammar, before->end - 1, ".")),
                    &(LesartAttribution){ speaker, cue.span, "quote.indirect.before" });
  piece->n_quotes++;
  return TRUE;
}

/* -- Konjunktiv I without a cue -------------------------------------------------------------------
 */

static gboolean
has_first_person (const Piece *piece, const LesartStretch *clause)
{
  for (guint32 t = clause->first; t < clause->end; t++)
    if (lesart_grammar_is_one_of (piece->quoting->syntax->grammar, t, "ich"))
      return TRUE;
  return FALSE;
}

static void
quote_subjunctive (Piece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartSpeaker speaker;

  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (clause->kind == LESART_STRETCH_FRAGMENT || clause->kind == LESART_STRETCH_RELATIVE
        || clause->kind == LESART_STRETCH_SUBORDINATE)
      continue;
    /* "es sei denn", "Man nehme", "ich halte" are no reports. */
    if (!is_subjunctive_clause (piece, clause, FALSE) || has_first_person (piece, clause)
        || lesart_grammar_is_one_of (syntax->grammar, clause->verb + 1, "denn")
        || (clause->verb > 0
            && lesart_grammar_is_one_of (syntax->grammar, clause->verb - 1, "Man")))
      return;
    speaker = speaker_going_on (piece);
    add (piece, piece->first,
         get_clause (piece, end_of_content (piece, i, LESART_NO_CLAUSE) - 1)->end, speaker,
         LESART_SPAN_NONE, "quote.indirect.free");
    return;
  }
}

/* ------------------------------------------------------------------------------------------------
 */

static void
quote_piece (LesartQuoting *quoting, guint32 sentence, guint32 first, guint32 end)
{
  Piece piece = { quoting, sentence, first, end, NULL, 0 };

  if (first >= end)
    return;
  piece.clauses = g_array_new (FALSE, FALSE, sizeof (LesartStretch));
  lesart_syntax_split_clauses (quoting->syntax, first, end, piece.clauses);
  if (piece.clauses->len > 0 && !quote_sentence_before (&piece) && !quote_by_source (&piece)
      && !quote_before_cue (&piece) && !quote_beside_wie (&piece)) {
    quote_behind_cue (&piece);
    if (piece.n_quotes == 0)
      quote_subjunctive (&piece);
  }
  g_array_unref (piece.clauses);
}

/* Inside speech between marks nobody is quoted indirectly (inner quotes are left alone). */
static gboolean
is_direct (const LesartQuoting *quoting, guint32 at)
{
  const LesartQuoted *passage;

  if (quoting->quoted_at[at] < 0)
    return FALSE;
  passage = &g_array_index (quoting->quoted, LesartQuoted, quoting->quoted_at[at]);
  return passage->is_speech && passage->is_clause;
}

/**
 * lesart_quote_indirect:
 * @sentence: index of a sentence whose passages between marks are judged already
 */
void
lesart_quote_indirect (LesartQuoting *quoting, guint32 sentence)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 first = x->sentences[sentence].first, end = x->sentences[sentence].end, n_pieces = 0;
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (x->reading->text, &n_blocks);

  if (blocks[x->sentences[sentence].block].kind == LESART_BLOCK_HEADLINE)
    return;
  for (guint32 t = first; t < end && n_pieces < MAX_PIECES; t++) {
    if (!is_direct (quoting, t) && !lesart_grammar_token_is (x->grammar, t, ";"))
      continue;
    quote_piece (quoting, sentence, first, t);
    n_pieces++;
    while (t + 1 < end && is_direct (quoting, t + 1))
      t++;
    first = t + 1;
  }
  quote_piece (quoting, sentence, first, end);
}
