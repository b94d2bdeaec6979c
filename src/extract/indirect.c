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
 */
#include "indirect-private.h"

#define MAX_PIECES 64
/* A verb looks for its subject over that many clauses. */
#define MAX_CLAUSES_BACK 8
/* Parts of a list that may stand before the finite verb of what is said. */
#define MAX_LIST_PARTS 8

/* What stands between marks belongs together, commas or not. */
static void
stretch_over_marks (const LesartPiece *piece, guint32 *first, guint32 *end)
{
  const LesartQuoting *quoting = piece->quoting;
  gint32 at_first = quoting->quoted_at[*first], at_end = quoting->quoted_at[*end - 1];

  if (at_first >= 0)
    *first = MAX (piece->first, g_array_index (quoting->quoted, LesartQuoted, at_first).first);
  if (at_end >= 0)
    *end = MIN (piece->end, MAX (*end, g_array_index (quoting->quoted, LesartQuoted, at_end).end));
}

void
lesart_piece_add (LesartPiece *piece,
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

gboolean
lesart_piece_is_subjunctive (const LesartPiece *piece,
                             const LesartStretch *clause,
                             gboolean past_too)
{
  return clause->verb != LESART_NO_TOKEN
         && lesart_syntax_is_subjunctive (piece->quoting->syntax, clause->verb, past_too);
}

/* "Sam Altman, der CEO von OpenAI, sagte": the appositions cut the name off its verb. "X, der kam,
 * sagte": so does a relative clause. */
static gboolean
find_severed_speaker (const LesartPiece *piece, guint k, LesartPhrase *subject)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, k),
                      *first = lesart_piece_clause (piece, 0);

  if (k == 0 || first->verb != LESART_NO_TOKEN || k > MAX_CLAUSES_BACK)
    return FALSE;
  for (guint f = 1; f < k; f++)
    if (lesart_piece_clause (piece, f)->verb != LESART_NO_TOKEN
        && lesart_piece_clause (piece, f)->kind != LESART_STRETCH_RELATIVE)
      return FALSE;
  return lesart_find_speaker (syntax, first->first, first->end, clause->verb, subject);
}

/* "heißt es in dem Bericht": in the clause itself rather than before it. "Wie es heißt, soll er
 * ..." names nobody: what follows is said. */
static LesartSpeaker
speaker_of_medium (const LesartPiece *piece, guint i)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, i);
  LesartSpeaker speaker = lesart_speaker_of_medium (syntax, clause->first, clause->end);

  return lesart_speaker_is_known (speaker)
                 || lesart_grammar_is_one_of (syntax->grammar, clause->first, "wie")
             ? speaker
             : lesart_speaker_of_medium (syntax, piece->first, piece->end);
}

/* The subject of clause @i; one that has none shares that of the main clause before it. */
LesartSpeaker
lesart_piece_speaker (const LesartPiece *piece, guint i)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartPhrase subject;

  for (guint k = i + 1; k-- > 0 && k + MAX_CLAUSES_BACK > i;) {
    const LesartStretch *clause = lesart_piece_clause (piece, k);

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
  return speaker_of_medium (piece, i);
}

gboolean
lesart_piece_has_finite (const LesartPiece *piece, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (lesart_piece_clause (piece, i)->verb != LESART_NO_TOKEN)
      return TRUE;
  return FALSE;
}

/* Where what began in clause @i is over: before a main clause in the indicative, or where the
 * clause of the cue (@frame) goes on: "die Bitte, zu warten, ab" */
guint
lesart_piece_end_of_content (const LesartPiece *piece, guint i, guint32 frame)
{
  const guint32 *clause_of = piece->quoting->syntax->grammar->clause_of;
  guint k = i + 1;

  for (; k < piece->clauses->len; k++) {
    const LesartStretch *clause = lesart_piece_clause (piece, k);

    if (frame != LESART_NO_CLAUSE && clause_of[clause->first] == frame
        && clause_of[clause->end - 1] == frame)
      break;
    if (clause->kind == LESART_STRETCH_VERB_FIRST
        && !lesart_piece_is_subjunctive (piece, clause, TRUE))
      break;
    if (clause->kind == LESART_STRETCH_MAIN && clause->verb + 1 < clause->end
        && !lesart_piece_is_subjunctive (piece, clause, TRUE))
      break;
  }
  return k;
}

/* -- cue behind ----------------------------------------------------------------------------------
 */

/* "Viele gratulierten, so X, Y und Z" */
static gboolean
opens_list (const LesartPiece *piece, guint i)
{
  for (guint k = i + 1; k < MIN (i + MAX_LIST_PARTS, piece->clauses->len); k++) {
    const LesartStretch *clause = lesart_piece_clause (piece, k);

    if (clause->verb != LESART_NO_TOKEN)
      return FALSE;
    if (lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first, "und oder sowie"))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_so_clause (const LesartPiece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, i);
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
is_inverted_cue (const LesartPiece *piece, guint i, LesartSpeaker *speaker, LesartSpan *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, i);
  gboolean so = lesart_grammar_is_one_of (syntax->grammar, clause->first, "so")
                && clause->verb == clause->first + 1;
  LesartPhrase subject;
  LesartCue found;

  if ((clause->kind != LESART_STRETCH_VERB_FIRST && !so)
      || !lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &found))
    return FALSE;
  if (!(found.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE)))
    return FALSE;
  *cue = found.span;
  if (!lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject)
      || lesart_speaker_is_thing (syntax, &subject))
    return FALSE; /* "..., fürchtet aber weitere Tote" */
  *speaker = lesart_grammar_is_one_of (syntax->grammar, subject.first, "es")
                 ? speaker_of_medium (piece, i)
                 : lesart_speaker_from_phrase (syntax, &subject, piece->end);
  return TRUE;
}

/* A subordinate clause before a verb in first place is a part of that sentence, not what is said:
 * "Als er kam, sagte sie nichts"; but "Dass er kam, räumte sie ein". */
static gboolean
can_be_said (const LesartPiece *piece, guint n)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  if (!lesart_piece_has_finite (piece, 0, n))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);

    if (clause->kind == LESART_STRETCH_MAIN
        || (clause->kind == LESART_STRETCH_VERB_FIRST
            && lesart_piece_is_subjunctive (piece, clause, TRUE)))
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
add_rest (LesartPiece *piece, guint i, LesartSpeaker speaker, LesartSpan cue, const char *rule)
{
  const LesartStretch *next;
  guint k = i + 1;

  if (k >= piece->clauses->len)
    return;
  next = lesart_piece_clause (piece, k);
  while (k + 1 < piece->clauses->len && lesart_piece_clause (piece, k)->verb == LESART_NO_TOKEN)
    k++;
  if (lesart_piece_is_subjunctive (piece, lesart_piece_clause (piece, k), TRUE)
      || continues_content (piece->quoting->syntax, next))
    lesart_piece_add (piece, next->first, piece->end, speaker, cue, rule);
}

static gboolean
quote_before_cue (LesartPiece *piece)
{
  LesartSpeaker speaker;
  LesartSpan cue;

  /* „Nach Jahren“, so X, habe man das gefunden. */
  if (piece->clauses->len > 1 && is_so_clause (piece, 0, &speaker, &cue)
      && lesart_piece_has_finite (piece, 1, piece->clauses->len)) {
    lesart_piece_add (piece, lesart_piece_clause (piece, 1)->first, piece->end, speaker, cue,
                      "quote.indirect.so");
    return TRUE;
  }
  for (guint i = 1; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);
    const char *rule = "quote.indirect.so";

    if (!is_so_clause (piece, i, &speaker, &cue)) {
      rule = "quote.indirect.cue-behind";
      if (!is_inverted_cue (piece, i, &speaker, &cue))
        continue;
    }
    if (!can_be_said (piece, i)) {
      /* "Bis dahin, so X, müsse man warten" */
      if (lesart_piece_has_finite (piece, 0, i)
          || !lesart_piece_has_finite (piece, i + 1, piece->clauses->len))
        continue;
      lesart_piece_add (piece, clause->end, piece->end, speaker, cue, rule);
      return TRUE;
    }
    lesart_piece_add (piece, piece->first, clause->first, speaker, cue, rule);
    add_rest (piece, i, speaker, cue, rule);
    return TRUE;
  }
  return FALSE;
}

/* -- wie X mitteilte -----------------------------------------------------------------------------
 */

/* "wie sehr sie das freut", "wie man es erwartet hatte" */
static gboolean
says_how (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  return lesart_grammar_is_one_of (grammar, clause->first + 1,
                                   "man sehr viel viele weit oft lange");
}

/* "Am Sonntag ist er, wie X mitteilte, in Bonn gestorben": the clause that was broken off goes on.
 */
static gboolean
goes_on_behind (const LesartPiece *piece, const LesartStretch *wie)
{
  const LesartExtraction *x = piece->quoting->syntax->x;
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;
  guint32 at = wie->end;

  while (at < piece->end && x->tokens[at].kind == LESART_TOKEN_PUNCTUATION)
    at++;
  return at < piece->end && wie->first > piece->first
         && grammar->clause_of[at] == grammar->clause_of[piece->first];
}

static gboolean
quote_beside_wie (LesartPiece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);
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
    if (i > 0 && lesart_piece_clause (piece, i - 1)->verb != LESART_NO_TOKEN
        && clause->verb + 1 < clause->end && syntax->words[clause->end - 1].verb == 0)
      continue;
    speaker = lesart_piece_speaker (piece, i);
    if (i == 0) {
      if (!lesart_piece_has_finite (piece, 1, piece->clauses->len))
        continue;
      lesart_piece_add (piece, clause->end, piece->end, speaker, cue.span, "quote.indirect.wie");
    } else {
      if (!lesart_piece_has_finite (piece, 0, i))
        continue;
      lesart_piece_add (piece, piece->first, clause->first, speaker, cue.span,
                        "quote.indirect.wie");
      if ((i + 1 < piece->clauses->len
           && lesart_piece_has_finite (piece, i + 1, piece->clauses->len))
          || goes_on_behind (piece, clause))
        lesart_piece_add (piece, clause->end, piece->end, speaker, cue.span, "quote.indirect.wie");
    }
    return TRUE;
  }
  return FALSE;
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

/* "Das" may be a subject as well: rather somebody behind the verb. */
static LesartSpeaker
speaker_behind (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartPhrase phrase;

  for (guint32 t = clause->verb + 1; t < MIN (clause->end, clause->verb + MAX_CLAUSES_BACK); t++) {
    if (lesart_syntax_is_preposition (syntax, t))
      return LESART_SPEAKER_NONE;
    if (lesart_syntax_read_phrase (syntax, t, clause->end, &phrase)
        && (phrase.agreement & LESART_AGREEMENT_NOMINATIVE) != 0
        && !lesart_speaker_is_thing (syntax, &phrase))
      return lesart_speaker_from_phrase (syntax, &phrase, clause->end);
  }
  return LESART_SPEAKER_NONE;
}

/* "Das teilte die Polizei am Montag mit.": what is said is the sentence before. */
static gboolean
quote_sentence_before (LesartPiece *piece)
{
  LesartQuoting *quoting = piece->quoting;
  const LesartExtraction *x = quoting->syntax->x;
  const LesartStretch *clause = lesart_piece_clause (piece, 0);
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
  speaker = speaker_behind (piece, clause);
  if (!lesart_speaker_is_known (speaker))
    speaker = lesart_piece_speaker (piece, 0);
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
has_first_person (const LesartPiece *piece, const LesartStretch *clause)
{
  for (guint32 t = clause->first; t < clause->end; t++)
    if (lesart_grammar_is_one_of (piece->quoting->syntax->grammar, t, "ich"))
      return TRUE;
  return FALSE;
}

/* Has somebody just spoken, in the sentence before? */
static gboolean
follows_speech (const LesartPiece *piece)
{
  const LesartQuoting *quoting = piece->quoting;

  return lesart_speaker_is_known (quoting->last)
         && quoting->last_block == quoting->syntax->x->sentences[piece->sentence].block
         && quoting->last_sentence + 1 >= piece->sentence;
}

/* "Man nehme", but not "Man dürfe", "Man habe", nor "Man rechne" behind other indirect speech */
static gboolean
is_instruction (const LesartPiece *piece, guint32 verb)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const GArray *quotes = syntax->x->reading->quotes;

  if (follows_speech (piece) && quotes->len > 0
      && g_array_index (quotes, LesartQuote, quotes->len - 1).style == LESART_QUOTE_INDIRECT)
    return FALSE;
  return verb > 0 && lesart_grammar_is_one_of (syntax->grammar, verb - 1, "Man")
         && (syntax->words[verb].kinds & (LESART_WORD_MODAL | LESART_WORD_AUXILIARY)) == 0;
}

/* "sagte X. Die Kliniken hätten sich dem verweigert.": right behind what somebody said the plural
 * of Konjunktiv II stands for one that would look like the indicative, unless a word tells that it
 * was not so. */
static gboolean
is_substitute (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartClause *found = lesart_grammar_clause_at (syntax->grammar, clause->verb);
  static const char unreal[] =
      "sonst andernfalls ansonsten fast beinahe gern gerne lieber wohl eigentlich längst";

  if (!follows_speech (piece) || found == NULL
      || !(lesart_grammar_is_one_of (syntax->grammar, clause->verb, "hätten")
               ? found->perfect && found->modal == LESART_NO_TOKEN
               : lesart_grammar_is_one_of (syntax->grammar, clause->verb, "würden müssten")))
    return FALSE;
  for (guint32 t = clause->first; t < clause->end; t++)
    if (lesart_grammar_is_one_of (syntax->grammar, t, unreal))
      return FALSE;
  return TRUE;
}

static void
quote_subjunctive (LesartPiece *piece)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartSpeaker speaker;

  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);

    if (clause->kind == LESART_STRETCH_FRAGMENT || clause->kind == LESART_STRETCH_RELATIVE
        || clause->kind == LESART_STRETCH_SUBORDINATE
        || lesart_grammar_clause_at (syntax->grammar, clause->verb)->verb_first_condition)
      continue;
    /* "es sei denn", "Man nehme", "ich halte" are no reports. */
    if (!(lesart_piece_is_subjunctive (piece, clause, FALSE) || is_substitute (piece, clause))
        || has_first_person (piece, clause)
        || lesart_grammar_is_one_of (syntax->grammar, clause->verb + 1, "denn")
        || is_instruction (piece, clause->verb))
      return;
    speaker = lesart_speaker_going_on (piece->quoting, piece->sentence, piece->first);
    lesart_piece_add (
        piece, piece->first,
        lesart_piece_clause (piece, lesart_piece_end_of_content (piece, i, LESART_NO_CLAUSE) - 1)
            ->end,
        speaker, LESART_SPAN_NONE, "quote.indirect.free");
    return;
  }
}

/* ------------------------------------------------------------------------------------------------
 */

static void
quote_piece (LesartQuoting *quoting, guint32 sentence, guint32 first, guint32 end)
{
  LesartPiece piece = { quoting, sentence, first, end, NULL, 0 };

  if (first >= end)
    return;
  piece.clauses = g_array_new (FALSE, FALSE, sizeof (LesartStretch));
  lesart_syntax_split_clauses (quoting->syntax, first, end, piece.clauses);
  if (piece.clauses->len > 0 && !quote_sentence_before (&piece)
      && !lesart_piece_quote_source (&piece, FALSE) && !quote_before_cue (&piece)
      && !quote_beside_wie (&piece)) {
    lesart_piece_quote_behind_cue (&piece);
    if (piece.n_quotes == 0)
      lesart_piece_quote_source (&piece, TRUE);
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
