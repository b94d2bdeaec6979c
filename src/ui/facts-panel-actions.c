/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with facts: shown and copied, accepted, rejected, corrected. Keys act on the row
 * that has the focus, the menu on the one that it was opened on.
 */
#include "facts-panel-private.h"

#include <glib/gi18n.h>

#include "decide-sheet.h"
#include "describe.h"

/* A row that is a fact: where it is from. */
typedef struct {
  LesartCorrected *corrected;
  LesartGroup group;
  guint index; /* in the group */
  LesartItemKind kind;
  guint item; /* in the array of the kind */
} Target;

static gboolean
get_target (LesartFactsPanel *self, guint position, Target *target)
{
  g_autoptr (LesartFactRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row == NULL || lesart_fact_row_is_header (row))
    return FALSE;
  target->corrected = lesart_facts_model_get_corrected (self->model);
  target->group = lesart_fact_row_get_group (row);
  target->index = lesart_fact_row_get_index (row);
  target->kind = lesart_group_get_item (target->corrected->reading, target->group, target->index,
                                        &target->item);
  return TRUE;
}

static gboolean
get_chosen (LesartFactsPanel *self, Target *target)
{
  guint position;

  return lesart_list_panel_get_chosen (LESART_LIST_PANEL (self), &position)
         && get_target (self, position, target);
}

/* ---- One ---- */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Target target;
  g_autofree char *text = NULL;

  if (!get_chosen (LESART_FACTS_PANEL (widget), &target))
    return;
  text = lesart_describe_for_clipboard (target.corrected->reading, target.group, target.index);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartListPanel *panel = LESART_LIST_PANEL (widget);
  guint position;

  if (lesart_list_panel_get_chosen (panel, &position))
    lesart_facts_panel_show_position (panel, position);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);
  guint position;
  Target target;

  if (!lesart_list_panel_get_chosen (LESART_LIST_PANEL (self), &position)
      || !get_target (self, position, &target)
      || lesart_corrected_get_state (target.corrected, target.kind, target.item)
             == LESART_STATE_REJECTED)
    return;
  self->edited = position;
  g_signal_emit_by_name (widget, "edit", (guint) target.kind, target.item);
}

static LesartEdit
decide (LesartNotes *notes, const Target *target, const char *action)
{
  return lesart_decide (notes, target->corrected, target->kind, target->item,
                        lesart_edit_of_action (action));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);
  g_autoptr (LesartCorrected) corrected = NULL;
  Target target;
  LesartEdit edit;

  if (self->document == NULL || !get_chosen (self, &target))
    return;
  corrected = lesart_corrected_ref (target.corrected); /* the decision brings another */
  edit = decide (lesart_document_get_notes (self->document), &target, name);
  if (edit != LESART_EDIT_NONE)
    g_signal_emit_by_name (self, "decided", (guint) edit, 1u);
  else
    g_signal_emit_by_name (
        self, "unchanged",
        (guint) lesart_corrected_get_state (corrected, target.kind, target.item));
}

/* ---- All that are shown ---- */

static void
on_many_decided (gpointer panel, LesartEdit edit, guint n)
{
  g_signal_emit_by_name (panel, "decided", (guint) edit, n);
}

static void
decide_shown_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartFactsPanel *self = LESART_FACTS_PANEL (widget);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  LesartEdit edit = lesart_edit_of_action (name);
  LesartDecideSheet *sheet;

  if (self->document == NULL || n_rows == 0)
    return;
  sheet = lesart_decide_sheet_new (widget, lesart_document_get_notes (self->document),
                                   lesart_facts_model_get_corrected (self->model), edit,
                                   on_many_decided);
  for (guint i = 0; i < n_rows; i++) {
    Target target;
    g_autofree char *title = NULL;
    g_autofree char *detail = NULL;

    if (!get_target (self, i, &target)
        || !lesart_can_decide (target.corrected, target.kind, target.item, edit))
      continue;
    title = lesart_describe_title (target.corrected->reading, target.group, target.index, FALSE);
    detail = lesart_describe_detail (target.corrected->reading, target.group, target.index);
    lesart_decide_sheet_add (sheet, (LesartDecidedItem){ target.kind, target.item }, title, detail);
  }
  lesart_decide_sheet_present (sheet);
}

static void
show_rejected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_fact_filter_bar_set_state (LESART_FACTS_PANEL (widget)->bar, LESART_STATE_REJECTED);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_filter_bar_clear (LESART_FILTER_BAR (LESART_FACTS_PANEL (widget)->bar));
}

void
lesart_facts_panel_fill_menu (LesartListPanel *panel, GMenu *menu)
{
  guint n = lesart_facts_model_get_n_rows (LESART_FACTS_PANEL (panel)->model);
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autofree char *accept =
      g_strdup_printf (ngettext ("_Accept the %u shown…", "_Accept all %u shown…", n), n);
  g_autofree char *reject =
      g_strdup_printf (ngettext ("_Reject the %u shown…", "_Reject all %u shown…", n), n);

  g_menu_append (all, accept, "facts.accept-shown");
  g_menu_append (all, reject, "facts.reject-shown");
  g_menu_append (view, _ ("_Show what was rejected"), "facts.show-rejected");
  if (!lesart_filter_bar_is_empty (lesart_list_panel_get_bar (panel)))
    g_menu_append (view, _ ("_Clear filters"), "facts.clear-filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
}

/* ---- The menu of a row ---- */

/* Without sections: GTK 4.8 leaves no room for the line between them here. */
static void
fill_menu (LesartListPanel *panel, guint position, GMenu *menu)
{
  Target target;
  LesartState state;

  if (!get_target (LESART_FACTS_PANEL (panel), position, &target))
    return;
  state = lesart_corrected_get_state (target.corrected, target.kind, target.item);
  if (state == LESART_STATE_OPEN || state == LESART_STATE_REJECTED)
    g_menu_append (menu, _ ("_Accept (A)"), "facts.accept");
  if (state != LESART_STATE_REJECTED)
    g_menu_append (menu, _ ("Co_rrect… (E)"), "facts.correct");
  if (state != LESART_STATE_OPEN && state != LESART_STATE_ADDED)
    g_menu_append (menu, _ ("_Take the decision back (U)"), "facts.restore");
  if (state != LESART_STATE_REJECTED)
    g_menu_append (menu, state == LESART_STATE_ADDED ? _ ("_Remove (R)") : _ ("_Reject (R)"),
                   "facts.reject");
  g_menu_append (menu, _ ("_Show in text"), "facts.show");
  g_menu_append (menu, _ ("_Copy"), "facts.copy");
}

void
lesart_facts_panel_class_add_actions (LesartListPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "facts.copy", copy_action },
    { "facts.show", show_action },
    { "facts.correct", correct_action },
    { "facts.accept", decide_action },
    { "facts.reject", decide_action },
    { "facts.restore", decide_action },
    { "facts.accept-shown", decide_shown_action },
    { "facts.reject-shown", decide_shown_action },
    { "facts.show-rejected", show_rejected_action },
    { "facts.clear-filter", clear_filter_action },
  };
  static const LesartRowKey keys[] = {
    { GDK_KEY_c, GDK_CONTROL_MASK, "facts.copy", LESART_NO_TARGET },
    { GDK_KEY_a, 0, "facts.accept", LESART_NO_TARGET },
    { GDK_KEY_r, 0, "facts.reject", LESART_NO_TARGET },
    { GDK_KEY_Delete, 0, "facts.reject", LESART_NO_TARGET },
    { GDK_KEY_KP_Delete, 0, "facts.reject", LESART_NO_TARGET },
    { GDK_KEY_e, 0, "facts.correct", LESART_NO_TARGET },
    { GDK_KEY_F2, 0, "facts.correct", LESART_NO_TARGET },
    { GDK_KEY_u, 0, "facts.restore", LESART_NO_TARGET },
    { GDK_KEY_space, 0, "facts.show", LESART_NO_TARGET },
  };

  class->fill_row_menu = fill_menu;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  lesart_list_panel_class_add_keys (class, keys, G_N_ELEMENTS (keys));
}
