/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See merge.h.
 */
#include "merge.h"

#include <string.h>

#include "annotation-private.h"
#include "record.h"

static gboolean
is_newer (LesartAnnotation *a, LesartAnnotation *b)
{
  GDateTime *first = lesart_annotation_get_modified (a);
  GDateTime *second = lesart_annotation_get_modified (b);

  if (first == NULL || second == NULL)
    return first != NULL && second == NULL;
  return g_date_time_compare (first, second) > 0;
}

/**
 * lesart_merge_places:
 * @first: (element-type LesartAnnotation): those of the file beside the article
 * @second: (element-type LesartAnnotation): those of the file in the user's data folder
 * @removed: (element-type utf8): ids of the first that were deleted while only the second could be
 *   written
 * @second_is_later: which file was written later
 *
 * Returns: (transfer full) (element-type LesartAnnotation): all; of two versions the one modified
 *   later, or in the later file
 */
GPtrArray *
lesart_merge_places (GPtrArray *first,
                     GPtrArray *second,
                     GHashTable *removed,
                     gboolean second_is_later)
{
  GPtrArray *merged;
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);

  if (second->len == 0 && g_hash_table_size (removed) == 0)
    return g_ptr_array_ref (first);
  merged = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < second->len; i++)
    g_hash_table_insert (others, (gpointer) lesart_annotation_get_id (second->pdata[i]),
                         second->pdata[i]);
  for (guint i = 0; i < first->len; i++) {
    LesartAnnotation *annotation = first->pdata[i];
    const char *id = lesart_annotation_get_id (annotation);
    LesartAnnotation *other = g_hash_table_lookup (others, id);

    if (g_hash_table_contains (removed, id)
        || (other != NULL
            && (is_newer (other, annotation)
                || (second_is_later && !is_newer (annotation, other)))))
      continue;
    g_ptr_array_add (merged, g_object_ref (annotation));
    g_hash_table_remove (others, id);
  }
  for (guint i = 0; i < second->len; i++) {
    if (g_hash_table_contains (others, lesart_annotation_get_id (second->pdata[i])))
      g_ptr_array_add (merged, g_object_ref (second->pdata[i]));
  }
  return merged;
}

/* As they are in a file, with everything that other programs put in. */
static gboolean
is_same (LesartAnnotation *a, LesartAnnotation *b, const LesartSource *source)
{
  gsize n_a, n_b;
  const char *raw_a = lesart_annotation_get_raw (a, &n_a);
  const char *raw_b = lesart_annotation_get_raw (b, &n_b);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  if (raw_a != NULL && raw_b != NULL && n_a == n_b && memcmp (raw_a, raw_b, n_a) == 0)
    return TRUE;
  first = lesart_record_make_raw (a, source);
  second = lesart_record_make_raw (b, source);
  return g_bytes_equal (first, second);
}

/**
 * lesart_merge_read:
 * @raw: an annotation
 * @is_slice: whether it is as it was in a file, to be written so again
 *
 * Returns: (transfer full) (nullable): the annotation, %NULL if it is none
 */
LesartAnnotation *
lesart_merge_read (GBytes *raw, gboolean is_slice, const LesartSource *source)
{
  g_auto (LesartAnchorer) anchorer = { 0 };
  g_auto (LesartJsonTape) tape = { 0 };
  g_autoptr (JsonObject) object = NULL;
  LesartAnnotation *read = NULL;
  gsize n_bytes;
  const char *bytes = g_bytes_get_data (raw, &n_bytes);
  const LesartJsonToken *token = lesart_json_tape_read (&tape, bytes, n_bytes, NULL);

  if (token == NULL)
    return NULL;
  lesart_anchorer_init (&anchorer, source->text);
  read = lesart_annotation_from_token (token, raw, bytes, source, &anchorer, "", NULL);
  if (read == NULL || is_slice)
    return read;
  object = lesart_annotation_ref_json (read);
  g_object_unref (read);
  return object != NULL ? lesart_annotation_from_json (object, source, &anchorer, "", NULL) : NULL;
}

/* A UUID of version 8 made of the content: the same on each computer that sees the conflict. */
static char *
make_id (GBytes *raw)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, raw);

  return g_strdup_printf ("urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12,
                          hash + 15, hash + 18);
}

/* The same under another id; "conflict" is the id of ours, or NULL. */
static LesartAnnotation *
make_renamed (LesartAnnotation *annotation,
              const char *id,
              const char *conflict,
              const LesartSource *source)
{
  g_autoptr (JsonObject) old = lesart_annotation_to_json (annotation, source);
  g_autoptr (JsonObject) new = json_object_new ();
  g_auto (LesartAnchorer) anchorer = { 0 };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, old);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    if (strcmp (name, "id") == 0)
      json_object_set_string_member (new, "id", id);
    else if (strcmp (name, LESART_ANNO_CONFLICT) != 0)
      json_object_set_member (new, name, json_node_copy (member));
  }
  if (conflict != NULL)
    json_object_set_string_member (new, LESART_ANNO_CONFLICT, conflict);
  lesart_anchorer_init (&anchorer, source->text);
  return lesart_annotation_from_json (new, source, &anchorer, "", NULL);
}

/**
 * lesart_merge_make_copy:
 * @theirs: another version of an annotation that we have, too
 *
 * Returns: (transfer full): what stands beside ours
 */
LesartAnnotation *
lesart_merge_make_copy (LesartAnnotation *theirs, const LesartSource *source)
{
  g_autoptr (GBytes) raw = lesart_record_make_raw (theirs, source);
  g_autofree char *id = make_id (raw);

  return make_renamed (theirs, id, lesart_annotation_get_id (theirs), source);
}

/**
 * lesart_merge_settle:
 * @copy: what lesart_merge_make_copy() made
 * @id: the id that it is to have
 *
 * Returns: (transfer full): an annotation like any other
 */
LesartAnnotation *
lesart_merge_settle (LesartAnnotation *copy, const char *id, const LesartSource *source)
{
  return make_renamed (copy, id, NULL, source);
}

/**
 * lesart_merge_is_same:
 *
 * Returns: whether both are the same in a file, with everything that other programs put in
 */
gboolean
lesart_merge_is_same (LesartAnnotation *a, LesartAnnotation *b, const LesartSource *source)
{
  return a == b || is_same (a, b, source);
}

typedef enum {
  TAKE_OURS,
  TAKE_THEIRS,
  TAKE_BOTH,
} Choice;

typedef struct {
  LesartNotes *ours;
  GHashTable *base; /* by id */
  const LesartSource *source;
  LesartMadeHere made_here;
  gpointer data;
} Merge;

/* What becomes of an annotation that the file has. */
static Choice
choose (const Merge *merge, LesartAnnotation *theirs)
{
  const char *id = lesart_annotation_get_id (theirs);
  LesartAnnotation *ours = lesart_notes_find (merge->ours, id);
  LesartAnnotation *base = g_hash_table_lookup (merge->base, id);

  if ((base != NULL && is_same (base, theirs, merge->source))
      || (ours != NULL && ours != base && is_same (ours, theirs, merge->source))
      || merge->made_here (theirs, merge->data))
    return TAKE_OURS;
  return ours == NULL || ours == base ? TAKE_THEIRS : TAKE_BOTH;
}

/* What becomes of one that the file had and has no more. If ours was made since, as by undo, the
 * file may be one that we wrote ourselves. */
static void
add_deleted (const Merge *merge, LesartAnnotation *base, LesartMerged *merged)
{
  const char *id = lesart_annotation_get_id (base);
  LesartAnnotation *ours = lesart_notes_find (merge->ours, id);

  if (ours == NULL)
    return;
  if (!lesart_merge_is_same (ours, base, merge->source))
    g_ptr_array_add (merged->at_odds, g_strdup (id));
  else if (!merge->made_here (ours, merge->data))
    g_ptr_array_add (merged->deleted, g_strdup (id));
}

static GHashTable *
index_by_id (GPtrArray *annotations)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; annotations != NULL && i < annotations->len; i++)
    g_hash_table_insert (by_id, (gpointer) lesart_annotation_get_id (annotations->pdata[i]),
                         annotations->pdata[i]);
  return by_id;
}

void
lesart_merged_clear (LesartMerged *self)
{
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->deleted, g_ptr_array_unref);
  g_clear_pointer (&self->at_odds, g_ptr_array_unref);
}

/**
 * lesart_merge_changes:
 * @ours: what is in memory
 * @base: (nullable) (element-type LesartAnnotation): what was in the file when it was last read or
 *   written
 * @theirs: (element-type LesartAnnotation): what is in the file now
 * @source: the article
 * @made_here: tells what we made since
 * @merged: (out): what to do
 *
 * Finds what to take over from a file that another program has written since.
 */
void
lesart_merge_changes (LesartNotes *ours,
                      GPtrArray *base,
                      GPtrArray *theirs,
                      const LesartSource *source,
                      LesartMadeHere made_here,
                      gpointer data,
                      LesartMerged *merged)
{
  g_autoptr (GHashTable) base_by_id = index_by_id (base);
  g_autoptr (GHashTable) theirs_by_id = index_by_id (theirs);
  const Merge merge = { ours, base_by_id, source, made_here, data };

  merged->taken = g_ptr_array_new_with_free_func (g_object_unref);
  merged->deleted = g_ptr_array_new_with_free_func (g_free);
  merged->at_odds = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < theirs->len; i++) {
    LesartAnnotation *annotation = theirs->pdata[i];
    Choice choice = choose (&merge, annotation);

    if (choice == TAKE_THEIRS)
      g_ptr_array_add (merged->taken, g_object_ref (annotation));
    else if (choice == TAKE_BOTH)
      g_ptr_array_add (merged->taken, lesart_merge_make_copy (annotation, source));
  }
  for (guint i = 0; base != NULL && i < base->len; i++)
    if (!g_hash_table_contains (theirs_by_id, lesart_annotation_get_id (base->pdata[i])))
      add_deleted (&merge, base->pdata[i], merged);
}

/**
 * lesart_merge_is_version:
 * @raw: (nullable): JSON
 *
 * Returns: whether the annotation is that, be it written otherwise
 */
gboolean
lesart_merge_is_version (GBytes *raw, LesartAnnotation *annotation, const LesartSource *source)
{
  g_autoptr (LesartAnnotation) version = raw != NULL ? lesart_merge_read (raw, TRUE, source) : NULL;

  return version != NULL && is_same (version, annotation, source);
}

static gboolean
is_known_version (const LesartPending *pending,
                  LesartAnnotation *annotation,
                  const LesartSource *source)
{
  for (guint i = 0; i < pending->versions->len; i++)
    if (lesart_merge_is_version (pending->versions->pdata[i], annotation, source))
      return TRUE;
  return FALSE;
}

/* What becomes of an annotation that the file has, and of which the journal has more. */
static void
add_merged (GPtrArray *merged,
            LesartAnnotation *theirs,
            const LesartPending *pending,
            const LesartSource *source)
{
  LesartAnnotation *ours = NULL;
  gboolean is_known = is_known_version (pending, theirs, source);

  if (pending->ours != NULL)
    ours = lesart_merge_read (pending->ours, pending->is_slice, source);
  if (ours != NULL)
    g_ptr_array_add (merged, ours);
  else if (!is_known || pending->ours != NULL) /* changed there, deleted here; or unreadable here */
    g_ptr_array_add (merged, g_object_ref (theirs));
  if (ours != NULL && !is_known)
    g_ptr_array_add (merged, lesart_merge_make_copy (theirs, source));
}

/**
 * lesart_merge_pending:
 * @theirs: (element-type LesartAnnotation): what is in the file
 * @pending: (element-type utf8 LesartPending): what was done since it was written, by id; "" is no
 *   annotation
 * @source: the article
 *
 * Lays over the file what it does not have yet. Also right if it has that, or a part, already.
 *
 * Returns: (transfer full) (element-type LesartAnnotation): all that is to be in the list
 */
GPtrArray *
lesart_merge_pending (GPtrArray *theirs, GHashTable *pending, const LesartSource *source)
{
  GPtrArray *merged;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (pending) == 0)
    return g_ptr_array_ref (theirs);
  merged = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < theirs->len; i++) {
    const char *id = lesart_annotation_get_id (theirs->pdata[i]);
    LesartPending *own = g_hash_table_lookup (pending, id);

    g_hash_table_add (seen, (gpointer) id);
    if (own == NULL)
      g_ptr_array_add (merged, g_object_ref (theirs->pdata[i]));
    else
      add_merged (merged, theirs->pdata[i], own, source);
  }
  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const LesartPending *own = value;
    LesartAnnotation *annotation = NULL;

    if (own->ours != NULL && *(const char *) key != '\0' && !g_hash_table_contains (seen, key))
      annotation = lesart_merge_read (own->ours, own->is_slice, source);
    if (annotation != NULL)
      g_ptr_array_add (merged, annotation);
  }
  return merged;
}
