/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enter and a click show the passage; K keeps it, P places it by hand, Delete deletes it: the
 * buttons of the row say so. What is decided leaves the list, and comes back when it is undone.
 */
#include "changes-panel.h"

#include <glib/gi18n.h>

#include "change-row.h"
#include "panel-parts.h"
#include "panel-status.h"

#define MANY 10000 /* notes that are not looked through at once */

struct _LesartChangesPanel {
  GtkBox parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartNotes *notes; /* (nullable) */
  GtkFilterListModel *shown;
  GtkWidget *header;
  GtkLabel *summary;
  GtkWidget *keep_all;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GPtrArray *bound; /* GtkListItem, not owned */
};

enum { SHOW_SPAN, PLACE, DECIDED, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartChangesPanel, lesart_changes_panel, GTK_TYPE_BOX)

/* ---- what can be done ---- */

static void
replace_kept (LesartChangesPanel *self, LesartAnnotation *annotation)
{
  guint n_spans;
  const LesartSpan *spans = lesart_annotation_get_spans (annotation, &n_spans);
  g_autoptr (LesartAnnotation) kept = lesart_annotation_with_spans (
      annotation, lesart_document_get_text (self->document), spans, n_spans);

  lesart_notes_replace (self->notes, kept, LESART_EDIT_MOVE);
}

static void
keep (LesartChangesPanel *self, LesartAnnotation *annotation)
{
  if (lesart_annotation_get_fate (annotation) == LESART_FATE_GONE)
    return;
  replace_kept (self, annotation);
  g_signal_emit (self, signals[DECIDED], 0, _ ("Mark kept at this place"));
}

static void
place (LesartChangesPanel *self, LesartAnnotation *annotation)
{
  g_signal_emit (self, signals[PLACE], 0, annotation);
}

static void
let_go (LesartChangesPanel *self, LesartAnnotation *annotation)
{
  g_autofree char *id = g_strdup (lesart_annotation_get_id (annotation));

  lesart_notes_remove (self->notes, id);
  g_signal_emit (self, signals[DECIDED], 0, _ ("Mark deleted"));
}

static void
show (LesartChangesPanel *self, LesartAnnotation *annotation)
{
  LesartSpan span = lesart_annotation_get_extent (annotation);

  if (!lesart_span_is_empty (span))
    g_signal_emit (self, signals[SHOW_SPAN], 0, span.start, span.end);
}

/* All that are not gone, in one step. */
static void
on_keep_all (LesartChangesPanel *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *shown = G_LIST_MODEL (self->shown);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    LesartAnnotation *annotation = g_list_model_get_item (shown, i);

    if (lesart_annotation_get_fate (annotation) != LESART_FATE_GONE)
      g_ptr_array_add (found, annotation);
    else
      g_object_unref (annotation);
  }
  lesart_notes_begin_group (self->notes);
  for (guint i = 0; i < found->len; i++)
    replace_kept (self, found->pdata[i]);
  lesart_notes_end_group (self->notes);
  g_signal_emit (self, signals[DECIDED], 0, _ ("All marks that were found are kept"));
}

/* ---- rows ---- */

static void
on_row_keep (LesartChangeRow *row, LesartChangesPanel *self)
{
  keep (self, lesart_change_row_get_annotation (row));
}

static void
on_row_place (LesartChangeRow *row, LesartChangesPanel *self)
{
  place (self, lesart_change_row_get_annotation (row));
}

static void
on_row_let_go (LesartChangeRow *row, LesartChangesPanel *self)
{
  let_go (self, lesart_change_row_get_annotation (row));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartChangesPanel *self)
{
  GtkWidget *row = lesart_change_row_new ();

  g_signal_connect (row, "keep", G_CALLBACK (on_row_keep), self);
  g_signal_connect (row, "place", G_CALLBACK (on_row_place), self);
  g_signal_connect (row, "let-go", G_CALLBACK (on_row_let_go), self);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartChangesPanel *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *widget = gtk_widget_get_parent (row);
  g_autofree char *label = lesart_change_row_describe (gtk_list_item_get_item (item));

  lesart_change_row_set_annotation (LESART_CHANGE_ROW (row), gtk_list_item_get_item (item));
  g_ptr_array_add (self->bound, item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartChangesPanel *self)
{
  lesart_change_row_set_annotation (LESART_CHANGE_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

static void
on_activate (LesartChangesPanel *self, guint position)
{
  g_autoptr (LesartAnnotation) annotation =
      g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (annotation != NULL)
    show (self, annotation);
}

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (widget);
  GtkListItem *item = lesart_panel_get_focused (widget, self->bound);
  g_autoptr (LesartAnnotation) annotation =
      item != NULL ? g_object_ref (gtk_list_item_get_item (item)) : NULL;

  if (annotation == NULL)
    return FALSE;
  switch (g_variant_get_byte (args)) {
  case 'k':
    keep (self, annotation);
    break;
  case 'p':
    place (self, annotation);
    break;
  default:
    let_go (self, annotation);
  }
  return TRUE;
}

/* ---- what there is ---- */

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  return lesart_annotation_get_fate (item) != LESART_FATE_SAME;
}

/**
 * lesart_changes_panel_count:
 *
 * Returns: how many passages there are to decide on
 */
LesartChangeCounts
lesart_changes_panel_count (LesartChangesPanel *self)
{
  LesartChangeCounts counts = { 0, 0, 0 };
  GListModel *shown = G_LIST_MODEL (self->shown);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (LesartAnnotation) annotation = g_list_model_get_item (shown, i);
    LesartFate fate = lesart_annotation_get_fate (annotation);

    counts.n_moved += fate == LESART_FATE_MOVED;
    counts.n_changed += fate == LESART_FATE_CHANGED;
    counts.n_gone += fate == LESART_FATE_GONE;
  }
  return counts;
}

static void
update (LesartChangesPanel *self)
{
  LesartChangeCounts counts = lesart_changes_panel_count (self);
  guint n = counts.n_moved + counts.n_changed + counts.n_gone;
  g_autofree char *summary =
      g_strdup_printf (ngettext ("%u passage to check", "%u passages to check", n), n);

  if (self->stack != NULL) {
    gtk_label_set_label (self->summary, summary);
    gtk_widget_set_visible (self->header, n > 0);
    gtk_widget_set_sensitive (self->keep_all, counts.n_moved + counts.n_changed > 0);
    gtk_stack_set_visible_child (self->stack, n > 0 ? self->scroller : GTK_WIDGET (self->status));
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_document_changed (LesartChangesPanel *self)
{
  LesartNotes *notes = self->document == NULL ? NULL : lesart_document_get_notes (self->document);

  if (g_set_object (&self->notes, notes)) {
    gtk_filter_list_model_set_incremental (
        self->shown, notes != NULL && g_list_model_get_n_items (G_LIST_MODEL (notes)) > MANY);
    gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (notes));
  }
  update (self);
}

/* ---- building ---- */

static void
add_header (LesartChangesPanel *self)
{
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->header, "lesart-changes-header");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (self->header), GTK_WIDGET (self->summary));
  self->keep_all = gtk_button_new_with_label (_ ("Keep all found"));
  gtk_widget_set_tooltip_text (self->keep_all,
                               _ ("All marks but those that are gone stay where they are now"));
  g_signal_connect_swapped (self->keep_all, "clicked", G_CALLBACK (on_keep_all), self);
  gtk_box_append (GTK_BOX (self->header), self->keep_all);
  gtk_box_append (GTK_BOX (self), self->header);
}

static void
add_list (LesartChangesPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)))),
      factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Changed passages"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
}

static void
build (LesartChangesPanel *self)
{
  add_header (self);
  add_list (self);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  lesart_panel_status_set (self->status, "object-select-symbolic",
                           _ ("Every mark is at its place."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

static void
lesart_changes_panel_map (GtkWidget *widget)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (widget);

  if (self->stack == NULL) {
    build (self);
    update (self);
  }
  GTK_WIDGET_CLASS (lesart_changes_panel_parent_class)->map (widget);
}

/* ---- the object ---- */

static void
lesart_changes_panel_dispose (GObject *object)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_changes_panel_parent_class)->dispose (object);
}

static void
lesart_changes_panel_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_CHANGES_PANEL (object)->bound);
  G_OBJECT_CLASS (lesart_changes_panel_parent_class)->finalize (object);
}

/* Who comes to the panel comes to the passages; what decides on all of them is Shift+Tab away. */
static gboolean
lesart_changes_panel_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (widget);

  if (self->stack != NULL && direction == GTK_DIR_TAB_FORWARD
      && gtk_widget_get_focus_child (widget) == NULL
      && gtk_widget_child_focus (GTK_WIDGET (self->stack), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (lesart_changes_panel_parent_class)->focus (widget, direction);
}

static void
lesart_changes_panel_class_init (LesartChangesPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = LESART_TYPE_CHANGES_PANEL;

  object_class->dispose = lesart_changes_panel_dispose;
  object_class->finalize = lesart_changes_panel_finalize;
  widget_class->focus = lesart_changes_panel_focus;
  widget_class->map = lesart_changes_panel_map;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[PLACE] = g_signal_new ("place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, LESART_TYPE_ANNOTATION);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_k, 0, on_key, "y", 'k');
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, 0, on_key, "y", 'p');
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_key, "y", 'd');
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, on_key, "y", 'd');
}

static void
lesart_changes_panel_init (LesartChangesPanel *self)
{
  self->bound = g_ptr_array_new ();
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes",
                                  G_CALLBACK (on_document_changed), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
  self->shown =
      gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
lesart_changes_panel_new (void)
{
  return g_object_new (LESART_TYPE_CHANGES_PANEL, NULL);
}

/**
 * lesart_changes_panel_set_document:
 * @document: (nullable): whose passages are listed
 */
void
lesart_changes_panel_set_document (LesartChangesPanel *self, LesartDocument *document)
{
  g_return_if_fail (LESART_IS_CHANGES_PANEL (self));
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  on_document_changed (self);
}
