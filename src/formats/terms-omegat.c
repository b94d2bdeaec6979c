/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Glossaries as OmegaT reads them (GlossaryReaderTSV): lines of source, target and note, divided by
 * tabs and without quoting; "#" begins a comment. Lines with the same source are one concept. The
 * source is German, the target English.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "terms-lines.h"
#include "terms-private.h"

#define COMMENT "#"

static void
read_line (LesartTermLines *lines, char *line, guint number, GPtrArray *problems)
{
  g_auto (GStrv) columns = NULL;
  guint n;

  if (line[0] == '#') {
    lesart_term_base_add_datum (lines->base, COMMENT, line + 1, NULL);
    return;
  }
  columns = g_strsplit (line, "\t", -1);
  n = g_strv_length (columns);
  for (guint i = 0; i < n; i++)
    g_strstrip (columns[i]);
  if (n == 0 || (n == 1 && *columns[0] == '\0'))
    return;
  if (n < 2 || *columns[0] == '\0')
    lesart_terms_complain (problems, number, _ ("no source and target divided by a tab"));
  else
    lesart_term_lines_add_pair (lines, columns[0], columns[1], n > 2 ? columns[2] : "");
}

gboolean
lesart_terms_read_omegat (
    const char *utf8, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error)
{
  g_auto (LesartTermLines) lines = { 0 };
  const char *end = utf8 + n_bytes;
  guint number = 0;

  lesart_term_lines_init (&lines, base);
  while (utf8 < end) {
    const char *newline = memchr (utf8, '\n', (gsize) (end - utf8));
    const char *stop = newline != NULL ? newline : end;
    g_autofree char *line = g_strndup (utf8, (gsize) (stop - utf8));

    if (g_str_has_suffix (line, "\r"))
      line[strlen (line) - 1] = '\0';
    read_line (&lines, line, ++number, problems);
    utf8 = stop + 1;
  }
  lesart_term_lines_finish (&lines);
  return TRUE;
}

/* ---- writing ---- */

/* A tab or a line end would begin another column or line. */
static void
append_column (const char *text, GString *bytes)
{
  gsize start = bytes->len;

  g_string_append (bytes, text != NULL ? text : "");
  for (char *at = bytes->str + start; *at != '\0'; at++)
    if (*at == '\t' || *at == '\n' || *at == '\r')
      *at = ' ';
}

static gboolean
is_on (const LesartTerm *term, LesartSide side)
{
  LesartSide own;

  return lesart_term_get_side (term, &own) && own == side && *term->text != '\0';
}

/* Note of the translation, and what must not be written instead. */
static void
append_note (const LesartConcept *concept, const LesartTerm *target, GString *bytes)
{
  const char *note = target != NULL ? lesart_term_get (target, LESART_TERM_NOTE)
                                    : lesart_concept_get (concept, LESART_TERM_NOTE, NULL);
  const char *between = note != NULL ? "; " : "";

  append_column (note, bytes);
  for (guint i = 0; i < concept->n_terms; i++) {
    if (!is_on (&concept->terms[i], LESART_SIDE_ENGLISH)
        || concept->terms[i].status != LESART_TERM_FORBIDDEN)
      continue;
    g_string_append_printf (bytes, "%sforbidden: ", between);
    append_column (concept->terms[i].text, bytes);
    between = "; ";
  }
}

static void
write_pair (const LesartConcept *concept,
            const LesartTerm *source,
            const LesartTerm *target,
            GString *bytes)
{
  gsize end;

  append_column (source->text, bytes);
  g_string_append_c (bytes, '\t');
  append_column (target != NULL ? target->text : "", bytes);
  end = bytes->len;
  g_string_append_c (bytes, '\t');
  append_note (concept, target, bytes);
  if (bytes->len == end + 1 && target != NULL)
    g_string_truncate (bytes, end);
  g_string_append_c (bytes, '\n');
}

/* The preferred translation; all that are allowed if none is preferred. */
static void
write_source (const LesartConcept *concept, const LesartTerm *source, GString *bytes)
{
  gssize best = lesart_concept_get_preferred (concept, LESART_SIDE_ENGLISH);

  if (best < 0 || concept->terms[best].status == LESART_TERM_PREFERRED) {
    write_pair (concept, source, best >= 0 ? &concept->terms[best] : NULL, bytes);
    return;
  }
  for (guint i = 0; i < concept->n_terms; i++)
    if (is_on (&concept->terms[i], LESART_SIDE_ENGLISH)
        && lesart_term_is_allowed (&concept->terms[i]))
      write_pair (concept, source, &concept->terms[i], bytes);
}

gboolean
lesart_terms_write_omegat (const LesartTermBase *base,
                           GString *bytes,
                           GHashTable *losses,
                           GError **error)
{
  static const char *const kept[] = { LESART_TERM_NOTE, COMMENT, NULL };
  guint n_data;
  const LesartTermDatum *data = lesart_term_base_get_data (base, &n_data);

  for (guint i = 0; i < n_data; i++)
    if (strcmp (data[i].category, COMMENT) == 0) {
      g_string_append (bytes, COMMENT);
      append_column (data[i].value, bytes);
      g_string_append_c (bytes, '\n');
    }
  for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++) {
    const LesartConcept *concept = lesart_term_base_get (base, i);

    for (guint k = 0; concept != NULL && k < concept->n_terms; k++)
      if (is_on (&concept->terms[k], LESART_SIDE_GERMAN)
          && lesart_term_is_allowed (&concept->terms[k]))
        write_source (concept, &concept->terms[k], bytes);
  }
  lesart_terms_find_losses (base, kept, losses);
  return TRUE;
}
