/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first of each choice lets everything pass but what is ignored, which is shown only if it is
 * asked for.
 */
#include "findings-filter-bar.h"

#include <glib/gi18n.h>

#include "describe-finding.h"
#include "panel-parts.h"

struct _LesartFindingsFilterBar {
  GtkBox parent_instance;
  GtkSearchEntry *entry;
  GtkDropDown *kind;
  GtkStringList *kinds;
  GArray *offered; /* LesartCheckKind, of the choices behind the first */
  GtkDropDown *state;
  GtkLabel *count;
  GtkWidget *clear;
  gboolean updating; /* the choices follow the findings, not a hand */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartFindingsFilterBar, lesart_findings_filter_bar, GTK_TYPE_BOX)

static void
emit_changed (LesartFindingsFilterBar *self)
{
  if (!self->updating)
    g_signal_emit (self, changed_signal, 0);
}

/**
 * lesart_findings_filter_bar_get_filter:
 *
 * Returns: what is to be shown; its strings are those of the widgets
 */
LesartFindingsFilter
lesart_findings_filter_bar_get_filter (LesartFindingsFilterBar *self)
{
  guint kind = gtk_drop_down_get_selected (self->kind);
  guint state = gtk_drop_down_get_selected (self->state);

  return (LesartFindingsFilter){
    .words = gtk_editable_get_text (GTK_EDITABLE (self->entry)),
    .kind = kind == 0 || kind > self->offered->len
                ? LESART_ANY_KIND
                : (gint) g_array_index (self->offered, LesartCheckKind, kind - 1),
    .state = state == 0 || state == GTK_INVALID_LIST_POSITION ? LESART_ANY_KIND : (gint) state - 1,
  };
}

/**
 * lesart_findings_filter_bar_clear:
 *
 * Lets everything pass that is not ignored.
 */
void
lesart_findings_filter_bar_clear (LesartFindingsFilterBar *self)
{
  g_return_if_fail (LESART_IS_FINDINGS_FILTER_BAR (self));
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->state, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
  emit_changed (self);
}

/**
 * lesart_findings_filter_bar_set_findings:
 * @findings: of LesartFindingItem
 *
 * Offers the kinds that occur, each with its number; what was chosen stays chosen. Says nothing of
 * a change.
 */
void
lesart_findings_filter_bar_set_findings (LesartFindingsFilterBar *self, GListModel *findings)
{
  LesartFindingsFilter filter = lesart_findings_filter_bar_get_filter (self);
  guint counts[LESART_N_CHECKS] = { 0 }, selected = 0;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->kinds));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++) {
    g_autoptr (LesartFindingItem) item = g_list_model_get_item (findings, i);

    counts[lesart_finding_item_get_finding (item)->kind]++;
  }
  self->updating = TRUE;
  gtk_string_list_splice (self->kinds, 1, n_before - 1, NULL);
  g_array_set_size (self->offered, 0);
  for (LesartCheckKind kind = 0; kind < LESART_N_CHECKS; kind++) {
    g_autofree char *label = NULL;

    if (counts[kind] == 0)
      continue;
    label = g_strdup_printf ("%s %u", lesart_describe_check_kind (kind), counts[kind]);
    gtk_string_list_append (self->kinds, label);
    g_array_append_val (self->offered, kind);
    if (filter.kind == (gint) kind)
      selected = self->offered->len;
  }
  gtk_drop_down_set_selected (self->kind, selected);
  self->updating = FALSE;
}

/**
 * lesart_findings_filter_bar_set_counts:
 * @n_open: how many of all nobody has decided of
 */
void
lesart_findings_filter_bar_set_counts (LesartFindingsFilterBar *self,
                                       guint n_shown,
                                       guint n_open,
                                       guint n_all)
{
  LesartFindingsFilter filter = lesart_findings_filter_bar_get_filter (self);
  gboolean filtered = !lesart_findings_filter_is_empty (&filter);
  g_autofree char *count = NULL;

  g_return_if_fail (LESART_IS_FINDINGS_FILTER_BAR (self));
  if (filtered)
    /* Translators: how many of all findings the filter shows */
    count =
        g_strdup_printf (ngettext ("%u of %u finding", "%u of %u findings", n_all), n_shown, n_all);
  else
    /* Translators: findings that nobody has decided of, and all */
    count = g_strdup_printf (ngettext ("%u of %u finding open", "%u of %u findings open", n_all),
                             n_open, n_all);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->clear, filtered);
  gtk_widget_set_opacity (self->clear, filtered ? 1 : 0);
}

/* ---- Building ---- */

static void
add_search (LesartFindingsFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) report = g_menu_new ();

  gtk_widget_add_css_class (box, "lesart-search-line");
  self->entry = lesart_panel_search_new (_ ("Filter findings"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  g_menu_append (report, _ ("Report as a _web page…"), "win.export-check::html");
  g_menu_append (report, _ ("Report as _Markdown…"), "win.export-check::markdown");
  g_menu_append (report, _ ("Report as _JSON…"), "win.export-check::json");
  g_menu_append (menu, _ ("_Next finding"), "win.next-finding");
  g_menu_append (menu, _ ("_Previous finding"), "win.previous-finding");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (report));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "lesart-panel-menu");
  gtk_widget_set_tooltip_text (button, _ ("Findings and report"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Findings and report"), -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_choices (LesartFindingsFilterBar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkStringList *states = gtk_string_list_new (
      (const char *const[]){ _ ("Not ignored"), _ ("Open"), _ ("Confirmed"), _ ("Ignored"), NULL });

  self->kinds = gtk_string_list_new ((const char *const[]){ _ ("Any kind"), NULL });
  self->kind = lesart_panel_choice_new (self->kinds, _ ("Kind to filter by"));
  self->state = lesart_panel_choice_new (states, _ ("Decision to filter by"));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (emit_changed), self);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (emit_changed), self);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "lesart-filter-line");
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->kind), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->state), 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (self), grid);
}

static void
add_line (LesartFindingsFilterBar *self)
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
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (lesart_findings_filter_bar_clear),
                            self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (line), self->clear);
  gtk_box_append (GTK_BOX (self), line);
}

static void
lesart_findings_filter_bar_finalize (GObject *object)
{
  g_array_unref (LESART_FINDINGS_FILTER_BAR (object)->offered);
  G_OBJECT_CLASS (lesart_findings_filter_bar_parent_class)->finalize (object);
}

static void
lesart_findings_filter_bar_class_init (LesartFindingsFilterBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_findings_filter_bar_finalize;
  changed_signal = g_signal_new ("changed", LESART_TYPE_FINDINGS_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_findings_filter_bar_init (LesartFindingsFilterBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->offered = g_array_new (FALSE, FALSE, sizeof (LesartCheckKind));
  add_search (self);
  add_choices (self);
  add_line (self);
}

GtkWidget *
lesart_findings_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_FINDINGS_FILTER_BAR, NULL);
}
