/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notes.h"

struct _LesartNotes {
  GObject parent_instance;
  GPtrArray *items;
};

static GType
get_item_type (GListModel *model)
{
  return LESART_TYPE_ANNOTATION;
}

static guint
get_n_items (GListModel *model)
{
  return LESART_NOTES (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LesartNotes *self = LESART_NOTES (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartNotes, lesart_notes, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lesart_notes_finalize (GObject *object)
{
  g_ptr_array_unref (LESART_NOTES (object)->items);
  G_OBJECT_CLASS (lesart_notes_parent_class)->finalize (object);
}

static void
lesart_notes_class_init (LesartNotesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_notes_finalize;
  g_signal_new ("edited", LESART_TYPE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_notes_init (LesartNotes *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

LesartNotes *
lesart_notes_new (void)
{
  return g_object_new (LESART_TYPE_NOTES, NULL);
}
