/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an edition says: the notes with what is about them, the facts in rows. Who a note is by, and
 * that a fact was found by the program, is said: on paper there is no other sign of it.
 */
#include "edition.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"

const char *
lesart_edition_notes_heading (void)
{
  return _ ("Notes");
}

const char *
lesart_edition_facts_heading (void)
{
  return _ ("Facts");
}

const char *
lesart_edition_facts_hint (void)
{
  return _ ("Found by the program in the words of the article; what a person decided is said.");
}

const char *
lesart_edition_made_by (void)
{
  return _ ("Made with Lesart");
}

const char *
lesart_edition_whole_article (void)
{
  return _ ("On the whole article");
}

/* ---- Notes ---- */

static void
add_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
describe_about (LesartAnnotation *mark)
{
  GString *line = g_string_new (NULL);
  const char *const *tags = lesart_annotation_get_tags (mark);
  const char *creator = lesart_annotation_get_creator (mark);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    add_part (line, tags[i]);
  if (lesart_annotation_get_verdict (mark) != LESART_VERDICT_OPEN)
    add_part (line, lesart_describe_verdict (lesart_annotation_get_verdict (mark)));
  if (lesart_annotation_is_machine (mark)) {
    g_autofree char *by =
        /* Translators: %s is the name of a program */
        g_strdup_printf (_ ("proposed by %s"), creator != NULL ? creator : _ ("a program"));

    add_part (line, by);
  } else {
    add_part (line, creator);
  }
  return g_string_free (line, FALSE);
}

/* A highlight without more says what it says by its colour. */
static gboolean
has_words (LesartAnnotation *mark)
{
  const char *const *tags = lesart_annotation_get_tags (mark);

  return *lesart_annotation_get_note (mark) != '\0' || (tags != NULL && tags[0] != NULL)
         || lesart_annotation_get_verdict (mark) != LESART_VERDICT_OPEN;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const LesartEditionNote *left = a, *right = b;

  return left->at < right->at ? -1 : left->at > right->at;
}

void
lesart_edition_add_notes (LesartEdition *self, LesartNotes *notes)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (notes));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartAnnotation) mark = g_list_model_get_item (G_LIST_MODEL (notes), i);
    LesartSpan extent = lesart_annotation_get_extent (mark);
    LesartEditionNote note = { .passage = NULL };

    if (!has_words (mark) || lesart_annotation_get_link (mark) != NULL
        || lesart_annotation_get_decision (mark) != NULL)
      continue;
    if (!lesart_span_is_empty (extent) || lesart_annotation_get_stored_quote (mark) != NULL)
      note.passage = g_strdelimit (g_strdup (lesart_annotation_get_quote (mark)), "\n\r\t", ' ');
    note.about = describe_about (mark);
    note.text = g_strdup (lesart_annotation_get_note (mark));
    note.at = lesart_annotation_is_anchored (mark) ? extent.end : 0;
    g_array_append_val (self->notes, note);
  }
  g_array_sort (self->notes, compare_notes);
}

/* ---- Facts ---- */

static void
row_clear (gpointer data)
{
  LesartEditionRow *row = data;

  g_free (row->title);
  g_free (row->detail);
}

static char *
describe_row (LesartCorrected *corrected, LesartGroup group, guint index)
{
  const LesartReading *reading = corrected->reading;
  g_autofree char *detail = lesart_describe_detail (reading, group, index);
  GString *line = g_string_new (NULL);
  guint item = index;
  LesartItemKind kind = lesart_group_get_item (reading, group, index, &item);
  LesartState state = lesart_corrected_get_state (corrected, kind, item);

  if (lesart_describe_has_certainty (group)
      && lesart_describe_certainty_of (reading, group, index) != LESART_CERTAINTY_ASSERTED)
    add_part (line,
              lesart_describe_certainty (lesart_describe_certainty_of (reading, group, index)));
  if (state != LESART_STATE_OPEN)
    add_part (line, lesart_describe_state (state));
  add_part (line, detail);
  return g_string_free (line, FALSE);
}

static GArray *
add_section (LesartEdition *self, LesartGroup group)
{
  LesartEditionSection section = { .heading = lesart_describe_group (group) };

  section.rows = g_array_new (FALSE, TRUE, sizeof (LesartEditionRow));
  g_array_set_clear_func (section.rows, row_clear);
  g_array_append_val (self->sections, section);
  return section.rows;
}

/* The rows of the Facts panel, in its order. */
void
lesart_edition_add_facts (LesartEdition *self, LesartCorrected *corrected)
{
  g_autoptr (LesartFactsModel) model = lesart_facts_model_new ();
  GArray *rows = NULL;
  guint n;

  lesart_facts_model_set_corrected (model, corrected);
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartFactRow) item = g_list_model_get_item (G_LIST_MODEL (model), i);
    LesartGroup group = lesart_fact_row_get_group (item);
    LesartEditionRow row;

    if (lesart_fact_row_is_header (item)) {
      rows = add_section (self, group);
      continue;
    }
    row.title =
        lesart_describe_title (corrected->reading, group, lesart_fact_row_get_index (item), FALSE);
    row.detail = describe_row (corrected, group, lesart_fact_row_get_index (item));
    g_array_append_val (rows, row);
  }
}
