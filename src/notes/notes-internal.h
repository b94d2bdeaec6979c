/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the notes are made of, shared by the files that make them: notes.c (the lists) and
 * notes-history.c (back and forth).
 */
#pragma once

#include "notes-private.h"

G_BEGIN_DECLS

/* Who undoes and redoes what is elsewhere. */
typedef struct {
  LesartTurner turn;
  gpointer data;
} Turner;

struct _LesartNotes {
  GObject parent_instance;
  GPtrArray *items;
  GPtrArray *decisions;
  GPtrArray *links;
  GHashTable *by_id;
  LesartHistory *history;
  LesartAction *group; /* (nullable): that is being done now */
  Turner turners[LESART_N_MATTERS];
  gboolean follows; /* what is elsewhere has gone there already */
  LesartVersionReader reader;
  gpointer reader_data;
  LesartNotesKeeper keeper;
  gpointer keeper_data;
  char *article_date;
  gboolean date_changed;  /* and it was not said yet, as with decisions */
  gboolean decided;       /* decisions changed, and it was not said yet */
  gboolean linked;        /* so links */
  gboolean items_changed; /* so items: between the first and the last that stayed */
  guint n_items_before;
  guint n_same_before;
  guint n_same_behind;
  guint n_conflicts; /* of items, decisions and links */
  guint32 longest; /* no extent is longer: how far before a passage one can start that reaches it */
};

void lesart_notes_exchange (LesartNotes *self, LesartAnnotation *from, LesartAnnotation *to);
void lesart_notes_change_date (LesartNotes *self, const char *date);
void lesart_notes_finish (LesartNotes *self, LesartAct act, const LesartAction *action);
void lesart_notes_finish_new (LesartNotes *self, LesartAction *action);

G_END_DECLS
