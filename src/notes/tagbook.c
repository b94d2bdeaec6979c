/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook.h.
 *
 *   tags     in the order of the tree; a tag before those below it, siblings by place and name
 *   by_id    id -> tag
 *   by_name  name -> tag
 *   history  changes, the oldest first; those that are done make the tags what they are
 *   hash     of the file as it was read or written last
 *
 * Before each change the file is looked at: if another program (or a sync service) wrote it
 * meanwhile, the book is read again first, so that the change comes on top of theirs.
 */
#include "tagbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "atomic-file.h"
#include "json-guard.h"
#include "store.h"
#include "tagbook-file.h"

#define MAX_BROKEN 1000
/* A file larger than this lets go of the oldest half of its history. */
#define MAX_BYTES (LESART_JSON_MAX_BYTES / 2)

struct _LesartTagBook {
  GObject parent_instance;
  char *path; /* (nullable): a book that is not kept */
  char *hash; /* (nullable): no file */
  LesartTagBookContent *content;
  GHashTable *by_id;
  GHashTable *by_name;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LesartTagBook, lesart_tag_book, G_TYPE_OBJECT)

static guint changed_signal;
static guint turned_signal;

static void
lesart_tag_book_finalize (GObject *object)
{
  LesartTagBook *self = LESART_TAG_BOOK (object);

  g_free (self->path);
  g_free (self->hash);
  lesart_tag_book_content_free (self->content);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (lesart_tag_book_parent_class)->finalize (object);
}

static void
lesart_tag_book_class_init (LesartTagBookClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_tag_book_finalize;
  changed_signal = g_signal_new ("changed", LESART_TYPE_TAG_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  turned_signal = g_signal_new ("turned", LESART_TYPE_TAG_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, LESART_TYPE_TAG_CHANGE, G_TYPE_BOOLEAN);
}

static void
lesart_tag_book_init (LesartTagBook *self)
{
  self->content = lesart_tag_book_content_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * lesart_tag_book_new:
 * @path: (nullable) (type filename): its file, or %NULL for one in memory
 *
 * Returns: (transfer full): an empty book; nothing is read yet
 */
LesartTagBook *
lesart_tag_book_new (const char *path)
{
  LesartTagBook *self = g_object_new (LESART_TYPE_TAG_BOOK, NULL);

  self->path = g_strdup (path);
  return self;
}

/**
 * lesart_tag_book_get_default_path:
 *
 * Returns: (transfer full) (type filename): the user's tag book
 */
char *
lesart_tag_book_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "lesart", "tagbook.json", NULL);
}

/* ---- the order of the tree ---- */

static int
compare_siblings (gconstpointer a, gconstpointer b)
{
  LesartTag *first = *(LesartTag *const *) a;
  LesartTag *second = *(LesartTag *const *) b;
  guint one = lesart_tag_get_place (first);
  guint other = lesart_tag_get_place (second);
  int order = (one > other) - (one < other);

  if (order == 0)
    order = g_utf8_collate (lesart_tag_get_name (first), lesart_tag_get_name (second));
  return order != 0 ? order : strcmp (lesart_tag_get_id (first), lesart_tag_get_id (second));
}

/* Tags by what they are below of; "" for none. */
static GHashTable *
group_by_parent (GPtrArray *tags)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < tags->len; i++) {
    const char *parent = lesart_tag_get_parent (tags->pdata[i]);
    GPtrArray *group = g_hash_table_lookup (groups, parent != NULL ? parent : "");

    if (group == NULL) {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, g_strdup (parent != NULL ? parent : ""), group);
    }
    g_ptr_array_add (group, tags->pdata[i]);
  }
  return groups;
}

/* No deeper than the check admits. */
static void
append_below (GPtrArray *ordered, GHashTable *groups, const char *parent)
{
  GPtrArray *group = g_hash_table_lookup (groups, parent);

  if (group == NULL)
    return;
  g_ptr_array_sort (group, compare_siblings);
  for (guint i = 0; i < group->len; i++) {
    g_ptr_array_add (ordered, g_object_ref (group->pdata[i]));
    append_below (ordered, groups, lesart_tag_get_id (group->pdata[i]));
  }
}

/* Takes tags that were checked. */
static void
set_tags (LesartTagBook *self, GPtrArray *tags)
{
  g_autoptr (GHashTable) groups = group_by_parent (tags);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_object_unref);

  append_below (ordered, groups, "");
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->by_name);
  for (guint i = 0; i < ordered->len; i++) {
    LesartTag *tag = ordered->pdata[i];

    g_hash_table_insert (self->by_id, (gpointer) lesart_tag_get_id (tag), tag);
    g_hash_table_insert (self->by_name, (gpointer) lesart_tag_get_name (tag), tag);
  }
  g_ptr_array_unref (self->content->tags);
  self->content->tags = ordered;
}

/* ---- the file ---- */

static gboolean
read_file (LesartTagBook *self, char **bytes, gsize *n_bytes, char **hash, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  *bytes = NULL;
  *hash = NULL;
  if (self->path == NULL)
    return TRUE;
  if (lesart_read_file (self->path, LESART_JSON_MAX_BYTES, bytes, n_bytes, &own_error)) {
    *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) *bytes, *n_bytes);
    return TRUE;
  }
  if (g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static gboolean
take_bytes (LesartTagBook *self, const char *bytes, gsize n_bytes, char *hash, GError **error)
{
  LesartTagBookContent *content = bytes != NULL
                                      ? lesart_tag_book_content_parse (bytes, n_bytes, error)
                                      : lesart_tag_book_content_new ();

  if (content == NULL)
    return FALSE;
  lesart_tag_book_content_free (self->content);
  self->content = content;
  g_free (self->hash);
  self->hash = g_strdup (hash);
  set_tags (self, content->tags);
  return TRUE;
}

/* Reads the file if it is not the one that is known. */
static gboolean
refresh (LesartTagBook *self, gboolean force, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gsize n_bytes = 0;

  if (!read_file (self, &bytes, &n_bytes, &hash, error))
    return FALSE;
  if (!force && (self->path == NULL || g_strcmp0 (hash, self->hash) == 0))
    return TRUE;
  if (!take_bytes (self, bytes, n_bytes, hash, error)) {
    if (self->path != NULL)
      g_prefix_error (error, "%s: ", self->path);
    return FALSE;
  }
  return TRUE;
}

/**
 * lesart_tag_book_load:
 *
 * Reads the file; that there is none is no error.
 *
 * Returns: %FALSE with a #GIOErrorEnum or a #LesartNotesError. The book is then empty and cannot be
 *   changed until the file is good again, or is set aside
 */
gboolean
lesart_tag_book_load (LesartTagBook *self, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  g_clear_error (&self->error);
  if (refresh (self, TRUE, &own_error)) {
    g_signal_emit (self, changed_signal, 0);
    return TRUE;
  }
  self->error = g_error_copy (own_error);
  g_propagate_error (error, g_steal_pointer (&own_error));
  g_signal_emit (self, changed_signal, 0);
  return FALSE;
}

const GError *
lesart_tag_book_get_error (LesartTagBook *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  return self->error;
}

/**
 * lesart_tag_book_set_aside:
 *
 * Gives a file that was not understood another name, tagbook.broken-N.json, and begins anew.
 *
 * Returns: (transfer full) (type filename) (nullable): what it is called now, or %NULL with a
 *   #GIOErrorEnum
 */
char *
lesart_tag_book_set_aside (LesartTagBook *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  guint number = 1;

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self) && self->path != NULL, NULL);
  stem =
      g_strndup (self->path, strlen (self->path)
                                 - (g_str_has_suffix (self->path, ".json") ? strlen (".json") : 0));
  do {
    g_free (name);
    name = g_strdup_printf ("%s.broken-%u.json", stem, number++);
  } while (g_file_test (name, G_FILE_TEST_EXISTS) && number < MAX_BROKEN);
  if (g_rename (self->path, name) != 0) {
    int saved_errno = errno;

    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", name,
                 g_strerror (saved_errno));
    return NULL;
  }
  return lesart_tag_book_load (self, error) ? g_steal_pointer (&name) : NULL;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved_errno;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno), "%s: %s", folder,
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
save (LesartTagBook *self, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (self->path == NULL)
    return TRUE;
  bytes = lesart_tag_book_content_write (self->content, &n_bytes);
  while (n_bytes > MAX_BYTES && self->content->history->len > 1) {
    g_ptr_array_remove_range (self->content->history, 0, self->content->history->len / 2);
    g_free (bytes);
    bytes = lesart_tag_book_content_write (self->content, &n_bytes);
  }
  if (!make_folder (self->path, error)
      || !lesart_atomic_write (&lesart_system_calls, self->path, bytes, n_bytes, error))
    return FALSE;
  g_free (self->hash);
  self->hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
  return TRUE;
}

/* ---- looking up ---- */

/**
 * lesart_tag_book_get_tags:
 *
 * Returns: (transfer none) (element-type LesartTag): all tags, each before what is below it; good
 *   until the next change
 */
GPtrArray *
lesart_tag_book_get_tags (LesartTagBook *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  return self->content->tags;
}

/**
 * lesart_tag_book_get_children:
 * @parent: (nullable): an id, or %NULL for the uppermost
 *
 * Returns: (transfer container) (element-type LesartTag): in their order
 */
GPtrArray *
lesart_tag_book_get_children (LesartTagBook *self, const char *parent)
{
  GPtrArray *children = g_ptr_array_new ();

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), children);
  for (guint i = 0; i < self->content->tags->len; i++)
    if (g_strcmp0 (lesart_tag_get_parent (self->content->tags->pdata[i]), parent) == 0)
      g_ptr_array_add (children, self->content->tags->pdata[i]);
  return children;
}

/**
 * lesart_tag_book_find:
 *
 * Returns: (transfer none) (nullable): the tag of this id
 */
LesartTag *
lesart_tag_book_find (LesartTagBook *self, const char *id)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * lesart_tag_book_find_by_name:
 * @name: what an annotation has as its tag
 *
 * Returns: (transfer none) (nullable): the tag of this name
 */
LesartTag *
lesart_tag_book_find_by_name (LesartTagBook *self, const char *name)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  normal = name != NULL ? g_utf8_normalize (name, -1, G_NORMALIZE_NFC) : NULL;
  return normal != NULL ? g_hash_table_lookup (self->by_name, normal) : NULL;
}

/**
 * lesart_tag_book_find_by_key:
 * @key: a character, as gdk_keyval_to_unicode() gives it; upper and lower case are the same
 *
 * Returns: (transfer none) (nullable): the tag that this key gives
 */
LesartTag *
lesart_tag_book_find_by_key (LesartTagBook *self, gunichar key)
{
  gunichar wanted = g_unichar_tolower (key);

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  for (guint i = 0; key != 0 && i < self->content->tags->len; i++) {
    LesartTag *tag = self->content->tags->pdata[i];

    if (lesart_tag_get_key (tag) == wanted && !lesart_tag_is_group (tag))
      return tag;
  }
  return NULL;
}

/**
 * lesart_tag_book_is_below:
 *
 * Returns: whether a tag is another one or, at any depth, below it
 */
gboolean
lesart_tag_book_is_below (LesartTagBook *self, const char *id, const char *ancestor)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  while (id != NULL) {
    LesartTag *tag = lesart_tag_book_find (self, id);

    if (g_strcmp0 (id, ancestor) == 0)
      return TRUE;
    id = tag != NULL ? lesart_tag_get_parent (tag) : NULL;
  }
  return FALSE;
}

/* ---- changes ---- */

/* One for the other; either can be NULL. */
static void
exchange (GPtrArray *tags, GHashTable *places, LesartTag *from, LesartTag *to)
{
  const char *id = lesart_tag_get_id (from != NULL ? from : to);
  gpointer place = g_hash_table_lookup (places, id);

  if (to == NULL) {
    if (place != NULL)
      g_ptr_array_index (tags, GPOINTER_TO_UINT (place) - 1) = NULL;
    g_hash_table_remove (places, id);
  } else if (place != NULL) {
    g_ptr_array_index (tags, GPOINTER_TO_UINT (place) - 1) = to;
  } else {
    g_ptr_array_add (tags, to);
    g_hash_table_insert (places, (gpointer) lesart_tag_get_id (to), GUINT_TO_POINTER (tags->len));
  }
}

/* The tags with the steps of a change done or, backwards, undone. */
static GPtrArray *
apply (LesartTagBook *self, LesartTagChange *change, gboolean backwards)
{
  GArray *steps = lesart_tag_change_get_steps (change);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->content->tags->len; i++)
    exchange (all, places, NULL, self->content->tags->pdata[i]);
  for (guint i = 0; i < steps->len; i++) {
    LesartTagStep *step = &g_array_index (steps, LesartTagStep, backwards ? steps->len - 1 - i : i);

    if (backwards)
      exchange (all, places, step->after, step->before);
    else
      exchange (all, places, step->before, step->after);
  }
  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i] != NULL)
      g_ptr_array_add (tags, g_object_ref (all->pdata[i]));
  return tags;
}

static LesartTagChange *
find_change (LesartTagBook *self, const char *id)
{
  for (guint i = self->content->history->len; i > 0; i--) {
    LesartTagChange *other = self->content->history->pdata[i - 1];

    if (strcmp (lesart_tag_change_get_id (other), id) == 0)
      return other;
  }
  return NULL;
}

static gboolean
is_as (LesartTagBook *self, LesartTag *left, LesartTag *other_side)
{
  LesartTag *now =
      lesart_tag_book_find (self, lesart_tag_get_id (left != NULL ? left : other_side));

  return left == NULL || now == NULL ? left == now : lesart_tag_equal (left, now);
}

/* Whether the tags of the change are as it left them or, undone, found them: something else may
 * have been done to others since. */
static gboolean
can_turn (LesartTagBook *self, LesartTagChange *change, gboolean backwards)
{
  GArray *steps = lesart_tag_change_get_steps (change);

  if ((lesart_tag_change_get_state (change) == LESART_TAG_CHANGE_DONE) != backwards)
    return FALSE;
  for (guint i = 0; i < steps->len; i++) {
    const LesartTagStep *step = &g_array_index (steps, LesartTagStep, i);

    if (!is_as (self, backwards ? step->after : step->before,
                backwards ? step->before : step->after))
      return FALSE;
  }
  return TRUE;
}

/* The book as it is on disk, or an error. */
static gboolean
prepare (LesartTagBook *self, GError **error)
{
  if (self->error == NULL)
    return refresh (self, FALSE, error);
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

/* Puts the book back where writing failed: the file is still as it was. */
static gboolean
finish (LesartTagBook *self,
        GPtrArray *tags,
        LesartTagChange *change,
        gboolean backwards,
        GError **error)
{
  set_tags (self, tags);
  if (!save (self, error)) {
    refresh (self, TRUE, NULL);
    return FALSE;
  }
  g_signal_emit (self, changed_signal, 0);
  g_signal_emit (self, turned_signal, 0, change, backwards);
  return TRUE;
}

/**
 * lesart_tag_book_do:
 * @change: what is to be done; the marks of articles are for the caller, see retag.h
 *
 * Changes the tags, writes it into the history, and saves.
 *
 * Returns: %FALSE with an error, and nothing done: %LESART_NOTES_ERROR_MODEL if the book would not
 *   be one any more (a name twice, a tag below itself), a #GIOErrorEnum if it cannot be written,
 * the error of the load if it was not understood
 */
gboolean
lesart_tag_book_do (LesartTagBook *self, LesartTagChange *change, GError **error)
{
  g_autoptr (GPtrArray) tags = NULL;

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (change), FALSE);
  if (!prepare (self, error))
    return FALSE;
  tags = apply (self, change, FALSE);
  if (!lesart_tag_book_check (tags, error))
    return FALSE;
  g_ptr_array_add (self->content->history, g_object_ref (change));
  return finish (self, tags, change, FALSE, error);
}

static gboolean
turn (LesartTagBook *self, LesartTagChange *change, gboolean backwards, GError **error)
{
  g_autoptr (GPtrArray) tags = NULL;
  LesartTagChange *known;

  if (!prepare (self, error))
    return FALSE;
  known = find_change (self, lesart_tag_change_get_id (change));
  if (known == NULL || !can_turn (self, known, backwards)) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED,
                         "something else was done to the tag book meanwhile");
    return FALSE;
  }
  tags = apply (self, known, backwards);
  if (!lesart_tag_book_check (tags, error))
    return FALSE;
  lesart_tag_change_set_state (known,
                               backwards ? LESART_TAG_CHANGE_UNDONE : LESART_TAG_CHANGE_DONE);
  return finish (self, tags, known, backwards, error);
}

/**
 * lesart_tag_book_undo:
 * @change: one of the history; it need not be the last
 *
 * Returns: as lesart_tag_book_do(); %LESART_NOTES_ERROR_CHANGED if something else was done to its
 *   tags since
 */
gboolean
lesart_tag_book_undo (LesartTagBook *self, LesartTagChange *change, GError **error)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (change), FALSE);
  return turn (self, change, TRUE, error);
}

/**
 * lesart_tag_book_redo:
 * @change: one that was undone
 *
 * Returns: as lesart_tag_book_undo()
 */
gboolean
lesart_tag_book_redo (LesartTagBook *self, LesartTagChange *change, GError **error)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  g_return_val_if_fail (LESART_IS_TAG_CHANGE (change), FALSE);
  return turn (self, change, FALSE, error);
}

/**
 * lesart_tag_book_go_to:
 * @to: what lesart_tag_change_name_state() gave
 * @turned: (out) (transfer full) (nullable): the change that was done or undone, %NULL if it was
 *   already
 *
 * Returns: as lesart_tag_book_undo()
 */
gboolean
lesart_tag_book_go_to (LesartTagBook *self,
                       const char *to,
                       LesartTagChange **turned,
                       GError **error)
{
  g_auto (GStrv) parts = NULL;
  LesartTagChange *change = NULL;
  gboolean done;

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);
  *turned = NULL;
  if (!prepare (self, error))
    return FALSE;
  parts = g_strsplit (to, " ", 2);
  done = g_strcmp0 (parts[1], "done") == 0;
  if (parts[0] != NULL)
    change = find_change (self, parts[0]);
  if (change == NULL) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_CHANGED,
                         "the tag book does not know of it any more");
    return FALSE;
  }
  if ((lesart_tag_change_get_state (change) == LESART_TAG_CHANGE_DONE) == done)
    return TRUE;
  if (!turn (self, change, !done, error))
    return FALSE;
  *turned = g_object_ref (change);
  return TRUE;
}

/**
 * lesart_tag_book_get_undo:
 *
 * Returns: (transfer none) (nullable): the last change that is done
 */
LesartTagChange *
lesart_tag_book_get_undo (LesartTagBook *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  for (guint i = self->content->history->len; i > 0; i--)
    if (lesart_tag_change_get_state (self->content->history->pdata[i - 1])
        == LESART_TAG_CHANGE_DONE)
      return self->content->history->pdata[i - 1];
  return NULL;
}

/**
 * lesart_tag_book_get_history:
 *
 * Returns: (transfer none) (element-type LesartTagChange): the oldest first; good until the next
 *   change
 */
GPtrArray *
lesart_tag_book_get_history (LesartTagBook *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  return self->content->history;
}

/* ---- exchange ---- */

/**
 * lesart_tag_book_to_json:
 *
 * Returns: (transfer full): the tags without their history, for others
 */
char *
lesart_tag_book_to_json (LesartTagBook *self, gsize *n_bytes)
{
  g_autoptr (LesartTagBookContent) content = lesart_tag_book_content_new ();

  g_return_val_if_fail (LESART_IS_TAG_BOOK (self), NULL);
  g_ptr_array_unref (content->tags);
  content->tags = g_ptr_array_ref (self->content->tags);
  return lesart_tag_book_content_write (content, n_bytes);
}

/**
 * lesart_tag_book_parse:
 * @bytes: (array length=n_bytes): what lesart_tag_book_to_json() gave, or a file of a tag book
 *
 * Returns: (transfer full) (element-type LesartTag) (nullable): the tags in it, or %NULL with
 *   %LESART_NOTES_ERROR_SYNTAX or %LESART_NOTES_ERROR_MODEL
 */
GPtrArray *
lesart_tag_book_parse (const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (LesartTagBookContent) content = lesart_tag_book_content_parse (bytes, n_bytes, error);

  return content != NULL ? g_ptr_array_ref (content->tags) : NULL;
}
