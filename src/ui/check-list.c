/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See check-list.h. The row has the focus and says what it is and whether it is ticked; the box in
 * it is for the eye and the mouse.
 */
#include "check-list.h"

#include <glib/gi18n.h>

#include "tag-swatch.h"

#define LINES 3 /* of a title, or of what is said of it */

/* ---- what is in the list ---- */

#define LESART_TYPE_CHECK_ITEM (lesart_check_item_get_type ())
G_DECLARE_FINAL_TYPE (LesartCheckItem, lesart_check_item, LESART, CHECK_ITEM, GObject)

struct _LesartCheckItem {
  GObject parent_instance;
  LesartTag *tag; /* (nullable): whose sign stands before it */
  char *title;
  char *detail;
  gboolean checked;
};

G_DEFINE_FINAL_TYPE (LesartCheckItem, lesart_check_item, G_TYPE_OBJECT)

static void
lesart_check_item_finalize (GObject *object)
{
  LesartCheckItem *self = LESART_CHECK_ITEM (object);

  g_clear_object (&self->tag);
  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (lesart_check_item_parent_class)->finalize (object);
}

static void
lesart_check_item_class_init (LesartCheckItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_check_item_finalize;
}

static void
lesart_check_item_init (LesartCheckItem *self)
{
}

/* ---- the list ---- */

struct _LesartCheckList {
  GtkBox parent_instance;
  GListStore *items;
  GtkWidget *list;
  GPtrArray *bound; /* GtkListItem that have widgets now */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartCheckList, lesart_check_list, GTK_TYPE_BOX)

static LesartCheckItem *
get_item (LesartCheckList *self, guint index)
{
  g_autoptr (LesartCheckItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item; /* the list holds it */
}

static void
show_state (GtkListItem *row)
{
  LesartCheckItem *item = gtk_list_item_get_item (row);
  GtkWidget *box = gtk_list_item_get_child (row);
  GtkWidget *widget = gtk_widget_get_parent (box);
  g_autofree char *speech =
      g_strdup_printf ("%s%s%s, %s", item->title, *item->detail != '\0' ? ", " : "", item->detail,
                       item->checked ? C_ ("row", "chosen") : C_ ("row", "not chosen"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (box)), item->checked);
  /* GTK 4.8 has no label of a list item: what the screen reader meets is the row's own widget. */
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                    -1);
}

static void
show_states (LesartCheckList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_state (self->bound->pdata[i]);
}

static void
on_toggled (GtkCheckButton *button, GtkListItem *row)
{
  LesartCheckItem *item = gtk_list_item_get_item (row);
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), LESART_TYPE_CHECK_LIST);
  gboolean active = gtk_check_button_get_active (button);

  if (item == NULL || self == NULL || item->checked == active)
    return;
  item->checked = active;
  show_state (row);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *row, LesartCheckList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_lines (GTK_LABEL (label), LINES);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    if (i == 1)
      gtk_widget_add_css_class (label, "dim");
    gtk_box_append (GTK_BOX (words), label);
  }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), row);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), lesart_tag_swatch_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (row, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *row, LesartCheckList *self)
{
  LesartCheckItem *item = gtk_list_item_get_item (row);
  GtkWidget *swatch =
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_list_item_get_child (row)));
  GtkWidget *words = gtk_widget_get_next_sibling (swatch);

  gtk_widget_set_visible (swatch, item->tag != NULL);
  lesart_tag_swatch_set_tag (LESART_TAG_SWATCH (swatch), item->tag);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), item->title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), item->detail);
  gtk_widget_set_visible (gtk_widget_get_last_child (words), *item->detail != '\0');
  gtk_widget_set_tooltip_text (words, item->title);
  g_ptr_array_add (self->bound, row);
  show_state (row);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *row, LesartCheckList *self)
{
  g_ptr_array_remove_fast (self->bound, row);
}

static void
on_activate (GtkListView *list, guint position, LesartCheckList *self)
{
  lesart_check_list_set_checked (self, position, !get_item (self, position)->checked);
}

/* The row with the focus, as a box to tick has it. */
static gboolean
on_space (GtkWidget *widget, GVariant *args, gpointer data)
{
  LesartCheckList *self = LESART_CHECK_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *row = self->bound->pdata[i];

    if (gtk_widget_get_parent (gtk_list_item_get_child (row)) != focus)
      continue;
    on_activate (GTK_LIST_VIEW (self->list), gtk_list_item_get_position (row), self);
    return TRUE;
  }
  return FALSE;
}

/* All, or none if all are. */
static gboolean
on_all (GtkWidget *widget, GVariant *args, gpointer data)
{
  LesartCheckList *self = LESART_CHECK_LIST (widget);
  guint n = lesart_check_list_get_n (self);
  gboolean all = TRUE;

  for (guint i = 0; i < n; i++)
    all = all && get_item (self, i)->checked;
  for (guint i = 0; i < n; i++)
    get_item (self, i)->checked = !all;
  show_states (self);
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

/* The rows are there only after the list has been given its size, in the first frame. */
static gboolean
take_focus (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LesartCheckList *self = LESART_CHECK_LIST (widget);

  if (self->bound->len == 0 || gtk_widget_get_height (self->list) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
  return G_SOURCE_REMOVE;
}

static void
lesart_check_list_dispose (GObject *object)
{
  LesartCheckList *self = LESART_CHECK_LIST (object);

  g_clear_object (&self->items);
  G_OBJECT_CLASS (lesart_check_list_parent_class)->dispose (object);
}

static void
lesart_check_list_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_CHECK_LIST (object)->bound);
  G_OBJECT_CLASS (lesart_check_list_parent_class)->finalize (object);
}

static void
lesart_check_list_class_init (LesartCheckListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_check_list_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_check_list_finalize;
  changed_signal = g_signal_new ("changed", LESART_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_check_list_init (LesartCheckList *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Before the list view, which takes the keys although it selects nothing. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_a, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_all, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (on_space, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->items = g_list_store_new (LESART_TYPE_CHECK_ITEM);
  self->bound = g_ptr_array_new ();
}

/**
 * lesart_check_list_new:
 * @label: what is chosen, for the screen reader
 * @max_height: px; a longer list scrolls
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
lesart_check_list_new (const char *label, int max_height)
{
  LesartCheckList *self = g_object_new (LESART_TYPE_CHECK_LIST, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "lesart-tag-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), max_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  return GTK_WIDGET (self);
}

/**
 * lesart_check_list_add:
 * @tag: (nullable): a tag whose sign stands before it
 * @title: what it is
 * @detail: what is said of it
 * @checked: whether it is ticked
 */
void
lesart_check_list_add (
    LesartCheckList *self, LesartTag *tag, const char *title, const char *detail, gboolean checked)
{
  g_autoptr (LesartCheckItem) item = g_object_new (LESART_TYPE_CHECK_ITEM, NULL);

  g_return_if_fail (LESART_IS_CHECK_LIST (self));
  g_set_object (&item->tag, tag);
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  item->checked = checked;
  g_list_store_append (self->items, item);
}

guint
lesart_check_list_get_n (LesartCheckList *self)
{
  g_return_val_if_fail (LESART_IS_CHECK_LIST (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

gboolean
lesart_check_list_get_checked (LesartCheckList *self, guint index)
{
  g_return_val_if_fail (LESART_IS_CHECK_LIST (self), FALSE);
  g_return_val_if_fail (index < lesart_check_list_get_n (self), FALSE);
  return get_item (self, index)->checked;
}

void
lesart_check_list_set_checked (LesartCheckList *self, guint index, gboolean checked)
{
  g_return_if_fail (LESART_IS_CHECK_LIST (self));
  g_return_if_fail (index < lesart_check_list_get_n (self));
  get_item (self, index)->checked = checked;
  show_states (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * lesart_check_list_focus_first:
 *
 * The first row gets the focus as soon as it is shown.
 */
void
lesart_check_list_focus_first (LesartCheckList *self)
{
  g_return_if_fail (LESART_IS_CHECK_LIST (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), take_focus, NULL, NULL);
}
