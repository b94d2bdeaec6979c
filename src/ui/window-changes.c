/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article that was changed since it was marked: the notice that says so, the page of the side
 * panel where it is looked through, and placing a mark by hand. Then the next selection is not
 * marked anew, but takes the mark that is being placed.
 */
#include "window-private.h"

#include <glib/gi18n.h>

static LesartNotes *
get_notes (LesartWindow *self)
{
  return lesart_document_get_notes (self->document);
}

/* "12 passages moved, 2 changed, 1 gone" */
static char *
describe_counts (const LesartChangeCounts *counts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (counts->n_moved > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u passage moved", "%u passages moved", counts->n_moved),
                                counts->n_moved));
  if (counts->n_changed > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u passage changed", "%u passages changed",
                                                       counts->n_changed),
                                             counts->n_changed));
  if (counts->n_gone > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u passage gone", "%u passages gone", counts->n_gone),
                                counts->n_gone));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
stop_placing (LesartWindow *self)
{
  g_clear_pointer (&self->placing, g_free);
  lesart_notice_hide (self->place_notice);
}

/* The page is there while there is something to decide, and until it is left. */
static void
update_page (LesartWindow *self)
{
  LesartChangeCounts counts =
      lesart_changes_panel_count (LESART_CHANGES_PANEL (self->changes_panel));
  GtkStack *stack = GTK_STACK (self->side_stack);
  gboolean any = counts.n_moved + counts.n_changed + counts.n_gone > 0;
  gboolean visible = any || gtk_stack_get_visible_child (stack) == self->changes_panel;

  gtk_stack_page_set_visible (gtk_stack_get_page (stack, self->changes_panel), visible);
  if (!any)
    lesart_notice_hide (self->changes_notice);
}

/* Once for each list of notes that was opened. */
static void
on_notes (LesartWindow *self)
{
  LesartChangeCounts counts =
      lesart_changes_panel_count (LESART_CHANGES_PANEL (self->changes_panel));
  g_autofree char *what = describe_counts (&counts);
  g_autofree char *text = NULL;

  stop_placing (self);
  lesart_notice_hide (self->changes_notice);
  if (*what == '\0') {
    if (gtk_stack_get_visible_child (GTK_STACK (self->side_stack)) == self->changes_panel)
      gtk_stack_set_visible_child (GTK_STACK (self->side_stack), self->notes_panel);
  } else {
    /* Translators: %s is like "12 passages moved, 2 passages changed" */
    text = g_strdup_printf (_ ("The article has changed since it was marked: %s."), what);
    lesart_notice_show (self->changes_notice, FALSE, text, _ ("Review"), "win.review-changes");
  }
  update_page (self);
}

static void
on_show_span (LesartChangesPanel *panel, guint start, guint end, LesartWindow *self)
{
  lesart_window_jump (self, (LesartSpan){ start, end }, TRUE);
}

static void
on_decided (LesartChangesPanel *panel, const char *text, LesartWindow *self)
{
  lesart_toast_show (self->toast, text, _ ("Undo"), "win.undo");
}

/* ---- by hand ---- */

static void
on_place (LesartChangesPanel *panel, LesartAnnotation *annotation, LesartWindow *self)
{
  LesartSpan extent = lesart_annotation_get_extent (annotation);

  g_free (self->placing);
  self->placing = g_strdup (lesart_annotation_get_id (annotation));
  lesart_notice_show (self->place_notice, FALSE,
                      _ ("Select where the mark belongs now, then press Enter. Escape leaves it."),
                      _ ("Place here"), "win.place-mark");
  if (lesart_split_is_narrow (LESART_SPLIT (self->split)))
    lesart_split_set_sidebar_visible (LESART_SPLIT (self->split), FALSE);
  if (!lesart_span_is_empty (extent))
    lesart_reader_show_span (self->reader, extent, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  LesartAnnotation *annotation =
      self->placing != NULL ? lesart_notes_find (get_notes (self), self->placing) : NULL;
  g_autoptr (LesartAnnotation) placed = NULL;

  if (annotation == NULL) {
    stop_placing (self);
    return;
  }
  if (lesart_span_is_empty (selection)) {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return;
  }
  placed = lesart_annotation_with_spans (annotation, lesart_document_get_text (self->document),
                                         &selection, 1);
  lesart_notes_replace (get_notes (self), placed, LESART_EDIT_MOVE);
  stop_placing (self);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  lesart_reader_show_span (self->reader, (LesartSpan){ selection.start, selection.start }, FALSE);
  lesart_toast_show (self->toast, _ ("Mark placed"), _ ("Undo"), "win.undo");
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartWindow *self)
{
  if (self->placing == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.place-mark", NULL);
  else if (key == GDK_KEY_Escape)
    stop_placing (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- */

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);

  gtk_stack_page_set_visible (
      gtk_stack_get_page (GTK_STACK (self->side_stack), self->changes_panel), TRUE);
  lesart_notice_hide (self->changes_notice);
  gtk_widget_activate_action (widget, "win.page", "s", "changes");
}

void
lesart_window_init_changes (LesartWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->changes_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->changes_panel, "place", G_CALLBACK (on_place), self, 0);
  g_signal_connect_object (self->changes_panel, "decided", G_CALLBACK (on_decided), self, 0);
  g_signal_connect_object (self->changes_panel, "changed", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side_stack, "notify::visible-child", G_CALLBACK (update_page),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (on_notes), self,
                           G_CONNECT_SWAPPED);
  /* Before the keys for a selection. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->article_page, keys);
  on_notes (self);
}

void
lesart_window_class_add_change_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.review-changes", NULL, review_action);
  gtk_widget_class_install_action (class, "win.place-mark", NULL, place_action);
}
