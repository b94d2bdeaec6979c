/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tense around a time, for "am Montag": last or next? The clause is searched first, from the
 * time to the nearest comma on both sides, then the sentence. Closed-class verbs are in times.tsv
 * (class tense), all others in the lexicon. No parse: what matters is which finite verbs are near.
 */
#include "times-private.h"

#include <string.h>

#define MAX_CLAUSE_ATOMS 30

typedef struct {
  gboolean future;
  gboolean past;
  gboolean perfect; /* haben, sein: past with a participle */
  gboolean participle;
  gboolean either; /* entschieden: past or participle */
  gboolean present;
  gboolean infinitive; /* with zu: kündigte an, ... einzubringen */
} Signs;

static gboolean
is_boundary (const LesartTimeReader *reader, guint at)
{
  static const char *const boundaries[] = { ",", ";",  ":", "„", "“", "»",
                                            "«", "\"", "(", ")", "–", NULL };

  return lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_MARK)
         && lesart_atom_is_one_of (&reader->atoms, at, boundaries);
}

static void
look_up_verb (const LesartTimeReader *reader, guint at, Signs *signs)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  const LesartForm *form = lesart_lexemes_get (reader->x->lexemes, text, n_bytes);
  gboolean upper = lesart_atom_is_upper (&reader->atoms, at); /* a verb may open the sentence */
  const LesartLexeme *lexemes = upper ? form->folded : form->lexemes;
  guint n = upper ? form->n_folded : form->n_lexemes;
  guint32 finite = 0;

  for (guint i = 0; i < n; i++) {
    if (lexemes[i].word_class == LESART_CLASS_ADVERB
        || lexemes[i].word_class == LESART_CLASS_PREPOSITION
        || lexemes[i].word_class == LESART_CLASS_CONJUNCTION
        || lexemes[i].word_class == LESART_CLASS_PRONOUN)
      return;
    if (lexemes[i].word_class != LESART_CLASS_VERB)
      continue;
    finite |= lexemes[i].features;
    if ((lexemes[i].features & LESART_INFINITIVE_ZU) != 0
        || ((lexemes[i].features & LESART_INFINITIVE) != 0 && at > 0
            && lesart_atom_is (&reader->atoms, at - 1, "zu")))
      signs->infinitive = TRUE;
    if ((lexemes[i].features & LESART_PAST_PARTICIPLE) != 0)
      signs->participle = TRUE;
  }
  if (signs->infinitive)
    return;
  if ((finite & LESART_PRESENT) != 0)
    signs->present = TRUE;
  else if ((finite & LESART_PAST) != 0 && (finite & LESART_PAST_PARTICIPLE) != 0)
    signs->either = TRUE;
  else if ((finite & LESART_PAST) != 0)
    signs->past = TRUE;
}

static void
read_sign (const LesartTimeReader *reader, guint at, Signs *signs)
{
  const char *tense;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD))
    return;
  tense = lesart_time_word (reader, at, "tense");
  if (tense == NULL) {
    if (!lesart_atom_is_upper (&reader->atoms, at) || at == 0 || is_boundary (reader, at - 1))
      look_up_verb (reader, at, signs);
  } else if (strcmp (tense, "future") == 0) {
    signs->future = TRUE;
  } else if (strcmp (tense, "past") == 0) {
    signs->past = TRUE;
  } else {
    signs->perfect = TRUE;
  }
}

static LesartDirection
judge (const Signs *signs)
{
  if (signs->past && !signs->future)
    return LESART_DIRECTION_PAST;
  if (signs->perfect && signs->participle)
    return LESART_DIRECTION_PAST; /* also: soll am Montag ... haben */
  if (signs->future)
    return signs->past ? LESART_DIRECTION_PAST : LESART_DIRECTION_FUTURE;
  if (signs->either)
    return LESART_DIRECTION_PAST;
  if (signs->present || signs->infinitive)
    return LESART_DIRECTION_FUTURE;
  return LESART_DIRECTION_NONE;
}

static LesartDirection
judge_atoms (const LesartTimeReader *reader, guint first, guint end, gboolean clause)
{
  Signs signs = { 0 };
  guint stop;

  stop = first > MAX_CLAUSE_ATOMS ? first - MAX_CLAUSE_ATOMS : 0;
  for (guint i = first; i > stop && !(clause && is_boundary (reader, i - 1)); i--)
    read_sign (reader, i - 1, &signs);
  stop = MIN (end + MAX_CLAUSE_ATOMS, reader->atoms.n);
  for (guint i = end; i < stop && !(clause && is_boundary (reader, i)); i++)
    read_sign (reader, i, &signs);
  return judge (&signs);
}

/* "der im Juni eingeführte Betrag", "die am Montag angekündigten Streiks": a participle that is
 * declined tells what has been done, unless it tells of a plan. */
static gboolean
is_done_then (const LesartTimeReader *reader, guint at)
{
  gsize n_bytes;
  const char *text;
  guint32 classes;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD)
      || lesart_atom_is_upper (&reader->atoms, at)
      || lesart_time_word (reader, at, "tense") != NULL)
    return FALSE;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  if (n_bytes < 6 || strchr ("enrsm", text[n_bytes - 1]) == NULL)
    return FALSE;
  classes = lesart_form_get_classes (lesart_lexemes_get (reader->x->lexemes, text, n_bytes));
  return (classes & 1u << LESART_CLASS_PARTICIPLE_2) != 0
         && (classes & 1u << LESART_CLASS_VERB) == 0 && lesart_noun_follows (&reader->atoms, at);
}

/**
 * lesart_time_is_state:
 *
 * Returns: whether the clause tells how it is, not what was done: "ist bis Freitag gesperrt", "am
 *   Samstag ist Markt"
 */
gboolean
lesart_time_is_state (const LesartTimeReader *reader, guint first, guint end)
{
  static const char *const verbs[] = { "ist", "sind", "sei", "seien", NULL };
  guint stop = first > MAX_CLAUSE_ATOMS ? first - MAX_CLAUSE_ATOMS : 0;

  for (guint i = first; i > stop && !is_boundary (reader, i - 1); i--)
    if (lesart_atom_is_one_of (&reader->atoms, i - 1, verbs))
      return TRUE;
  stop = MIN (end + MAX_CLAUSE_ATOMS, reader->atoms.n);
  for (guint i = end; i < stop && !is_boundary (reader, i); i++)
    if (lesart_atom_is_one_of (&reader->atoms, i, verbs))
      return TRUE;
  return FALSE;
}

/**
 * lesart_time_direction:
 * @first: first atom of the time
 * @end: atom after it
 *
 * Returns: whether what happens then lies behind or ahead of the day of the article
 */
LesartDirection
lesart_time_direction (const LesartTimeReader *reader, guint first, guint end)
{
  LesartDirection direction;

  for (guint back = 1; back <= 2 && back <= first; back++) {
    const char *hint = lesart_time_word (reader, first - back, "direction");

    if (hint != NULL) /* "bis Freitag war die Straße gesperrt" */
      return strcmp (hint, "past") == 0
                     || (judge_atoms (reader, first, end, TRUE) == LESART_DIRECTION_PAST
                         && !lesart_time_is_state (reader, first, end))
                 ? LESART_DIRECTION_PAST
                 : LESART_DIRECTION_FUTURE;
  }
  if (first > 0 && lesart_atom_is (&reader->atoms, first - 1, "vom")
      && !lesart_atom_is (&reader->atoms, end, "bis"))
    return LESART_DIRECTION_PAST; /* das Ergebnis vom Sonntag */
  if (is_done_then (reader, end))
    return LESART_DIRECTION_PAST;
  direction = judge_atoms (reader, first, end, TRUE);
  if (direction == LESART_DIRECTION_NONE)
    direction = judge_atoms (reader, first, end, FALSE);
  if (direction == LESART_DIRECTION_NONE && reader->x->utterance)
    return LESART_DIRECTION_FUTURE; /* "Freitag": the next */
  return direction;
}

/**
 * lesart_time_is_ahead:
 *
 * Returns: whether the sentence goes on with what lies ahead: "Am Samstag ist Markt. Um 17 Uhr
 * folgt ein Konzert."
 */
gboolean
lesart_time_is_ahead (const LesartTimeReader *reader)
{
  return judge_atoms (reader, 0, 0, FALSE) == LESART_DIRECTION_FUTURE;
}
