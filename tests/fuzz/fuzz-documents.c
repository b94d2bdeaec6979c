/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any file, read as the document that it seems to be. The last byte chooses what it is called.
 */
#include "fuzz.h"

#include "article-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "a", "a.html", "a.md", "a.mhtml" };
  const char *name = names[size > 0 ? data[size - 1] % G_N_ELEMENTS (names) : 0];
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_auto (LesartArticleInfo) info = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartText) text =
      lesart_article_from_bytes (bytes, name, LESART_ENCODING_AUTO, &info, &error);
  guint n_links;
  const LesartHyperlink *links;

  g_assert_true ((text != NULL) == (error == NULL));
  if (text == NULL)
    return 0;
  links = lesart_text_get_links (text, &n_links);
  for (guint i = 0; i < n_links; i++) {
    g_assert_cmpuint (links[i].span.start, <, links[i].span.end);
    g_assert_cmpuint (links[i].span.end, <=, lesart_text_get_n_chars (text));
    g_assert_true (i == 0 || links[i - 1].span.end <= links[i].span.start);
  }
  return 0;
}
