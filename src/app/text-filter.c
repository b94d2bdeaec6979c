/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folding: canonical decomposition, marks left out, full case folding ("ß" is "ss"). "Zürich" is
 * found by "zurich" and by "ZÜR".
 */
#include "text-filter.h"

#include <string.h>

struct _LesartTextFilter {
  char **words; /* folded, none empty */
};

static void
append_folded (GString *result, const char *text, gssize n_bytes)
{
  g_autofree char *folded = g_utf8_casefold (text, n_bytes);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);

  for (const char *s = decomposed; s != NULL && *s != '\0'; s = g_utf8_next_char (s))
    if (!g_unichar_ismark (g_utf8_get_char (s)))
      g_string_append_unichar (result, g_utf8_get_char (s));
}

/**
 * lesart_text_filter_fold:
 * @text: UTF-8
 *
 * Most letters are ASCII, which have a quicker way; those beside them do not change what becomes of
 * the others, as the marks that would are left out.
 *
 * Returns: (transfer full): @text without case and marks
 */
char *
lesart_text_filter_fold (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  const char *end;

  if (!g_utf8_validate (text, -1, NULL))
    return g_string_free (result, FALSE);
  for (; *text != '\0'; text = end) {
    for (end = text; *end != '\0' && (guchar) *end < 0x80; end++)
      g_string_append_c (result, g_ascii_tolower (*end));
    for (text = end; (guchar) *end >= 0x80; end++)
      ;
    if (end > text)
      append_folded (result, text, end - text);
  }
  return g_string_free (result, FALSE);
}

/**
 * lesart_text_filter_new:
 * @query: (nullable): what was typed
 *
 * Returns: (transfer full): the filter; without words it lets everything pass
 */
LesartTextFilter *
lesart_text_filter_new (const char *query)
{
  LesartTextFilter *filter = g_new0 (LesartTextFilter, 1);
  g_autofree char *folded = lesart_text_filter_fold (query == NULL ? "" : query);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  filter->words = g_strv_builder_end (words);
  return filter;
}

void
lesart_text_filter_free (LesartTextFilter *filter)
{
  g_strfreev (filter->words);
  g_free (filter);
}

/**
 * lesart_text_filter_is_empty:
 *
 * Returns: whether everything passes
 */
gboolean
lesart_text_filter_is_empty (const LesartTextFilter *filter)
{
  return filter->words[0] == NULL;
}

/**
 * lesart_text_filter_match:
 * @folded: a text as lesart_text_filter_fold() gives it
 *
 * Returns: whether every word of the filter occurs in it
 */
gboolean
lesart_text_filter_match (const LesartTextFilter *filter, const char *folded)
{
  for (guint i = 0; filter->words[i] != NULL; i++)
    if (strstr (folded, filter->words[i]) == NULL)
      return FALSE;
  return TRUE;
}
