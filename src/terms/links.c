/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links words of the two sides of a bead: by the dictionary, whose translations of a German form
 * are kept as stems of English words, and by spelling.
 *
 * A translation of several words links all of them if the English has all of them, else only as a
 * last resort. Where a word could be linked to several, the one nearest to the same place in the
 * bead is taken (the diagonal of Brown et al., The Mathematics of Statistical Machine Translation,
 * 1993, without its learned weights).
 */
#include "links.h"

#include <math.h>
#include <string.h>

#include "analysis.h"
#include "english-stem.h"
#include "headwords.h"

#define MAX_TRANSLATION 6 /* words */

struct _LesartLinks {
  const LesartCheckInput *input;
  const LesartTable *closed[LESART_N_SIDES];
  GStringChunk *strings;
  GHashTable *translations; /* German form to GArray of const char *: stems, NULL behind each */
  GHashTable *english;      /* English form to whether it is one */
};

static void
free_stems (gpointer stems)
{
  g_array_unref (stems);
}

LesartLinks *
lesart_links_new (const LesartCheckInput *input, GStringChunk *strings)
{
  LesartLinks *self = g_new0 (LesartLinks, 1);

  self->input = input;
  self->strings = strings;
  self->closed[LESART_SIDE_GERMAN] = lesart_language_get_table (input->language, "closed-classes");
  self->closed[LESART_SIDE_ENGLISH] =
      lesart_language_get_table (input->language, "english-closed-classes");
  self->translations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_stems);
  self->english = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
lesart_links_free (LesartLinks *self)
{
  g_hash_table_unref (self->translations);
  g_hash_table_unref (self->english);
  g_free (self);
}

/* --- translations of a form ----------------------------------------------------------------------
 */

typedef struct {
  LesartLinks *links;
  GArray *stems;
} Collect;

static gboolean
is_closed (const LesartLinks *self, LesartSide side, const char *word, gsize n_bytes)
{
  guint32 row;

  return lesart_table_lookup (self->closed[side], word, (gssize) n_bytes, &row, 1) > 0;
}

static gboolean
add_translation (const char *english, gsize n_bytes, gpointer data)
{
  Collect *collect = data;
  const char *p = english, *end = english + n_bytes, *none = NULL;
  const guint before = collect->stems->len;

  while (p < end) {
    const char *start = p;
    char stem[LESART_LEMMA_MAX];

    while (p < end && *p != ' ' && *p != '-' && *p != '/')
      p++;
    if (p > start && collect->stems->len - before < MAX_TRANSLATION
        && !is_closed (collect->links, LESART_SIDE_ENGLISH, start, (gsize) (p - start))) {
      const char *kept;

      lesart_english_stem (collect->links->input->language, start, (gsize) (p - start), stem);
      kept = g_string_chunk_insert_const (collect->links->strings, stem);
      g_array_append_val (collect->stems, kept);
    }
    while (p < end && (*p == ' ' || *p == '-' || *p == '/'))
      p++;
  }
  if (collect->stems->len > before)
    g_array_append_val (collect->stems, none);
  return collect->stems->len < 2000;
}

static GArray *
get_translations (LesartLinks *self, const char *form, gsize n_bytes)
{
  g_autofree char *key = g_strndup (form, n_bytes);
  GArray *stems = g_hash_table_lookup (self->translations, key);
  Collect collect = { .links = self };

  if (stems != NULL)
    return stems;
  collect.stems = stems = g_array_new (FALSE, FALSE, sizeof (const char *));
  if (self->input->dictionary != NULL)
    lesart_headwords_translate (self->input->dictionary, self->input->language, form,
                                (gssize) n_bytes, NULL, add_translation, &collect);
  g_hash_table_insert (self->translations, g_steal_pointer (&key), stems);
  return stems;
}

/* --- weights -------------------------------------------------------------------------------------
 */

static gboolean
says_much_in_german (const LesartLinks *self,
                     const LesartWord *word,
                     const char *bytes,
                     gsize n_bytes)
{
  const LesartLexeme *lexemes;
  const LesartLexicon *lexicon = lesart_language_get_lexicon (self->input->language);
  guint n;

  if (is_closed (self, LESART_SIDE_GERMAN, bytes, n_bytes))
    return FALSE;
  lexemes = lesart_lexicon_lookup (lexicon, bytes, n_bytes, &n);
  if (n == 0)
    lexemes = lesart_lexicon_lookup_folded (lexicon, bytes, n_bytes, &n);
  for (guint i = 0; i < n; i++)
    switch (lexemes[i].word_class) {
    case LESART_CLASS_VERB:
      if ((lexemes[i].features & (LESART_AUXILIARY | LESART_MODAL)) != 0)
        return FALSE;
      return TRUE;
    case LESART_CLASS_NOUN:
    case LESART_CLASS_NAME:
      if (word->is_upper)
        return TRUE;
      break;
    case LESART_CLASS_ADJECTIVE:
    case LESART_CLASS_PARTICIPLE_1:
    case LESART_CLASS_PARTICIPLE_2:
      return TRUE;
    default:
      break;
    }
  return n == 0;
}

static void
weigh (LesartWords *words)
{
  for (guint side = 0; side < LESART_N_SIDES; side++)
    for (guint i = 0; i < lesart_words_count (words, side); i++) {
      LesartWord *word = lesart_words_get (words, side, i);
      gsize n_bytes;
      const char *bytes = lesart_text_peek (words->input->bitext->text[side], word->span, &n_bytes);

      if (word->weight == LESART_SAYS_NOTHING)
        continue;
      if (side == LESART_SIDE_GERMAN ? !says_much_in_german (words->links, word, bytes, n_bytes)
                                     : is_closed (words->links, side, bytes, n_bytes))
        word->weight = LESART_SAYS_LITTLE;
    }
}

/* --- linking -------------------------------------------------------------------------------------
 */

typedef struct {
  LesartWords *words;
  guint german;
} Linking;

/* Which of the English words of a stem: one that is free, and the nearest. */
static gint
find_nearest (const Linking *linking, const char *stem)
{
  const LesartWords *words = linking->words;
  const guint n_german = lesart_words_count (words, LESART_SIDE_GERMAN);
  const guint n_english = lesart_words_count (words, LESART_SIDE_ENGLISH);
  double least = HUGE_VAL;
  gint best = LESART_NO_LINK;

  for (guint i = 0; i < n_english; i++) {
    const LesartWord *word = lesart_words_get (words, LESART_SIDE_ENGLISH, i);
    double far;

    if (word->stem != stem)
      continue;
    far = fabs ((i + 0.5) / n_english - (linking->german + 0.5) / n_german);
    if (word->link != LESART_NO_LINK && word->link != (gint) linking->german)
      far += 1;
    if (far < least) {
      least = far;
      best = (gint) i;
    }
  }
  return best;
}

static void
join (const Linking *linking, gint english, gboolean guess)
{
  LesartWord *german = lesart_words_get (linking->words, LESART_SIDE_GERMAN, linking->german);
  LesartWord *word = lesart_words_get (linking->words, LESART_SIDE_ENGLISH, (guint) english);

  if (word->link == LESART_NO_LINK)
    word->link = (gint) linking->german;
  if (german->link == LESART_NO_LINK)
    german->link = english;
  word->is_sure |= !guess;
  german->is_sure |= !guess;
}

/* The translation that begins at @first, if the English has all of its words. */
static gboolean
try_translation (const Linking *linking, const char *const *stems, gboolean whole)
{
  gint found[MAX_TRANSLATION];
  guint n = 0, n_found = 0;

  for (; stems[n] != NULL && n < MAX_TRANSLATION; n++) {
    found[n] = find_nearest (linking, stems[n]);
    n_found += found[n] != LESART_NO_LINK;
    if (found[n] == LESART_NO_LINK && whole)
      return FALSE;
  }
  if (n_found == 0 || (!whole && n_found * 2 < n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (found[i] != LESART_NO_LINK)
      join (linking, found[i], FALSE);
  return TRUE;
}

static gboolean
try_translations (const Linking *linking, const GArray *stems, gboolean whole)
{
  const char *const *all = (const char *const *) (gconstpointer) stems->data;
  gboolean linked = FALSE;

  for (guint i = 0; i < stems->len; i++)
    if (i == 0 || all[i - 1] == NULL)
      linked |= try_translation (linking, all + i, whole);
  return linked;
}

static gboolean
try_spelling (const Linking *linking, const LesartWord *german)
{
  const gsize n = strlen (german->folded);
  gboolean linked = FALSE;

  for (guint i = 0; i < lesart_words_count (linking->words, LESART_SIDE_ENGLISH); i++) {
    const LesartWord *word = lesart_words_get (linking->words, LESART_SIDE_ENGLISH, i);

    if (word->folded == german->folded
        || (n > 4 && german->is_upper
            && strncmp (german->folded, word->folded, MAX (n - 2, 4)) == 0)) {
      join (linking, (gint) i, TRUE);
      linked = TRUE;
    }
  }
  return linked;
}

/* Related words: development for developing. */
static gboolean
try_related (const Linking *linking, const GArray *stems)
{
  for (guint i = 0; i < stems->len; i++) {
    const char *stem = g_array_index (stems, const char *, i);
    const gsize n = stem != NULL ? strlen (stem) : 0;

    if (n < 4)
      continue;
    for (guint j = 0; j < lesart_words_count (linking->words, LESART_SIDE_ENGLISH); j++) {
      const LesartWord *word = lesart_words_get (linking->words, LESART_SIDE_ENGLISH, j);
      const gsize length = strlen (word->stem), shorter = MIN (n, length);
      gsize common = 0;

      while (common < shorter && word->stem[common] == stem[common])
        common++;
      if (word->weight == LESART_SAYS_MUCH && common >= 4 && common * 3 >= MAX (n, length) * 2) {
        join (linking, (gint) j, TRUE);
        return TRUE;
      }
    }
  }
  return FALSE;
}

/**
 * lesart_links_fill:
 *
 * Says of each word of a bead how much it says and which word of the other side says the same.
 */
void
lesart_links_fill (LesartWords *words)
{
  weigh (words);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
      const LesartWord *german = lesart_words_get (words, LESART_SIDE_GERMAN, i);
      const Linking linking = { .words = words, .german = i };
      const GArray *stems;
      gsize n_bytes;
      const char *bytes =
          lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);

      if (german->weight != LESART_SAYS_MUCH || (pass > 0 && german->link != LESART_NO_LINK))
        continue;
      stems = get_translations (words->links, bytes, n_bytes);
      if (pass == 0 && !try_translations (&linking, stems, TRUE))
        try_spelling (&linking, german);
      if (pass == 1)
        try_translations (&linking, stems, FALSE);
      if (pass == 2)
        try_related (&linking, stems);
    }
}

/**
 * lesart_links_is_able:
 *
 * Returns: whether there is a dictionary that knows most words
 */
gboolean
lesart_links_is_able (const LesartLinks *self)
{
  return self->input->dictionary != NULL
         && lesart_dictionary_has (self->input->dictionary, LESART_LIST_DING);
}

/**
 * lesart_links_translates:
 * @german: a German word
 * @stem: stem of an English one
 *
 * Returns: whether a translation of the German word has it
 */
gboolean
lesart_links_translates (LesartWords *words, const LesartWord *german, const char *stem)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);
  const GArray *stems = get_translations (words->links, bytes, n_bytes);

  for (guint i = 0; i < stems->len; i++)
    if (g_array_index (stems, const char *, i) == stem)
      return TRUE;
  return FALSE;
}

/**
 * lesart_links_get_rank:
 *
 * Returns: how many translations of the German word the dictionary has before the first one with
 *   @stem; %G_MAXUINT if none has it
 */
guint
lesart_links_get_rank (LesartWords *words, const LesartWord *german, const char *stem)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);
  const GArray *stems = get_translations (words->links, bytes, n_bytes);
  guint n = 0;

  for (guint i = 0; i < stems->len; i++) {
    if (g_array_index (stems, const char *, i) == stem)
      return n;
    n += g_array_index (stems, const char *, i) == NULL;
  }
  return G_MAXUINT;
}

typedef struct {
  const char *folded;
  gboolean found;
} Listed;

static gboolean
is_listed (const char *english, gsize n_bytes, gpointer data)
{
  Listed *listed = data;
  char folded[LESART_LEMMA_MAX];

  lesart_fold_word (english, n_bytes, folded);
  listed->found = strcmp (folded, listed->folded) == 0;
  return !listed->found;
}

/**
 * lesart_links_lists:
 * @folded: an English word, also a small one, of which no stems are kept: also
 *
 * Returns: whether the dictionary gives just it as a translation of the German word
 */
gboolean
lesart_links_lists (LesartWords *words, const LesartWord *german, const char *folded)
{
  Listed listed = { .folded = folded };
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);

  if (words->input->dictionary != NULL)
    lesart_headwords_translate (words->input->dictionary, words->input->language, bytes,
                                (gssize) n_bytes, NULL, is_listed, &listed);
  return listed.found;
}

typedef struct {
  LesartLinks *links;
  const GArray *stems; /* of the German word */
  const char *folded;
  guint n;
  gboolean found;
} Relation;

#define MAX_RELATED 24

/* A translation of one word. */
static gboolean
is_single (const GArray *stems, guint i)
{
  const char *const *all = (const char *const *) (gconstpointer) stems->data;

  return all[i] != NULL && all[i + 1] == NULL && (i == 0 || all[i - 1] == NULL);
}

/* Lebensangst is a kind of Angst: English has taken over the word for that alone. */
static gboolean
is_kind_of (const char *german, gsize n_bytes, const char *folded)
{
  char compound[LESART_LEMMA_MAX];

  lesart_fold_word (german, n_bytes, compound);
  return strlen (compound) > strlen (folded) && g_str_has_suffix (compound, folded);
}

/* A German translation of the English word: does it share an English one with the German word? */
static gboolean
relate (const char *german, gsize n_bytes, gpointer data)
{
  Relation *relation = data;
  g_autofree char *form = g_strndup (german, n_bytes);
  const GArray *stems = get_translations (relation->links, form, n_bytes);

  relation->found = is_kind_of (german, n_bytes, relation->folded);
  for (guint i = 0; i < stems->len && !relation->found; i++)
    for (guint j = 0; j < relation->stems->len && !relation->found; j++)
      relation->found = is_single (stems, i) && is_single (relation->stems, j)
                        && g_array_index (stems, const char *, i)
                               == g_array_index (relation->stems, const char *, j);
  return !relation->found && ++relation->n < MAX_RELATED;
}

/**
 * lesart_links_are_related:
 * @english: a word of the English
 *
 * Returns: whether some German translation of the English word has an English one in common with
 *   the German word, or is a compound of it: they mean much the same, though the dictionary does
 *   not say so
 */
gboolean
lesart_links_are_related (LesartWords *words, const LesartWord *german, LesartSpan english)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);
  Relation relation = { .links = words->links,
                        .stems = get_translations (words->links, bytes, n_bytes),
                        .folded = german->folded };
  g_autofree char *word = lesart_words_slice (words, LESART_SIDE_ENGLISH, english);
  g_autofree char *small = g_utf8_strdown (word, -1);

  lesart_dictionary_translate (words->input->dictionary, LESART_SIDE_ENGLISH, small, -1, relate,
                               &relation);
  return relation.found;
}

/**
 * lesart_links_knows:
 *
 * Returns: whether the dictionary has a German word
 */
gboolean
lesart_links_knows (LesartWords *words, const LesartWord *german)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN], german->span, &n_bytes);

  return get_translations (words->links, bytes, n_bytes)->len > 0;
}

/* --- whether a word is one -----------------------------------------------------------------------
 */

static gboolean
has_small (LesartLinks *self, LesartSide side, const char *word, gsize n_bytes)
{
  LesartEntry entry;

  return lesart_dictionary_lookup (self->input->dictionary, side, word, (gssize) n_bytes, &entry, 1)
             > 0
         && entry.fit == LESART_FIT_EXACT;
}

typedef struct {
  LesartLinks *links;
  gboolean found;
} EnglishSearch;

static void
look_up_lemma (const char *word, gpointer data)
{
  EnglishSearch *search = data;

  search->found =
      search->found || has_small (search->links, LESART_SIDE_ENGLISH, word, strlen (word));
}

static gboolean
look_up_english (LesartLinks *self, const char *word)
{
  EnglishSearch search = { self, FALSE };

  look_up_lemma (word, &search);
  if (!search.found)
    lesart_english_lemmas (self->input->language, word,
                           LESART_ENGLISH_PLURAL | LESART_ENGLISH_TENSE | LESART_ENGLISH_ADVERB,
                           look_up_lemma, &search);
  return search.found;
}

/**
 * lesart_links_is_english:
 * @span: a word of the English text
 *
 * Returns: whether the dictionary has it as an English word; %TRUE if there is no dictionary
 */
gboolean
lesart_links_is_english (LesartWords *words, LesartSpan span)
{
  LesartLinks *self = words->links;
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_ENGLISH], span, &n_bytes);
  g_autofree char *small = NULL, *form = NULL;
  gpointer known;

  if (!lesart_links_is_able (self) || n_bytes >= LESART_LEMMA_MAX - 4)
    return TRUE;
  if (n_bytes > 2 && bytes[n_bytes - 1] == 's' && bytes[n_bytes - 2] == '\'')
    n_bytes -= 2;
  else if (n_bytes > 4 && memcmp (bytes + n_bytes - 4, "\u2019s", 4) == 0)
    n_bytes -= 4;
  form = g_strndup (bytes, n_bytes);
  known = g_hash_table_lookup (self->english, form);
  if (known == NULL) {
    small = g_utf8_strdown (form, -1);
    known =
        GINT_TO_POINTER (is_closed (self, LESART_SIDE_ENGLISH, small, strlen (small))
                                 || look_up_english (self, small) || look_up_english (self, form)
                             ? 1
                             : 2);
    g_hash_table_insert (self->english, g_steal_pointer (&form), known);
  }
  return GPOINTER_TO_INT (known) == 1;
}

/**
 * lesart_links_is_small_english:
 * @span: a word of the English text
 *
 * Returns: whether the dictionary has it as an English word in small letters: Main, Reading
 */
gboolean
lesart_links_is_small_english (LesartWords *words, LesartSpan span)
{
  g_autofree char *word = lesart_words_slice (words, LESART_SIDE_ENGLISH, span);
  g_autofree char *small = g_utf8_strdown (word, -1);

  return lesart_links_is_able (words->links) && look_up_english (words->links, small);
}

/**
 * lesart_links_is_german:
 * @bytes: a word in any form
 *
 * Returns: whether it is a word of the German language or made of such, not only of names
 */
gboolean
lesart_links_is_german (const LesartLinks *self, const char *bytes, gsize n_bytes)
{
  const LesartLexicon *lexicon = lesart_language_get_lexicon (self->input->language);

  if (is_closed (self, LESART_SIDE_GERMAN, bytes, n_bytes))
    return TRUE;
  for (guint folded = 0; folded < 2; folded++) {
    LesartLexeme room[LESART_MAX_LEXEMES];
    LesartAnalysis analysis;

    lesart_analyse (lexicon, bytes, n_bytes, folded, &analysis, room);
    if (analysis.reach > LESART_REACH_TAIL || analysis.reach == LESART_REACH_PREFIX)
      continue;
    for (guint i = 0; i < analysis.n_lexemes; i++)
      if (analysis.lexemes[i].word_class != LESART_CLASS_NAME)
        return TRUE;
  }
  return FALSE;
}
