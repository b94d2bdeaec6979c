/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two maps from folded words to rows of places.tsv, made once and kept with the language.
 */
#include "place-index.h"

#include <string.h>

#include "english-stem.h"
#include "name-spellings.h"
#include "phrase-keys.h"

struct _LesartPlaceIndex {
  const LesartTable *table;
  int name_de;
  int name_en;
  int kind;
  int country;
  GHashTable *rows[LESART_N_SIDES]; /* folded words, a space between them, to row + 1 */
  GStringChunk *strings;
  const GArray *directions; /* LesartSpelling */
};

/* The first row that has a word keeps it: countries stand first in the list. */
static void
add_phrases (LesartPlaceIndex *self, LesartSide side, const char *phrases, guint32 row)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  while (*phrases != '\0') {
    const gsize n_bytes = strcspn (phrases, "|");

    lesart_phrase_fold (side, phrases, n_bytes, folded);
    if (folded->len > 1 && !g_hash_table_contains (self->rows[side], folded->str))
      g_hash_table_insert (self->rows[side],
                           g_string_chunk_insert_const (self->strings, folded->str),
                           GUINT_TO_POINTER (row + 1));
    phrases += n_bytes + (phrases[n_bytes] == '|');
  }
}

static void
add_further (LesartPlaceIndex *self, const LesartLanguage *language)
{
  const LesartTable *further = lesart_language_get_table (language, "place-words");
  const int name = lesart_table_find_column (further, "name_de");
  const int columns[LESART_N_SIDES] = { lesart_table_find_column (further, "german"),
                                        lesart_table_find_column (further, "english") };

  for (guint32 i = 0; i < lesart_table_get_n_rows (further); i++) {
    guint32 row;

    if (lesart_table_lookup (self->table, lesart_table_get (further, i, name), -1, &row, 1) > 0)
      for (guint side = 0; side < LESART_N_SIDES; side++)
        add_phrases (self, (LesartSide) side, lesart_table_get (further, i, columns[side]), row);
  }
}

LesartPlaceIndex *
lesart_place_index_new (const LesartLanguage *language)
{
  static const char *const columns[LESART_N_SIDES][4] = {
    { "name_de", "aliases", "adjective_de", "demonym_de" },
    { "name_en", "adjective_en", NULL },
  };
  LesartPlaceIndex *self = g_new0 (LesartPlaceIndex, 1);
  const LesartTable *table = lesart_language_get_table (language, "places");

  self->table = table;
  self->directions = lesart_name_spellings_get (language, LESART_SPELLING_DIRECTION);
  self->name_de = lesart_table_find_column (table, "name_de");
  self->name_en = lesart_table_find_column (table, "name_en");
  self->kind = lesart_table_find_column (table, "kind");
  self->country = lesart_table_find_column (table, "country");
  self->strings = g_string_chunk_new (4096);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    self->rows[side] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    for (guint i = 0; i < 4 && columns[side][i] != NULL; i++) {
      const int column = lesart_table_find_column (table, columns[side][i]);

      for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++)
        add_phrases (self, (LesartSide) side, lesart_table_get (table, row, column), row);
    }
  add_further (self, language);
  for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++)
    if (*lesart_table_get (table, row, self->name_en) == '\0')
      add_phrases (self, LESART_SIDE_ENGLISH, lesart_table_get (table, row, self->name_de), row);
  return self;
}

void
lesart_place_index_free (LesartPlaceIndex *self)
{
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_hash_table_unref (self->rows[side]);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gpointer
prepare (const LesartLanguage *language)
{
  return lesart_place_index_new (language);
}

/**
 * lesart_place_index_get:
 *
 * Returns: (transfer none): the index, which is made when it is first asked for
 */
const LesartPlaceIndex *
lesart_place_index_get (const LesartLanguage *language)
{
  return lesart_language_get_prepared (language, "places-by-word", prepare,
                                       (GDestroyNotify) lesart_place_index_free);
}

static guint32
find (const LesartPlaceIndex *self, LesartSide side, const char *key)
{
  const gpointer row = g_hash_table_lookup (self->rows[side], key);

  return row != NULL ? GPOINTER_TO_UINT (row) - 1 : LESART_NO_PLACE;
}

/* Niederbayern is in Bayern, lower Bavaria in Bavaria. */
static const char *
skip_direction (const LesartPlaceIndex *self, const char *key)
{
  for (guint i = 0; i < self->directions->len; i++) {
    const char *direction =
        g_array_index (self->directions, LesartSpelling, i).text[LESART_SIDE_GERMAN];

    if (g_str_has_prefix (key, direction) && strlen (key) > strlen (direction) + 4)
      return key + strlen (direction);
  }
  return NULL;
}

/* The word itself, or without an ending: britischen, Briten, Grazer. */
static guint32
find_inflected (const LesartPlaceIndex *self, LesartSide side, const char *key)
{
  static const char *const endings[LESART_N_SIDES][10] = {
    { "s", "e", "en", "er", "es", "em", "n", "nen", "ern", NULL },
    { "s", NULL },
  };
  char cut[LESART_LEMMA_MAX * 2];
  const gsize n_bytes = strlen (key);
  guint32 found = find (self, side, key);

  for (guint i = 0; found == LESART_NO_PLACE && endings[side][i] != NULL; i++) {
    const gsize length = strlen (endings[side][i]);

    if (n_bytes < length + 4 || n_bytes >= sizeof cut
        || strcmp (key + n_bytes - length, endings[side][i]) != 0)
      continue;
    memcpy (cut, key, n_bytes - length);
    cut[n_bytes - length] = '\0';
    found = find (self, side, cut);
  }
  return found;
}

/**
 * lesart_place_index_match:
 * @side: the language
 * @folded: (array length=n_folded): words of a text, see lesart_fold_word()
 * @n_words: (out): how many of them are the place
 *
 * Finds the longest word for a place that the words begin with.
 *
 * Returns: the place, or %LESART_NO_PLACE
 */
guint32
lesart_place_index_match (const LesartPlaceIndex *self,
                          LesartSide side,
                          const char *const *folded,
                          guint n_folded,
                          guint *n_words)
{
  g_autoptr (GString) key = g_string_new (NULL);
  guint32 best = LESART_NO_PLACE;

  *n_words = 0;
  for (guint n = 0; n < MIN (n_folded, LESART_PLACE_MAX_WORDS); n++) {
    guint32 found;

    lesart_phrase_append (key, side, folded[n]);
    found = find_inflected (self, side, key->str);
    if (found != LESART_NO_PLACE) {
      best = found;
      *n_words = n + 1;
    }
  }
  if (best == LESART_NO_PLACE && side == LESART_SIDE_GERMAN && n_folded > 0
      && skip_direction (self, folded[0]) != NULL) {
    best = find_inflected (self, side, skip_direction (self, folded[0]));
    *n_words = best != LESART_NO_PLACE;
  }
  return best;
}

gboolean
lesart_place_index_is_country (const LesartPlaceIndex *self, guint32 place)
{
  return strcmp (lesart_table_get (self->table, place, self->kind), "country") == 0;
}

/**
 * lesart_place_index_is_land:
 *
 * Returns: whether it is a country, a part of one, or a part of the world: what has people of its
 * own
 */
gboolean
lesart_place_index_is_land (const LesartPlaceIndex *self, guint32 place)
{
  static const char *const kinds[] = { "country", "state", "region", NULL };

  return g_strv_contains (kinds, lesart_table_get (self->table, place, self->kind));
}

/**
 * lesart_place_index_get_country:
 *
 * Returns: its ISO 3166-1 alpha-2 code; "" if not known
 */
const char *
lesart_place_index_get_country (const LesartPlaceIndex *self, guint32 place)
{
  return lesart_table_get (self->table, place, self->country);
}

/**
 * lesart_place_index_is_same:
 *
 * Returns: whether two rows are one place, or a country and a part of it that goes by its name
 */
gboolean
lesart_place_index_is_same (const LesartPlaceIndex *self, guint32 a, guint32 b)
{
  if (a == b)
    return TRUE;
  return (lesart_place_index_is_country (self, a) || lesart_place_index_is_country (self, b))
         && strcmp (lesart_place_index_get_country (self, a),
                    lesart_place_index_get_country (self, b))
                == 0;
}

/**
 * lesart_place_index_get_directed:
 * @folded: a German word
 *
 * Returns: the place that it names a part of: Asia of Südostasien; or %LESART_NO_PLACE
 */
guint32
lesart_place_index_get_directed (const LesartPlaceIndex *self, const char *folded)
{
  const char *rest = skip_direction (self, folded);

  return rest != NULL ? find_inflected (self, LESART_SIDE_GERMAN, rest) : LESART_NO_PLACE;
}

/**
 * lesart_place_index_get_english:
 *
 * Returns: its English names, alternatives separated by "|"; its German one where there is none
 */
const char *
lesart_place_index_get_english (const LesartPlaceIndex *self, guint32 place)
{
  const char *english = lesart_table_get (self->table, place, self->name_en);

  return *english != '\0' ? english : lesart_table_get (self->table, place, self->name_de);
}
