/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indirect speech of one sentence. The sentence is cut at semicolons and at passages of direct
 * speech; each piece is read for, in this order:
 *
 *   a source phrase     laut X ..., nach Angaben von X ..., X zufolge ...   the whole piece
 *   a cue behind        ..., sagte X        ..., so X                        what stands before
 *   wie X mitteilte     before or behind                                     the main clause
 *   a cue before        X sagte, dass ...   X sagte, er habe ...   X mahnt: er solle ...
 *   Konjunktiv I alone  Das sei so.         who spoke last goes on
 */
#include "quoting.h"

/* A speaker is remembered over that many sentences. */
#define MAX_SENTENCES_APART 2
#define MAX_PIECES 64
/* A verb looks for its subject over that many clauses. */
#define MAX_CLAUSES_BACK 8

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
add (Piece *piece, guint32 first, guint32 end, LesartSpeaker speaker, LesartSpan cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  while (first < end && lesart_grammar_is_one_of (syntax->grammar, first, ", ; : – — . ) ]"))
    first++;
  while (first < end && lesart_grammar_is_one_of (syntax->grammar, end - 1, ", ; : – — . ! ? ( ["))
    end--;
  if (first >= end)
    return;
  stretch_over_marks (piece, &first, &end);
  lesart_add_quote (piece->quoting, LESART_QUOTE_INDIRECT, first, end, speaker, cue);
  piece->n_quotes++;
}

static gboolean
is_subjunctive_clause (const Piece *piece, const LesartStretch *clause, gboolean past_too)
{
  return clause->verb != LESART_NO_TOKEN
         && lesart_syntax_is_subjunctive (piece->quoting->syntax, clause->verb, past_too);
}

/* "heißt es aus dem Rathaus", "aus Kreisen ist zu hören": the source stands in a phrase with "aus".
 */
static LesartSpeaker
speaker_from_aus (const Piece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartPhrase phrase;

  for (guint32 t = piece->first; t + 1 < piece->end; t++)
    if (lesart_grammar_is_one_of (syntax->grammar, t, "aus beim bei")
        && lesart_syntax_read_phrase (syntax, t + 1, piece->end, &phrase))
      return lesart_speaker_from_phrase (syntax, &phrase, piece->end);
  return LESART_SPEAKER_NONE;
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
        return speaker_from_aus (piece);
      return lesart_speaker_from_phrase (syntax, &subject, piece->end);
    }
    /* "Sam Altman, der CEO von OpenAI, sagte": the appositions cut the name off its verb. */
    for (guint f = k;
         f-- > 0 && f + MAX_CLAUSES_BACK > k && get_clause (piece, f)->verb == LESART_NO_TOKEN;)
      if (lesart_find_speaker (syntax, get_clause (piece, f)->first, get_clause (piece, f)->end,
                               clause->verb, &subject)
          && f == 0)
        return lesart_speaker_from_phrase (syntax, &subject, piece->end);
    /* A relative clause between subject and verb. */
    if (k > 1 && get_clause (piece, k - 1)->kind == LESART_STRETCH_RELATIVE
        && get_clause (piece, 0)->verb == LESART_NO_TOKEN
        && lesart_find_speaker (syntax, get_clause (piece, 0)->first, get_clause (piece, 0)->end,
                                clause->verb, &subject))
      return lesart_speaker_from_phrase (syntax, &subject, piece->end);
  }
  return speaker_from_aus (piece);
}

static gboolean
has_finite (const Piece *piece, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (get_clause (piece, i)->verb != LESART_NO_TOKEN)
      return TRUE;
  return FALSE;
}

/* -- source phrases ------------------------------------------------------------------------------
 */

static void
add_source (Piece *piece, const LesartSource *source)
{
  LesartSpeaker speaker = source->speaker;
  guint32 first = piece->first, end = piece->end;

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
  add (piece, first, end, speaker, source->cue);
}

static gboolean
quote_by_source (Piece *piece)
{
  if (!has_finite (piece, 0, piece->clauses->len))
    return FALSE;
  for (guint32 t = piece->first; t < piece->end; t++) {
    LesartSource source;

    if (!lesart_read_source (piece->quoting->syntax, t, piece->first, piece->end, &source))
      continue;
    add_source (piece, &source);
    return TRUE;
  }
  return FALSE;
}

/* -- cue behind ----------------------------------------------------------------------------------
 */

static gboolean
is_so_clause (const Piece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);
  LesartPhrase phrase;

  if (clause->verb != LESART_NO_TOKEN
      || !lesart_grammar_is_one_of (syntax->grammar, clause->first, "so"))
    return FALSE;
  if (!lesart_syntax_read_phrase (syntax, clause->first + 1, clause->end, &phrase))
    return FALSE;
  *speaker = lesart_speaker_from_phrase (syntax, &phrase, piece->end);
  *cue = lesart_extraction_span (syntax->x, clause->first, clause->first + 1);
  return TRUE;
}

/* "sagte X" as a parenthesis: verb first, its subject behind it. */
static gboolean
is_inverted_cue (const Piece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = get_clause (piece, i);
  LesartPhrase subject;
  LesartCue found;

  if (clause->kind != LESART_STRETCH_VERB_FIRST
      || !lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &found))
    return FALSE;
  if (!(found.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE | LESART_CUE_CLAUSE)))
    return FALSE;
  if (!lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject))
    return FALSE;
  *cue = found.span;
  *speaker = lesart_grammar_is_one_of (syntax->grammar, subject.first, "es")
                 ? speaker_from_aus (piece)
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

    if (clause->kind == LESART_STRETCH_MAIN || is_subjunctive_clause (piece, clause, TRUE))
      return TRUE;
    if (clause->kind == LESART_STRETCH_SUBORDINATE
        && lesart_grammar_is_one_of (syntax->grammar, clause->first, "Daß dass ob"))
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

  if (lesart_grammar_is_one_of (syntax->grammar, next->first, "wohl aber sondern nicht und"))
    return TRUE;
  return next->kind == LESART_STRETCH_FRAGMENT && word->closed == LESART_CLOSED_NONE
         && !(syntax->x->tokens[next->first].flags & LESART_TOKEN_UPPER)
         && (word->kinds & (LESART_WORD_ADVERB | LESART_WORD_PREPOSITION | LESART_WORD_ADJECTIVE))
                != 0;
}

static gboolean
quote_before_cue (Piece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  LesartSpeaker speaker;
  LesartSpan cue;

  /* „Nach Jahren“, so X, habe man das gefunden. */
  if (piece->clauses->len > 1 && is_so_clause (piece, 0, &speaker, &cue)
      && has_finite (piece, 1, piece->clauses->len)) {
    add (piece, get_clause (piece, 1)->first, piece->end, speaker, cue);
    return TRUE;
  }
  for (guint i = 1; i < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);

    if (!is_so_clause (piece, i, &speaker, &cue) && !is_inverted_cue (piece, i, &speaker, &cue))
      continue;
    if (!can_be_said (piece, i)) {
      /* "Bis dahin, so X, müsse man warten" */
      if (has_finite (piece, 0, i) || !has_finite (piece, i + 1, piece->clauses->len))
        continue;
      add (piece, clause->end, piece->end, speaker, cue);
      return TRUE;
    }
    add (piece, piece->first, clause->first, speaker, cue);
    /* What follows goes on with it: "betonte er, wohl aber gegen ...", "betonte sie: Ohne Geld
     * werde ..." */
    if (i + 1 < piece->clauses->len) {
      const LesartStretch *next = get_clause (piece, i + 1);
      guint k = i + 1;

      while (k + 1 < piece->clauses->len && get_clause (piece, k)->verb == LESART_NO_TOKEN)
        k++;
      if (is_subjunctive_clause (piece, get_clause (piece, k), TRUE)
          || continues_content (syntax, next))
        add (piece, next->first, piece->end, speaker, cue);
    }
    return TRUE;
  }
  return FALSE;
}

/* -- wie X mitteilte -----------------------------------------------------------------------------
 */

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
        || !(cue.frames & LESART_CUE_CLAUSE))
      continue;
    /* "Er betonte, wie wichtig es ist": a clause that is said, not one that says. */
    if (i > 0 && get_clause (piece, i - 1)->verb != LESART_NO_TOKEN
        && clause->verb + 1 < clause->end && syntax->words[clause->end - 1].verb == 0)
      continue;
    speaker = speaker_of_clause (piece, i);
    if (i == 0) {
      if (!has_finite (piece, 1, piece->clauses->len))
        continue;
      add (piece, clause->end, piece->end, speaker, cue.span);
    } else {
      if (!has_finite (piece, 0, i))
        continue;
      add (piece, piece->first, clause->first, speaker, cue.span);
      if (i + 1 < piece->clauses->len && has_finite (piece, i + 1, piece->clauses->len))
        add (piece, clause->end, piece->end, speaker, cue.span);
    }
    return TRUE;
  }
  return FALSE;
}

/* -- cue before ----------------------------------------------------------------------------------
 */

static gboolean
opens_content (const Piece *piece, const LesartStretch *clause)
{
  return clause->kind == LESART_STRETCH_SUBORDINATE
         && lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first,
                                      "dass daß ob wie warum weshalb wieso");
}

/* Where what began in clause @i is over: before a main clause in the indicative. */
static guint
end_of_content (const Piece *piece, guint i)
{
  guint k = i + 1;

  for (; k < piece->clauses->len; k++) {
    const LesartStretch *clause = get_clause (piece, k);

    if (clause->kind == LESART_STRETCH_VERB_FIRST && !is_subjunctive_clause (piece, clause, TRUE))
      break;
    if (clause->kind == LESART_STRETCH_MAIN && clause->verb + 1 < clause->end
        && !is_subjunctive_clause (piece, clause, TRUE))
      break;
  }
  return k;
}

/* Does content begin in clause @i, right behind a clause with a cue? */
static gboolean
begins_content (const Piece *piece, guint i, guint frames)
{
  const LesartStretch *clause = get_clause (piece, i);
  gboolean colon =
      lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first - 1, ":");

  /* "Wer anderes behaupte, habe nicht gelesen": the verb in first place goes with the clause
   * before. */
  if (clause->kind == LESART_STRETCH_VERB_FIRST
      && get_clause (piece, i - 1)->kind == LESART_STRETCH_SUBORDINATE)
    return FALSE;
  /* "Aus Kreisen ist zu erfahren, dass ..." */
  if (opens_content (piece, clause)
      && lesart_grammar_is_one_of (piece->quoting->syntax->grammar, piece->first, "Aus"))
    return (frames & LESART_CUE_CLAUSE) != 0;
  if (opens_content (piece, clause))
    return (frames & LESART_CUE_CLAUSE) != 0
           && (frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE)) != 0;
  if (!(frames & (LESART_CUE_SUBJUNCTIVE | LESART_CUE_DIRECT | LESART_CUE_CLAUSE)) && !colon)
    return FALSE;
  for (guint k = i; k < MIN (i + 3, piece->clauses->len); k++) {
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

static void
quote_behind_cue (Piece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  for (guint i = 0; i + 1 < piece->clauses->len; i++) {
    const LesartStretch *clause = get_clause (piece, i);
    gboolean colon;
    LesartCue cue;
    guint end;

    if (clause->verb == LESART_NO_TOKEN)
      continue;
    colon = lesart_grammar_is_one_of (syntax->grammar, clause->end, ":");
    if (!lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue)) {
      if (!colon)
        continue;
      cue = (LesartCue){ clause->verb, 0,
                         lesart_extraction_span (syntax->x, clause->verb, clause->verb + 1) };
    }
    if (!begins_content (piece, i + 1, cue.frames))
      continue;
    end = end_of_content (piece, i + 1);
    add (piece, get_clause (piece, i + 1)->first, get_clause (piece, end - 1)->end,
         speaker_of_clause (piece, i), cue.span);
    i = end - 1;
  }
}

/* -- Konjunktiv I without a cue -------------------------------------------------------------------
 */

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
    /* "es sei denn", "Man nehme" are no reports. */
    if (!is_subjunctive_clause (piece, clause, FALSE)
        || lesart_grammar_is_one_of (syntax->grammar, clause->verb + 1, "denn")
        || (clause->verb > 0
            && lesart_grammar_is_one_of (syntax->grammar, clause->verb - 1, "Man")))
      return;
    speaker = speaker_going_on (piece);
    add (piece, piece->first, get_clause (piece, end_of_content (piece, i) - 1)->end, speaker,
         LESART_SPAN_NONE);
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
  if (piece.clauses->len > 0 && !quote_by_source (&piece) && !quote_before_cue (&piece)
      && !quote_beside_wie (&piece)) {
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
