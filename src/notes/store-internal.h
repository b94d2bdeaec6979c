/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a store is made of, shared by the files that make it: store.c (where, and reading),
 * store-save.c (writing) and store-versions.c (earlier versions).
 */
#pragma once

#include "collection.h"
#include "keeper.h"
#include "store-place.h"
#include "store-private.h"

G_BEGIN_DECLS

/* One of the two files. */
typedef struct {
  const char *path;             /* owned by "places"; (nullable) */
  char *sum;                    /* of the content; (nullable) no such file */
  LesartCollection *collection; /* (nullable) as the sum */
  GPtrArray *annotations;       /* (nullable) in it when it was last read or written */
  struct stat stamp;            /* by which it is seen that the file may be another */
} LesartDisk;

typedef struct _LesartFold LesartFold;

struct _LesartStore {
  GObject parent_instance;
  const LesartFileCalls *calls;
  gsize max_bytes;
  LesartText *text;
  LesartNotes *notes;
  LesartPlaces *places;
  LesartSource source;

  LesartKeeper *keeper;
  LesartStorePlace place;
  GFile *file;
  LesartDisk beside;
  LesartDisk user_data;
  LesartCollection *new_collection; /* for a file that is not there yet */
  GHashTable *deleted_elsewhere;    /* ids of what was changed here meanwhile, and stayed */
  const char *blocked_path;
  GError *blocked_error;
  LesartFold *fold;     /* (nullable): that is being written in a thread */
  gboolean has_tried;   /* to write into the user's data folder: it may be there */
  gboolean has_version; /* what was there when it was opened is among the versions */
};

gboolean lesart_store_can_write_beside (LesartStore *self);
LesartDisk *lesart_store_get_disk (LesartStore *self);
LesartCollection *lesart_store_get_collection (LesartStore *self);
void lesart_store_set_place (LesartStore *self, LesartStorePlace place);
void lesart_store_set_removed (LesartStore *self, LesartCollection *collection);
void lesart_store_block (LesartStore *self, const char *path, const GError *error);
void lesart_store_say_merged (LesartStore *self, guint n_taken, guint n_deleted);
void lesart_disk_stamp (LesartDisk *self);
void lesart_disk_forget (LesartDisk *self);
char *lesart_disk_sum_up (const char *bytes, gsize n_bytes);
gboolean lesart_error_is_absent (const GError *error);
gboolean lesart_error_is_impossible (const GError *error);

char *lesart_versions_keep (const LesartFileCalls *calls,
                            const char *folder,
                            const char *path,
                            gboolean always);

G_END_DECLS
