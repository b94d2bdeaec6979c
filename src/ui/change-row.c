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
  GtkBox parent_instance;
  GtkLabel *fate;
  GtkWidget *before_title;
  GtkLabel *before;
  GtkWidget *now_title;
  GtkLabel *now;
  GtkWidget *keep;
  LesartAnnotation *annotation; /* (nullable) */
};

enum { KEEP, PLACE, LET_GO, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartChangeRow, lesart_change_row, GTK_TYPE_BOX)

static void
lesart_change_row_dispose (GObject *object)
{
  g_clear_object (&LESART_CHANGE_ROW (object)->annotation);
  G_OBJECT_CLASS (lesart_change_row_parent_class)->dispose (object);
}

static void
lesart_change_row_class_init (LesartChangeRowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "keep", "place", "let-go" };

  G_OBJECT_CLASS (klass)->dispose = lesart_change_row_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LESART_TYPE_CHANGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

static void
on_keep (LesartChangeRow *self)
{
  g_signal_emit (self, signals[KEEP], 0);
}

static void
on_place (LesartChangeRow *self)
{
  g_signal_emit (self, signals[PLACE], 0);
}

static void
on_let_go (LesartChangeRow *self)
{
  g_signal_emit (self, signals[LET_GO], 0);
}

static GtkWidget *
add_button (LesartChangeRow *self,
            GtkWidget *box,
            const char *label,
            const char *tooltip,
            void (*clicked) (LesartChangeRow *))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_focusable (button, FALSE); /* the focus stays on the row, which has the keys */
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  lesart_wrap_box_append (box, button);
  return button;
}

static void
lesart_change_row_init (LesartChangeRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = lesart_wrap_box_new (6);

  gtk_widget_add_css_class (column, "lesart-row-card");
  gtk_widget_add_css_class (column, "lesart-change");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self), column);
  self->fate = add_label (column, NULL, "fate");
  self->before_title = GTK_WIDGET (add_label (column, _ ("Before"), "title"));
  self->before = add_label (column, NULL, "quote");
  self->now_title = GTK_WIDGET (add_label (column, _ ("Now"), "title"));
  self->now = add_label (column, NULL, "quote");
  gtk_widget_add_css_class (buttons, "buttons");
  self->keep =
      add_button (self, buttons, _ ("Keep"), _ ("The mark stays at this place (K)"), on_keep);
  add_button (self, buttons, _ ("Place…"), _ ("Select where the mark belongs now (P)"), on_place);
  add_button (self, buttons, _ ("Delete the mark"),
              _ ("Delete the mark with its note, tags and verdict (Delete)"), on_let_go);
  gtk_box_append (GTK_BOX (column), buttons);
}

GtkWidget *
lesart_change_row_new (void)
{
  return g_object_new (LESART_TYPE_CHANGE_ROW, NULL);
}

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

/**
 * lesart_change_row_set_annotation:
 * @annotation: (nullable): what to show
 */
void
lesart_change_row_set_annotation (LesartChangeRow *self, LesartAnnotation *annotation)
{
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  LesartFate fate;

  g_return_if_fail (LESART_IS_CHANGE_ROW (self));
  g_set_object (&self->annotation, annotation);
  if (annotation == NULL)
    return;
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

LesartAnnotation *
lesart_change_row_get_annotation (LesartChangeRow *self)
{
  g_return_val_if_fail (LESART_IS_CHANGE_ROW (self), NULL);
  return self->annotation;
}

/**
 * lesart_change_row_describe:
 *
 * Returns: (transfer full): the row in words, for screen readers
 */
char *
lesart_change_row_describe (LesartAnnotation *annotation)
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
