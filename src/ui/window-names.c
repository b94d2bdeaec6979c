/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of the name under the pointer or the caret, and the words for a screen reader when the
 * caret comes to a name (the tints are invisible to it).
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "describe.h"

static const LesartMention *
get_mention (LesartWindow *self, gint index)
{
  return &g_array_index (lesart_document_get_reading (self->document)->mentions, LesartMention,
                         index);
}

/* What is stated by exactly this clause. */
static const LesartFact *
find_fact (const LesartReading *reading, LesartSpan span)
{
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);

    if (fact->span.start == span.start && fact->span.end == span.end)
      return fact;
  }
  return NULL;
}

static void
on_show_span (GObject *object, guint start, guint end, LesartWindow *self)
{
  const LesartSpan span = { start, end };
  const LesartReading *reading = lesart_document_get_reading (self->document);
  const LesartFact *fact = reading == NULL ? NULL : find_fact (reading, span);
  g_autofree LesartSpan *arguments = NULL;

  lesart_window_jump (self, span, TRUE);
  if (fact == NULL)
    return;
  arguments = g_new (LesartSpan, MAX (fact->n_arguments, 1));
  for (guint i = 0; i < fact->n_arguments; i++)
    arguments[i] =
        g_array_index (reading->arguments, LesartArgument, fact->first_argument + i).span;
  lesart_reader_show_evidence (self->reader, span, fact->verb, arguments, fact->n_arguments);
}

static void
on_show_all (LesartEntityCard *card, const char *name, LesartWindow *self)
{
  g_autofree char *kept = g_strdup (name);

  gtk_popover_popdown (GTK_POPOVER (card));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "facts");
  lesart_facts_panel_show_name (LESART_FACTS_PANEL (self->facts_panel), kept);
}

/* The form for the name, at the choice of the other one. */
static void
on_same (LesartEntityCard *card, guint entity, LesartWindow *self)
{
  gtk_popover_popdown (GTK_POPOVER (card));
  lesart_window_correct_name (self, entity);
}

static void
on_split (LesartEntityCard *card, guint start, guint end, LesartWindow *self)
{
  g_autoptr (LesartCorrected) corrected =
      lesart_corrected_ref (lesart_document_get_corrected (self->document, FALSE));

  gtk_popover_popdown (GTK_POPOVER (card));
  lesart_decide_split (lesart_document_get_notes (self->document), corrected,
                       (LesartSpan){ start, end });
  lesart_toast_show (self->toast, _ ("Mention taken for another"), _ ("Undo"), "win.undo");
}

static void
on_card_enter (LesartWindow *self)
{
  self->pointer_in_card = TRUE;
}

static void
on_card_leave (LesartWindow *self)
{
  self->pointer_in_card = FALSE;
  lesart_window_close_hover_card (self);
}

static void
forget_card (LesartWindow *self, LesartEntityCard *card)
{
  if (self->card == card) {
    self->card = NULL;
    self->pointer_in_card = FALSE;
  }
}

static void
on_card_closed (LesartEntityCard *card, LesartWindow *self)
{
  forget_card (self, card);
}

static void
show_card (LesartWindow *self, gint index, gboolean takes_focus)
{
  const LesartMention *mention = get_mention (self, index);
  GtkEventController *motion;
  GdkRectangle rect;

  if (self->card != NULL) {
    if (lesart_entity_card_get_entity (self->card) == mention->entity && !takes_focus)
      return;
    gtk_popover_popdown (GTK_POPOVER (self->card));
  }
  if (!lesart_reader_get_span_rect (self->reader, mention->span, &rect))
    return;
  self->card = lesart_entity_card_show (GTK_WIDGET (self->reader), &rect, self->document,
                                        mention->entity, takes_focus);
  if (self->card == NULL)
    return;
  lesart_entity_card_set_mention (self->card, mention->span.start);
  g_signal_connect_object (self->card, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->card, "show-all", G_CALLBACK (on_show_all), self, 0);
  g_signal_connect_object (self->card, "same", G_CALLBACK (on_same), self, 0);
  g_signal_connect_object (self->card, "split", G_CALLBACK (on_split), self, 0);
  g_signal_connect_object (self->card, "closed", G_CALLBACK (on_card_closed), self, 0);
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_card_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_card_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->card), motion);
}

/* The card that the pointer has opened is in the way of whatever comes next; one that was asked for
 * by key stays until it is left. */
void
lesart_window_close_hover_card (LesartWindow *self)
{
  if (self->card != NULL && !gtk_popover_get_autohide (GTK_POPOVER (self->card)))
    gtk_popover_popdown (GTK_POPOVER (self->card));
}

/* What stands over the text would stand over the window that has come, too. */
static void
on_active_changed (LesartWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    return;
  lesart_window_close_hover_card (self);
  lesart_window_hide_selection_bar (self);
}

static gboolean
on_any_key (LesartWindow *self)
{
  lesart_window_close_hover_card (self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_mention_hovered (LesartReader *reader, gint mention, LesartWindow *self)
{
  if (mention >= 0 && (self->note_editor == NULL || !gtk_widget_get_visible (self->note_editor)))
    show_card (self, mention, FALSE);
  else if (!self->pointer_in_card)
    lesart_window_close_hover_card (self);
}

static void
show_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  gint mention =
      lesart_reader_get_mention_at (self->reader, lesart_reader_get_caret (self->reader));

  if (mention >= 0)
    show_card (self, mention, TRUE);
  else
    lesart_toast_show (self->toast, _ ("The caret is not on a name"), NULL, NULL);
}

/* What a screen reader says when the caret comes to a name or a link. */
static void
announce (LesartWindow *self, guint32 at)
{
  gint mention = lesart_reader_get_mention_at (self->reader, at);
  g_autofree char *link = lesart_window_describe_address (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (mention >= 0) {
    const LesartReading *reading = lesart_document_get_reading (self->document);
    const LesartEntity *entity =
        &g_array_index (reading->entities, LesartEntity, get_mention (self, mention)->entity);

    g_string_printf (text, "%s, %s", entity->name, lesart_describe_kind (entity->type));
  }
  if (link != NULL)
    g_string_append_printf (text, text->len > 0 ? ". %s" : "%s", link);
  gtk_label_set_text (GTK_LABEL (self->live_label), text->str);
}

static void
on_caret_moved (LesartReader *reader, guint at, LesartWindow *self)
{
  lesart_facts_panel_set_caret (LESART_FACTS_PANEL (self->facts_panel), at);
  lesart_notes_panel_set_caret (LESART_NOTES_PANEL (self->notes_panel), at);
  announce (self, at);
}

void
lesart_window_init_names (LesartWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_any_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  g_signal_connect_object (self->reader, "mention-hovered", G_CALLBACK (on_mention_hovered), self,
                           0);
  g_signal_connect_object (self->reader, "caret-moved", G_CALLBACK (on_caret_moved), self, 0);
  g_signal_connect_object (self->facts_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->claims_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
  g_signal_connect_object (self->notes_panel, "show-span", G_CALLBACK (on_show_span), self, 0);
}

void
lesart_window_class_add_name_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.show-card", NULL, show_card_action);
}
