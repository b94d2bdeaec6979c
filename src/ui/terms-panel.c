/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is built, and nothing searched for, until the panel is shown for the first time. Keys act
 * on the row that has the focus; Enter leads from one use of its term to the next.
 */
#include "terms-panel.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "panel-parts.h"
#include "panel-status.h"
#include "term-row.h"
#include "text-filter.h"

/* What of the list is shown; behind these, one status each. */
typedef enum { SHOW_ALL, SHOW_TERMS, SHOW_CANDIDATES, SHOW_STATUS } Shown;

struct _LesartTermsPanel {
  GtkBox parent_instance;
  LesartTerminology *terms;  /* (nullable) */
  GtkFilterListModel *shown; /* (nullable): so everything below before the panel is built */
  GtkCustomFilter *filter;
  GtkSearchEntry *entry;
  GtkDropDown *choice;
  LesartTextFilter *words; /* (nullable) */
  GtkLabel *count;
  GtkWidget *bar;
  GtkStack *stack; /* rows or status */
  GtkWidget *scroller;
  GtkListView *list;
  LesartPanelStatus *status;
  GPtrArray *bound; /* GtkListItem, not owned */
  guint focus_position;
  guint focus_source;
  gboolean refocus;           /* when what was decided has come into the list */
  LesartTermItem *last_shown; /* (nullable): whose use was shown last, and which */
  guint last_use;
};

enum { SHOW_SPAN, EDIT, DECIDED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTermsPanel, lesart_terms_panel, GTK_TYPE_BOX)

static guint
count_shown (LesartTermsPanel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static guint
count_all (LesartTermsPanel *self)
{
  return self->terms == NULL
             ? 0
             : g_list_model_get_n_items (lesart_terminology_get_items (self->terms));
}

/* ---- the filter ---- */

static gboolean
matches_words (LesartTermsPanel *self, LesartTermItem *item)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (self->words == NULL)
    return TRUE;
  all =
      g_strjoin ("\n", lesart_term_item_get_text (item), lesart_term_item_get_english (item), NULL);
  folded = lesart_text_filter_fold (all);
  return lesart_text_filter_match (self->words, folded);
}

static gboolean
matches (gpointer data, gpointer panel)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (panel);
  LesartTermItem *item = data;
  gboolean is_candidate = lesart_term_item_get_concept (item) == NULL;
  guint choice = gtk_drop_down_get_selected (self->choice);

  if (choice == SHOW_TERMS ? is_candidate : choice == SHOW_CANDIDATES && !is_candidate)
    return FALSE;
  if (choice >= SHOW_STATUS && choice != GTK_INVALID_LIST_POSITION
      && (is_candidate || lesart_term_item_get_status (item) != choice - SHOW_STATUS))
    return FALSE;
  return matches_words (self, item);
}

static gboolean
is_filtered (LesartTermsPanel *self)
{
  return self->words != NULL || gtk_drop_down_get_selected (self->choice) != SHOW_ALL;
}

/* ---- pages ---- */

static void
show_failure (LesartTermsPanel *self)
{
  LesartTermStore *store = lesart_terminology_get_store (self->terms);
  const GError *error = store != NULL ? lesart_term_store_get_error (store) : NULL;
  g_autofree char *name =
      store != NULL ? g_filename_display_name (lesart_term_store_get_path (store)) : NULL;
  /* Translators: a file name, then what is wrong */
  g_autofree char *text = g_strdup_printf (_ ("The term base “%s” cannot be read: %s"), name,
                                           error != NULL ? error->message : "");

  lesart_panel_status_set (self->status, "dialog-warning-symbolic", text);
  lesart_panel_status_set_action (self->status, NULL, NULL);
}

static void
show_status (LesartTermsPanel *self)
{
  LesartTermsState state =
      self->terms != NULL ? lesart_terminology_get_state (self->terms) : LESART_TERMS_IDLE;

  if (state == LESART_TERMS_FAILED) {
    show_failure (self);
  } else if (state == LESART_TERMS_SEARCHING) {
    lesart_panel_status_set_busy (self->status, _ ("Looking for terms…"));
  } else if (state == LESART_TERMS_IDLE) {
    lesart_panel_status_set (self->status, "document-open-symbolic",
                             _ ("Open an article to see its terms."));
    lesart_panel_status_set_action (self->status, _ ("Open…"), "win.open");
  } else if (count_all (self) > 0) {
    lesart_panel_status_set (self->status, "edit-find-symbolic", _ ("No term matches the filter."));
    lesart_panel_status_set_action (self->status, _ ("Clear filters"), NULL);
  } else {
    lesart_panel_status_set (
        self->status, "edit-find-symbolic",
        _ ("No term was found. Select one in the text and press Ctrl+Shift+T, or import a term "
           "base."));
    lesart_panel_status_set_action (self->status, _ ("Import…"), "win.terms-import");
  }
}

static void
update_page (LesartTermsPanel *self)
{
  guint n = count_shown (self), n_all = count_all (self);
  g_autofree char *count =
      is_filtered (self)
          /* Translators: how many of all terms the filter shows */
          ? g_strdup_printf (ngettext ("%u of %u term", "%u of %u terms", n_all), n, n_all)
          : g_strdup_printf (ngettext ("%u term", "%u terms", n_all), n_all);

  gtk_label_set_label (self->count, count);
  if (n == 0)
    show_status (self);
  gtk_stack_set_visible_child (self->stack, n == 0 ? GTK_WIDGET (self->status) : self->scroller);
}

static void
on_filter_changed (LesartTermsPanel *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->words, lesart_text_filter_free);
  if (*words != '\0')
    self->words = lesart_text_filter_new (words);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
clear_filter (LesartTermsPanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->choice, SHOW_ALL);
  on_filter_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* ---- the focus ---- */

static gboolean
focus_row (gpointer data)
{
  LesartTermsPanel *self = data;

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
keep_focus (LesartTermsPanel *self, guint position)
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

static LesartTermItem *
get_focused (LesartTermsPanel *self, guint *position)
{
  GtkListItem *item =
      self->list == NULL ? NULL : lesart_panel_get_focused (GTK_WIDGET (self), self->bound);

  if (item == NULL)
    return NULL;
  *position = gtk_list_item_get_position (item);
  return gtk_list_item_get_item (item);
}

/* ---- rows ---- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartTermsPanel *self)
{
  gtk_list_item_set_child (item, lesart_term_row_new ());
}

static void
show_item (LesartTermItem *item, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *widget = gtk_widget_get_parent (row);
  g_autofree char *label = lesart_describe_term (item);

  lesart_term_row_set_item (LESART_TERM_ROW (row), item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, LesartTermsPanel *self)
{
  LesartTermItem *item = gtk_list_item_get_item (list_item);

  show_item (item, list_item);
  g_signal_connect (item, "changed", G_CALLBACK (show_item), list_item);
  g_ptr_array_add (self->bound, list_item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, LesartTermsPanel *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
  lesart_term_row_set_item (LESART_TERM_ROW (gtk_list_item_get_child (item)), NULL);
  g_ptr_array_remove_fast (self->bound, item);
}

/* The first use, then the next ones, and round again. */
static void
show_use (LesartTermsPanel *self, LesartTermItem *item)
{
  guint n;
  const LesartSpan *uses = lesart_term_item_get_uses (item, &n);

  if (n == 0)
    return;
  self->last_use = self->last_shown == item ? (self->last_use + 1) % n : 0;
  g_set_object (&self->last_shown, item);
  g_signal_emit (self, signals[SHOW_SPAN], 0, uses[self->last_use].start, uses[self->last_use].end);
}

static void
on_activate (LesartTermsPanel *self, guint position)
{
  g_autoptr (LesartTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    show_use (self, item);
}

/* ---- decisions ---- */

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  LesartTermStatus status = (LesartTermStatus) g_variant_get_uint32 (parameter);
  guint position;
  LesartTermItem *focused = get_focused (self, &position);
  g_autoptr (LesartTermItem) item = focused == NULL ? NULL : g_object_ref (focused);

  if (item == NULL)
    return;
  self->focus_position = position;
  self->refocus = TRUE;
  if (lesart_terminology_decide (self->terms, item, status))
    g_signal_emit (self, signals[DECIDED], 0, item, (guint) status);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  guint position;
  LesartTermItem *focused = get_focused (self, &position);
  g_autoptr (LesartTermItem) item = focused == NULL ? NULL : g_object_ref (focused);

  if (item == NULL)
    return;
  self->focus_position = position;
  self->refocus = TRUE;
  lesart_terminology_remove (self->terms, item);
  g_signal_emit (self, signals[REMOVED], 0, item);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  LesartTermItem *item = get_focused (self, &self->focus_position);

  if (item != NULL)
    g_signal_emit (self, signals[EDIT], 0, item);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position;
  LesartTermItem *item = get_focused (LESART_TERMS_PANEL (widget), &position);

  if (item != NULL)
    show_use (LESART_TERMS_PANEL (widget), item);
}

/* A key for rows must not be taken from what is typed into the filter. */
static gboolean
on_row_key (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  guint position;
  const char *action;
  guint status;

  if (get_focused (LESART_TERMS_PANEL (widget), &position) == NULL)
    return FALSE;
  g_variant_get (args, "(&su)", &action, &status);
  if (g_str_equal (action, "terms.decide"))
    gtk_widget_activate_action (widget, action, "u", status);
  else
    gtk_widget_activate_action (widget, action, NULL);
  return TRUE;
}

/* ---- building ---- */

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) export = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Add the selection…"), "win.term");
  g_menu_append (menu, _ ("_Import…"), "win.terms-import");
  g_menu_append (export, _ ("TBX-Basic (2019)"), "win.terms-export::tbx");
  g_menu_append (export, _ ("TBX-Basic (2019), DCT"), "win.terms-export::tbx-dct");
  g_menu_append (export, _ ("TBX (2008), for OmegaT and Lokalize"), "win.terms-export::tbx-2008");
  g_menu_append (export, _ ("Glossary of OmegaT"), "win.terms-export::omegat");
  g_menu_append (export, _ ("Table (CSV)"), "win.terms-export::csv");
  g_menu_append (export, _ ("JSON"), "win.terms-export::json");
  g_menu_append_submenu (menu, _ ("_Export"), G_MENU_MODEL (export));
  g_menu_append (menu, _ ("_Keep terms in this folder"), "win.terms-folder");
  return G_MENU_MODEL (menu);
}

static void
add_search (LesartTermsPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = make_menu ();

  gtk_widget_add_css_class (box, "lesart-search-line");
  self->entry = lesart_panel_search_new (_ ("Filter terms"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_filter_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_add_css_class (menu, "lesart-panel-menu");
  gtk_widget_set_tooltip_text (menu, _ ("Term base"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Term base"), -1);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (self->bar), box);
}

static void
add_choice (LesartTermsPanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkStringList *choices = gtk_string_list_new (
      (const char *const[]){ _ ("Terms and candidates"), _ ("Terms"), _ ("Candidates"), NULL });

  for (guint i = 0; i < LESART_N_TERM_STATUSES; i++)
    gtk_string_list_append (choices, lesart_describe_term_status ((LesartTermStatus) i));
  gtk_widget_add_css_class (line, "lesart-filter-line");
  self->choice = lesart_panel_choice_new (choices, _ ("What is shown"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_filter_changed), self);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "lesart-filter-count");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self->bar), line);
}

static void
add_list (LesartTermsPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-panel-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Terms"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
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
}

static void
on_changed (LesartTermsPanel *self)
{
  if (self->list == NULL)
    return;
  update_page (self);
  if (self->refocus && lesart_terminology_get_state (self->terms) == LESART_TERMS_READY) {
    self->refocus = FALSE;
    keep_focus (self, self->focus_position);
  }
}

static void
build (LesartTermsPanel *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_search (self);
  add_choice (self);
  add_list (self);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  lesart_panel_lead_down (self->bar, self->list);
}

static void
show_terms (LesartTermsPanel *self)
{
  if (self->terms != NULL) {
    gtk_filter_list_model_set_model (self->shown, lesart_terminology_get_items (self->terms));
    lesart_terminology_want (self->terms);
  }
  update_page (self);
}

static void
lesart_terms_panel_map (GtkWidget *widget)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);

  if (self->list == NULL)
    build (self);
  show_terms (self);
  GTK_WIDGET_CLASS (lesart_terms_panel_parent_class)->map (widget);
}

/* ---- the object ---- */

static void
lesart_terms_panel_dispose (GObject *object)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->terms != NULL)
    g_signal_handlers_disconnect_by_data (self->terms, self);
  g_clear_object (&self->terms);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->last_shown);
  G_OBJECT_CLASS (lesart_terms_panel_parent_class)->dispose (object);
}

static void
lesart_terms_panel_finalize (GObject *object)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (object);

  g_ptr_array_unref (self->bound);
  g_clear_pointer (&self->words, lesart_text_filter_free);
  G_OBJECT_CLASS (lesart_terms_panel_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    const char *action;
    guint status;
  } keys[] = {
    { GDK_KEY_p, "terms.decide", LESART_TERM_PREFERRED },
    { GDK_KEY_a, "terms.decide", LESART_TERM_ADMITTED },
    { GDK_KEY_f, "terms.decide", LESART_TERM_FORBIDDEN },
    { GDK_KEY_s, "terms.decide", LESART_TERM_SUPERSEDED },
    { GDK_KEY_u, "terms.decide", LESART_TERM_OPEN },
    { GDK_KEY_e, "terms.edit", 0 },
    { GDK_KEY_F2, "terms.edit", 0 },
    { GDK_KEY_r, "terms.remove", 0 },
    { GDK_KEY_Delete, "terms.remove", 0 },
    { GDK_KEY_space, "terms.show", 0 },
  };

  gtk_widget_class_install_action (class, "terms.decide", "u", decide_action);
  gtk_widget_class_install_action (class, "terms.edit", NULL, edit_action);
  gtk_widget_class_install_action (class, "terms.remove", NULL, remove_action);
  gtk_widget_class_install_action (class, "terms.show", NULL, show_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, 0, on_row_key, "(su)", keys[i].action,
                                  keys[i].status);
}

static void
lesart_terms_panel_class_init (LesartTermsPanelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = LESART_TYPE_TERMS_PANEL;

  object_class->dispose = lesart_terms_panel_dispose;
  object_class->finalize = lesart_terms_panel_finalize;
  GTK_WIDGET_CLASS (class)->map = lesart_terms_panel_map;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, LESART_TYPE_TERM_ITEM);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, LESART_TYPE_TERM_ITEM, G_TYPE_UINT);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LESART_TYPE_TERM_ITEM);
  add_actions (GTK_WIDGET_CLASS (class));
}

static void
lesart_terms_panel_init (LesartTermsPanel *self)
{
  self->bound = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
}

GtkWidget *
lesart_terms_panel_new (void)
{
  return g_object_new (LESART_TYPE_TERMS_PANEL, NULL);
}

/**
 * lesart_terms_panel_set_terms:
 * @terms: the terms of the window, once
 */
void
lesart_terms_panel_set_terms (LesartTermsPanel *self, LesartTerminology *terms)
{
  g_return_if_fail (LESART_IS_TERMS_PANEL (self) && self->terms == NULL);
  self->terms = g_object_ref (terms);
  g_signal_connect_swapped (terms, "changed", G_CALLBACK (on_changed), self);
  if (self->list != NULL)
    show_terms (self);
}
