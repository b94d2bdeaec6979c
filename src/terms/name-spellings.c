/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See name-spellings.h.
 */
#include "name-spellings.h"

#include <string.h>

typedef struct {
  GArray *of_kind[LESART_N_SPELLINGS]; /* LesartSpelling, as they stand in the table */
  GStringChunk *strings;
} Spellings;

static const char *
take (Spellings *self, const char **alternatives)
{
  const gsize n = strcspn (*alternatives, "|");
  const char *one = g_string_chunk_insert_len (self->strings, *alternatives, (gssize) n);

  *alternatives += n + ((*alternatives)[n] == '|');
  return one;
}

/* A row has as many as the side that has more. */
static void
add_row (Spellings *self, GArray *spellings, const char *german, const char *english, char sound)
{
  do {
    const LesartSpelling spelling = { { take (self, &german), take (self, &english) }, sound };

    g_array_append_val (spellings, spelling);
  } while (*german != '\0' || *english != '\0');
}

static gpointer
prepare (const LesartLanguage *language)
{
  static const char *const kinds[LESART_N_SPELLINGS] = { "sound", "ending", "direction", "given" };
  const LesartTable *table = lesart_language_get_table (language, "name-spellings");
  const int kind = lesart_table_find_column (table, "kind");
  const int german = lesart_table_find_column (table, "german");
  const int english = lesart_table_find_column (table, "english");
  const int sound = lesart_table_find_column (table, "sound");
  Spellings *self = g_new0 (Spellings, 1);

  self->strings = g_string_chunk_new (512);
  for (guint i = 0; i < LESART_N_SPELLINGS; i++) {
    self->of_kind[i] = g_array_new (FALSE, FALSE, sizeof (LesartSpelling));
    for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++)
      if (strcmp (lesart_table_get (table, row, kind), kinds[i]) == 0)
        add_row (self, self->of_kind[i], lesart_table_get (table, row, german),
                 lesart_table_get (table, row, english), *lesart_table_get (table, row, sound));
  }
  return self;
}

static void
destroy (gpointer data)
{
  Spellings *self = data;

  for (guint i = 0; i < LESART_N_SPELLINGS; i++)
    g_array_unref (self->of_kind[i]);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * lesart_name_spellings_get:
 *
 * Returns: (transfer none) (element-type LesartSpelling): those of a kind, in the order of the
 * table
 */
const GArray *
lesart_name_spellings_get (const LesartLanguage *language, LesartSpellingKind kind)
{
  const Spellings *self =
      lesart_language_get_prepared (language, "name-spellings", prepare, destroy);

  return self->of_kind[kind];
}
