/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two rows of keys: a number gives the verdict, a second one says how surely and ends it. Closed
 * before that by anything but Escape, what was chosen stands. An open verdict has no second number.
 * The numbers are shown at the row that they belong to now.
 */
#include "verdict-popover.h"

#include <glib/gi18n.h>

#include "describe.h"

struct _LesartVerdictPopover {
  GtkPopover parent_instance;
  GtkWidget *verdicts[LESART_N_VERDICTS];
  GtkWidget *confidences[LESART_N_CONFIDENCES]; /* the first is not used */
  GtkWidget *sure;                              /* the second row */
  LesartVerdict verdict;
  LesartConfidence confidence;
  gboolean asks; /* until it was answered */
  gboolean has_verdict;
};

static guint judged_signal;
static guint cancelled_signal;

G_DEFINE_FINAL_TYPE (LesartVerdictPopover, lesart_verdict_popover, GTK_TYPE_POPOVER)

static void
mark_chosen (GtkWidget *button, gboolean chosen)
{
  if (button == NULL)
    return;
  if (chosen)
    gtk_widget_add_css_class (button, "chosen");
  else
    gtk_widget_remove_css_class (button, "chosen");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
      chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* The number keeps its place. */
static void
show_number (GtkWidget *button, gboolean shown)
{
  GtkWidget *content = button != NULL ? gtk_button_get_child (GTK_BUTTON (button)) : NULL;

  if (content != NULL)
    gtk_widget_set_opacity (gtk_widget_get_first_child (content), shown ? 1 : 0);
}

static void
update (LesartVerdictPopover *self)
{
  for (guint i = 0; i < LESART_N_VERDICTS; i++) {
    mark_chosen (self->verdicts[i], i == (guint) self->verdict);
    show_number (self->verdicts[i], !self->has_verdict);
  }
  for (guint i = 0; i < LESART_N_CONFIDENCES; i++) {
    mark_chosen (self->confidences[i], i == (guint) self->confidence);
    show_number (self->confidences[i], self->has_verdict);
  }
  gtk_widget_set_sensitive (self->sure, self->verdict != LESART_VERDICT_OPEN);
}

static void
finish (LesartVerdictPopover *self)
{
  if (!self->asks)
    return;
  self->asks = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, judged_signal, 0, self->verdict, self->confidence);
}

static void
choose_verdict (LesartVerdictPopover *self, LesartVerdict verdict)
{
  self->verdict = verdict;
  self->has_verdict = TRUE;
  if (verdict == LESART_VERDICT_OPEN)
    self->confidence = LESART_CONFIDENCE_NONE;
  update (self);
  if (verdict == LESART_VERDICT_OPEN)
    finish (self);
  else
    gtk_widget_grab_focus (self->confidences[LESART_CONFIDENCE_LOW]);
}

static void
choose_confidence (LesartVerdictPopover *self, LesartConfidence confidence)
{
  self->confidence = confidence;
  update (self);
  finish (self);
}

static void
on_verdict (GtkWidget *button, LesartVerdictPopover *self)
{
  for (guint i = 0; i < LESART_N_VERDICTS; i++)
    if (self->verdicts[i] == button)
      choose_verdict (self, i);
}

static void
on_confidence (GtkWidget *button, LesartVerdictPopover *self)
{
  for (guint i = LESART_CONFIDENCE_LOW; i < LESART_N_CONFIDENCES; i++)
    if (self->confidences[i] == button)
      choose_confidence (self, i);
}

static void
cancel (LesartVerdictPopover *self)
{
  self->asks = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, cancelled_signal, 0);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartVerdictPopover *self)
{
  guint number = key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_0 : key - GDK_KEY_0;

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    cancel (self);
  else if (!self->has_verdict && number < LESART_N_VERDICTS)
    choose_verdict (self, number);
  else if (self->has_verdict && number >= LESART_CONFIDENCE_LOW && number < LESART_N_CONFIDENCES)
    choose_confidence (self, number);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (
    guint number, const char *label, const char *css_class, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_label_new (label);
  g_autofree char *key = g_strdup_printf ("%u", number);
  GtkWidget *key_label = gtk_label_new (key);

  gtk_widget_add_css_class (key_label, "key");
  gtk_box_append (GTK_BOX (content), key_label);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (content), words);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_signal_connect (button, "clicked", callback, data);
  return button;
}

static GtkWidget *
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "dim");
  gtk_box_append (GTK_BOX (box), heading);
  return heading;
}

static void
lesart_verdict_popover_class_init (LesartVerdictPopoverClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  judged_signal = g_signal_new ("judged", LESART_TYPE_VERDICT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  cancelled_signal = g_signal_new ("cancelled", LESART_TYPE_VERDICT_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_closed (LesartVerdictPopover *self)
{
  if (self->has_verdict)
    finish (self);
  self->asks = FALSE;
}

static void
lesart_verdict_popover_init (LesartVerdictPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-verdict");
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Judge"),
                                  -1);
  add_heading (box, _ ("What it claims is"));
  /* The open one last, as 0 stands last on a keyboard. */
  for (guint n = 1; n <= LESART_N_VERDICTS; n++) {
    guint i = n % LESART_N_VERDICTS;

    self->verdicts[i] =
        make_button (i, lesart_describe_verdict (i), "flat", G_CALLBACK (on_verdict), self);
    gtk_box_append (GTK_BOX (box), self->verdicts[i]);
  }
  add_heading (box, _ ("How sure that is"));
  self->sure = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_set_homogeneous (GTK_BOX (self->sure), TRUE);
  for (guint i = LESART_CONFIDENCE_LOW; i < LESART_N_CONFIDENCES; i++) {
    self->confidences[i] =
        make_button (i, lesart_describe_confidence (i), "flat", G_CALLBACK (on_confidence), self);
    gtk_box_append (GTK_BOX (self->sure), self->confidences[i]);
  }
  gtk_box_append (GTK_BOX (box), self->sure);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

/**
 * lesart_verdict_popover_new:
 *
 * Returns: (transfer floating): a popover; give it a parent, and unparent it in the parent's
 * dispose
 */
GtkWidget *
lesart_verdict_popover_new (void)
{
  return g_object_new (LESART_TYPE_VERDICT_POPOVER, NULL);
}

/**
 * lesart_verdict_popover_ask:
 * @verdict: the verdict so far
 * @confidence: how sure that was
 *
 * Pops up at the place that was set with gtk_popover_set_pointing_to().
 */
void
lesart_verdict_popover_ask (LesartVerdictPopover *self,
                            LesartVerdict verdict,
                            LesartConfidence confidence)
{
  g_return_if_fail (LESART_IS_VERDICT_POPOVER (self));
  self->verdict = verdict;
  self->confidence = confidence;
  self->asks = TRUE;
  self->has_verdict = FALSE;
  update (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (
      self->verdicts[verdict == LESART_VERDICT_OPEN ? LESART_VERDICT_SUPPORTED : verdict]);
}
