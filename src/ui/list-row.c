/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See list-row.h.
 */
#include "list-row.h"

typedef struct {
  GtkWidget *card; /* (nullable): until there is one */
  GObject *item;   /* (nullable) */
} LesartListRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LesartListRow, lesart_list_row, GTK_TYPE_BOX)

static LesartListRowPrivate *
get_private (LesartListRow *self)
{
  return lesart_list_row_get_instance_private (self);
}

/**
 * lesart_list_row_set_item:
 * @item: (nullable): what to show
 */
void
lesart_list_row_set_item (LesartListRow *self, gpointer item)
{
  g_return_if_fail (LESART_IS_LIST_ROW (self));
  g_set_object (&get_private (self)->item, item);
  if (item == NULL)
    return;
  if (get_private (self)->card == NULL)
    LESART_LIST_ROW_GET_CLASS (self)->build (self);
  LESART_LIST_ROW_GET_CLASS (self)->show (self, item);
}

/**
 * lesart_list_row_set_current:
 * @current: whether the text shows what the row is of
 */
void
lesart_list_row_set_current (LesartListRow *self, gboolean current)
{
  LesartListRowClass *class = LESART_LIST_ROW_GET_CLASS (self);

  if (get_private (self)->card == NULL)
    return;
  if (current)
    gtk_widget_add_css_class (get_private (self)->card, "current");
  else
    gtk_widget_remove_css_class (get_private (self)->card, "current");
  if (class->mark != NULL)
    class->mark (self, current);
}

/**
 * lesart_list_row_describe:
 *
 * Returns: (transfer full): all of the row in words, for the screen reader
 */
char *
lesart_list_row_describe (LesartListRow *self)
{
  gpointer item = get_private (self)->item;

  return item == NULL ? g_strdup ("") : LESART_LIST_ROW_GET_CLASS (self)->describe (self, item);
}

/* ---- For those who derive from it ---- */

/**
 * lesart_list_row_set_card:
 * @card: (transfer floating): what is marked while the row is the current one
 */
void
lesart_list_row_set_card (LesartListRow *self, GtkWidget *card)
{
  gtk_widget_set_hexpand (card, TRUE);
  gtk_box_append (GTK_BOX (self), card);
  get_private (self)->card = card;
}

/**
 * lesart_list_row_add_card:
 * @css_class: (nullable): what kind of row it is
 * @spacing: between its lines, in px
 *
 * Returns: (transfer none): the card as most rows have it, one line below the other
 */
GtkWidget *
lesart_list_row_add_card (LesartListRow *self, const char *css_class, int spacing)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_add_css_class (card, "lesart-row-card");
  if (css_class != NULL)
    gtk_widget_add_css_class (card, css_class);
  lesart_list_row_set_card (self, card);
  return card;
}

/**
 * lesart_list_row_add_label:
 * @lines: how many it has at most; 0 if it is as wide as its word, -1 for as many as it needs
 *
 * Returns: (transfer none): a label at the end of @box
 */
GtkLabel *
lesart_list_row_add_label (GtkWidget *box, const char *css_class, int lines)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  if (lines != 0) {
    gtk_label_set_wrap (label, TRUE);
    gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
    gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  } else {
    gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_START);
  }
  if (lines > 0) {
    gtk_label_set_lines (label, lines);
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

/**
 * lesart_list_row_add_state:
 *
 * Returns: (transfer none): a picture of what was decided, at the end of @box
 */
GtkImage *
lesart_list_row_add_state (GtkWidget *box)
{
  GtkWidget *image = gtk_image_new ();

  gtk_widget_add_css_class (image, "state");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), image);
  return GTK_IMAGE (image);
}

/**
 * lesart_list_row_act:
 * @action: of the panel
 *
 * Does it with this row, as a key would that is pressed on it.
 */
void
lesart_list_row_act (LesartListRow *self, const char *action)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
lesart_list_row_dispose (GObject *object)
{
  g_clear_object (&get_private (LESART_LIST_ROW (object))->item);
  G_OBJECT_CLASS (lesart_list_row_parent_class)->dispose (object);
}

static void
lesart_list_row_class_init (LesartListRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_list_row_dispose;
}

static void
lesart_list_row_init (LesartListRow *self)
{
}
