/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first of each choice lets everything pass but for the last one: what was rejected is shown
 * only if it is asked for.
 */
#include "claims-filter-bar.h"

#include <glib/gi18n.h>

#include "claims-exchange.h"
#include "describe.h"
#include "panel-parts.h"

typedef enum { BY_VERDICT, BY_CERTAINTY, BY_SPEAKER, BY_STATE, N_CHOICES } Choice;

struct _LesartClaimsFilterBar {
  GtkBox parent_instance;
  GtkSearchEntry *entry;
  GtkDropDown *choices[N_CHOICES];
  GtkStringList *speakers; /* anybody, nobody, then names */
  GtkLabel *count;
  GtkWidget *clear;
  guint n_shown;
  guint n_open;
  gboolean updating; /* the choices follow the reading, not a hand */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartClaimsFilterBar, lesart_claims_filter_bar, GTK_TYPE_BOX)

static void
emit_changed (LesartClaimsFilterBar *self)
{
  if (!self->updating)
    g_signal_emit (self, changed_signal, 0);
}

static gint
get_choice (LesartClaimsFilterBar *self, Choice choice)
{
  guint selected = gtk_drop_down_get_selected (self->choices[choice]);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? LESART_ANY : (gint) selected - 1;
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
  LesartClaimsFilter filter = { .words = gtk_editable_get_text (GTK_EDITABLE (self->entry)),
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
 * lesart_claims_filter_bar_clear:
 *
 * Lets everything pass that was not rejected.
 */
void
lesart_claims_filter_bar_clear (LesartClaimsFilterBar *self)
{
  g_return_if_fail (LESART_IS_CLAIMS_FILTER_BAR (self));
  self->updating = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (self->choices[i], 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
  emit_changed (self);
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
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->speakers));
  guint selected = gtk_drop_down_get_selected (self->choices[BY_SPEAKER]);
  g_autofree char *chosen = g_strdup (gtk_string_list_get_string (self->speakers, selected));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++) {
    g_autoptr (LesartClaimItem) item = g_list_model_get_item (claims, i);
    const char *speaker = lesart_claim_item_get_speaker (item);

    if (speaker != NULL && g_hash_table_add (seen, (gpointer) speaker))
      g_ptr_array_add (names, (gpointer) speaker);
  }
  g_ptr_array_add (names, NULL);
  self->updating = TRUE;
  gtk_string_list_splice (self->speakers, 2, n - 2, (const char *const *) names->pdata);
  for (guint i = 0; i + 1 < names->len && selected >= 2; i++)
    if (g_strcmp0 (names->pdata[i], chosen) == 0)
      selected = i + 2;
  gtk_drop_down_set_selected (self->choices[BY_SPEAKER], MIN (selected, names->len));
  self->updating = FALSE;
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
  LesartClaimsFilter filter = lesart_claims_filter_bar_get_filter (self);
  gboolean filtered = !lesart_claims_filter_is_empty (&filter);
  g_autofree char *count = NULL;

  g_return_if_fail (LESART_IS_CLAIMS_FILTER_BAR (self));
  if (filtered)
    /* Translators: how many of all claims the filter shows */
    count = g_strdup_printf (ngettext ("%u of %u claim", "%u of %u claims", n_all), n_shown, n_all);
  else
    count = g_strdup_printf (ngettext ("%u claim", "%u claims", n_shown), n_shown);
  self->n_shown = n_shown;
  self->n_open = n_open;
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->clear, filtered);
  gtk_widget_set_opacity (self->clear, filtered ? 1 : 0);
}

/* ---- Building ---- */

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  LesartClaimsFilterBar *self = data;
  guint n = self->n_open;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *accept = g_strdup_printf (
      ngettext ("_Accept the %u undecided shown", "_Accept all %u undecided shown", n), n);
  g_autofree char *reject = g_strdup_printf (
      ngettext ("_Reject the %u undecided shown", "_Reject all %u undecided shown", n), n);
  LesartClaimsFilter filter = lesart_claims_filter_bar_get_filter (self);

  g_menu_append (menu, n > 0 ? accept : _ ("Nothing undecided is shown"),
                 n > 0 ? "claims.accept-shown" : "claims.none");
  if (n > 0)
    g_menu_append (menu, reject, "claims.reject-shown");
  if (!lesart_claims_filter_is_empty (&filter))
    g_menu_append (menu, _ ("_Clear filters"), "claims.clear-filter");
  lesart_claims_exchange_fill_menu (menu, self->n_shown);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
add_search (LesartClaimsFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_widget_add_css_class (box, "lesart-search-line");
  self->entry = lesart_panel_search_new (_ ("Filter claims"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), fill_menu, self, NULL);
  gtk_widget_add_css_class (menu, "lesart-panel-menu");
  gtk_widget_set_tooltip_text (menu, _ ("All claims shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All claims shown"), -1);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_choice (LesartClaimsFilterBar *self,
            GtkWidget *grid,
            Choice choice,
            GtkStringList *strings,
            const char *label)
{
  self->choices[choice] = lesart_panel_choice_new (strings, label);
  g_signal_connect_swapped (self->choices[choice], "notify::selected", G_CALLBACK (emit_changed),
                            self);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->choices[choice]), (int) choice % 2,
                   (int) choice / 2, 1, 1);
}

static void
add_choices (LesartClaimsFilterBar *self)
{
  GtkWidget *grid = gtk_grid_new ();
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
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "lesart-filter-line");
  add_choice (self, grid, BY_VERDICT, verdicts, _ ("Verdict to filter by"));
  add_choice (self, grid, BY_CERTAINTY, certainties, _ ("Certainty to filter by"));
  add_choice (self, grid, BY_SPEAKER, self->speakers, _ ("Speaker to filter by"));
  add_choice (self, grid, BY_STATE, states, _ ("Decision to filter by"));
  gtk_box_append (GTK_BOX (self), grid);
}

static void
add_line (LesartClaimsFilterBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (line, "lesart-filter-line");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "lesart-filter-count");
  self->clear = gtk_button_new_with_label (_ ("Clear filters"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "lesart-clear-filters");
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (lesart_claims_filter_bar_clear),
                            self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), self->clear);
  gtk_box_append (GTK_BOX (self), line);
}

static void
lesart_claims_filter_bar_class_init (LesartClaimsFilterBarClass *class)
{
  changed_signal = g_signal_new ("changed", LESART_TYPE_CLAIMS_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_claims_filter_bar_init (LesartClaimsFilterBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  add_search (self);
  add_choices (self);
  add_line (self);
}

GtkWidget *
lesart_claims_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_CLAIMS_FILTER_BAR, NULL);
}
