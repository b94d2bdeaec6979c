/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is offered follows the notes, once for however many changes; a tag or an author that is
 * filtered by and loses its last note is let go. Many notes are looked through in slices, so that
 * no frame waits for it.
 */
#include "note-filter-bar.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe.h"
#include "wrap-layout.h"

#define UPDATE_MS 100 /* after a change, with all that follows it */
#define SLICE 1000    /* notes: a quarter of a millisecond */

/* What there is to filter by, in this order. */
typedef enum { BY_TAG, BY_AUTHOR, BY_VERDICT, BY_ORIGIN, BY_PRESENCE, N_CHOICES } Choice;

/* Which filters would tell notes apart. */
typedef struct {
  gboolean colours[LESART_N_COLOURS];
  GHashTable *tags;    /* of names, which belong to the notes; so the next */
  GHashTable *authors; /* what was seen is kept until a note changes */
  gboolean judged;
  gboolean human;
  gboolean machine;
  gboolean changed;
  gboolean gone;
  guint n_notes; /* that were looked at */
} Facets;

struct _LesartNoteFilterBar {
  LesartFilterBar parent_instance;
  LesartNotes *notes; /* (nullable) */
  GSignalGroup *notes_signals;
  LesartNotesFilter *filter;
  GtkWidget *box; /* of the choices */
  GtkDropDown *choices[N_CHOICES];
  GtkStringList *items[N_CHOICES]; /* the first stands for all */
  GtkDropDown *orders;
  GtkWidget *colours[LESART_N_COLOURS];
  gboolean updating; /* one colour follows another */
  Facets facets;
  guint update_source; /* waits for further changes, or looks through a slice */
};

G_DEFINE_FINAL_TYPE (LesartNoteFilterBar, lesart_note_filter_bar, LESART_TYPE_FILTER_BAR)

/* What is chosen of a list whose first entry stands for all. (nullable) */
static const char *
get_name (LesartNoteFilterBar *self, Choice choice)
{
  guint selected = lesart_filter_bar_get_choice (LESART_FILTER_BAR (self), choice);

  return selected == 0 ? NULL : gtk_string_list_get_string (self->items[choice], selected);
}

/* Before anybody else hears of it. */
static void
on_changed (LesartNoteFilterBar *self)
{
  static const LesartVerdict verdicts[] = {
    LESART_N_VERDICTS,      LESART_VERDICT_OPEN,       LESART_VERDICT_SUPPORTED,
    LESART_VERDICT_REFUTED, LESART_VERDICT_NOT_ENOUGH, LESART_VERDICT_CONFLICTING,
  };
  LesartFilterBar *bar = LESART_FILTER_BAR (self);

  lesart_notes_filter_set_query (self->filter, lesart_filter_bar_get_words (bar));
  lesart_notes_filter_set_tag (self->filter, get_name (self, BY_TAG));
  lesart_notes_filter_set_author (self->filter, get_name (self, BY_AUTHOR));
  lesart_notes_filter_set_verdict (self->filter,
                                   verdicts[lesart_filter_bar_get_choice (bar, BY_VERDICT)]);
  lesart_notes_filter_set_origin (self->filter,
                                  (LesartNoteOrigin) lesart_filter_bar_get_choice (bar, BY_ORIGIN));
  lesart_notes_filter_set_presence (
      self->filter, (LesartNotePresence) lesart_filter_bar_get_choice (bar, BY_PRESENCE));
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
  lesart_filter_bar_emit_changed (LESART_FILTER_BAR (self));
}

static gboolean
is_empty (LesartFilterBar *bar)
{
  return lesart_notes_filter_get_colour (LESART_NOTE_FILTER_BAR (bar)->filter) == LESART_COLOUR_NONE
         && LESART_FILTER_BAR_CLASS (lesart_note_filter_bar_parent_class)->is_empty (bar);
}

static void
clear (LesartFilterBar *bar)
{
  LesartNoteFilterBar *self = LESART_NOTE_FILTER_BAR (bar);

  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[i]), FALSE);
  LESART_FILTER_BAR_CLASS (lesart_note_filter_bar_parent_class)->clear (bar);
}

/* ---- What is offered ---- */

static void
forget_facets (LesartNoteFilterBar *self)
{
  GHashTable *tags = self->facets.tags;
  GHashTable *authors = self->facets.authors;

  g_hash_table_remove_all (tags);
  g_hash_table_remove_all (authors);
  self->facets = (Facets){ .tags = tags, .authors = authors };
}

static void
add_note (Facets *facets, LesartAnnotation *note)
{
  const char *author = lesart_annotation_get_creator (note);
  gboolean machine = lesart_annotation_is_machine (note);

  facets->colours[lesart_annotation_get_colour (note)] = TRUE;
  for (const char *const *tag = lesart_annotation_get_tags (note); *tag != NULL; tag++)
    g_hash_table_add (facets->tags, (gpointer) *tag);
  if (author != NULL)
    g_hash_table_add (facets->authors, (gpointer) author);
  facets->judged |= lesart_annotation_get_verdict (note) != LESART_VERDICT_OPEN;
  facets->machine |= machine;
  facets->human |= !machine;
  facets->changed |= lesart_annotation_get_fate (note) == LESART_FATE_CHANGED;
  facets->gone |= !lesart_annotation_is_anchored (note);
}

/* Returns whether there are more than these. */
static gboolean
find_facets (LesartNoteFilterBar *self, guint n_notes)
{
  GPtrArray *notes = self->notes != NULL ? lesart_notes_get_items (self->notes) : NULL;
  guint n_all = notes != NULL ? notes->len : 0;

  for (; n_notes > 0 && self->facets.n_notes < n_all; n_notes--)
    add_note (&self->facets, notes->pdata[self->facets.n_notes++]);
  return self->facets.n_notes < n_all;
}

static void
show_choice (LesartNoteFilterBar *self, Choice choice, gboolean useful)
{
  gtk_widget_set_visible (
      GTK_WIDGET (self->choices[choice]),
      useful || lesart_filter_bar_get_choice (LESART_FILTER_BAR (self), choice) > 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static guint
offer_names (LesartNoteFilterBar *self, Choice choice, GHashTable *found)
{
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (found, NULL);
  guint n_names = g_hash_table_size (found);

  qsort (names, n_names, sizeof *names, compare_names);
  lesart_filter_bar_replace_items (LESART_FILTER_BAR (self), choice, self->items[choice], 1,
                                   (const char *const *) names);
  return n_names;
}

static void
update_colours (LesartNoteFilterBar *self, const Facets *facets)
{
  LesartColour chosen = lesart_notes_filter_get_colour (self->filter);
  guint n_colours = 0;

  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    n_colours += facets->colours[i];
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    gtk_widget_set_visible (self->colours[i],
                            i == (guint) chosen || (facets->colours[i] && n_colours > 1));
}

/* What was found is offered. */
static void
offer (LesartNoteFilterBar *self)
{
  const Facets *facets = &self->facets;
  gboolean had_tag = get_name (self, BY_TAG) != NULL;

  show_choice (self, BY_TAG, offer_names (self, BY_TAG, facets->tags) > 0);
  /* One author tells nothing apart. */
  show_choice (self, BY_AUTHOR, offer_names (self, BY_AUTHOR, facets->authors) > 1);
  update_colours (self, facets);
  show_choice (self, BY_VERDICT, facets->judged);
  show_choice (self, BY_ORIGIN, facets->human && facets->machine);
  show_choice (self, BY_PRESENCE, facets->gone || facets->changed);
  gtk_widget_set_visible (GTK_WIDGET (self->orders), facets->n_notes > 1);
  gtk_widget_set_visible (self->box, facets->n_notes > 1);
  if (had_tag && get_name (self, BY_TAG) == NULL)
    lesart_filter_bar_emit_changed (LESART_FILTER_BAR (self));
}

static gboolean
update_slice (gpointer data)
{
  LesartNoteFilterBar *self = data;

  if (find_facets (self, SLICE))
    return G_SOURCE_CONTINUE;
  self->update_source = 0;
  offer (self);
  return G_SOURCE_REMOVE;
}

static gboolean
update_later (gpointer data)
{
  LesartNoteFilterBar *self = data;

  self->update_source = g_idle_add (update_slice, self);
  return G_SOURCE_REMOVE;
}

/* The first notes bring the filters with them; later changes are gathered. */
static void
on_notes_changed (LesartNoteFilterBar *self)
{
  if (self->update_source != 0 && self->facets.n_notes == 0)
    return; /* nothing was looked at yet */
  forget_facets (self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  self->update_source = g_timeout_add (UPDATE_MS, update_later, self);
}

static void
update (LesartNoteFilterBar *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  forget_facets (self);
  find_facets (self, G_MAXUINT);
  offer (self);
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
  LesartNoteFilterBar *self = LESART_NOTE_FILTER_BAR (object);

  lesart_notes_filter_free (self->filter);
  g_hash_table_unref (self->facets.tags);
  g_hash_table_unref (self->facets.authors);
  G_OBJECT_CLASS (lesart_note_filter_bar_parent_class)->finalize (object);
}

static void
lesart_note_filter_bar_class_init (LesartNoteFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_note_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_note_filter_bar_finalize;
  LESART_FILTER_BAR_CLASS (klass)->is_empty = is_empty;
  LESART_FILTER_BAR_CLASS (klass)->clear = clear;
}

static void
add_choice (LesartNoteFilterBar *self, Choice choice, const char *const *names, const char *label)
{
  self->items[choice] = gtk_string_list_new (names);
  self->choices[choice] =
      lesart_filter_bar_add_choice (LESART_FILTER_BAR (self), self->items[choice], label);
}

static void
add_colours (LesartNoteFilterBar *self)
{
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    /* Translators: %s is a colour */
    g_autofree char *label =
        g_strdup_printf (_ ("Only %s"), lesart_describe_colour ((LesartColour) i));

    self->colours[i] = lesart_colour_button_new ((LesartColour) i, TRUE);
    gtk_widget_set_tooltip_text (self->colours[i], label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->colours[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect (self->colours[i], "toggled", G_CALLBACK (on_colour_toggled), self);
    lesart_wrap_box_append (self->box, self->colours[i]);
  }
}

static void
add_choices (LesartNoteFilterBar *self)
{
  const char *const tags[] = { _ ("All tags"), NULL };
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
                                    _ ("No longer in the text"), _ ("Passage changed"), NULL };
  const char *const orders[] = { _ ("By place"), _ ("Changed last"), _ ("By tag"), NULL };

  add_choice (self, BY_TAG, tags, _ ("Tag to filter by"));
  add_colours (self);
  add_choice (self, BY_AUTHOR, authors, _ ("Author to filter by"));
  add_choice (self, BY_VERDICT, verdicts, _ ("Verdict to filter by"));
  add_choice (self, BY_ORIGIN, origins, _ ("Origin to filter by"));
  add_choice (self, BY_PRESENCE, presences, _ ("State to filter by"));
  self->orders =
      lesart_filter_bar_add_order (LESART_FILTER_BAR (self), gtk_string_list_new (orders));
}

static void
lesart_note_filter_bar_init (LesartNoteFilterBar *self)
{
  self->filter = lesart_notes_filter_new ();
  self->facets.tags = g_hash_table_new (g_str_hash, g_str_equal);
  self->facets.authors = g_hash_table_new (g_str_hash, g_str_equal);
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (on_notes_changed), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  lesart_filter_bar_add_search (LESART_FILTER_BAR (self), _ ("Filter notes"), NULL);
  self->box = lesart_filter_bar_wrap (LESART_FILTER_BAR (self));
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
 * lesart_note_filter_bar_show_gone:
 *
 * Lets only the notes pass whose passage is not in the text any more.
 */
void
lesart_note_filter_bar_show_gone (LesartNoteFilterBar *self)
{
  g_return_if_fail (LESART_IS_NOTE_FILTER_BAR (self));
  lesart_filter_bar_clear (LESART_FILTER_BAR (self));
  lesart_filter_bar_set_choice (LESART_FILTER_BAR (self), BY_PRESENCE, LESART_PRESENCE_GONE);
  update (self);
}

LesartNoteOrder
lesart_note_filter_bar_get_order (LesartNoteFilterBar *self)
{
  g_return_val_if_fail (LESART_IS_NOTE_FILTER_BAR (self), LESART_NOTE_ORDER_PLACE);
  return (LesartNoteOrder) gtk_drop_down_get_selected (self->orders);
}
