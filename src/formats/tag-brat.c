/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The configuration of brat as a tag book (https://brat.nlplab.org/configuration.html):
 *
 *   annotation.conf     [entities], a type a line; tabs before it say how deep it is, "!" that it
 *                       only holds others
 *   visual.conf         [labels] type | what is shown | shorter; [drawing] type bgColor:#rrggbb
 *   kb_shortcuts.conf   key type
 *
 * A type is of ASCII letters, digits, "_" and "-"; its label is the name of a tag. Events,
 * relations and attributes are not tags; that they are there is said.
 */
#include "tag-formats.h"

#include <string.h>

#include "store.h"
#include "tag-names.h"

/* ---- reading ---- */

typedef struct {
  GPtrArray *tags;
  GHashTable *by_type; /* type -> index in "tags" + 1 */
  GHashTable *labels;  /* type -> label */
  LesartTagNames names;
  GArray *open; /* at each depth, the index of the last tag */
  LesartTagLosses losses;
} Reader;

typedef gboolean (*ReadLine) (Reader *reader, const char *section, char *line, GError **error);

/* Calls @read for each line that says something, with the section that it is in. */
static gboolean
read_lines (Reader *reader, const char *file, ReadLine read, GError **error)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *section = g_strdup ("");

  if (file == NULL)
    return TRUE;
  valid = g_utf8_make_valid (file, -1);
  lines = g_strsplit (g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *line = g_strchomp (lines[i]);

    if (*line == '\0' || *line == '#')
      continue;
    if (*line == '[' && g_str_has_suffix (line, "]")) {
      g_free (section);
      section = g_strndup (line + 1, strlen (line) - 2);
    } else if (!read (reader, section, line, error)) {
      return FALSE;
    }
  }
  return TRUE;
}

/* "Simple_chemical | Simple chemical | Chemical" */
static gboolean
read_label (Reader *reader, const char *section, char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "|", 3);

  if (strcmp (section, "labels") == 0 && parts[0] != NULL && parts[1] != NULL
      && *g_strstrip (parts[1]) != '\0')
    g_hash_table_insert (reader->labels, g_strdup (g_strstrip (parts[0])), g_strdup (parts[1]));
  return TRUE;
}

static gboolean
add_type (Reader *reader, const char *type, guint depth, gboolean is_group, GError **error)
{
  const char *label = g_hash_table_lookup (reader->labels, type);
  LesartTag *parent = NULL;
  guint index = reader->tags->len;

  if (index == LESART_TAG_BOOK_MAX_TAGS || depth > LESART_TAG_BOOK_MAX_DEPTH) {
    g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL,
                         "too many types, or too deep");
    return FALSE;
  }
  depth = MIN (depth, reader->open->len); /* a level that was left out */
  if (depth > 0)
    parent = reader->tags->pdata[g_array_index (reader->open, guint, depth - 1)];
  g_ptr_array_add (
      reader->tags,
      lesart_tag_names_make (&reader->names, NULL, label != NULL ? label : type, parent, index));
  if (is_group) {
    LesartTag *plain = reader->tags->pdata[index];

    reader->tags->pdata[index] = lesart_tag_with_group (plain, TRUE);
    g_object_unref (plain);
  }
  g_array_set_size (reader->open, depth);
  g_array_append_val (reader->open, index);
  g_hash_table_insert (reader->by_type, g_strdup (type), GUINT_TO_POINTER (index + 1));
  return TRUE;
}

static gboolean
read_type (Reader *reader, const char *section, char *line, GError **error)
{
  guint depth = (guint) strspn (line, "\t");
  g_auto (GStrv) words = NULL;
  gboolean is_group;

  if (strcmp (section, "entities") != 0) {
    /* Macros, "<NAME>=...", are in any section and are no loss by themselves. */
    if (*line != '<')
      reader->losses |= LESART_TAG_LOSS_STRUCTURE;
    return TRUE;
  }
  words = g_strsplit_set (line + depth, " \t", 2);
  is_group = words[0] != NULL && words[0][0] == '!';
  if (words[0] == NULL || words[0][is_group] == '\0' || words[0][0] == '<' || words[0][0] == '-')
    return TRUE; /* macros and separators of the list */
  return add_type (reader, words[0] + is_group, depth, is_group, error);
}

static void
exchange (Reader *reader,
          const char *type,
          LesartTag *(*change) (LesartTag *, const char *),
          const char *value)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (reader->by_type, type));
  LesartTag *tag;

  if (place == 0)
    return;
  tag = reader->tags->pdata[place - 1];
  reader->tags->pdata[place - 1] = change (tag, value);
  g_object_unref (tag);
}

/* "Protein	fgColor:black, bgColor:#7fa2ff": of colours by their English names we know none. */
static gboolean
read_drawing (Reader *reader, const char *section, char *line, GError **error)
{
  gsize n_type = strcspn (line, " \t");
  g_autofree char *type = g_strndup (line, n_type);
  const char *colour = strstr (line + n_type, "bgColor:");
  g_autofree char *rgb = NULL;

  if (strcmp (section, "drawing") != 0 || colour == NULL)
    return TRUE;
  colour += strlen ("bgColor:");
  rgb = g_strndup (colour, strcspn (colour, ", \t"));
  exchange (reader, type, lesart_tag_with_rgb, rgb);
  return TRUE;
}

static LesartTag *
with_key (LesartTag *tag, const char *key)
{
  return lesart_tag_with_text (tag, LESART_TAG_KEY, key);
}

static gboolean
read_shortcut (Reader *reader, const char *section, char *line, GError **error)
{
  char *type = line + strcspn (line, " \t");
  g_autofree char *key = g_strndup (line, (gsize) (type - line));

  exchange (reader, g_strstrip (type), with_key, key);
  return TRUE;
}

/**
 * lesart_brat_read:
 * @files: the files; the first has to be there
 * @losses: (out): what of them is not in the tags
 *
 * Returns: (transfer full) (element-type LesartTag) (nullable): the types of entities, each before
 *   those below it, or %NULL with %LESART_NOTES_ERROR_MODEL
 */
GPtrArray *
lesart_brat_read (const LesartBratFiles *files, LesartTagLosses *losses, GError **error)
{
  Reader reader = { 0 };
  GPtrArray *tags = NULL;

  reader.tags = g_ptr_array_new_with_free_func (g_object_unref);
  reader.by_type = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader.open = g_array_new (FALSE, FALSE, sizeof (guint));
  lesart_tag_names_init (&reader.names);
  if (read_lines (&reader, files->visual, read_label, error)
      && read_lines (&reader, files->annotation, read_type, error)
      && read_lines (&reader, files->visual, read_drawing, error)
      && read_lines (&reader, files->shortcuts, read_shortcut, error))
    tags = g_ptr_array_ref (reader.tags);
  *losses = reader.losses | (reader.names.any_changed ? LESART_TAG_LOSS_NAMES : 0);
  lesart_tag_names_clear (&reader.names);
  g_ptr_array_unref (reader.tags);
  g_hash_table_unref (reader.by_type);
  g_hash_table_unref (reader.labels);
  g_array_unref (reader.open);
  return tags;
}

void
lesart_brat_files_clear (LesartBratFiles *self)
{
  g_clear_pointer (&self->annotation, g_free);
  g_clear_pointer (&self->visual, g_free);
  g_clear_pointer (&self->shortcuts, g_free);
}

/* ---- writing ---- */

/* "Größe" is "Groesse", "offene Frage" is "offene_Frage"; what is taken gets a number. */
static char *
make_type (const char *name, GHashTable *taken)
{
  static const struct {
    gunichar character;
    const char *ascii;
  } letters[] = { { 0xe4, "ae" }, { 0xf6, "oe" }, { 0xfc, "ue" }, { 0xc4, "Ae" },
                  { 0xd6, "Oe" }, { 0xdc, "Ue" }, { 0xdf, "ss" } };
  g_autoptr (GString) type = g_string_new (NULL);
  gsize length;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    const char *ascii = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
      if (letters[i].character == character)
        ascii = letters[i].ascii;
    if (ascii != NULL)
      g_string_append (type, ascii);
    else if (character < 0x80 && (g_ascii_isalnum ((char) character) || character == '-'))
      g_string_append_c (type, (char) character);
    else
      g_string_append_c (type, '_');
  }
  length = type->len;
  for (guint i = 2; !g_hash_table_add (taken, g_strdup (type->str)); i++) {
    g_string_truncate (type, length);
    g_string_append_printf (type, "_%u", i);
  }
  return g_string_free (g_steal_pointer (&type), FALSE);
}

/* A bar ends a label; another sign looks the same. */
static char *
make_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "|", -1);

  return g_strjoinv ("¦", parts);
}

static guint
find_depth (GPtrArray *open, const char *parent)
{
  while (open->len > 0 && g_strcmp0 (lesart_tag_get_id (open->pdata[open->len - 1]), parent) != 0)
    g_ptr_array_set_size (open, (int) open->len - 1);
  return open->len;
}

/**
 * lesart_brat_write:
 * @tags: (element-type LesartTag): in the order of the tree
 *
 * Returns: the three files
 */
LesartBratFiles
lesart_brat_write (GPtrArray *tags)
{
  GString *annotation = g_string_new ("[entities]\n\n");
  GString *labels = g_string_new ("[labels]\n\n");
  g_autoptr (GString) drawing = g_string_new ("\n[drawing]\n\nSPAN_DEFAULT\tfgColor:black, "
                                              "bgColor:lightgrey, borderColor:darken\n");
  GString *shortcuts = g_string_new (NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++) {
    LesartTag *tag = tags->pdata[i];
    g_autofree char *type = make_type (lesart_tag_get_name (tag), taken);
    g_autofree char *label = make_label (lesart_tag_get_name (tag));
    guint depth = find_depth (open, lesart_tag_get_parent (tag));
    const char *rgb = lesart_tag_get_rgb (tag);

    for (guint d = 0; d < depth; d++)
      g_string_append_c (annotation, '\t');
    g_string_append_printf (annotation, "%s%s\n", lesart_tag_is_group (tag) ? "!" : "", type);
    g_string_append_printf (labels, "%s | %s\n", type, label);
    if (rgb != NULL)
      g_string_append_printf (drawing, "%s\tbgColor:%s\n", type, rgb);
    if (lesart_tag_get_key (tag) != 0) {
      g_autofree char *key = g_utf8_strup (lesart_tag_get_text (tag, LESART_TAG_KEY), -1);

      g_string_append_printf (shortcuts, "%s %s\n", key, type);
    }
    g_ptr_array_add (open, tag);
  }
  g_string_append (annotation, "\n[relations]\n\n[events]\n\n[attributes]\n");
  g_string_append (labels, drawing->str);
  return (LesartBratFiles){ .annotation = g_string_free (annotation, FALSE),
                            .visual = g_string_free (labels, FALSE),
                            .shortcuts = g_string_free (shortcuts, FALSE) };
}
