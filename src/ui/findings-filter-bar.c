/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first of each choice lets everything pass but what is ignored, which is shown only if it is
 * asked for.
 */
#include "findings-filter-bar.h"

#include <glib/gi18n.h>

#include "describe-finding.h"

typedef enum { BY_KIND, BY_STATE } Choice;

struct _LesartFindingsFilterBar {
  LesartFilterBar parent_instance;
  GtkStringList *kinds; /* the choice owns it */
  GArray *offered;      /* LesartCheckKind, of the choices behind the first */
};

G_DEFINE_FINAL_TYPE (LesartFindingsFilterBar, lesart_findings_filter_bar, LESART_TYPE_FILTER_BAR)

/**
 * lesart_findings_filter_bar_get_filter:
 *
 * Returns: what is to be shown; its strings are those of the widgets
 */
LesartFindingsFilter
lesart_findings_filter_bar_get_filter (LesartFindingsFilterBar *self)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  guint kind = lesart_filter_bar_get_choice (bar, BY_KIND);

  return (LesartFindingsFilter){
    .words = lesart_filter_bar_get_words (bar),
    .kind = kind == 0 || kind > self->offered->len
                ? LESART_ANY_KIND
                : (gint) g_array_index (self->offered, LesartCheckKind, kind - 1),
    .state = (gint) lesart_filter_bar_get_choice (bar, BY_STATE) - 1,
  };
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
  lesart_filter_bar_freeze (LESART_FILTER_BAR (self));
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
  lesart_filter_bar_set_choice (LESART_FILTER_BAR (self), BY_KIND, selected);
  lesart_filter_bar_thaw (LESART_FILTER_BAR (self));
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
  g_autofree char *count = NULL;

  g_return_if_fail (LESART_IS_FINDINGS_FILTER_BAR (self));
  if (lesart_filter_bar_is_empty (LESART_FILTER_BAR (self)))
    /* Translators: findings that nobody has decided of, and all */
    count = g_strdup_printf (ngettext ("%u of %u finding open", "%u of %u findings open", n_all),
                             n_open, n_all);
  else
    /* Translators: how many of all findings the filter shows */
    count =
        g_strdup_printf (ngettext ("%u of %u finding", "%u of %u findings", n_all), n_shown, n_all);
  lesart_filter_bar_set_count (LESART_FILTER_BAR (self), count);
}

/* ---- The object ---- */

static void
fill_menu (LesartFilterBar *bar, GMenu *menu)
{
  g_autoptr (GMenu) report = g_menu_new ();

  g_menu_append (report, _ ("Report as a _web page…"), "win.export-check::html");
  g_menu_append (report, _ ("Report as _Markdown…"), "win.export-check::markdown");
  g_menu_append (report, _ ("Report as _JSON…"), "win.export-check::json");
  g_menu_append (menu, _ ("_Next finding"), "win.next-finding");
  g_menu_append (menu, _ ("_Previous finding"), "win.previous-finding");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (report));
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
  LESART_FILTER_BAR_CLASS (class)->fill_menu = fill_menu;
}

static void
lesart_findings_filter_bar_init (LesartFindingsFilterBar *self)
{
  LesartFilterBar *bar = LESART_FILTER_BAR (self);
  GtkStringList *states = gtk_string_list_new (
      (const char *const[]){ _ ("Not ignored"), _ ("Open"), _ ("Accepted"), _ ("Ignored"), NULL });

  self->offered = g_array_new (FALSE, FALSE, sizeof (LesartCheckKind));
  self->kinds = gtk_string_list_new ((const char *const[]){ _ ("Any kind"), NULL });
  lesart_filter_bar_add_search (bar, _ ("Filter findings"), _ ("Findings and report"));
  lesart_filter_bar_add_choice (bar, self->kinds, _ ("Kind to filter by"));
  lesart_filter_bar_add_choice (bar, states, _ ("Decision to filter by"));
}

GtkWidget *
lesart_findings_filter_bar_new (void)
{
  return g_object_new (LESART_TYPE_FINDINGS_FILTER_BAR, NULL);
}
