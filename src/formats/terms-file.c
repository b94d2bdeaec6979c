/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which format a file is in is seen from its first bytes, and from its name where these say
 * nothing. TBX needs libxml2 and is read and written by the module (documents-module.h).
 */
#include "terms-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "documents-module.h"
#include "encoding.h"
#include "terms-private.h"

static const struct {
  const char *name;
  const char *ending;
  LesartTermsReadFunc read; /* (nullable): by the module; so the writer */
  LesartTermsWriteFunc write;
  const char *module_write;
} formats[LESART_N_TERMS_FORMATS] = {
  [LESART_TERMS_JSON] = { "json", "json", lesart_terms_read_json, lesart_terms_write_json, NULL },
  [LESART_TERMS_TBX] = { "tbx", "tbx", NULL, NULL, "lesart_terms_write_tbx" },
  [LESART_TERMS_TBX_DCT] = { "tbx-dct", "tbx", NULL, NULL, "lesart_terms_write_tbx_dct" },
  [LESART_TERMS_TBX_2008] = { "tbx-2008", "tbx", NULL, NULL, "lesart_terms_write_tbx_2008" },
  [LESART_TERMS_OMEGAT] = { "omegat", "txt", lesart_terms_read_omegat, lesart_terms_write_omegat,
                            NULL },
  [LESART_TERMS_CSV] = { "csv", "csv", lesart_terms_read_csv, lesart_terms_write_csv, NULL },
};

const char *
lesart_terms_format_get_name (LesartTermsFormat format)
{
  return format < LESART_N_TERMS_FORMATS ? formats[format].name : NULL;
}

const char *
lesart_terms_format_get_ending (LesartTermsFormat format)
{
  return format < LESART_N_TERMS_FORMATS ? formats[format].ending : NULL;
}

gboolean
lesart_terms_format_from_name (const char *name, LesartTermsFormat *format)
{
  for (guint i = 0; i < LESART_N_TERMS_FORMATS; i++)
    if (strcmp (formats[i].name, name) == 0) {
      *format = (LesartTermsFormat) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * lesart_terms_format_from_file_name:
 * @name: of a file
 * @format: (out): what is to be expected in it, or to be written into it
 *
 * Returns: %FALSE if the name does not say
 */
gboolean
lesart_terms_format_from_file_name (const char *name, LesartTermsFormat *format)
{
  static const struct {
    const char *ending;
    LesartTermsFormat format;
  } endings[] = {
    { ".json", LESART_TERMS_JSON },  { ".tbx", LESART_TERMS_TBX },
    { ".xml", LESART_TERMS_TBX },    { ".csv", LESART_TERMS_CSV },
    { ".txt", LESART_TERMS_OMEGAT }, { ".tsv", LESART_TERMS_OMEGAT },
    { ".tab", LESART_TERMS_OMEGAT }, { ".utf8", LESART_TERMS_OMEGAT },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending)) {
      *format = endings[i].format;
      return TRUE;
    }
  return FALSE;
}

/* ---- reading ---- */

/* Where the text behind white space and a byte order mark begins. */
static gsize
find_start (const char *bytes, gsize n_bytes)
{
  gsize at = n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < n_bytes && g_ascii_isspace (bytes[at]))
    at++;
  return at;
}

/* XML says of itself that it is; UTF-16 has a NUL beside the bracket. */
static gboolean
is_xml (const char *bytes, gsize n_bytes)
{
  gsize at = find_start (bytes, n_bytes);

  if (at < n_bytes && bytes[at] == '<')
    return TRUE;
  return n_bytes > 4
         && (memcmp (bytes, "\xff\xfe<\0", 4) == 0 || memcmp (bytes, "\xfe\xff\0<", 4) == 0);
}

static gboolean
recognise (const char *bytes, gsize n_bytes, const char *name, LesartTermsFormat *format)
{
  gsize at = find_start (bytes, n_bytes);

  if (is_xml (bytes, n_bytes))
    *format = LESART_TERMS_TBX;
  else if (at < n_bytes && bytes[at] == '{')
    *format = LESART_TERMS_JSON;
  else if (name == NULL || !lesart_terms_format_from_file_name (name, format)
           || *format == LESART_TERMS_TBX || *format == LESART_TERMS_JSON)
    return FALSE;
  return TRUE;
}

static gboolean
read_xml (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error)
{
  LesartTermsReadFunc read;

  if (lesart_documents_find ("lesart_terms_read_tbx", (gpointer *) &read))
    return read (bytes, n_bytes, base, problems, error);
  g_set_error_literal (error, LESART_TERMS_ERROR, LESART_TERMS_ERROR_UNABLE,
                       _ ("TBX is not read by this build of Lesart"));
  return FALSE;
}

/* OmegaT lets a file say in a comment of its first line what it is encoded in. */
static LesartEncoding
find_declared_encoding (const char *bytes, gsize n_bytes)
{
  const char *end = memchr (bytes, '\n', n_bytes);
  g_autofree char *line = g_strndup (bytes, end != NULL ? (gsize) (end - bytes) : n_bytes);
  const char *coding = line[0] == '#' ? strstr (line, "coding:") : NULL;
  g_autofree char *name = NULL;

  if (coding == NULL)
    return LESART_ENCODING_AUTO;
  coding += strlen ("coding:");
  coding += strspn (coding, " \t");
  name = g_strndup (coding, strcspn (coding, " \t\r;"));
  return lesart_encoding_from_name (name);
}

static gboolean
read_lines (LesartTermsFormat format,
            const char *bytes,
            gsize n_bytes,
            LesartTermBase *base,
            GPtrArray *problems,
            GError **error)
{
  LesartEncoding encoding = find_declared_encoding (bytes, n_bytes);
  LesartEncodingGuess guess;
  gsize n_utf8;
  g_autofree char *utf8 =
      lesart_encoding_decode ((const guint8 *) bytes, n_bytes, encoding, &guess, &n_utf8, error);

  return utf8 != NULL && formats[format].read (utf8, n_utf8, base, problems, error);
}

/**
 * lesart_terms_read:
 * @bytes: of a file
 * @name: (nullable): what the file is called; tells apart what the bytes do not
 * @format: (out) (optional): what it was
 * @problems: (nullable) (element-type utf8): gets what is wrong with the file without keeping it
 *   from being read, each beginning with its line
 *
 * Nothing that the file refers to is fetched. What Lesart does not know is kept.
 *
 * Returns: (transfer full): the term base, or %NULL with %LESART_TERMS_ERROR or %LESART_TEXT_ERROR
 */
LesartTermBase *
lesart_terms_read (
    GBytes *bytes, const char *name, LesartTermsFormat *format, GPtrArray *problems, GError **error)
{
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  LesartTermsFormat found;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done;

  data = data != NULL ? data : ""; /* of an empty file */
  if (n_bytes > LESART_TERMS_MAX_BYTES) {
    g_set_error (error, LESART_TERMS_ERROR, LESART_TERMS_ERROR_SIZE,
                 _ ("the file is longer than %u MiB"), LESART_TERMS_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  if (!recognise (data, n_bytes, name, &found)) {
    g_set_error_literal (error, LESART_TERMS_ERROR, LESART_TERMS_ERROR_UNKNOWN,
                         _ ("this is no term base that Lesart knows"));
    return NULL;
  }
  if (found == LESART_TERMS_TBX)
    done = read_xml (data, n_bytes, base, problems, error);
  else if (found == LESART_TERMS_JSON)
    done = lesart_terms_read_json (data, n_bytes, base, problems, error);
  else
    done = read_lines (found, data, n_bytes, base, problems, error);
  if (format != NULL)
    *format = found;
  return done ? g_steal_pointer (&base) : NULL;
}

/* As lesart_terms_read(), of a file. */
LesartTermBase *
lesart_terms_load (GFile *file,
                   LesartTermsFormat *format,
                   GPtrArray *problems,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);
  g_autofree char *name = g_file_get_basename (file);

  return bytes != NULL ? lesart_terms_read (bytes, name, format, problems, error) : NULL;
}

/* ---- writing ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_losses (GHashTable *lost, GPtrArray *losses)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, lost);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (losses, g_strdup (name));
  g_ptr_array_sort (losses, compare_names);
}

/**
 * lesart_terms_write:
 * @bytes: what to append to
 * @losses: (nullable) (element-type utf8): gets the data categories that the format has no place
 *   for, each once
 *
 * The same base gives the same bytes.
 *
 * Returns: %FALSE with %LESART_TERMS_ERROR
 */
gboolean
lesart_terms_write (const LesartTermBase *base,
                    LesartTermsFormat format,
                    GString *bytes,
                    GPtrArray *losses,
                    GError **error)
{
  g_autoptr (GHashTable) lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LesartTermsWriteFunc write = formats[format].write;

  if (write == NULL && !lesart_documents_find (formats[format].module_write, (gpointer *) &write)) {
    g_set_error_literal (error, LESART_TERMS_ERROR, LESART_TERMS_ERROR_UNABLE,
                         _ ("TBX is not written by this build of Lesart"));
    return FALSE;
  }
  if (!write (base, bytes, lost, error))
    return FALSE;
  if (losses != NULL)
    list_losses (lost, losses);
  return TRUE;
}
