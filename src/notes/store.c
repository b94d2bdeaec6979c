/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

struct _LesartStore {
  GObject parent_instance;
  GFile *file;
};

G_DEFINE_QUARK (lesart-notes-error-quark, lesart_notes_error)
G_DEFINE_FINAL_TYPE (LesartStore, lesart_store, G_TYPE_OBJECT)

static void
lesart_store_class_init (LesartStoreClass *class)
{
}

static void
lesart_store_init (LesartStore *self)
{
}

LesartStore *
lesart_store_new (GFile *article, LesartText *text, LesartNotes *notes)
{
  return g_object_new (LESART_TYPE_STORE, NULL);
}

gboolean
lesart_store_load (LesartStore *self, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

gboolean
lesart_store_save (LesartStore *self, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

LesartStorePlace
lesart_store_get_place (LesartStore *self)
{
  return LESART_STORE_BESIDE;
}
