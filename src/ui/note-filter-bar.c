/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is offered follows the notes, once for however many changes; a tag or an author that is
 * filtered by and loses its last note is let go.
 */
#include "note-filter-bar.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe.h"
#include "panel-parts.h"
#include "wrap-layout.h"

#define UPDATE_MS 100 /* after a change, with all that follows it */

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
  GtkDropDown *authors;
  GtkStringList *author_names; /* the first stands for all */
  GtkDropDown *verdicts;
  GtkDropDown *origins;
  GtkDropDown *presences;
  GtkDropDown *orders;
  gboolean updating; /* the widgets follow the notes, not a hand */
  guint update_source;
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

/* What is chosen of a list whose first entry stands for all. */
static const char *
get_chosen (GtkDropDown *choice, GtkStringList *names)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION
             ? NULL
             : gtk_string_list_get_string (names, selected);
}

static void
on_selected (LesartNoteFilterBar *self)
{
  static const LesartVerdict verdicts[] = {
    LESART_N_VERDICTS,      LESART_VERDICT_OPEN,       LESART_VERDICT_SUPPORTED,
    LESART_VERDICT_REFUTED, LESART_VERDICT_NOT_ENOUGH, LESART_VERDICT_CONFLICTING,
  };

  if (self->updating)
    return;
  lesart_notes_filter_set_tag (self->filter, get_chosen (self->tags, self->tag_names));
  lesart_notes_filter_set_author (self->filter, get_chosen (self->authors, self->author_names));
  lesart_notes_filter_set_verdict (self->filter,
                                   verdicts[gtk_drop_down_get_selected (self->verdicts)]);
  lesart_notes_filter_set_origin (self->filter,
                                  (LesartNoteOrigin) gtk_drop_down_get_selected (self->origins));
  lesart_notes_filter_set_presence (
      self->filter, (LesartNotePresence) gtk_drop_down_get_selected (self->presences));
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

/* Which filters would tell notes apart. */
typedef struct {
  gboolean colours[LESART_N_COLOURS];
  guint n_colours;
  GHashTable *authors; /* of names, which belong to the notes */
  gboolean judged;
  gboolean human;
  gboolean machine;
  gboolean gone;
  guint n_notes;
} Facets;

static void
find_facets (LesartNoteFilterBar *self, Facets *facets)
{
  GPtrArray *notes = self->notes != NULL ? lesart_notes_get_items (self->notes) : NULL;
  const char *last_author = NULL;

  *facets = (Facets){ .authors = g_hash_table_new (g_str_hash, g_str_equal),
                      .n_notes = notes != NULL ? notes->len : 0 };
  for (guint i = 0; i < facets->n_notes; i++) {
    LesartAnnotation *note = notes->pdata[i];
    const char *author = lesart_annotation_get_creator (note);

    facets->colours[lesart_annotation_get_colour (note)] = TRUE;
    if (author != NULL && g_strcmp0 (author, last_author) != 0)
      g_hash_table_add (facets->authors, (gpointer) author);
    last_author = author;
    facets->judged |= lesart_annotation_get_verdict (note) != LESART_VERDICT_OPEN;
    facets->machine |= lesart_annotation_is_machine (note);
    facets->human |= !lesart_annotation_is_machine (note);
    facets->gone |= !lesart_annotation_is_anchored (note);
  }
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    facets->n_colours += facets->colours[i];
}

static gboolean
has_names (GtkStringList *names, const char *const *others)
{
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (names)) - 1;

  if (n_names != g_strv_length ((char **) others))
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    if (!g_str_equal (gtk_string_list_get_string (names, i + 1), others[i]))
      return FALSE;
  return TRUE;
}

/* Puts other names behind the first, and keeps what was chosen; "all" if that is gone. */
static void
replace_names (GtkDropDown *choice, GtkStringList *names, const char *const *others)
{
  g_autofree char *chosen = NULL;
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (choice), others[0] != NULL);
  if (has_names (names, others))
    return;
  chosen = g_strdup (get_chosen (choice, names));
  gtk_string_list_splice (names, 1, g_list_model_get_n_items (G_LIST_MODEL (names)) - 1, others);
  for (guint i = 0; chosen != NULL && others[i] != NULL; i++)
    if (g_str_equal (others[i], chosen))
      selected = i + 1;
  gtk_drop_down_set_selected (choice, selected);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
update_authors (LesartNoteFilterBar *self, const Facets *facets)
{
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (facets->authors, NULL);
  guint n_names = g_hash_table_size (facets->authors);

  qsort (names, n_names, sizeof *names, compare_names);
  replace_names (self->authors, self->author_names, (const char *const *) names);
  /* One author tells nothing apart. */
  gtk_widget_set_visible (GTK_WIDGET (self->authors),
                          n_names > 1 || gtk_drop_down_get_selected (self->authors) > 0);
}

static void
show_choice (GtkDropDown *choice, gboolean useful)
{
  gtk_widget_set_visible (GTK_WIDGET (choice), useful || gtk_drop_down_get_selected (choice) > 0);
}

static void
update_colours (LesartNoteFilterBar *self, const Facets *facets)
{
  LesartColour chosen = lesart_notes_filter_get_colour (self->filter);

  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    gtk_widget_set_visible (self->colours[i],
                            i == (guint) chosen || (facets->colours[i] && facets->n_colours > 1));
}

static void
update (LesartNoteFilterBar *self)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) tags = self->notes == NULL ? NULL : lesart_notes_get_tags (self->notes);
  const char *tag_before = lesart_notes_filter_get_tag (self->filter);
  gboolean had_tag = tag_before != NULL;
  Facets facets;

  g_clear_handle_id (&self->update_source, g_source_remove);
  find_facets (self, &facets);
  self->updating = TRUE;
  replace_names (self->tags, self->tag_names, tags == NULL ? none : (const char *const *) tags);
  update_authors (self, &facets);
  self->updating = FALSE;
  update_colours (self, &facets);
  show_choice (self->verdicts, facets.judged);
  show_choice (self->origins, facets.human && facets.machine);
  show_choice (self->presences, facets.gone);
  gtk_widget_set_visible (GTK_WIDGET (self->orders), facets.n_notes > 1);
  g_hash_table_unref (facets.authors);
  gtk_widget_set_visible (self->line, facets.n_notes > 1);
  if (had_tag && get_chosen (self->tags, self->tag_names) == NULL)
    on_selected (self);
}

static gboolean
update_later (gpointer data)
{
  LesartNoteFilterBar *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* The first notes bring the filters with them; later changes are gathered. */
static void
on_notes_changed (LesartNoteFilterBar *self)
{
  if (self->update_source == 0)
    self->update_source = g_timeout_add (UPDATE_MS, update_later, self);
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

  g_clear_handle_id (&self->update_source, g_source_remove);
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

  self->line = lesart_wrap_box_new (6);
  gtk_widget_add_css_class (self->line, "lesart-filter-line");
  self->tag_names = gtk_string_list_new (first);
  self->tags = lesart_panel_choice_new (self->tag_names, _ ("Tag to filter by"));
  g_signal_connect_swapped (self->tags, "notify::selected", G_CALLBACK (on_selected), self);
  lesart_wrap_box_append (self->line, GTK_WIDGET (self->tags));
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    /* Translators: %s is a colour */
    g_autofree char *label =
        g_strdup_printf (_ ("Only %s"), lesart_describe_colour ((LesartColour) i));

    self->colours[i] = lesart_colour_button_new ((LesartColour) i, TRUE);
    gtk_widget_set_tooltip_text (self->colours[i], label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->colours[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect (self->colours[i], "toggled", G_CALLBACK (on_colour_toggled), self);
    lesart_wrap_box_append (self->line, self->colours[i]);
  }
  gtk_box_append (GTK_BOX (self), self->line);
}

static GtkDropDown *
add_choice (LesartNoteFilterBar *self, const char *const *names, const char *label)
{
  GtkDropDown *choice = lesart_panel_choice_new (gtk_string_list_new (names), label);

  gtk_widget_set_visible (GTK_WIDGET (choice), FALSE);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_selected), self);
  lesart_wrap_box_append (self->line, GTK_WIDGET (choice));
  return choice;
}

static void
add_choices (LesartNoteFilterBar *self)
{
  const char *const authors[] = { _ ("All authors"), NULL };
  const char *const verdicts[] = { _ ("Any verdict"),
                                   lesart_describe_verdict (LESART_VERDICT_OPEN),
                                   lesart_describe_verdict (LESART_VERDICT_SUPPORTED),
                                   lesart_describe_verdict (LESART_VERDICT_REFUTED),
                                   lesart_describe_verdict (LESART_VERDICT_NOT_ENOUGH),
                                   lesart_describe_verdict (LESART_VERDICT_CONFLICTING),
                                   NULL };
  const char *const origins[] = { _ ("Any origin"), _ ("By people"), _ ("By programs"), NULL };
  const char *const presences[] = { _ ("Found or not"), _ ("In the text"),
                                    _ ("No longer in the text"), NULL };
  const char *const orders[] = { _ ("By place"), _ ("Changed last"), _ ("By tag"), NULL };

  self->authors = add_choice (self, authors, _ ("Author to filter by"));
  self->author_names = GTK_STRING_LIST (gtk_drop_down_get_model (self->authors));
  self->verdicts = add_choice (self, verdicts, _ ("Verdict to filter by"));
  self->origins = add_choice (self, origins, _ ("Origin to filter by"));
  self->presences = add_choice (self, presences, _ ("State to filter by"));
  self->orders = add_choice (self, orders, _ ("Order"));
}

static void
lesart_note_filter_bar_init (LesartNoteFilterBar *self)
{
  self->filter = lesart_notes_filter_new ();
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (on_notes_changed), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->entry = lesart_panel_search_new (_ ("Filter notes"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (on_stop_search), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  self->updating = TRUE;
  add_line (self);
  add_choices (self);
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
  gtk_drop_down_set_selected (self->authors, 0);
  gtk_drop_down_set_selected (self->verdicts, 0);
  gtk_drop_down_set_selected (self->origins, 0);
  gtk_drop_down_set_selected (self->presences, 0);
  self->updating = FALSE;
  lesart_notes_filter_set_colour (self->filter, LESART_COLOUR_NONE);
  lesart_notes_filter_set_query (self->filter, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update (self);
  on_selected (self);
}

/**
 * lesart_note_filter_bar_show_gone:
 *
 * Lets only the notes pass whose passage is not in the text any more.
 */
void
lesart_note_filter_bar_show_gone (LesartNoteFilterBar *self)
{
  g_return_if_fail (LESART_IS_NOTE_FILTER_BAR (self));
  lesart_note_filter_bar_clear (self);
  gtk_drop_down_set_selected (self->presences, LESART_PRESENCE_GONE);
  update (self);
}

LesartNoteOrder
lesart_note_filter_bar_get_order (LesartNoteFilterBar *self)
{
  g_return_val_if_fail (LESART_IS_NOTE_FILTER_BAR (self), LESART_NOTE_ORDER_PLACE);
  return (LesartNoteOrder) gtk_drop_down_get_selected (self->orders);
}
