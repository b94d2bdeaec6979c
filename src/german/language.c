/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Maps the language data and the learned models and lays a user's lists over the data. A user's
 * list of the same name adds rows; malformed lines of it are reported with file and line and left
 * out, the rest counts.
 */
#include "language.h"

#include "container.h"
#include "lexicon-private.h"
#include "table-builder.h"
#include "table-private.h"

#include <string.h>
#include <sys/mman.h>

struct _LesartLanguage {
  GMappedFile *file;
  GMappedFile *models;
  const LesartContainerSection *model_sections; /* in @models */
  guint n_models;
  GError *model_error;
  GHashTable *tables;   /* name -> Entry */
  GRecMutex lock;       /* of what follows, which readers prepare in any thread */
  GHashTable *prepared; /* name -> Prepared */
  LesartLexicon *lexicon;
  LesartTable empty;
  gint ref_count;
};

typedef struct {
  LesartTable table;
  GBytes *own;       /* what it lies in, if not in the file */
  guint32 first_own; /* row: from here on a user's */
} Entry;

typedef struct {
  gpointer data;
  GDestroyNotify destroy;
} Prepared;

G_DEFINE_QUARK (lesart - language - error - quark, lesart_language_error)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->own != NULL)
    g_bytes_unref (entry->own);
  g_free (entry);
}

static void
prepared_free (gpointer data)
{
  Prepared *prepared = data;

  prepared->destroy (prepared->data);
  g_free (prepared);
}

/* What was read of it need not count as memory of the program: the system keeps it as long as there
 * is room. */
static void
let_go (GMappedFile *file)
{
#ifdef MADV_DONTNEED
  madvise (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), MADV_DONTNEED);
#endif
}

static gboolean
add_sections (LesartLanguage *language, const guint8 *bytes, gsize n_bytes)
{
  guint n_sections = 0;
  const LesartContainerSection *sections = lesart_container_open (bytes, n_bytes, &n_sections);

  if (sections == NULL)
    return FALSE;
  for (guint i = 0; i < n_sections; i++) {
    Entry *entry;

    if (strcmp (sections[i].name, "lexicon") == 0 && language->lexicon == NULL) {
      language->lexicon = lesart_lexicon_new (bytes + sections[i].offset, sections[i].size, NULL);
      if (language->lexicon == NULL)
        return FALSE;
    }
    if (sections[i].kind != LESART_SECTION_TABLE)
      continue;
    entry = g_new0 (Entry, 1);
    if (!lesart_table_init (&entry->table, bytes + sections[i].offset, sections[i].size)) {
      g_free (entry);
      return FALSE;
    }
    entry->first_own = lesart_table_get_n_rows (&entry->table);
    g_hash_table_insert (language->tables, g_strdup (sections[i].name), entry);
  }
  return TRUE;
}

static void
map_models (LesartLanguage *language, const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *model_path = g_build_filename (dir, "german.model", NULL);
  g_autoptr (GError) error = NULL;

  language->models = g_mapped_file_new (model_path, FALSE, &error);
  if (language->models == NULL)
    g_set_error_literal (&language->model_error, LESART_LANGUAGE_ERROR,
                         LESART_LANGUAGE_ERROR_MISSING, error->message);
  else
    language->model_sections =
        lesart_container_open ((const guint8 *) g_mapped_file_get_contents (language->models),
                               g_mapped_file_get_length (language->models), &language->n_models);
  if (language->models != NULL && language->model_sections == NULL)
    g_set_error (&language->model_error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_DAMAGED,
                 "%s: damaged, or of another version", model_path);
}

static void
report_line (guint line, const char *message, gpointer user_data)
{
  g_warning ("%s:%u: %s", (const char *) user_data, line, message);
}

static void
add_user_file (LesartLanguage *language, const char *dir, const char *file_name)
{
  g_autofree char *path = g_build_filename (dir, file_name, NULL);
  g_autofree char *name = g_strndup (file_name, strlen (file_name) - strlen (".tsv"));
  g_autofree char *source = NULL;
  g_autoptr (LesartTableBuilder) builder = lesart_table_builder_new ();
  g_autoptr (GError) error = NULL;
  Entry *old = g_hash_table_lookup (language->tables, name), *entry;
  gsize n_bytes;

  if (!g_file_get_contents (path, &source, &n_bytes, &error)) {
    g_warning ("%s", error->message);
    return;
  }
  if (old != NULL)
    lesart_table_builder_add_table (builder, &old->table);
  lesart_table_builder_add_source (builder, source, n_bytes, report_line, path, NULL);
  entry = g_new0 (Entry, 1);
  entry->own = lesart_table_builder_finish (builder);
  entry->first_own = old != NULL ? lesart_table_get_n_rows (&old->table) : 0;
  lesart_table_init (&entry->table, g_bytes_get_data (entry->own, NULL),
                     g_bytes_get_size (entry->own));
  g_hash_table_insert (language->tables, g_steal_pointer (&name), entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names: what is laid over what must not depend on the file system. */
static void
add_user_files (LesartLanguage *language, const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (listing == NULL)
    return;
  while ((name = g_dir_read_name (listing)) != NULL)
    if (g_str_has_suffix (name, ".tsv") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_user_file (language, dir, g_ptr_array_index (names, i));
}

/**
 * lesart_language_open:
 * @path: the compiled language data; the learned models, german.model, lie beside it
 * @user_dir: (nullable): folder with a user's own lists, NAME.tsv; need not exist
 *
 * Maps the data and checks that it is whole. Without the models the language opens all the same:
 * lesart_language_get_model_error() tells why they are not there.
 *
 * Returns: (transfer full): the data, or %NULL with %LESART_LANGUAGE_ERROR
 */
LesartLanguage *
lesart_language_open (const char *path, const char *user_dir, GError **error)
{
  g_autoptr (LesartLanguage) language = g_new0 (LesartLanguage, 1);
  g_autoptr (GError) file_error = NULL;

  language->ref_count = 1;
  g_rec_mutex_init (&language->lock);
  language->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  language->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, prepared_free);
  language->file = g_mapped_file_new (path, FALSE, &file_error);
  if (language->file == NULL) {
    g_set_error_literal (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_MISSING,
                         file_error->message);
    return NULL;
  }
  if (!add_sections (language, (const guint8 *) g_mapped_file_get_contents (language->file),
                     g_mapped_file_get_length (language->file))) {
    g_set_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_DAMAGED,
                 "%s: damaged, or of another version", path);
    return NULL;
  }
  map_models (language, path);
  lesart_language_rest (language); /* to check that it is whole, all of it was read */
  if (user_dir != NULL)
    add_user_files (language, user_dir);
  return g_steal_pointer (&language);
}

/**
 * lesart_language_rest:
 *
 * A text has been read, and the next may be long in coming: what of the data was needed for it is
 * let go. Safe in any thread, while others read as well.
 */
void
lesart_language_rest (const LesartLanguage *language)
{
  let_go (language->file);
  if (language->model_sections != NULL)
    let_go (language->models);
}

LesartLanguage *
lesart_language_ref (LesartLanguage *language)
{
  g_atomic_int_inc (&language->ref_count);
  return language;
}

void
lesart_language_unref (LesartLanguage *language)
{
  if (!g_atomic_int_dec_and_test (&language->ref_count))
    return;
  g_hash_table_unref (language->prepared);
  g_rec_mutex_clear (&language->lock);
  g_hash_table_unref (language->tables);
  g_clear_pointer (&language->lexicon, lesart_lexicon_free);
  g_clear_pointer (&language->file, g_mapped_file_unref);
  g_clear_pointer (&language->models, g_mapped_file_unref);
  g_clear_error (&language->model_error);
  g_free (language);
}

/**
 * lesart_language_get_table:
 * @name: name of the list, without ".tsv"
 *
 * One look-up in a hash table: ask once for a text, not for each token.
 *
 * Returns: (transfer none): the list; an empty one if there is none of that name
 */
const LesartTable *
lesart_language_get_table (const LesartLanguage *language, const char *name)
{
  const Entry *entry = g_hash_table_lookup (language->tables, name);

  return entry != NULL ? &entry->table : &language->empty;
}

/**
 * lesart_language_get_first_own_row:
 * @name: name of the list, without ".tsv"
 *
 * Returns: the row from which on the list is a user's own; the number of rows if nothing of it is
 */
guint32
lesart_language_get_first_own_row (const LesartLanguage *language, const char *name)
{
  const Entry *entry = g_hash_table_lookup (language->tables, name);

  return entry != NULL ? entry->first_own : 0;
}

/**
 * lesart_language_get_lexicon:
 *
 * Returns: (transfer none) (nullable): the full-form lexicon, %NULL if the data has none
 */
const LesartLexicon *
lesart_language_get_lexicon (const LesartLanguage *language)
{
  return language->lexicon;
}

/**
 * lesart_language_get_model:
 * @name: name of a learned model: "gazetteer", "names", "tagger", "parser"
 * @n_bytes: (out): its size
 *
 * Returns: (transfer none) (nullable): its bytes, aligned to 8; %NULL if there is no such model
 */
const guint8 *
lesart_language_get_model (const LesartLanguage *language, const char *name, gsize *n_bytes)
{
  *n_bytes = 0;
  for (guint i = 0; i < language->n_models; i++)
    if (strcmp (language->model_sections[i].name, name) == 0) {
      *n_bytes = language->model_sections[i].size;
      return (const guint8 *) g_mapped_file_get_contents (language->models)
             + language->model_sections[i].offset;
    }
  return NULL;
}

/**
 * lesart_language_get_model_error:
 *
 * Returns: (transfer none) (nullable): why the learned models are not there (missing, or damaged),
 *   so that lists and rules alone decide; %NULL if they are
 */
const GError *
lesart_language_get_model_error (const LesartLanguage *language)
{
  return language->model_error;
}

/**
 * lesart_language_get_prepared:
 * @name: what it is
 * @prepare: makes it from the lists; may ask for something else that is prepared
 * @destroy: frees it
 *
 * What a reader makes of the lists before it can use them is made when it is first asked for, once
 * for a language and not for each text. Nobody may change it. Safe in any thread.
 *
 * Returns: (transfer none): what @prepare has made; lives as long as the language
 */
gconstpointer
lesart_language_get_prepared (const LesartLanguage *language,
                              const char *name,
                              LesartPrepare prepare,
                              GDestroyNotify destroy)
{
  LesartLanguage *own = (LesartLanguage *) language; /* const to everybody else */
  Prepared *prepared;

  g_rec_mutex_lock (&own->lock);
  prepared = g_hash_table_lookup (own->prepared, name);
  if (prepared == NULL) {
    prepared = g_new (Prepared, 1);
    prepared->data = prepare (language);
    prepared->destroy = destroy;
    g_hash_table_insert (own->prepared, g_strdup (name), prepared);
  }
  g_rec_mutex_unlock (&own->lock);
  return prepared->data;
}
