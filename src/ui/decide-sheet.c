/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See decide-sheet.h. What is decided is that of the reading which was listed, also if another one
 * comes while the window is open.
 */
#include "decide-sheet.h"

#include <glib/gi18n.h>

#include "check-list.h"
#include "tagbook-dialogs.h"

#define LIST_HEIGHT 420

struct _LesartDecideSheet {
  LesartTagSheet sheet;
  GtkWidget *panel; /* (nullable): weak */
  LesartNotes *notes;
  LesartCorrected *corrected;
  LesartEdit edit;
  LesartDecideDone done;
  GArray *items; /* LesartDecidedItem */
  LesartCheckList *list;
  GtkWidget *count;
};

static void
sheet_free (gpointer data)
{
  LesartDecideSheet *self = data;

  g_clear_weak_pointer (&self->panel);
  g_object_unref (self->notes);
  lesart_corrected_unref (self->corrected);
  g_array_unref (self->items);
  g_free (self);
}

static guint
count_checked (LesartDecideSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += lesart_check_list_get_checked (self->list, i);
  return n;
}

static void
update (LesartDecideSheet *self)
{
  guint n = count_checked (self);
  /* Translators: how many proposals of all in the list are ticked */
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u of %u chosen", "%u of %u chosen", self->items->len), n, self->items->len);

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->sheet.confirm, n > 0);
}

static void
on_confirm (LesartDecideSheet *self)
{
  guint n = 0;

  lesart_notes_begin_group (self->notes);
  for (guint i = 0; i < self->items->len; i++) {
    const LesartDecidedItem *item = &g_array_index (self->items, LesartDecidedItem, i);

    n += lesart_check_list_get_checked (self->list, i)
         && lesart_decide (self->notes, self->corrected, item->kind, item->item, self->edit)
                != LESART_EDIT_NONE;
  }
  lesart_notes_end_group (self->notes);
  if (n > 0 && self->panel != NULL)
    self->done (self->panel, self->edit, n);
  gtk_window_close (self->sheet.window);
}

/**
 * lesart_decide_sheet_new:
 * @panel: that lists the proposals
 * @notes: where the decisions are kept
 * @corrected: what the proposals are of
 * @edit: %LESART_EDIT_ACCEPT or %LESART_EDIT_REJECT
 * @done: is told unless the panel is gone by then
 *
 * Returns: (transfer none): an empty window, not yet shown; it belongs to GTK until it is closed
 */
LesartDecideSheet *
lesart_decide_sheet_new (GtkWidget *panel,
                         LesartNotes *notes,
                         LesartCorrected *corrected,
                         LesartEdit edit,
                         LesartDecideDone done)
{
  LesartDecideSheet *self = g_new0 (LesartDecideSheet, 1);
  gboolean accept = edit == LESART_EDIT_ACCEPT;

  self->notes = g_object_ref (notes);
  self->corrected = lesart_corrected_ref (corrected);
  self->edit = edit;
  self->done = done;
  self->items = g_array_new (FALSE, FALSE, sizeof (LesartDecidedItem));
  g_set_weak_pointer (&self->panel, panel);
  self->sheet = lesart_tag_sheet_new (GTK_WINDOW (gtk_widget_get_root (panel)),
                                      accept ? _ ("Accept proposals") : _ ("Reject proposals"),
                                      accept ? _ ("Accept") : _ ("Reject"), FALSE);
  self->count = lesart_tag_sheet_add_words (&self->sheet, NULL);
  self->list = LESART_CHECK_LIST (lesart_check_list_new (_ ("Proposals"), LIST_HEIGHT));
  gtk_box_append (self->sheet.body, GTK_WIDGET (self->list));
  g_object_set_data_full (G_OBJECT (self->sheet.window), "decide-sheet", self, sheet_free);
  return self;
}

/**
 * lesart_decide_sheet_add:
 * @title: what is proposed
 * @detail: what it rests on; "" for nothing
 *
 * Adds a proposal, with its box ticked.
 */
void
lesart_decide_sheet_add (LesartDecideSheet *self,
                         LesartDecidedItem item,
                         const char *title,
                         const char *detail)
{
  g_array_append_val (self->items, item);
  lesart_check_list_add (self->list, NULL, title, detail, TRUE);
}

/**
 * lesart_decide_sheet_present:
 *
 * Shows the window; without proposals there is nothing to ask.
 */
void
lesart_decide_sheet_present (LesartDecideSheet *self)
{
  if (self->items->len == 0) {
    gtk_window_destroy (self->sheet.window);
    return;
  }
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->sheet.confirm, "clicked", G_CALLBACK (on_confirm), self);
  update (self);
  lesart_check_list_focus_first (self->list);
  gtk_window_present (self->sheet.window);
}
