/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is offered follows the notes; a tag that is filtered by and loses its last note is let go.
 */
#include "note-filter-bar.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe.h"
#include "panel-parts.h"

struct _LesartNoteFilterBar {
  GtkBox parent_instance;
  LesartNotes *notes; /* (nullable) */
  GSignalGroup *notes_signals;
  LesartNotesFilter *filter;
  GtkSearchEntry *entry;
  GtkWidget *line; /* tag and colours */
  GtkDropDown *tags;
  GtkStringList *tag_names; /* the first stands for all */
  GtkWidget *colours[LESART_N_COLOURS];
  gboolean updating; /* the widgets follow the notes, not a hand */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartNoteFilterBar, lesart_note_filter_bar, GTK_TYPE_BOX)

static void
emit_changed (LesartNoteFilterBar *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_search_changed (LesartNoteFilterBar *self)
{
  lesart_notes_filter_set_query (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  emit_changed (self);
}

static void
on_tag_selected (LesartNoteFilterBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->tags);

  if (self->updating)
    return;
  lesart_notes_filter_set_tag (self->filter,
                               selected == 0 || selected == GTK_INVALID_LIST_POSITION
                                   ? NULL
                                   : gtk_string_list_get_string (self->tag_names, selected));
  emit_changed (self);
}

static void
on_colour_toggled (GtkToggleButton *button, LesartNoteFilterBar *self)
{
  LesartColour colour = LESART_COLOUR_NONE;

  if (self->updating)
    return;
  self->updating = TRUE;
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    if (GTK_WIDGET (button) != self->colours[i])
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[i]), FALSE);
    else if (gtk_toggle_button_get_active (button))
      colour = (LesartColour) i;
  }
  self->updating = FALSE;
  lesart_notes_filter_set_colour (self->filter, colour);
  emit_changed (self);
}

/* ---- What is offered ---- */

static guint
replace_tags (LesartNoteFilterBar *self, char **tags)
{
  const char *chosen = lesart_notes_filter_get_tag (self->filter);
  guint selected = 0;

  gtk_string_list_splice (self->tag_names, 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->tag_names)) - 1,
                          (const char *const *) tags);
  for (guint i = 0; chosen != NULL && tags[i] != NULL; i++)
    if (g_str_equal (tags[i], chosen))
      selected = i + 1;
  return selected;
}

static guint
update_colours (LesartNoteFilterBar *self)
{
  gboolean used[LESART_N_COLOURS] = { FALSE };
  LesartColour chosen = lesart_notes_filter_get_colour (self->filter);
  guint n_used = 0;

  for (guint i = 0;
       self->notes != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->notes)); i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

    used[lesart_annotation_get_colour (annotation)] = TRUE;
  }
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    n_used += used[i];
    gtk_widget_set_visible (self->colours[i], used[i] || i == (guint) chosen);
  }
  return n_used;
}

static void
update (LesartNoteFilterBar *self)
{
  static char *none[] = { NULL };
  g_auto (GStrv) tags = self->notes == NULL ? NULL : lesart_notes_get_tags (self->notes);
  gboolean any_tags = tags != NULL && tags[0] != NULL;
  guint n_colours = update_colours (self);
  guint selected;

  self->updating = TRUE;
  selected = replace_tags (self, tags == NULL ? none : tags);
  gtk_drop_down_set_selected (self->tags, selected);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->tags), any_tags);
  for (guint i = LESART_COLOUR_YELLOW; n_colours < 2 && i < LESART_N_COLOURS; i++)
    if (lesart_notes_filter_get_colour (self->filter) == LESART_COLOUR_NONE)
      gtk_widget_set_visible (self->colours[i], FALSE);
  gtk_widget_set_visible (self->line, any_tags || n_colours > 1
                                          || lesart_notes_filter_get_colour (self->filter)
                                                 != LESART_COLOUR_NONE);
  if (selected == 0 && lesart_notes_filter_get_tag (self->filter) != NULL) {
    lesart_notes_filter_set_tag (self->filter, NULL);
    emit_changed (self);
  }
}

/* Escape empties the filter; a second one goes back to the text. */
static void
on_stop_search (LesartNoteFilterBar *self)
{
  if (lesart_notes_filter_is_empty (self->filter))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
  else
    lesart_note_filter_bar_clear (self);
}

/* ---- The object ---- */

static void
lesart_note_filter_bar_dispose (GObject *object)
{
  LesartNoteFilterBar *self = LESART_NOTE_FILTER_BAR (object);

  g_clear_object (&self->notes_signals);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_note_filter_bar_parent_class)->dispose (object);
}

static void
lesart_note_filter_bar_finalize (GObject *object)
{
  lesart_notes_filter_free (LESART_NOTE_FILTER_BAR (object)->filter);
  G_OBJECT_CLASS (lesart_note_filter_bar_parent_class)->finalize (object);
}

static void
lesart_note_filter_bar_class_init (LesartNoteFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_note_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_note_filter_bar_finalize;
  changed_signal = g_signal_new ("changed", LESART_TYPE_NOTE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_line (LesartNoteFilterBar *self)
{
  const char *const first[] = { _ ("All tags"), NULL };

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->line, "lesart-filter-line");
  self->tag_names = gtk_string_list_new (first);
  self->tags = lesart_panel_choice_new (self->tag_names, _ ("Tag to filter by"));
  g_signal_connect_swapped (self->tags, "notify::selected", G_CALLBACK (on_tag_selected), self);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->tags));
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    /* Translators: %s is a colour */
    g_autofree char *label =
        g_strdup_printf (_ ("Only %s"), lesart_describe_colour ((LesartColour) i));

    self->colours[i] = lesart_colour_button_new ((LesartColour) i, TRUE);
    gtk_widget_set_tooltip_text (self->colours[i], label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->colours[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect (self->colours[i], "toggled", G_CALLBACK (on_colour_toggled), self);
    gtk_box_append (GTK_BOX (self->line), self->colours[i]);
  }
  gtk_box_append (GTK_BOX (self), self->line);
}

static void
lesart_note_filter_bar_init (LesartNoteFilterBar *self)
{
  self->filter = lesart_notes_filter_new ();
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed", G_CALLBACK (update), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->entry = lesart_panel_search_new (_ ("Filter notes"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  add_line (self);
  update (self);
}

GtkWidget *
lesart_note_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_NOTE_FILTER_BAR, NULL);
}

/**
 * lesart_note_filter_bar_set_notes:
 * @notes: (nullable): whose tags and colours are offered
 */
void
lesart_note_filter_bar_set_notes (LesartNoteFilterBar *self, LesartNotes *notes)
{
  g_return_if_fail (LESART_IS_NOTE_FILTER_BAR (self));
  if (!g_set_object (&self->notes, notes))
    return;
  g_signal_group_set_target (self->notes_signals, notes);
  update (self);
}

const LesartNotesFilter *
lesart_note_filter_bar_get_filter (LesartNoteFilterBar *self)
{
  g_return_val_if_fail (LESART_IS_NOTE_FILTER_BAR (self), NULL);
  return self->filter;
}

/**
 * lesart_note_filter_bar_clear:
 *
 * Lets every note pass.
 */
void
lesart_note_filter_bar_clear (LesartNoteFilterBar *self)
{
  g_return_if_fail (LESART_IS_NOTE_FILTER_BAR (self));
  self->updating = TRUE;
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[i]), FALSE);
  gtk_drop_down_set_selected (self->tags, 0);
  self->updating = FALSE;
  lesart_notes_filter_set_colour (self->filter, LESART_COLOUR_NONE);
  lesart_notes_filter_set_tag (self->filter, NULL);
  lesart_notes_filter_set_query (self->filter, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update (self);
  emit_changed (self);
}
