/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See terms-filter-bar.h.
 */
#include "terms-filter-bar.h"

#include <glib/gi18n.h>

#include "describe.h"

/* What of the list is shown; behind these, one status each. */
typedef enum { SHOW_ALL, SHOW_TERMS, SHOW_CANDIDATES, SHOW_STATUS } Shown;

typedef enum { ORDER_PLACE, ORDER_WORDS, ORDER_STATUS } Order;

struct _LesartTermsFilterBar {
  LesartFilterBar parent_instance;
  GtkDropDown *order;
};

G_DEFINE_FINAL_TYPE (LesartTermsFilterBar, lesart_terms_filter_bar, LESART_TYPE_FILTER_BAR)

/**
 * lesart_terms_filter_bar_match:
 *
 * Returns: whether the term is shown
 */
gboolean
lesart_terms_filter_bar_match (LesartTermsFilterBar *self, LesartTermItem *item)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
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

/* ---- The order ---- */

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

/**
 * lesart_terms_filter_bar_make_sorter:
 *
 * Returns: (transfer full): the order that is chosen
 */
GtkSorter *
lesart_terms_filter_bar_make_sorter (LesartTermsFilterBar *self)
{
  static const GCompareDataFunc orders[] = {
    [ORDER_PLACE] = compare_places, [ORDER_WORDS] = compare_words, [ORDER_STATUS] = compare_status
  };
  guint order = gtk_drop_down_get_selected (self->order);

  return GTK_SORTER (gtk_custom_sorter_new (orders[MIN (order, ORDER_STATUS)], NULL, NULL));
}

void
lesart_terms_filter_bar_set_counts (LesartTermsFilterBar *self, guint n_shown, guint n_all)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  g_autofree char *count =
      lesart_filter_bar_is_empty (bar)
          ? g_strdup_printf (ngettext ("%u term", "%u terms", n_all), n_all)
          /* Translators: how many of all terms the filter shows */
          : g_strdup_printf (ngettext ("%u of %u term", "%u of %u terms", n_all), n_shown, n_all);

  lesart_filter_bar_set_count (bar, count);
}

/* ---- The object ---- */

static void
fill_menu (LesartFilterBar *bar, GMenu *menu)
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

static void
lesart_terms_filter_bar_class_init (LesartTermsFilterBarClass *class)
{
  LESART_FILTER_BAR_CLASS (class)->fill_menu = fill_menu;
}

static void
lesart_terms_filter_bar_init (LesartTermsFilterBar *self)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  GtkStringList *shown = gtk_string_list_new (
      (const char *const[]){ _ ("Terms and candidates"), _ ("Terms"), _ ("Candidates"), NULL });
  GtkStringList *orders = gtk_string_list_new (
      (const char *const[]){ _ ("By place"), _ ("By alphabet"), _ ("By status"), NULL });

  for (guint i = 0; i < LESART_N_TERM_STATUSES; i++)
    gtk_string_list_append (shown, lesart_describe_term_status ((LesartTermStatus) i));
  lesart_filter_bar_add_search (bar, _ ("Filter terms"), _ ("Term base"));
  lesart_filter_bar_add_choice (bar, shown, _ ("What is shown"));
  self->order = lesart_filter_bar_add_order (bar, orders);
}

GtkWidget *
lesart_terms_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_TERMS_FILTER_BAR, NULL);
}
