/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a tag book of each format: refused, or a book; and a code book that was written is
 * read again with the same names.
 */
#include "fuzz.h"

#include <string.h>

#include "tag-formats.h"
#include "tagbook-file.h"

static void
check (GPtrArray *tags)
{
  LesartTagLosses losses;
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;
  g_autoptr (GPtrArray) again = NULL;

  if (tags == NULL)
    return;
  lesart_tag_book_check (tags, &error);
  g_assert_no_error (error);
  if (tags->len == 0)
    return;
  xml = lesart_qdc_write (tags);
  again = lesart_qdc_read (xml, strlen (xml), &losses, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, tags->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  const LesartBratFiles brat = { text, text, text };
  LesartTagLosses losses;
  g_autoptr (GPtrArray) qdc = lesart_qdc_read ((const char *) data, size, &losses, NULL);
  g_autoptr (GPtrArray) conf = lesart_brat_read (&brat, &losses, NULL);
  g_autoptr (GPtrArray) json = lesart_tag_book_parse ((const char *) data, size, NULL);

  check (qdc);
  check (conf);
  check (json);
  return 0;
}
