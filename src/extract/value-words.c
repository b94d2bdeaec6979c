/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See value-words.h. What is said here of a word may be too much, never too little: the rules look
 * again.
 */
#include "value-words.h"

#include "number-parser.h"

#include <string.h>

#define MAX_WORD_BYTES 96
#define KNOWN (1u << 15)

/* What the lists have; the same for all texts. */
typedef struct {
  GHashTable *beginnings; /* first atoms of keys -> LesartBegins */
  const LesartTable *times;
  LesartNumerals numerals;
} Lists;

struct _LesartValueWords {
  const Lists *lists;
  GArray *judged; /* guint16: by the index of the form, LesartBegins and KNOWN */
};

/* Those of a phrase behind its first: they begin nothing, but are known. */
static void
add_later_words (Lists *lists, const char *p, const char *end, guint inside)
{
  while (p < end) {
    gsize n = lesart_atom_length (p, end);
    g_autofree char *word = g_strndup (p, n);
    guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (lists->beginnings, word));

    bits |= inside | (g_unichar_isupper (g_utf8_get_char (p)) ? LESART_GOES_ON : 0);
    if (bits != 0)
      g_hash_table_insert (lists->beginnings, g_steal_pointer (&word), GUINT_TO_POINTER (bits));
    p += n;
  }
}

/* Tense and degree are asked for near a time; none begins with them. */
static guint
opens_time (const LesartTable *times, guint32 row)
{
  const char *class = lesart_table_get (times, row, lesart_table_find_column (times, "class"));

  return strcmp (class, "tense") == 0 || strcmp (class, "degree") == 0 ? 0 : LESART_OPENS_TIME;
}

static void
add_beginnings (Lists *lists, const LesartTable *table, guint single, guint phrase)
{
  for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++)
    for (const char *p = lesart_table_get (table, row, 0); *p != '\0';) {
      const char *end = p + strcspn (p, "|");
      gsize n = lesart_atom_length (p, end);
      g_autofree char *word = g_strndup (p, n);
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (lists->beginnings, word));

      bits |= single | (p + n < end ? phrase : 0);
      bits |= single == LESART_BEGINS_TIME ? opens_time (table, row) : 0;
      g_hash_table_insert (lists->beginnings, g_steal_pointer (&word), GUINT_TO_POINTER (bits));
      add_later_words (lists, p + n, end, single == LESART_BEGINS_TIME ? LESART_IN_TIME_PHRASE : 0);
      p = *end == '|' ? end + 1 : end;
    }
}

static gpointer
lists_new (const LesartLanguage *language)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lists->times = lesart_language_get_table (language, "times");
  lesart_numerals_init (&lists->numerals, language);
  add_beginnings (lists, lesart_language_get_table (language, "currencies"), LESART_BEGINS_MONEY,
                  LESART_BEGINS_MONEY_PHRASE);
  add_beginnings (lists, lesart_language_get_table (language, "units"), LESART_BEGINS_UNIT,
                  LESART_BEGINS_UNIT_PHRASE);
  add_beginnings (lists, lists->numerals.table, LESART_BEGINS_NUMBER, 0);
  add_beginnings (lists, lists->times, LESART_BEGINS_TIME, LESART_BEGINS_TIME_PHRASE);
  add_beginnings (lists, lesart_language_get_table (language, "holidays"), LESART_BEGINS_HOLIDAY,
                  LESART_BEGINS_HOLIDAY_PHRASE);
  return lists;
}

static void
lists_free (gpointer data)
{
  Lists *lists = data;

  g_hash_table_unref (lists->beginnings);
  g_free (lists);
}

LesartValueWords *
lesart_value_words_new (const LesartLanguage *language)
{
  LesartValueWords *words = g_new0 (LesartValueWords, 1);

  words->lists = lesart_language_get_prepared (language, "value-words", lists_new, lists_free);
  words->judged = g_array_new (FALSE, TRUE, sizeof (guint16));
  return words;
}

void
lesart_value_words_free (LesartValueWords *words)
{
  g_array_unref (words->judged);
  g_free (words);
}

/**
 * lesart_value_words_look_up:
 *
 * Returns: #LesartBegins of a word, figure or mark as the tables have it
 */
guint
lesart_value_words_look_up (const LesartValueWords *words, const char *word, gsize n_bytes)
{
  char key[MAX_WORD_BYTES + 1];

  if (n_bytes > MAX_WORD_BYTES)
    return 0;
  memcpy (key, word, n_bytes);
  key[n_bytes] = '\0';
  return GPOINTER_TO_UINT (g_hash_table_lookup (words->lists->beginnings, key));
}

static gboolean
is_numeral (const LesartValueWords *words, const LesartForm *form)
{
  char lower[MAX_WORD_BYTES];
  double value;

  if (form->n_bytes > sizeof lower)
    return FALSE;
  memcpy (lower, form->bytes, form->n_bytes);
  lower[0] = g_ascii_tolower (lower[0]);
  return lesart_numeral_parse_word (&words->lists->numerals, lower, form->n_bytes, &value);
}

/* Freitagabend */
static gboolean
begins_with_time (const LesartValueWords *words, const LesartForm *form)
{
  if (!g_ascii_isupper (form->bytes[0]) || form->n_bytes < 7
      || !lesart_table_may_have (words->lists->times, form->bytes))
    return FALSE;
  for (gsize n = 6; n <= 10 && n < form->n_bytes; n++)
    if (lesart_value_words_look_up (words, form->bytes, n) & LESART_BEGINS_TIME)
      return TRUE;
  return FALSE;
}

/* zweiwöchige, Mo-Fr, Drei-Tages-Kurs */
static gboolean
ends_with_time (const LesartValueWords *words, const LesartForm *form)
{
  const char *end = form->bytes + form->n_bytes;
  const char *unit = memchr (form->bytes, '-', form->n_bytes), *rest;

  if (form->n_bytes == 5 && form->bytes[2] == '-')
    return (lesart_value_words_look_up (words, form->bytes, 2) & LESART_BEGINS_TIME) != 0
           && (lesart_value_words_look_up (words, form->bytes + 3, 2) & LESART_BEGINS_TIME) != 0;
  if (unit != NULL && (rest = memchr (unit + 1, '-', (gsize) (end - unit - 1))) != NULL)
    return (lesart_value_words_look_up (words, unit + 1, (gsize) (rest - unit - 1))
            & LESART_BEGINS_TIME)
           != 0;
  if (form->n_bytes < 8 || g_strstr_len (end - 4, 4, "ig") == NULL)
    return FALSE;
  for (gsize n = 6; n <= 12 && n + 2 < form->n_bytes; n++)
    if (lesart_value_words_look_up (words, end - n, n) & LESART_BEGINS_TIME)
      return TRUE;
  return FALSE;
}

/**
 * lesart_value_words_judge:
 * @form: a word
 *
 * Returns: #LesartBegins of the word, composed ones included (einundzwanzig, Freitagabend)
 */
guint
lesart_value_words_judge (LesartValueWords *words, const LesartForm *form)
{
  guint bits;

  if (form->index >= words->judged->len)
    g_array_set_size (words->judged, form->index + 1);
  bits = g_array_index (words->judged, guint16, form->index);
  if (bits != 0)
    return bits;
  bits = KNOWN | lesart_value_words_look_up (words, form->bytes, form->n_bytes);
  if (is_numeral (words, form))
    bits |= LESART_BEGINS_NUMBER;
  if (begins_with_time (words, form) || ends_with_time (words, form))
    bits |= LESART_BEGINS_TIME | LESART_OPENS_TIME;
  if (lesart_atom_is_word (form->bytes, form->n_bytes))
    bits |= LESART_IS_ATOM;
  g_array_index (words->judged, guint16, form->index) = (guint16) bits;
  return bits;
}
