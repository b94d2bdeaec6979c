/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which English words a term can become is asked of the dictionary, for its words and for the parts
 * of its compounds; beside them stand the English terms that a term base has, and the term itself,
 * which English may have borrowed. In the English sentences of the bead that a use stands in, the
 * longest run of such words is taken, with no more between them than "of" and the like: chip
 * manufacturing plants. Ways are the same if they differ in inflection only.
 */
#include "term-equivalents.h"

#include <math.h>
#include <string.h>

#include "english-stem.h"
#include "headwords.h"
#include "term-words.h"

/* Words between two that match: "Secretary of Commerce", "plants for chips". */
static const char *const joints[] = { "of", "for", "the", "a", "to", "in", "and", "-", NULL };
#define MAX_JOINTS 2

/* Words of a translation that say nothing of the term. */
static const char *const empty_words[] = { "of", "for",  "the",  "a",   "an", "to",   "in", "and",
                                           "or", "be",   "on",   "at",  "by", "with", "as", "sth",
                                           "sb", "from", "into", "out", "up", "one",  "so", NULL };

typedef struct {
  const LesartLanguage *language;
  const LesartDictionary *dictionary; /* (nullable) */
  const LesartBitext *bitext;
  GHashTable *keys;    /* of the English words that the term can become */
  GHashTable *lone;    /* of those that are a translation of the whole word by themselves */
  GHashTable *ways;    /* key of a way -> GArray of LesartSpan */
  GPtrArray *way_keys; /* in the order in which they were met */
  gboolean is_acronym; /* the German word that is translated */
  gboolean is_part;    /* of it */
  guint n_unknown;
} Search;

/* ---- the words that it can become ---- */

static void
add_key (const char *key, gpointer data)
{
  g_hash_table_add (data, g_strdup (key));
}

static void
add_word (Search *search, const char *word, gsize n_bytes)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) n_bytes);

  if (!g_strv_contains (empty_words, lower))
    lesart_english_term_keys (search->language, word, n_bytes, add_key, search->keys);
}

/* KI is artificial intelligence, and so AI. */
static void
add_initials (Search *search, const char *words, const GArray *tokens)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    g_string_append_unichar (
        initials, g_unichar_toupper (
                      g_utf8_get_char (words + g_array_index (tokens, LesartToken, i).byte_start)));
  if (tokens->len > 1)
    g_hash_table_add (search->keys, g_strdup (initials->str));
}

/* Each word of a translation. */
static gboolean
add_translation (const char *words, gsize n_bytes, gpointer data)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));
  Search *search = data;

  lesart_tokenize (words, n_bytes, 0, 0, tokens);
  for (guint i = 0; i < tokens->len; i++) {
    const LesartToken *token = &g_array_index (tokens, LesartToken, i);

    if (token->kind == LESART_TOKEN_WORD)
      add_word (search, words + token->byte_start, token->byte_end - token->byte_start);
  }
  if (tokens->len == 1 && !search->is_part)
    lesart_english_term_keys (search->language, words, n_bytes, add_key, search->lone);
  if (search->is_acronym)
    add_initials (search, words, tokens);
  return TRUE;
}

static gboolean
is_upper (const char *word)
{
  return g_unichar_isupper (g_utf8_get_char (word));
}

/* Of the word as a whole, but not as a verb if it is a noun; and of its parts. */
static void
add_german (Search *search, const char *word, gsize n_bytes)
{
  LesartHeadword headwords[LESART_MAX_HEADWORDS];
  guint n = 0;

  add_word (search, word, n_bytes);
  search->is_acronym = is_upper (word) && n_bytes > 1 && is_upper (g_utf8_next_char (word));
  if (search->dictionary != NULL)
    n = lesart_headwords_find (search->dictionary, search->language, word, (gssize) n_bytes, NULL,
                               headwords);
  for (guint i = 0; i < n; i++) {
    search->is_part = headwords[i].way >= LESART_WAY_PART;
    if (search->is_part || is_upper (headwords[i].lemma) == is_upper (word))
      lesart_dictionary_translate (search->dictionary, LESART_SIDE_GERMAN, headwords[i].lemma, -1,
                                   add_translation, search);
  }
  search->is_part = FALSE;
}

static void
add_term (Search *search, const char *term, const char *const *english)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (LesartToken));

  lesart_tokenize (term, strlen (term), 0, 0, tokens);
  for (guint i = 0; i < tokens->len; i++) {
    const LesartToken *token = &g_array_index (tokens, LesartToken, i);

    add_german (search, term + token->byte_start, token->byte_end - token->byte_start);
  }
  for (guint i = 0; english != NULL && english[i] != NULL; i++)
    add_translation (english[i], strlen (english[i]), search);
}

/* ---- the words that it became ---- */

typedef struct {
  GHashTable *keys;
  gboolean found;
} Match;

static void
match_key (const char *key, gpointer data)
{
  Match *match = data;

  match->found = match->found || g_hash_table_contains (match->keys, key);
}

static const char *
peek (const Search *search, guint32 at, gsize *n_bytes)
{
  const LesartToken *token = &search->bitext->segments[LESART_SIDE_ENGLISH]->tokens[at];

  *n_bytes = token->byte_end - token->byte_start;
  return lesart_text_get_utf8 (search->bitext->text[LESART_SIDE_ENGLISH], NULL) + token->byte_start;
}

static gboolean
matches (const Search *search, GHashTable *keys, guint32 at)
{
  Match match = { keys, FALSE };
  gsize n_bytes;
  const char *word = peek (search, at, &n_bytes);
  const char *hyphen = memchr (word, '-', n_bytes);

  lesart_english_text_keys (search->language, word, n_bytes, match_key, &match);
  if (hyphen != NULL && !match.found) /* AI-driven */
    lesart_english_text_keys (search->language, word, (gsize) (hyphen - word), match_key, &match);
  return match.found;
}

static gboolean
is_joint (const Search *search, guint32 at)
{
  gsize n_bytes;
  const char *word = peek (search, at, &n_bytes);
  g_autofree char *copy = g_strndup (word, n_bytes);

  return g_strv_contains (joints, copy);
}

/* The run that begins at a word that matches. Returns: its end; @n: how many words match */
static guint32
follow (const Search *search, guint32 first, guint32 end, guint *n)
{
  guint32 last = first + 1, at = first + 1;
  guint n_joints = 0;

  *n = 1;
  for (; at < end && n_joints <= MAX_JOINTS; at++) {
    if (matches (search, search->keys, at)) {
      last = at + 1;
      n_joints = 0;
      ++*n;
    } else if (is_joint (search, at)) {
      n_joints++;
    } else {
      break;
    }
  }
  return last;
}

/* Words without their inflection, so that "chip" and "chips" are one way. */
static char *
make_way (const Search *search, guint32 first, guint32 end)
{
  GString *way = g_string_new (NULL);

  for (guint32 at = first; at < end; at++) {
    gsize n_bytes;
    const char *word = peek (search, at, &n_bytes);
    char stem[LESART_LEMMA_MAX];

    lesart_english_stem (search->language, word, MIN (n_bytes, LESART_LEMMA_MAX / 2), stem);
    g_string_append_printf (way, "%s ", stem);
  }
  return g_string_free (way, FALSE);
}

static void
add_way (Search *search, guint32 first, guint32 end)
{
  const LesartToken *tokens = search->bitext->segments[LESART_SIDE_ENGLISH]->tokens;
  const LesartSpan span = { tokens[first].start, tokens[end - 1].end };
  g_autofree char *key = make_way (search, first, end);
  GArray *spans = g_hash_table_lookup (search->ways, key);

  if (spans == NULL) {
    spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
    g_ptr_array_add (search->way_keys, key);
    g_hash_table_insert (search->ways, g_steal_pointer (&key), spans);
  }
  g_array_append_val (spans, span);
}

/* Where a passage stands in the sentences of a bead, from 0 to 1. */
static double
get_place (const Search *search, LesartSide side, const LesartBead *bead, guint32 at)
{
  const LesartSegments *segments = search->bitext->segments[side];
  const LesartSentence *first = &segments->sentences[bead->first[side]];
  const LesartSentence *last = first + bead->n[side] - 1;
  const guint32 start = segments->tokens[first->first].start;
  const guint32 end = segments->tokens[last->end - 1].end;

  return end > start ? (double) (at - start) / (end - start) : 0;
}

/* How much a run of @n words tells: one word that says the whole tells more than one that says a
 * part: airline, not association, for Fluggesellschaft. */
static guint
weigh (const Search *search, guint32 first, guint n)
{
  return n != 1 ? 2 * n : matches (search, search->lone, first) ? 3 : 2;
}

/* The best run in the English sentences of a bead; of several the one that stands most nearly
 * where the use does. */
static void
search_bead (Search *search, const LesartBead *bead, guint32 use)
{
  const double place = get_place (search, LESART_SIDE_GERMAN, bead, use);
  double least = 2;
  const LesartSegments *english = search->bitext->segments[LESART_SIDE_ENGLISH];
  guint32 best_first = 0, best_end = 0;
  guint best = 0;

  for (guint i = 0; i < bead->n[LESART_SIDE_ENGLISH]; i++) {
    const LesartSentence *sentence = &english->sentences[bead->first[LESART_SIDE_ENGLISH] + i];

    for (guint32 at = sentence->first; at < sentence->end; at++) {
      guint n = 0;
      guint32 end =
          matches (search, search->keys, at) ? follow (search, at, sentence->end, &n) : at + 1;

      double far = 2;

      n = weigh (search, at, n);
      if (n > 0)
        far =
            fabs (place - get_place (search, LESART_SIDE_ENGLISH, bead, english->tokens[at].start));
      if (n > best || (n == best && far < least)) {
        least = far;
        best = n;
        best_first = at;
        best_end = end;
      }
      at = end - 1;
    }
  }
  if (best == 0)
    search->n_unknown++;
  else
    add_way (search, best_first, best_end);
}

/* ---- the result ---- */

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const LesartEquivalent *x = a, *y = b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

static LesartEquivalents *
make_result (const Search *search)
{
  LesartEquivalents *self = g_new0 (LesartEquivalents, 1);

  self->ways = g_array_new (FALSE, FALSE, sizeof (LesartEquivalent));
  self->spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  self->strings = g_string_chunk_new (64);
  self->n_unknown = search->n_unknown;
  for (guint i = 0; i < search->way_keys->len; i++) {
    const GArray *spans = g_hash_table_lookup (search->ways, search->way_keys->pdata[i]);
    g_autofree char *text = lesart_text_slice (search->bitext->text[LESART_SIDE_ENGLISH],
                                               g_array_index (spans, LesartSpan, 0));
    const LesartEquivalent way = { g_string_chunk_insert (self->strings,
                                                          g_strdelimit (text, "\n\r\t", ' ')),
                                   self->spans->len, spans->len };

    g_array_append_val (self->ways, way);
    g_array_append_vals (self->spans, spans->data, spans->len);
  }
  g_array_sort (self->ways, compare_ways);
  return self;
}

/**
 * lesart_term_equivalents_find:
 * @dictionary: (nullable): without one only @english and borrowed words are found
 * @beads: (array length=n_beads): that are whole
 * @term: a German term
 * @english: (nullable) (array zero-terminated=1): English terms that a term base has for it
 * @uses: (array length=n_uses): where the German text has it
 *
 * Linear in the length of the sentences that belong to the uses.
 *
 * Returns: (transfer full): what it became
 */
LesartEquivalents *
lesart_term_equivalents_find (const LesartLanguage *language,
                              const LesartDictionary *dictionary,
                              const LesartBitext *bitext,
                              const LesartBead *beads,
                              gsize n_beads,
                              const char *term,
                              const char *const *english,
                              const LesartSpan *uses,
                              guint n_uses)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) lone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ways =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) way_keys = g_ptr_array_new ();
  Search search = { .language = language,
                    .dictionary = dictionary,
                    .bitext = bitext,
                    .keys = keys,
                    .lone = lone,
                    .ways = ways,
                    .way_keys = way_keys };

  add_term (&search, term, english);
  for (guint i = 0; i < n_uses; i++) {
    gssize sentence = lesart_bitext_find_sentence (bitext, LESART_SIDE_GERMAN, uses[i].start);
    gssize bead = sentence < 0
                      ? -1
                      : lesart_beads_find (beads, n_beads, LESART_SIDE_GERMAN, (guint) sentence);

    if (bead >= 0)
      search_bead (&search, &beads[bead], uses[i].start);
    else
      search.n_unknown++;
  }
  return make_result (&search);
}

void
lesart_term_equivalents_free (LesartEquivalents *self)
{
  g_array_unref (self->ways);
  g_array_unref (self->spans);
  g_string_chunk_free (self->strings);
  g_free (self);
}
