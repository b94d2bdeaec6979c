/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-tree.h. After each change of the book the model is made anew: a book has some dozens
 * of tags, and what is selected is found again by its id.
 */
#include "tagbook-tree.h"

#include <glib/gi18n.h>

#include "describe-tag.h"
#include "panel-parts.h"
#include "tag-swatch.h"
#include "text-filter.h"

struct _LesartTagTree {
  GtkBox parent_instance;
  LesartTagBook *book;
  GtkSearchEntry *search;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkWidget *nothing;
  char *selected; /* (nullable): the id */
  gboolean filling;
};

enum { SELECTED, ACTIVATED, MOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTagTree, lesart_tag_tree, GTK_TYPE_BOX)

/* ---- the model ---- */

static GListStore *
make_store (GPtrArray *tags)
{
  GListStore *store = g_list_store_new (LESART_TYPE_TAG);

  g_list_store_splice (store, 0, 0, tags->pdata, tags->len);
  return store;
}

static GListModel *
get_children (gpointer item, gpointer data)
{
  LesartTagTree *self = data;
  g_autoptr (GPtrArray) children =
      lesart_tag_book_get_children (self->book, lesart_tag_get_id (item));

  return children->len > 0 ? G_LIST_MODEL (make_store (children)) : NULL;
}

static GListModel *
get_none (gpointer item, gpointer data)
{
  return NULL;
}

static gboolean
matches (LesartTag *tag, const char *folded)
{
  for (guint i = 0; i < LESART_N_TAG_TEXTS; i++) {
    g_autofree char *text = lesart_text_filter_fold (lesart_tag_get_text (tag, (LesartTagText) i));

    if (strstr (text, folded) != NULL)
      return TRUE;
  }
  return FALSE;
}

static GPtrArray *
find_tags (LesartTagTree *self, const char *words)
{
  g_autofree char *folded = lesart_text_filter_fold (words);
  GPtrArray *all = lesart_tag_book_get_tags (self->book);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (matches (all->pdata[i], folded))
      g_ptr_array_add (found, all->pdata[i]);
  return found;
}

static LesartTag *
get_tag_at (LesartTagTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (LesartTag) tag = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return tag; /* the book holds it */
}

static guint
find_position (LesartTagTree *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; id != NULL && i < n; i++)
    if (g_strcmp0 (lesart_tag_get_id (get_tag_at (self, i)), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
fill (LesartTagTree *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  gboolean searching = *words != '\0';
  guint position;
  g_autoptr (GPtrArray) tags =
      searching ? find_tags (self, words) : lesart_tag_book_get_children (self->book, NULL);
  g_autoptr (GtkTreeListModel) model =
      gtk_tree_list_model_new (G_LIST_MODEL (make_store (tags)), FALSE, TRUE,
                               searching ? get_none : get_children, self, NULL);

  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  position = find_position (self, self->selected);
  if (position == GTK_INVALID_LIST_POSITION && searching && tags->len > 0) {
    position = 0; /* what was searched is at hand */
    g_free (self->selected);
    self->selected = g_strdup (lesart_tag_get_id (tags->pdata[0]));
  }
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  gtk_widget_set_visible (self->nothing, tags->len == 0 && searching);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* ---- moving ---- */

static void
move_to (LesartTagTree *self, LesartTag *tag, const char *parent, guint place)
{
  g_autoptr (LesartTag) moved = NULL;

  if (parent != NULL && lesart_tag_book_is_below (self->book, parent, lesart_tag_get_id (tag)))
    return; /* below itself */
  moved = lesart_tag_with_parent (tag, parent, place);
  g_signal_emit (self, signals[MOVED], 0, moved);
}

/* Behind all that is there. */
static guint
get_last_place (LesartTagTree *self, const char *parent)
{
  g_autoptr (GPtrArray) children = lesart_tag_book_get_children (self->book, parent);

  return children->len > 0 ? lesart_tag_get_place (children->pdata[children->len - 1]) + 1 : 0;
}

static guint
find_in (GPtrArray *siblings, LesartTag *tag)
{
  guint index = 0;

  g_ptr_array_find (siblings, tag, &index);
  return index;
}

/**
 * lesart_tag_tree_move:
 * @step: where to
 *
 * Moves the selected tag among its siblings, out to the level of its parent, or in below the
 * sibling before it. "moved" says what is to be done; at an edge nothing is.
 */
void
lesart_tag_tree_move (LesartTagTree *self, LesartTagTreeStep step)
{
  LesartTag *tag = lesart_tag_tree_get_selected (self);
  const char *parent = tag != NULL ? lesart_tag_get_parent (tag) : NULL;
  g_autoptr (GPtrArray) siblings = lesart_tag_book_get_children (self->book, parent);
  guint at = tag != NULL ? find_in (siblings, tag) : 0;

  if (tag == NULL)
    return;
  if (step == LESART_TAG_TREE_UP && at > 0) {
    move_to (self, tag, parent, at - 1);
  } else if (step == LESART_TAG_TREE_DOWN && at + 1 < siblings->len) {
    move_to (self, tag, parent, at + 1);
  } else if (step == LESART_TAG_TREE_IN && at > 0) {
    const char *above = lesart_tag_get_id (siblings->pdata[at - 1]);

    move_to (self, tag, above, get_last_place (self, above));
  } else if (step == LESART_TAG_TREE_OUT && parent != NULL) {
    LesartTag *above = lesart_tag_book_find (self->book, parent);
    g_autoptr (GPtrArray) uncles =
        lesart_tag_book_get_children (self->book, lesart_tag_get_parent (above));

    move_to (self, tag, lesart_tag_get_parent (above), find_in (uncles, above) + 1);
  }
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  g_autoptr (LesartTag) tag = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  return gdk_content_provider_new_typed (LESART_TYPE_TAG, tag);
}

static gboolean
on_drop_on_row (GtkDropTarget *target, const GValue *value, double x, double y, GtkListItem *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  LesartTagTree *self = LESART_TAG_TREE (gtk_widget_get_ancestor (widget, LESART_TYPE_TAG_TREE));
  g_autoptr (LesartTag) onto = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));
  LesartTag *dropped =
      lesart_tag_book_find (self->book, lesart_tag_get_id (g_value_get_object (value)));

  if (dropped == NULL || dropped == onto)
    return FALSE;
  move_to (self, dropped, lesart_tag_get_id (onto),
           get_last_place (self, lesart_tag_get_id (onto)));
  return TRUE;
}

static gboolean
on_drop_beside (GtkDropTarget *target, const GValue *value, double x, double y, LesartTagTree *self)
{
  LesartTag *dropped =
      lesart_tag_book_find (self->book, lesart_tag_get_id (g_value_get_object (value)));

  if (dropped == NULL)
    return FALSE;
  move_to (self, dropped, NULL, get_last_place (self, NULL));
  return TRUE;
}

/* ---- rows ---- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, LesartTagTree *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *key = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (LESART_TYPE_TAG, GDK_ACTION_COPY);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (key, "key");
  gtk_box_append (GTK_BOX (box), lesart_tag_swatch_new ());
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), key);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), item);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop_on_row), item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drop));
  gtk_list_item_set_child (item, expander);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, LesartTagTree *self)
{
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *swatch = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_next_sibling (swatch);
  GtkWidget *row = gtk_widget_get_parent (expander);
  g_autoptr (LesartTag) tag = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));
  g_autofree char *key = lesart_describe_tag_key (tag);
  g_autofree char *speech = lesart_describe_tag_for_speech (tag);
  const char *definition = lesart_tag_get_text (tag, LESART_TAG_DEFINITION);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), gtk_list_item_get_item (item));
  lesart_tag_swatch_set_tag (LESART_TAG_SWATCH (swatch), tag);
  gtk_label_set_text (GTK_LABEL (name), lesart_tag_get_name (tag));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), key);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *key != '\0');
  gtk_widget_set_tooltip_text (expander, *definition != '\0' ? definition : NULL);
  if (lesart_tag_is_group (tag))
    gtk_widget_add_css_class (box, "group");
  else
    gtk_widget_remove_css_class (box, "group");
  /* GTK 4.8 has no label of a list item: what the screen reader meets is the row's own widget. */
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, speech,
                                    -1);
}

static void
on_selected (LesartTagTree *self)
{
  LesartTag *tag;

  if (self->filling)
    return;
  tag = lesart_tag_tree_get_selected (self);
  g_free (self->selected);
  self->selected = tag != NULL ? g_strdup (lesart_tag_get_id (tag)) : NULL;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_activate (LesartTagTree *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Down from the search goes into the list. */
static gboolean
on_search_key (GtkEventControllerKey *controller,
               guint key,
               guint code,
               GdkModifierType state,
               LesartTagTree *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  lesart_tag_tree_focus (self);
  return GDK_EVENT_STOP;
}

/* ---- the object ---- */

static void
lesart_tag_tree_dispose (GObject *object)
{
  LesartTagTree *self = LESART_TAG_TREE (object);

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->selected, g_free);
  G_OBJECT_CLASS (lesart_tag_tree_parent_class)->dispose (object);
}

static void
lesart_tag_tree_class_init (LesartTagTreeClass *class)
{
  GType type = LESART_TYPE_TAG_TREE;

  G_OBJECT_CLASS (class)->dispose = lesart_tag_tree_dispose;
  signals[SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, LESART_TYPE_TAG);
}

static void
add_list (LesartTagTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkDropTarget *drop = gtk_drop_target_new (LESART_TYPE_TAG, GDK_ACTION_COPY);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lesart-tag-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop_beside), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drop));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
}

static void
lesart_tag_tree_init (LesartTagTree *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->search = lesart_panel_search_new (_ ("Search tags"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (lesart_tag_tree_focus), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->search));
  self->nothing = gtk_label_new (_ ("No tag has these words"));
  gtk_widget_add_css_class (self->nothing, "lesart-panel-status");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_box_append (GTK_BOX (self), self->nothing);
  add_list (self);
}

/**
 * lesart_tag_tree_new:
 * @book: whose tags are shown
 *
 * Returns: (transfer floating): a list with a search above it
 */
GtkWidget *
lesart_tag_tree_new (LesartTagBook *book)
{
  LesartTagTree *self = g_object_new (LESART_TYPE_TAG_TREE, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * lesart_tag_tree_get_selected:
 *
 * Returns: (transfer none) (nullable): the tag as it is in the book now
 */
LesartTag *
lesart_tag_tree_get_selected (LesartTagTree *self)
{
  guint position;

  g_return_val_if_fail (LESART_IS_TAG_TREE (self), NULL);
  position = gtk_single_selection_get_selected (self->selection);
  return position != GTK_INVALID_LIST_POSITION ? get_tag_at (self, position) : NULL;
}

/**
 * lesart_tag_tree_select:
 * @id: (nullable): a tag; the search is emptied if it hides it
 */
void
lesart_tag_tree_select (LesartTagTree *self, const char *id)
{
  guint position;
  char *copy = g_strdup (id);

  g_return_if_fail (LESART_IS_TAG_TREE (self));
  g_free (self->selected);
  self->selected = copy;
  if (find_position (self, id) == GTK_INVALID_LIST_POSITION) {
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    fill (self);
  }
  position = find_position (self, id);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

void
lesart_tag_tree_search (LesartTagTree *self)
{
  g_return_if_fail (LESART_IS_TAG_TREE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
lesart_tag_tree_focus (LesartTagTree *self)
{
  g_return_if_fail (LESART_IS_TAG_TREE (self));
  if (lesart_tag_tree_get_selected (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
