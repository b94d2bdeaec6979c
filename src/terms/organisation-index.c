/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See organisation-index.h. A name can be that of several: the Bundesrat of three countries.
 */
#include "organisation-index.h"

#include <string.h>

#include "phrase-keys.h"

struct _LesartOrganisationIndex {
  const LesartTable *table;
  int name_en;
  int country;
  GHashTable *rows[LESART_N_SIDES]; /* folded words, a space between them, to GArray of guint32 */
};

static void
add_name (
    LesartOrganisationIndex *self, LesartSide side, const char *name, gsize n_bytes, guint32 row)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  GArray *rows;

  lesart_phrase_fold (side, name, n_bytes, folded);
  if (folded->len < 2)
    return;
  rows = g_hash_table_lookup (self->rows[side], folded->str);
  if (rows == NULL) {
    rows = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_hash_table_insert (self->rows[side], g_strdup (folded->str), rows);
  }
  g_array_append_val (rows, row);
}

/* "European Central Bank (ECB)|Eurobank" has three; a longer bracket explains. */
static void
add_names (LesartOrganisationIndex *self, LesartSide side, const char *names, guint32 row)
{
  while (*names != '\0') {
    const gsize n = strcspn (names, "|");
    const char *bracket = memchr (names, '(', n);
    const gsize n_name = bracket != NULL ? (gsize) (bracket - names) : n;

    add_name (self, side, names, n_name, row);
    if (bracket != NULL && memchr (bracket, ' ', n - n_name) == NULL)
      add_name (self, side, bracket + 1, strcspn (bracket + 1, ")|"), row);
    names += n + (names[n] == '|');
  }
}

/* The others go by words of the language: Spiegel, Metro, Allianz. */
static const char *const official[] = { "authority", "court",    "government", "international",
                                        "ministry",  "military", "party",      NULL };

static gpointer
prepare (const LesartLanguage *language)
{
  LesartOrganisationIndex *self = g_new0 (LesartOrganisationIndex, 1);
  const LesartTable *table = lesart_language_get_table (language, "organisations");
  const int name_de = lesart_table_find_column (table, "name_de");
  const int aliases = lesart_table_find_column (table, "aliases");
  const int type = lesart_table_find_column (table, "type");

  self->table = table;
  self->name_en = lesart_table_find_column (table, "name_en");
  self->country = lesart_table_find_column (table, "country");
  for (guint side = 0; side < LESART_N_SIDES; side++)
    self->rows[side] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint32 row = 0; row < lesart_table_get_n_rows (table); row++) {
    if (!g_strv_contains (official, lesart_table_get (table, row, type)))
      continue;
    add_names (self, LESART_SIDE_GERMAN, lesart_table_get (table, row, name_de), row);
    add_names (self, LESART_SIDE_GERMAN, lesart_table_get (table, row, aliases), row);
    add_names (self, LESART_SIDE_ENGLISH, lesart_table_get (table, row, self->name_en), row);
    add_names (self, LESART_SIDE_ENGLISH, lesart_table_get (table, row, aliases), row);
    add_names (self, LESART_SIDE_ENGLISH, lesart_table_get (table, row, name_de), row);
  }
  return self;
}

static void
destroy (gpointer data)
{
  LesartOrganisationIndex *self = data;

  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_hash_table_unref (self->rows[side]);
  g_free (self);
}

/**
 * lesart_organisation_index_get:
 *
 * Returns: (transfer none): the index, which is made when it is first asked for
 */
const LesartOrganisationIndex *
lesart_organisation_index_get (const LesartLanguage *language)
{
  return lesart_language_get_prepared (language, "organisations-by-word", prepare, destroy);
}

/* The name as it stands, or in the genitive: des Rechnungshofs, Rechnungshofes. */
static const GArray *
find_inflected (const LesartOrganisationIndex *self, LesartSide side, const char *key)
{
  static const char *const endings[] = { "", "s", "es" };
  const gsize n = strlen (key);
  const GArray *rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings) && rows == NULL; i++) {
    const gsize length = strlen (endings[i]);

    if (n > length + 2 && g_str_has_suffix (key, endings[i])) {
      g_autofree char *cut = g_strndup (key, n - length);
      rows = g_hash_table_lookup (self->rows[side], cut);
    }
  }
  return rows;
}

/**
 * lesart_organisation_index_match:
 * @side: the language
 * @folded: (array length=n_folded): words of a text, see lesart_fold_word()
 * @n_words: (out): how many of them are the name
 *
 * Finds the longest name that the words begin with.
 *
 * Returns: (nullable) (element-type guint32): the rows of those that go by it
 */
const GArray *
lesart_organisation_index_match (const LesartOrganisationIndex *self,
                                 LesartSide side,
                                 const char *const *folded,
                                 guint n_folded,
                                 guint *n_words)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const GArray *best = NULL;

  *n_words = 0;
  for (guint n = 0; n < MIN (n_folded, LESART_ORGANISATION_MAX_WORDS); n++) {
    const GArray *found;

    lesart_phrase_append (key, side, folded[n]);
    found = find_inflected (self, side, key->str);
    if (found != NULL) {
      best = found;
      *n_words = n + 1;
    }
  }
  return best;
}

/**
 * lesart_organisation_rows_meet:
 *
 * Returns: whether two names may be of the same organisation
 */
gboolean
lesart_organisation_rows_meet (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      if (g_array_index (a, guint32, i) == g_array_index (b, guint32, j))
        return TRUE;
  return FALSE;
}

/**
 * lesart_organisation_index_get_english:
 *
 * Returns: (transfer full): the first English name of the first of the rows
 */
char *
lesart_organisation_index_get_english (const LesartOrganisationIndex *self, const GArray *rows)
{
  const char *names =
      lesart_table_get (self->table, g_array_index (rows, guint32, 0), self->name_en);

  return g_strstrip (g_strndup (names, strcspn (names, "|(")));
}

/**
 * lesart_organisation_index_is_of:
 * @country: ISO 3166-1 alpha-2 code
 *
 * Returns: whether a name may be of an organisation of a country
 */
gboolean
lesart_organisation_index_is_of (const LesartOrganisationIndex *self,
                                 const GArray *rows,
                                 const char *country)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (lesart_table_get (self->table, g_array_index (rows, guint32, i), self->country),
                country)
        == 0)
      return TRUE;
  return FALSE;
}
