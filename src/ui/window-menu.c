/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a page: what can be done with the selection, or with the word that it was asked for
 * at. GTK's own is that of an editor, and would offer to cut and to paste.
 */
#include "window-private.h"

#include <glib/gi18n.h>

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static gboolean
is_in_mark (LesartWindow *self)
{
  guint32 caret = lesart_reader_get_caret (self->reader);
  g_autoptr (GPtrArray) marks = lesart_notes_find_at (lesart_document_get_notes (self->document),
                                                      (LesartSpan){ caret, caret + 1 });

  return marks != NULL && marks->len > 0;
}

/* Of the English version, which is not marked but paired. (transfer full) */
static GMenuModel *
make_english_menu (LesartWindow *self, LesartReader *page)
{
  static const struct {
    const char *label, *action;
  } repairs[] = {
    { N_ ("_Merge with the next"), "win.bead-merge" },
    { N_ ("_Split before this sentence"), "win.bead-split" },
    { N_ ("Sentence _up"), "win.bead-up" },
    { N_ ("Sentence _down"), "win.bead-down" },
    { N_ ("_Confirm"), "win.bead-confirm" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) pairing = g_menu_new (), copying = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++)
    g_menu_append (pairing, _ (repairs[i].label), repairs[i].action);
  if (!lesart_span_is_empty (lesart_reader_get_selection (page)))
    g_menu_append (copying, _ ("_Copy"), "clipboard.copy");
  g_menu_append (copying, _ ("Select _all"), "selection.select-all");
  add_section (menu, pairing);
  add_section (menu, self->address_menu);
  add_section (menu, copying);
  return G_MENU_MODEL (menu);
}

/* (transfer full) */
static GMenuModel *
make_menu (LesartWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marking = g_menu_new (), asking = g_menu_new (), copying = g_menu_new ();
  gboolean selected = !lesart_span_is_empty (lesart_reader_get_selection (self->reader));
  gboolean marked = is_in_mark (self);

  if (selected)
    g_menu_append (marking, _ ("_Highlight"), "win.highlight");
  if (selected || marked) {
    g_menu_append (marking, _ ("_Tag…"), "win.tag");
    g_menu_append (marking, _ ("_Note…"), "win.note");
  }
  if (marked) {
    g_menu_append (marking, _ ("_Relate the mark here"), "win.link");
    g_menu_append (marking, _ ("_Delete the mark here"), "win.delete-mark");
  }
  if (selected) {
    g_menu_append (copying, _ ("_Copy"), "clipboard.copy");
    g_menu_append (copying, _ ("Copy with _source"), "win.copy-with-source");
  }
  g_menu_append (asking, _ ("_Look up in the dictionary"), "win.look-up");
  g_menu_append (copying, _ ("Select _all"), "selection.select-all");
  add_section (menu, marking);
  add_section (menu, asking);
  add_section (menu, self->address_menu);
  add_section (menu, copying);
  return G_MENU_MODEL (menu);
}

static void
pop_up (LesartWindow *self, LesartReader *page, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu =
      page == self->reader ? make_menu (self) : make_english_menu (self, page);

  if (self->page_menu != NULL && gtk_widget_get_parent (self->page_menu) != GTK_WIDGET (page))
    g_clear_pointer (&self->page_menu, gtk_widget_unparent);
  lesart_window_hide_selection_bar (self);
  lesart_window_close_hover_card (self);
  if (self->page_menu == NULL) {
    self->page_menu = gtk_popover_menu_new_from_model (NULL);
    g_object_add_weak_pointer (G_OBJECT (self->page_menu), (gpointer *) &self->page_menu);
    gtk_widget_set_halign (self->page_menu, GTK_ALIGN_START);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->page_menu), FALSE);
    gtk_popover_set_position (GTK_POPOVER (self->page_menu), GTK_POS_BOTTOM);
    gtk_widget_set_parent (self->page_menu, GTK_WIDGET (page));
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->page_menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->page_menu), at);
  gtk_popover_popup (GTK_POPOVER (self->page_menu));
}

/* And not into a form or a card that hangs over it. */
static gboolean
is_in_page (GtkEventController *controller, GtkWidget *page)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return event == NULL
         || gdk_event_get_surface (event) == gtk_native_get_surface (gtk_widget_get_native (page));
}

/* The menu is about the word that it was asked for at, or about the selection there. */
static void
on_secondary_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartWindow *self)
{
  GtkTextView *view =
      GTK_TEXT_VIEW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  LesartSpan selection = lesart_reader_get_selection (LESART_READER (view));
  GtkTextIter iter;
  int buffer_x, buffer_y;
  guint32 at;

  if (!is_in_page (GTK_EVENT_CONTROLLER (gesture), GTK_WIDGET (view))) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
    return;
  }
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y)) {
    at = (guint32) gtk_text_iter_get_offset (&iter);
    if (at < selection.start || at >= selection.end)
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  pop_up (self, LESART_READER (view), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  LesartWindow *self = LESART_WINDOW (gtk_widget_get_root (widget));
  LesartReader *page = LESART_READER (widget);
  LesartSpan span = lesart_reader_get_selection (page);
  guint32 caret = lesart_reader_get_caret (page);
  GdkRectangle at;

  if (lesart_span_is_empty (span))
    span = (LesartSpan){ caret, caret + 1 };
  if (!lesart_reader_get_span_rect (page, span, &at))
    return FALSE;
  pop_up (self, page, &at);
  return TRUE;
}

/* Before those of the text view, which open its menu. */
static void
add_keys (LesartReader *page)
{
  static const guint keys[][2] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i][0], keys[i][1]),
                          gtk_callback_action_new (on_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (page), controller);
}

/**
 * lesart_window_tie_menu: (skip)
 * @page: the article, or the English version: gets its menu
 */
void
lesart_window_tie_menu (LesartWindow *self, LesartReader *page)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (on_secondary_click), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (secondary));
  add_keys (page);
}
