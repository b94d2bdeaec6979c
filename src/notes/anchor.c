/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See anchor.h. Exact words only; text whose words were changed is for earlier-texts.c.
 */
#define _GNU_SOURCE /* memmem */

#include "anchor.h"

#include "earlier-texts.h"

#include <string.h>

/* Looking for words walks the text. A file can ask for that once a passage, so the work over all
 * passages is limited, or a small file could keep a reader busy for hours. It is enough for a
 * thousand passages that are gone from a text of a million characters; what is left over then
 * counts as gone too. Passages that are about where they were do not share it with those that are
 * gone. */
#define BUDGET (G_GINT64_CONSTANT (1) << 30)

/* What looking at one place costs beside the bytes compared. */
#define COST 64

/* How far around its place a passage is looked for first, in bytes. */
#define NEAR 4096

/* Words of this many bytes that occur once are taken without what stood around them. */
#define LONG_QUOTE 24

typedef struct {
  gsize start;     /* byte */
  gsize before;    /* bytes of the prefix that stand before it */
  gsize behind;    /* bytes of the suffix that stand behind it */
  gint64 distance; /* bytes from the position */
} Candidate;

/* From this position of the old text on, passages were found so far behind it; up to the next of
 * these. */
typedef struct {
  guint32 position;
  gint64 shift;
} Shift;

void
lesart_anchorer_init (LesartAnchorer *self, const LesartText *text)
{
  self->text = text;
  self->shifts = g_array_new (FALSE, FALSE, sizeof (Shift));
  self->near_budget = BUDGET;
  self->budget = BUDGET;
  self->earlier = NULL;
}

void
lesart_anchorer_clear (LesartAnchorer *self)
{
  g_clear_pointer (&self->shifts, g_array_unref);
  g_clear_pointer (&self->earlier, lesart_earlier_texts_free);
}

/* How many shifts begin at or before the position. */
static guint
count_shifts (LesartAnchorer *self, guint32 position)
{
  guint low = 0;
  guint high = self->shifts->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->shifts, Shift, middle).position <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static gint64
get_shift (LesartAnchorer *self, guint32 position)
{
  guint n_before = count_shifts (self, position);

  return n_before > 0 ? g_array_index (self->shifts, Shift, n_before - 1).shift : 0;
}

static void
learn_shift (LesartAnchorer *self, guint32 position, gint64 amount)
{
  Shift shift = { position, amount };

  if (get_shift (self, position) != amount)
    g_array_insert_val (self->shifts, count_shifts (self, position), shift);
}

static gsize
length (const char *string)
{
  return string != NULL ? strlen (string) : 0;
}

static Candidate
weigh (LesartAnchorer *self,
       const LesartStoredQuote *quote,
       gsize start,
       gsize position,
       gint64 *budget)
{
  Candidate candidate = { .start = start };
  gsize n_bytes;
  const char *bytes = lesart_text_get_utf8 (self->text, &n_bytes);
  gsize end = start + strlen (quote->exact);
  gsize n_prefix = length (quote->prefix);
  gsize n_suffix = length (quote->suffix);

  while (candidate.before < MIN (n_prefix, start)
         && quote->prefix[n_prefix - 1 - candidate.before] == bytes[start - 1 - candidate.before])
    candidate.before++;
  while (candidate.behind < MIN (n_suffix, n_bytes - end)
         && quote->suffix[candidate.behind] == bytes[end + candidate.behind])
    candidate.behind++;
  candidate.distance = ABS ((gint64) start - (gint64) position);
  *budget -= (gint64) (candidate.before + candidate.behind + COST);
  return candidate;
}

/* Half of what stood on one side of it still does. */
static gboolean
has_context (const LesartStoredQuote *quote, const Candidate *candidate)
{
  gsize n_prefix = length (quote->prefix);
  gsize n_suffix = length (quote->suffix);

  return (n_prefix > 0 && candidate->before * 2 >= n_prefix)
         || (n_suffix > 0 && candidate->behind * 2 >= n_suffix);
}

static gboolean
has_words_at (LesartAnchorer *self, const LesartStoredQuote *quote, gsize start)
{
  gsize n_bytes;
  const char *bytes = lesart_text_get_utf8 (self->text, &n_bytes);
  gsize n_exact = strlen (quote->exact);

  return start <= n_bytes && n_exact <= n_bytes - start
         && memcmp (bytes + start, quote->exact, n_exact) == 0;
}

static void
set_span (LesartAnchorer *self, const LesartStoredQuote *quote, gsize start, LesartSpan *span)
{
  span->start = lesart_text_byte_to_char (self->text, (guint32) start);
  span->end = lesart_text_byte_to_char (self->text, (guint32) (start + strlen (quote->exact)));
  if (quote->has_position)
    learn_shift (self, quote->position.start,
                 (gint64) span->start - (gint64) quote->position.start);
}

/* The words at a position, if they are the stored ones and nothing speaks against it. */
static gboolean
find_at (LesartAnchorer *self,
         const LesartStoredQuote *quote,
         gint64 at,
         gboolean is_sure,
         LesartSpan *span)
{
  gsize start;
  Candidate candidate;

  if (at < 0 || at > lesart_text_get_n_chars (self->text))
    return FALSE;
  start = lesart_text_char_to_byte (self->text, (guint32) at);
  if (!has_words_at (self, quote, start))
    return FALSE;
  candidate = weigh (self, quote, start, start, &self->near_budget);
  if (!is_sure && !has_context (quote, &candidate))
    return FALSE;
  set_span (self, quote, start, span);
  return TRUE;
}

/* All places of the words in a stretch of the text; the best has most of the context, then is
 * nearest to the position. "n_best" is how many are as good as the best. */
static guint
find_best (LesartAnchorer *self,
           const LesartStoredQuote *quote,
           gsize position,
           gsize from,
           gsize to,
           gint64 *budget,
           Candidate *best,
           guint *n_best)
{
  const char *bytes = lesart_text_get_utf8 (self->text, NULL);
  gsize n_exact = strlen (quote->exact);
  const char *hit;
  guint n_found = 0;

  *n_best = 0;
  while (*budget > 0 && (hit = memmem (bytes + from, to - from, quote->exact, n_exact)) != NULL) {
    gsize start = (gsize) (hit - bytes);
    Candidate candidate = weigh (self, quote, start, position, budget);
    gint64 order = n_found == 0 ? 1
                                : (gint64) (candidate.before + candidate.behind)
                                      - (gint64) (best->before + best->behind);

    if (order == 0 && quote->has_position)
      order = best->distance - candidate.distance;
    if (order > 0) {
      *best = candidate;
      *n_best = 0;
    }
    *n_best += order >= 0;
    n_found++;
    *budget -= (gint64) (start + 1 - from);
    from = start + 1;
  }
  *budget -= (gint64) (to - from);
  return n_found;
}

/* Around where it should be, where an edit leaves most passages. */
static gboolean
find_near (LesartAnchorer *self, const LesartStoredQuote *quote, gsize position, LesartSpan *span)
{
  gint64 expected = (gint64) position + get_shift (self, quote->position.start);
  gint64 n_bytes;
  gsize length_of_text;
  Candidate best = { 0 };
  guint n_best;

  lesart_text_get_utf8 (self->text, &length_of_text);
  n_bytes = (gint64) length_of_text;
  find_best (self, quote, position, (gsize) CLAMP (expected - NEAR, 0, n_bytes),
             (gsize) CLAMP (expected + NEAR, 0, n_bytes), &self->near_budget, &best, &n_best);
  if (self->near_budget <= 0 || n_best != 1
      || (best.before + best.behind) * 2 < length (quote->prefix) + length (quote->suffix))
    return FALSE;
  set_span (self, quote, best.start, span);
  return TRUE;
}

static gboolean
find_words (LesartAnchorer *self, const LesartStoredQuote *quote, LesartSpan *span)
{
  gsize position =
      quote->has_position ? lesart_text_char_to_byte (self->text, quote->position.start) : 0;
  gboolean without_context = length (quote->prefix) + length (quote->suffix) == 0;
  gboolean is_long = strlen (quote->exact) >= LONG_QUOTE;
  Candidate best = { 0 };
  gsize n_bytes;
  guint n_best;
  guint n_found;

  if (quote->has_position && !without_context && find_near (self, quote, position, span))
    return TRUE;
  lesart_text_get_utf8 (self->text, &n_bytes);
  n_found = find_best (self, quote, position, 0, n_bytes, &self->budget, &best, &n_best);
  /* Out of budget: there could be better ones. */
  if (n_found == 0 || self->budget <= 0 || n_best > 1)
    return FALSE;
  if (!has_context (quote, &best) && !(n_found == 1 && (is_long || without_context))
      && !(quote->has_position && (best.distance == 0 || without_context)))
    return FALSE;
  set_span (self, quote, best.start, span);
  return TRUE;
}

static gboolean
find (LesartAnchorer *self, const LesartStoredQuote *quote, LesartSpan *span)
{
  if (quote->exact == NULL || *quote->exact == '\0') {
    if (!quote->has_position || !quote->same_text
        || quote->position.end > lesart_text_get_n_chars (self->text))
      return FALSE;
    *span = quote->position;
    return !lesart_span_is_empty (*span);
  }
  if (quote->has_position) {
    gboolean is_sure = quote->same_text || length (quote->prefix) + length (quote->suffix) == 0;
    gint64 start = quote->position.start;
    gint64 shift = get_shift (self, quote->position.start);

    if (find_at (self, quote, start, is_sure, span)
        || (shift != 0 && find_at (self, quote, start + shift, FALSE, span)))
      return TRUE;
  }
  return find_words (self, quote, span);
}

/* A text has LF at the end of its lines; another program may have stored what the file has. */
static char *
fold_line_ends (const char *words)
{
  g_autoptr (GString) folded = g_string_new (words);

  g_string_replace (folded, "\r\n", "\n", 0);
  g_string_replace (folded, "\r", "\n", 0);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
has_return (const char *words)
{
  return words != NULL && strchr (words, '\r') != NULL;
}

/**
 * lesart_anchorer_find:
 * @quote: what is stored of a passage
 * @span: (out): where it is
 *
 * Finds a passage again. A position without words is taken only in the very text that it was made
 * in. Words that stand at their position are taken unless they stood in another context and
 * another place has that; words elsewhere need context, or must be the only ones. Of several equal
 * places none is taken.
 *
 * Asked for in text order, passages after an insertion are found without a search.
 *
 * Returns: %FALSE if it is not there or cannot be told apart from others
 */
gboolean
lesart_anchorer_find (LesartAnchorer *self, const LesartStoredQuote *quote, LesartSpan *span)
{
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  LesartStoredQuote folded = *quote;

  if (has_return (quote->exact))
    folded.exact = exact = fold_line_ends (quote->exact);
  if (has_return (quote->prefix))
    folded.prefix = prefix = fold_line_ends (quote->prefix);
  if (has_return (quote->suffix))
    folded.suffix = suffix = fold_line_ends (quote->suffix);
  return find (self, &folded, span);
}

static LesartEarlierTexts *
get_earlier (LesartAnchorer *self)
{
  if (self->earlier == NULL)
    self->earlier = lesart_earlier_texts_new (self->text);
  return self->earlier;
}

/**
 * lesart_anchorer_relocate:
 * @quote: what is stored of a passage
 * @made_in: (nullable): the hash of the text that its position is one in, if it is another
 *
 * Finds out what became of a passage. If the text that it was made in is kept (see snapshot.h), by
 * comparing the two texts; else by its words.
 *
 * Returns: where it is
 */
LesartReanchored
lesart_anchorer_relocate (LesartAnchorer *self, const LesartStoredQuote *quote, const char *made_in)
{
  LesartReanchored found = { LESART_FATE_MOVED, LESART_SPAN_NONE, 1 };

  if (!quote->same_text && made_in != NULL
      && lesart_earlier_texts_map (get_earlier (self), quote, made_in, &found))
    return found;
  if (!lesart_anchorer_find (self, quote, &found.span))
    return lesart_earlier_texts_find (get_earlier (self), quote);
  if (!quote->has_position || quote->position.start == found.span.start)
    found.fate = LESART_FATE_SAME;
  return found;
}
