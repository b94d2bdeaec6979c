/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is decided of facts: the form to correct one or to add one, and the word that it was done,
 * with the way back.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe.h"

/* ---- the form ---- */

static void
on_done (LesartFactEditor *editor, guint edit, LesartWindow *self)
{
  lesart_window_say_decided (self, (LesartEdit) edit, 1);
}

static void
on_passage (LesartFactEditor *editor, guint start, guint end, LesartWindow *self)
{
  lesart_reader_light (self->reader, (LesartSpan){ start, end });
}

static void
on_left (LesartWindow *self)
{
  lesart_reader_light (self->reader, LESART_SPAN_NONE);
  if (self->editing_row && gtk_widget_get_mapped (self->facts_panel))
    lesart_facts_panel_return_focus (LESART_FACTS_PANEL (self->facts_panel));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
make_editor (LesartWindow *self)
{
  self->fact_editor = lesart_fact_editor_new ();
  gtk_widget_set_parent (self->fact_editor, GTK_WIDGET (self->reader));
  g_signal_connect (self->fact_editor, "done", G_CALLBACK (on_done), self);
  g_signal_connect (self->fact_editor, "passage", G_CALLBACK (on_passage), self);
  g_signal_connect_swapped (self->fact_editor, "left", G_CALLBACK (on_left), self);
}

static void
open_editor_at (LesartWindow *self, LesartSpan span)
{
  GdkRectangle rect = { 0, 0, 1, 1 };

  lesart_window_close_hover_card (self);
  lesart_window_hide_selection_bar (self);
  lesart_reader_get_span_rect (self->reader, span, &rect);
  if (self->fact_editor == NULL)
    make_editor (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->fact_editor), &rect);
  lesart_reader_light (self->reader, span);
}

static void
on_edit (LesartFactsPanel *panel, guint kind, guint item, LesartWindow *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  /* What was rejected is not corrected: this is the reading that the window shows. */
  LesartCorrected *corrected = lesart_document_get_corrected (self->document, FALSE);
  LesartSpan span = lesart_item_get_span (corrected->reading, (LesartItemKind) kind, item);

  lesart_window_jump (self, span, FALSE);
  open_editor_at (self, span);
  self->editing_row = TRUE;
  lesart_fact_editor_correct (LESART_FACT_EDITOR (self->fact_editor),
                              lesart_document_get_notes (self->document), corrected,
                              (LesartItemKind) kind, item, selection);
}

/* At the choice of the name that it is, too. */
void
lesart_window_correct_name (LesartWindow *self, guint entity)
{
  LesartCorrected *corrected = lesart_document_get_corrected (self->document, FALSE);

  open_editor_at (self, lesart_item_get_span (corrected->reading, LESART_ITEM_ENTITY, entity));
  self->editing_row = FALSE;
  lesart_fact_editor_correct (LESART_FACT_EDITOR (self->fact_editor),
                              lesart_document_get_notes (self->document), corrected,
                              LESART_ITEM_ENTITY, entity, LESART_SPAN_NONE);
  lesart_fact_editor_focus (LESART_FACT_EDITOR (self->fact_editor), LESART_FIELD_SAME);
}

void
lesart_window_add_fact (LesartWindow *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  LesartCorrected *corrected = lesart_document_get_corrected (self->document, FALSE);

  if (corrected == NULL)
    return;
  if (lesart_span_is_empty (selection)) {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return;
  }
  open_editor_at (self, selection);
  self->editing_row = FALSE;
  lesart_fact_editor_add (LESART_FACT_EDITOR (self->fact_editor),
                          lesart_document_get_notes (self->document), corrected, selection);
}

static void
add_fact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_add_fact (LESART_WINDOW (widget));
}

/* ---- what was decided ---- */

static char *
describe_decision (LesartEdit edit, guint n)
{
  if (edit == LESART_EDIT_ACCEPT)
    return g_strdup_printf (ngettext ("%u fact accepted", "%u facts accepted", n), n);
  if (edit == LESART_EDIT_REJECT)
    return g_strdup_printf (ngettext ("%u fact rejected", "%u facts rejected", n), n);
  if (edit == LESART_EDIT_CORRECT)
    return g_strdup (_ ("Fact corrected"));
  if (edit == LESART_EDIT_ADD_FACT)
    return g_strdup (_ ("Fact added"));
  if (edit == LESART_EDIT_RESTORE)
    return g_strdup (_ ("Decision taken back"));
  return NULL;
}

void
lesart_window_say_decided (LesartWindow *self, LesartEdit edit, guint n)
{
  g_autofree char *text = describe_decision (edit, n);

  if (text != NULL)
    lesart_toast_show (self->toast, text, _ ("Undo"), "win.undo");
}

static void
on_decided (LesartFactsPanel *panel, guint edit, guint n, LesartWindow *self)
{
  lesart_window_say_decided (self, (LesartEdit) edit, n);
}

void
lesart_window_say_unchanged (LesartWindow *self, LesartState state)
{
  /* Translators: %s is what was decided of a fact before: accepted */
  g_autofree char *text = g_strdup_printf (_ ("Unchanged: %s"), lesart_describe_state (state));

  lesart_toast_show (self->toast, text, NULL, NULL);
}

static void
on_unchanged (LesartFactsPanel *panel, guint state, LesartWindow *self)
{
  lesart_window_say_unchanged (self, (LesartState) state);
}

void
lesart_window_init_facts (LesartWindow *self)
{
  g_signal_connect_object (self->facts_panel, "decided", G_CALLBACK (on_decided), self, 0);
  g_signal_connect_object (self->facts_panel, "unchanged", G_CALLBACK (on_unchanged), self, 0);
  g_signal_connect_object (self->facts_panel, "edit", G_CALLBACK (on_edit), self, 0);
}

void
lesart_window_class_add_fact_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.add-fact", NULL, add_fact_action);
}
