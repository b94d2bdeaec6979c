/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of time: rows of times.tsv by class (month, weekday, season, daypart, unit, units,
 * relative, deictic, boundary, set, decade, tense ...). Words that a rule asks for by themselves
 * ("vor", "jeden") are of class opener, so that the rules are tried there.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

void
lesart_time_words_init (LesartTimeWords *words, const LesartLanguage *language)
{
  words->times = lesart_language_get_table (language, "times");
  words->time_class = lesart_table_find_column (words->times, "class");
  words->value = lesart_table_find_column (words->times, "value");
  words->holidays = lesart_language_get_table (language, "holidays");
  words->rule = lesart_table_find_column (words->holidays, "rule");
  words->only = lesart_table_find_column (words->holidays, "only");
  lesart_time_words_forget (words);
}

/* At a new sentence: atoms are counted from its start. */
void
lesart_time_words_forget (LesartTimeWords *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (words->found_at); i++)
    words->found_at[i] = words->measured_at[i] = G_MAXUINT;
}

static const char *
find_class (const LesartTimeWords *words, const guint32 *rows, guint n_rows, const char *time_class)
{
  for (guint i = 0; i < n_rows; i++) {
    const char *class = lesart_table_get (words->times, rows[i], words->time_class);

    if (*class == *time_class && strcmp (class, time_class) == 0)
      return lesart_table_get (words->times, rows[i], words->value);
  }
  return NULL;
}

#define MAX_PHRASE 8 /* atoms; no rule asks for more */

/* May a phrase go on with the atom? Full stops and commas, which are everywhere, and what is joined
 * to figures are not judged. */
static gboolean
may_go_on (const LesartTimeReader *reader, guint at)
{
  return lesart_atom_begins (&reader->atoms, at, LESART_IN_TIME_PHRASE)
         || lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_COMPOUND)
         || lesart_atom_is (&reader->atoms, at, ".") || lesart_atom_is (&reader->atoms, at, ",");
}

/* At most @max_atoms: how many atoms a phrase that begins at @at can have. */
static guint
measure_phrase (const LesartTimeReader *reader, guint at, guint max_atoms)
{
  LesartTimeWords *words = reader->words;
  guint slot = at % G_N_ELEMENTS (words->measured_at), n_rows;
  guint32 rows[LESART_TABLE_MAX_ROWS];

  if (!lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_TIME_PHRASE))
    return 1;
  if (words->measured_at[slot] != at) {
    guint n = 1;

    while (n < MAX_PHRASE && may_go_on (reader, at + n))
      n++;
    words->measured_at[slot] = at;
    words->length[slot] =
        n > 1 ? lesart_atoms_find (&reader->atoms, words->times, at, n, rows, &n_rows) - at : 1;
  }
  return MIN (max_atoms, words->length[slot]);
}

/**
 * lesart_time_words:
 * @max_atoms: the longest phrase to try
 * @time_class: a class of times.tsv
 * @value: (out): its value
 *
 * Returns: the atom after the longest phrase of @time_class that begins at @at; @at if there is
 * none
 */
guint
lesart_time_words (const LesartTimeReader *reader,
                   guint at,
                   guint max_atoms,
                   const char *time_class,
                   const char **value)
{
  const LesartTimeWords *words = reader->words;

  if (at >= reader->atoms.n)
    return at;
  for (guint n = measure_phrase (reader, at, max_atoms); n > 1; n--) {
    guint32 rows[LESART_TABLE_MAX_ROWS];
    guint n_rows, end = lesart_atoms_find (&reader->atoms, words->times, at, n, rows, &n_rows);

    if (end <= at + 1)
      break;
    if ((*value = find_class (words, rows, n_rows, time_class)) != NULL)
      return end;
    n = end - at;
  }
  *value = lesart_time_word (reader, at, time_class);
  return *value != NULL ? at + 1 : at;
}

/* The value of the one word at @at, NULL if it is not of @time_class. */
const char *
lesart_time_word (const LesartTimeReader *reader, guint at, const char *time_class)
{
  LesartTimeWords *words = reader->words;
  guint slot = at % G_N_ELEMENTS (words->found_at);

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD)
      || !lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_TIME))
    return NULL;
  if (words->found_at[slot] != at) {
    words->found_at[slot] = at;
    lesart_atoms_find (&reader->atoms, words->times, at, 1, words->rows[slot],
                       &words->n_rows[slot]);
  }
  return find_class (words, words->rows[slot], words->n_rows[slot], time_class);
}

gboolean
lesart_time_number (const LesartTimeReader *reader, guint at, const char *time_class, int *value)
{
  const char *word = lesart_time_word (reader, at, time_class);

  if (word == NULL)
    return FALSE;
  *value = atoi (word);
  return TRUE;
}
