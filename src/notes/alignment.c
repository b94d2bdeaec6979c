/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See alignment.h. Three steps: what is equal (text-diff.h); of that what is so little among so
 * much else that it must be chance is given up; and in what is left between, if it is short, words
 * that are alike are found.
 */
#include "alignment.h"

#include "text-diff.h"

/* Equal words that weigh this much are no chance, whatever is around them. */
#define NO_CHANCE 40

/* Gaps are looked into as long as the words of one side times those of the other are no more. */
#define MAX_CELLS 1024

/* From how alike on two words are the same one, changed; and words longer than this are compared
 * at their ends only. */
#define MIN_LIKENESS 0.6f
#define MAX_SYMBOLS 32

typedef struct {
  const LesartStretch *old;
  const LesartStretch *new;
  guint32 *partners; /* of the old words, counted from the start of both stretches */
  LesartPair *pairs;
} Aligner;

static guint
weigh (const LesartStretch *stretch, guint from, guint to)
{
  guint weight = 0;

  for (guint i = from; i < to; i++)
    weight += lesart_folded_text_get_weight (stretch->text, stretch->start + i);
  return weight;
}

/* ---- what can slide ---- */

/* Where something was taken out or put in, it is often not certain what: of "A. B. C." and "A. C."
 * it can be "B." or ". B". Better is what ends as a sentence does, or as a part of one. */
static guint
rate_edge (const LesartStretch *stretch, guint end)
{
  guint at = stretch->start + end;
  const LesartFoldedText *text = stretch->text;
  gunichar last;

  if (at == 0)
    return 3;
  last = text->symbols[text->firsts[at] - 1];
  if (at > 1 && (last == '"' || last == '\'' || last == ')'))
    last = text->symbols[text->firsts[at - 1] - 1];
  if (last == '.' || last == '!' || last == '?' || last == 0x2026)
    return 3;
  return g_unichar_isalnum (last) ? 1 : 2;
}

/* One side of the alignment as the other sees it. */
typedef struct {
  const LesartStretch *stretch;
  guint32 *partners; /* of its words, counted from the start of both stretches */
  guint32 *inverse;  /* of the words of the other side */
  guint n_words;
} Side;

static gboolean
is_same_word (const Side *side, guint a, guint b)
{
  const guint32 *forms = side->stretch->text->forms + side->stretch->start;

  return forms[a] == forms[b];
}

/* Words from start to end are on this side only. How far they can best be slid: to the begin if
 * that is negative. */
static gint
find_slide (const Side *side, guint start, guint end)
{
  gint best = 0;
  guint best_rate = rate_edge (side->stretch, end);

  for (guint i = 1; i <= start && is_same_word (side, start - i, end - i); i++) {
    guint rate = rate_edge (side->stretch, end - i);

    if (side->partners[start - i] == LESART_DIFF_NONE
        || side->partners[start - i] + i != side->partners[end])
      break;
    if (rate > best_rate) {
      best_rate = rate;
      best = -(gint) i;
    }
  }
  for (guint i = 0; end + i < side->n_words && is_same_word (side, start + i, end + i); i++) {
    guint rate = rate_edge (side->stretch, end + i + 1);

    if (side->partners[end + i] != side->partners[end] + i)
      break;
    if (rate > best_rate) {
      best_rate = rate;
      best = (gint) i + 1;
    }
  }
  return best;
}

static void
move_partner (const Side *side, guint from, guint to)
{
  side->partners[to] = side->partners[from];
  side->inverse[side->partners[from]] = to;
  side->partners[from] = LESART_DIFF_NONE;
}

static void
slide_gaps (const Side *side)
{
  for (guint start = 0; start < side->n_words; start++) {
    guint end = start;
    gint slide;

    while (end < side->n_words && side->partners[end] == LESART_DIFF_NONE)
      end++;
    if (end == start)
      continue;
    if (start > 0 && end < side->n_words && side->partners[start - 1] != LESART_DIFF_NONE
        && side->partners[start - 1] + 1 == side->partners[end]) {
      slide = find_slide (side, start, end);
      for (gint i = 1; i <= -slide; i++)
        move_partner (side, start - (guint) i, end - (guint) i);
      for (gint i = 0; i < slide; i++)
        move_partner (side, end + (guint) i, start + (guint) i);
      end += (guint) MAX (slide, 0);
    }
    start = end;
  }
}

static void
slide_both (Aligner *self)
{
  guint n_old = self->old->end - self->old->start;
  guint n_new = self->new->end - self->new->start;
  g_autofree guint32 *inverse = g_new (guint32, n_new + 1);
  const Side old = { self->old, self->partners, inverse, n_old };
  const Side new = { self->new, inverse, self->partners, n_new };

  for (guint i = 0; i < n_new; i++)
    inverse[i] = LESART_DIFF_NONE;
  for (guint i = 0; i < n_old; i++) {
    if (self->partners[i] != LESART_DIFF_NONE)
      inverse[self->partners[i]] = i;
  }
  slide_gaps (&old);
  slide_gaps (&new);
}

/* ---- chance ---- */

/* Words that are next to each other on both sides. */
typedef struct {
  guint start;
  guint end;
  guint weight;
  guint gap; /* before it: the weight of the side with more */
} Run;

static guint
weigh_gap (const Aligner *self, const Run *before, guint old_end, guint new_end)
{
  guint old = before != NULL ? before->end : 0;
  guint new = before != NULL ? self->partners[before->end - 1] + 1 : 0;

  return MAX (weigh (self->old, old, old_end), weigh (self->new, new, new_end));
}

static GArray *
find_runs (const Aligner *self)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint n_old = self->old->end - self->old->start;

  for (guint i = 0; i < n_old;) {
    Run run = { i, i, 0, 0 };
    const Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;

    if (self->partners[i] == LESART_DIFF_NONE) {
      i++;
      continue;
    }
    do
      i++;
    while (i < n_old && self->partners[i] == self->partners[i - 1] + 1);
    run.end = i;
    run.weight = weigh (self->old, run.start, run.end);
    run.gap = weigh_gap (self, last, run.start, self->partners[run.start]);
    g_array_append_val (runs, run);
  }
  return runs;
}

static gboolean
is_chance (const Run *run, guint gap_behind)
{
  return run->weight < NO_CHANCE && run->weight < run->gap && run->weight < gap_behind;
}

/* A run that is given up makes one gap of two, which can make chance of the run before. */
static void
give_up_chance (Aligner *self)
{
  g_autoptr (GArray) runs = find_runs (self);
  guint n_kept = 0;

  for (guint i = 0; i < runs->len; i++) {
    Run run = g_array_index (runs, Run, i);

    while (n_kept > 0) {
      const Run *last = &g_array_index (runs, Run, n_kept - 1);

      if (!is_chance (last, run.gap))
        break;
      run.gap += last->gap + last->weight;
      for (guint j = last->start; j < last->end; j++)
        self->partners[j] = LESART_DIFF_NONE;
      n_kept--;
    }
    g_array_index (runs, Run, n_kept++) = run;
  }
}

/* ---- words that are alike ---- */

static guint
get_symbols (const LesartStretch *stretch, guint word, const gunichar **symbols)
{
  guint32 first = stretch->text->firsts[stretch->start + word];

  *symbols = stretch->text->symbols + first;
  return stretch->text->firsts[stretch->start + word + 1] - first;
}

/* The share of symbols that need not be changed: Levenshtein's distance. */
static float
compare_symbols (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint row[MAX_SYMBOLS + 1];

  for (guint j = 0; j <= n_b; j++)
    row[j] = j;
  for (guint i = 0; i < n_a; i++) {
    guint diagonal = row[0];

    row[0] = i + 1;
    for (guint j = 0; j < n_b; j++) {
      guint best = diagonal + (a[i] != b[j]);

      diagonal = row[j + 1];
      best = MIN (best, diagonal + 1);
      row[j + 1] = MIN (best, row[j] + 1);
    }
  }
  return 1 - (float) row[n_b] / (float) MAX (n_a, n_b);
}

static float
get_likeness (const Aligner *self, guint old, guint new)
{
  const gunichar *a, *b;
  guint n_a = get_symbols (self->old, old, &a);
  guint n_b = get_symbols (self->new, new, &b);
  guint n_begin = 0;
  guint n_end = 0;
  float best = (float) MIN (n_a, n_b) / (float) MAX (n_a, n_b);

  if (best < MIN_LIKENESS)
    return 0;
  while (n_begin < MIN (n_a, n_b) && a[n_begin] == b[n_begin])
    n_begin++;
  while (n_end < MIN (n_a, n_b) - n_begin && a[n_a - 1 - n_end] == b[n_b - 1 - n_end])
    n_end++;
  if (n_a == n_begin + n_end && n_a == n_b)
    return 1;
  if (n_a > MAX_SYMBOLS || n_b > MAX_SYMBOLS)
    return (float) (n_begin + n_end) / (float) MAX (n_a, n_b);
  return compare_symbols (a, n_a, b, n_b);
}

/* Only letters and figures count: a compound may have got a hyphen, or have lost it. */
static gboolean
next_letter (const LesartStretch *stretch, guint32 *at, guint32 end, gunichar *letter)
{
  while (*at < end && !g_unichar_isalnum (stretch->text->symbols[*at]))
    (*at)++;
  *letter = *at < end ? stretch->text->symbols[(*at)++] : 0;
  return *letter != 0;
}

/* Whether the gap has the same letters on both sides: words that were joined or parted. */
static gboolean
has_same_letters (const Aligner *self, guint old, guint old_end, guint new, guint new_end)
{
  const guint32 *old_firsts = self->old->text->firsts + self->old->start;
  const guint32 *new_firsts = self->new->text->firsts + self->new->start;
  guint32 a = old_firsts[old];
  guint32 b = new_firsts[new];
  gunichar letter, other;
  gboolean any = FALSE;

  while (next_letter (self->old, &a, old_firsts[old_end], &letter)) {
    if (!next_letter (self->new, &b, new_firsts[new_end], &other) || letter != other)
      return FALSE;
    any = TRUE;
  }
  return any && !next_letter (self->new, &b, new_firsts[new_end], &other);
}

static void
pair (Aligner *self, guint old, guint first, guint last, float likeness)
{
  self->pairs[old] = (LesartPair){ self->new->start + first, self->new->start + last, likeness };
}

/* The pairs in order that weigh most together (Needleman and Wunsch). */
static void
pair_alike (Aligner *self, guint old, guint old_end, guint new, guint new_end)
{
  guint n_old = old_end - old;
  guint n_new = new_end - new;
  guint width = n_new + 1;
  g_autofree float *likeness = g_new0 (float, n_old *n_new);
  g_autofree float *best = g_new0 (float, (n_old + 1) * width);

  for (guint i = n_old; i-- > 0;) {
    float weight =
        (float) lesart_folded_text_get_weight (self->old->text, self->old->start + old + i);

    for (guint j = n_new; j-- > 0;) {
      float alike = get_likeness (self, old + i, new + j);

      likeness[i * n_new + j] = alike;
      best[i * width + j] = MAX (best[(i + 1) * width + j], best[i * width + j + 1]);
      if (alike >= MIN_LIKENESS)
        best[i * width + j] =
            MAX (best[i * width + j], alike * weight + best[(i + 1) * width + j + 1]);
    }
  }
  for (guint i = 0, j = 0; i < n_old && j < n_new;) {
    float here = best[i * width + j];

    if (here <= best[(i + 1) * width + j]) {
      i++;
    } else if (here <= best[i * width + j + 1]) {
      j++;
    } else {
      pair (self, old + i, new + j, new + j, likeness[i * n_new + j]);
      i++;
      j++;
    }
  }
}

static void
fill_gap (Aligner *self, guint old, guint old_end, guint new, guint new_end)
{
  if (old == old_end || new >= new_end || (guint64) (old_end - old) * (new_end - new) > MAX_CELLS)
    return;
  if (!has_same_letters (self, old, old_end, new, new_end)) {
    pair_alike (self, old, old_end, new, new_end);
    return;
  }
  for (guint i = old; i < old_end; i++)
    pair (self, i, new, new_end - 1, 1);
}

static void
fill_gaps (Aligner *self)
{
  guint n_old = self->old->end - self->old->start;
  guint old = 0;
  guint new = 0;

  for (guint i = 0; i <= n_old; i++) {
    guint partner = i < n_old ? self->partners[i] : self->new->end - self->new->start;

    if (partner == LESART_DIFF_NONE)
      continue;
    fill_gap (self, old, i, new, partner);
    if (i < n_old)
      pair (self, i, partner, partner, 1);
    old = i + 1;
    new = partner + 1;
  }
}

/**
 * lesart_align:
 * @old: words of the old text
 * @new: words of the new text; their forms have the same numbers
 *
 * Finds what became of each word. Near linear time.
 *
 * Returns: (transfer full) (array): for each of the old words; the words of the new text are
 * counted from its beginning, and do not go backwards
 */
LesartPair *
lesart_align (const LesartStretch *old, const LesartStretch *new)
{
  guint n_old = old->end - old->start;
  g_autofree guint32 *partners = g_new (guint32, n_old + 1);
  Aligner self = { old, new, partners, g_new (LesartPair, n_old + 1) };

  for (guint i = 0; i < n_old; i++)
    self.pairs[i] = (LesartPair){ LESART_DIFF_NONE, LESART_DIFF_NONE, 0 };
  lesart_text_diff (old->text->forms + old->start, n_old, new->text->forms + new->start,
                    new->end - new->start, partners);
  slide_both (&self);
  give_up_chance (&self);
  fill_gaps (&self);
  return self.pairs;
}
