/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lazy-list.h"

struct _LesartLazyList {
  GObject parent_instance;

  GType type;
  LesartMakeItem make;
  gpointer data;
  guint n_items;
};

static GType
lesart_lazy_list_get_item_type (GListModel *model)
{
  return LESART_LAZY_LIST (model)->type;
}

static guint
lesart_lazy_list_get_n_items (GListModel *model)
{
  return LESART_LAZY_LIST (model)->n_items;
}

static gpointer
lesart_lazy_list_get_item (GListModel *model, guint position)
{
  LesartLazyList *self = LESART_LAZY_LIST (model);

  return position < self->n_items ? self->make (position, self->data) : NULL;
}

static void
lesart_lazy_list_init_model (GListModelInterface *interface)
{
  interface->get_item_type = lesart_lazy_list_get_item_type;
  interface->get_n_items = lesart_lazy_list_get_n_items;
  interface->get_item = lesart_lazy_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartLazyList,
                               lesart_lazy_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lesart_lazy_list_init_model))

static void
lesart_lazy_list_class_init (LesartLazyListClass *class)
{
}

static void
lesart_lazy_list_init (LesartLazyList *self)
{
}

/**
 * lesart_lazy_list_new:
 * @type: of the items
 * @make: makes the item of a position
 * @data: for @make
 *
 * Returns: (transfer full): an empty list; @data must live as long as it has items
 */
LesartLazyList *
lesart_lazy_list_new (GType type, LesartMakeItem make, gpointer data)
{
  LesartLazyList *self = g_object_new (LESART_TYPE_LAZY_LIST, NULL);

  self->type = type;
  self->make = make;
  self->data = data;
  return self;
}

/**
 * lesart_lazy_list_set_n_items:
 *
 * All items are others now, and that many.
 */
void
lesart_lazy_list_set_n_items (LesartLazyList *self, guint n_items)
{
  guint n_before = self->n_items;

  g_return_if_fail (LESART_IS_LAZY_LIST (self));
  self->n_items = n_items;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_items);
}
