/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indirect speech behind its cue, a verb or a noun:
 *
 *   X sagte, dass ...      X betonte, wie ...     a clause
 *   X sagte, er habe ...   X mahnt: Es sei ...    a main clause in the Konjunktiv
 *   X droht, zu gehen                             an infinitive
 *   der Vorwurf von X, dass ...                   any of them, as the noun takes it
 */
#include "indirect-private.h"

/* Parts of a list that may stand before the finite verb of what is said. */
#define MAX_LIST_PARTS 8

/* The first part of a list has no verb: "dass in Bremen, Kiel und Köln gestreikt wird". */
static gboolean
opens_content (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  return lesart_grammar_is_one_of (grammar, clause->first, "dass daß ob");
}

/* "betonte, wie wichtig das ist", but not "der Rat, wie er sich nennt" */
static gboolean
opens_question (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  LesartCue cue;

  return clause->kind == LESART_STRETCH_SUBORDINATE
         && lesart_grammar_is_one_of (syntax->grammar, clause->first, "wie warum weshalb wieso")
         && !lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue);
}

static gboolean
is_infinitive (const LesartPiece *piece, const LesartStretch *clause)
{
  const LesartClause *found =
      lesart_grammar_clause_at (piece->quoting->syntax->grammar, clause->first);

  return clause->verb == LESART_NO_TOKEN && found != NULL && found->kind == LESART_CLAUSE_INFINITIVE
         && found->opener == LESART_NO_TOKEN;
}

/* "Sie hatte das bestätigt, das Gericht glaubte ihr nicht": what is said stands there already. */
static gboolean
has_object (const LesartPiece *piece, guint i)
{
  const LesartStretch *stretch = lesart_piece_clause (piece, i);
  const LesartClause *clause =
      stretch->verb != LESART_NO_TOKEN
          ? lesart_grammar_clause_at (piece->quoting->syntax->grammar, stretch->verb)
          : NULL;

  return clause != NULL && clause->object != LESART_NO_PHRASE;
}

/* Is what begins in clause @i a main clause that a verb with @frames can govern? */
static gboolean
begins_main_content (const LesartPiece *piece, guint i, guint frames, gboolean colon)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;

  if (lesart_grammar_is_one_of (grammar, lesart_piece_clause (piece, i)->first,
                                "um und doch aber sondern"))
    return FALSE;
  for (guint k = i; k < MIN (i + MAX_LIST_PARTS, piece->clauses->len); k++) {
    const LesartStretch *next = lesart_piece_clause (piece, k);

    if (next->kind == LESART_STRETCH_FRAGMENT || next->kind == LESART_STRETCH_RELATIVE
        || (next->kind == LESART_STRETCH_SUBORDINATE && k == i))
      continue;
    if (next->kind == LESART_STRETCH_SUBORDINATE)
      return FALSE; /* "kündigte an, zu prüfen, ob ...": an infinitive */
    /* "X sagte, die Firmen hielten sich daran": behind such a verb a form that may be either is
     * one. */
    if ((frames & (colon ? LESART_CUE_DIRECT : LESART_CUE_SUBJUNCTIVE)) && k == i
        && next->kind == LESART_STRETCH_MAIN
        && (piece->quoting->syntax->words[next->verb].verb & LESART_SUBJUNCTIVE_2)
        && !has_object (piece, i - 1))
      return TRUE;
    return lesart_piece_is_subjunctive (piece, next, frames != 0);
  }
  return FALSE;
}

/* The rule by which content begins in clause @i, right behind a clause with a cue; NULL: none. */
static const char *
rule_of_content (const LesartPiece *piece, guint i, guint frames)
{
  const LesartStretch *clause = lesart_piece_clause (piece, i);
  gboolean colon =
      lesart_grammar_is_one_of (piece->quoting->syntax->grammar, clause->first - 1, ":");

  /* "Wer anderes behaupte, habe nicht gelesen": the verb in first place goes with the clause
   * before. */
  if (clause->kind == LESART_STRETCH_VERB_FIRST
      && lesart_piece_clause (piece, i - 1)->kind == LESART_STRETCH_SUBORDINATE)
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
find_noun_cue (const LesartPiece *piece, guint i, LesartCue *cue, LesartSpeaker *speaker)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, i);

  for (guint32 t = clause->end; t-- > clause->first && t + 10 > clause->end;) {
    guint flags;
    LesartPhrase owner;
    guint32 end;

    if (!lesart_read_speech_noun (syntax, t, &flags)
        || !(flags & (LESART_CUE_CLAUSE | LESART_CUE_SUBJUNCTIVE | LESART_CUE_INFINITIVE)))
      continue;
    end = lesart_syntax_skip_attributes (syntax, t + 1, clause->end);
    if (end != clause->end && t + 1 != clause->end
        && !(end + 1 == clause->end && syntax->words[end].verb != 0 && end != clause->verb))
      return FALSE;
    *cue = (LesartCue){ t, flags, lesart_extraction_span (syntax->x, t, t + 1) };
    *speaker = LESART_SPEAKER_NONE;
    if (end > t + 1
        && lesart_syntax_read_phrase (
            syntax, t + 1 + (lesart_grammar_is_one_of (syntax->grammar, t + 1, "von")), end,
            &owner))
      *speaker = lesart_speaker_from_phrase (syntax, &owner, end);
    else if (clause->verb != LESART_NO_TOKEN)
      *speaker = lesart_piece_speaker (piece, i);
    /* "Der Vorwurf, dass ..., bestätigte sich" */
    if (speaker->span.start <= cue->span.start && cue->span.end <= speaker->span.end)
      *speaker = LESART_SPEAKER_NONE;
    return TRUE;
  }
  return FALSE;
}

/* Does clause @i say what the noun before it is about? */
static gboolean
explains_noun (const LesartPiece *piece, guint i, guint frames)
{
  const LesartStretch *clause = lesart_piece_clause (piece, i);

  if (opens_content (piece, clause))
    return (frames & LESART_CUE_CLAUSE) != 0;
  if (is_infinitive (piece, clause))
    return (frames & LESART_CUE_INFINITIVE) != 0;
  return (frames & LESART_CUE_SUBJUNCTIVE) != 0 && clause->kind == LESART_STRETCH_MAIN
         && lesart_piece_is_subjunctive (piece, clause, TRUE);
}

/* "Der Direktor, X, hatte erklärt, er ...": what the appositions left of the clause of the cue. */
static guint
skip_rest_of_cue (const LesartPiece *piece, guint i, const LesartCue *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, cue->verb);
  guint next = i + 1;

  for (guint k = i + 1; k + 1 < MIN (i + 4, piece->clauses->len); k++) {
    const LesartStretch *rest = lesart_piece_clause (piece, k);
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
find_cue_of_clause (const LesartPiece *piece, guint i, LesartCue *cue)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  const LesartStretch *clause = lesart_piece_clause (piece, i);
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

void
lesart_piece_quote_behind_cue (LesartPiece *piece)
{
  for (guint i = 0; i + 1 < piece->clauses->len; i++) {
    const char *rule = NULL;
    guint begin = i + 1, end;
    LesartSpeaker speaker;
    LesartCue cue;

    /* "Er habe versprochen, zu kommen" is said as a whole. */
    if (lesart_piece_clause (piece, i)->kind == LESART_STRETCH_MAIN
        && lesart_piece_is_subjunctive (piece, lesart_piece_clause (piece, i), FALSE))
      return;
    if (find_cue_of_clause (piece, i, &cue)) {
      begin = skip_rest_of_cue (piece, i, &cue);
      rule = rule_of_content (piece, begin, cue.frames);
      if (rule != NULL)
        speaker = lesart_piece_speaker (piece, i);
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
    end = lesart_piece_end_of_content (piece, begin,
                                       piece->quoting->syntax->grammar->clause_of[cue.verb]);
    lesart_piece_add (piece, lesart_piece_clause (piece, begin)->first,
                      lesart_piece_clause (piece, end - 1)->end, speaker, cue.span, rule);
    i = end - 1;
  }
}
