/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See reanchor.h.
 *
 * With the old text both are aligned as a whole, and a passage goes where its words went. What is
 * lost so, because its paragraph was moved or rewritten, is looked for by its words and by those
 * around it, in what the alignment left over: a place whose words are those of another passage of
 * the old text is none for this one. Without the old text everything is left over.
 *
 * How good a place is, is weighed as Hypothesis does (quote 50, before it 20, behind it 20); but
 * there is a floor, and long quotes need less around them.
 */
#include "reanchor.h"

#include <string.h>

#include "alignment.h"
#include "text-diff.h"

/* What a place must score at least, and how much more than the next best. Chosen on edits of other
 * texts than those it is measured on: see tests/notes/score-reanchor.py. */
#define FLOOR 0.75
#define LEAD 0.05

/* Words around a passage that are looked at, and how much less the next one counts. */
#define CONTEXT 12
#define NEARNESS 0.45

/* The longer a passage is than this, in characters, the less what is around it counts. */
#define LONG_QUOTE 12

/* The less it is like the passage, the more. */
#define UNLIKE 3

/* How much what was put into a passage counts against it (Tversky's index). */
#define INSERTED 0.25

/* In the search by words: how many rare words show the way, in how many places each, and how many
 * places are looked at. */
#define MAX_GUIDES 8
#define MAX_PLACES 64
#define MAX_CANDIDATES 4

/* Words compared in such searches, over all passages: so that a file with many passages that are
 * gone keeps nobody busy. */
#define BUDGET (G_GINT64_CONSTANT (1) << 24)

struct _LesartReanchorer {
  const LesartText *old; /* (nullable) */
  const LesartText *text;
  LesartForms *forms;
  LesartFoldedText *old_words;
  LesartFoldedText *words;
  LesartPair *pairs;     /* of the old words */
  guint8 *taken;         /* of the new words: whether they are those of the old text */
  guint32 *places;       /* of the new words, sorted by their forms */
  guint32 *first_places; /* of each form, and one more */
  gint64 budget;
};

/* A passage, and what is looked at around it. */
typedef struct {
  const LesartFoldedText *words;
  LesartSpan span;
  guint first; /* its words, */
  guint last;
  guint start; /* and with those around it, end exclusive */
  guint end;
  const LesartPair *pairs; /* what became of the words from "paired" on */
  guint paired;
} Passage;

/* ---- set-up ---- */

/* The places of each form, in order: a counting sort. */
static void
index_places (LesartReanchorer *self)
{
  guint32 n_forms = lesart_forms_get_size (self->forms);
  const LesartFoldedText *words = self->words;
  guint32 *first_places = g_new0 (guint32, n_forms + 2);

  for (guint i = 0; i < words->n_words; i++)
    first_places[words->forms[i] + 2]++;
  for (guint32 i = 2; i < n_forms + 2; i++)
    first_places[i] += first_places[i - 1];
  self->places = g_new (guint32, words->n_words + 1);
  for (guint i = 0; i < words->n_words; i++)
    self->places[first_places[words->forms[i] + 1]++] = i;
  self->first_places = first_places;
}

static LesartFoldedText *
fold_text (const LesartText *text, LesartForms *forms)
{
  gsize n_bytes;
  const char *bytes = lesart_text_get_utf8 (text, &n_bytes);

  return lesart_folded_text_new (bytes, n_bytes, forms, TRUE);
}

static void
align_texts (LesartReanchorer *self)
{
  const LesartStretch old = { self->old_words, 0, self->old_words->n_words };
  const LesartStretch new = { self->words, 0, self->words->n_words };

  self->pairs = lesart_align (&old, &new);
  for (guint i = 0; i < self->old_words->n_words; i++) {
    const LesartPair *pair = &self->pairs[i];

    for (guint32 j = pair->first; pair->likeness == 1 && j <= pair->last; j++)
      self->taken[j] = TRUE;
  }
}

/**
 * lesart_reanchorer_new:
 * @old: (nullable): the text that the passages are in
 * @text: what became of it
 *
 * Compares two versions of a text, in near linear time. Both must live longer than this.
 *
 * Returns: (transfer full): what lesart_reanchorer_map() asks
 */
LesartReanchorer *
lesart_reanchorer_new (const LesartText *old, const LesartText *text)
{
  LesartReanchorer *self = g_new0 (LesartReanchorer, 1);

  self->old = old;
  self->text = text;
  self->forms = lesart_forms_new ();
  self->words = fold_text (text, self->forms);
  self->taken = g_new0 (guint8, self->words->n_words + 1);
  self->budget = BUDGET;
  if (old != NULL) {
    self->old_words = fold_text (old, self->forms);
    align_texts (self);
  }
  index_places (self);
  return self;
}

void
lesart_reanchorer_free (LesartReanchorer *self)
{
  g_clear_pointer (&self->old_words, lesart_folded_text_free);
  lesart_folded_text_free (self->words);
  lesart_forms_free (self->forms);
  g_free (self->pairs);
  g_free (self->taken);
  g_free (self->places);
  g_free (self->first_places);
  g_free (self);
}

/* ---- where a passage is now ---- */

static const LesartPair *
get_pair (const Passage *passage, guint word)
{
  return &passage->pairs[word - passage->paired];
}

static gboolean
is_paired (const LesartPair *pair)
{
  return pair->first != LESART_DIFF_NONE;
}

static guint
weigh_words (const LesartFoldedText *words, guint from, guint to)
{
  guint weight = 0;

  for (guint i = from; i < to; i++)
    weight += lesart_folded_text_get_weight (words, i);
  return weight;
}

/* How much of the words of the passage is there, less what came between them. */
static double
score_quote (const LesartReanchorer *self, const Passage *passage, guint first, guint last)
{
  double kept = 0;
  double all = 0;
  double inserted;
  guint next = first;

  inserted = weigh_words (self->words, first, last + 1);
  for (guint i = passage->first; i <= passage->last; i++) {
    const LesartPair *pair = get_pair (passage, i);
    double weight = lesart_folded_text_get_weight (passage->words, i);

    all += weight;
    if (!is_paired (pair))
      continue;
    kept += weight * pair->likeness;
    if (pair->last >= next) {
      inserted -= weigh_words (self->words, MAX (next, pair->first), pair->last + 1);
      next = pair->last + 1;
    }
  }
  return kept / (all + INSERTED * MAX (inserted, 0));
}

/* How much of the words on one side is there still, on that side; FALSE if there were none. */
static gboolean
score_side (const Passage *passage, gboolean behind, guint edge, double *score)
{
  guint n = behind ? passage->end - passage->last - 1 : passage->first - passage->start;
  double weight = 1;
  double kept = 0;
  double all = 0;

  for (guint i = 1; i <= n; i++, weight *= NEARNESS) {
    guint word = behind ? passage->last + i : passage->first - i;
    const LesartPair *pair = get_pair (passage, word);
    double own = weight * lesart_folded_text_get_weight (passage->words, word);

    all += own;
    if (is_paired (pair) && (behind ? pair->first >= edge : pair->last <= edge))
      kept += own * pair->likeness;
  }
  *score = n > 0 ? kept / all : 0;
  return n > 0;
}

static double
score (const LesartReanchorer *self, const Passage *passage, guint first, guint last)
{
  guint32 n_chars = passage->span.end - passage->span.start;
  double quote = score_quote (self, passage, first, last);
  double need = MAX ((double) LONG_QUOTE / n_chars, UNLIKE * (1 - quote));
  double weight = 20 * MIN (need, 1);
  double sum = 50 * quote;
  double all = 50;
  double side;

  if (score_side (passage, FALSE, first, &side)) {
    sum += weight * side;
    all += weight;
  }
  if (score_side (passage, TRUE, last, &side)) {
    sum += weight * side;
    all += weight;
  }
  return sum / all;
}

/* How many of the symbols of a word begin before the position. */
static guint
count_symbols (const LesartFoldedText *words, guint word, guint32 position)
{
  guint n = 0;

  while (words->firsts[word] + n < words->firsts[word + 1]
         && words->positions[words->firsts[word] + n] < position)
    n++;
  return n;
}

/* A position inside of an old word in the new one: as far from its beginning if that is the same,
 * else from its end. */
static guint32
map_inside (const LesartReanchorer *self,
            const LesartFoldedText *words,
            guint word,
            guint new,
            guint32 position)
{
  guint n = count_symbols (words, word, position);
  guint n_old = words->firsts[word + 1] - words->firsts[word];
  guint n_new = self->words->firsts[new + 1] - self->words->firsts[new];
  const gunichar *old_symbols = words->symbols + words->firsts[word];
  const gunichar *new_symbols = self->words->symbols + self->words->firsts[new];

  if (n > n_new || memcmp (old_symbols, new_symbols, n * sizeof (gunichar)) != 0)
    n = n_new - MIN (n_old - n, n_new);
  if (n == n_new)
    return self->words->spans[new].end;
  return self->words->positions[self->words->firsts[new] + n];
}

/* Words of the passage before its first that is there: if what stood between the word before the
 * passage and that one was replaced, what replaced it is taken for it. */
static guint
extend_back (const LesartReanchorer *self, const Passage *passage, guint found)
{
  guint first = get_pair (passage, found)->first;
  guint before;

  if (found == passage->first)
    return first;
  if (passage->first > passage->start && !is_paired (get_pair (passage, passage->first - 1)))
    return first;
  if (passage->first == passage->start && passage->start > 0)
    return first;
  before = passage->first > 0 ? get_pair (passage, passage->first - 1)->last + 1 : 0;
  if (before >= first
      || weigh_words (self->words, before, first)
             > 2 * weigh_words (passage->words, passage->first, found))
    return first;
  return before;
}

static guint
extend_forth (const LesartReanchorer *self, const Passage *passage, guint found)
{
  guint last = get_pair (passage, found)->last;
  guint behind;

  if (found == passage->last)
    return last;
  if (passage->last + 1 < passage->end && !is_paired (get_pair (passage, passage->last + 1)))
    return last;
  if (passage->last + 1 == passage->end && passage->end < passage->words->n_words)
    return last;
  behind = passage->last + 1 < passage->words->n_words
               ? get_pair (passage, passage->last + 1)->first
               : self->words->n_words;
  if (behind <= last + 1
      || weigh_words (self->words, last + 1, behind)
             > 2 * weigh_words (passage->words, found + 1, passage->last + 1))
    return last;
  return behind - 1;
}

/* From words to characters; white space at the edges of the passage belongs to it. */
static LesartSpan
find_edges (const LesartReanchorer *self, const Passage *passage, guint first, guint last)
{
  const LesartFoldedText *words = self->words;
  LesartSpan span = { words->spans[first].start, words->spans[last].end };
  LesartSpan old = { passage->words->spans[passage->first].start,
                     passage->words->spans[passage->last].end };
  const LesartPair *begin = get_pair (passage, passage->first);
  const LesartPair *end = get_pair (passage, passage->last);

  if (passage->span.start > old.start && begin->first == first && begin->last == first)
    span.start = map_inside (self, passage->words, passage->first, first, passage->span.start);
  if (passage->span.end < old.end && end->first == last && end->last == last)
    span.end = map_inside (self, passage->words, passage->last, last, passage->span.end);
  if (passage->span.start < old.start) {
    guint32 limit = first > 0 ? words->spans[first - 1].end : 0;

    span.start -= MIN (span.start - MIN (limit, span.start), old.start - passage->span.start);
  }
  if (passage->span.end > old.end) {
    guint32 limit = last + 1 < words->n_words ? words->spans[last + 1].start
                                              : lesart_text_get_n_chars (self->text);

    /* Of a sign that stands for several (…) the next word can begin before the end of this one. */
    span.end += MIN (MAX (limit, span.end) - span.end, passage->span.end - old.end);
  }
  return span;
}

/* Whether all words are there as they were, and nothing came between. */
static gboolean
has_same_words (const Passage *passage)
{
  for (guint i = passage->first; i <= passage->last; i++) {
    if (!is_paired (get_pair (passage, i)) || get_pair (passage, i)->likeness < 1)
      return FALSE;
    if (i > passage->first && get_pair (passage, i)->first > get_pair (passage, i - 1)->last + 1)
      return FALSE;
  }
  return TRUE;
}

/* Where the pairs say that it is. */
static gboolean
locate (const LesartReanchorer *self, const Passage *passage, LesartReanchored *found)
{
  guint begin = passage->first;
  guint end = passage->last;
  guint first, last;

  while (begin <= end && !is_paired (get_pair (passage, begin)))
    begin++;
  if (begin > end)
    return FALSE;
  while (!is_paired (get_pair (passage, end)))
    end--;
  first = extend_back (self, passage, begin);
  last = extend_forth (self, passage, end);
  found->span = find_edges (self, passage, first, last);
  found->score =
      score (self, passage, get_pair (passage, begin)->first, get_pair (passage, end)->last);
  if (lesart_span_is_empty (found->span))
    return FALSE;
  if (has_same_words (passage))
    found->fate = LESART_FATE_MOVED;
  else
    found->fate = LESART_FATE_CHANGED;
  return TRUE;
}

/* ---- by its words ---- */

typedef struct {
  guint word; /* of the passage's text */
  guint n_places;
} Guide;

typedef struct {
  gint64 shift; /* from the words of the passage to those of the text */
  double weight;
} Vote;

static int
compare_guides (gconstpointer a, gconstpointer b)
{
  const Guide *first = a;
  const Guide *second = b;

  if (first->n_places != second->n_places)
    return first->n_places < second->n_places ? -1 : 1;
  return (first->word > second->word) - (first->word < second->word);
}

static int
compare_shifts (gconstpointer a, gconstpointer b)
{
  const Vote *first = a;
  const Vote *second = b;

  return (first->shift > second->shift) - (first->shift < second->shift);
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const Vote *first = a;
  const Vote *second = b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return compare_shifts (a, b);
}

static const guint32 *
get_places (const LesartReanchorer *self, guint32 form, guint *n_places)
{
  *n_places = 0;
  if (form >= lesart_forms_get_size (self->forms))
    return NULL;
  *n_places = self->first_places[form + 1] - self->first_places[form];
  return self->places + self->first_places[form];
}

/* The places of a word that are not those of other passages; none of a word that is everywhere. */
static guint
count_free_places (const LesartReanchorer *self, guint32 form)
{
  guint n_free = 0;
  guint n_places;
  const guint32 *places = get_places (self, form, &n_places);

  for (guint i = 0; n_places <= MAX_PLACES && i < n_places; i++)
    n_free += !self->taken[places[i]];
  return n_free;
}

/* The rarest words of the passage and of what is around it. */
static GArray *
find_guides (const LesartReanchorer *self, const Passage *passage)
{
  GArray *guides = g_array_new (FALSE, FALSE, sizeof (Guide));

  for (guint i = passage->start; i < passage->end; i++) {
    const Guide guide = { i, count_free_places (self, passage->words->forms[i]) };

    if (guide.n_places > 0)
      g_array_append_val (guides, guide);
  }
  g_array_sort (guides, compare_guides);
  g_array_set_size (guides, MIN (guides->len, MAX_GUIDES));
  return guides;
}

/* How far the passage may have moved, the likeliest first. */
static GArray *
find_shifts (const LesartReanchorer *self, const Passage *passage)
{
  g_autoptr (GArray) guides = find_guides (self, passage);
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  guint n_kept = 0;

  for (guint i = 0; i < guides->len; i++) {
    const Guide *guide = &g_array_index (guides, Guide, i);
    guint n_places;
    const guint32 *places = get_places (self, passage->words->forms[guide->word], &n_places);

    for (guint j = 0; j < n_places; j++) {
      Vote vote = { (gint64) places[j] - guide->word,
                    lesart_folded_text_get_weight (passage->words, guide->word) };

      if (!self->taken[places[j]])
        g_array_append_val (votes, vote);
    }
  }
  g_array_sort (votes, compare_shifts);
  for (guint i = 0; i < votes->len; i++) {
    Vote vote = g_array_index (votes, Vote, i);
    Vote *last = n_kept > 0 ? &g_array_index (votes, Vote, n_kept - 1) : NULL;

    if (last != NULL && vote.shift - last->shift <= CONTEXT)
      last->weight += vote.weight;
    else
      g_array_index (votes, Vote, n_kept++) = vote;
  }
  g_array_set_size (votes, n_kept);
  g_array_sort (votes, compare_weights);
  g_array_set_size (votes, MIN (n_kept, MAX_CANDIDATES));
  return votes;
}

/* Whether the words there are those of another passage. */
static gboolean
is_taken (const LesartReanchorer *self, LesartSpan span)
{
  guint first = lesart_folded_text_find (self->words, span.start);
  guint n_taken = 0;
  guint n = 0;

  for (guint i = first; i < self->words->n_words && self->words->spans[i].start < span.end; i++) {
    n += lesart_folded_text_get_weight (self->words, i);
    n_taken += self->taken[i] ? lesart_folded_text_get_weight (self->words, i) : 0;
  }
  return 2 * n_taken > n;
}

/* Words around the passage that stayed where they were are not around it elsewhere. */
static LesartStretch
leave_stayed (const LesartReanchorer *self, const Passage *passage)
{
  LesartStretch stretch = { passage->words, passage->start, passage->end };

  if (passage->words != self->old_words)
    return stretch;
  for (guint i = passage->start; i < passage->first; i++)
    stretch.start = self->pairs[i].likeness == 1 ? i + 1 : stretch.start;
  for (guint i = passage->end; i-- > passage->last + 1;)
    stretch.end = self->pairs[i].likeness == 1 ? i : stretch.end;
  return stretch;
}

/* Aligns the passage with a stretch of the text. */
static gboolean
try_stretch (LesartReanchorer *self,
             Passage *passage,
             const LesartStretch *old,
             guint start,
             guint end,
             LesartReanchored *found)
{
  const LesartStretch new = { self->words, start, end };
  g_autofree LesartPair *pairs = NULL;
  g_autofree LesartPair *all = NULL;

  self->budget -= (gint64) (old->end - old->start) + (end - start);
  if (self->budget < 0)
    return FALSE;
  pairs = lesart_align (old, &new);
  all = g_new (LesartPair, passage->end - passage->start);
  for (guint i = passage->start; i < passage->end; i++)
    all[i - passage->start] = i < old->start || i >= old->end
                                  ? (LesartPair){ LESART_DIFF_NONE, LESART_DIFF_NONE, 0 }
                                  : pairs[i - old->start];
  passage->pairs = all;
  passage->paired = passage->start;
  return locate (self, passage, found) && !is_taken (self, found->span);
}

static gboolean
overlaps (LesartSpan a, LesartSpan b)
{
  return a.start < b.end && b.start < a.end;
}

/* The best place so far, and the score of the best other one. */
typedef struct {
  LesartReanchored best;
  double next_best;
} Search;

static void
consider (Search *search, const LesartReanchored *found)
{
  if (!overlaps (search->best.span, found->span))
    search->next_best = MAX (search->next_best, MIN (search->best.score, found->score));
  if (found->score > search->best.score)
    search->best = *found;
}

/* The same words can be there twice, close to each other: what is found is looked for again on both
 * sides of it. */
static void
try_shift (LesartReanchorer *self, Passage *passage, gint64 shift, Search *search)
{
  gint64 n_words = self->words->n_words;
  gint64 slack = 2 * CONTEXT + (passage->last - passage->first) / 2;
  const LesartStretch old = leave_stayed (self, passage);
  guint start = (guint) CLAMP (old.start + shift - slack, 0, n_words);
  guint end = (guint) CLAMP (old.end + shift + slack, 0, n_words);
  LesartReanchored found, again;

  if (!try_stretch (self, passage, &old, start, end, &found))
    return;
  consider (search, &found);
  if (found.score < FLOOR)
    return;
  if (try_stretch (self, passage, &old, start,
                   lesart_folded_text_find (self->words, found.span.start), &again))
    consider (search, &again);
  if (try_stretch (self, passage, &old,
                   lesart_folded_text_find (self->words, found.span.end - 1) + 1, end, &again))
    consider (search, &again);
}

/* The best place, if it is good enough and no other is about as good. */
static gboolean
find_elsewhere (LesartReanchorer *self, Passage *passage, LesartReanchored *found)
{
  g_autoptr (GArray) shifts = find_shifts (self, passage);
  Search search = { { LESART_FATE_GONE, LESART_SPAN_NONE, 0 }, 0 };

  for (guint i = 0; i < shifts->len; i++)
    try_shift (self, passage, g_array_index (shifts, Vote, i).shift, &search);
  *found = search.best;
  return self->budget >= 0 && search.best.score >= FLOOR
         && search.best.score - search.next_best >= LEAD;
}

/* ---- */

static gboolean
set_passage (Passage *passage, const LesartFoldedText *words, LesartSpan span)
{
  guint end;

  passage->words = words;
  passage->span = span;
  passage->first = lesart_folded_text_find (words, span.start);
  end = passage->first;
  if (span.end > span.start)
    end = lesart_folded_text_find (words, span.end - 1);
  if (end < words->n_words && words->spans[end].start < span.end)
    end++;
  passage->last = end - 1;
  passage->start = passage->first - MIN (passage->first, CONTEXT);
  passage->end = end + MIN (words->n_words - end, CONTEXT);
  passage->pairs = NULL;
  passage->paired = 0;
  return end > passage->first;
}

static void
finish (LesartSpan before, LesartReanchored *found)
{
  if (found->fate == LESART_FATE_CHANGED)
    return;
  found->score = 1;
  found->fate = found->span.start == before.start && found->span.end == before.end
                    ? LESART_FATE_SAME
                    : LESART_FATE_MOVED;
}

/**
 * lesart_reanchorer_map:
 * @span: a passage of the old text, which must have been given
 *
 * Returns: where it is in the new text
 */
LesartReanchored
lesart_reanchorer_map (LesartReanchorer *self, LesartSpan span)
{
  const LesartReanchored gone = { LESART_FATE_GONE, LESART_SPAN_NONE, 0 };
  LesartReanchored here = gone;
  LesartReanchored elsewhere = gone;
  Passage passage;
  gboolean is_here;

  g_return_val_if_fail (self->old != NULL, gone);
  if (!set_passage (&passage, self->old_words, span))
    return gone;
  passage.pairs = self->pairs;
  is_here = locate (self, &passage, &here) && here.score >= FLOOR;
  if (!(is_here && here.fate == LESART_FATE_MOVED) && find_elsewhere (self, &passage, &elsewhere)
      && (!is_here || elsewhere.score > here.score))
    here = elsewhere;
  else if (!is_here)
    return gone;
  finish (span, &here);
  return here;
}

static gboolean
find_quote (LesartReanchorer *self,
            const LesartStoredQuote *quote,
            const char *space,
            LesartReanchored *found)
{
  const char *prefix = quote->prefix != NULL ? quote->prefix : "";
  const char *suffix = quote->suffix != NULL ? quote->suffix : "";
  g_autofree char *bytes = g_strconcat (prefix, space, quote->exact, space, suffix, NULL);
  g_autoptr (LesartFoldedText) words =
      lesart_folded_text_new (bytes, strlen (bytes), self->forms, FALSE);
  LesartSpan span;
  Passage passage;

  span.start = (guint32) (g_utf8_strlen (prefix, -1) + g_utf8_strlen (space, -1));
  span.end = span.start + (guint32) g_utf8_strlen (quote->exact, -1);
  return set_passage (&passage, words, span) && find_elsewhere (self, &passage, found);
}

/**
 * lesart_reanchorer_find:
 * @quote: what is stored of a passage, of which there is no old text
 *
 * Finds words that need not be quite the same any more.
 *
 * Returns: where it is in the new text
 */
LesartReanchored
lesart_reanchorer_find (LesartReanchorer *self, const LesartStoredQuote *quote)
{
  const LesartReanchored gone = { LESART_FATE_GONE, LESART_SPAN_NONE, 0 };
  LesartReanchored found;

  if (quote->exact == NULL)
    return gone;
  /* Other programs cut the space off what is around the words. */
  if (!find_quote (self, quote, "", &found) && !find_quote (self, quote, " ", &found))
    return gone;
  finish (quote->has_position ? quote->position : LESART_SPAN_NONE, &found);
  return found;
}
