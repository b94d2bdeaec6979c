/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of time: rows of times.tsv by class (month, weekday, season, daypart, unit, units, relative,
 * deictic, boundary, set, decade, tense ...).
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
}

/**
 * lesart_time_words:
 * @max_atoms: the longest phrase to try
 * @time_class: a class of times.tsv
 * @value: (out): its value
 *
 * Returns: the atom after the longest phrase of @time_class that begins at @at; @at if there is none
 */
guint
lesart_time_words (const LesartTimeReader *reader, guint at, guint max_atoms, const char *time_class,
                   const char **value)
{
  const LesartTimeWords *words = &reader->words;

  while (max_atoms > 0) {
    guint32 rows[LESART_TABLE_MAX_ROWS];
    guint n_rows, end = lesart_atoms_find (&reader->atoms, words->times, at, max_atoms, rows, &n_rows);

    for (guint i = 0; i < n_rows; i++)
      if (strcmp (lesart_table_get (words->times, rows[i], words->time_class), time_class) == 0) {
        *value = lesart_table_get (words->times, rows[i], words->value);
        return end;
      }
    if (end <= at)
      break;
    max_atoms = end - at - 1;
  }
  return at;
}

/* The value of the one word at @at, NULL if it is not of @time_class. */
const char *
lesart_time_word (const LesartTimeReader *reader, guint at, const char *time_class)
{
  const char *value;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD)
      || lesart_time_words (reader, at, 1, time_class, &value) == at)
    return NULL;
  return value;
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
