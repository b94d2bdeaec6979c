/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any text, read by the whole engine and written as JSON. The last byte chooses whether the article
 * has a date.
 */
#include "fuzz.h"

#include "data-files.h"
#include "reading.h"

static LesartLanguage *
get_language (void)
{
  static LesartLanguage *language; /* opened once: a fuzzer calls a million times */

  if (language == NULL) {
    g_autoptr (GError) error = NULL;

    language = lesart_open_language (&error);
    g_assert_no_error (error);
  }
  return language;
}

static void
check_spans (const LesartReading *reading)
{
  guint32 n = lesart_text_get_n_chars (reading->text);

  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    g_assert_cmpuint (mention->span.start, <, mention->span.end);
    g_assert_cmpuint (mention->span.end, <=, n);
    g_assert_cmpint (mention->entity, <, (int) reading->entities->len);
  }
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);

    g_assert_cmpuint (fact->span.end, <=, n);
    g_assert_cmpuint (fact->first_argument + fact->n_arguments, <=, reading->arguments->len);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (LesartText) text = lesart_text_new ((const char *) data, (gssize) size, NULL);
  g_autoptr (LesartReading) reading = NULL;
  g_autofree char *json = NULL;

  if (text == NULL)
    return 0;
  reading = lesart_read (text, get_language (),
                         size > 0 && data[size - 1] % 2 == 0 ? "2024-02-12" : NULL);
  check_spans (reading);
  json = lesart_reading_to_json (reading, "fuzz");
  g_assert_true (g_utf8_validate (json, -1, NULL));
  return 0;
}
