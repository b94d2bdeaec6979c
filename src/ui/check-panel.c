/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row whose passages are lit is the current one; from it the keys for the next and the previous
 * finding go on, wherever the focus is. Nothing is built until the panel is shown or stepped.
 */
#include "check-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "finding-row.h"
#include "findings-filter-bar.h"
#include "panel-parts.h"
#include "panel-status.h"

struct _LesartCheckPanel {
  GtkBox parent_instance;
  LesartCheckProgress progress;
  LesartChecked *checked; /* (nullable) */
  LesartNotes *notes;     /* (nullable): whose decisions are shown */
  GSignalGroup *notes_signals;
  GListStore *findings;
  LesartFindingItem *current; /* (nullable) */
  GtkFilterListModel *shown;  /* (nullable): so everything below before the panel is built */
  GtkCustomFilter *filter;
  LesartFindingsFilterBar *bar;
  GtkStack *stack; /* rows or status */
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GtkWidget *reason_popover;
  GtkEditable *reason_entry;
  LesartFindingItem *asked; /* (nullable): the one whose reason is asked for */
  GPtrArray *bound;         /* GtkListItem, not owned */
  guint focus_position;
  guint focus_source;
};

enum { SHOW_FINDING, DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartCheckPanel, lesart_check_panel, GTK_TYPE_BOX)

static guint
count_shown (LesartCheckPanel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static gboolean
matches (gpointer item, gpointer data)
{
  LesartFindingsFilter filter =
      lesart_findings_filter_bar_get_filter (LESART_CHECK_PANEL (data)->bar);

  return lesart_findings_filter_match (&filter, item);
}

/**
 * lesart_check_panel_count_open:
 *
 * Returns: how many findings nobody has decided of
 */
guint
lesart_check_panel_count_open (LesartCheckPanel *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

    n += lesart_finding_item_get_state (item) == LESART_FINDING_OPEN;
  }
  return n;
}

/* ---- Pages ---- */

static void
show_filtered (LesartCheckPanel *self, gboolean all_ignored)
{
  lesart_panel_status_set (self->status, "edit-find-symbolic",
                           all_ignored ? _ ("Every finding is ignored.")
                                       : _ ("No finding matches the filters."));
  lesart_panel_status_set_action (self->status, all_ignored ? NULL : _ ("Clear filters"), NULL);
}

static void
show_status (LesartCheckPanel *self)
{
  LesartFindingsFilter filter = lesart_findings_filter_bar_get_filter (self->bar);

  lesart_panel_status_set_action (self->status, NULL, NULL);
  switch (self->progress) {
  case LESART_CHECK_NO_ARTICLE:
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open an article to check its English version."));
    lesart_panel_status_set_action (self->status, _ ("Open…"), "win.open");
    break;
  case LESART_CHECK_NO_ENGLISH:
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open the English version to check it against the article."));
    lesart_panel_status_set_action (self->status, _ ("Open the English version…"),
                                    "win.open-english");
    break;
  case LESART_CHECK_BUSY:
    lesart_panel_status_set_busy (self->status, _ ("The translation is being checked …"));
    break;
  case LESART_CHECK_READY:
  default:
    if (g_list_model_get_n_items (G_LIST_MODEL (self->findings)) > 0)
      show_filtered (self, lesart_findings_filter_is_empty (&filter));
    else
      lesart_panel_status_set (self->status, "object-select-symbolic",
                               _ ("Nothing was found. That does not mean that nothing is wrong."));
  }
}

static void
update_page (LesartCheckPanel *self)
{
  guint n = count_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->progress == LESART_CHECK_READY);
  lesart_findings_filter_bar_set_counts (self->bar, n, lesart_check_panel_count_open (self),
                                         g_list_model_get_n_items (G_LIST_MODEL (self->findings)));
  if (n == 0)
    show_status (self);
  gtk_stack_set_visible_child (self->stack, n == 0 ? GTK_WIDGET (self->status) : self->scroller);
}

static void
on_filter_changed (LesartCheckPanel *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
clear_filter (LesartCheckPanel *self)
{
  lesart_findings_filter_bar_clear (self->bar);
  gtk_widget_child_focus (GTK_WIDGET (self->bar), GTK_DIR_TAB_FORWARD);
}

/* ---- The focus ---- */

static gboolean
focus_row (gpointer data)
{
  LesartCheckPanel *self = data;

  self->focus_source = 0;
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    if (gtk_list_item_get_position (item) == self->focus_position)
      gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  }
  return G_SOURCE_REMOVE;
}

/* The row gets its widget when the list is laid out. */
static void
keep_focus (LesartCheckPanel *self, guint position)
{
  guint n = count_shown (self);

  if (n == 0)
    return;
  self->focus_position = MIN (position, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              self->focus_position);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (focus_row, self);
}

/* ---- The rows ---- */

static LesartFindingItem *
get_focused (LesartCheckPanel *self, guint *position)
{
  GtkListItem *item =
      self->list == NULL ? NULL : lesart_panel_get_focused (GTK_WIDGET (self), self->bound);

  if (item == NULL)
    return NULL;
  *position = gtk_list_item_get_position (item);
  return gtk_list_item_get_item (item);
}

/* A decision puts another item of the same finding into the list. */
static gboolean
is_current (LesartCheckPanel *self, LesartFindingItem *item)
{
  return self->current != NULL
         && lesart_finding_item_get_finding (self->current)
                == lesart_finding_item_get_finding (item);
}

static void
set_current (LesartCheckPanel *self, LesartFindingItem *current)
{
  g_set_object (&self->current, current);
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    lesart_finding_row_set_current (LESART_FINDING_ROW (gtk_list_item_get_child (item)),
                                    is_current (self, gtk_list_item_get_item (item)));
  }
}

static void
show_finding (LesartCheckPanel *self, guint position)
{
  g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item == NULL)
    return;
  set_current (self, item);
  g_signal_emit (self, signals[SHOW_FINDING], 0, item);
}

static void
on_row_decide (LesartFindingRow *row, guint state, LesartCheckPanel *self)
{
  GtkListItem *item = lesart_panel_find_item (self->bound, GTK_WIDGET (row));
  static const char *const actions[] = { [LESART_FINDING_OPEN] = "check.restore",
                                         [LESART_FINDING_ACCEPTED] = "check.accept",
                                         [LESART_FINDING_IGNORED] = "check.ignore" };

  if (item == NULL || state >= G_N_ELEMENTS (actions))
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), actions[state], NULL);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartCheckPanel *self)
{
  GtkWidget *row = lesart_finding_row_new ();

  g_signal_connect (row, "decide", G_CALLBACK (on_row_decide), self);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, LesartCheckPanel *self)
{
  LesartFindingRow *row = LESART_FINDING_ROW (gtk_list_item_get_child (list_item));
  LesartFindingItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *label = lesart_finding_row_describe (item);

  lesart_finding_row_set_item (row, item);
  lesart_finding_row_set_current (row, is_current (self, item));
  g_ptr_array_add (self->bound, list_item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartCheckPanel *self)
{
  lesart_finding_row_set_item (LESART_FINDING_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

/* ---- Decisions ---- */

static guint
find_shown (LesartCheckPanel *self, LesartFindingItem *wanted)
{
  guint n = self->shown != NULL ? count_shown (self) : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (item == wanted)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
decide (LesartCheckPanel *self,
        LesartFindingItem *item,
        LesartFindingState state,
        const char *reason)
{
  g_autoptr (LesartFindingItem) kept = g_object_ref (item); /* the decision brings another */
  guint position = find_shown (self, item);

  lesart_finding_item_decide (kept, self->notes, state, reason);
  g_signal_emit (self, signals[DECIDED], 0, (guint) state);
  if (position != GTK_INVALID_LIST_POSITION)
    keep_focus (self, position);
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  guint position;
  LesartFindingItem *item = get_focused (self, &position);
  LesartFindingState state =
      g_str_equal (name, "check.accept") ? LESART_FINDING_ACCEPTED : LESART_FINDING_OPEN;

  if (item != NULL && lesart_finding_item_get_state (item) != state)
    decide (self, item, state, NULL);
}

static void
ignore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  guint position;
  LesartFindingItem *item = get_focused (self, &position);
  GtkListItem *list_item = lesart_panel_get_focused (widget, self->bound);
  graphene_rect_t bounds;
  const char *reason;

  if (item == NULL
      || !gtk_widget_compute_bounds (gtk_list_item_get_child (list_item), widget, &bounds))
    return;
  g_set_object (&self->asked, item);
  reason = lesart_finding_item_get_reason (item);
  gtk_editable_set_text (self->reason_entry, reason != NULL ? reason : "");
  gtk_popover_set_pointing_to (GTK_POPOVER (self->reason_popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->reason_popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}

static void
on_reason (LesartCheckPanel *self)
{
  g_autoptr (LesartFindingItem) item = g_steal_pointer (&self->asked);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_entry)));

  gtk_popover_popdown (GTK_POPOVER (self->reason_popover));
  if (item != NULL)
    decide (self, item, LESART_FINDING_IGNORED, reason);
}

static void
on_reason_closed (LesartCheckPanel *self)
{
  guint position = self->asked != NULL ? find_shown (self, self->asked) : GTK_INVALID_LIST_POSITION;

  g_clear_object (&self->asked);
  if (position != GTK_INVALID_LIST_POSITION)
    keep_focus (self, position);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  guint position;

  if (get_focused (self, &position) != NULL)
    show_finding (self, position);
}

/* A key for rows must not be taken from what is typed into the filter. */
static gboolean
on_row_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  guint position;
  const char *action;

  if (get_focused (LESART_CHECK_PANEL (widget), &position) == NULL)
    return FALSE;
  g_variant_get (args, "(&s)", &action);
  gtk_widget_activate_action (widget, action, NULL);
  return TRUE;
}

/* ---- Building ---- */

static void
add_reason_popover (LesartCheckPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Ignore"));

  self->reason_popover = gtk_popover_new ();
  self->reason_entry = GTK_EDITABLE (entry);
  gtk_widget_add_css_class (self->reason_popover, "lesart-verdict");
  gtk_widget_set_parent (self->reason_popover, GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->reason_popover), GTK_POS_BOTTOM);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why is it right as it is?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why is it right as it is?"), -1);
  gtk_editable_set_width_chars (self->reason_entry, 30);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self->reason_popover), box);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_reason), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_reason), self);
  g_signal_connect_swapped (self->reason_popover, "closed", G_CALLBACK (on_reason_closed), self);
}

static void
add_list (LesartCheckPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->findings)),
                                           GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (show_finding), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_child (self->stack, self->scroller);
  self->status = LESART_PANEL_STATUS (lesart_panel_status_new ());
  g_signal_connect_swapped (self->status, "action", G_CALLBACK (clear_filter), self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
}

static void
update_list (LesartCheckPanel *self)
{
  lesart_findings_list_update (self->findings, self->checked, self->notes);
  if (self->shown == NULL)
    return;
  lesart_findings_filter_bar_set_findings (self->bar, G_LIST_MODEL (self->findings));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
build (LesartCheckPanel *self)
{
  if (self->shown != NULL)
    return;
  self->bar = LESART_FINDINGS_FILTER_BAR (lesart_findings_filter_bar_new ());
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (on_filter_changed), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  add_list (self);
  add_reason_popover (self);
  lesart_panel_lead_down (GTK_WIDGET (self->bar), self->list);
  update_list (self);
}

static void
lesart_check_panel_map (GtkWidget *widget)
{
  build (LESART_CHECK_PANEL (widget));
  GTK_WIDGET_CLASS (lesart_check_panel_parent_class)->map (widget);
}

/* ---- The object ---- */

static void
lesart_check_panel_dispose (GObject *object)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->notes);
  g_clear_object (&self->current);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->reason_popover, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->findings);
  g_clear_pointer (&self->checked, lesart_checked_unref);
  G_OBJECT_CLASS (lesart_check_panel_parent_class)->dispose (object);
}

static void
lesart_check_panel_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_CHECK_PANEL (object)->bound);
  G_OBJECT_CLASS (lesart_check_panel_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "check.accept" },      { GDK_KEY_i, "check.ignore" },
    { GDK_KEY_Delete, "check.ignore" }, { GDK_KEY_u, "check.restore" },
    { GDK_KEY_space, "check.show" },
  };

  gtk_widget_class_install_action (class, "check.accept", NULL, decide_action);
  gtk_widget_class_install_action (class, "check.restore", NULL, decide_action);
  gtk_widget_class_install_action (class, "check.ignore", NULL, ignore_action);
  gtk_widget_class_install_action (class, "check.show", NULL, show_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, on_row_key, "(s)", keys[i].action);
}

static void
lesart_check_panel_class_init (LesartCheckPanelClass *class)
{
  GType type = LESART_TYPE_CHECK_PANEL;

  G_OBJECT_CLASS (class)->dispose = lesart_check_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_check_panel_finalize;
  GTK_WIDGET_CLASS (class)->map = lesart_check_panel_map;
  signals[SHOW_FINDING] = g_signal_new ("show-finding", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, LESART_TYPE_FINDING_ITEM);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  add_actions (GTK_WIDGET_CLASS (class));
}

static void
lesart_check_panel_init (LesartCheckPanel *self)
{
  self->findings = lesart_findings_list_new ();
  self->bound = g_ptr_array_new ();
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "decisions-changed",
                                  G_CALLBACK (update_list), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
}

GtkWidget *
lesart_check_panel_new (void)
{
  return g_object_new (LESART_TYPE_CHECK_PANEL, NULL);
}

/**
 * lesart_check_panel_set:
 * @checked: (nullable): whose findings are shown
 * @notes: (nullable): of the German article, with what is decided of them
 */
void
lesart_check_panel_set (LesartCheckPanel *self,
                        LesartCheckProgress progress,
                        LesartChecked *checked,
                        LesartNotes *notes)
{
  g_return_if_fail (LESART_IS_CHECK_PANEL (self));
  if (checked != NULL)
    lesart_checked_ref (checked);
  g_clear_pointer (&self->checked, lesart_checked_unref);
  self->checked = checked;
  self->progress = progress;
  g_set_object (&self->notes, notes);
  g_signal_group_set_target (self->notes_signals, notes);
  update_list (self);
}

LesartChecked *
lesart_check_panel_get_checked (LesartCheckPanel *self)
{
  g_return_val_if_fail (LESART_IS_CHECK_PANEL (self), NULL);
  return self->checked;
}

static guint
find_current (LesartCheckPanel *self)
{
  for (guint i = 0; i < count_shown (self); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

    if (is_current (self, item))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * lesart_check_panel_step:
 *
 * Goes from the current finding to the next or the previous one that is shown, round at the ends.
 *
 * Returns: whether there is one
 */
gboolean
lesart_check_panel_step (LesartCheckPanel *self, gboolean forward)
{
  guint n, current, next;

  g_return_val_if_fail (LESART_IS_CHECK_PANEL (self), FALSE);
  build (self);
  n = count_shown (self);
  if (n == 0)
    return FALSE;
  current = find_current (self);
  if (current == GTK_INVALID_LIST_POSITION)
    next = forward ? 0 : n - 1;
  else
    next = (current + (forward ? 1 : n - 1)) % n;
  show_finding (self, next);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", next);
  return TRUE;
}
