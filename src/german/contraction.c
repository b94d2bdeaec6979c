/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which forms are fused, and of which preposition, is in closed-classes.tsv; the last letter tells
 * the article.
 */
#include "contraction.h"

#include <string.h>

static const char *
article_of (char last)
{
  switch (g_ascii_tolower (last)) {
  case 'm':
    return "dem";
  case 'n':
    return "den";
  case 'r':
    return "der";
  case 's':
    return "das";
  default:
    return NULL;
  }
}

static const char *
preposition_of (const LesartLanguage *language, const char *form, gsize n_bytes)
{
  const LesartTable *table = lesart_language_get_table (language, "closed-classes");
  int tags = lesart_table_find_column (table, "tags");
  int lemma = lesart_table_find_column (table, "lemma");
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n = lesart_table_lookup (table, form, (gssize) n_bytes, rows, LESART_TABLE_MAX_ROWS);

  for (guint i = 0; i < n; i++)
    if (strcmp (lesart_table_get (table, rows[i], tags), "APPRART") == 0)
      return lesart_table_get (table, rows[i], lemma);
  return NULL;
}

/* With as many capitals as @model begins with: none, one, or all. */
static void
write_part (const char *lower, const char *model, gsize n_bytes, char *part)
{
  gunichar first = g_utf8_get_char (model);
  gunichar last = g_utf8_get_char (g_utf8_find_prev_char (model, model + n_bytes));
  g_autofree char *upper = g_utf8_strup (lower, -1);
  gsize n_first = (gsize) (g_utf8_next_char (lower) - lower);

  g_strlcpy (part, g_unichar_isupper (first) && g_unichar_isupper (last) ? upper : lower,
             LESART_CONTRACTION_MAX);
  if (g_unichar_isupper (first) && !g_unichar_isupper (last))
    memcpy (part, upper, n_first); /* as many bytes in either case */
}

/**
 * lesart_contraction_split:
 * @form: a word as written, @n_bytes of UTF-8
 * @preposition: (out caller-allocates): %LESART_CONTRACTION_MAX bytes; capitals as in @form
 * @article: (out caller-allocates): likewise
 *
 * Returns: whether @form is a fused one ("am", "Zur", "aufs")
 */
gboolean
lesart_contraction_split (const LesartLanguage *language,
                          const char *form,
                          gsize n_bytes,
                          char *preposition,
                          char *article)
{
  const char *full =
      n_bytes > 1 && n_bytes < LESART_CONTRACTION_MAX ? article_of (form[n_bytes - 1]) : NULL;
  const char *lower = full != NULL ? preposition_of (language, form, n_bytes) : NULL;

  if (lower == NULL)
    return FALSE;
  write_part (lower, form, n_bytes, preposition);
  g_strlcpy (article, full, LESART_CONTRACTION_MAX);
  if (g_ascii_isupper (form[n_bytes - 1]))
    write_part (full, form, n_bytes, article);
  return TRUE;
}
