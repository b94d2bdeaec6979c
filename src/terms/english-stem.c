/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes endings off English words: those of nouns, verbs and adverbs, after Porter, An algorithm
 * for suffix stripping (1980), with the ends then written in one way, so that colour and color,
 * organise and organize, travelled and traveled meet. Forms that do not follow from their endings
 * are in data/language/english-forms.tsv. What comes out is no word, only the same for all forms.
 */
#include "english-stem.h"

#include <string.h>

typedef struct {
  const char *ending;
  gsize at_least; /* bytes that must be left */
  const char *instead;
} Rule;

/* Of each list the first that fits. */
static const Rule plurals[] = {
  { "sses", 1, "ss" }, { "ies", 2, "y" },   { "ches", 1, "ch" }, { "shes", 1, "sh" },
  { "xes", 2, "x" },   { "zzes", 1, "zz" }, { "oes", 2, "o" },   { "ss", 1, "ss" },
  { "us", 1, "us" },   { "is", 1, "is" },   { "s", 2, "" },
};
static const Rule tenses[] = {
  { "ied", 2, "y" }, { "eed", 1, "ee" }, { "ying", 2, "y" }, { "ingly", 3, "" },
  { "edly", 3, "" }, { "ing", 3, "" },   { "ed", 3, "" },
};
static const Rule adverbs[] = { { "ically", 3, "ic" }, { "ily", 3, "y" }, { "ly", 3, "" } };
static const Rule spellings[] = {
  { "isation", 2, "iz" }, { "ization", 2, "iz" }, { "ise", 3, "iz" },  { "yse", 3, "yz" },
  { "is", 4, "iz" },      { "our", 2, "or" },     { "tre", 2, "ter" }, { "bre", 2, "ber" },
  { "enc", 2, "ens" },    { "ogue", 3, "og" },    { "ement", 4, "" },  { "ment", 4, "" },
};

static gboolean
has_vowel (const char *word, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (strchr ("aeiouy", word[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
apply (const Rule *rules, guint n, char *stem, gsize *n_bytes)
{
  for (guint i = 0; i < n; i++) {
    const gsize length = strlen (rules[i].ending);

    if (*n_bytes < length + rules[i].at_least
        || memcmp (stem + *n_bytes - length, rules[i].ending, length) != 0)
      continue;
    if (!has_vowel (stem, *n_bytes - length))
      return FALSE;
    *n_bytes -= length;
    memcpy (stem + *n_bytes, rules[i].instead, strlen (rules[i].instead));
    *n_bytes += strlen (rules[i].instead);
    stem[*n_bytes] = '\0';
    return TRUE;
  }
  return FALSE;
}
#define APPLY(rules, stem, n_bytes) apply (rules, G_N_ELEMENTS (rules), stem, n_bytes)

static gboolean
ends_in (const char *word, gsize n_bytes, const char *ending)
{
  const gsize length = strlen (ending);

  return n_bytes > length && memcmp (word + n_bytes - length, ending, length) == 0;
}

/* In small letters, without what an apostrophe joins to it. */
static gsize
copy_small (const char *word, gsize n_bytes, char *stem)
{
  gsize n = 0;

  for (const char *p = word; p < word + n_bytes && n + 8 < LESART_LEMMA_MAX;
       p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (c == 0x2019 || c == 0x2018)
      stem[n++] = '\'';
    else
      n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), stem + n);
  }
  if (ends_in (stem, n, "n't") && n > 4)
    n -= 3;
  for (guint i = 0; i < 5; i++) {
    static const char *const joined[] = { "'s", "'re", "'ve", "'ll", "'d" };
    if (ends_in (stem, n, joined[i]))
      n -= strlen (joined[i]);
  }
  while (n > 1 && stem[n - 1] == '\'')
    n--;
  stem[n] = '\0';
  return n;
}

/* The word of which this is a form that its ending does not tell. */
static gsize
replace_irregular (const LesartLanguage *language, char *stem, gsize n_bytes)
{
  const LesartTable *forms = lesart_language_get_table (language, "english-forms");
  const char *word;
  guint32 row;

  if (lesart_table_lookup (forms, stem, (gssize) n_bytes, &row, 1) == 0)
    return n_bytes;
  word = lesart_table_get (forms, row, lesart_table_find_column (forms, "word"));
  return g_strlcpy (stem, word, LESART_LEMMA_MAX);
}

/**
 * lesart_english_stem:
 * @language: has the irregular forms
 * @word: a word of an English text
 * @n_bytes: its length
 * @stem: (out): what its forms and spellings have in common, ended by NUL
 *
 * Returns: bytes of @stem
 */
gsize
lesart_english_stem (const LesartLanguage *language,
                     const char *word,
                     gsize n_bytes,
                     char stem[LESART_LEMMA_MAX])
{
  gsize n = copy_small (word, n_bytes, stem), irregular = replace_irregular (language, stem, n);

  if (irregular != n || n < 4) {
    n = irregular;
  } else {
    APPLY (plurals, stem, &n);
    if (!APPLY (adverbs, stem, &n))
      APPLY (tenses, stem, &n);
  }
  if (n > 4)
    APPLY (spellings, stem, &n);
  if (n > 3 && stem[n - 1] == 'e')
    n--;
  if (n > 4)
    APPLY (spellings, stem, &n);
  if (n > 3 && stem[n - 1] == stem[n - 2])
    n--;
  if (n > 2 && stem[n - 1] == 'y')
    stem[n - 1] = 'i';
  stem[n] = '\0';
  return n;
}

/* --- words of a form
 * ------------------------------------------------------------------------------
 */

typedef struct {
  guint form; /* LesartEnglishForms */
  const char *ending;
  gsize at_least; /* bytes that must be left */
  const char *instead;
  gboolean doubled; /* planned: one of two equal letters is left */
} Form;

/* All that fit: without a dictionary nobody knows which of them it is. */
static const Form word_forms[] = {
  { LESART_ENGLISH_PLURAL, "s", 3, "", FALSE },   { LESART_ENGLISH_PLURAL, "ies", 2, "y", FALSE },
  { LESART_ENGLISH_PLURAL, "es", 3, "", FALSE },  { LESART_ENGLISH_TENSE, "ed", 2, "", FALSE },
  { LESART_ENGLISH_TENSE, "ed", 2, "e", FALSE },  { LESART_ENGLISH_TENSE, "ed", 3, "", TRUE },
  { LESART_ENGLISH_TENSE, "ied", 1, "y", FALSE }, { LESART_ENGLISH_TENSE, "ing", 2, "", FALSE },
  { LESART_ENGLISH_TENSE, "ing", 2, "e", FALSE }, { LESART_ENGLISH_TENSE, "ing", 3, "", TRUE },
  { LESART_ENGLISH_ADVERB, "ly", 3, "", FALSE },
};

/* "glass", "virus", "basis" are no plurals. */
static gboolean
is_singular (const char *form, gsize n_bytes)
{
  return n_bytes < 4 || form[n_bytes - 1] != 's' || strchr ("sui", form[n_bytes - 2]) != NULL;
}

/**
 * lesart_english_lemmas:
 * @language: has the irregular forms
 * @form: a word in small letters
 * @forms: #LesartEnglishForms that it may be
 * @function: (scope call): gets each word that it may be a form of, the likeliest first, but not
 *   @form itself
 */
void
lesart_english_lemmas (const LesartLanguage *language,
                       const char *form,
                       guint forms,
                       LesartEnglishFunc function,
                       gpointer data)
{
  const gsize n_bytes = strlen (form);
  char word[LESART_LEMMA_MAX];

  if (n_bytes + 2 >= sizeof word)
    return;
  if ((forms & LESART_ENGLISH_TENSE) != 0) {
    memcpy (word, form, n_bytes + 1);
    replace_irregular (language, word, n_bytes);
    if (strcmp (word, form) != 0)
      function (word, data);
  }
  for (guint i = 0; i < G_N_ELEMENTS (word_forms); i++) {
    const Form *rule = &word_forms[i];
    const gsize length = strlen (rule->ending), n = n_bytes - length;

    if ((rule->form & forms) == 0 || n_bytes < length + rule->at_least
        || memcmp (form + n, rule->ending, length) != 0
        || (rule->form == LESART_ENGLISH_PLURAL && is_singular (form, n_bytes))
        || (rule->doubled && (form[n - 1] != form[n - 2] || strchr ("aeiou", form[n - 1]) != NULL)))
      continue;
    memcpy (word, form, n - rule->doubled);
    strcpy (word + n - rule->doubled, rule->instead);
    function (word, data);
  }
}

/* --- folding -------------------------------------------------------------------------------------
 */

static const struct {
  gunichar letter;
  const char *written;
} letters[] = {
  { 0xdf, "ss" }, { 0xe6, "a" },  { 0xf0, "d" },  { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" },
  { 0x131, "i" }, { 0x142, "l" }, { 0x153, "o" }, { 0x2bc, "" }, { 0x2019, "" }, { 0x2018, "" },
  { '\'', "" },   { '.', "" },    { 0xad, "" },   { 0x2bb, "" },
};

static gsize
fold_letter (gunichar c, char *folded)
{
  gunichar parts[8];

  c = g_unichar_tolower (c);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c) {
      memcpy (folded, letters[i].written, strlen (letters[i].written));
      return strlen (letters[i].written);
    }
  if (c < 0x80) {
    *folded = (char) c;
    return 1;
  }
  if (g_unichar_ismark (c))
    return 0;
  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  return (gsize) g_unichar_to_utf8 (parts[0], folded);
}

/**
 * lesart_fold_word:
 * @word: a word in either language, valid UTF-8
 * @n_bytes: its length
 * @folded: (out): the same however it is written: without case, accents, points and apostrophes, ä
 *   and ae as a; ended by NUL
 *
 * Returns: bytes of @folded
 */
gsize
lesart_fold_word (const char *word, gsize n_bytes, char folded[LESART_LEMMA_MAX])
{
  gsize n = 0;

  for (const char *p = word; p < word + n_bytes && n + 8 < LESART_LEMMA_MAX;
       p = g_utf8_next_char (p)) {
    n += fold_letter (g_utf8_get_char (p), folded + n);
    if (n > 1 && folded[n - 1] == 'e' && strchr ("aou", folded[n - 2]) != NULL)
      n--;
  }
  folded[n] = '\0';
  return n;
}
