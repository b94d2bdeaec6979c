/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of the bodies of one name a text means: its Innenministerium is that of the federation, of
 * a land or of another country, as the words beside it and the places of the text tell. Lists have
 * the German ones under the bare name; those of Austria and Switzerland stand there as
 * Österreichisches or Schweizer Innenministerium.
 */
#include "names-private.h"

/* German cities where bodies of the federation sit. */
static const char *const seats[] = { "Berlin", "Bonn",    "Karlsruhe", "Wiesbaden",
                                     "Köln",   "Leipzig", NULL };

static const char *
get (const LesartTable *table, guint32 row, const char *column)
{
  const int at = lesart_table_find_column (table, column);

  return at >= 0 ? lesart_table_get (table, row, at) : "";
}

/* The place that an adjective is made of: bayerische. */
static guint32
find_adjective (const LesartTable *places, const NameForm *form)
{
  const int column = lesart_table_find_column (places, "adjective_de");

  for (guint32 row = 0; row < lesart_table_get_n_rows (places); row++)
    for (const char *p = lesart_table_get (places, row, column); *p != '\0';) {
      const gsize n = strcspn (p, "|");

      if (n > 0 && form->n_bytes > n && form->n_bytes < n + 3 && memcmp (p, form->bytes, n) == 0)
        return row;
      p += n + (p[n] == '|');
    }
  return G_MAXUINT32;
}

static guint32
find_place (const NameEvidence *e, const NameSpan *span)
{
  g_autofree char *plain = lesart_name_plain (e, span);
  guint32 row;

  return lesart_table_lookup (e->tables.lists[LESART_ENTITY_LOC], plain, -1, &row, 1) > 0
             ? row
             : G_MAXUINT32;
}

/* The place that stands beside a body: "das bayerische X", "das X in München". */
static guint32
find_beside (const NameEvidence *e, const GArray *spans, guint at)
{
  const NameSpan *span = &g_array_index (spans, NameSpan, at);
  const NameSpan *next = at + 1 < spans->len ? span + 1 : NULL;
  guint32 place = G_MAXUINT32;

  if (span->first > 0)
    place = find_adjective (e->tables.lists[LESART_ENTITY_LOC], name_form (e, span->first - 1));
  if (place == G_MAXUINT32 && next != NULL && next->type == LESART_ENTITY_LOC
      && next->first == span->end + 1 && name_form_is (name_form (e, span->end), "in"))
    place = find_place (e, next);
  return place;
}

/* The country that most places of the text are in, if Germany has fewer; else NULL. */
static const char *
find_home (const NameEvidence *e, const GArray *spans)
{
  const LesartTable *places = e->tables.lists[LESART_ENTITY_LOC];
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *home = NULL;
  guint most = 0;

  for (guint i = 0; i < spans->len; i++) {
    const NameSpan *span = &g_array_index (spans, NameSpan, i);
    const guint32 row = span->type == LESART_ENTITY_LOC ? find_place (e, span) : G_MAXUINT32;
    const char *country = row != G_MAXUINT32 ? get (places, row, "country") : "";
    const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, country)) + 1;

    if (*country == '\0')
      continue;
    g_hash_table_insert (counts, (gpointer) country, GUINT_TO_POINTER (n));
    if (n > most) {
      most = n;
      home = country;
    }
  }
  return most > GPOINTER_TO_UINT (g_hash_table_lookup (counts, "DE")) ? home : NULL;
}

static const char *
get_home (const NameEvidence *e, const GArray *spans, NameHome *home)
{
  if (!home->known)
    home->country = find_home (e, spans);
  home->known = TRUE;
  return home->country;
}

/* The row of the Österreichisches or Schweizer Innenministerium, for an adjective without ending.
 */
static guint32
find_full (const LesartTable *list, const char *adjective, gsize n_bytes, const char *name)
{
  static const char *const endings[] = { "es", "er", "e", "" };
  g_autofree char *stem = g_strndup (adjective, n_bytes);
  g_autofree char *first = g_utf8_strup (stem, g_utf8_next_char (stem) - stem);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *full =
        g_strdup_printf ("%s%s%s %s", first, g_utf8_next_char (stem), endings[i], name);
    guint32 row;

    if (lesart_table_lookup (list, full, -1, &row, 1) > 0)
      return row;
  }
  return G_MAXUINT32;
}

static guint32
find_row_of (const NameEvidence *e, const char *name, const char *country)
{
  const LesartTable *places = e->tables.lists[LESART_ENTITY_LOC];
  guint32 found = G_MAXUINT32;

  for (guint32 row = 0; row < lesart_table_get_n_rows (places) && found == G_MAXUINT32; row++)
    if (strcmp (get (places, row, "kind"), "country") == 0
        && strcmp (get (places, row, "country"), country) == 0)
      for (const char *p = get (places, row, "adjective_de"); *p != '\0';) {
        const gsize n = strcspn (p, "|");

        if (found == G_MAXUINT32)
          found = find_full (e->tables.lists[LESART_ENTITY_ORG], p, n, name);
        p += n + (p[n] == '|');
      }
  return found;
}

static gboolean
may_be_of_others (const LesartTable *list, guint32 row, const char *name)
{
  static const char *const types[] = { "government", "authority", "court", NULL };

  return strcmp (get (list, row, "country"), "DE") == 0
         && g_strv_contains (types, get (list, row, "type"))
         && strcmp (get (list, row, "name_de"), name) != 0 && !g_str_has_prefix (name, "Bundes")
         && !g_str_has_prefix (name, "Deutsche");
}

/**
 * lesart_name_settle_body:
 * @spans: all names of the text, in its order
 * @at: where @row was found: one of @spans
 * @home: of this text; zeros before the first of its bodies
 * @name: as it is written, in the nominative
 * @row: of the list of its type
 *
 * Returns: the row of the body that is meant; %G_MAXUINT32 if the list does not have it
 */
guint32
lesart_name_settle_body (const NameEvidence *e,
                         const GArray *spans,
                         guint at,
                         NameHome *home,
                         const char *name,
                         guint32 row)
{
  const LesartTable *list = e->tables.lists[LESART_ENTITY_ORG];
  const LesartTable *places = e->tables.lists[LESART_ENTITY_LOC];
  const char *country;
  guint32 place;

  if (g_array_index (spans, NameSpan, at).type != LESART_ENTITY_ORG
      || !may_be_of_others (list, row, name))
    return row;
  place = find_beside (e, spans, at);
  country = place != G_MAXUINT32 ? get (places, place, "country") : get_home (e, spans, home);
  if (country != NULL && strcmp (country, "DE") != 0)
    return find_row_of (e, name, country);
  if (place == G_MAXUINT32 || strcmp (get (places, place, "kind"), "country") == 0)
    return row;
  return g_strv_contains (seats, get (places, place, "name_de")) ? row : G_MAXUINT32;
}
