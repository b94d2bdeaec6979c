/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any two texts, aligned and checked as a translation. A form feed divides the German from the
 * English; without one both are the same.
 */
#include "fuzz.h"

#include "align.h"
#include "check-translation.h"
#include "data-files.h"

#include <string.h>

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
check_findings (const LesartFindings *findings, const LesartBitext *bitext)
{
  for (guint i = 0; i < findings->array->len; i++) {
    const LesartFinding *finding = &g_array_index (findings->array, LesartFinding, i);

    for (guint side = 0; side < LESART_N_SIDES; side++)
      g_assert_cmpuint (finding->span[side].end, <=, lesart_text_get_n_chars (bitext->text[side]));
    g_assert_true (finding->suggestion == NULL || g_utf8_validate (finding->suggestion, -1, NULL));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *divide = size > 0 ? memchr (data, '\f', size) : NULL;
  size_t n_german = divide != NULL ? (size_t) (divide - data) : size;
  const uint8_t *rest = divide != NULL ? divide + 1 : data;
  g_autoptr (LesartText) german = lesart_text_new ((const char *) data, (gssize) n_german, NULL);
  g_autoptr (LesartText) english =
      lesart_text_new ((const char *) rest, (gssize) (data + size - rest), NULL);
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (LesartBitext) bitext = NULL;
  g_autoptr (LesartFindings) findings = NULL;
  g_autofree LesartBead *beads = NULL;
  LesartCheckSettings settings = { .language = get_language () };
  gsize n_beads;

  if (german == NULL || english == NULL)
    return 0;
  reading = lesart_read (german, settings.language, NULL);
  bitext = lesart_bitext_new (german, reading->segments, english, NULL);
  beads = lesart_align_sentences (bitext, settings.language, NULL, NULL, NULL, NULL, &n_beads);
  lesart_check_defaults (settings.wanted);
  findings = lesart_check_translation (reading, bitext, beads, n_beads, &settings);
  check_findings (findings, bitext);
  return 0;
}
