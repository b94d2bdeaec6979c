/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a file of annotations: refused, or read; and what was written is read again the
 * same.
 */
#include "fuzz.h"

#include "collection.h"

#define ARTICLE "Minister tritt zurück\n\nAm 8. Februar kündigte er „Neues“ an. Neues kam nie.\n"

static GPtrArray *
parse (const char *bytes, gsize n_bytes, const LesartSource *source, LesartCollection **collection)
{
  GPtrArray *annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  *collection = lesart_collection_parse (bytes, n_bytes, "fuzz", source, annotations, &error);
  g_assert_cmpint (*collection == NULL, ==, error != NULL);
  return annotations;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (LesartText) text = lesart_text_new (ARTICLE, -1, NULL);
  const LesartSource source = { text, "artikel.txt", NULL };
  g_autoptr (LesartCollection) first = NULL;
  g_autoptr (LesartCollection) second = NULL;
  g_autoptr (GPtrArray) before = parse ((const char *) data, size, &source, &first);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  gsize n_written, n_again;

  if (first == NULL)
    return 0;
  written = lesart_collection_write (first, before, &source, &n_written);
  after = parse (written, n_written, &source, &second);
  g_assert_nonnull (second);
  g_assert_cmpuint (after->len, ==, before->len);
  again = lesart_collection_write (second, after, &source, &n_again);
  g_assert_cmpmem (written, n_written, again, n_again);
  return 0;
}
