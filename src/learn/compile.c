/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-compile OUT IN.tsv... [NAME=FILE]...
 *
 * Builds the one file that programs map: each list compiled, each NAME=FILE taken over as it is but
 * for a dictionary (FILE.dict), which becomes a lexicon.
 * A malformed line of a list is an error that names the file and the line.
 */
#include "container.h"
#include "language.h"
#include "lexicon-builder.h"
#include "table-builder.h"

#include <string.h>

typedef struct {
  GArray *sections; /* LesartContainerSection, offsets still from the first section */
  GByteArray *data;
} Container;

static gboolean
add_section (Container *container,
             const char *name,
             LesartSectionKind kind,
             gconstpointer bytes,
             gsize n_bytes,
             GError **error)
{
  static const guint8 zeros[8] = { 0 };
  LesartContainerSection section = { .kind = kind,
                                     .offset = container->data->len,
                                     .size = n_bytes };

  if (strlen (name) >= sizeof section.name) {
    g_set_error (error, LESART_LANGUAGE_ERROR, LESART_LANGUAGE_ERROR_SYNTAX, "name too long: %s",
                 name);
    return FALSE;
  }
  memcpy (section.name, name, strlen (name));
  g_array_append_val (container->sections, section);
  if (n_bytes > 0)
    g_byte_array_append (container->data, bytes, (guint) n_bytes);
  g_byte_array_append (container->data, zeros, (8 - n_bytes % 8) % 8);
  return TRUE;
}

static gboolean
add_raw (Container *container, const char *name, const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  return g_file_get_contents (path, &bytes, &n_bytes, error)
         && add_section (container, name, LESART_SECTION_RAW, bytes, n_bytes, error);
}

static gboolean
add_dictionary (Container *container, const char *name, const char *path, GError **error)
{
  g_autoptr (LesartLexiconBuilder) builder = lesart_lexicon_builder_new ();
  g_autoptr (GBytes) lexicon = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, error))
    return FALSE;
  if (lesart_lexicon_builder_add_dict (builder, (const guint8 *) bytes, n_bytes, error))
    lexicon = lesart_lexicon_builder_finish (builder, error);
  if (lexicon == NULL) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  return add_section (container, name, LESART_SECTION_RAW, g_bytes_get_data (lexicon, NULL),
                      g_bytes_get_size (lexicon), error);
}

static gboolean
add_list (Container *container, const char *path, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (LesartTableBuilder) builder = lesart_table_builder_new ();
  g_autoptr (GBytes) table = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &source, &n_bytes, error))
    return FALSE;
  if (!lesart_table_builder_add_source (builder, source, n_bytes, NULL, NULL, error)) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  if (g_str_has_suffix (base, ".tsv"))
    base[strlen (base) - strlen (".tsv")] = '\0';
  table = lesart_table_builder_finish (builder);
  return add_section (container, base, LESART_SECTION_TABLE, g_bytes_get_data (table, NULL),
                      g_bytes_get_size (table), error);
}

static gboolean
write_container (Container *container, const char *path, GError **error)
{
  LesartContainerHeader header = { .magic = LESART_CONTAINER_MAGIC,
                                   .version = LESART_CONTAINER_VERSION,
                                   .byte_order = LESART_CONTAINER_BYTE_ORDER };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint64 first = sizeof header + container->sections->len * sizeof (LesartContainerSection);

  for (guint i = 0; i < container->sections->len; i++)
    g_array_index (container->sections, LesartContainerSection, i).offset += first;
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, (const guint8 *) container->sections->data,
                       container->sections->len * (guint) sizeof (LesartContainerSection));
  g_byte_array_append (out, container->data->data, container->data->len);
  header.n_sections = container->sections->len;
  header.size = out->len;
  memcpy (out->data, &header, sizeof header);
  header.checksum = lesart_container_checksum (out->data + LESART_CONTAINER_CHECKED,
                                               out->len - LESART_CONTAINER_CHECKED);
  memcpy (out->data, &header, sizeof header);
  return g_file_set_contents (path, (const char *) out->data, (gssize) out->len, error);
}

int
main (int argc, char **argv)
{
  Container container = { g_array_new (FALSE, FALSE, sizeof (LesartContainerSection)),
                          g_byte_array_new () };
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;

  if (argc < 2) {
    g_printerr ("usage: lesart-compile OUT IN.tsv... [NAME=FILE]...\n");
    return 2;
  }
  for (int i = 2; i < argc && good; i++) {
    const char *equals = strchr (argv[i], '=');
    g_autofree char *name = equals != NULL ? g_strndup (argv[i], (gsize) (equals - argv[i])) : NULL;

    if (equals == NULL)
      good = add_list (&container, argv[i], &error);
    else if (g_str_has_suffix (equals, ".dict"))
      good = add_dictionary (&container, name, equals + 1, &error);
    else
      good = add_raw (&container, name, equals + 1, &error);
  }
  good = good && write_container (&container, argv[1], &error);
  g_array_unref (container.sections);
  g_byte_array_unref (container.data);
  if (!good)
    g_printerr ("lesart-compile: %s\n", error->message);
  return good ? 0 : 1;
}
