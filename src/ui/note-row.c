/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stripe at the side is the colour of the mark; the name of the colour is in the accessible
 * label.
 *
 * GtkListView keeps 200 rows, and to measure labels that wrap takes some milliseconds each. What
 * may be long stands in a GtkInscription therefore, which asks for as many lines as it is told, and
 * has its text laid out only when it is seen; how many these are is estimated from its length.
 */
#include "note-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "colour-button.h"
#include "describe.h"
#include "wrap-layout.h"

/* What two lines of the panel can hold at most; the label cuts to what fits. */
#define QUOTE_CHARS 240
#define QUOTE_LINES 2
#define NOTE_LINES 8
#define CHAR_WIDTH 7.0 /* px on average, rather more than less */
#define BESIDE_TEXT 76 /* px of a row that are not for text */
#define USUAL_WIDTH 384

struct _LesartNoteRow {
  LesartListRow parent_instance;
  GtkWidget *card;
  GtkWidget *stripe;
  GtkInscription *quote;
  GtkWidget *tags;
  GtkInscription *note;
};

G_DEFINE_FINAL_TYPE (LesartNoteRow, lesart_note_row, LESART_TYPE_LIST_ROW)

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, LesartNoteRow *self)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  /* With Ctrl or Shift notes are chosen. */
  if (n_press == 1 && !(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    lesart_list_row_act (LESART_LIST_ROW (self), "notes.show");
}

static void
on_edit (LesartListRow *self)
{
  lesart_list_row_act (self, "notes.edit");
}

static GtkInscription *
add_text (GtkWidget *box, const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 8);
  gtk_widget_add_css_class (text, css_class);
  gtk_box_append (GTK_BOX (box), text);
  return GTK_INSCRIPTION (text);
}

/* How many lines the text will take in a row of this width. */
static guint
estimate_lines (const char *text, int width, guint max_lines)
{
  guint per_line = (guint) MAX ((width - BESIDE_TEXT) / CHAR_WIDTH, 10);
  guint n_lines = 0;

  for (const char *line = text; line != NULL && n_lines < max_lines;) {
    const char *end = strchr (line, '\n');
    glong n_chars = g_utf8_strlen (line, end != NULL ? end - line : -1);

    n_lines += 1 + (guint) MAX (n_chars - 1, 0) / per_line;
    line = end != NULL ? end + 1 : NULL;
  }
  return MIN (n_lines, max_lines);
}

static void
set_text (LesartNoteRow *self, GtkInscription *inscription, const char *text, guint max_lines)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  int width = list != NULL ? gtk_widget_get_width (list) : 0;
  guint n_lines = estimate_lines (text, width > 0 ? width : USUAL_WIDTH, max_lines);

  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_min_lines (inscription, n_lines);
  gtk_inscription_set_nat_lines (inscription, n_lines);
  gtk_widget_set_visible (GTK_WIDGET (inscription), *text != '\0');
}

static void
add_chip (LesartNoteRow *self, const char *text, const char *css_class)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip), 24);
  gtk_widget_add_css_class (chip, "lesart-tag");
  if (css_class != NULL)
    gtk_widget_add_css_class (chip, css_class);
  lesart_wrap_box_append (self->tags, chip);
}

/* (nullable): "Refuted · Sure"; NULL of what was not judged. */
static char *
describe_verdict (LesartAnnotation *annotation)
{
  LesartVerdict verdict = lesart_annotation_get_verdict (annotation);
  LesartConfidence confidence = lesart_annotation_get_confidence (annotation);

  if (verdict == LESART_VERDICT_OPEN)
    return NULL;
  if (confidence == LESART_CONFIDENCE_NONE)
    return g_strdup (lesart_describe_verdict (verdict));
  return g_strdup_printf ("%s · %s", lesart_describe_verdict (verdict),
                          lesart_describe_confidence (confidence));
}

/* Its tags, how it was judged, and what is to be known of it besides. */
static void
show_chips (LesartNoteRow *self, LesartAnnotation *annotation)
{
  const char *const *tags = lesart_annotation_get_tags (annotation);
  g_autofree char *verdict = describe_verdict (annotation);

  lesart_wrap_box_clear (self->tags);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    add_chip (self, tags[i], NULL);
  if (verdict != NULL)
    add_chip (self, verdict, "outlined");
  if (!lesart_annotation_is_anchored (annotation))
    add_chip (self, _ ("No longer in the text"), "outlined");
  if (lesart_annotation_is_machine (annotation))
    add_chip (self, _ ("By a program"), "outlined");
  gtk_widget_set_visible (self->tags, gtk_widget_get_first_child (self->tags) != NULL);
}

/* Line ends inside a quote would waste its two lines. */
static char *
one_line (LesartAnnotation *annotation)
{
  const char *quote = lesart_describe_quote (annotation);
  g_autofree char *cut = g_utf8_substring (quote, 0, MIN (g_utf8_strlen (quote, -1), QUOTE_CHARS));

  return g_strdelimit (g_steal_pointer (&cut), "\n\r\t", ' ');
}

static void
show (LesartListRow *row, gpointer annotation)
{
  LesartNoteRow *self = LESART_NOTE_ROW (row);
  g_autofree char *quote = one_line (annotation);
  const char *note = lesart_annotation_get_note (annotation);

  set_text (self, self->quote, quote, QUOTE_LINES);
  set_text (self, self->note, note, NOTE_LINES);
  if (gtk_widget_get_visible (GTK_WIDGET (self->note)))
    gtk_widget_remove_css_class (GTK_WIDGET (self->quote), "alone");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->quote), "alone");
  show_chips (self, annotation);
  lesart_widget_set_colour (self->stripe, lesart_annotation_get_colour (annotation));
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
  g_autofree char *quote = one_line (annotation);
  g_autofree char *verdict = describe_verdict (annotation);
  GString *string = g_string_new (NULL);

  if (*lesart_annotation_get_quote (annotation) != '\0')
    g_string_append_printf (string, _ ("“%s”"), quote);
  else
    g_string_append (string, quote);
  if (colour != LESART_COLOUR_NONE)
    g_string_append_printf (string, ", %s", lesart_describe_colour (colour));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    g_string_append_printf (string, "%s%s", i == 0 ? ". " : ", ", tags[i]);
  if (verdict != NULL)
    g_string_append_printf (string, ". %s", verdict);
  if (!lesart_annotation_is_anchored (annotation))
    g_string_append_printf (string, ". %s", _ ("No longer in the text"));
  if (note != NULL && *note != '\0')
    g_string_append_printf (string, ". %s", note);
  return g_string_free (string, FALSE);
}

static char *
describe (LesartListRow *row, gpointer annotation)
{
  return lesart_note_row_describe (annotation);
}

/* ---- Building ---- */

/* To give each row its text would ask the display each time where the pointer is. */
static gboolean
on_query_tooltip (
    GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, _ ("Edit (Enter)"));
  return TRUE;
}

static void
add_edit_button (LesartNoteRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect (button, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit note"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_edit), self);
  gtk_box_append (GTK_BOX (self->card), button);
}

static void
build (LesartListRow *row)
{
  LesartNoteRow *self = LESART_NOTE_ROW (row);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkGesture *click = gtk_gesture_click_new ();

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->card, "lesart-note-card");
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (self->card, GTK_EVENT_CONTROLLER (click));
  lesart_list_row_set_card (row, self->card);

  self->stripe = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->stripe, "stripe");
  gtk_box_append (GTK_BOX (self->card), self->stripe);
  gtk_widget_add_css_class (column, "column");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self->card), column);
  self->quote = add_text (column, "quote");
  self->note = add_text (column, "note");
  self->tags = lesart_wrap_box_new (4);
  gtk_box_append (GTK_BOX (column), self->tags);
  add_edit_button (self);
}

static void
lesart_note_row_class_init (LesartNoteRowClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
}

static void
lesart_note_row_init (LesartNoteRow *self)
{
}
