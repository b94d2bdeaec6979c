/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Code books of REFI-QDA 1.5 (2019), as its schema Codebook.xsd has them: Code elements in one
 * another. The code book of a whole project (project.qde) is the same and is read, too.
 *
 * A code has one Description. Ours has the definition first, and then each on lines of their own,
 * after a word in brackets, what else a tag says; reading takes them apart again.
 */
#include "tag-formats.h"

#include <string.h>

#include "store.h"
#include "tag-names.h"

#define NAMESPACE "urn:QDA-XML:codebook:1.0"
/* Elements in one another, beside those of codes. */
#define MAX_DEPTH (LESART_TAG_BOOK_MAX_DEPTH + 16)

static const struct {
  LesartTagText text;
  const char *label;
} labels[] = {
  { LESART_TAG_EXAMPLE, "[Example]" },
  { LESART_TAG_COUNTER_EXAMPLE, "[Counter-example]" },
  { LESART_TAG_RULE, "[Rule]" },
};

/* ---- reading ---- */

typedef struct {
  GPtrArray *tags;
  LesartTagNames names;
  GHashTable *ids;   /* those that are taken */
  GArray *open;      /* of the codes that are open, their index in "tags" */
  guint depth;       /* of elements */
  gboolean in_words; /* in the Description of a code */
  GString *words;
  gboolean is_book;
  LesartTagLosses losses;
} Reader;

static gboolean
fail (GError **error, const char *what)
{
  g_set_error_literal (error, LESART_NOTES_ERROR, LESART_NOTES_ERROR_MODEL, what);
  return FALSE;
}

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
get_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (get_local_name (names[i]), name) == 0)
      return values[i];
  return NULL;
}

/* A GUID with or without braces; anything else, or one that is there twice, gets a new id. */
static char *
make_id (Reader *reader, const char *guid)
{
  g_autofree char *bare = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *id = NULL;
  gsize length = guid != NULL ? strlen (guid) : 0;

  if (length == 38 && guid[0] == '{' && guid[37] == '}')
    bare = g_strndup (guid + 1, 36);
  else if (length == 36)
    bare = g_strdup (guid);
  if (bare == NULL || !g_uuid_string_is_valid (bare))
    return NULL;
  lower = g_ascii_strdown (bare, -1);
  id = g_strconcat ("urn:uuid:", lower, NULL);
  return g_hash_table_add (reader->ids, g_strdup (id)) ? g_steal_pointer (&id) : NULL;
}

static void
set_tag (Reader *reader, guint index, LesartTag *tag)
{
  g_object_unref (reader->tags->pdata[index]);
  reader->tags->pdata[index] = tag;
}

static gboolean
begin_code (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *name = get_attribute (names, values, "name");
  const char *codable = get_attribute (names, values, "isCodable");
  const char *colour = get_attribute (names, values, "color");
  g_autofree char *id = make_id (reader, get_attribute (names, values, "guid"));
  guint index = reader->tags->len;
  LesartTag *parent = NULL;

  if (index == LESART_TAG_BOOK_MAX_TAGS)
    return fail (error, "too many codes");
  if (reader->open->len > LESART_TAG_BOOK_MAX_DEPTH)
    return fail (error, "codes are nested too deep");
  if (reader->open->len > 0)
    parent = reader->tags->pdata[g_array_index (reader->open, guint, reader->open->len - 1)];
  g_ptr_array_add (reader->tags, lesart_tag_names_make (&reader->names, id,
                                                        name != NULL ? name : "", parent, index));
  if (g_strcmp0 (codable, "false") == 0 || g_strcmp0 (codable, "0") == 0)
    set_tag (reader, index, lesart_tag_with_group (reader->tags->pdata[index], TRUE));
  if (colour != NULL)
    set_tag (reader, index, lesart_tag_with_rgb (reader->tags->pdata[index], colour));
  g_array_append_val (reader->open, index);
  return TRUE;
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reader *reader = data;
  const char *name = get_local_name (element);
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  if (++reader->depth > MAX_DEPTH) {
    fail (error, "elements are nested too deep");
    return;
  }
  if (reader->depth == 1 && strcmp (name, "CodeBook") != 0 && strcmp (name, "Project") != 0) {
    fail (error, "the root is neither a CodeBook nor a Project");
    return;
  }
  if (strcmp (name, "CodeBook") == 0)
    reader->is_book = TRUE;
  else if (strcmp (name, "Code") == 0)
    begin_code (reader, names, values, error);
  else if (strcmp (name, "Set") == 0)
    reader->losses |= LESART_TAG_LOSS_SETS;
  else if (strcmp (name, "Description") == 0 && stack->next != NULL
           && strcmp (get_local_name (stack->next->data), "Code") == 0)
    reader->in_words = TRUE;
}

/* The text from behind its label to the next label or the end. */
static void
take_words (Reader *reader, guint index, LesartTagText which, GString *words)
{
  if (words->len > 0)
    set_tag (reader, index, lesart_tag_with_text (reader->tags->pdata[index], which, words->str));
  g_string_truncate (words, 0);
}

static void
split_words (Reader *reader, guint index)
{
  g_auto (GStrv) lines = g_strsplit (reader->words->str, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  LesartTagText which = LESART_TAG_DEFINITION;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = lines[i];

    for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
      if (g_str_has_prefix (line, labels[k].label)) {
        take_words (reader, index, which, words);
        which = labels[k].text;
        line += strlen (labels[k].label);
      }
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
  }
  take_words (reader, index, which, words);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;
  const char *name = get_local_name (element);

  reader->depth--;
  if (reader->in_words && strcmp (name, "Description") == 0) {
    reader->in_words = FALSE;
    split_words (reader, g_array_index (reader->open, guint, reader->open->len - 1));
    g_string_truncate (reader->words, 0);
  }
  if (strcmp (name, "Code") == 0)
    g_array_set_size (reader->open, reader->open->len - 1);
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize n_bytes, gpointer data, GError **error)
{
  Reader *reader = data;

  if (reader->in_words)
    g_string_append_len (reader->words, text, (gssize) n_bytes);
}

/* GMarkup only knows UTF-8; some programs write UTF-16, or say another encoding in the first line.
 */
static char *
to_utf8 (const char *bytes, gsize n_bytes, gsize *n_utf8, GError **error)
{
  g_autofree char *head = g_strndup (bytes, MIN (n_bytes, 200));
  char *at = strstr (head, "encoding=");
  const char *name = NULL;

  if (n_bytes >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0)) {
    name = "UTF-16";
  } else if (n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    bytes += 3;
    n_bytes -= 3;
  } else if (at != NULL && g_str_has_prefix (head, "<?xml")
             && (at[strlen ("encoding=")] == '"' || at[strlen ("encoding=")] == '\'')) {
    name = at + strlen ("encoding=") + 1;
    at[strlen ("encoding=") + 1 + strcspn (name, "\"'")] = '\0';
  }
  if (name == NULL || g_ascii_strcasecmp (name, "utf-8") == 0) {
    *n_utf8 = n_bytes;
    return g_strndup (bytes, n_bytes);
  }
  return g_convert (bytes, (gssize) n_bytes, "UTF-8", name, NULL, n_utf8, error);
}

static gboolean
parse (Reader *reader, const char *bytes, gsize n_bytes, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_start,
                                        .end_element = on_end,
                                        .text = on_text };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
  gsize n_utf8 = 0;
  g_autofree char *utf8 = to_utf8 (bytes, n_bytes, &n_utf8, error);

  return utf8 != NULL && g_markup_parse_context_parse (context, utf8, (gssize) n_utf8, error)
         && g_markup_parse_context_end_parse (context, error)
         && (reader->is_book || fail (error, "there is no CodeBook in it"));
}

/**
 * lesart_qdc_read:
 * @bytes: (array length=n_bytes): a file of REFI-QDA
 * @losses: (out): what of it is not in the tags
 *
 * Returns: (transfer full) (element-type LesartTag) (nullable): its codes, each before those in it,
 *   or %NULL with %G_MARKUP_ERROR, %G_CONVERT_ERROR or %LESART_NOTES_ERROR_MODEL
 */
GPtrArray *
lesart_qdc_read (const char *bytes, gsize n_bytes, LesartTagLosses *losses, GError **error)
{
  Reader reader = { 0 };
  GPtrArray *tags = NULL;

  reader.tags = g_ptr_array_new_with_free_func (g_object_unref);
  reader.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.open = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.words = g_string_new (NULL);
  lesart_tag_names_init (&reader.names);
  if (parse (&reader, bytes, n_bytes, error))
    tags = g_ptr_array_ref (reader.tags);
  *losses = reader.losses | (reader.names.any_changed ? LESART_TAG_LOSS_NAMES : 0);
  lesart_tag_names_clear (&reader.names);
  g_ptr_array_unref (reader.tags);
  g_hash_table_unref (reader.ids);
  g_array_unref (reader.open);
  g_string_free (reader.words, TRUE);
  return tags;
}

/* ---- writing ---- */

/* The id, if it is a UUID, else one that is always the same for it. */
static char *
make_guid (LesartTag *tag)
{
  const char *id = lesart_tag_get_id (tag);
  g_autofree char *hash = NULL;

  if (g_str_has_prefix (id, "urn:uuid:") && g_uuid_string_is_valid (id + strlen ("urn:uuid:")))
    return g_strdup (id + strlen ("urn:uuid:"));
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15,
                          hash + 18);
}

static void
write_words (GString *xml, LesartTag *tag)
{
  g_autoptr (GString) words = g_string_new (lesart_tag_get_text (tag, LESART_TAG_DEFINITION));
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    const char *text = lesart_tag_get_text (tag, labels[i].text);

    if (*text != '\0')
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? "\n" : "", labels[i].label, text);
  }
  if (words->len == 0)
    return;
  escaped = g_markup_escape_text (words->str, (gssize) words->len);
  g_string_append_printf (xml, "<Description>%s</Description>", escaped);
}

static void
write_code (GString *xml, LesartTag *tag)
{
  g_autofree char *guid = make_guid (tag);
  const char *rgb = lesart_tag_get_rgb (tag);
  g_autofree char *name = g_markup_escape_text (lesart_tag_get_name (tag), -1);

  g_string_append_printf (xml, "\n<Code guid=\"%s\" name=\"%s\" isCodable=\"%s\"", guid, name,
                          lesart_tag_is_group (tag) ? "false" : "true");
  if (rgb != NULL)
    g_string_append_printf (xml, " color=\"%s\"", rgb);
  g_string_append_c (xml, '>');
  write_words (xml, tag);
}

/**
 * lesart_qdc_write:
 * @tags: (element-type LesartTag): in the order of the tree, at least one
 *
 * Returns: (transfer full): a code book that is valid against the schema
 */
char *
lesart_qdc_write (GPtrArray *tags)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<CodeBook xmlns=\"" NAMESPACE "\" origin=\"Lesart\">\n<Codes>");
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++) {
    const char *parent = lesart_tag_get_parent (tags->pdata[i]);

    while (open->len > 0
           && g_strcmp0 (lesart_tag_get_id (open->pdata[open->len - 1]), parent) != 0) {
      g_ptr_array_set_size (open, (int) open->len - 1);
      g_string_append (xml, "</Code>");
    }
    write_code (xml, tags->pdata[i]);
    g_ptr_array_add (open, tags->pdata[i]);
  }
  for (guint i = 0; i < open->len; i++)
    g_string_append (xml, "</Code>");
  g_string_append (xml, "\n</Codes>\n</CodeBook>\n");
  return g_string_free (xml, FALSE);
}
