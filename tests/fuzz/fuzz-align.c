/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a translation memory, as beads, and as two texts: refused or read, what was read is
 * written so that it is read again, and beads are whole.
 */
#include "fuzz.h"

#include <string.h>

#include "align.h"
#include "bead-file.h"
#include "tmx.h"

static void
check_tmx (const char *bytes, gsize n_bytes)
{
  g_autoptr (LesartTmx) tmx = lesart_tmx_parse (bytes, n_bytes, NULL);
  g_autoptr (LesartTmx) again = NULL;
  g_autoptr (GString) once = NULL;
  g_autoptr (GString) twice = NULL;
  g_autoptr (GError) error = NULL;

  if (tmx == NULL)
    return;
  once = lesart_tmx_write (tmx);
  again = lesart_tmx_parse (once->str, once->len, &error);
  g_assert_no_error (error);
  twice = lesart_tmx_write (again);
  g_assert_cmpstr (once->str, ==, twice->str);
}

static void
check_bead_file (const char *bytes, gsize n_bytes)
{
  g_autoptr (LesartBeadFile) file = lesart_bead_file_parse (bytes, n_bytes, NULL);
  g_autoptr (LesartBeadFile) again = NULL;
  g_autoptr (GString) json = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  json = lesart_bead_file_write (file);
  again = lesart_bead_file_parse (json->str, json->len, &error);
  g_assert_no_error (error);
}

/* The first half is German, the second English; some beads are given. */
static void
check_texts (const char *bytes, gsize n_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize) n_bytes);
  const char *middle = g_utf8_offset_to_pointer (valid, g_utf8_strlen (valid, -1) / 2);
  g_autoptr (LesartText) german = lesart_text_new (valid, middle - valid, NULL);
  g_autoptr (LesartText) english = lesart_text_new (middle, -1, NULL);
  g_autoptr (LesartBitext) bitext = NULL;
  guint n_sentences[LESART_N_SIDES];
  LesartBead fixed = { { 0, 0 }, { 0, 0 }, 1, TRUE };
  g_autofree LesartBead *beads = NULL;
  gsize n_beads;

  if (german == NULL || english == NULL)
    return;
  bitext = lesart_bitext_new (german, NULL, english, NULL);
  lesart_bitext_count_sentences (bitext, n_sentences);
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    fixed.first[side] = n_sentences[side] / 3;
    fixed.n[side] = n_sentences[side] / 4;
  }
  beads = lesart_align_sentences_around (bitext, &fixed, n_bytes % 2 && fixed.n[0] + fixed.n[1] > 0,
                                         NULL, NULL, NULL, NULL, NULL, &n_beads);
  g_assert_true (lesart_beads_are_whole (beads, n_beads, n_sentences));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  check_tmx ((const char *) data, size);
  check_bead_file ((const char *) data, size);
  check_texts ((const char *) data, size);
  return 0;
}
