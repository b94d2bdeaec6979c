/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was taken out is struck through, what came in is underlined and bold: none of it needs
 * colour.
 */
#include "change-row.h"

#include <glib/gi18n.h>

#include "wording.h"
#include "wrap-layout.h"

/* Of longer passages the begin is shown; a panel is not for reading an article. */
#define MAX_CHARS 600

struct _LesartChangeRow {
  LesartListRow parent_instance;
  GtkLabel *fate;
  GtkWidget *before_title;
  GtkLabel *before;
  GtkWidget *now_title;
  GtkLabel *now;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (LesartChangeRow, lesart_change_row, LESART_TYPE_LIST_ROW)

static const char *
describe_fate (LesartFate fate)
{
  switch (fate) {
  case LESART_FATE_MOVED:
    return _ ("Moved");
  case LESART_FATE_CHANGED:
    return _ ("Changed");
  case LESART_FATE_GONE:
    return _ ("Gone");
  case LESART_FATE_SAME:
  default:
    return _ ("As it was");
  }
}

static char *
shorten (const char *words)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_CHARS)
    return g_strdup (words);
  cut = g_utf8_substring (words, 0, MAX_CHARS);
  return g_strconcat (cut, "…", NULL);
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               const char *text,
               LesartSpan at)
{
  attribute->start_index = (guint) (g_utf8_offset_to_pointer (text, at.start) - text);
  attribute->end_index = (guint) (g_utf8_offset_to_pointer (text, at.end) - text);
  pango_attr_list_insert (attributes, attribute);
}

static void
show_words (GtkLabel *label, const char *words, const GArray *marked, gboolean is_new)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < marked->len; i++) {
    LesartSpan span = g_array_index (marked, LesartSpan, i);

    if (is_new) {
      add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), words, span);
      add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), words, span);
    } else {
      add_attribute (attributes, pango_attr_strikethrough_new (TRUE), words, span);
    }
  }
  gtk_label_set_label (label, words);
  gtk_label_set_attributes (label, attributes);
}

static void
show (LesartListRow *row, gpointer annotation)
{
  LesartChangeRow *self = LESART_CHANGE_ROW (row);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  LesartFate fate;

  fate = lesart_annotation_get_fate (annotation);
  now = shorten (lesart_annotation_get_quote (annotation));
  if (lesart_annotation_get_stored_quote (annotation) != NULL)
    before = shorten (lesart_annotation_get_stored_quote (annotation));
  if (fate == LESART_FATE_CHANGED)
    lesart_compare_wordings (before, now, removed, added);
  gtk_label_set_label (self->fate, describe_fate (fate));
  gtk_widget_set_visible (self->before_title, before != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->before), before != NULL);
  show_words (self->before, before != NULL ? before : "", removed, FALSE);
  gtk_widget_set_visible (self->now_title, fate == LESART_FATE_CHANGED);
  gtk_widget_set_visible (GTK_WIDGET (self->now), fate != LESART_FATE_GONE);
  show_words (self->now, now, added, TRUE);
  gtk_widget_set_visible (self->keep, fate != LESART_FATE_GONE);
}

static char *
describe (LesartListRow *row, gpointer annotation)
{
  const char *before = lesart_annotation_get_stored_quote (annotation);
  const char *now = lesart_annotation_get_quote (annotation);
  LesartFate fate = lesart_annotation_get_fate (annotation);

  if (fate == LESART_FATE_CHANGED)
    /* Translators: a passage of an article that was changed: the words before and after */
    return g_strdup_printf (_ ("Changed. Before: “%s”. Now: “%s”"), before, now);
  /* Translators: what became of a passage (moved, gone), and its words */
  return g_strdup_printf (_ ("%s: “%s”"), describe_fate (fate), before != NULL ? before : now);
}

/* ---- Building ---- */

static GtkLabel *
add_label (GtkWidget *card, const char *text, const char *css_class)
{
  GtkLabel *label = lesart_list_row_add_label (card, css_class, -1);

  gtk_label_set_label (label, text != NULL ? text : "");
  return label;
}

static void
on_clicked (GtkWidget *button, const char *action)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, LESART_TYPE_CHANGE_ROW);

  lesart_list_row_act (LESART_LIST_ROW (row), action);
}

/* @action: (static) */
static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_focusable (button, FALSE); /* the focus stays on the row, which has the keys */
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), (gpointer) action);
  lesart_wrap_box_append (box, button);
  return button;
}

static void
build (LesartListRow *row)
{
  LesartChangeRow *self = LESART_CHANGE_ROW (row);
  GtkWidget *card = lesart_list_row_add_card (row, "lesart-change", 3);
  GtkWidget *buttons = lesart_wrap_box_new (6);

  self->fate = add_label (card, NULL, "fate");
  self->before_title = GTK_WIDGET (add_label (card, _ ("Before"), "title"));
  self->before = add_label (card, NULL, "quote");
  self->now_title = GTK_WIDGET (add_label (card, _ ("Now"), "title"));
  self->now = add_label (card, NULL, "quote");
  gtk_widget_add_css_class (buttons, "buttons");
  self->keep =
      add_button (buttons, _ ("Keep"), _ ("The mark stays at this place (K)"), "changes.keep");
  add_button (buttons, _ ("Place…"), _ ("Select where the mark belongs now (P)"), "changes.place");
  add_button (buttons, _ ("Delete the mark"),
              _ ("Delete the mark with its note, tags and verdict (Delete)"), "changes.let-go");
  gtk_box_append (GTK_BOX (card), buttons);
}

static void
lesart_change_row_class_init (LesartChangeRowClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
}

static void
lesart_change_row_init (LesartChangeRow *self)
{
}
