/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stripe at the side is the colour of the mark; the name of the colour is in the accessible
 * label.
 */
#include "note-row.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe.h"
#include "wrap-layout.h"

/* What two lines of the panel can hold at most; the label cuts to what fits. */
#define QUOTE_CHARS 240

struct _LesartNoteRow {
  GtkBox parent_instance;
  GtkWidget *card;
  GtkWidget *stripe;
  GtkLabel *quote;
  GtkWidget *tags;
  GtkLabel *note;
  LesartAnnotation *annotation; /* (nullable) */
};

enum { SHOW, EDIT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartNoteRow, lesart_note_row, GTK_TYPE_BOX)

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, LesartNoteRow *self)
{
  if (n_press == 1)
    g_signal_emit (self, signals[SHOW], 0);
}

static void
on_edit (LesartNoteRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, lines);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
lesart_note_row_dispose (GObject *object)
{
  g_clear_object (&LESART_NOTE_ROW (object)->annotation);
  G_OBJECT_CLASS (lesart_note_row_parent_class)->dispose (object);
}

static void
lesart_note_row_class_init (LesartNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lesart_note_row_dispose;
  signals[SHOW] = g_signal_new ("show-passage", LESART_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", LESART_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
add_edit_button (LesartNoteRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Edit (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit note"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_edit), self);
  gtk_box_append (GTK_BOX (self->card), button);
}

static void
lesart_note_row_init (LesartNoteRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkGesture *click = gtk_gesture_click_new ();

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->card, "lesart-note-card");
  gtk_widget_set_hexpand (self->card, TRUE);
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (self->card, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (self), self->card);

  self->stripe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->stripe, "stripe");
  gtk_box_append (GTK_BOX (self->card), self->stripe);
  gtk_widget_add_css_class (column, "column");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self->card), column);
  self->quote = add_label (column, "quote", 2);
  self->note = add_label (column, "note", 8);
  self->tags = lesart_wrap_box_new (4);
  gtk_box_append (GTK_BOX (column), self->tags);
  add_edit_button (self);
}

GtkWidget *
lesart_note_row_new (void)
{
  return g_object_new (LESART_TYPE_NOTE_ROW, NULL);
}

static void
show_tags (LesartNoteRow *self, const char *const *tags)
{
  gboolean any = tags != NULL && tags[0] != NULL;

  lesart_wrap_box_clear (self->tags);
  gtk_widget_set_visible (self->tags, any);
  for (guint i = 0; any && tags[i] != NULL; i++) {
    GtkWidget *chip = gtk_label_new (tags[i]);

    gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (chip), 24);
    gtk_widget_add_css_class (chip, "lesart-tag");
    lesart_wrap_box_append (self->tags, chip);
  }
}

/* Line ends inside a quote would waste its two lines. */
static char *
one_line (const char *quote)
{
  g_autofree char *cut = g_utf8_substring (quote, 0, MIN (g_utf8_strlen (quote, -1), QUOTE_CHARS));

  return g_strdelimit (g_steal_pointer (&cut), "\n\r\t", ' ');
}

/**
 * lesart_note_row_set_annotation:
 * @annotation: (nullable): what to show
 */
void
lesart_note_row_set_annotation (LesartNoteRow *self, LesartAnnotation *annotation)
{
  const char *note;
  g_autofree char *quote = NULL;

  g_return_if_fail (LESART_IS_NOTE_ROW (self));
  g_set_object (&self->annotation, annotation);
  if (annotation == NULL)
    return;
  quote = one_line (lesart_annotation_get_quote (annotation));
  note = lesart_annotation_get_note (annotation);
  gtk_label_set_label (self->quote, quote);
  gtk_label_set_label (self->note, note == NULL ? "" : note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  if (gtk_widget_get_visible (GTK_WIDGET (self->note)))
    gtk_widget_remove_css_class (GTK_WIDGET (self->quote), "alone");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->quote), "alone");
  show_tags (self, lesart_annotation_get_tags (annotation));
  lesart_widget_set_colour (self->stripe, lesart_annotation_get_colour (annotation));
}

LesartAnnotation *
lesart_note_row_get_annotation (LesartNoteRow *self)
{
  g_return_val_if_fail (LESART_IS_NOTE_ROW (self), NULL);
  return self->annotation;
}

/**
 * lesart_note_row_set_current:
 * @current: whether the caret stands in the passage
 */
void
lesart_note_row_set_current (LesartNoteRow *self, gboolean current)
{
  g_return_if_fail (LESART_IS_NOTE_ROW (self));
  if (current)
    gtk_widget_add_css_class (self->card, "current");
  else
    gtk_widget_remove_css_class (self->card, "current");
}

/**
 * lesart_note_row_describe:
 *
 * Returns: (transfer full): an annotation in words, for screen readers and the clipboard
 */
char *
lesart_note_row_describe (LesartAnnotation *annotation)
{
  const char *const *tags = lesart_annotation_get_tags (annotation);
  const char *note = lesart_annotation_get_note (annotation);
  LesartColour colour = lesart_annotation_get_colour (annotation);
  g_autofree char *quote = one_line (lesart_annotation_get_quote (annotation));
  GString *string = g_string_new (NULL);

  g_string_append_printf (string, _ ("“%s”"), quote);
  if (colour != LESART_COLOUR_NONE)
    g_string_append_printf (string, ", %s", lesart_describe_colour (colour));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_string_append_printf (string, "%s%s", i == 0 ? ". " : ", ", tags[i]);
  if (note != NULL && *note != '\0')
    g_string_append_printf (string, ". %s", note);
  return g_string_free (string, FALSE);
}
