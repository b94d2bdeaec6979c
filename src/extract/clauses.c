/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Clauses between punctuation marks, their finite verb, and the subject of a verb.
 */
#include "syntax.h"

#define MAX_SUBJECT_DISTANCE 24
#define MAX_BRACKET_TOKENS 8
#define MAX_CLAUSE_TOKENS 60 /* as far as a conjunction looks for the verbs that it joins */

static const char boundary_marks[] = ", ; : – — ( ) [ ] … . ! ?";
static const char relative_words[] = "der die das den dem dessen deren denen welcher welche welches welchen welchem wo was wer wen wem";

static gboolean
is_adjective (const LesartSyntax *syntax, guint32 at)
{
  return (syntax->words[at].classes & (1u << LESART_CLASS_ADJECTIVE)) != 0;
}

/**
 * lesart_syntax_find_finite:
 *
 * Returns: the finite verb among tokens [@first, @end), or %LESART_NO_TOKEN; a form that can only be
 *   finite is preferred to one that can be an infinitive or participle too
 */
guint32
lesart_syntax_find_finite (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  guint32 second_choice = LESART_NO_TOKEN, third_choice = LESART_NO_TOKEN, last_ambiguous = LESART_NO_TOKEN;

  for (guint32 t = first; t < end; t++) {
    guint32 verb = syntax->words[t].verb;

    if (!lesart_syntax_is_finite (syntax, t) || syntax->x->mention_at[t] >= 0)
      continue;
    if ((syntax->x->tokens[t].flags & LESART_TOKEN_UPPER) && syntax->words[t].noun_agreement != 0) {
      if (third_choice == LESART_NO_TOKEN)
        third_choice = t; /* "Belege gibt es nicht" */
      continue;
    }
    if (verb & (LESART_AUXILIARY | LESART_MODAL)) {
      if (!(verb & LESART_INFINITIVE))
        return t;
    } else if (!(verb & (LESART_INFINITIVE | LESART_PAST_PARTICIPLE)) && !is_adjective (syntax, t)) {
      return t;
    }
    /* "nahe stehen": rather not the one that is an adjective too. */
    if (second_choice == LESART_NO_TOKEN || (is_adjective (syntax, second_choice) && !is_adjective (syntax, t)))
      second_choice = t;
    last_ambiguous = t;
  }
  /* "... sagen müssen", "... finanziert werden": in a clause of ambiguous forms only the auxiliary counts. */
  if (last_ambiguous != LESART_NO_TOKEN && (syntax->words[last_ambiguous].verb & (LESART_AUXILIARY | LESART_MODAL)))
    return last_ambiguous;
  return second_choice != LESART_NO_TOKEN ? second_choice : third_choice;
}

static gboolean
opens_subordinate (const LesartSyntax *syntax, guint32 at)
{
  return lesart_syntax_is_one_of (syntax, at,
                                  "dass Dass daß ob Ob weil Weil wie Wie wenn Wenn als Als obwohl Obwohl nachdem Nachdem "
                                  "bevor Bevor während Während damit Damit sodass falls Falls sofern Sofern solange Solange "
                                  "sobald Sobald bis indem Indem da Da warum Warum weshalb wieso wann seit wobei wonach womit wodurch wozu worauf woran");
}

static LesartStretchKind
judge_kind (const LesartSyntax *syntax, LesartStretch *clause)
{
  guint32 first = clause->first;

  if (clause->verb == LESART_NO_TOKEN)
    return LESART_STRETCH_FRAGMENT;
  if (clause->verb == first)
    return LESART_STRETCH_VERB_FIRST;
  if (lesart_syntax_is_one_of (syntax, first, "und oder aber sondern denn doch") && first + 1 < clause->end && clause->verb != first + 1)
    first++;
  if (lesart_syntax_is_one_of (syntax, first, "Erst Auch Selbst Nur Gerade Schon Noch auch selbst erst nur") && first + 2 < clause->end
      && opens_subordinate (syntax, first + 1))
    first++;
  if (opens_subordinate (syntax, first) && clause->verb > first + 1)
    return LESART_STRETCH_SUBORDINATE;
  if (lesart_syntax_is_one_of (syntax, first, "Wer Was") && clause->verb > first + 1 && clause->verb + 1 >= clause->end)
    return LESART_STRETCH_SUBORDINATE;
  if (lesart_syntax_is_preposition (syntax, first) && first + 1 < clause->verb)
    first++;
  /* A relative clause has its verb at the end; a main clause that opens with an article has not. */
  if (lesart_syntax_is_one_of (syntax, first, relative_words) && clause->first > 0
      && lesart_syntax_is_one_of (syntax, clause->first - 1, ",") && lesart_syntax_is_finite (syntax, clause->end - 1)
      && (clause->verb + 1 >= clause->end || !(syntax->words[clause->verb].verb & (LESART_AUXILIARY | LESART_MODAL)))) {
    clause->verb = clause->end - 1;
    return LESART_STRETCH_RELATIVE;
  }
  return LESART_STRETCH_MAIN;
}

static void
add_clause (const LesartSyntax *syntax, GArray *clauses, guint32 first, guint32 end)
{
  LesartStretch clause = { first, end, LESART_NO_TOKEN, LESART_STRETCH_FRAGMENT };

  if (first >= end)
    return;
  clause.verb = lesart_syntax_find_finite (syntax, first, end);
  clause.kind = judge_kind (syntax, &clause);
  g_array_append_val (clauses, clause);
}

/* "begrüßte das Vorhaben und mahnte zur Eile": a conjunction between two finite verbs. */
static gboolean
joins_clauses (const LesartSyntax *syntax, guint32 first, guint32 at, guint32 end)
{
  guint32 stop = at + 1;

  if (!lesart_syntax_is_one_of (syntax, at, "und oder aber doch sondern denn"))
    return FALSE;
  first = MAX (first, at > MAX_CLAUSE_TOKENS ? at - MAX_CLAUSE_TOKENS : 0);
  end = MIN (end, at + MAX_CLAUSE_TOKENS);
  while (stop < end && !lesart_syntax_is_one_of (syntax, stop, boundary_marks))
    stop++;
  return lesart_syntax_find_finite (syntax, first, at) != LESART_NO_TOKEN
         && lesart_syntax_find_finite (syntax, at + 1, stop) != LESART_NO_TOKEN;
}

/* "Lindemann (CDU)", "Zawada (20)": a short bracket without a verb stays in its clause. */
static guint32
close_bracket (const LesartSyntax *syntax, guint32 open, guint32 end)
{
  for (guint32 t = open + 1; t < MIN (end, open + MAX_BRACKET_TOKENS); t++)
    if (lesart_syntax_is_one_of (syntax, t, ")"))
      return lesart_syntax_find_finite (syntax, open, t) == LESART_NO_TOKEN ? t : open;
  return open;
}

/**
 * lesart_syntax_split_clauses:
 * @clauses: (element-type LesartStretch): appended to
 *
 * Splits tokens [@first, @end) of one sentence.
 */
void
lesart_syntax_split_clauses (const LesartSyntax *syntax, guint32 first, guint32 end, GArray *clauses)
{
  guint32 start = first, joints = 0;

  for (guint32 t = first; t < end; t++) {
    if (lesart_syntax_is_one_of (syntax, t, "(") && close_bracket (syntax, t, end) != t) {
      t = close_bracket (syntax, t, end);
    } else if (lesart_syntax_is_one_of (syntax, t, boundary_marks)) {
      add_clause (syntax, clauses, start, t);
      start = t + 1;
    } else if (joints < 16 && joins_clauses (syntax, start, t, end)) {
      add_clause (syntax, clauses, start, t);
      start = t;
      joints++;
    }
  }
  add_clause (syntax, clauses, start, end);
}

static gboolean
may_be_subject (const LesartSyntax *syntax, const LesartPhrase *phrase, guint32 verb)
{
  guint32 features = syntax->words[verb].verb;
  guint32 agreement = phrase->agreement & LESART_AGREEMENT_NOMINATIVE;

  if (phrase->determiner != LESART_NO_TOKEN && syntax->words[phrase->determiner].closed == LESART_CLOSED_FUSED)
    return FALSE;
  if ((features & LESART_SINGULAR) && !(features & LESART_PLURAL))
    agreement &= LESART_AGREEMENT_SINGULAR;
  else if ((features & LESART_PLURAL) && !(features & LESART_SINGULAR) && phrase->determiner != LESART_NO_TOKEN)
    agreement &= LESART_AGREEMENT_PLURAL;
  return agreement != 0;
}

/* "am Dienstag", "Montag": a bare noun that is no name is rather an adverbial. */
static gboolean
is_bare_noun (const LesartSyntax *syntax, const LesartPhrase *phrase)
{
  return phrase->determiner == LESART_NO_TOKEN && phrase->mention < 0
         && syntax->words[phrase->first].closed != LESART_CLOSED_PERSONAL;
}

/* The first phrase in [first, end) that may be the subject, prepositional ones passed over. */
static gboolean
scan_subject (const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject)
{
  LesartPhrase phrase, bare = { .first = LESART_NO_TOKEN };
  guint32 stop = MIN (end, first + MAX_SUBJECT_DISTANCE);
  gboolean prepositional = FALSE; /* until the phrase of a preposition was read */

  for (guint32 t = first; t < stop;) {
    gboolean governed;

    if (lesart_syntax_is_preposition (syntax, t) && syntax->x->mention_at[t] < 0) {
      prepositional = TRUE;
      if (syntax->words[t].closed != LESART_CLOSED_FUSED)
        t++;
    }
    if (t >= stop || !lesart_syntax_read_phrase (syntax, t, end, &phrase)) {
      t++;
      continue;
    }
    governed = prepositional;
    prepositional = FALSE;
    t = MAX (phrase.end, t + 1);
    if (governed || !may_be_subject (syntax, &phrase, verb))
      continue;
    if (!is_bare_noun (syntax, &phrase)) {
      *subject = phrase;
      return TRUE;
    }
    if (bare.first == LESART_NO_TOKEN)
      bare = phrase;
  }
  if (bare.first == LESART_NO_TOKEN)
    return FALSE;
  *subject = bare;
  return TRUE;
}

/**
 * lesart_syntax_find_subject:
 * @first: start of the clause of @verb, or of a part of the sentence that an apposition cut off
 * @end: its end
 * @subject: (out): the phrase
 *
 * Looks before the verb, then behind it: German puts the subject beside the finite verb, and the
 * field before it is another constituent if none in it agrees.
 *
 * Returns: whether there is one
 */
gboolean
lesart_syntax_find_subject (const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject)
{
  LesartPhrase before, behind;
  gboolean has_before = scan_subject (syntax, first, MIN (verb, end), verb, &before);
  gboolean has_behind = verb < end && scan_subject (syntax, verb + 1, end, verb, &behind);

  if (has_before && has_behind) {
    /* A phrase that can only be a nominative wins; else a bare noun yields. */
    gboolean only_behind = !(behind.agreement & LESART_AGREEMENT_ACCUSATIVE) && (before.agreement & LESART_AGREEMENT_ACCUSATIVE);

    *subject = only_behind || (is_bare_noun (syntax, &before) && !is_bare_noun (syntax, &behind)) ? behind : before;
    return TRUE;
  }
  if (has_before)
    *subject = before;
  else if (has_behind)
    *subject = behind;
  return has_before || has_behind;
}
