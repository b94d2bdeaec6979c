/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of a German text can stand for which of an English one:
 *
 *   - those that the dictionary gives as translations, of a compound also those of its parts;
 *   - those that are written alike, or begin alike (Simard, Foster and Isabelle, Using Cognates to
 *     Align Sentences in Bilingual Corpora, 1992): names, and most words of Latin origin;
 *   - figures with the same digits, whatever marks and zeros stand among them: 1.250,5 and 1,250.5,
 *     5 Milliarden and 5 billion. A wrong scale must not hide which sentence was translated.
 *
 * How much a match says depends on how likely it is by chance. A word whose counterparts are in the
 * share q of the other sentences is matched in a bead with k of them
 *
 *   by chance with the probability q(k) = 1 - (1 - q)^k,
 *   in a right bead with           a(k) = q(k) + (1 - q(k)) A,
 *
 * A being how often a word that has counterparts in the other text at all is translated by one. So
 * a match gains log (a(k) / q(k)), and none costs -log ((1 - a(k)) / (1 - q(k))) = -log (1 - A),
 * which is the same for all words: LESART_ALIGN_UNMATCHED. What is kept of each type is what a
 * match gains over none.
 */
#include "align-words.h"

#include <math.h>
#include <string.h>

/* Above this share of the sentences a word tells nothing, unless it is in only one. */
#define MAX_SHARE 0.35f
/* Words that begin alike, at most; more of them in a text are no sign of anything. */
#define MAX_ALIKE 16
#define MAX_CANDIDATES 64
#define WORD_MAX 96 /* bytes; the rest of a longer word is not looked at */

typedef struct {
  LesartAlignWords *words;
  const LesartBitext *bitext;
  const LesartLanguage *language;
  const LesartDictionary *dictionary;
  GStringChunk *strings;
  GHashTable *english; /* word without its ending, figure -> type + 1 */
  GHashTable *german;  /* form, figure -> type + 1 */
  GHashTable *alike;   /* beginning of a word -> GArray of English types */
  GArray *candidates;
  GArray *candidate_begin;
  guint first_candidate;            /* of the type at hand */
  GArray *expected[LESART_N_SIDES]; /* by type: whether a right bead has a counterpart of it */
} Builder;

/* --- words as keys -------------------------------------------------------------------------------
 */

/* In small letters, without accents, ph, k and z as English mostly has them in words of Latin: what
 * German and English forms of such a word have in common. */
static gsize
fold_word (const char *word, gsize n_bytes, char *folded)
{
  const char *end = word + n_bytes;
  gsize n = 0;

  for (const char *p = word; p < end && n + 4 < WORD_MAX; p = g_utf8_next_char (p)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (p));
    gunichar base;

    if (c >= 0x80) {
      if (c == 0xdf) { /* ß */
        folded[n++] = 's';
        folded[n++] = 's';
        continue;
      }
      base = 0;
      if (g_unichar_fully_decompose (c, FALSE, &base, 1) > 0 && base < 0x80)
        c = base;
    }
    if (c == 'k' || c == 'z')
      c = 'c';
    n += (gsize) g_unichar_to_utf8 (c, folded + n);
  }
  folded[n] = '\0';
  return n;
}

/* Takes off the commonest endings of English, of any word in the same way: plans, planned,
 * planning. What comes out need not be a word. */
static void
strip_ending (char *folded, gsize n)
{
  static const char *const endings[] = { "'s", "’s", "ies", "ing", "ied", "ed",
                                         "es", "s",  "ly",  "e",   "y" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    const gsize length = strlen (endings[i]);

    if (n >= length + 3 && memcmp (folded + n - length, endings[i], length) == 0) {
      n -= length;
      folded[n] = '\0';
      if (i > 1)
        break;
    }
  }
  if (n > 4 && folded[n - 1] == folded[n - 2])
    folded[n - 1] = '\0';
}

/* The beginning that words of the same origin share; FALSE for short ones. */
#define ALIKE_CHARS 5

static gboolean
cut_beginning (char *folded)
{
  char *end = folded;

  for (guint i = 0; i < ALIKE_CHARS; i++) {
    if (*end == '\0')
      return FALSE;
    end = g_utf8_next_char (end);
  }
  *end = '\0';
  return TRUE;
}

/* Figures: '#' and their digits, without zeros at either end. */
static const char *
read_figure (const char *p, const char *end, char *digits)
{
  gsize n = 0;

  digits[n++] = '#';
  for (; p < end; p++) {
    if (g_ascii_isdigit (*p)) {
      if (n + 1 < WORD_MAX && (n > 1 || *p != '0'))
        digits[n++] = *p;
    } else if (p + 1 >= end || strchr (".,'", *p) == NULL || !g_ascii_isdigit (p[1])) {
      break;
    }
  }
  while (n > 1 && digits[n - 1] == '0')
    n--;
  digits[n] = '\0';
  return p;
}

/* --- the runs of one side ------------------------------------------------------------------------
 */

/* @piece: of a token: the words between hyphens, or a figure as read_figure() gives it. */
typedef guint32 (*TypeFunc) (Builder *self, const char *piece, gsize n_bytes);

typedef struct {
  Builder *builder;
  TypeFunc get_type;
  GArray *types;
  GArray *seen; /* by type: the last sentence that had it, + 1 */
  guint32 sentence;
} Run;

static void
add_piece (Run *run, const char *piece, gsize n_bytes)
{
  const guint32 type = run->get_type (run->builder, piece, n_bytes);
  guint32 *seen;

  if (type >= run->seen->len)
    g_array_set_size (run->seen, type + 1);
  seen = &g_array_index (run->seen, guint32, type);
  if (*seen == run->sentence + 1)
    return;
  *seen = run->sentence + 1;
  g_array_append_val (run->types, type);
}

static void
add_token (Run *run, const char *token, gsize n_bytes)
{
  const char *end = token + n_bytes;
  const char *p = token;

  while (p < end) {
    const char *piece = p;

    if (g_ascii_isdigit (*p)) {
      char digits[WORD_MAX];

      p = read_figure (p, end, digits);
      add_piece (run, digits, strlen (digits));
      continue;
    }
    while (p < end && *p != '-' && *p != '/' && !g_ascii_isdigit (*p))
      p++;
    if (p > piece)
      add_piece (run, piece, (gsize) (p - piece));
    else
      p++;
  }
}

static gboolean
read_side (Builder *self, LesartSide side, TypeFunc get_type, GCancellable *cancellable)
{
  const LesartSegments *segments = self->bitext->segments[side];
  const char *utf8 = lesart_text_get_utf8 (self->bitext->text[side], NULL);
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, sizeof (guint32));
  Run run = { self, get_type, g_array_new (FALSE, FALSE, sizeof (guint32)), seen, 0 };
  guint32 *begin = g_new (guint32, segments->n_sentences + 1);

  for (guint32 s = 0; s < segments->n_sentences; s++) {
    const LesartSentence *sentence = &segments->sentences[s];

    begin[s] = run.types->len;
    run.sentence = s;
    for (guint32 t = sentence->first; t < sentence->end; t++) {
      const LesartToken *token = &segments->tokens[t];

      if (token->kind == LESART_TOKEN_WORD || token->kind == LESART_TOKEN_NUMBER)
        add_token (&run, utf8 + token->byte_start, token->byte_end - token->byte_start);
    }
    if (s % 256 == 0 && g_cancellable_is_cancelled (cancellable))
      break;
  }
  begin[segments->n_sentences] = run.types->len;
  self->words->n_sentences[side] = segments->n_sentences;
  self->words->n_types[side] = seen->len;
  self->words->begin[side] = begin;
  self->words->types[side] = (guint32 *) (gpointer) g_array_free (run.types, FALSE);
  return !g_cancellable_is_cancelled (cancellable);
}

/* @key, or @type + 1 if it is known already. */
static guint
intern (Builder *self, GHashTable *types, const char *key, gboolean *is_new)
{
  guint type = GPOINTER_TO_UINT (g_hash_table_lookup (types, key));

  *is_new = type == 0;
  if (type == 0) {
    type = g_hash_table_size (types) + 1;
    g_hash_table_insert (types, g_string_chunk_insert (self->strings, key),
                         GUINT_TO_POINTER (type));
  }
  return type - 1;
}

static void
expect (Builder *self, LesartSide side, gboolean expected)
{
  const guint8 value = expected;

  g_array_append_val (self->expected[side], value);
}

/* --- English -------------------------------------------------------------------------------------
 */

static void
remember_beginning (Builder *self, const char *word, gsize n_bytes, guint32 type)
{
  char folded[WORD_MAX];
  GArray *alike;

  fold_word (word, n_bytes, folded);
  if (!cut_beginning (folded))
    return;
  alike = g_hash_table_lookup (self->alike, folded);
  if (alike == NULL) {
    alike = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_hash_table_insert (self->alike, g_string_chunk_insert (self->strings, folded), alike);
  }
  g_array_append_val (alike, type);
}

static guint32
get_english_type (Builder *self, const char *piece, gsize n_bytes)
{
  char key[WORD_MAX];
  gboolean is_new;
  guint32 type;

  strip_ending (key, fold_word (piece, n_bytes, key));
  type = intern (self, self->english, key, &is_new);
  if (is_new) {
    expect (self, LESART_SIDE_ENGLISH, key[0] == '#');
    if (key[0] != '#')
      remember_beginning (self, piece, n_bytes, type);
  }
  return type;
}

/* --- German --------------------------------------------------------------------------------------
 */

static void
add_candidate (Builder *self, guint32 type)
{
  for (guint i = self->first_candidate; i < self->candidates->len; i++)
    if (g_array_index (self->candidates, guint32, i) == type)
      return;
  if (self->candidates->len - self->first_candidate < MAX_CANDIDATES)
    g_array_append_val (self->candidates, type);
}

static void
add_english_word (Builder *self, const char *word, gsize n_bytes)
{
  char key[WORD_MAX];
  guint type;

  strip_ending (key, fold_word (word, n_bytes, key));
  type = GPOINTER_TO_UINT (g_hash_table_lookup (self->english, key));
  if (type > 0)
    add_candidate (self, type - 1);
}

static void
add_alike (Builder *self, const char *word, gsize n_bytes)
{
  char folded[WORD_MAX];
  const GArray *alike;

  fold_word (word, n_bytes, folded);
  alike = cut_beginning (folded) ? g_hash_table_lookup (self->alike, folded) : NULL;
  if (alike == NULL || alike->len > MAX_ALIKE)
    return;
  for (guint i = 0; i < alike->len; i++)
    add_candidate (self, g_array_index (alike, guint32, i));
}

/* The first word that gives a type its candidates asks the dictionary; all others find them. */
static guint32
get_german_type (Builder *self, const char *piece, gsize n_bytes)
{
  char key[WORD_MAX];
  gboolean is_new;
  guint32 type;

  n_bytes = MIN (n_bytes, sizeof key - 1);
  memcpy (key, piece, n_bytes);
  key[n_bytes] = '\0';
  type = intern (self, self->german, key, &is_new);
  if (!is_new)
    return type;
  self->first_candidate = self->candidates->len;
  g_array_append_val (self->candidate_begin, self->first_candidate);
  add_english_word (self, piece, n_bytes);
  if (piece[0] != '#')
    add_alike (self, piece, n_bytes);
  expect (self, LESART_SIDE_GERMAN, piece[0] == '#');
  return type;
}

/* --- what a match is worth -----------------------------------------------------------------------
 */

static guint32 *
count_occurrences (const LesartAlignWords *words, LesartSide side)
{
  guint32 *counts = g_new0 (guint32, words->n_types[side] + 1);
  const guint32 n = words->begin[side][words->n_sentences[side]];

  for (guint32 i = 0; i < n; i++)
    counts[words->types[side][i]]++;
  return counts;
}

/* The share of the other side's sentences in which each type has a counterpart. */
static void
measure_gains (const Builder *self, const guint32 *const counts[LESART_N_SIDES])
{
  LesartAlignWords *words = self->words;
  float *share[LESART_N_SIDES];

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    words->gain[side] = g_new0 (float, (gsize) (words->n_types[side] + 1) * LESART_ALIGN_MAX);
    share[side] = g_new0 (float, words->n_types[side] + 1);
  }
  for (guint32 g = 0; g < words->n_types[LESART_SIDE_GERMAN]; g++)
    for (guint32 c = words->candidate_begin[g]; c < words->candidate_begin[g + 1]; c++) {
      const guint32 e = words->candidates[c];

      share[LESART_SIDE_GERMAN][g] +=
          (float) counts[LESART_SIDE_ENGLISH][e] / (float) words->n_sentences[LESART_SIDE_ENGLISH];
      share[LESART_SIDE_ENGLISH][e] +=
          (float) counts[LESART_SIDE_GERMAN][g] / (float) words->n_sentences[LESART_SIDE_GERMAN];
    }
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    const float found = 1 - expf (-LESART_ALIGN_UNMATCHED);
    const guint n_others = words->n_sentences[1 - side];
    const float max_share = MAX (MAX_SHARE, MIN (0.9f, 1.1f / (float) MAX (n_others, 1)));

    for (guint32 type = 0; type < words->n_types[side]; type++) {
      float *gain = &words->gain[side][type * LESART_ALIGN_MAX];
      const float q = share[side][type];
      float chance = 1;

      if (q <= 0 && g_array_index (self->expected[side], guint8, type))
        gain[0] = LESART_ALIGN_UNMATCHED; /* there is none, but it counts as a word */
      if (q <= 0 || q > max_share)
        continue;
      for (guint k = 0; k < LESART_ALIGN_MAX; k++) {
        chance *= 1 - q;
        gain[k] = logf ((1 - chance * (1 - found)) / (1 - chance)) + LESART_ALIGN_UNMATCHED;
      }
    }
    g_free (share[side]);
  }
}

/* Takes those out of the runs that tell nothing. */
static void
drop_silent (LesartAlignWords *words, LesartSide side)
{
  guint32 n = 0, first = 0;

  for (guint s = 0; s < words->n_sentences[side]; s++) {
    const guint32 end = words->begin[side][s + 1];

    words->begin[side][s] = n;
    for (guint32 i = first; i < end; i++) {
      const guint32 type = words->types[side][i];

      if (words->gain[side][type * LESART_ALIGN_MAX] > 0)
        words->types[side][n++] = type;
    }
    first = end;
  }
  words->begin[side][words->n_sentences[side]] = n;
}

static void
make_postings (LesartAlignWords *words)
{
  const guint32 *types = words->types[LESART_SIDE_ENGLISH];
  const guint32 *begin = words->begin[LESART_SIDE_ENGLISH];
  const guint n_sentences = words->n_sentences[LESART_SIDE_ENGLISH];
  const guint n_types = words->n_types[LESART_SIDE_ENGLISH];
  const guint32 n = begin[n_sentences];
  g_autofree guint32 *next = g_new0 (guint32, n_types + 1);

  words->posting_begin = g_new0 (guint32, n_types + 1);
  words->postings = g_new (guint32, n + 1);
  words->sentence_of = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    words->posting_begin[types[i] + 1]++;
  for (guint32 e = 0; e < n_types; e++)
    words->posting_begin[e + 1] += words->posting_begin[e];
  memcpy (next, words->posting_begin, n_types * sizeof *next);
  for (guint32 s = 0; s < n_sentences; s++)
    for (guint32 i = begin[s]; i < begin[s + 1]; i++) {
      words->sentence_of[i] = s;
      words->postings[next[types[i]]++] = i;
    }
}

/* --- all of it -----------------------------------------------------------------------------------
 */

static void
builder_init (Builder *self, LesartAlignWords *words)
{
  self->words = words;
  self->strings = g_string_chunk_new (4096);
  self->english = g_hash_table_new (g_str_hash, g_str_equal);
  self->german = g_hash_table_new (g_str_hash, g_str_equal);
  self->alike =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    self->expected[side] = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->candidate_begin = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
builder_keep_candidates (Builder *self)
{
  const guint32 n = self->candidates->len;

  g_array_append_val (self->candidate_begin, n);
  self->words->candidate_begin = (guint32 *) (gpointer) g_array_free (self->candidate_begin, FALSE);
  self->words->candidates = (guint32 *) (gpointer) g_array_free (self->candidates, FALSE);
}

static void
builder_clear (Builder *self)
{
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (self->expected[side]);
  g_hash_table_unref (self->english);
  g_hash_table_unref (self->german);
  g_hash_table_unref (self->alike);
  g_string_chunk_free (self->strings);
}

static void
weigh (const Builder *self)
{
  g_autofree guint32 *german = count_occurrences (self->words, LESART_SIDE_GERMAN);
  g_autofree guint32 *english = count_occurrences (self->words, LESART_SIDE_ENGLISH);

  measure_gains (self, (const guint32 *[LESART_N_SIDES]){ german, english });
  for (guint side = 0; side < LESART_N_SIDES; side++)
    drop_silent (self->words, side);
  make_postings (self->words);
}

/* Returns: (transfer full) (nullable): NULL if it was cancelled. Time and memory are linear. */
LesartAlignWords *
lesart_align_words_new (const LesartBitext *bitext,
                        const LesartLanguage *language,
                        const LesartDictionary *dictionary,
                        GCancellable *cancellable)
{
  g_autoptr (LesartAlignWords) words = g_new0 (LesartAlignWords, 1);
  Builder builder = { .bitext = bitext, .language = language, .dictionary = dictionary };
  gboolean done;

  builder_init (&builder, words);
  done = read_side (&builder, LESART_SIDE_ENGLISH, get_english_type, cancellable)
         && read_side (&builder, LESART_SIDE_GERMAN, get_german_type, cancellable);
  builder_keep_candidates (&builder);
  if (done)
    weigh (&builder);
  builder_clear (&builder);
  return done ? g_steal_pointer (&words) : NULL;
}

void
lesart_align_words_free (LesartAlignWords *self)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_free (self->begin[side]);
    g_free (self->types[side]);
    g_free (self->gain[side]);
  }
  g_free (self->sentence_of);
  g_free (self->candidate_begin);
  g_free (self->candidates);
  g_free (self->posting_begin);
  g_free (self->postings);
  g_free (self);
}
