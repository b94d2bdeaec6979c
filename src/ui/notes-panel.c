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

#include "note-filter-bar.h"
#include "note-row.h"
#include "notes-bulk.h"
#include "panel-parts.h"
#include "panel-status.h"

#include "marks.h"

struct _LesartNotesPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartNotes *notes; /* (nullable) */
  GSignalGroup *notes_signals;
  LesartNoteOrder order;
  GtkFilterListModel *filtered;
  GtkSortListModel *shown;
  GtkSelectionModel *selection;
  LesartNotesBulk *bulk;
  guint prepare_source; /* while notes are prepared for filtering */
  guint n_prepared;
  GtkCustomFilter *filter;
  LesartNoteFilterBar *bar;
  GtkLabel *count;
  GtkStack *stack; /* (nullable): so everything here before the panel is built */
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *menu;
  LesartAnnotation *menu_annotation; /* (nullable): what the menu was opened on */
  LesartPanelStatus *status;
  GPtrArray *bound; /* GtkListItem, not owned */
  guint32 caret;
};

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

enum { SHOW_SPAN, EDIT, DELETED, CHANGED, N_SIGNALS };

#define PREPARE_US 2000 /* of work between two events */

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartNotesPanel, lesart_notes_panel, GTK_TYPE_BOX)

/* ---- What can be done with a note ---- */

static void
show_annotation (LesartNotesPanel *self, LesartAnnotation *annotation)
{
  LesartSpan span = lesart_annotation_get_extent (annotation);

  g_signal_emit (self, signals[SHOW_SPAN], 0, span.start, span.end);
}

/* The row that has the focus, or one of whose widgets has it. */
static LesartAnnotation *
focused_annotation (LesartNotesPanel *self)
{
  GtkListItem *item = lesart_panel_get_focused (GTK_WIDGET (self), self->bound);

  return item == NULL ? NULL : gtk_list_item_get_item (item);
}

/* While the menu is open it has the focus. */
static LesartAnnotation *
chosen_annotation (LesartNotesPanel *self)
{
  LesartAnnotation *focused = focused_annotation (self);

  return focused != NULL ? focused : self->menu_annotation;
}

/* What a command means: all that are chosen if the row is one of them, else the row alone.
 * (transfer full) */
static GPtrArray *
get_meant (LesartNotesPanel *self)
{
  LesartAnnotation *annotation = chosen_annotation (self);
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
  LesartAnnotation *annotation = chosen_annotation (self);

  if (lesart_notes_bulk_get_n_chosen (self->bulk) > 1)
    lesart_notes_bulk_edit_tags (self->bulk);
  else if (annotation != NULL)
    g_signal_emit (self, signals[EDIT], 0, annotation);
}

static void
colour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  LesartColour colour = (LesartColour) g_variant_get_int32 (parameter);
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
  LesartAnnotation *annotation = chosen_annotation (self);

  if (annotation != NULL)
    g_signal_emit (self, signals[EDIT], 0, annotation);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  LesartAnnotation *annotation = chosen_annotation (self);

  if (annotation != NULL)
    show_annotation (self, annotation);
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

static gboolean
on_colour_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (focused_annotation (LESART_NOTES_PANEL (widget)) == NULL)
    return FALSE;
  gtk_widget_activate_action_variant (widget, "notes.colour", args);
  return TRUE;
}

/* A key for rows must not be taken from what is typed into the filter. */
static gboolean
on_row_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  g_autofree char *action = g_variant_dup_string (args, NULL);

  if (focused_annotation (self) == NULL)
    return FALSE;
  gtk_widget_activate_action (widget, action, NULL);
  return TRUE;
}

static void
on_activate (LesartNotesPanel *self, guint position)
{
  g_autoptr (LesartAnnotation) annotation =
      g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (annotation != NULL)
    g_signal_emit (self, signals[EDIT], 0, annotation);
}

static void
on_row_show (LesartNoteRow *row, LesartNotesPanel *self)
{
  show_annotation (self, lesart_note_row_get_annotation (row));
}

static void
on_row_edit (LesartNoteRow *row, LesartNotesPanel *self)
{
  g_signal_emit (self, signals[EDIT], 0, lesart_note_row_get_annotation (row));
}

/* ---- The menu of a row ---- */

static void
pop_up_menu (
    LesartNotesPanel *self, LesartAnnotation *annotation, GtkWidget *widget, double x, double y)
{
  g_set_object (&self->menu_annotation, annotation);
  lesart_panel_menu_pop_up (self->menu, widget, x, y);
}

static void
on_right_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartNotesPanel *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkListItem *item =
      lesart_panel_find_item (self->bound, gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT));

  if (item != NULL)
    pop_up_menu (self, gtk_list_item_get_item (item), list, x, y);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);
  LesartAnnotation *annotation = focused_annotation (self);
  GdkRectangle row;

  if (annotation == NULL
      || !lesart_notes_panel_get_row_area (self, lesart_annotation_get_id (annotation), &row))
    return FALSE;
  pop_up_menu (self, annotation, widget, row.x + 24, row.y + 24);
  return TRUE;
}

static void
add_menu (LesartNotesPanel *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_menu_append (menu, _ ("_Show in text"), "notes.show");
  g_menu_append (menu, _ ("_Edit…"), "notes.edit");
  g_menu_append (menu, _ ("_Tags…"), "notes.tag");
  g_menu_append (menu, _ ("_Copy"), "notes.copy");
  g_menu_append (menu, _ ("_Delete"), "notes.delete");
  self->menu = lesart_panel_menu_new (self->list, G_MENU_MODEL (menu));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_right_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/* ---- Rows ---- */

static gboolean
is_current (LesartNotesPanel *self, LesartAnnotation *annotation)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (self->caret >= spans[i].start && self->caret < spans[i].end)
      return TRUE;
  return FALSE;
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartNotesPanel *self)
{
  GtkWidget *row = lesart_note_row_new ();

  g_signal_connect (row, "show-passage", G_CALLBACK (on_row_show), self);
  g_signal_connect (row, "edit", G_CALLBACK (on_row_edit), self);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartNotesPanel *self)
{
  LesartNoteRow *row = LESART_NOTE_ROW (gtk_list_item_get_child (item));
  LesartAnnotation *annotation = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *label = lesart_note_row_describe (annotation);

  lesart_note_row_set_annotation (row, annotation);
  lesart_note_row_set_current (row, is_current (self, annotation));
  g_ptr_array_add (self->bound, item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartNotesPanel *self)
{
  lesart_note_row_set_annotation (LESART_NOTE_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

/* ---- Pages ---- */

static void
show_status (LesartNotesPanel *self, guint n_notes)
{
  if (n_notes > 0) {
    lesart_panel_status_set (self->status, "edit-find-symbolic", _ ("No note matches the filter."));
    lesart_panel_status_set_action (self->status, _ ("Clear filter"), NULL);
  } else if (self->document == NULL || lesart_document_get_text (self->document) == NULL) {
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open an article to make notes on it."));
    lesart_panel_status_set_action (self->status, _ ("Open…"), "win.open");
  } else {
    lesart_panel_status_set (
        self->status, "document-edit-symbolic",
        _ ("No notes yet. Select a passage, then press Ctrl+H to highlight it or Ctrl+N to write a note."));
    lesart_panel_status_set_action (self->status, NULL, NULL);
  }
}

static void
update_page (LesartNotesPanel *self)
{
  guint n_notes = self->notes == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->notes));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gboolean filtered = !lesart_notes_filter_is_empty (lesart_note_filter_bar_get_filter (self->bar));

  gtk_widget_set_visible (GTK_WIDGET (self->count), filtered && n_shown > 0);
  if (filtered) {
    /* Translators: how many of all notes the filter shows */
    g_autofree char *count =
        g_strdup_printf (ngettext ("%u of %u note", "%u of %u notes", n_notes), n_shown, n_notes);

    gtk_label_set_label (self->count, count);
  }
  if (n_shown == 0)
    show_status (self, n_notes);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n_notes > 0);
  gtk_stack_set_visible_child (self->stack,
                               n_shown == 0 ? GTK_WIDGET (self->status) : self->scroller);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  LesartNotesPanel *self = user_data;

  return lesart_notes_filter_match (lesart_note_filter_bar_get_filter (self->bar), item);
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
on_filter_changed (LesartNotesPanel *self)
{
  LesartNoteOrder order = lesart_note_filter_bar_get_order (self->bar);

  if (order != self->order) {
    g_autoptr (GtkSorter) sorter = make_sorter (order);

    self->order = order;
    gtk_sort_list_model_set_sorter (self->shown, sorter);
  }
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
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
  LesartNotes *notes = self->document == NULL ? NULL : lesart_document_get_notes (self->document);

  if (self->stack == NULL)
    return;
  if (g_set_object (&self->notes, notes)) {
    lesart_note_filter_bar_set_notes (self->bar, notes);
    gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (notes));
    lesart_notes_bulk_set_chosen (self->bulk, notes, self->selection);
    g_signal_group_set_target (self->notes_signals, notes);
    prepare_all (self);
  }
  update_page (self);
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
  gboolean follow;
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (LESART_IS_NOTES_PANEL (self));
  self->caret = at;
  if (self->stack == NULL)
    return;
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    lesart_note_row_set_current (LESART_NOTE_ROW (gtk_list_item_get_child (item)),
                                 is_current (self, gtk_list_item_get_item (item)));
  }
  found =
      self->notes != NULL ? lesart_notes_find_at (self->notes, (LesartSpan){ at, at + 1 }) : NULL;
  follow = found != NULL && found->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->list))
           && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0;
  for (guint i = 0; follow && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (!is_current (self, annotation))
      continue;
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    break;
  }
}

/**
 * lesart_notes_panel_get_row_area:
 * @id: of an annotation
 * @area: (out caller-allocates): its row in the coordinates of the panel
 *
 * Returns: whether the row is on the screen
 */
gboolean
lesart_notes_panel_get_row_area (LesartNotesPanel *self, const char *id, GdkRectangle *area)
{
  g_return_val_if_fail (LESART_IS_NOTES_PANEL (self), FALSE);
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);
    graphene_rect_t bounds;

    if (!g_str_equal (lesart_annotation_get_id (gtk_list_item_get_item (item)), id))
      continue;
    if (!gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self), &bounds))
      return FALSE;
    *area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                            (int) bounds.size.height };
    return TRUE;
  }
  return FALSE;
}

/* ---- Building ---- */

static void
add_list (LesartNotesPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Notes"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  add_menu (self);
}

static void
on_bulk_deleted (LesartNotesBulk *bulk, guint n, LesartNotesPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_signal_emit (self, signals[DELETED], 0, n);
}

static void
on_bulk_done (LesartNotesBulk *bulk, guint n, LesartNotesPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_signal_emit (self, signals[CHANGED], 0, n);
}

static void
build (LesartNotesPanel *self)
{
  self->bar = LESART_NOTE_FILTER_BAR (lesart_note_filter_bar_new ());
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (on_filter_changed), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "lesart-filter-count");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->count));
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  self->shown = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "items-changed",
                                  G_CALLBACK (on_notes_changed), self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  add_list (self);
  lesart_panel_lead_down (GTK_WIDGET (self->bar), self->list);
  self->bulk = LESART_NOTES_BULK (lesart_notes_bulk_new ());
  g_signal_connect (self->bulk, "deleted", G_CALLBACK (on_bulk_deleted), self);
  g_signal_connect (self->bulk, "done", G_CALLBACK (on_bulk_done), self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  g_signal_connect_swapped (self->status, "action", G_CALLBACK (lesart_note_filter_bar_clear),
                            self->bar);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bulk));
  on_document_changed (self);
}

static void
lesart_notes_panel_map (GtkWidget *widget)
{
  LesartNotesPanel *self = LESART_NOTES_PANEL (widget);

  if (self->stack == NULL)
    build (self);
  GTK_WIDGET_CLASS (lesart_notes_panel_parent_class)->map (widget);
}

/* ---- The object ---- */

static void
lesart_notes_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    g_value_set_object (value, LESART_NOTES_PANEL (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_notes_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    lesart_notes_panel_set_document (LESART_NOTES_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

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
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->menu_annotation);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  self->filter = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->shown);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_notes_panel_parent_class)->dispose (object);
}

static void
lesart_notes_panel_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_NOTES_PANEL (object)->bound);
  G_OBJECT_CLASS (lesart_notes_panel_parent_class)->finalize (object);
}

static void
lesart_notes_panel_class_init (LesartNotesPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = LESART_TYPE_NOTES_PANEL;

  object_class->get_property = lesart_notes_panel_get_property;
  object_class->set_property = lesart_notes_panel_set_property;
  object_class->dispose = lesart_notes_panel_dispose;
  object_class->finalize = lesart_notes_panel_finalize;
  widget_class->map = lesart_notes_panel_map;
  properties[PROP_DOCUMENT] =
      g_param_spec_object ("document", NULL, NULL, LESART_TYPE_DOCUMENT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, LESART_TYPE_ANNOTATION);
  signals[DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "notes.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "notes.colour", "i", colour_action);
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + i, GDK_CONTROL_MASK, on_colour_key, "i",
                                  i);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, on_row_key, "s", "notes.tag");
  gtk_widget_class_install_action (widget_class, "notes.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "notes.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "notes.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "notes.copy", NULL, copy_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_row_key, "s", "notes.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, on_row_key, "s",
                                "notes.delete");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_row_key, "s", "notes.show");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, on_row_key, "s",
                                "notes.copy");
}

static void
lesart_notes_panel_init (LesartNotesPanel *self)
{
  self->bound = g_ptr_array_new ();
  self->caret = G_MAXUINT32;
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes",
                                  G_CALLBACK (on_document_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::text",
                                  G_CALLBACK (on_document_changed), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
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
  if (self->stack == NULL)
    build (self);
  lesart_note_filter_bar_show_gone (self->bar);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
