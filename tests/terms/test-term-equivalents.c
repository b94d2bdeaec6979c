/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the uses of a term became, with the words of a term base and without a dictionary.
 */
#include "term-equivalents.h"

#include <string.h>

static LesartLanguage *language;

static LesartText *
make_text (const char *words)
{
  return lesart_text_new (words, -1, NULL);
}

/* All passages of the word in the German text. */
static GArray *
find (const char *text, const char *word)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LesartSpan));

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word)) {
    guint32 start = (guint32) g_utf8_pointer_to_offset (text, at);
    const LesartSpan span = { start, start + (guint32) g_utf8_strlen (word, -1) };

    g_array_append_val (spans, span);
  }
  return spans;
}

static void
test_ways (void)
{
  static const struct {
    const char *german, *english;
    const char *word;
    const char *terms[3];
    const char *expected; /* way number ...; unknown */
  } rows[] = {
    { "Der Chip ist teuer.\n\nEin Chip fehlt.\n\nDer Chip bleibt.",
      "The chip is expensive.\n\nTwo chips are missing.\n\nIt stays.",
      "Chip",
      { "chip" },
      "chip 2; unknown 1" },
    { "Die Bank zahlt.\n\nDie Bank haftet.\n\nDie Bank klagt.",
      "The bank pays.\n\nThe lender is liable.\n\nThe bank's lawyers sue.",
      "Bank",
      { "bank", "lender" },
      "bank 2; lender 1" },
    { "Die Handelsministerin reiste ab.",
      "The Secretary of Commerce left.",
      "Handelsministerin",
      { "secretary of commerce" },
      "Secretary of Commerce 1" },
    /* The nearer one of two; in the genitive, too. */
    { "Das Gericht stärkt die Rechte.",
      "The court of justice strengthens the rights.",
      "Rechte",
      { "justice", "right" },
      "rights 1" },
    { "Die Gesellschaften zahlen.\n\nDer Verband der Gesellschaften zahlt.",
      "The airlines pay.\n\nThe airlines’ association pays.",
      "Gesellschaften",
      { "airline" },
      "airlines 2" },
    { "Das Haus steht.", "It stands.", "Haus", { "house" }, "unknown 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (LesartText) german = make_text (rows[i].german);
    g_autoptr (LesartText) english = make_text (rows[i].english);
    g_autoptr (LesartBitext) bitext = lesart_bitext_new (german, NULL, english, NULL);
    g_autoptr (GArray) uses = find (rows[i].german, rows[i].word);
    guint n_sentences = bitext->segments[LESART_SIDE_GERMAN]->n_sentences;
    g_autofree LesartBead *beads = g_new0 (LesartBead, n_sentences);
    g_autoptr (LesartEquivalents) found = NULL;
    g_autoptr (GString) shown = g_string_new (NULL);

    for (guint k = 0; k < n_sentences; k++)
      beads[k] = (LesartBead){ { k, k }, { 1, 1 }, 1, FALSE };
    found = lesart_term_equivalents_find (
        language, NULL, bitext, beads, n_sentences, rows[i].word, rows[i].terms,
        (const LesartSpan *) (gconstpointer) uses->data, uses->len);
    for (guint k = 0; k < found->ways->len; k++) {
      const LesartEquivalent *way = &g_array_index (found->ways, LesartEquivalent, k);

      g_string_append_printf (shown, "%s%s %u", k > 0 ? "; " : "", way->text, way->n);
    }
    if (found->n_unknown > 0)
      g_string_append_printf (shown, "%sunknown %u", shown->len > 0 ? "; " : "", found->n_unknown);
    g_assert_cmpstr (shown->str, ==, rows[i].expected);
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, NULL);
  g_assert_nonnull (language);
  g_test_add_func ("/term-equivalents/ways", test_ways);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
