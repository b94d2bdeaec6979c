/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A click shows the passage, Enter, a double click or the button of the row edits, Space shows,
 * Delete deletes; the menu key or a click with the other button offers them all. With Ctrl or Shift
 * several are chosen (Ctrl+A: all that pass the filter), and what is done is done to all of them.
 * Undoing belongs to the history of the notes; the window offers it. Nothing is built until the
 * panel is shown for the first time.
 */
#include "notes-panel.h"

#include <glib/gi18n.h>

#include "annotation-order.h"
#include "note-filter-bar.h"
#include "note-row.h"
#include "notes-bulk.h"

#include "marks.h"

struct _LesartNotesPanel {
  LesartListPanel parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartNotes *notes; /* (nullable) */
  GSignalGroup *notes_signals;
  LesartNoteOrder order;
  guint prepare_source; /* while notes are prepared for filtering */
  guint n_prepared;
  LesartNoteFilterBar *bar; /* (nullable): so everything here before the panel is built */
  LesartNotesBulk *bulk;
  guint32 caret;
};

enum { SHOW_SPAN, EDIT, RELATE, DELETED, CHANGED, N_SIGNALS };

#define PREPARE_US 2000 /* of work between two events */

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartNotesPanel, lesart_notes_panel, LESART_TYPE_LIST_PANEL)

/* ---- What can be done with a note ---- */

static void
show_annotation (LesartNotesPanel *self, LesartAnnotation *annotation)
{
  LesartSpan span = lesart_annotation_get_extent (annotation);

  g_signal_emit (self, signals[SHOW_SPAN], 0, span.start, span.end);
}

/* (transfer full) (nullable) */
static LesartAnnotation *
get_chosen (LesartListPanel *panel)
{
  guint position;

  return lesart_list_panel_get_chosen (panel, &position)
             ? g_list_model_get_item (lesart_list_panel_get_shown (panel), position)
             : NULL;
}

/* What a command means: all that are chosen if the row is one of them, else the row alone.
 * (transfer full) */
static GPtrArray *
get_meant (LesartNotesPanel *self)
{
  g_autoptr (LesartAnnotation) annotation = get_chosen (LESART_LIST_PANEL (self));
  GPtrArray *chosen = lesart_notes_bulk_get_chosen (self->bulk);

  if (annotation != NULL && !g_ptr_array_find (chosen, annotation, NULL)) {
    g_ptr_array_set_size (chosen, 0);
    g_ptr_array_add (chosen, g_object_ref (annotation));
  }
  return chosen;
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  g_autoptr (GPtrArray) meant = get_meant (self);

  if (meant->len == 0)
    return;
  lesart_marks_remove (self->notes, meant);
  g_signal_emit (self, signals[DELETED], 0, meant->len);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  g_autoptr (LesartAnnotation) annotation = get_chosen (LESART_LIST_PANEL (self));

  if (lesart_notes_bulk_get_n_chosen (self->bulk) > 1)
    lesart_notes_bulk_edit_tags (self->bulk);
  else if (annotation != NULL)
    g_signal_emit (self, signals[EDIT], 0, annotation);
}

static void
colour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  LesartColour colour = (LesartColour) g_variant_get_uint32 (parameter);
  g_autoptr (GPtrArray) meant = get_meant (self);

  if (meant->len > 1)
    lesart_notes_bulk_set_colour (self->bulk, colour);
  else if (meant->len > 0)
    lesart_marks_set_colour (self->notes, meant, colour);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  g_autoptr (LesartAnnotation) annotation = get_chosen (LESART_LIST_PANEL (self));

  if (annotation != NULL)
    g_signal_emit (self, signals[EDIT], 0, annotation);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  g_autoptr (LesartAnnotation) annotation = get_chosen (LESART_LIST_PANEL (self));

  if (annotation != NULL)
    show_annotation (self, annotation);
}

static void
relate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LesartAnnotation) annotation = get_chosen (LESART_LIST_PANEL (widget));

  if (annotation != NULL)
    g_signal_emit (widget, signals[RELATE], 0, annotation);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) meant = get_meant (LESART_NOTES_PANEL (widget));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < meant->len; i++) {
    g_autofree char *words = lesart_note_row_describe (meant->pdata[i]);

    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", words);
  }
  if (meant->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
activate (LesartListPanel *panel, guint position)
{
  g_autoptr (LesartAnnotation) annotation =
      g_list_model_get_item (lesart_list_panel_get_shown (panel), position);

  if (annotation != NULL)
    g_signal_emit (panel, signals[EDIT], 0, annotation);
}

static void
fill_row_menu (LesartListPanel *panel, guint position, GMenu *menu)
{
  g_menu_append (menu, _ ("_Show in text"), "notes.show");
  g_menu_append (menu, _ ("_Edit…"), "notes.edit");
  g_menu_append (menu, _ ("_Tags…"), "notes.tag");
  g_menu_append (menu, _ ("_Relate…"), "notes.relate");
  g_menu_append (menu, _ ("_Copy"), "notes.copy");
  g_menu_append (menu, _ ("_Delete"), "notes.delete");
}

static gboolean
is_current (LesartListPanel *panel, gpointer annotation, guint position)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (panel);
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (self->caret >= spans[i].start && self->caret < spans[i].end)
      return TRUE;
  return FALSE;
}

/* ---- Pages ---- */

static guint
count_all (LesartNotesPanel *self)
{
  return self->notes == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->notes));
}

static void
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (panel);

  if (count_all (self) > 0) {
    lesart_panel_status_set (status, "edit-find-symbolic", _ ("No note matches the filter."));
    lesart_panel_status_set_action (status, _ ("Clear filter"), NULL);
  } else if (self->document == NULL || lesart_document_get_text (self->document) == NULL) {
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open an article to make notes on it."));
    lesart_panel_status_set_action (status, _ ("Open…"), "win.open");
  } else {
    lesart_panel_status_set (
        status, "document-edit-symbolic",
        _ ("No notes yet. Select a passage, then press Ctrl+1 to highlight it or N to write a note."));
    lesart_panel_status_set_action (status, NULL, NULL);
  }
}

/* Nothing is said while all are there to see. */
static char *
count (LesartListPanel *panel, gboolean filtered, guint n_shown, guint n_all)
{
  if (!filtered)
    return NULL;
  /* Translators: how many of all notes the filter shows */
  return g_strdup_printf (ngettext ("%u of %u note", "%u of %u notes", n_all), n_shown, n_all);
}

static void
update_page (LesartNotesPanel *self)
{
  lesart_list_panel_update_page (LESART_LIST_PANEL (self));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), count_all (self) > 0);
}

static gboolean
matches (LesartListPanel *panel, gpointer item)
{
  return lesart_notes_filter_match (
      lesart_note_filter_bar_get_filter (LESART_NOTES_PANEL (panel)->bar), item);
}

static gint64
get_time (LesartAnnotation *annotation, gpointer data)
{
  GDateTime *time = annotation != NULL ? lesart_annotation_get_modified (annotation) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* Those without a tag last. */
static char *
get_first_tag (LesartAnnotation *annotation, gpointer data)
{
  const char *tag = annotation != NULL ? lesart_annotation_get_tags (annotation)[0] : NULL;

  return g_strdup (tag != NULL ? tag : "\xf4\x8f\xbf\xbd");
}

/* NULL keeps the order of the notes, which is that of the text. Others are stable. (transfer full)
 */
static GtkSorter *
make_sorter (LesartNoteOrder order)
{
  GtkExpression *key;
  GtkSorter *sorter;

  if (order == LESART_NOTE_ORDER_PLACE)
    return NULL;
  if (order == LESART_NOTE_ORDER_TAG) {
    key = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_first_tag),
                                       NULL, NULL);
    return GTK_SORTER (gtk_string_sorter_new (key));
  }
  key =
      gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_time), NULL, NULL);
  sorter = GTK_SORTER (gtk_numeric_sorter_new (key));
  gtk_numeric_sorter_set_sort_order (GTK_NUMERIC_SORTER (sorter), GTK_SORT_DESCENDING);
  return sorter;
}

static void
on_order (LesartNotesPanel *self)
{
  LesartNoteOrder order = lesart_note_filter_bar_get_order (self->bar);
  g_autoptr (GtkSorter) sorter = order != self->order ? make_sorter (order) : NULL;

  if (order == self->order)
    return;
  self->order = order;
  lesart_list_panel_set_sorter (LESART_LIST_PANEL (self), sorter);
}

/* A filter by words is quick from the first key on if what it looks into is there already. */
static gboolean
prepare_some (gpointer data)
{
  LesartNotesPanel *self = data;
  guint n_notes = self->notes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->notes)) : 0;
  gint64 end = g_get_monotonic_time () + PREPARE_US;

  while (self->n_prepared < n_notes && g_get_monotonic_time () < end) {
    g_autoptr (LesartAnnotation) note =
        g_list_model_get_item (G_LIST_MODEL (self->notes), self->n_prepared++);

    lesart_notes_filter_prepare (note);
  }
  if (self->n_prepared < n_notes)
    return G_SOURCE_CONTINUE;
  self->prepare_source = 0;
  return G_SOURCE_REMOVE;
}

static void
prepare_all (LesartNotesPanel *self)
{
  self->n_prepared = 0;
  if (self->prepare_source == 0)
    self->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare_some, self, NULL);
}

static void
on_notes_changed (LesartNotesPanel *self, guint position, guint removed, guint added)
{
  if (added > 1)
    prepare_all (self);
  else if (added == 1)
    lesart_notes_filter_prepare (lesart_notes_get_items (self->notes)->pdata[position]);
}

static void
on_document_changed (LesartNotesPanel *self)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  LesartNotes *notes = self->document == NULL ? NULL : lesart_document_get_notes (self->document);

  if (self->bar == NULL)
    return;
  if (g_set_object (&self->notes, notes)) {
    lesart_note_filter_bar_set_notes (self->bar, notes);
    lesart_list_panel_set_model (panel, G_LIST_MODEL (notes));
    lesart_notes_bulk_set_chosen (self->bulk, notes, lesart_list_panel_get_selection (panel));
    g_signal_group_set_target (self->notes_signals, notes);
    prepare_all (self);
  }
  update_page (self);
}

/* In the order of the text, which the rows then have as well: the place of the note, or of what
 * comes behind it. */
static guint
find_row_by_place (GListModel *shown, LesartAnnotation *note)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (shown);

  while (low < high) {
    guint middle = low + (high - low) / 2;
    g_autoptr (LesartAnnotation) other = g_list_model_get_item (shown, middle);

    if (lesart_annotation_compare (other, note) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The first row of the notes that the caret stands in. */
static gboolean
find_current_row (LesartNotesPanel *self, GPtrArray *notes, guint *row)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  GListModel *shown = lesart_list_panel_get_shown (panel);
  gboolean by_place = self->order == LESART_NOTE_ORDER_PLACE;
  guint n_steps = by_place ? notes->len : g_list_model_get_n_items (shown);

  for (guint i = 0; i < n_steps; i++) {
    g_autoptr (LesartAnnotation) note = NULL;

    *row = by_place ? find_row_by_place (shown, notes->pdata[i]) : i;
    note = g_list_model_get_item (shown, *row);
    if (note != NULL && is_current (panel, note, *row))
      return TRUE;
  }
  return FALSE;
}

/**
 * lesart_notes_panel_set_caret:
 * @at: where the caret of the reader stands, in code points
 *
 * Marks the rows of the passages there, and brings the first into view unless the reader is in the
 * list.
 */
void
lesart_notes_panel_set_caret (LesartNotesPanel *self, guint32 at)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  g_autoptr (GPtrArray) found = NULL;
  guint row;

  g_return_if_fail (LESART_IS_NOTES_PANEL (self));
  self->caret = at;
  if (self->bar == NULL)
    return;
  lesart_list_panel_mark_rows (panel);
  found =
      self->notes != NULL ? lesart_notes_find_at (self->notes, (LesartSpan){ at, at + 1 }) : NULL;
  if (found != NULL && find_current_row (self, found, &row))
    lesart_list_panel_follow (panel, row);
}

/* ---- Building ---- */

static void
on_bulk_deleted (LesartNotesBulk *bulk, guint n, LesartNotesPanel *self)
{
  lesart_list_panel_focus_list (LESART_LIST_PANEL (self));
  g_signal_emit (self, signals[DELETED], 0, n);
}

static void
on_bulk_done (LesartNotesBulk *bulk, guint n, LesartNotesPanel *self)
{
  lesart_list_panel_focus_list (LESART_LIST_PANEL (self));
  g_signal_emit (self, signals[CHANGED], 0, n);
}

static void
build (LesartListPanel *panel)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (panel);

  self->bar = LESART_NOTE_FILTER_BAR (lesart_note_filter_bar_new ());
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (on_notes_changed), self);
  lesart_list_panel_add_list (panel, GTK_BOX (self), LESART_FILTER_BAR (self->bar), NULL,
                              _ ("Notes"));
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (on_order), self);
  g_signal_connect_object (lesart_list_panel_get_shown (panel), "items-changed",
                           G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  self->bulk = LESART_NOTES_BULK (lesart_notes_bulk_new ());
  g_signal_connect (self->bulk, "deleted", G_CALLBACK (on_bulk_deleted), self);
  g_signal_connect (self->bulk, "done", G_CALLBACK (on_bulk_done), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bulk));
  on_document_changed (self);
}

/* ---- The object ---- */

static void
lesart_notes_panel_dispose (GObject *object)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (object);

  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->notes_signals);
  if (self->bulk != NULL)
    lesart_notes_bulk_set_chosen (self->bulk, NULL, NULL);
  self->bulk = NULL;
  g_clear_object (&self->document);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_notes_panel_parent_class)->dispose (object);
}

static void
add_actions (LesartNotesPanelClass *class)
{
  static const LesartRowKey keys[] = {
    { GDK_KEY_t, 0, "notes.tag", LESART_NO_TARGET },
    { GDK_KEY_r, 0, "notes.relate", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "notes.delete", LESART_NO_TARGET },
    { GDK_KEY_KP_Delete, 0, "notes.delete", LESART_NO_TARGET },
    { GDK_KEY_space, 0, "notes.show", LESART_NO_TARGET },
    { GDK_KEY_c, GDK_CONTROL_MASK, "notes.copy", LESART_NO_TARGET },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "notes.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "notes.colour", "u", colour_action);
  gtk_widget_class_install_action (widget_class, "notes.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "notes.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "notes.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "notes.relate", NULL, relate_action);
  gtk_widget_class_install_action (widget_class, "notes.copy", NULL, copy_action);
  lesart_list_panel_class_add_keys (LESART_LIST_PANEL_CLASS (class), keys, G_N_ELEMENTS (keys));
  for (int i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    const LesartRowKey key = { GDK_KEY_0 + (guint) i, GDK_CONTROL_MASK, "notes.colour", i };

    lesart_list_panel_class_add_keys (LESART_LIST_PANEL_CLASS (class), &key, 1);
  }
}

static void
lesart_notes_panel_class_init (LesartNotesPanelClass *klass)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (klass);
  GType type = LESART_TYPE_NOTES_PANEL;

  G_OBJECT_CLASS (klass)->dispose = lesart_notes_panel_dispose;
  panel_class->choose_many = TRUE;
  panel_class->build = build;
  panel_class->matches = matches;
  panel_class->count = count;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_NOTE_ROW;
  panel_class->is_current = is_current;
  panel_class->fill_row_menu = fill_row_menu;
  panel_class->activate = activate;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, LESART_TYPE_ANNOTATION);
  signals[RELATE] = g_signal_new ("relate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, LESART_TYPE_ANNOTATION);
  signals[DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  add_actions (klass);
}

static void
lesart_notes_panel_init (LesartNotesPanel *self)
{
  self->caret = G_MAXUINT32;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes",
                                  G_CALLBACK (on_document_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::text",
                                  G_CALLBACK (on_document_changed), self);
}

GtkWidget *
lesart_notes_panel_new (void)
{
  return g_object_new (LESART_TYPE_NOTES_PANEL, NULL);
}

/**
 * lesart_notes_panel_set_document:
 * @document: (nullable): whose notes are listed
 */
void
lesart_notes_panel_set_document (LesartNotesPanel *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_NOTES_PANEL (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_document_changed (self);
}

/**
 * lesart_notes_panel_show_gone:
 *
 * Lists only the notes whose passage is not in the text any more, and goes there.
 */
void
lesart_notes_panel_show_gone (LesartNotesPanel *self)
{
  g_return_if_fail (LESART_IS_NOTES_PANEL (self));
  lesart_list_panel_build (LESART_LIST_PANEL (self));
  lesart_note_filter_bar_show_gone (self->bar);
  lesart_list_panel_focus_list (LESART_LIST_PANEL (self));
}
