/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beads as a file, and what of them holds when the texts have changed.
 */
#include "bead-file.h"

#include <string.h>

static LesartBitext *
make_bitext (const char *german, const char *english)
{
  g_autoptr (LesartText) german_text = lesart_text_new (german, -1, NULL);
  g_autoptr (LesartText) english_text = lesart_text_new (english, -1, NULL);
  g_autoptr (LesartSegments) german_lines = lesart_segments_new_lines (german_text);
  g_autoptr (LesartSegments) english_lines = lesart_segments_new_lines (english_text);

  return lesart_bitext_new (german_text, german_lines, english_text, english_lines);
}

#define GERMAN "Eins.\nZwei.\nDrei.\nVier.\nFünf.\nZwei."
#define ENGLISH "One.\nTwo and three.\nFour.\nExtra.\nFive.\nTwo."

static const LesartBead beads[] = {
  { { 0, 0 }, { 1, 1 }, 0.25f, FALSE }, { { 1, 1 }, { 2, 1 }, 1, TRUE },
  { { 3, 2 }, { 1, 1 }, 0.5f, FALSE },  { { 4, 3 }, { 0, 1 }, 1, TRUE },
  { { 4, 4 }, { 1, 1 }, 1, TRUE },      { { 5, 5 }, { 1, 1 }, 1, TRUE },
};

static void
test_round_trip (void)
{
  g_autoptr (LesartBitext) bitext = make_bitext (GERMAN, ENGLISH);
  g_autoptr (LesartBeadFile) file =
      lesart_bead_file_new (bitext, beads, G_N_ELEMENTS (beads), "x.en.txt");
  g_autoptr (GString) json = lesart_bead_file_write (file);
  g_autoptr (LesartBeadFile) again = NULL;
  g_autoptr (GString) rewritten = NULL;
  g_autoptr (GError) error = NULL;
  const LesartBead *read;
  gsize n_beads;

  g_string_truncate (json, json->len - 2); /* before the last bracket */
  g_string_append (json, ", \"other\": {\"b\": [1, 2.5], \"a\": null}}\n");
  again = lesart_bead_file_parse (json->str, json->len, &error);
  g_assert_no_error (error);
  read = lesart_bead_file_get_beads (again, &n_beads);
  g_assert_cmpuint (n_beads, ==, G_N_ELEMENTS (beads));
  for (gsize b = 0; b < n_beads; b++)
    g_assert_cmpmem (&read[b], sizeof *read, &beads[b], sizeof *beads);
  g_assert_cmpstr (lesart_bead_file_get_english (again), ==, "x.en.txt");
  rewritten = lesart_bead_file_write (again);
  g_assert_nonnull (strstr (rewritten->str, "\"other\": {\"b\": [1, 2.5], \"a\": null}"));
}

typedef struct {
  const char *what;
  const char *german;
  const char *english;
  const char *kept; /* first sentences and numbers, "1,1:2,1" */
} Carry;

static const Carry carries[] = {
  { "nothing changed", GERMAN, ENGLISH, "1,1:2,1 4,3:0,1 4,4:1,1 5,5:1,1" },
  { "a sentence more before them", "Null.\n" GERMAN, ENGLISH, "2,1:2,1 5,3:0,1 5,4:1,1 6,5:1,1" },
  { "another sentence in the middle of one", "Eins.\nZwei.\nMitte.\nDrei.\nVier.\nFünf.\nZwei.",
    ENGLISH, "5,3:0,1 5,4:1,1 6,5:1,1" },
  { "its sentence changed", GERMAN, "One.\nTwo or three.\nFour.\nExtra.\nFive.\nTwo.",
    "4,3:0,1 4,4:1,1 5,5:1,1" },
  { "all is gone", "Neu.", "New.", "" },
};

static void
test_carry (void)
{
  g_autoptr (LesartBitext) bitext = make_bitext (GERMAN, ENGLISH);
  g_autoptr (LesartBeadFile) file =
      lesart_bead_file_new (bitext, beads, G_N_ELEMENTS (beads), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (carries); i++) {
    g_autoptr (LesartBitext) now = make_bitext (carries[i].german, carries[i].english);
    g_autoptr (GArray) carried = lesart_bead_file_carry (file, now);
    g_autoptr (GString) kept = g_string_new (NULL);

    for (guint b = 0; b < carried->len; b++) {
      const LesartBead *bead = &g_array_index (carried, LesartBead, b);

      g_assert_true (bead->human);
      g_string_append_printf (kept, "%s%u,%u:%u,%u", b > 0 ? " " : "", bead->first[0],
                              bead->first[1], bead->n[0], bead->n[1]);
    }
    g_test_message ("%s", carries[i].what);
    g_assert_cmpstr (kept->str, ==, carries[i].kept);
  }
}

static void
test_errors (void)
{
#define FILE_WITH(pairs)                                                                           \
  "{\"schema\": \"lesart-align/1\", \"de\": [\"a\", \"b\"], \"en\": [\"c\"], \"pairs\": " pairs "}"
  static const char *const wrong[] = {
    "[]",
    "{}",
    "{\"schema\": \"lesart-align/2\", \"de\": [], \"en\": [], \"pairs\": []}",
    FILE_WITH ("{}"),
    FILE_WITH ("[[[0], [0]]]"),
    FILE_WITH ("[[[0, 1], [0, 1]]]"),
    FILE_WITH ("[[[1], [0]], [[0], []]]"),
    FILE_WITH ("[[[0], [0], [0]], [[1], [], []]]"),
    FILE_WITH ("[[[0.0], [0]], [[1], []]]"),
    FILE_WITH ("[[[-1], [0]], [[1], []]]"),
    FILE_WITH ("[null]"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", wrong[i]);
    g_assert_null (lesart_bead_file_parse (wrong[i], strlen (wrong[i]), &error));
    g_assert_error (error, LESART_BEAD_ERROR, LESART_BEAD_ERROR_MODEL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bead-file/round-trip", test_round_trip);
  g_test_add_func ("/bead-file/carry", test_carry);
  g_test_add_func ("/bead-file/errors", test_errors);
  return g_test_run ();
}
