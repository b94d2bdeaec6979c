/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags that all chosen notes have are what the entry for tags begins with: what is added there
 * is added to all of them, what is taken away from all.
 */
#include "notes-bulk.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "marks.h"
#include "tag-entry.h"
#include "wrap-layout.h"

struct _LesartNotesBulk {
  GtkBox parent_instance;
  LesartNotes *notes;           /* (nullable) */
  GtkSelectionModel *selection; /* (nullable): of what is chosen */
  GtkLabel *count;
  GtkWidget *tags_button;
  GtkWidget *tags_popover;
  GtkLabel *tags_title;
  LesartTagEntry *tags;
  char **common; /* (nullable): what the entry began with */
  GtkWidget *colours_button;
};

enum { DONE, DELETED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartNotesBulk, lesart_notes_bulk, GTK_TYPE_BOX)

/**
 * lesart_notes_bulk_get_n_chosen:
 *
 * Returns: how many notes are chosen
 */
guint
lesart_notes_bulk_get_n_chosen (LesartNotesBulk *self)
{
  g_autoptr (GtkBitset) chosen =
      self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;

  return chosen != NULL ? (guint) gtk_bitset_get_size (chosen) : 0;
}

/**
 * lesart_notes_bulk_get_chosen:
 *
 * Returns: (transfer full) (element-type LesartAnnotation): the chosen notes, in the order of the
 *   list
 */
GPtrArray *
lesart_notes_bulk_get_chosen (LesartNotesBulk *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen =
      self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;
  GtkBitsetIter iter;
  guint position;

  if (chosen == NULL || !gtk_bitset_iter_init_first (&iter, chosen, &position))
    return notes;
  do {
    g_ptr_array_add (notes, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  } while (gtk_bitset_iter_next (&iter, &position));
  return notes;
}

static void
update (LesartNotesBulk *self)
{
  guint n = lesart_notes_bulk_get_n_chosen (self);
  guint n_all =
      self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  /* Translators: how many of the notes in the list are chosen */
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u of %u note chosen", "%u of %u notes chosen", n_all), n, n_all);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

/* New versions are other objects: what was chosen is chosen again, as far as it is still listed. */
static void
choose_again (LesartNotesBulk *self, GPtrArray *chosen)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBitset) again = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (ids, (gpointer) lesart_annotation_get_id (chosen->pdata[i]));
  for (guint i = 0; i < n_items; i++) {
    g_autoptr (LesartAnnotation) note = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (g_hash_table_contains (ids, lesart_annotation_get_id (note)))
      gtk_bitset_add (again, i);
  }
  all = gtk_bitset_new_range (0, n_items);
  gtk_selection_model_set_selection (self->selection, again, all);
}

/* ---- tags ---- */

/**
 * lesart_notes_bulk_edit_tags:
 *
 * Asks for the tags of the chosen notes.
 */
void
lesart_notes_bulk_edit_tags (LesartNotesBulk *self)
{
  if (lesart_notes_bulk_get_n_chosen (self) > 1)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->tags_button));
}

static void
on_tags_shown (LesartNotesBulk *self)
{
  g_autoptr (GPtrArray) chosen = lesart_notes_bulk_get_chosen (self);
  g_auto (GStrv) known = self->notes != NULL ? lesart_notes_get_tags (self->notes) : NULL;
  g_autofree char *title = g_strdup_printf (
      ngettext ("Tags that %u note has", "Tags that all %u notes have", chosen->len), chosen->len);

  gtk_label_set_label (self->tags_title, title);
  g_strfreev (self->common);
  self->common = lesart_marks_get_common_tags (chosen);
  lesart_tag_entry_set_known (self->tags, (const char *const *) known);
  lesart_tag_entry_set_tags (self->tags, (const char *const *) self->common);
  lesart_tag_entry_focus (self->tags);
}

/* What of @a is not in @b. (transfer full) */
static char **
take_away (char **a, char **b)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) b, a[i]))
      g_strv_builder_add (left, a[i]);
  return g_strv_builder_end (left);
}

static void
on_tags_finished (LesartNotesBulk *self)
{
  g_autoptr (GPtrArray) chosen = lesart_notes_bulk_get_chosen (self);
  g_auto (GStrv) tags = lesart_tag_entry_get_tags (self->tags);
  g_auto (GStrv) add = take_away (tags, self->common);
  g_auto (GStrv) remove = take_away (self->common, tags);

  gtk_popover_popdown (GTK_POPOVER (self->tags_popover));
  if (add[0] == NULL && remove[0] == NULL)
    return;
  lesart_marks_change_tags (self->notes, chosen, (const char *const *) add,
                            (const char *const *) remove);
  choose_again (self, chosen);
  g_signal_emit (self, signals[DONE], 0, chosen->len);
}

static void
add_tags (LesartNotesBulk *self, GtkWidget *box)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *apply = gtk_button_new_with_label (_ ("Apply"));

  self->tags_popover = gtk_popover_new ();
  self->tags_title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->tags_title, 0);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->tags_title));
  self->tags = LESART_TAG_ENTRY (lesart_tag_entry_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->tags), 260, -1);
  g_signal_connect_swapped (self->tags, "finished", G_CALLBACK (on_tags_finished), self);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->tags));
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_widget_set_halign (apply, GTK_ALIGN_END);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (on_tags_finished), self);
  gtk_box_append (GTK_BOX (column), apply);
  gtk_popover_set_child (GTK_POPOVER (self->tags_popover), column);
  g_signal_connect_swapped (self->tags_popover, "map", G_CALLBACK (on_tags_shown), self);
  self->tags_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->tags_button), _ ("Tags"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->tags_button), self->tags_popover);
  lesart_wrap_box_append (box, self->tags_button);
}

/* ---- colour and deleting ---- */

/**
 * lesart_notes_bulk_set_colour:
 *
 * Gives the chosen notes a colour.
 */
void
lesart_notes_bulk_set_colour (LesartNotesBulk *self, LesartColour colour)
{
  g_autoptr (GPtrArray) chosen = lesart_notes_bulk_get_chosen (self);

  if (chosen->len == 0)
    return;
  lesart_marks_set_colour (self->notes, chosen, colour);
  choose_again (self, chosen);
  g_signal_emit (self, signals[DONE], 0, chosen->len);
}

static void
on_colour (GtkWidget *button, LesartNotesBulk *self)
{
  guint colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->colours_button));
  lesart_notes_bulk_set_colour (self, (LesartColour) colour);
}

static void
add_colours (LesartNotesBulk *self, GtkWidget *box)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint n = 1; n <= LESART_N_COLOURS; n++) {
    guint i = n % LESART_N_COLOURS; /* no colour comes last */
    GtkWidget *button = lesart_colour_button_new ((LesartColour) i, FALSE);

    g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (i));
    g_signal_connect (button, "clicked", G_CALLBACK (on_colour), self);
    gtk_box_append (GTK_BOX (row), button);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), row);
  self->colours_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->colours_button), _ ("Colour"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->colours_button), popover);
  lesart_wrap_box_append (box, self->colours_button);
}

/**
 * lesart_notes_bulk_delete:
 *
 * Deletes the chosen notes.
 */
void
lesart_notes_bulk_delete (LesartNotesBulk *self)
{
  g_autoptr (GPtrArray) chosen = lesart_notes_bulk_get_chosen (self);

  if (chosen->len == 0)
    return;
  lesart_marks_remove (self->notes, chosen);
  g_signal_emit (self, signals[DELETED], 0, chosen->len);
}

/* ---- the object ---- */

static void
lesart_notes_bulk_dispose (GObject *object)
{
  LesartNotesBulk *self = LESART_NOTES_BULK (object);

  lesart_notes_bulk_set_chosen (self, NULL, NULL);
  G_OBJECT_CLASS (lesart_notes_bulk_parent_class)->dispose (object);
}

static void
lesart_notes_bulk_finalize (GObject *object)
{
  g_strfreev (LESART_NOTES_BULK (object)->common);
  G_OBJECT_CLASS (lesart_notes_bulk_parent_class)->finalize (object);
}

static void
lesart_notes_bulk_class_init (LesartNotesBulkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_notes_bulk_dispose;
  G_OBJECT_CLASS (klass)->finalize = lesart_notes_bulk_finalize;
  signals[DONE] = g_signal_new ("done", LESART_TYPE_NOTES_BULK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DELETED] = g_signal_new ("deleted", LESART_TYPE_NOTES_BULK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lesart_notes_bulk_init (LesartNotesBulk *self)
{
  GtkWidget *buttons = lesart_wrap_box_new (6);
  GtkWidget *delete = gtk_button_new_with_label (_ ("Delete"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-bulk");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));
  add_tags (self, buttons);
  add_colours (self, buttons);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (lesart_notes_bulk_delete), self);
  lesart_wrap_box_append (buttons, delete);
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lesart_notes_bulk_new:
 *
 * Returns: (transfer floating): a bar that is hidden while fewer than two notes are chosen
 */
GtkWidget *
lesart_notes_bulk_new (void)
{
  return g_object_new (LESART_TYPE_NOTES_BULK, NULL);
}

/**
 * lesart_notes_bulk_set_chosen:
 * @notes: (nullable): where the chosen ones are changed
 * @selection: (nullable): of LesartAnnotation: which are chosen
 */
void
lesart_notes_bulk_set_chosen (LesartNotesBulk *self,
                              LesartNotes *notes,
                              GtkSelectionModel *selection)
{
  g_set_object (&self->notes, notes);
  if (self->selection == selection)
    return;
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection == NULL)
    return;
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (selection, "items-changed", G_CALLBACK (update), self);
  update (self);
}
