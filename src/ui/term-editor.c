/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each term, and an empty one for another; what is emptied is taken out. Whatever else
 * the concept says stays as it is.
 */
#include "term-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe.h"
#include "panel-parts.h"
#include "tagbook-dialogs.h"

#define TEXT_HEIGHT 64
#define MAX_SHOWN 8 /* lines of one language */

/* What is said of the concept. */
static const struct {
  const char *category;
  const char *label;
  gboolean is_long;
} fields[] = {
  { LESART_TERM_FIELD, N_ ("Field"), FALSE },
  { LESART_TERM_DEFINITION, N_ ("Definition"), TRUE },
  { LESART_TERM_NOTE, N_ ("Note"), TRUE },
  { LESART_TERM_SOURCE, N_ ("Source"), FALSE },
};

/* A line. */
typedef struct {
  LesartSide side;
  gssize term; /* index in the concept; -1 for a new one */
  GtkEditable *text;
  GtkDropDown *status;
  GtkDropDown *gender; /* (nullable): of an English one */
} Line;

/* Freed with its window. */
typedef struct {
  LesartTagSheet sheet;
  LesartTerminology *terms;
  LesartTermBase *base;
  const LesartConcept *concept;
  LesartSpan span;
  LesartTermSavedFunc saved;
  gpointer data;
  GArray *lines;
  GtkWidget *widgets[G_N_ELEMENTS (fields)];
} Form;

static void
form_free (Form *self)
{
  g_object_unref (self->terms);
  lesart_term_base_unref (self->base);
  g_array_unref (self->lines);
  g_free (self);
}

/* ---- values ---- */

static char *
get_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* In which language something is said of the concept: in none, as long as it is in neither. */
static const char *
find_language (const LesartConcept *concept, const char *category)
{
  if (lesart_concept_get (concept, category, NULL) != NULL)
    return NULL;
  for (guint i = 0; i < concept->n_terms; i++)
    if (lesart_concept_get (concept, category, concept->terms[i].language) != NULL)
      return concept->terms[i].language;
  return NULL;
}

/* As the other terms of that side have it: en-US. */
static const char *
language_for (const LesartConcept *concept, LesartSide side)
{
  for (guint i = 0; i < concept->n_terms; i++) {
    LesartSide own;

    if (lesart_term_get_side (&concept->terms[i], &own) && own == side)
      return concept->terms[i].language;
  }
  return side == LESART_SIDE_GERMAN ? "de" : "en";
}

static void
apply_line (Form *self, LesartConcept *concept, const Line *line)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (line->text)));
  guint status = gtk_drop_down_get_selected (line->status);
  gssize term = line->term;

  if (*text == '\0')
    return;
  if (term < 0)
    term = lesart_concept_add_term (self->base, concept, language_for (concept, line->side), text);
  else if (strcmp (text, concept->terms[term].text) != 0)
    lesart_term_set_text (self->base, concept, (guint) term, text);
  if (status != concept->terms[term].status)
    lesart_term_set (self->base, concept, (guint) term, LESART_TERM_STATUS,
                     lesart_term_status_to_string ((LesartTermStatus) status));
  if (line->gender != NULL
      && gtk_drop_down_get_selected (line->gender) != concept->terms[term].gender)
    lesart_term_set (self->base, concept, (guint) term, LESART_TERM_GENDER,
                     lesart_term_gender_to_string (
                         (LesartTermGender) gtk_drop_down_get_selected (line->gender)));
}

/* Old ones first, so that their indices hold; then those that were emptied go, from behind. */
static void
apply_lines (Form *self, LesartConcept *concept)
{
  g_autofree gboolean *emptied = g_new0 (gboolean, concept->n_terms + 1);
  guint n_old = concept->n_terms;

  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);
    g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (line->text)));

    if (line->term >= 0)
      apply_line (self, concept, line);
    if (line->term >= 0 && *text == '\0')
      emptied[line->term] = TRUE;
  }
  for (guint i = n_old; i > 0; i--)
    if (emptied[i - 1])
      lesart_concept_remove_term (self->base, concept, i - 1);
  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);

    if (line->term < 0)
      apply_line (self, concept, line);
  }
}

static void
on_confirm (Form *self)
{
  LesartConcept *concept = lesart_term_base_copy_concept (self->base, self->concept);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *text = get_text (self->widgets[i]);

    lesart_concept_set (self->base, concept, fields[i].category,
                        find_language (self->concept, fields[i].category), g_strstrip (text));
  }
  apply_lines (self, concept);
  lesart_terminology_put (self->terms, concept, self->span);
  self->saved (self->data);
  gtk_window_close (self->sheet.window);
}

/* Without a term there is nothing to keep. */
static void
on_text_changed (Form *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    any = any || *gtk_editable_get_text (g_array_index (self->lines, Line, i).text) != '\0';
  gtk_widget_set_sensitive (self->sheet.confirm, any);
}

/* ---- building ---- */

static GtkDropDown *
make_choice (guint n, const char *(*describe) (guint value), guint value, const char *label)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkDropDown *choice;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (strings, describe (i));
  choice = lesart_panel_choice_new (strings, label);
  gtk_drop_down_set_selected (choice, value);
  return choice;
}

static const char *
describe_status (guint value)
{
  return lesart_describe_term_status ((LesartTermStatus) value);
}

static const char *
describe_gender (guint value)
{
  return lesart_describe_term_gender ((LesartTermGender) value);
}

static void
add_line (Form *self, GtkWidget *box, LesartSide side, gssize at)
{
  const LesartTerm *term = at >= 0 ? &self->concept->terms[at] : NULL;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  const char *name = side == LESART_SIDE_GERMAN ? _ ("German term") : _ ("English term");
  Line line = { side, at, GTK_EDITABLE (entry), NULL, NULL };

  gtk_editable_set_text (line.text, term != NULL ? term->text : "");
  gtk_editable_set_width_chars (line.text, 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), at < 0 ? name : NULL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_text_changed), self);
  gtk_box_append (GTK_BOX (row), entry);
  if (side == LESART_SIDE_GERMAN) {
    line.gender = make_choice (LESART_N_TERM_GENDERS, describe_gender,
                               term != NULL ? term->gender : LESART_TERM_NO_GENDER, _ ("Gender"));
    gtk_box_append (GTK_BOX (row), GTK_WIDGET (line.gender));
  }
  line.status = make_choice (LESART_N_TERM_STATUSES, describe_status,
                             term != NULL ? term->status : LESART_TERM_OPEN, _ ("Decision"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (line.status));
  gtk_box_append (GTK_BOX (box), row);
  g_array_append_val (self->lines, line);
}

static void
add_heading (GtkBox *box, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
add_side (Form *self, GtkBox *body, LesartSide side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  guint n = 0;

  add_heading (body, side == LESART_SIDE_GERMAN ? _ ("German") : _ ("English"));
  for (guint i = 0; i < self->concept->n_terms && n < MAX_SHOWN; i++) {
    LesartSide own;

    if (!lesart_term_get_side (&self->concept->terms[i], &own) || own != side)
      continue;
    add_line (self, box, side, i);
    n++;
  }
  add_line (self, box, side, -1);
  gtk_box_append (body, box);
}

static GtkWidget *
make_text (const char *label)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return view;
}

static void
add_field (Form *self, GtkBox *body, guint index)
{
  const char *label = _ (fields[index].label);
  const char *category = fields[index].category;
  const char *value =
      lesart_concept_get (self->concept, category, find_language (self->concept, category));

  add_heading (body, label);
  if (fields[index].is_long) {
    GtkWidget *scroller = gtk_scrolled_window_new ();

    self->widgets[index] = make_text (label);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widgets[index])),
                              value != NULL ? value : "", -1);
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                    GTK_POLICY_AUTOMATIC);
    gtk_widget_set_size_request (scroller, -1, TEXT_HEIGHT);
    gtk_widget_add_css_class (scroller, "lesart-term-text");
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->widgets[index]);
    gtk_box_append (body, scroller);
    return;
  }
  self->widgets[index] = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->widgets[index]), value != NULL ? value : "");
  gtk_entry_set_activates_default (GTK_ENTRY (self->widgets[index]), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widgets[index]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (body, self->widgets[index]);
}

/* To the first English line where there is no English term yet, else to the German one. */
static void
focus_first (Form *self)
{
  const Line *target = &g_array_index (self->lines, Line, 0);
  gboolean has_english = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, Line, i).side == LESART_SIDE_ENGLISH)
      has_english = has_english || g_array_index (self->lines, Line, i).term >= 0;
  for (guint i = self->lines->len; i > 0 && !has_english; i--)
    if (g_array_index (self->lines, Line, i - 1).side == LESART_SIDE_ENGLISH)
      target = &g_array_index (self->lines, Line, i - 1);
  gtk_widget_grab_focus (GTK_WIDGET (target->text));
}

/**
 * lesart_term_editor_open:
 * @concept: what is edited; it is not changed
 * @span: the passage that it is about, or none
 * @saved: called when it was saved
 *
 * Shows the form.
 */
void
lesart_term_editor_open (GtkWindow *parent,
                         LesartTerminology *terms,
                         LesartConcept *concept,
                         LesartSpan span,
                         LesartTermSavedFunc saved,
                         gpointer data)
{
  Form *self = g_new0 (Form, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->terms = g_object_ref (terms);
  self->base =
      lesart_term_base_ref (lesart_term_store_get_base (lesart_terminology_get_store (terms)));
  self->concept = concept;
  self->span = span;
  self->saved = saved;
  self->data = data;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->sheet = lesart_tag_sheet_new (parent, _ ("Term"), _ ("Save"), FALSE);
  gtk_widget_add_css_class (body, "lesart-term-form");
  add_side (self, GTK_BOX (body), LESART_SIDE_GERMAN);
  add_side (self, GTK_BOX (body), LESART_SIDE_ENGLISH);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, GTK_BOX (body), i);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), body);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (self->sheet.body, scroller);
  g_object_set_data_full (G_OBJECT (self->sheet.window), "form", self, (GDestroyNotify) form_free);
  g_signal_connect_swapped (self->sheet.confirm, "clicked", G_CALLBACK (on_confirm), self);
  on_text_changed (self);
  focus_first (self);
  gtk_window_present (self->sheet.window);
}
