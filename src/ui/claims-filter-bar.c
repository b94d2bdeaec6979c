/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first of each choice lets everything pass but for the last one: what was rejected is shown
 * only if it is asked for.
 */
#include "claims-filter-bar.h"

#include <glib/gi18n.h>

#include "claims-exchange.h"
#include "describe.h"

typedef enum { BY_VERDICT, BY_CERTAINTY, BY_SPEAKER, BY_STATE } Choice;

struct _LesartClaimsFilterBar {
  LesartFilterBar parent_instance;
  GtkStringList *speakers; /* anybody, nobody, then names; the choice owns it */
  guint n_shown;
  guint n_open;
};

G_DEFINE_FINAL_TYPE (LesartClaimsFilterBar, lesart_claims_filter_bar, LESART_TYPE_FILTER_BAR)

static gint
get_choice (LesartClaimsFilterBar *self, Choice choice)
{
  return (gint) lesart_filter_bar_get_choice (LESART_FILTER_BAR (self), choice) - 1;
}

/**
 * lesart_claims_filter_bar_get_filter:
 *
 * Returns: what is to be shown; its strings are those of the widgets
 */
LesartClaimsFilter
lesart_claims_filter_bar_get_filter (LesartClaimsFilterBar *self)
{
  gint speaker = get_choice (self, BY_SPEAKER);
  LesartClaimsFilter filter = { .words = lesart_filter_bar_get_words (LESART_FILTER_BAR (self)),
                                .verdict = get_choice (self, BY_VERDICT),
                                .certainty = get_choice (self, BY_CERTAINTY),
                                .state = get_choice (self, BY_STATE) };

  /* The first is anybody, the second nobody. */
  if (speaker != LESART_ANY)
    filter.speaker =
        speaker == 0 ? "" : gtk_string_list_get_string (self->speakers, (guint) speaker + 1);
  return filter;
}

/**
 * lesart_claims_filter_bar_set_claims:
 * @claims: of LesartClaimItem
 *
 * Offers those who say something in them; who was chosen stays chosen. Says nothing of a change.
 */
void
lesart_claims_filter_bar_set_claims (LesartClaimsFilterBar *self, GListModel *claims)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, i);
    const char *speaker = lesart_claim_item_get_speaker (item);

    if (speaker != NULL && g_hash_table_add (seen, (gpointer) speaker))
      g_ptr_array_add (names, (gpointer) speaker);
  }
  g_ptr_array_add (names, NULL);
  lesart_filter_bar_replace_items (LESART_FILTER_BAR (self), BY_SPEAKER, self->speakers, 2,
                                   (const char *const *) names->pdata);
}

/**
 * lesart_claims_filter_bar_set_counts:
 * @n_open: how many of those that are shown nobody has decided of
 */
void
lesart_claims_filter_bar_set_counts (LesartClaimsFilterBar *self,
                                     guint n_shown,
                                     guint n_open,
                                     guint n_all)
{
  g_autofree char *count = NULL;

  g_return_if_fail (LESART_IS_CLAIMS_FILTER_BAR (self));
  if (lesart_filter_bar_is_empty (LESART_FILTER_BAR (self)))
    count = g_strdup_printf (ngettext ("%u claim", "%u claims", n_shown), n_shown);
  else
    /* Translators: how many of all claims the filter shows */
    count = g_strdup_printf (ngettext ("%u of %u claim", "%u of %u claims", n_all), n_shown, n_all);
  self->n_shown = n_shown;
  self->n_open = n_open;
  lesart_filter_bar_set_count (LESART_FILTER_BAR (self), count);
}

/* ---- The object ---- */

static void
fill_menu (LesartFilterBar *bar, GMenu *menu)
{
  LesartClaimsFilterBar *self = LESART_CLAIMS_FILTER_BAR (bar);
  guint n = self->n_open;
  g_autofree char *accept = g_strdup_printf (
      ngettext ("_Accept the %u undecided shown", "_Accept all %u undecided shown", n), n);
  g_autofree char *reject = g_strdup_printf (
      ngettext ("_Reject the %u undecided shown", "_Reject all %u undecided shown", n), n);

  g_menu_append (menu, n > 0 ? accept : _ ("Nothing undecided is shown"),
                 n > 0 ? "claims.accept-shown" : "claims.none");
  if (n > 0)
    g_menu_append (menu, reject, "claims.reject-shown");
  if (!lesart_filter_bar_is_empty (bar))
    g_menu_append (menu, _ ("_Clear filters"), "claims.clear-filter");
  lesart_claims_exchange_fill_menu (menu, self->n_shown);
}

static void
lesart_claims_filter_bar_class_init (LesartClaimsFilterBarClass *class)
{
  LESART_FILTER_BAR_CLASS (class)->fill_menu = fill_menu;
}

static void
lesart_claims_filter_bar_init (LesartClaimsFilterBar *self)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  GtkStringList *verdicts = gtk_string_list_new ((const char *const[]){ _ ("Any verdict"), NULL });
  GtkStringList *certainties =
      gtk_string_list_new ((const char *const[]){ _ ("Any certainty"), NULL });
  GtkStringList *states = gtk_string_list_new ((const char *const[]){ _ ("Any decision"), NULL });

  self->speakers = gtk_string_list_new (
      (const char *const[]){ _ ("Whoever says it"), _ ("Nobody named"), NULL });
  for (guint v = 0; v < LESART_N_VERDICTS; v++)
    gtk_string_list_append (verdicts, lesart_describe_verdict ((LesartVerdict) v));
  for (guint c = 0; c <= LESART_CERTAINTY_NEGATED; c++)
    gtk_string_list_append (certainties, lesart_describe_certainty ((LesartCertainty) c));
  for (guint s = 0; s < LESART_N_STATES; s++)
    gtk_string_list_append (states, lesart_describe_state ((LesartState) s));
  lesart_filter_bar_add_search (bar, _ ("Filter claims"), _ ("All claims shown"));
  lesart_filter_bar_add_choice (bar, verdicts, _ ("Verdict to filter by"));
  lesart_filter_bar_add_choice (bar, certainties, _ ("Certainty to filter by"));
  lesart_filter_bar_add_choice (bar, self->speakers, _ ("Speaker to filter by"));
  lesart_filter_bar_add_choice (bar, states, _ ("Decision to filter by"));
}

GtkWidget *
lesart_claims_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_CLAIMS_FILTER_BAR, NULL);
}
