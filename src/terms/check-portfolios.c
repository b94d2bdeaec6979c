/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of what somebody is minister of, and of who leads a country: an Innenminister is no finance
 * minister, a Kanzler no president. What it is called in which country is for check-offices.c.
 *
 * Only what the German has alone is told: the right word must be nowhere in the English of the
 * bead, and no other German word may explain the one that is there.
 */
#include "check-words.h"

#include <string.h>

typedef struct {
  const LesartTable *table;
  int german;
  int english;
  int kind;
} Portfolios;

/* --- rows ---------------------------------------------------------------------------------------
 */

static gboolean
is_head (const Portfolios *self, guint32 row)
{
  return *lesart_table_get (self->table, row, self->kind) == 'h';
}

/* Is it among the words that "|" divides? */
static gboolean
lists (const char *list, const char *word)
{
  const gsize n = strlen (word);

  if (n == 0)
    return FALSE;
  for (const char *at = strstr (list, word); at != NULL; at = strstr (at + 1, word))
    if ((at == list || at[-1] == '|') && (at[n] == '\0' || at[n] == '|'))
      return TRUE;
  return FALSE;
}

static gboolean
look_up (const Portfolios *self, const char *word, gsize n_bytes, gboolean head, guint32 *row)
{
  return n_bytes > 0 && lesart_table_lookup (self->table, word, (gssize) n_bytes, row, 1) > 0
         && is_head (self, *row) == head;
}

/* "innenministerin", "finanzministerium": the field stands before. */
static gboolean
find_field (const Portfolios *self, const char *word, guint32 *row, gboolean *is_ministry)
{
  static const char *const endings[] = { "", "s", "n", "in", "innen", "ium", "iums", "ien", NULL };
  const char *at = strstr (word, "minister");

  if (at == NULL || !g_strv_contains (endings, at + strlen ("minister")))
    return FALSE;
  *is_ministry = g_str_has_prefix (at, "ministeri") && strcmp (at, "ministerin") != 0
                 && strcmp (at, "ministerinnen") != 0;
  return look_up (self, word, (gsize) (at - word), FALSE, row);
}

static gboolean
find_head (const Portfolios *self, const char *word, guint32 *row)
{
  static const char *const endings[] = { "", "s", "en", "in", "innen", "n" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i])
        && look_up (self, word, strlen (word) - strlen (endings[i]), TRUE, row))
      return TRUE;
  return FALSE;
}

/* --- the English --------------------------------------------------------------------------------
 */

static const char *
get_english (const LesartWords *words, guint at)
{
  return at < lesart_words_count (words, LESART_SIDE_ENGLISH)
             ? lesart_words_get (words, LESART_SIDE_ENGLISH, at)->folded
             : "";
}

/* What a title is of: "interior minister", "social affairs minister", "minister of the interior".
 * Returns: the word; G_MAXUINT: it is no title. */
static guint
find_field_word (const LesartWords *words, guint at)
{
  static const char *const titles[] = { "minister", "ministry", "secretary", NULL };
  guint word = at + 1;

  if (!g_strv_contains (titles, get_english (words, at)))
    return G_MAXUINT;
  if (strcmp (get_english (words, word), "of") == 0
      || strcmp (get_english (words, word), "for") == 0)
    return strcmp (get_english (words, word + 1), "the") == 0 ? word + 2 : word + 1;
  word = at - 1;
  if (at > 1 && strcmp (get_english (words, word), "affairs") == 0)
    word--;
  return at > 0 ? word : G_MAXUINT;
}

static gboolean
has_any (const LesartWords *words, const char *list)
{
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++)
    if (lists (list, get_english (words, i)))
      return TRUE;
  return FALSE;
}

/* --- the check ----------------------------------------------------------------------------------
 */

static char *
get_german (const LesartWords *words, guint at)
{
  gsize n_bytes;
  const char *bytes =
      lesart_text_peek (words->input->bitext->text[LESART_SIDE_GERMAN],
                        lesart_words_get (words, LESART_SIDE_GERMAN, at)->span, &n_bytes);

  return g_utf8_strdown (bytes, (gssize) n_bytes);
}

/* Has some German word to do with it? Finanzen explain a finance minister, a Vizepräsident a
 * president. */
static gboolean
is_explained (const Portfolios *self, const LesartWords *words, guint32 row)
{
  g_auto (GStrv) stems = g_strsplit (lesart_table_get (self->table, row, self->german), "|", -1);

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    g_autofree char *german = get_german (words, i);

    for (guint j = 0; stems[j] != NULL; j++) {
      const gsize n = strlen (stems[j]);

      if (n > 4 && stems[j][n - 1] == 's' && !is_head (self, row))
        stems[j][n - 1] = '\0'; /* Verkehr */
      if (strstr (german, stems[j]) != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

/* Does the word belong to another row alone, which nothing in the German explains? */
static gboolean
is_wrong (const Portfolios *self, const LesartWords *words, guint32 right, const char *word)
{
  gboolean found = FALSE;

  if (lists (lesart_table_get (self->table, right, self->english), word))
    return FALSE;
  for (guint32 row = 0; row < lesart_table_get_n_rows (self->table); row++)
    if (is_head (self, row) == is_head (self, right)
        && lists (lesart_table_get (self->table, row, self->english), word)) {
      found = TRUE;
      if (is_explained (self, words, row))
        return FALSE;
    }
  return found;
}

static void
check_row (const Portfolios *self, LesartWords *words, guint at, guint32 row, const char *noun)
{
  const char *right = lesart_table_get (self->table, row, self->english);
  LesartSpan span[LESART_N_SIDES];
  g_autofree char *suggestion = NULL;

  if (has_any (words, right))
    return;
  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_ENGLISH); i++) {
    const guint word = noun == NULL ? i : find_field_word (words, i);

    if (word == G_MAXUINT || !is_wrong (self, words, row, get_english (words, word))
        || lesart_words_get (words, LESART_SIDE_ENGLISH, i)->is_name)
      continue; /* a name that was found, or told of as another body */
    span[LESART_SIDE_GERMAN] = lesart_words_get (words, LESART_SIDE_GERMAN, at)->span;
    span[LESART_SIDE_ENGLISH] = (LesartSpan){
      lesart_words_get (words, LESART_SIDE_ENGLISH, MIN (i, word))->span.start,
      lesart_words_get (words, LESART_SIDE_ENGLISH, MAX (i, word))->span.end,
    };
    suggestion = g_strdup_printf ("%.*s%s%s", (int) strcspn (right, "|"), right,
                                  noun != NULL ? " " : "", noun != NULL ? noun : "");
    lesart_words_report (words, LESART_CHECK_OFFICE, LESART_SEVERITY_ERROR, LESART_REASON_DIFFERS,
                         span, suggestion);
    return;
  }
}

/**
 * lesart_check_portfolios:
 *
 * Ministers and heads of one bead.
 */
void
lesart_check_portfolios (LesartWords *words)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "portfolios");
  const Portfolios self = {
    .table = table,
    .german = lesart_table_find_column (table, "german"),
    .english = lesart_table_find_column (table, "english"),
    .kind = lesart_table_find_column (table, "kind"),
  };

  for (guint i = 0; i < lesart_words_count (words, LESART_SIDE_GERMAN); i++) {
    g_autofree char *german = NULL;
    gboolean is_ministry;
    guint32 row;

    if (!lesart_words_get (words, LESART_SIDE_GERMAN, i)->is_upper)
      continue;
    german = get_german (words, i);
    if (find_field (&self, german, &row, &is_ministry))
      check_row (&self, words, i, row, is_ministry ? "ministry" : "minister");
    else if (find_head (&self, german, &row))
      check_row (&self, words, i, row, NULL);
  }
}
