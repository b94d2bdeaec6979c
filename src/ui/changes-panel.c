/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enter and a click show the passage; K keeps it, P places it by hand, Delete deletes it: the
 * buttons of the row say so. What is decided leaves the list, and comes back when it is undone.
 */
#include "changes-panel.h"

#include <glib/gi18n.h>

#include "change-row.h"

#define MANY 10000 /* notes that are not looked through at once */

struct _LesartChangesPanel {
  LesartListPanel parent_instance;
  LesartDocument *document; /* (nullable) */
  GSignalGroup *document_signals;
  LesartNotes *notes; /* (nullable) */
  GtkFilterListModel *changed;
  GtkWidget *header; /* (nullable): so what follows before the panel is built */
  GtkLabel *summary;
  GtkWidget *keep_all;
};

enum { SHOW_SPAN, PLACE, DECIDED, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartChangesPanel, lesart_changes_panel, LESART_TYPE_LIST_PANEL)

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
  GListModel *shown = G_LIST_MODEL (self->changed);

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
activate (LesartListPanel *panel, guint position)
{
  g_autoptr (LesartAnnotation) annotation =
      g_list_model_get_item (lesart_list_panel_get_shown (panel), position);

  if (annotation != NULL)
    show (LESART_CHANGES_PANEL (panel), annotation);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (widget);
  LesartAnnotation *focused = lesart_list_panel_get_focused (LESART_LIST_PANEL (widget), NULL);
  g_autoptr (LesartAnnotation) annotation = focused != NULL ? g_object_ref (focused) : NULL;

  if (annotation == NULL)
    return;
  if (g_str_equal (name, "changes.keep"))
    keep (self, annotation);
  else if (g_str_equal (name, "changes.place"))
    place (self, annotation);
  else
    let_go (self, annotation);
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
  GListModel *shown = G_LIST_MODEL (self->changed);

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

  if (self->header != NULL) {
    gtk_label_set_label (self->summary, summary);
    gtk_widget_set_visible (self->header, n > 0);
    gtk_widget_set_sensitive (self->keep_all, counts.n_moved + counts.n_changed > 0);
    lesart_list_panel_update_page (LESART_LIST_PANEL (self));
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_document_changed (LesartChangesPanel *self)
{
  LesartNotes *notes = self->document == NULL ? NULL : lesart_document_get_notes (self->document);

  if (g_set_object (&self->notes, notes)) {
    gtk_filter_list_model_set_incremental (
        self->changed, notes != NULL && g_list_model_get_n_items (G_LIST_MODEL (notes)) > MANY);
    gtk_filter_list_model_set_model (self->changed, G_LIST_MODEL (notes));
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
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  lesart_panel_status_set (status, "object-select-symbolic", _ ("Every mark is at its place."));
}

static void
build (LesartListPanel *panel)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (panel);

  add_header (self);
  lesart_list_panel_add_list (panel, GTK_BOX (panel), NULL, G_LIST_MODEL (self->changed),
                              _ ("Changed passages"));
  update (self);
}

/* ---- the object ---- */

static void
lesart_changes_panel_dispose (GObject *object)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->changed);
  g_clear_object (&self->notes);
  G_OBJECT_CLASS (lesart_changes_panel_parent_class)->dispose (object);
}

/* Who comes to the panel comes to the passages; what decides on all of them is Shift+Tab away. */
static gboolean
lesart_changes_panel_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LesartChangesPanel *self = LESART_CHANGES_PANEL (widget);

  if (self->header != NULL && direction == GTK_DIR_TAB_FORWARD
      && gtk_widget_get_focus_child (widget) == NULL
      && gtk_widget_child_focus (gtk_widget_get_next_sibling (self->header), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (lesart_changes_panel_parent_class)->focus (widget, direction);
}

static void
add_actions (LesartChangesPanelClass *class)
{
  static const LesartRowKey keys[] = {
    { GDK_KEY_k, 0, "changes.keep", LESART_NO_TARGET },
    { GDK_KEY_p, 0, "changes.place", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "changes.let-go", LESART_NO_TARGET },
    { GDK_KEY_KP_Delete, 0, "changes.let-go", LESART_NO_TARGET },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "changes.keep", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "changes.place", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "changes.let-go", NULL, decide_action);
  lesart_list_panel_class_add_keys (LESART_LIST_PANEL_CLASS (class), keys, G_N_ELEMENTS (keys));
}

static void
lesart_changes_panel_class_init (LesartChangesPanelClass *klass)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (klass);
  GType type = LESART_TYPE_CHANGES_PANEL;

  G_OBJECT_CLASS (klass)->dispose = lesart_changes_panel_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lesart_changes_panel_focus;
  panel_class->build = build;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_CHANGE_ROW;
  panel_class->activate = activate;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[PLACE] = g_signal_new ("place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, LESART_TYPE_ANNOTATION);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_actions (klass);
}

static void
lesart_changes_panel_init (LesartChangesPanel *self)
{
  self->document_signals = g_signal_group_new (LESART_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::notes",
                                  G_CALLBACK (on_document_changed), self);
  self->changed =
      gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL)));
  g_signal_connect_object (self->changed, "items-changed", G_CALLBACK (update), self,
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
