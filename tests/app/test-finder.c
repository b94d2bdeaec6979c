/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "finder.h"

#include <string.h>

/* Text with the hits in brackets. */
static const struct {
  const char *query;
  const char *marked;
  gboolean whole_words;
} cases[] = {
  { "bank", "Die [Bank] und die Sparkassen[bank]", FALSE },
  { "bank", "Die [Bank] und die Sparkassenbank", TRUE },
  { "Mueller", "[Müller], [Mueller], [MÜLLER]", FALSE },
  { "müller", "[Müller], [Mueller]", FALSE },
  { "Strasse", "[Straße] und [STRASSE]", FALSE },
  { "straße", "[Strasse]", FALSE },
  { "u", "M[u]t, Müll", FALSE }, /* half of an umlaut is no hit */
  { "Café", "im [Cafe] und im [Café]", FALSE },
  { "Müller", "[Mu\xcc\x88ller] mit Trema", FALSE },
  { "Bundesregierung", "die [Bundes\xc2\xadregierung]", FALSE },
  { "der Bank", "die Chefin [der\nBank]", FALSE },
  { "  Bank ", "eine [Bank]", FALSE },
  { "aa", "[aa][aa]a", FALSE },
  { "aab", "aa[aab]", FALSE },
  { "x", "", FALSE },
  { "", "nichts", FALSE },
  { "5", "G20, [5] und 7", TRUE },
};

static char *
mark (const LesartText *text, GArray *hits)
{
  GString *marked = g_string_new (NULL);
  guint32 at = 0;

  for (guint i = 0; i < hits->len; i++) {
    LesartSpan hit = g_array_index (hits, LesartSpan, i);
    g_autofree char *before = lesart_text_slice (text, (LesartSpan) { at, hit.start });
    g_autofree char *words = lesart_text_slice (text, hit);

    g_string_append_printf (marked, "%s[%s]", before, words);
    at = hit.end;
  }
  {
    g_autofree char *rest = lesart_text_slice (text, (LesartSpan) { at, lesart_text_get_n_chars (text) });

    g_string_append (marked, rest);
  }
  return g_string_free (marked, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) plain = g_string_new (cases[i].marked);
    g_autoptr (LesartText) text = NULL;
    g_autoptr (GArray) hits = NULL;
    g_autofree char *marked = NULL;

    g_string_replace (plain, "[", "", 0);
    g_string_replace (plain, "]", "", 0);
    text = lesart_text_new (plain->str, -1, NULL);
    hits = lesart_find (text, cases[i].query, cases[i].whole_words);
    marked = mark (text, hits);
    g_assert_cmpstr (marked, ==, cases[i].marked);
  }
}

/* A query that repeats itself in a text that does: time linear, no limit of the test is reached. */
static void
test_repetition (void)
{
  g_autofree char *long_text = g_strnfill (1000000, 'a');
  g_autofree char *query = g_strnfill (5000, 'a');
  g_autoptr (LesartText) text = lesart_text_new (long_text, -1, NULL);
  g_autoptr (GArray) hits = NULL;

  query[4999] = 'b';
  hits = lesart_find (text, query, FALSE);
  g_assert_cmpuint (hits->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/cases", test_cases);
  g_test_add_func ("/finder/repetition", test_repetition);
  return g_test_run ();
}
