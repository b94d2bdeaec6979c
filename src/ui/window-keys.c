/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Single keys on the page, which is not for typing; and the bar below the text that says what they
 * do while something is under way: an edge being moved, a relation begun, a sticky tag.
 */
#include "window-private.h"

#include <glib/gi18n.h>

/* What is under way, the latest first. (nullable) */
static char *
describe_mode (LesartWindow *self)
{
  char *link = lesart_window_describe_link_begun (self);

  if (self->edge != LESART_EDGE_NONE) {
    g_free (link);
    return g_strdup (
        self->edge == LESART_EDGE_END
            ? _ (
                "End of the mark: ← → by words, with Shift by letters. E: its beginning. Enter keeps")
            : _ (
                "Beginning of the mark: ← → by words, with Shift by letters. E: its end. Enter keeps"));
  }
  if (link != NULL)
    return link;
  if (self->sticky_tag != NULL)
    /* Translators: %s is a tag */
    return g_strdup_printf (_ ("Every new mark is tagged “%s”; Enter marks the selection"),
                            self->sticky_tag);
  return NULL;
}

void
lesart_window_update_mode (LesartWindow *self)
{
  g_autofree char *text = describe_mode (self);

  gtk_widget_set_visible (self->mode_bar, text != NULL);
  if (text != NULL)
    gtk_label_set_label (GTK_LABEL (self->mode_label), text);
}

/* Returns: whether there was something to end. */
static gboolean
end_mode (LesartWindow *self)
{
  if (self->edge != LESART_EDGE_NONE)
    lesart_window_end_edge (self, FALSE);
  else if (self->link_from != NULL)
    lesart_window_end_link (self);
  else if (self->sticky_tag != NULL)
    lesart_window_set_sticky (self, NULL);
  else
    return FALSE;
  return TRUE;
}

static void
end_mode_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  end_mode (LESART_WINDOW (widget));
  gtk_widget_grab_focus (GTK_WIDGET (LESART_WINDOW (widget)->reader));
}

static gboolean
escape (LesartWindow *self)
{
  guint32 caret = lesart_reader_get_caret (self->reader);

  if (lesart_span_is_empty (lesart_reader_get_selection (self->reader)))
    return end_mode (self);
  lesart_reader_show_span (self->reader, (LesartSpan){ caret, caret }, FALSE);
  return TRUE;
}

/* The key was one of those that select. */
static gboolean
select_by_key (LesartWindow *self, guint key, gboolean forward)
{
  switch (key) {
  case GDK_KEY_w:
    lesart_window_select_unit (self, LESART_UNIT_WORD, forward);
    return TRUE;
  case GDK_KEY_c:
    lesart_window_select_unit (self, LESART_UNIT_CLAUSE, forward);
    return TRUE;
  case GDK_KEY_s:
    lesart_window_select_unit (self, LESART_UNIT_SENTENCE, forward);
    return TRUE;
  case GDK_KEY_p:
    lesart_window_select_unit (self, LESART_UNIT_PARAGRAPH, forward);
    return TRUE;
  case GDK_KEY_j:
    lesart_window_select_sentence_beside (self, TRUE);
    return TRUE;
  case GDK_KEY_k:
    lesart_window_select_sentence_beside (self, FALSE);
    return TRUE;
  default:
    return FALSE;
  }
}

/* The key was one of those that say something of the selection or the mark at the caret. */
static gboolean
act_by_key (LesartWindow *self, guint key)
{
  static const struct {
    guint key;
    const char *action;
  } actions[] = {
    { GDK_KEY_t, "win.tag" },
    { GDK_KEY_n, "win.note" },
    { GDK_KEY_v, "win.judge" },
    { GDK_KEY_r, "win.link" },
    { GDK_KEY_d, "win.look-up" },
    { GDK_KEY_f, "win.add-fact" },
    { GDK_KEY_a, "win.accept-proposal" },
    { GDK_KEY_x, "win.reject-proposal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (key == actions[i].key)
      return gtk_widget_activate_action (GTK_WIDGET (self), actions[i].action, NULL);
  if (key == GDK_KEY_e)
    lesart_window_choose_edge (self);
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    lesart_window_change_parts (self, TRUE);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    lesart_window_change_parts (self, FALSE);
  else if (key == GDK_KEY_Escape)
    return escape (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->sticky_tag != NULL)
    lesart_window_mark_sticky (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
           && lesart_span_is_empty (lesart_reader_get_selection (self->reader)))
    return lesart_window_open_link (self);
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartWindow *self)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  guint colour = key - GDK_KEY_1;

  if (lesart_document_get_text (self->document) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (lesart_window_edge_key (self, key, modifiers))
    return GDK_EVENT_STOP;
  if ((modifiers & GDK_CONTROL_MASK) && !(modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
      && colour < LESART_N_COLOURS - 1) {
    lesart_window_highlight (self, LESART_COLOUR_YELLOW + colour);
    return GDK_EVENT_STOP;
  }
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  return select_by_key (self, gdk_keyval_to_lower (key), !shift)
         || act_by_key (self, gdk_keyval_to_lower (key)) || lesart_window_tag_key (self, key);
}

GtkWidget *
lesart_window_make_mode_bar (LesartWindow *self)
{
  GtkWidget *end = gtk_button_new_with_label (_ ("End (Esc)"));

  self->mode_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->mode_bar, "mode");
  gtk_widget_set_visible (self->mode_bar, FALSE);
  self->mode_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->mode_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->mode_label), 0);
  gtk_widget_set_hexpand (self->mode_label, TRUE);
  gtk_box_append (GTK_BOX (self->mode_bar), self->mode_label);
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "win.end-mode");
  gtk_box_append (GTK_BOX (self->mode_bar), end);
  return self->mode_bar;
}

void
lesart_window_init_keys (LesartWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reader), keys);
}

void
lesart_window_class_add_key_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.end-mode", NULL, end_mode_action);
}
