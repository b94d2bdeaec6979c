/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence for the class of a word: itself, its letters, what its neighbours can be, and where
 * in its clause it stands, each as a hash (feature hashing: Weinberger et al. 2009). The templates
 * follow Ratnaparkhi (1996) with the ambiguity classes of Cutting et al. (1992) from the lexicon;
 * the places in the clause are for German, whose verbs form a bracket around it.
 */
#include "tagger-private.h"

#define FINITE_AUXILIARY (TAG_BIT (VAFIN) | TAG_BIT (VMFIN))
#define FINITE (FINITE_AUXILIARY | TAG_BIT (VVFIN))
#define RELATIVE (TAG_BIT (PRELS) | TAG_BIT (PRELAT))
#define QUESTION (TAG_BIT (PWS) | TAG_BIT (PWAT) | TAG_BIT (PWAV))
#define PUNCTUATION (TAG_BIT (COMMA) | TAG_BIT (STOP) | TAG_BIT (MARK))

enum { OPENER_OTHER, OPENER_CONJUNCTION, OPENER_RELATIVE, OPENER_QUESTION, OPENER_ZU };

/* What stands outside of the sentence. */
static const TagWord outside = { .lower = 1, .signature = 1, .suffixes = { 1, 1, 1, 1 } };

static const TagWord *
word_at (const TagSentence *sentence, guint32 at, gint32 offset)
{
  gint64 index = (gint64) at + offset;

  return index >= 0 && index < sentence->n ? sentence->words[index] : &outside;
}

static guint8
opener_of (const TagWord *word)
{
  if (word->tags & TAG_BIT (KOUS))
    return OPENER_CONJUNCTION;
  if (word->tags & QUESTION)
    return OPENER_QUESTION;
  if (word->tags & RELATIVE)
    return OPENER_RELATIVE;
  return word->tags & TAG_BIT (KOUI) ? OPENER_ZU : OPENER_OTHER;
}

/* How sure a word is a finite verb: 0 none, 1 it may be one, 2 it is one, 3 an auxiliary. */
static guint8
finite_kind (const TagWord *word)
{
  if (word->tags & FINITE_AUXILIARY)
    return 3;
  if ((word->tags & FINITE) == 0)
    return 0;
  return (word->tags & ~FINITE) == 0 ? 2 : 1;
}

static guint8
bracket_kind (const TagWord *word, gboolean last)
{
  guint8 kind = 0;

  if (word->tags & TAG_BIT (VVPP))
    kind = last ? 4 | 1 : 1;
  if ((word->tags & (TAG_BIT (VVINF) | TAG_BIT (VVIZU))) != 0
      && (word->shape & TAG_SHAPE_UPPER) == 0)
    kind |= last ? 4 | 2 : 2;
  return kind;
}

static void
find_places_in_clause (TagSentence *sentence, guint32 first, guint32 end)
{
  guint8 opener = first < end ? opener_of (sentence->words[first]) : OPENER_OTHER;
  guint8 verb = 0, bracket = 0;

  /* "in der", "mit dem": a preposition may stand before the relative pronoun. */
  if (opener == OPENER_OTHER && first + 1 < end
      && (sentence->words[first]->tags & TAG_BIT (APPR)) != 0)
    opener = opener_of (sentence->words[first + 1]);
  for (guint32 i = first; i < end; i++) {
    guint8 kind = finite_kind (sentence->words[i]);

    sentence->places[i].opener = opener;
    sentence->places[i].before = verb;
    verb = MAX (verb, kind);
  }
  verb = 0;
  for (guint32 i = end; i-- > first;) {
    guint8 kind = finite_kind (sentence->words[i]);

    bracket |= bracket_kind (sentence->words[i], i + 1 == end);

    sentence->places[i].behind = verb;
    sentence->places[i].to_end = (guint8) MIN (end - 1 - i, 3);
    verb = MAX (verb, kind);
  }
  for (guint32 i = first; i < end; i++)
    sentence->places[i].bracket = bracket;
}

void
lesart_tag_find_places (TagSentence *sentence)
{
  guint32 first = 0;
  guint16 clause = 0;

  for (guint32 i = 0; i <= sentence->n; i++) {
    if (i < sentence->n && (sentence->words[i]->tags & PUNCTUATION) == 0)
      continue;
    find_places_in_clause (sentence, first, i);
    if (i < sentence->n)
      sentence->places[i] = (TagPlace){ 0 };
    first = i + 1;
  }
  for (guint32 i = 0; i < sentence->n; i++) {
    clause += (sentence->words[i]->tags & (TAG_CLAUSE_ENDS)) != 0;
    sentence->places[i].clause = clause;
  }
}

/* --- Features --- */

typedef struct {
  guint32 *features;
  guint n;
} Collector;

static void
add (Collector *out, guint template, guint32 a, guint32 b)
{
  out->features[out->n++] = lesart_tag_feature (template, a, b);
}

static void
add_word (Collector *out, const TagWord *word, gboolean first)
{
  add (out, 0, word->lower, 0);
  add (out, 1, word->exact, first);
  for (guint i = 0; i < TAG_MAX_SUFFIXES; i++)
    add (out, 2 + i, word->suffixes[i], word->shape & TAG_SHAPE_UPPER);
  add (out, 6, word->prefix, 0);
  add (out, 7, word->shape, first);
  add (out, 8, word->signature, 0);
  add (out, 9, word->signature, word->suffixes[1]);
}

static void
add_neighbours (Collector *out, const TagSentence *sentence, guint32 at)
{
  const TagWord *word = sentence->words[at];
  const TagWord *before = word_at (sentence, at, -1), *behind = word_at (sentence, at, 1);
  const TagWord *before2 = word_at (sentence, at, -2), *behind2 = word_at (sentence, at, 2);

  add (out, 10, before->signature, word->signature);
  add (out, 11, behind->signature, word->signature);
  add (out, 12, before->signature, lesart_tag_mix (word->signature, behind->signature));
  add (out, 13, before->lower, 0);
  add (out, 14, behind->lower, 0);
  add (out, 15, before->lower, word->lower);
  add (out, 16, behind->lower, word->lower);
  add (out, 17, before2->lower, 0);
  add (out, 18, behind2->lower, 0);
  add (out, 19, behind->suffixes[1], word->signature);
  add (out, 20, before->suffixes[1], word->signature);
  add (out, 21, behind2->signature, behind->signature);
  add (out, 22, before2->signature, before->signature);
  add (out, 23, before->signature, word->lower);
  add (out, 24, behind->signature, word->lower);
  add (out, 25, before->lower, word->signature);
  add (out, 26, behind->lower, word->signature);
  add (out, 27, (guint32) before->shape << 8 | behind->shape, word->shape);
  add (out, 28, before->shape, word->shape);
  add (out, 29, behind->shape, word->shape);
  add (out, 41, behind->signature, word->suffixes[0]);
  add (out, 42, before->signature, word->suffixes[0]);
  add (out, 43, behind2->lower, behind->lower);
  add (out, 44, before2->lower, before->lower);
}

static void
add_place (Collector *out, const TagSentence *sentence, guint32 at)
{
  const TagWord *word = sentence->words[at];
  const TagPlace *place = &sentence->places[at];
  guint32 opener = (guint32) place->opener << 8;

  add (out, 30, word->signature, opener | place->before);
  add (out, 31, word->signature, 0x100u * place->before + place->behind);
  add (out, 32, word->signature, opener | (guint32) place->to_end << 4 | place->before);
  add (out, 33, word->lower, opener | place->before);
  add (out, 34, word->suffixes[1], opener | (guint32) place->to_end << 4 | place->before);
  add (out, 35, word->signature, 0x100u * place->to_end + place->behind);
  add (out, 36, word->lower, place->bracket);
  add (out, 37, word->signature, 0x100u * place->bracket + place->to_end);
}

static void
add_lists (Collector *out, const TagSentence *sentence, guint32 at)
{
  const TagWord *word = sentence->words[at];
  const TagWord *before = word_at (sentence, at, -1), *behind = word_at (sentence, at, 1);

  add (out, 38, word->lists, word->signature);
  add (out, 39, word->lists, 0x100u + before->lists);
  add (out, 40, word->lists, 0x200u + behind->lists);
}

/**
 * lesart_tag_word_features: (skip)
 * @first: whether it is the first of its sentence
 * @features: (out caller-allocates): room for %TAG_MAX_FEATURES
 *
 * The evidence of the word itself.
 *
 * Returns: how many features there are
 */
guint
lesart_tag_word_features (const TagWord *word, gboolean first, guint32 *features)
{
  Collector out = { features, 0 };

  add_word (&out, word, first);
  return out.n;
}

/**
 * lesart_tag_context_features: (skip)
 * @features: (out caller-allocates): room for %TAG_MAX_FEATURES
 *
 * The evidence of where it stands.
 *
 * Returns: how many features there are
 */
guint
lesart_tag_context_features (const TagSentence *sentence, guint32 at, guint32 *features)
{
  Collector out = { features, 0 };

  add_neighbours (&out, sentence, at);
  add_place (&out, sentence, at);
  if (sentence->words[at]->shape & (TAG_SHAPE_UPPER | TAG_SHAPE_ALL_CAPS))
    add_lists (&out, sentence, at);
  g_assert (out.n <= TAG_MAX_FEATURES);
  return out.n;
}
