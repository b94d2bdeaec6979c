/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is built, and nothing searched for, until the panel is shown for the first time. Enter
 * leads from one use of a term to the next.
 */
#include "terms-panel.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "term-row.h"
#include "text-filter.h"

/* What of the list is shown; behind these, one status each. */
typedef enum { SHOW_ALL, SHOW_TERMS, SHOW_CANDIDATES, SHOW_STATUS } Shown;

typedef enum { ORDER_PLACE, ORDER_WORDS, ORDER_STATUS } Order;

struct _LesartTermsPanel {
  LesartListPanel parent_instance;
  LesartTerminology *terms;   /* (nullable) */
  GtkDropDown *order;         /* (nullable) before the panel is built */
  guint focus_position;       /* of the row that was decided */
  gboolean refocus;           /* when what was decided has come into the list */
  LesartTermItem *last_shown; /* (nullable): whose use was shown last, and which */
  guint last_use;
};

enum { SHOW_SPAN, EDIT, DECIDED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTermsPanel, lesart_terms_panel, LESART_TYPE_LIST_PANEL)

static guint
count_all (LesartTermsPanel *self)
{
  return self->terms == NULL
             ? 0
             : g_list_model_get_n_items (lesart_terminology_get_items (self->terms));
}

/* ---- the filter ---- */

static gboolean
matches (LesartListPanel *panel, gpointer item)
{
  LesartFilterBar *bar = lesart_list_panel_get_bar (panel);
  const LesartTextFilter *words = lesart_filter_bar_get_text_filter (bar);
  gboolean is_candidate = lesart_term_item_get_concept (item) == NULL;
  guint choice = lesart_filter_bar_get_choice (bar, 0);
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (choice == SHOW_TERMS ? is_candidate : choice == SHOW_CANDIDATES && !is_candidate)
    return FALSE;
  if (choice >= SHOW_STATUS
      && (is_candidate || lesart_term_item_get_status (item) != choice - SHOW_STATUS))
    return FALSE;
  if (lesart_text_filter_is_empty (words))
    return TRUE;
  all =
      g_strjoin ("\n", lesart_term_item_get_text (item), lesart_term_item_get_english (item), NULL);
  folded = lesart_text_filter_fold (all);
  return lesart_text_filter_match (words, folded);
}

static char *
count (LesartListPanel *panel, gboolean filtered, guint n_shown, guint n_all)
{
  if (!filtered)
    return g_strdup_printf (ngettext ("%u term", "%u terms", n_all), n_all);
  /* Translators: how many of all terms the filter shows */
  return g_strdup_printf (ngettext ("%u of %u term", "%u of %u terms", n_all), n_shown, n_all);
}

static void
fill_menu (LesartListPanel *panel, GMenu *menu)
{
  g_autoptr (GMenu) export = g_menu_new ();

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
}

static LesartFilterBar *
make_bar (LesartTermsPanel *self)
{
  LesartFilterBar *bar = lesart_filter_bar_new (_ ("Filter terms"), _ ("Term base"));
  GtkStringList *shown = gtk_string_list_new (
      (const char *const[]){ _ ("Terms and candidates"), _ ("Terms"), _ ("Candidates"), NULL });
  GtkStringList *orders = gtk_string_list_new (
      (const char *const[]){ _ ("By place"), _ ("By alphabet"), _ ("By status"), NULL });

  for (guint i = 0; i < LESART_N_TERM_STATUSES; i++)
    gtk_string_list_append (shown, lesart_describe_term_status ((LesartTermStatus) i));
  lesart_filter_bar_wrap (bar); /* half a line is little for what is shown */
  lesart_filter_bar_add_choice (bar, shown, _ ("What is shown"));
  self->order = lesart_filter_bar_add_order (bar, orders);
  return bar;
}

/* ---- the order ---- */

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint n_a, n_b;
  const LesartSpan *uses_a = lesart_term_item_get_uses ((LesartTermItem *) a, &n_a);
  const LesartSpan *uses_b = lesart_term_item_get_uses ((LesartTermItem *) b, &n_b);
  guint32 at_a = n_a > 0 ? uses_a[0].start : G_MAXUINT32;
  guint32 at_b = n_b > 0 ? uses_b[0].start : G_MAXUINT32;

  return at_a < at_b ? -1 : at_a > at_b;
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (lesart_term_item_get_text ((LesartTermItem *) a),
                         lesart_term_item_get_text ((LesartTermItem *) b));
}

/* What was decided first, in the order of the choices; then what nobody has decided. Candidates
 * stay as they come, the likeliest first. */
static int
compare_status (gconstpointer a, gconstpointer b, gpointer data)
{
  LesartTermItem *items[] = { (LesartTermItem *) a, (LesartTermItem *) b };
  guint ranks[2];

  for (guint i = 0; i < 2; i++) {
    LesartTermStatus status = lesart_term_item_get_status (items[i]);

    ranks[i] = lesart_term_item_get_concept (items[i]) == NULL ? LESART_N_TERM_STATUSES + 1
               : status == LESART_TERM_OPEN                    ? LESART_N_TERM_STATUSES
                                                               : status;
  }
  return ranks[0] < ranks[1] ? -1 : ranks[0] > ranks[1];
}

static void
on_order (LesartTermsPanel *self)
{
  static const GCompareDataFunc orders[] = {
    [ORDER_PLACE] = compare_places, [ORDER_WORDS] = compare_words, [ORDER_STATUS] = compare_status
  };
  guint order = gtk_drop_down_get_selected (self->order);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (orders[MIN (order, ORDER_STATUS)], NULL, NULL));

  lesart_list_panel_set_sorter (LESART_LIST_PANEL (self), sorter);
}

/* ---- without rows ---- */

static void
show_failure (LesartTermsPanel *self, LesartPanelStatus *status)
{
  LesartTermStore *store = lesart_terminology_get_store (self->terms);
  const GError *error = store != NULL ? lesart_term_store_get_error (store) : NULL;
  g_autofree char *name =
      store != NULL ? g_filename_display_name (lesart_term_store_get_path (store)) : NULL;
  /* Translators: a file name, then what is wrong */
  g_autofree char *text = g_strdup_printf (_ ("The term base “%s” cannot be read: %s"), name,
                                           error != NULL ? error->message : "");

  lesart_panel_status_set (status, "dialog-warning-symbolic", text);
  lesart_panel_status_set_action (status, NULL, NULL);
}

static void
show_status (LesartListPanel *panel, LesartPanelStatus *status)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (panel);
  LesartTermsState state =
      self->terms != NULL ? lesart_terminology_get_state (self->terms) : LESART_TERMS_IDLE;

  if (state == LESART_TERMS_FAILED) {
    show_failure (self, status);
  } else if (state == LESART_TERMS_SEARCHING) {
    lesart_panel_status_set_busy (status, _ ("Looking for terms…"));
  } else if (state == LESART_TERMS_IDLE) {
    lesart_panel_status_set (status, "document-open-symbolic",
                             _ ("Open an article to see its terms."));
    lesart_panel_status_set_action (status, _ ("Open…"), "win.open");
  } else if (count_all (self) > 0) {
    lesart_panel_status_set (status, "edit-find-symbolic", _ ("No term matches the filter."));
    lesart_panel_status_set_action (status, _ ("Clear filters"), NULL);
  } else {
    lesart_panel_status_set (
        status, "edit-find-symbolic",
        _ ("No term was found. Select one in the text and press Ctrl+Shift+T, or import a term "
           "base."));
    lesart_panel_status_set_action (status, _ ("Import…"), "win.terms-import");
  }
}

/* ---- rows ---- */

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
activate (LesartListPanel *panel, guint position)
{
  g_autoptr (LesartTermItem) item =
      g_list_model_get_item (lesart_list_panel_get_shown (panel), position);

  if (item != NULL)
    show_use (LESART_TERMS_PANEL (panel), item);
}

/* ---- decisions ---- */

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  LesartTermStatus status = (LesartTermStatus) g_variant_get_uint32 (parameter);
  LesartTermItem *focused =
      lesart_list_panel_get_focused (LESART_LIST_PANEL (self), &self->focus_position);
  g_autoptr (LesartTermItem) item = focused == NULL ? NULL : g_object_ref (focused);

  if (item == NULL)
    return;
  self->refocus = TRUE;
  if (lesart_terminology_decide (self->terms, item, status))
    g_signal_emit (self, signals[DECIDED], 0, item, (guint) status);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  LesartTermItem *focused =
      lesart_list_panel_get_focused (LESART_LIST_PANEL (self), &self->focus_position);
  g_autoptr (LesartTermItem) item = focused == NULL ? NULL : g_object_ref (focused);

  if (item == NULL)
    return;
  self->refocus = TRUE;
  lesart_terminology_remove (self->terms, item);
  g_signal_emit (self, signals[REMOVED], 0, item);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (widget);
  LesartTermItem *item =
      lesart_list_panel_get_focused (LESART_LIST_PANEL (self), &self->focus_position);

  if (item != NULL)
    g_signal_emit (self, signals[EDIT], 0, item);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTermItem *item = lesart_list_panel_get_focused (LESART_LIST_PANEL (widget), NULL);

  if (item != NULL)
    show_use (LESART_TERMS_PANEL (widget), item);
}

/* ---- building ---- */

static void
on_changed (LesartTermsPanel *self)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);

  if (!lesart_list_panel_is_built (panel))
    return;
  on_order (self);
  lesart_list_panel_refill_rows (panel);
  lesart_list_panel_refilter (panel);
  if (self->refocus && lesart_terminology_get_state (self->terms) == LESART_TERMS_READY) {
    self->refocus = FALSE;
    lesart_list_panel_keep_focus (panel, self->focus_position);
  }
}

static void
show_terms (LesartTermsPanel *self)
{
  LesartListPanel *panel = LESART_LIST_PANEL (self);

  if (self->terms != NULL) {
    lesart_list_panel_set_model (panel, lesart_terminology_get_items (self->terms));
    lesart_terminology_want (self->terms);
  }
  lesart_list_panel_update_page (panel);
}

static void
build (LesartListPanel *panel)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (panel);

  lesart_list_panel_add_list (panel, GTK_BOX (panel), make_bar (self), NULL, _ ("Terms"));
  g_signal_connect_swapped (lesart_list_panel_get_bar (panel), "changed", G_CALLBACK (on_order),
                            self);
  on_order (self);
}

static void
lesart_terms_panel_map (GtkWidget *widget)
{
  lesart_list_panel_build (LESART_LIST_PANEL (widget));
  show_terms (LESART_TERMS_PANEL (widget));
  GTK_WIDGET_CLASS (lesart_terms_panel_parent_class)->map (widget);
}

/* ---- the object ---- */

static void
lesart_terms_panel_dispose (GObject *object)
{
  LesartTermsPanel *self = LESART_TERMS_PANEL (object);

  if (self->terms != NULL)
    g_signal_handlers_disconnect_by_data (self->terms, self);
  g_clear_object (&self->terms);
  g_clear_object (&self->last_shown);
  G_OBJECT_CLASS (lesart_terms_panel_parent_class)->dispose (object);
}

static void
add_actions (LesartTermsPanelClass *class)
{
  static const LesartRowKey keys[] = {
    { GDK_KEY_p, 0, "terms.decide", LESART_TERM_PREFERRED },
    { GDK_KEY_a, 0, "terms.decide", LESART_TERM_ADMITTED },
    { GDK_KEY_f, 0, "terms.decide", LESART_TERM_FORBIDDEN },
    { GDK_KEY_s, 0, "terms.decide", LESART_TERM_SUPERSEDED },
    { GDK_KEY_u, 0, "terms.decide", LESART_TERM_OPEN },
    { GDK_KEY_e, 0, "terms.edit", LESART_NO_TARGET },
    { GDK_KEY_F2, 0, "terms.edit", LESART_NO_TARGET },
    { GDK_KEY_r, 0, "terms.remove", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "terms.remove", LESART_NO_TARGET },
    { GDK_KEY_space, 0, "terms.show", LESART_NO_TARGET },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "terms.decide", "u", decide_action);
  gtk_widget_class_install_action (widget_class, "terms.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "terms.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "terms.show", NULL, show_action);
  lesart_list_panel_class_add_keys (LESART_LIST_PANEL_CLASS (class), keys, G_N_ELEMENTS (keys));
}

static void
lesart_terms_panel_class_init (LesartTermsPanelClass *class)
{
  LesartListPanelClass *panel_class = LESART_LIST_PANEL_CLASS (class);
  GType type = LESART_TYPE_TERMS_PANEL;

  G_OBJECT_CLASS (class)->dispose = lesart_terms_panel_dispose;
  GTK_WIDGET_CLASS (class)->map = lesart_terms_panel_map;
  panel_class->build = build;
  panel_class->matches = matches;
  panel_class->count = count;
  panel_class->fill_menu = fill_menu;
  panel_class->show_status = show_status;
  panel_class->row_type = LESART_TYPE_TERM_ROW;
  panel_class->activate = activate;
  signals[SHOW_SPAN] = g_signal_new ("show-span", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, LESART_TYPE_TERM_ITEM);
  signals[DECIDED] = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, LESART_TYPE_TERM_ITEM, G_TYPE_UINT);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LESART_TYPE_TERM_ITEM);
  add_actions (class);
}

static void
lesart_terms_panel_init (LesartTermsPanel *self)
{
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
  if (lesart_list_panel_is_built (LESART_LIST_PANEL (self)))
    show_terms (self);
}
