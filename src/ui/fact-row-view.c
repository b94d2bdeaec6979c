/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row has no widgets in it until it is to show something: a list makes many that are not seen. A
 * list recycles its rows between headers and facts, so that one widget can be either. The rows of
 * a group look like one card: the first has the upper corners, the last the lower ones
 * (panels.css).
 */
#include "fact-row-view.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "icon-button.h"
#include "line-box.h"
#include "tooltip.h"

struct _LesartFactRowView {
  LesartListRow parent_instance;
  GtkWidget *header; /* label and count */
  GtkLabel *group;
  GtkLabel *count;
  GtkWidget *card;
  GtkLabel *title;
  GtkWidget *badge; /* how certain it is: a picture and a word */
  GtkImage *badge_icon;
  GtkLabel *badge_word;
  GtkLabel *mentions; /* how often an entity is mentioned */
  GtkImage *state;    /* what was decided */
  GtkLabel *speaker;  /* who says it */
  GtkLabel *detail;
  LesartFactRow *row;         /* (nullable): the item, which owns what it is of */
  LesartCorrected *corrected; /* (nullable) */
};

static guint menu_signal;

G_DEFINE_FINAL_TYPE (LesartFactRowView, lesart_fact_row_view, LESART_TYPE_LIST_ROW)

/* ---- Building ---- */

static void
add_badge (LesartFactRowView *self, GtkWidget *line)
{
  self->badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->badge, "lesart-badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_START);
  self->badge_icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (self->badge), GTK_WIDGET (self->badge_icon));
  self->badge_word = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self->badge), GTK_WIDGET (self->badge_word));
  gtk_box_append (GTK_BOX (line), self->badge);
}

static void
on_menu (GtkWidget *button, LesartFactRowView *self)
{
  g_signal_emit (self, menu_signal, 0, button);
}

/* For the pointer: by key the menu of a row comes with the menu key. */
static void
add_menu_button (LesartFactRowView *self, GtkWidget *line)
{
  GtkWidget *button =
      lesart_icon_button_new ("view-more-symbolic", _ ("Accept, correct, reject"), NULL);

  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (on_menu), self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
build (LesartListRow *row)
{
  LesartFactRowView *self = LESART_FACT_ROW_VIEW (row);
  GtkWidget *line = lesart_line_box_new (8);

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->header, "lesart-group-header");
  gtk_box_append (GTK_BOX (self), self->header);
  self->group = lesart_list_row_add_label (self->header, "heading", 0);
  self->count = lesart_list_row_add_label (self->header, "count", 0);

  self->card = lesart_list_row_add_card (row, NULL, 0);
  gtk_box_append (GTK_BOX (self->card), line);
  self->title = lesart_list_row_add_label (line, "title", 3);
  add_badge (self, line);
  self->mentions = lesart_list_row_add_label (line, "count", 0);
  self->state = lesart_list_row_add_state (line);
  add_menu_button (self, line);
  self->speaker = lesart_list_row_add_label (self->card, "speaker", 1);
  self->detail = lesart_list_row_add_label (self->card, "detail", 2);
}

/* ---- What is shown ---- */

static void
set_css_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* "12", or "3 of 12" while a filter hides some. */
static char *
count_rows (LesartFactRow *row)
{
  guint n = lesart_fact_row_get_index (row);
  guint total = lesart_fact_row_get_total (row);

  /* Translators: how many facts of a group are shown, of how many */
  return n == total ? g_strdup_printf ("%u", n) : g_strdup_printf (_ ("%u of %u"), n, total);
}

static void
show_header (LesartFactRowView *self)
{
  g_autofree char *count = count_rows (self->row);

  gtk_label_set_label (self->group, lesart_describe_group (lesart_fact_row_get_group (self->row)));
  gtk_label_set_label (self->count, count);
}

static void
show_badge (LesartFactRowView *self, LesartCertainty certainty)
{
  g_autofree char *icon =
      g_strdup_printf ("lesart-%s-symbolic", lesart_certainty_to_string (certainty));

  for (guint i = LESART_CERTAINTY_ASSERTED; i <= LESART_CERTAINTY_NEGATED; i++)
    set_css_class (self->badge, lesart_certainty_to_string ((LesartCertainty) i),
                   i == (guint) certainty);
  gtk_image_set_from_icon_name (self->badge_icon,
                                certainty == LESART_CERTAINTY_ASSERTED ? NULL : icon);
  gtk_label_set_label (self->badge_word, lesart_describe_certainty (certainty));
  gtk_widget_set_visible (self->badge, certainty != LESART_CERTAINTY_ASSERTED);
}

static void
show_mentions (LesartFactRowView *self, LesartGroup group, guint index)
{
  gboolean is_entity = group <= LESART_GROUP_WORKS;

  gtk_widget_set_visible (GTK_WIDGET (self->mentions), is_entity);
  if (is_entity) {
    guint n = g_array_index (self->corrected->reading->entities, LesartEntity, index).n_mentions;
    /* Translators: how often a name is mentioned */
    g_autofree char *number = g_strdup_printf (_ ("%u×"), n);
    g_autofree char *words = lesart_describe_mentions (n);

    gtk_label_set_label (self->mentions, number);
    lesart_set_tooltip (GTK_WIDGET (self->mentions), words);
  }
}

static void
show_speaker (LesartFactRowView *self, LesartGroup group, guint index)
{
  g_autofree char *speaker = lesart_describe_speaker (self->corrected->reading, group, index);
  /* Translators: who says what the row tells: Says: Ada Lovelace */
  g_autofree char *says = speaker == NULL ? NULL : g_strdup_printf (_ ("Says: %s"), speaker);

  gtk_label_set_label (self->speaker, says != NULL ? says : "");
  gtk_widget_set_visible (GTK_WIDGET (self->speaker), says != NULL);
}

static LesartState
get_state (LesartFactRowView *self)
{
  guint item;
  LesartItemKind kind =
      lesart_group_get_item (self->corrected->reading, lesart_fact_row_get_group (self->row),
                             lesart_fact_row_get_index (self->row), &item);

  return lesart_corrected_get_state (self->corrected, kind, item);
}

static void
show_state (LesartFactRowView *self, LesartState state)
{
  const char *icon = lesart_state_icon (state);

  gtk_widget_set_visible (GTK_WIDGET (self->state), icon != NULL);
  gtk_image_set_from_icon_name (self->state, icon);
  lesart_set_tooltip (GTK_WIDGET (self->state), lesart_describe_state (state));
  set_css_class (self->card, "rejected", state == LESART_STATE_REJECTED);
}

static void
show_fact (LesartFactRowView *self)
{
  const LesartReading *reading = self->corrected->reading;
  LesartGroup group = lesart_fact_row_get_group (self->row);
  guint index = lesart_fact_row_get_index (self->row);
  g_autofree char *title = lesart_describe_title (reading, group, index, TRUE);
  g_autofree char *detail = lesart_describe_detail (reading, group, index);

  gtk_label_set_markup (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  show_mentions (self, group, index);
  show_speaker (self, group, index);
  show_badge (self, lesart_describe_certainty_of (reading, group, index));
  show_state (self, get_state (self));
  set_css_class (self->card, "first", lesart_fact_row_is_first (self->row));
  set_css_class (self->card, "last", lesart_fact_row_is_last (self->row));
}

static void
show (LesartListRow *row, gpointer item)
{
  LesartFactRowView *self = LESART_FACT_ROW_VIEW (row);
  gboolean header = lesart_fact_row_is_header (item);

  self->row = item;
  self->corrected = lesart_fact_row_get_corrected (item);
  gtk_widget_set_visible (self->header, header);
  gtk_widget_set_visible (self->card, !header);
  if (header)
    show_header (self);
  else
    show_fact (self);
}

static char *
describe (LesartListRow *row, gpointer item)
{
  LesartFactRowView *self = LESART_FACT_ROW_VIEW (row);
  LesartGroup group = lesart_fact_row_get_group (item);
  g_autofree char *words = NULL;
  LesartState state;

  if (lesart_fact_row_is_header (item)) {
    g_autofree char *count = count_rows (item);

    /* Translators: the header of a group for screen readers, then the number of rows: Places, 2 */
    return g_strdup_printf (C_ ("group header", "%s, %s"), lesart_describe_group (group), count);
  }
  words = lesart_describe_for_speech (self->corrected->reading, group,
                                      lesart_fact_row_get_index (item));
  state = get_state (self);
  return state == LESART_STATE_OPEN
             ? g_steal_pointer (&words)
             : g_strdup_printf ("%s. %s", words, lesart_describe_state (state));
}

static void
lesart_fact_row_view_class_init (LesartFactRowViewClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
  menu_signal = g_signal_new ("menu", LESART_TYPE_FACT_ROW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
}

static void
lesart_fact_row_view_init (LesartFactRowView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-fact-row");
}
