/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents of other programs: each file in articles/ is read, and what came of it written down as
 * the file beside it with ".blocks" behind its name says: what the document says of itself, then a
 * line a block with its kind.
 *
 *   test-article --show FILE...   prints that
 */
#include <stdio.h>
#include <string.h>

#include "article-reader.h"

static const char *const kinds[] = { "headline", "paragraph", "subhead", "item", "quote",
                                     "caption",  "row",       "note",    "code" };

static void
show_field (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
show_links (GString *out, LesartText *text)
{
  guint n_links;
  const LesartHyperlink *links = lesart_text_get_links (text, &n_links);

  for (guint i = 0; i < n_links; i++) {
    g_autofree char *words = lesart_text_slice (text, links[i].span);

    g_string_append_printf (out, "link: %s -> %s\n", words, links[i].target);
  }
}

static char *
show (const char *path)
{
  g_auto (LesartArticleInfo) info = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (LesartText) text =
      lesart_article_load (file, LESART_ENCODING_AUTO, &info, NULL, &error);
  GString *out = g_string_new (NULL);
  guint n_blocks = 0;
  const LesartBlock *blocks;

  if (text == NULL) {
    g_string_append_printf (out, "refused: %s\n", error->message);
    return g_string_free (out, FALSE);
  }
  show_field (out, "title", info.title);
  show_field (out, "author", info.author);
  show_field (out, "date", info.date);
  show_field (out, "address", info.address);
  blocks = lesart_text_get_blocks (text, &n_blocks);
  for (guint i = 0; i < n_blocks; i++) {
    g_autofree char *words = lesart_text_slice (text, blocks[i].span);

    g_string_append (out, kinds[blocks[i].kind]);
    if (blocks[i].level > 0)
      g_string_append_printf (out, " %u", blocks[i].level);
    if (blocks[i].number > 0)
      g_string_append_printf (out, " (%u)", blocks[i].number);
    g_string_append_printf (out, ": %s\n", words);
  }
  show_links (out, text);
  return g_string_free (out, FALSE);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *beside = g_strconcat (path, ".blocks", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *found = show (path);
  g_autoptr (GError) error = NULL;

  if (strstr (found, "not read by this build") != NULL) {
    g_test_skip ("built without a library");
    return;
  }
  g_file_get_contents (beside, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

/* Whatever is cut off or changed within, there is a text or an error. */
static void
test_damaged (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < 60; i++) {
    g_autofree char *copy = g_memdup2 (content, length + 1);
    gsize n = i % 2 == 0 ? length * i / 60 : length;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (LesartText) text = NULL;
    g_autoptr (GError) error = NULL;

    for (guint j = 0; i % 2 == 1 && j < 20 && length > 0; j++)
      copy[g_random_int_range (0, (int) length)] ^= (char) g_random_int_range (1, 256);
    bytes = g_bytes_new (copy, n);
    text = lesart_article_from_bytes (bytes, name, LESART_ENCODING_AUTO, NULL, &error);
    g_assert_true ((text != NULL) == (error == NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *folder = NULL;
  const char *name;

  if (argc > 2 && strcmp (argv[1], "--show") == 0) {
    for (int i = 2; i < argc; i++) {
      g_autofree char *shown = show (argv[i]);

      fputs (shown, stdout);
    }
    return 0;
  }
  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "formats", "articles", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *kept = g_strdup_printf ("/article/%s", name);
    g_autofree char *damaged = g_strdup_printf ("/damaged/%s", name);
    char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".blocks")) {
      g_free (path);
      continue;
    }
    g_test_add_data_func_full (kept, path, test_file, g_free);
    g_test_add_data_func_full (damaged, g_strdup (path), test_damaged, g_free);
  }
  return g_test_run ();
}
