/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See keeper.h. Records of the journal:
 *
 *   D, U, R   an action was done, undone, redone (record.h); of what is undone "after" is what was
 *             there, and "before" what came in its place
 *   P         the history went back ("-") or on ("+") past an action that was left as it was
 *   F         the notes were folded into their file: all actions before it are in there, but for
 *             the last so many that were done while that was written
 *
 * What is not in the file yet ("pending") is known for each annotation as what it is after the last
 * such action, and all that it was before. That can be laid over whatever the file has now, once or
 * twice: what is there already changes nothing. "Recent" is the same of what was done since the
 * article was opened: a write that failed at its last step may have put it into the file.
 */
#include "keeper.h"

#include <string.h>

#include "journal.h"
#include "json-guard.h"
#include "merge.h"
#include "record.h"
#include "store.h"

/* A journal that is longer is written anew, with so much of the history. */
#define MAX_BYTES (32u * 1024u * 1024u)
#define KEPT_BYTES (24u * 1024u * 1024u)
#define MAX_RECORDS (4 * LESART_HISTORY_MAX)

typedef struct {
  guint64 act; /* that made it */
  LesartAnnotation *version;
} Recent;

struct _LesartKeeper {
  LesartJournal *journal;
  const LesartSource *source;
  LesartNotes *notes;
  LesartHistory *history; /* as read, until it begins */
  GHashTable *pending;    /* id -> LesartPending; "" is the date */
  GHashTable *recent;     /* id -> GArray of Recent */
  guint64 n_acts;
  guint64 n_folded;
  guint n_records;
  GError *error;
};

static void
pending_free (gpointer data)
{
  LesartPending *pending = data;

  g_clear_pointer (&pending->ours, g_bytes_unref);
  g_ptr_array_unref (pending->versions);
  g_free (pending);
}

static void
clear_recent (gpointer data)
{
  g_object_unref (((Recent *) data)->version);
}

static GHashTable *
new_pending (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
}

/**
 * lesart_keeper_new:
 * @calls: the calls to make; they outlive the keeper
 * @stem: (type filename): the path of the journal, without ending
 * @source: the article; it outlives the keeper
 * @notes: whose actions are kept
 *
 * Returns: (transfer full): a keeper that keeps nothing yet
 */
LesartKeeper *
lesart_keeper_new (const LesartFileCalls *calls,
                   const char *stem,
                   const LesartSource *source,
                   LesartNotes *notes)
{
  LesartKeeper *self = g_new0 (LesartKeeper, 1);

  self->journal = lesart_journal_new (calls, stem);
  self->source = source;
  self->notes = g_object_ref (notes);
  self->pending = new_pending ();
  self->recent =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
lesart_keeper_free (LesartKeeper *self)
{
  lesart_notes_set_keeper (self->notes, NULL, NULL);
  lesart_notes_forget_reader (self->notes);
  lesart_journal_free (self->journal);
  g_clear_pointer (&self->history, lesart_history_free);
  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->recent);
  g_clear_error (&self->error);
  g_object_unref (self->notes);
  g_free (self);
}

/* ---- reading ---- */

static GBytes *
ref_bytes (GBytes *bytes)
{
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

/* NULL stands for nothing; the date is none of JSON but short. */
static GBytes *
get_side (const LesartVersion *version)
{
  if (version->words != NULL)
    return g_bytes_new (version->words, strlen (version->words));
  return ref_bytes (version->raw);
}

/* Takes it. */
static void
add_version (LesartPending *pending, GBytes *raw)
{
  if (raw != NULL)
    g_ptr_array_add (pending->versions, raw);
}

static void
add_pending (GHashTable *all, const LesartChange *change, gboolean backwards)
{
  const char *id = change->id != NULL ? change->id : "";
  LesartPending *pending = g_hash_table_lookup (all, id);

  if (pending == NULL) {
    pending = g_new0 (LesartPending, 1);
    pending->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
    g_hash_table_insert (all, g_strdup (id), pending);
  }
  add_version (pending, get_side (&change->before));
  add_version (pending, get_side (&change->after));
  g_clear_pointer (&pending->ours, g_bytes_unref);
  pending->ours = get_side (backwards ? &change->before : &change->after);
  pending->is_slice = backwards ? change->before.is_slice : change->after.is_slice;
}

static void
add_all_pending (GHashTable *all, const LesartRecord *record)
{
  g_autoptr (LesartAction) action = lesart_record_read (record->payload);

  for (guint i = 0; action != NULL && i < action->changes->len; i++) {
    guint at = record->kind == 'U' ? action->changes->len - 1 - i : i;
    const LesartChange *change = &g_array_index (action->changes, LesartChange, at);

    if (change->matter <= LESART_MATTER_DATE) /* what is elsewhere is kept there */
      add_pending (all, change, record->kind == 'U');
  }
}

/* Puts the action at its place in the history, as it was left. */
static void
add_to_history (LesartHistory *history, const LesartRecord *record)
{
  LesartAction *action = lesart_record_read (record->payload);
  guint n_actions = history->actions->len;

  if (action == NULL)
    return;
  if (record->kind == 'D') {
    lesart_history_add (history, action);
  } else if (record->kind == 'U' && history->n_done > 0) {
    lesart_action_free (history->actions->pdata[--history->n_done]);
    history->actions->pdata[history->n_done] = action;
  } else if (record->kind == 'R' && history->n_done < n_actions) {
    lesart_action_free (history->actions->pdata[history->n_done]);
    history->actions->pdata[history->n_done++] = action;
  } else {
    lesart_action_free (action); /* of a history that was cut */
  }
}

/* Past an action that stayed as it was. */
static void
pass_over (LesartHistory *history, GBytes *payload)
{
  gsize n_bytes;
  const char *way = g_bytes_get_data (payload, &n_bytes);

  if (n_bytes == 1 && *way == '-' && history->n_done > 0)
    history->n_done--;
  else if (n_bytes == 1 && *way == '+' && history->n_done < history->actions->len)
    history->n_done++;
}

static gboolean
is_act (const LesartRecord *record)
{
  return record->kind == 'D' || record->kind == 'U' || record->kind == 'R';
}

/* The first record that counts as not folded: in the last F is said how many before it are not. */
static guint
find_unfolded (const GArray *records)
{
  guint at = records->len;
  gsize n_bytes;
  const char *bytes;
  guint64 n_open;
  g_autofree char *number = NULL;

  while (at > 0 && g_array_index (records, LesartRecord, at - 1).kind != 'F')
    at--;
  if (at == 0)
    return 0;
  bytes = g_bytes_get_data (g_array_index (records, LesartRecord, at - 1).payload, &n_bytes);
  number = g_strndup (bytes, n_bytes);
  n_open = g_ascii_strtoull (number, NULL, 10);
  for (at--; n_open > 0 && at > 0; at--)
    n_open -= is_act (&g_array_index (records, LesartRecord, at - 1));
  return at;
}

static void
read_pending (LesartKeeper *self, const GArray *records)
{
  for (guint i = find_unfolded (records); i < records->len; i++) {
    const LesartRecord *record = &g_array_index (records, LesartRecord, i);

    if (is_act (record))
      add_all_pending (self->pending, record);
  }
}

/**
 * lesart_keeper_read:
 *
 * Reads the journal, and those that windows left behind which are no more.
 *
 * Returns: %FALSE with a #GIOErrorEnum if it cannot be read; new actions are kept all the same
 */
gboolean
lesart_keeper_read (LesartKeeper *self, GError **error)
{
  g_autoptr (GPtrArray) left_behind = NULL;
  g_autoptr (GArray) records = lesart_journal_read (self->journal, &left_behind, error);

  g_hash_table_remove_all (self->pending);
  g_clear_pointer (&self->history, lesart_history_free);
  self->history = lesart_history_new ();
  for (guint i = 0; i < left_behind->len; i++)
    read_pending (self, left_behind->pdata[i]);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++) {
    const LesartRecord *record = &g_array_index (records, LesartRecord, i);

    if (is_act (record))
      add_to_history (self->history, record);
    else if (record->kind == 'P')
      pass_over (self->history, record->payload);
  }
  read_pending (self, records);
  self->n_records = records->len;
  return TRUE;
}

/* A version that is still JSON. */
static LesartAnnotation *
read_version (const LesartVersion *version, gpointer data)
{
  LesartKeeper *self = data;

  return lesart_merge_read (version->raw, version->is_slice, self->source);
}

/**
 * lesart_keeper_replay:
 * @annotations: (element-type LesartAnnotation): what the file of the notes has
 * @date: (inout) (nullable): the day of the article in it
 *
 * Lays over it what was done since it was written.
 *
 * Returns: (transfer full) (element-type LesartAnnotation): what is to be shown
 */
GPtrArray *
lesart_keeper_replay (LesartKeeper *self, GPtrArray *annotations, char **date)
{
  LesartPending *pending = g_hash_table_lookup (self->pending, "");

  if (pending != NULL) {
    gsize n_bytes = 0;
    const char *ours = pending->ours != NULL ? g_bytes_get_data (pending->ours, &n_bytes) : NULL;

    g_free (*date);
    *date = ours != NULL ? g_strndup (ours, n_bytes) : NULL;
  }
  return lesart_merge_pending (annotations, self->pending, self->source);
}

/* Whether the journal had something that the file has not, or may not have. */
gboolean
lesart_keeper_has_more (LesartKeeper *self)
{
  return g_hash_table_size (self->pending) > 0;
}

/* ---- keeping ---- */

static void
flush (LesartKeeper *self, gboolean sync)
{
  g_clear_error (&self->error);
  lesart_journal_flush (self->journal, sync, &self->error);
}

static void
add_recent (LesartKeeper *self, LesartAnnotation *annotation)
{
  Recent recent = { self->n_acts, g_object_ref (annotation) };
  const char *id = lesart_annotation_get_id (annotation);
  GArray *versions = g_hash_table_lookup (self->recent, id);

  if (versions == NULL) {
    versions = g_array_new (FALSE, FALSE, sizeof (Recent));
    g_array_set_clear_func (versions, clear_recent);
    g_hash_table_insert (self->recent, g_strdup (id), versions);
  }
  g_array_append_val (versions, recent);
}

static void
remember (LesartKeeper *self, LesartAct act, const LesartAction *action)
{
  for (guint i = 0; i < action->changes->len; i++) {
    const LesartChange *change = &g_array_index (action->changes, LesartChange, i);
    const LesartVersion *made = act == LESART_ACT_UNDO ? &change->before : &change->after;

    if (made->annotation != NULL)
      add_recent (self, made->annotation);
  }
}

/* What was made up to there is in the file for sure. */
static void
forget_recent (LesartKeeper *self, guint64 mark)
{
  GHashTableIter iter;
  gpointer value;

  if (mark == self->n_acts) {
    g_hash_table_remove_all (self->recent);
    return;
  }
  g_hash_table_iter_init (&iter, self->recent);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    GArray *versions = value;
    guint n_old = 0;

    while (n_old < versions->len && g_array_index (versions, Recent, n_old).act <= mark)
      n_old++;
    if (n_old == versions->len)
      g_hash_table_iter_remove (&iter);
    else if (n_old > 0)
      g_array_remove_range (versions, 0, n_old);
  }
}

/**
 * lesart_keeper_has_made:
 * @version: what a file has
 *
 * Returns: whether it is of our making, since the file was last written or before a crash
 */
gboolean
lesart_keeper_has_made (LesartKeeper *self, LesartAnnotation *version)
{
  const char *id = lesart_annotation_get_id (version);
  GArray *versions = g_hash_table_lookup (self->recent, id);
  LesartPending *pending = g_hash_table_lookup (self->pending, id);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (lesart_merge_is_same (g_array_index (versions, Recent, i).version, version, self->source))
      return TRUE;
  for (guint i = 0; pending != NULL && i < pending->versions->len; i++)
    if (lesart_merge_is_version (pending->versions->pdata[i], version, self->source))
      return TRUE;
  return FALSE;
}

static void
keep (LesartAct act, const LesartAction *action, gpointer data)
{
  static const char kinds[] = {
    [LESART_ACT_DO] = 'D', [LESART_ACT_UNDO] = 'U', [LESART_ACT_REDO] = 'R'
  };
  LesartKeeper *self = data;
  g_autoptr (GString) bytes = g_string_new (NULL);

  self->n_records++;
  if (act == LESART_ACT_LEAVE_UNDO || act == LESART_ACT_LEAVE_REDO) {
    lesart_journal_add (self->journal, 'P', act == LESART_ACT_LEAVE_UNDO ? "-" : "+", 1);
    flush (self, TRUE);
    return;
  }
  lesart_record_write (action, self->source, bytes);
  lesart_journal_add (self->journal, kinds[act], bytes->str, bytes->len);
  self->n_acts++;
  remember (self, act, action);
  flush (self, TRUE);
}

/**
 * lesart_keeper_begin:
 *
 * Gives the notes the history that was read, and keeps what is done from now on.
 */
void
lesart_keeper_begin (LesartKeeper *self)
{
  LesartHistory *history = g_steal_pointer (&self->history);

  lesart_notes_set_history (self->notes, history != NULL ? history : lesart_history_new (),
                            read_version, self);
  lesart_notes_set_keeper (self->notes, keep, self);
}

/* How far the notes are now: for lesart_keeper_folded(). */
guint64
lesart_keeper_get_mark (LesartKeeper *self)
{
  return self->n_acts;
}

static void
write_action (LesartKeeper *self, char kind, const LesartAction *action)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  lesart_record_write (action, self->source, bytes);
  lesart_journal_add (self->journal, kind, bytes->str, bytes->len);
  self->n_records++;
}

/* The first action that is kept: as many of the last as have room; the last always. */
static guint
find_first_kept (LesartKeeper *self, const LesartHistory *history)
{
  guint first = history->actions->len;
  gsize n_bytes = 0;

  while (first > 0 && n_bytes < KEPT_BYTES) {
    g_autoptr (GString) bytes = g_string_new (NULL);

    lesart_record_write (history->actions->pdata[first - 1], self->source, bytes);
    n_bytes += bytes->len;
    if (n_bytes < KEPT_BYTES || first == history->actions->len)
      first--;
  }
  return MIN (first, history->n_done);
}

/* The history alone: each action, then those undone that are. */
static void
write_anew (LesartKeeper *self)
{
  const LesartHistory *history = lesart_notes_get_history (self->notes);
  guint first = find_first_kept (self, history);

  self->n_records = 0;
  for (guint i = first; i < history->actions->len; i++)
    write_action (self, 'D', history->actions->pdata[i]);
  for (guint i = history->actions->len; i > history->n_done; i--)
    write_action (self, 'U', history->actions->pdata[i - 1]);
  lesart_journal_add (self->journal, 'F', "0", 1);
  g_clear_error (&self->error);
  lesart_journal_rewrite (self->journal, &self->error);
}

/**
 * lesart_keeper_folded:
 * @mark: how far the notes were when what was written was gathered
 *
 * The file of the notes has everything up to there. The journal need not say it any more, but as
 * history.
 */
void
lesart_keeper_folded (LesartKeeper *self, guint64 mark)
{
  g_autofree char *n_open = NULL;
  gboolean had_more = lesart_keeper_has_more (self);

  forget_recent (self, mark);
  if (mark == self->n_folded && !had_more)
    return;
  self->n_folded = mark;
  if (self->n_acts == mark && lesart_journal_is_flushed (self->journal)
      && (lesart_journal_get_size (self->journal) > MAX_BYTES || self->n_records > MAX_RECORDS)) {
    write_anew (self);
  } else {
    n_open = g_strdup_printf ("%" G_GUINT64_FORMAT, self->n_acts - mark);
    lesart_journal_add (self->journal, 'F', n_open, strlen (n_open));
    flush (self, FALSE); /* without it the same is folded again */
  }
  g_hash_table_remove_all (self->pending);
  lesart_journal_remove_left_behind (self->journal);
}

/**
 * lesart_keeper_is_kept:
 *
 * Returns: whether all that was done is on the disk
 */
gboolean
lesart_keeper_is_kept (LesartKeeper *self)
{
  return lesart_journal_is_flushed (self->journal);
}

/* Writes what could not be written before. */
void
lesart_keeper_retry (LesartKeeper *self)
{
  flush (self, TRUE);
}

/* So that who opens the article anew goes on with the same journal. */
void
lesart_keeper_let_go (LesartKeeper *self)
{
  lesart_journal_let_go (self->journal);
}
