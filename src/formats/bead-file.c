/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See bead-file.h.
 */
#include "bead-file.h"

#include <math.h>
#include <string.h>

#include "json-guard.h"
#include "json-tree.h"

#define SCHEMA "lesart-align/1"

struct _LesartBeadFile {
  char *english;
  GPtrArray *sentences[LESART_N_SIDES]; /* char * */
  GArray *beads;                        /* LesartBead */
  JsonObject *others;                   /* (nullable): members that are not ours */
};

G_DEFINE_QUARK (lesart - bead - error - quark, lesart_bead_error)

static const char *const sides[LESART_N_SIDES] = { "de", "en" };

static LesartBeadFile *
new_empty (void)
{
  LesartBeadFile *self = g_new0 (LesartBeadFile, 1);

  for (guint side = 0; side < LESART_N_SIDES; side++)
    self->sentences[side] = g_ptr_array_new_with_free_func (g_free);
  self->beads = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  return self;
}

/**
 * lesart_bead_file_new:
 * @bitext: two texts
 * @beads: (array length=n_beads): their beads
 * @n_beads: how many
 * @english: (nullable): what the file of the English text is called, relative to that of the beads
 *
 * Returns: (transfer full): what the file is to say
 */
LesartBeadFile *
lesart_bead_file_new (const LesartBitext *bitext,
                      const LesartBead *beads,
                      gsize n_beads,
                      const char *english)
{
  LesartBeadFile *self = new_empty ();

  self->english = g_strdup (english);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    for (guint s = 0; s < bitext->segments[side]->n_sentences; s++)
      g_ptr_array_add (
          self->sentences[side],
          lesart_text_slice (bitext->text[side], lesart_bitext_get_sentence (bitext, side, s)));
  g_array_append_vals (self->beads, beads, (guint) n_beads);
  return self;
}

void
lesart_bead_file_free (LesartBeadFile *self)
{
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_ptr_array_unref (self->sentences[side]);
  g_array_unref (self->beads);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self->english);
  g_free (self);
}

const char *
lesart_bead_file_get_english (const LesartBeadFile *self)
{
  return self->english;
}

const LesartBead *
lesart_bead_file_get_beads (const LesartBeadFile *self, gsize *n_beads)
{
  *n_beads = self->beads->len;
  return (const LesartBead *) (gconstpointer) self->beads->data;
}

/**
 * lesart_bead_file_take_others:
 * @from: what the file said before
 *
 * Takes over the members that others wrote.
 */
void
lesart_bead_file_take_others (LesartBeadFile *self, LesartBeadFile *from)
{
  g_clear_pointer (&self->others, json_object_unref);
  if (from->others != NULL)
    self->others = json_object_ref (from->others);
}

/* --- reading -------------------------------------------------------------------------------------
 */

static gboolean
fail (GError **error, const char *path, const char *what)
{
  g_set_error (error, LESART_BEAD_ERROR, LESART_BEAD_ERROR_MODEL, "%s: %s", path, what);
  return FALSE;
}

/* (nullable): the member is no array */
static JsonArray *
get_array (JsonObject *root, const char *name)
{
  JsonNode *node = json_object_get_member (root, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_sentences (LesartBeadFile *self, JsonObject *root, LesartSide side, GError **error)
{
  JsonArray *array = get_array (root, sides[side]);

  if (array == NULL)
    return fail (error, sides[side], "is not an array");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
      return fail (error, sides[side], "has what is no string");
    g_ptr_array_add (self->sentences[side], json_node_dup_string (node));
  }
  return TRUE;
}

static gboolean
read_indices (JsonNode *node, guint next, guint *n)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return FALSE;
  *n = json_array_get_length (array);
  for (guint i = 0; i < *n; i++) {
    JsonNode *index = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_VALUE (index) || json_node_get_value_type (index) != G_TYPE_INT64
        || json_node_get_int (index) != (gint64) next + i)
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_pairs (LesartBeadFile *self, JsonObject *root, GError **error)
{
  JsonArray *array = get_array (root, "pairs");
  guint next[LESART_N_SIDES] = { 0, 0 };

  if (array == NULL)
    return fail (error, "pairs", "is not an array");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *path = g_strdup_printf ("pairs[%u]", i);
    JsonNode *node = json_array_get_element (array, i);
    JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
    LesartBead bead = { .score = 0.5f };

    if (pair == NULL || json_array_get_length (pair) != LESART_N_SIDES)
      return fail (error, path, "is not a pair of arrays");
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      bead.first[side] = next[side];
      if (!read_indices (json_array_get_element (pair, side), next[side], &bead.n[side]))
        return fail (error, path, "does not go on where the one before ended");
      next[side] += bead.n[side];
    }
    g_array_append_val (self->beads, bead);
  }
  for (guint side = 0; side < LESART_N_SIDES; side++)
    if (next[side] != self->sentences[side]->len)
      return fail (error, "pairs", "do not hold all sentences");
  return TRUE;
}

/* What is wrong with these is passed over: they are not needed. */
static void
read_judgements (LesartBeadFile *self, JsonObject *root)
{
  JsonArray *scores = get_array (root, "scores"), *human = get_array (root, "human");

  for (guint i = 0; scores != NULL && i < MIN (json_array_get_length (scores), self->beads->len);
       i++) {
    JsonNode *node = json_array_get_element (scores, i);

    if (JSON_NODE_HOLDS_VALUE (node))
      g_array_index (self->beads, LesartBead, i).score =
          (float) CLAMP (json_node_get_double (node), 0, 1);
  }
  for (guint i = 0; human != NULL && i < json_array_get_length (human); i++) {
    JsonNode *node = json_array_get_element (human, i);
    const gint64 bead = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : -1;

    if (bead >= 0 && bead < (gint64) self->beads->len)
      g_array_index (self->beads, LesartBead, bead).human = TRUE;
  }
}

static void
keep_others (LesartBeadFile *self, JsonObject *root)
{
  static const char *const ours[] = { "schema", "english", "de",    "en",
                                      "pairs",  "scores",  "human", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  self->others = json_object_new ();
  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_strv_contains (ours, name))
      json_object_set_member (self->others, name, json_node_copy (member));
}

static gboolean
read_root (LesartBeadFile *self, JsonNode *node, GError **error)
{
  JsonObject *root;
  JsonNode *schema, *english;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "", "is not an object");
  root = json_node_get_object (node);
  schema = json_object_get_member (root, "schema");
  if (schema == NULL || !JSON_NODE_HOLDS_VALUE (schema)
      || g_strcmp0 (json_node_get_string (schema), SCHEMA) != 0)
    return fail (error, "schema", "is not " SCHEMA);
  english = json_object_get_member (root, "english");
  if (english != NULL && JSON_NODE_HOLDS_VALUE (english))
    self->english = g_strdup (json_node_get_string (english));
  for (guint side = 0; side < LESART_N_SIDES; side++)
    if (!read_sentences (self, root, side, error))
      return FALSE;
  if (!read_pairs (self, root, error))
    return FALSE;
  read_judgements (self, root);
  keep_others (self, root);
  return TRUE;
}

/**
 * lesart_bead_file_parse:
 * @bytes: (array length=n_bytes): a file
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with %LESART_BEAD_ERROR
 */
LesartBeadFile *
lesart_bead_file_parse (const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (LesartBeadFile) self = new_empty ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;

  if (!lesart_json_guard (bytes, n_bytes, &problem)
      || !json_parser_load_from_data (parser, bytes, (gssize) n_bytes, &problem)) {
    g_set_error_literal (error, LESART_BEAD_ERROR, LESART_BEAD_ERROR_SYNTAX, problem->message);
    return NULL;
  }
  return read_root (self, json_parser_get_root (parser), error) ? g_steal_pointer (&self) : NULL;
}

/* --- finding sentences again ---------------------------------------------------------------------
 */

/* Of each sentence that is only once there, its index; -1 for others. */
static GHashTable *
index_sentences (GPtrArray *sentences)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sentences->len; i++) {
    const gboolean is_there = g_hash_table_contains (index, sentences->pdata[i]);

    g_hash_table_insert (index, sentences->pdata[i], GINT_TO_POINTER (is_there ? -1 : (gint) i));
  }
  return index;
}

static GPtrArray *
list_sentences (const LesartBitext *bitext, LesartSide side)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint s = 0; s < bitext->segments[side]->n_sentences; s++)
    g_ptr_array_add (sentences, lesart_text_slice (bitext->text[side],
                                                   lesart_bitext_get_sentence (bitext, side, s)));
  return sentences;
}

/**
 * lesart_bead_file_is_of:
 * @self: beads that were made once
 * @bitext: the two texts as they are now
 *
 * Returns: whether the texts have the same sentences still: its beads are theirs
 */
gboolean
lesart_bead_file_is_of (const LesartBeadFile *self, const LesartBitext *bitext)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_autoptr (GPtrArray) now = list_sentences (bitext, side);

    if (now->len != self->sentences[side]->len)
      return FALSE;
    for (guint i = 0; i < now->len; i++)
      if (!g_str_equal (now->pdata[i], self->sentences[side]->pdata[i]))
        return FALSE;
  }
  return TRUE;
}

/* Where each old sentence is now, or -1: those that are there once on both sides, and then their
 * neighbours that are the same, forwards and backwards. */
static gint *
find_again (GPtrArray *old, GPtrArray *new)
{
  g_autoptr (GHashTable) old_index = index_sentences (old);
  g_autoptr (GHashTable) new_index = index_sentences (new);
  gint *map = g_new (gint, old->len + 1);

  for (guint i = 0; i < old->len; i++) {
    gpointer found;
    const gboolean once = GPOINTER_TO_INT (g_hash_table_lookup (old_index, old->pdata[i])) >= 0;

    map[i] = once && g_hash_table_lookup_extended (new_index, old->pdata[i], NULL, &found)
                 ? GPOINTER_TO_INT (found)
                 : -1;
  }
  for (guint i = 1; i < old->len; i++)
    if (map[i] < 0 && map[i - 1] >= 0 && map[i - 1] + 1 < (gint) new->len
        && g_str_equal (old->pdata[i], new->pdata[map[i - 1] + 1]))
      map[i] = map[i - 1] + 1;
  for (guint i = old->len; i-- > 1;)
    if (map[i - 1] < 0 && map[i] > 0 && g_str_equal (old->pdata[i - 1], new->pdata[map[i] - 1]))
      map[i - 1] = map[i] - 1;
  return map;
}

/* Where the sentences of a bead on one side are now; of none, where they would be. Returns -1 if
 * they are not all there, one behind the other. */
static gint
carry_side (const LesartBead *bead, LesartSide side, const gint *map, guint n_old)
{
  const guint first = bead->first[side];

  if (bead->n[side] == 0) {
    if (first > 0 && map[first - 1] >= 0)
      return map[first - 1] + 1;
    return first < n_old ? map[first] : first == 0 ? 0 : -1;
  }
  for (guint i = 0; i < bead->n[side]; i++)
    if (map[first + i] < 0 || map[first + i] != map[first] + (gint) i)
      return -1;
  return map[first];
}

/**
 * lesart_bead_file_carry:
 * @self: beads that were made once
 * @bitext: the two texts as they are now
 *
 * Finds the beads that a person made or confirmed in texts that may have changed.
 *
 * Returns: (transfer full) (element-type LesartBead): those whose sentences are all still there, in
 *   order
 */
GArray *
lesart_bead_file_carry (const LesartBeadFile *self, const LesartBitext *bitext)
{
  GArray *carried = g_array_new (FALSE, FALSE, sizeof (LesartBead));
  gint *map[LESART_N_SIDES];
  guint next[LESART_N_SIDES] = { 0, 0 };

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    g_autoptr (GPtrArray) now = list_sentences (bitext, side);

    map[side] = find_again (self->sentences[side], now);
  }
  for (guint b = 0; b < self->beads->len; b++) {
    LesartBead bead = g_array_index (self->beads, LesartBead, b);
    gint at[LESART_N_SIDES];

    if (!bead.human)
      continue;
    for (guint side = 0; side < LESART_N_SIDES; side++)
      at[side] = carry_side (&bead, side, map[side], self->sentences[side]->len);
    if (at[0] < (gint) next[0] || at[1] < (gint) next[1])
      continue; /* gone, or moved across another */
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      bead.first[side] = (guint) at[side];
      next[side] = bead.first[side] + bead.n[side];
    }
    g_array_append_val (carried, bead);
  }
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_free (map[side]);
  return carried;
}

/* --- writing -------------------------------------------------------------------------------------
 */

static void
write_pairs (LesartJsonWriter *writer, const LesartBeadFile *self)
{
  lesart_json_writer_begin_array (writer);
  for (guint b = 0; b < self->beads->len; b++) {
    const LesartBead *bead = &g_array_index (self->beads, LesartBead, b);

    lesart_json_writer_begin_array (writer);
    for (guint side = 0; side < LESART_N_SIDES; side++) {
      lesart_json_writer_begin_array (writer);
      for (guint s = 0; s < bead->n[side]; s++)
        lesart_json_writer_integer (writer, bead->first[side] + s);
      lesart_json_writer_end_array (writer);
    }
    lesart_json_writer_end_array (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_judgements (LesartJsonWriter *writer, const LesartBeadFile *self)
{
  lesart_json_writer_name (writer, "scores");
  lesart_json_writer_begin_array (writer);
  for (guint b = 0; b < self->beads->len; b++)
    lesart_json_writer_double (
        writer, round (g_array_index (self->beads, LesartBead, b).score * 100.0) / 100);
  lesart_json_writer_end_array (writer);
  lesart_json_writer_name (writer, "human");
  lesart_json_writer_begin_array (writer);
  for (guint b = 0; b < self->beads->len; b++)
    if (g_array_index (self->beads, LesartBead, b).human)
      lesart_json_writer_integer (writer, (gint64) b);
  lesart_json_writer_end_array (writer);
}

static void
write_others (LesartJsonWriter *writer, const LesartBeadFile *self)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (self->others == NULL)
    return;
  json_object_iter_init_ordered (&iter, self->others);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    lesart_json_writer_name (writer, name);
    lesart_json_write_to (member, writer);
  }
}

/**
 * lesart_bead_file_write:
 *
 * Returns: (transfer full): the file, as JSON
 */
GString *
lesart_bead_file_write (const LesartBeadFile *self)
{
  GString *bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, bytes, NULL);
  lesart_json_writer_begin_object (&writer);
  lesart_json_writer_name (&writer, "schema");
  lesart_json_writer_string (&writer, SCHEMA, -1);
  if (self->english != NULL) {
    lesart_json_writer_name (&writer, "english");
    lesart_json_writer_string (&writer, self->english, -1);
  }
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    lesart_json_writer_name (&writer, sides[side]);
    lesart_json_writer_begin_array (&writer);
    for (guint i = 0; i < self->sentences[side]->len; i++)
      lesart_json_writer_string (&writer, self->sentences[side]->pdata[i], -1);
    lesart_json_writer_end_array (&writer);
  }
  lesart_json_writer_name (&writer, "pairs");
  write_pairs (&writer, self);
  write_judgements (&writer, self);
  write_others (&writer, self);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  return bytes;
}
