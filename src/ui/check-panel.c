/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row whose passages are lit is the current one; from it the keys for the next and the previous
 * finding go on, wherever the focus is. Nothing is built until the panel is shown or stepped.
 */
#include "check-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe-finding.h"
#include "finding-row.h"
#include "plain-name.h"

/* What there is to filter by, in this order. */
typedef enum { BY_KIND, BY_STATE } Choice;

struct _LesartCheckPanel {
  LesartListPanel parent_instance;
  LesartChecker *checker; /* (nullable) */
  GSignalGroup *checker_signals;
  GSignalGroup *notes_signals;
  GListStore *findings;
  LesartFindingItem *current; /* (nullable) */
  gboolean stepped_unseen;    /* the row gets the focus when the panel is seen again */
  GArray *offered;            /* LesartCheckKind: of the choices behind the first */
  GtkStringList *kinds;       /* the choice owns it. (nullable): so everything below before the
                                 panel is built */
  GtkWidget *reason_popover;
  GtkEditable *reason_entry;
  LesartFindingItem *asked; /* (nullable): the one whose reason is asked for */
  char *offer; /* (nullable): name of the English version that lies beside the article */
};

enum { SHOW_FINDING, DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartCheckPanel, lesart_check_panel, LESART_TYPE_LIST_PANEL)

static LesartCheckerState
get_state (LesartCheckPanel *self)
{
  return self->checker == NULL ? LESART_CHECKER_NO_ENGLISH
                               : lesart_checker_get_state (self->checker);
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

/* ---- The filter ---- */

static gint
get_kind (LesartCheckPanel *self)
{
  LesartFilterBar *bar = lesart_list_panel_get_bar (LESART_LIST_PANEL (self));
  guint kind = lesart_filter_bar_get_choice (bar, BY_KIND);

  return kind == 0 || kind > self->offered->len
             ? LESART_ANY_KIND
             : (gint) g_array_index (self->offered, LesartCheckKind, kind - 1);
}

static gboolean
matches (LesartListPanel *panel, gpointer item)
{
  LesartFilterBar *bar = lesart_list_panel_get_bar (panel);
  LesartFindingsFilter filter = {
    .words = lesart_filter_bar_get_text_filter (bar),
    .kind = get_kind (LESART_CHECK_PANEL (panel)),
    .state = (gint) lesart_filter_bar_get_choice (bar, BY_STATE) - 1,
  };

  return lesart_findings_filter_match (&filter, item);
}

static char *
count (LesartListPanel *panel, gboolean filtered, guint n_shown, guint n_all)
{
  if (filtered)
    /* Translators: how many of all findings the filter shows */
    return g_strdup_printf (ngettext ("%u of %u finding", "%u of %u findings", n_all), n_shown,
                            n_all);
  /* Translators: findings that nobody has decided of, and all */
  return g_strdup_printf (ngettext ("%u of %u finding open", "%u of %u findings open", n_all),
                          lesart_check_panel_count_open (LESART_CHECK_PANEL (panel)), n_all);
}

/* (element-type LesartFindingItem): those that the filter shows and nobody has decided of. */
static GPtrArray *
get_open_shown (LesartCheckPanel *self)
{
  GListModel *shown = lesart_list_panel_get_shown (LESART_LIST_PANEL (self));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; shown != NULL && i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (shown, i);

    if (lesart_finding_item_get_state (item) == LESART_FINDING_OPEN)
      g_ptr_array_add (items, g_steal_pointer (&item));
  }
  return items;
}

static void
fill_menu (LesartListPanel *panel, GMenu *menu)
{
  g_autoptr (GMenu) report = g_menu_new ();
  g_autoptr (GMenu) decide = g_menu_new ();
  g_autoptr (GPtrArray) open = get_open_shown (LESART_CHECK_PANEL (panel));
  g_autofree char *ignore = g_strdup_printf (
      ngettext ("_Ignore the %u open one shown", "_Ignore all %u open ones shown", open->len),
      open->len);

  if (open->len > 0)
    g_menu_append (decide, ignore, "check.ignore-shown");
  g_menu_append (report, _ ("Report as a _web page…"), "win.export-check::html");
  g_menu_append (report, _ ("Report as _Markdown…"), "win.export-check::markdown");
  g_menu_append (report, _ ("Report as _JSON…"), "win.export-check::json");
  g_menu_append (menu, _ ("_Next finding"), "win.next-finding");
  g_menu_append (menu, _ ("_Previous finding"), "win.previous-finding");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (decide));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (report));
}

static LesartFilterBar *
make_bar (LesartCheckPanel *self)
{
  LesartFilterBar *bar = lesart_filter_bar_new (_ ("Filter findings"), _ ("Findings and report"));
  GtkStringList *states = gtk_string_list_new ((const char *const[]){
      _ ("Not ignored"), C_ ("verdict", "Open"), _ ("Confirmed"), _ ("Ignored"), NULL });

  self->kinds = gtk_string_list_new ((const char *const[]){ _ ("Any kind"), NULL });
  lesart_filter_bar_add_choice (bar, self->kinds, _ ("Kind to filter by"));
  lesart_filter_bar_add_choice (bar, states, _ ("Decision to filter by"));
  return bar;
}

/* Offers the kinds that occur, each with its number; what was chosen stays chosen. */
static void
offer_kinds (LesartCheckPanel *self)
{
  LesartFilterBar *bar = lesart_list_panel_get_bar (LESART_LIST_PANEL (self));
  GListModel *findings = G_LIST_MODEL (self->findings);
  gint chosen = get_kind (self);
  guint counts[LESART_N_CHECKS] = { 0 }, selected = 0;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->kinds));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (findings, i);

    counts[lesart_finding_item_get_finding (item)->kind]++;
  }
  lesart_filter_bar_freeze (bar);
  gtk_string_list_splice (self->kinds, 1, n_before - 1, NULL);
  g_array_set_size (self->offered, 0);
  for (LesartCheckKind kind = 0; kind < LESART_N_CHECKS; kind++) {
    g_autofree char *label = NULL;

    if (counts[kind] == 0)
      continue;
    label = g_strdup_printf ("%s %u", lesart_describe_check_kind (kind), counts[kind]);
    gtk_string_list_append (self->kinds, label);
    g_array_append_val (self->offered, kind);
    if (chosen == (gint) kind)
      selected = self->offered->len;
  }
  lesart_filter_bar_set_choice (bar, BY_KIND, selected);
  lesart_filter_bar_thaw (bar);
}

/* ---- Without rows ---- */

static void
show_filtered (LesartPanelStatus *status, gboolean all_ignored)
{
  lesart_panel_status_set (status, "edit-find-symbolic",
                           all_ignored ? _ ("Every finding is ignored.")
                                       : _ ("No finding matches the filters."));
  lesart_panel_status_set_action (status, all_ignored ? NULL : _ ("Clear filters"), NULL);
}

static void
show_offer (LesartPanelStatus *status, const char *offer)
{
  g_autofree char *sentence = NULL;

  if (offer == NULL) {
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open the English version to check it against the article."));
    lesart_panel_status_set_action (status, _ ("Open the English version…"), "win.open-english");
    return;
  }
  /* Translators: %s is a file name */
  sentence = g_strdup_printf (_ ("There is an English version: %s"), offer);
  lesart_panel_status_set (status, "document-open-symbolic", sentence);
  lesart_panel_status_set_action (status, _ ("Show beside it"), "win.open-english");
}

static void
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (panel);

  lesart_panel_status_set_action (status, NULL, NULL);
  switch (get_state (self)) {
  case LESART_CHECKER_NO_ARTICLE:
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open an article to check its English version."));
    lesart_panel_status_set_action (status, _ ("Open…"), "win.open");
    break;
  case LESART_CHECKER_NO_ENGLISH:
    show_offer (status, self->offer);
    break;
  case LESART_CHECKER_BUSY:
    lesart_panel_status_set_busy (status, _ ("The translation is being checked …"));
    break;
  case LESART_CHECKER_READY:
  default:
    if (g_list_model_get_n_items (G_LIST_MODEL (self->findings)) > 0)
      show_filtered (status, lesart_filter_bar_is_empty (lesart_list_panel_get_bar (panel)));
    else
      lesart_panel_status_set (status, "object-select-symbolic",
                               _ ("Nothing was found. That does not mean that nothing is wrong."));
  }
}

/* ---- The rows ---- */

/* A decision puts another item of the same finding into the list. */
static gboolean
is_current (LesartListPanel *panel, gpointer item, guint position)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (panel);

  return self->current != NULL
         && lesart_finding_item_get_finding (self->current)
                == lesart_finding_item_get_finding (item);
}

static void
show_finding (LesartListPanel *panel, guint position)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (panel);
  g_autoptr (LesartFindingItem) item =
      g_list_model_get_item (lesart_list_panel_get_shown (panel), position);

  if (item == NULL)
    return;
  g_set_object (&self->current, item);
  lesart_list_panel_mark_rows (panel);
  g_signal_emit (self, signals[SHOW_FINDING], 0, item);
}

/* ---- Decisions ---- */

static guint
find_shown (LesartCheckPanel *self, LesartFindingItem *wanted)
{
  GListModel *shown = lesart_list_panel_get_shown (LESART_LIST_PANEL (self));

  for (guint i = 0; shown != NULL && i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (shown, i);

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

  lesart_finding_item_decide (kept, lesart_checker_get_notes (self->checker), state, reason);
  g_signal_emit (self, signals[DECIDED], 0, (guint) state, 1u);
  if (position != GTK_INVALID_LIST_POSITION)
    lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), position);
}

/* In a narrow window the panel goes while one steps; who comes back wants to decide. */
static void
lesart_check_panel_map (GtkWidget *widget)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  guint position = GTK_INVALID_LIST_POSITION;

  GTK_WIDGET_CLASS (lesart_check_panel_parent_class)->map (widget);
  if (self->stepped_unseen && self->current != NULL)
    position = find_shown (self, self->current);
  if (position != GTK_INVALID_LIST_POSITION)
    lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), position);
  self->stepped_unseen = FALSE;
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  LesartFindingItem *item = lesart_list_panel_get_focused (LESART_LIST_PANEL (self), NULL);
  LesartFindingState state =
      g_str_equal (name, "check.accept") ? LESART_FINDING_ACCEPTED : LESART_FINDING_OPEN;

  if (item != NULL && lesart_finding_item_get_state (item) != state)
    decide (self, item, state, NULL);
}

static void
ignore_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  g_autoptr (GPtrArray) items = get_open_shown (self);
  LesartNotes *notes;

  if (items->len == 0)
    return;
  notes = lesart_checker_get_notes (self->checker);
  lesart_notes_begin_group (notes);
  for (guint i = 0; i < items->len; i++)
    lesart_finding_item_decide (items->pdata[i], notes, LESART_FINDING_IGNORED, NULL);
  lesart_notes_end_group (notes);
  g_signal_emit (self, signals[DECIDED], 0, (guint) LESART_FINDING_IGNORED, items->len);
}

static void
ignore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (widget);
  LesartListPanel *panel = LESART_LIST_PANEL (widget);
  guint position;
  LesartFindingItem *item = lesart_list_panel_get_focused (panel, &position);
  GdkRectangle area;
  const char *reason;

  if (item == NULL
      || !lesart_list_panel_get_row_area (panel, lesart_list_panel_find_row (panel, position),
                                          &area))
    return;
  g_set_object (&self->asked, item);
  reason = lesart_finding_item_get_reason (item);
  gtk_editable_set_text (self->reason_entry, reason != NULL ? reason : "");
  gtk_popover_set_pointing_to (GTK_POPOVER (self->reason_popover), &area);
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
    lesart_list_panel_keep_focus (LESART_LIST_PANEL (self), position);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position;

  if (lesart_list_panel_get_focused (LESART_LIST_PANEL (widget), &position) != NULL)
    show_finding (LESART_LIST_PANEL (widget), position);
}

/* ---- Building ---- */

static void
add_reason_popover (LesartCheckPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Ignore"));

  lesart_name_plainly (button, _ ("_Ignore"));
  self->reason_popover = gtk_popover_new ();
  self->reason_entry = GTK_EDITABLE (entry);
  gtk_widget_add_css_class (self->reason_popover, "lesart-verdict");
  gtk_widget_set_parent (self->reason_popover, GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->reason_popover), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->reason_popover), FALSE);
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
update_list (LesartCheckPanel *self)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  LesartChecked *checked =
      self->checker != NULL ? lesart_checker_get_checked (self->checker) : NULL;
  LesartNotes *notes = self->checker != NULL ? lesart_checker_get_notes (self->checker) : NULL;

  g_signal_group_set_target (self->notes_signals, notes);
  lesart_findings_list_update (self->findings, checked, notes);
  if (!lesart_list_panel_is_built (panel))
    return;
  gtk_widget_set_visible (GTK_WIDGET (lesart_list_panel_get_bar (panel)),
                          g_list_model_get_n_items (G_LIST_MODEL (self->findings)) > 0);
  offer_kinds (self);
  lesart_list_panel_refilter (panel);
}

static void
build (LesartListPanel *panel)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (panel);

  lesart_list_panel_add_list (panel, GTK_BOX (panel), make_bar (self),
                              G_LIST_MODEL (self->findings), _ ("Findings"));
  add_reason_popover (self);
  update_list (self);
}

/* ---- The object ---- */

static void
lesart_check_panel_dispose (GObject *object)
{
  LesartCheckPanel *self = LESART_CHECK_PANEL (object);

  g_clear_object (&self->notes_signals);
  g_clear_object (&self->checker_signals);
  g_clear_object (&self->checker);
  g_clear_object (&self->current);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->reason_popover, gtk_widget_unparent);
  g_clear_object (&self->findings);
  G_OBJECT_CLASS (lesart_check_panel_parent_class)->dispose (object);
}

static void
lesart_check_panel_finalize (GObject *object)
{
  g_array_unref (LESART_CHECK_PANEL (object)->offered);
  g_free (LESART_CHECK_PANEL (object)->offer);
  G_OBJECT_CLASS (lesart_check_panel_parent_class)->finalize (object);
}

static void
add_actions (LesartCheckPanelClass *class)
{
  static const LesartRowKey keys[] = {
    { GDK_KEY_a, 0, "check.accept", LESART_NO_TARGET },
    { GDK_KEY_i, 0, "check.ignore", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "check.ignore", LESART_NO_TARGET },
    { GDK_KEY_u, 0, "check.restore", LESART_NO_TARGET },
    { GDK_KEY_space, 0, "check.show", LESART_NO_TARGET },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "check.accept", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "check.restore", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "check.ignore", NULL, ignore_action);
  gtk_widget_class_install_action (widget_class, "check.ignore-shown", NULL, ignore_shown_action);
  gtk_widget_class_install_action (widget_class, "check.show", NULL, show_action);
  lesart_list_panel_class_add_keys (LESART_LIST_PANEL_CLASS (class), keys, G_N_ELEMENTS (keys));
}

static void
lesart_check_panel_class_init (LesartCheckPanelClass *class)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (class);
  GType type = LESART_TYPE_CHECK_PANEL;

  G_OBJECT_CLASS (class)->dispose = lesart_check_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_check_panel_finalize;
  GTK_WIDGET_CLASS (class)->map = lesart_check_panel_map;
  panel_class->build = build;
  panel_class->matches = matches;
  panel_class->count = count;
  panel_class->fill_menu = fill_menu;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_FINDING_ROW;
  panel_class->is_current = is_current;
  panel_class->activate = show_finding;
  signals[SHOW_FINDING] = g_signal_new ("show-finding", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, LESART_TYPE_FINDING_ITEM);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  add_actions (class);
}

static void
lesart_check_panel_init (LesartCheckPanel *self)
{
  self->findings = lesart_findings_list_new ();
  self->offered = g_array_new (FALSE, FALSE, sizeof (LesartCheckKind));
  self->checker_signals = g_signal_group_new (LESART_TYPE_CHECKER);
  g_signal_group_connect_swapped (self->checker_signals, "changed", G_CALLBACK (update_list), self);
  g_signal_group_connect_swapped (self->checker_signals, "notify::state", G_CALLBACK (update_list),
                                  self);
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "decisions-changed",
                                  G_CALLBACK (update_list), self);
}

GtkWidget *
lesart_check_panel_new (void)
{
  return g_object_new (LESART_TYPE_CHECK_PANEL, NULL);
}

/**
 * lesart_check_panel_set_checker:
 * @checker: (nullable): whose findings are shown
 */
void
lesart_check_panel_set_checker (LesartCheckPanel *self, LesartChecker *checker)
{
  g_return_if_fail (LESART_IS_CHECK_PANEL (self));
  if (!g_set_object (&self->checker, checker))
    return;
  g_signal_group_set_target (self->checker_signals, checker);
  update_list (self);
}

/**
 * lesart_check_panel_set_offer:
 * @name: (nullable): the English version that lies beside the article, which is opened at once
 *
 * To be told when there is an article, as long as it has no English version.
 */
void
lesart_check_panel_set_offer (LesartCheckPanel *self, const char *name)
{
  g_return_if_fail (LESART_IS_CHECK_PANEL (self));
  g_free (self->offer);
  self->offer = g_strdup (name);
  update_list (self);
}

/* Findings of one check lie in one array, in the order of the text. */
static guint
find_beside (LesartCheckPanel *self, gboolean forward)
{
  const LesartFinding *current =
      self->current != NULL ? lesart_finding_item_get_finding (self->current) : NULL;
  GListModel *shown = lesart_list_panel_get_shown (LESART_LIST_PANEL (self));
  guint n = g_list_model_get_n_items (shown), found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; current != NULL && i < n; i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (shown, i);
    const LesartFinding *finding = lesart_finding_item_get_finding (item);

    if (lesart_finding_item_get_checked (item) != lesart_finding_item_get_checked (self->current))
      break;
    if (forward && finding > current)
      return i;
    if (!forward && finding < current)
      found = i;
  }
  return found != GTK_INVALID_LIST_POSITION ? found : forward ? 0 : n - 1;
}

/**
 * lesart_check_panel_step:
 *
 * Goes from the current finding to the next or the previous one that is shown, round at the ends.
 * Its row gets the focus if the panel is in sight.
 *
 * Returns: whether there is one
 */
gboolean
lesart_check_panel_step (LesartCheckPanel *self, gboolean forward)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);
  guint next;

  g_return_val_if_fail (LESART_IS_CHECK_PANEL (self), FALSE);
  lesart_list_panel_build (panel);
  if (lesart_list_panel_count_shown (panel) == 0)
    return FALSE;
  next = find_beside (self, forward);
  show_finding (panel, next);
  self->stepped_unseen = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stepped_unseen)
    lesart_list_panel_keep_focus (panel, next); /* so that the keys of a row decide */
  return TRUE;
}
