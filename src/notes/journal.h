/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that only grows: records, each with its length and a fingerprint, forced to the disk one
 * by one. One that was cut off by a crash is recognised by that and dropped. What the records say
 * is for keeper.h.
 *
 * One process has a journal at a time. Who opens the same article beside it gets another file:
 * NAME.journal, NAME-1.journal, and so on. Those that were left behind are read along, and removed
 * when what they say is elsewhere.
 */
#pragma once

#include "atomic-file.h"

G_BEGIN_DECLS

/* A letter that says what a record is, and what it says. */
typedef struct {
  char kind;
  GBytes *payload;
} LesartRecord;

typedef struct _LesartJournal LesartJournal;

LesartJournal *lesart_journal_new (const LesartFileCalls *calls, const char *stem);
void lesart_journal_free (LesartJournal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartJournal, lesart_journal_free)
GArray *lesart_journal_read (LesartJournal *self, GPtrArray **left_behind, GError **error);
void lesart_journal_add (LesartJournal *self, char kind, const char *bytes, gsize n_bytes);
gboolean lesart_journal_flush (LesartJournal *self, gboolean sync, GError **error);
gboolean lesart_journal_is_flushed (LesartJournal *self);
gboolean lesart_journal_rewrite (LesartJournal *self, GError **error);
gsize lesart_journal_get_size (LesartJournal *self);
void lesart_journal_remove_left_behind (LesartJournal *self);
void lesart_journal_let_go (LesartJournal *self);

G_END_DECLS
