/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word in all its forms: what has the same lemma, and compounds that have it as a part. Every
 * word of the text has the number of its form, and every form the numbers of all lemmas that it may
 * be of: to search is to compare numbers. Which of its lemmas a form has in its sentence is not
 * asked: who searches would rather see one place too many. The parts of a separable verb that
 * stand apart (kommt ... an) are not put together.
 */
#include "finder-private.h"

#include <string.h>

#include "analysis.h"
#include "fold.h"

#define MOST_WORDS 16    /* of a query */
#define LEAST_COMPOUND 7 /* letters of a word that may have parts */
#define LEAST_PART 3     /* letters of a part that counts as a word */

typedef struct {
  guint32 start; /* code points */
  guint32 end;
  guint32 form;
} Word;

/* A form as it is written in the text, without soft hyphens. */
typedef struct {
  const char *bytes;
  guint32 n_bytes;
  guint32 number;
} Form;

struct _LesartFormsIndex {
  const LesartLexicon *lexicon;
  GStringChunk *strings;
  GHashTable *forms;  /* Form -> itself */
  GHashTable *lemmas; /* folded lemma -> its number + 1 */
  GArray *words;      /* Word */
  GArray *keys;       /* guint32: lemmas of the first form, of the second, ... */
  GArray *firsts;     /* guint32: of each form, and one more: the first of its keys */
};

/* ---- lemmas of a form ---- */

static void
collect (const LesartSymbol *symbol, gpointer data)
{
  g_string_append_unichar (data, symbol->symbol);
}

/* (transfer full) */
static char *
fold (const char *bytes, gsize n_bytes)
{
  GString *symbols = g_string_sized_new (n_bytes + 8);

  lesart_fold (bytes, n_bytes, collect, symbols);
  return g_string_free (symbols, FALSE);
}

typedef void (*KeyFunc) (const char *key, gpointer data);

typedef struct {
  const LesartLexicon *lexicon;
  const char *folded; /* the form */
  KeyFunc function;
  gpointer data;
} Keys;

static void
give (const Keys *keys, const char *lemma, gsize n_bytes)
{
  g_autofree char *key = fold (lemma, n_bytes);

  keys->function (key, keys->data);
}

/* The lemma of a part as it stands in a compound: Häuser in Häuserfront, Arbeits in Arbeitsmarkt.
 */
static void
give_part (const Keys *keys, const char *part, gsize n_bytes)
{
  static const char *const links[] = { "", "s", "es", "n", "en" };

  if (g_utf8_strlen (part, (gssize) n_bytes) < LEAST_PART)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++) {
    gsize n_link = strlen (links[i]);
    gsize n = n_bytes - n_link;
    char capital[LESART_LEMMA_MAX + 8];
    const LesartLexeme *lexemes;
    guint n_lexemes = 0;

    if (n_link >= n_bytes || memcmp (part + n, links[i], n_link) != 0 || n >= LESART_LEMMA_MAX)
      continue;
    if (g_unichar_isupper (g_utf8_get_char (part)))
      memcpy (capital, part, n);
    else
      n = lesart_fold_first (part, n, capital);
    lexemes = lesart_lexicon_lookup (keys->lexicon, capital, n, &n_lexemes);
    for (guint k = 0; k < n_lexemes; k++) {
      char lemma[LESART_LEMMA_MAX];
      gsize n_lemma = lexemes[k].word_class == LESART_CLASS_NOUN
                          ? lesart_lexicon_get_lemma (keys->lexicon, &lexemes[k], capital, n, lemma)
                          : 0;

      if (n_lemma > 0)
        give (keys, lemma, n_lemma);
    }
    if (n_lexemes > 0)
      return;
  }
}

static void
give_parts (const Keys *keys, const char *form, gsize n_bytes)
{
  LesartCompound compound;

  if (g_utf8_strlen (form, (gssize) n_bytes) < LEAST_COMPOUND || n_bytes > G_MAXUINT8
      || !lesart_compound_split (keys->lexicon, form, n_bytes, 1u << LESART_CLASS_NOUN, &compound))
    return;
  for (guint i = 0; i < compound.n_parts; i++) {
    gsize from = compound.starts[i];
    gsize to = i + 1 < compound.n_parts ? compound.starts[i + 1] : n_bytes;

    if (compound.whole || i + 1 == compound.n_parts)
      give_part (keys, form + from, to - from);
  }
}

/* The guess for a word that is not known must be near to it: Müllers is of Müller. */
static gboolean
is_likely (const Keys *keys, LesartReach reach, const char *lemma, gsize n_bytes)
{
  g_autofree char *key = NULL;

  if (reach < LESART_REACH_ENDING)
    return TRUE;
  key = fold (lemma, n_bytes);
  return strlen (key) >= LEAST_PART && g_str_has_prefix (keys->folded, key);
}

static void
give_lemmas (const Keys *keys, const char *form, gsize n_bytes, gboolean other_case)
{
  LesartLexeme room[LESART_MAX_LEXEMES];
  LesartAnalysis analysis;

  lesart_analyse (keys->lexicon, form, n_bytes, other_case, &analysis, room);
  if (other_case && analysis.reach > LESART_REACH_FOLDED)
    return;
  for (guint i = 0; i < analysis.n_lexemes; i++) {
    char lemma[LESART_LEMMA_MAX];
    gsize n = lesart_analysis_get_lemma (keys->lexicon, &analysis, &analysis.lexemes[i], lemma);

    if (n > 0 && is_likely (keys, analysis.reach, lemma, n))
      give (keys, lemma, n);
    if (analysis.reach >= LESART_REACH_ENDING)
      break; /* the likeliest */
  }
}

/* All that a form may be a form of: itself, its lemmas, the words that it is made of. */
static void
for_each_key (const LesartLexicon *lexicon,
              const char *form,
              gsize n_bytes,
              gboolean with_parts,
              KeyFunc function,
              gpointer data)
{
  g_autofree char *folded = fold (form, n_bytes);
  const Keys keys = { lexicon, folded, function, data };

  function (folded, data);
  give_lemmas (&keys, form, n_bytes, FALSE);
  give_lemmas (&keys, form, n_bytes, TRUE);
  if (with_parts)
    give_parts (&keys, form, n_bytes);
}

/* ---- words of a text ---- */

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x00ad;
}

typedef void (*WordFunc) (const char *bytes, gsize n_bytes, LesartSpan span, gpointer data);

static void
for_each_word (const char *utf8, gsize n_bytes, WordFunc function, gpointer data)
{
  const char *end = utf8 + n_bytes;
  const char *begin = NULL;
  guint32 position = 0, start = 0;

  for (const char *at = utf8; at < end; at = g_utf8_next_char (at), position++) {
    gboolean letter = is_letter (g_utf8_get_char (at));

    if (letter && begin == NULL) {
      begin = at;
      start = position;
    } else if (!letter && begin != NULL) {
      function (begin, (gsize) (at - begin), (LesartSpan){ start, position }, data);
      begin = NULL;
    }
  }
  if (begin != NULL)
    function (begin, (gsize) (end - begin), (LesartSpan){ start, position }, data);
}

static guint
hash_form (gconstpointer data)
{
  const Form *form = data;
  guint hash = form->n_bytes;

  for (guint i = 0; i < form->n_bytes; i++)
    hash = hash * 31 + (guchar) form->bytes[i];
  return hash;
}

static gboolean
is_same_form (gconstpointer a, gconstpointer b)
{
  const Form *first = a, *second = b;

  return first->n_bytes == second->n_bytes
         && memcmp (first->bytes, second->bytes, first->n_bytes) == 0;
}

static void
add_key (const char *key, gpointer data)
{
  LesartFormsIndex *index = data;
  guint32 first = g_array_index (index->firsts, guint32, index->firsts->len - 1);
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (index->lemmas, key));

  if (number == 0) {
    number = g_hash_table_size (index->lemmas) + 1;
    g_hash_table_insert (index->lemmas, g_string_chunk_insert (index->strings, key),
                         GUINT_TO_POINTER (number));
  }
  for (guint i = first; i < index->keys->len; i++)
    if (g_array_index (index->keys, guint32, i) == number)
      return;
  g_array_append_val (index->keys, number);
}

static void
add_word (const char *bytes, gsize n_bytes, LesartSpan span, gpointer data)
{
  LesartFormsIndex *index = data;
  const Form wanted = { bytes, (guint32) n_bytes, 0 };
  Form *form = g_hash_table_lookup (index->forms, &wanted);
  Word word = { span.start, span.end, 0 };

  if (form == NULL) {
    form = g_memdup2 (&wanted, sizeof wanted);
    form->number = g_hash_table_size (index->forms);
    g_hash_table_add (index->forms, form);
    g_array_append_val (index->firsts, index->keys->len);
    if (g_strstr_len (bytes, (gssize) n_bytes, "\xc2\xad") == NULL) {
      for_each_key (index->lexicon, bytes, n_bytes, TRUE, add_key, index);
    } else {
      g_autofree char *copy = g_strndup (bytes, n_bytes);
      g_auto (GStrv) parts = g_strsplit (copy, "\xc2\xad", -1);
      g_autofree char *plain = g_strjoinv ("", parts);

      for_each_key (index->lexicon, plain, strlen (plain), TRUE, add_key, index);
    }
  }
  word.form = form->number;
  g_array_append_val (index->words, word);
}

/**
 * lesart_forms_index_new:
 * @lexicon: (nullable): must live as long
 *
 * Returns: (transfer full): the words of @text with their lemmas; refers to @text. Linear time
 */
LesartFormsIndex *
lesart_forms_index_new (const LesartText *text, const LesartLexicon *lexicon)
{
  LesartFormsIndex *index = g_new0 (LesartFormsIndex, 1);
  gsize n_bytes;
  const char *utf8 = lesart_text_get_utf8 (text, &n_bytes);

  index->lexicon = lexicon;
  index->strings = g_string_chunk_new (4096);
  index->forms = g_hash_table_new_full (hash_form, is_same_form, g_free, NULL);
  index->lemmas = g_hash_table_new (g_str_hash, g_str_equal);
  index->words = g_array_new (FALSE, FALSE, sizeof (Word));
  index->keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->firsts = g_array_new (FALSE, FALSE, sizeof (guint32));
  for_each_word (utf8, n_bytes, add_word, index);
  g_array_append_val (index->firsts, index->keys->len);
  return index;
}

void
lesart_forms_index_free (LesartFormsIndex *index)
{
  g_hash_table_unref (index->forms);
  g_hash_table_unref (index->lemmas);
  g_string_chunk_free (index->strings);
  g_array_unref (index->words);
  g_array_unref (index->keys);
  g_array_unref (index->firsts);
  g_free (index);
}

/* ---- searching ---- */

/* Which words of the query each lemma is one of: a set of bits. */
typedef struct {
  const LesartFormsIndex *index;
  guint16 *lemmas;
  guint n_words;
} Query;

static void
want_key (const char *key, gpointer data)
{
  Query *query = data;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (query->index->lemmas, key));

  if (number > 0)
    query->lemmas[number - 1] |= (guint16) (1u << query->n_words);
}

static void
want_word (const char *bytes, gsize n_bytes, LesartSpan span, gpointer data)
{
  Query *query = data;

  if (query->n_words == MOST_WORDS)
    return;
  for_each_key (query->index->lexicon, bytes, n_bytes, FALSE, want_key, query);
  query->n_words++;
}

/* Of each form: which words of the query it may be. (transfer full) */
static guint16 *
match_forms (const Query *query)
{
  const LesartFormsIndex *index = query->index;
  guint n_forms = index->firsts->len - 1;
  guint16 *matches = g_new0 (guint16, n_forms + 1);

  for (guint f = 0; f < n_forms; f++)
    for (guint k = g_array_index (index->firsts, guint32, f);
         k < g_array_index (index->firsts, guint32, f + 1); k++)
      matches[f] |= query->lemmas[g_array_index (index->keys, guint32, k) - 1];
  return matches;
}

static gboolean
match_at (const LesartFormsIndex *index, const guint16 *matches, guint at, guint n_words)
{
  if (at + n_words > index->words->len)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (!(matches[g_array_index (index->words, Word, at + i).form] & (1u << i)))
      return FALSE;
  return TRUE;
}

/**
 * lesart_forms_index_find:
 * @query: words, in any of their forms
 * @finding: gets the places where they follow one another, in any of their forms
 */
void
lesart_forms_index_find (const LesartFormsIndex *index, const char *query, LesartFinding *finding)
{
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  g_autofree guint16 *lemmas = g_new0 (guint16, g_hash_table_size (index->lemmas) + 1);
  g_autofree guint16 *matches = NULL;
  Query wanted = { index, lemmas, 0 };

  for_each_word (valid, strlen (valid), want_word, &wanted);
  if (wanted.n_words == 0)
    return;
  matches = match_forms (&wanted);
  for (guint i = 0; i < index->words->len; i++) {
    if (!match_at (index, matches, i, wanted.n_words))
      continue;
    if (!lesart_finding_add (
            finding,
            (LesartSpan){ g_array_index (index->words, Word, i).start,
                          g_array_index (index->words, Word, i + wanted.n_words - 1).end }))
      return;
    i += wanted.n_words - 1;
  }
}
