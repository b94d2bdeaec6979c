/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts an edition together. Runs are in edition-runs.c, words in edition-words.c.
 */
#include "edition.h"

#include "describe.h"

static void
note_clear (gpointer data)
{
  LesartEditionNote *note = data;

  g_free (note->passage);
  g_free (note->about);
  g_free (note->text);
}

static void
section_clear (gpointer data)
{
  g_array_unref (((LesartEditionSection *) data)->rows);
}

static char *
make_byline (LesartDocument *document)
{
  const char *date = lesart_document_get_date (document);
  const char *author = lesart_document_get_author (document);
  const char *address = lesart_document_get_address (document);
  GFile *file = lesart_document_get_file (document);
  g_autofree char *base = file == NULL ? NULL : g_file_get_basename (file);
  g_autofree char *name = base == NULL ? NULL : g_filename_display_name (base);
  g_autofree char *day = date == NULL ? NULL : lesart_describe_time (date, NULL, LESART_TIME_DATE);
  const char *const parts[] = { day, author, address != NULL ? address : name };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  return g_string_free (line, FALSE);
}

/**
 * lesart_edition_new:
 * @document: whose text and reading are there
 * @parts: what is wanted beside the text
 *
 * Returns: (transfer full): the edition, as the document is now
 */
LesartEdition *
lesart_edition_new (LesartDocument *document, LesartParts parts)
{
  LesartEdition *self = g_new0 (LesartEdition, 1);
  LesartNotes *notes = lesart_document_get_notes (document);
  LesartCorrected *corrected = lesart_document_get_corrected (document, FALSE);

  self->text = lesart_text_ref (lesart_document_get_text (document));
  self->parts = parts;
  self->title = g_strdup (lesart_document_get_title (document));
  self->byline = make_byline (document);
  self->address = g_strdup (lesart_document_get_address (document));
  self->runs = g_array_new (FALSE, TRUE, sizeof (LesartEditionRun));
  self->notes = g_array_new (FALSE, TRUE, sizeof (LesartEditionNote));
  g_array_set_clear_func (self->notes, note_clear);
  self->sections = g_array_new (FALSE, TRUE, sizeof (LesartEditionSection));
  g_array_set_clear_func (self->sections, section_clear);
  if (parts & LESART_PART_NOTES)
    lesart_edition_add_notes (self, notes);
  if (corrected != NULL && (parts & LESART_PART_FACTS))
    lesart_edition_add_facts (self, corrected);
  lesart_edition_add_runs (self, lesart_document_get_reading (document), notes);
  return self;
}

void
lesart_edition_free (LesartEdition *self)
{
  lesart_text_unref (self->text);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->address);
  g_free (self->first_run);
  g_array_unref (self->runs);
  g_array_unref (self->notes);
  g_array_unref (self->sections);
  g_free (self);
}
