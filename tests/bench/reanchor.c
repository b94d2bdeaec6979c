/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * reanchor TEXT: milliseconds to re-anchor 20,000 passages of a text that is repeated, with other
 * words in it, to 1,000,000 characters: of one that was edited, of one whose paragraphs were mixed,
 * of another text, and of texts that are hostile to a comparison.
 */
#include "reanchor.h"

#include <string.h>

#define N_CHARS 1000000
#define N_PASSAGES 20000

/* The text again and again; of its words one in so many is another one each time. */
static char *
make_text (const char *sample, guint one_in, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_auto (GStrv) lines = g_strsplit (sample, "\n", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; g_utf8_strlen (text->str, -1) < N_CHARS; i++) {
    for (guint l = 0; lines[l] != NULL; l++) {
      g_auto (GStrv) words = g_strsplit (lines[l], " ", -1);

      for (guint w = 0; words[w] != NULL; w++) {
        if (g_rand_int_range (rand, 0, (int) one_in) == 0)
          g_string_append_printf (text, "Wort%u", g_rand_int (rand) % 100000);
        else
          g_string_append (text, words[w]);
        g_string_append_c (text, words[w + 1] != NULL ? ' ' : '\n');
      }
    }
  }
  return g_string_free (text, FALSE);
}

static char *
edit (const char *text, guint one_in)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *edited = g_string_new (NULL);

  for (guint w = 0; words[w] != NULL; w++) {
    if (g_rand_int_range (rand, 0, (int) one_in) == 0)
      g_string_append (edited, "etwas anderes");
    else
      g_string_append (edited, words[w]);
    g_string_append_c (edited, ' ');
  }
  return g_string_free (edited, FALSE);
}

static char *
mix (const char *text)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  for (guint i = n; i > 1; i--) {
    guint k = (guint) g_rand_int_range (rand, 0, (int) i);
    char *other = lines[k];

    lines[k] = lines[i - 1];
    lines[i - 1] = other;
  }
  return g_strjoinv ("\n", lines);
}

static char *
repeat (const char *part)
{
  GString *text = g_string_new (NULL);

  while (text->len < N_CHARS)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

static char *
draw (guint n_words, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  while (text->len < N_CHARS)
    g_string_append_printf (text, "w%d ", g_rand_int_range (rand, 0, (int) n_words));
  return g_string_free (text, FALSE);
}

/* Takes both texts. */
static void
measure (const char *label, char *before, char *after)
{
  g_autofree char *old_bytes = before;
  g_autofree char *new_bytes = after;
  g_autoptr (LesartText) old = lesart_text_new (before, -1, NULL);
  g_autoptr (LesartText) new = lesart_text_new (after, -1, NULL);
  guint32 n_chars = lesart_text_get_n_chars (old);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (LesartReanchorer) reanchorer = lesart_reanchorer_new (old, new);
  gint64 compared = g_get_monotonic_time ();
  guint counts[4] = { 0 };

  for (guint i = 0; i < N_PASSAGES; i++) {
    guint32 at = (guint32) ((guint64) n_chars * i / N_PASSAGES);
    LesartSpan span = { at, MIN (at + (guint32) g_rand_int_range (rand, 5, 200), n_chars) };

    counts[lesart_reanchorer_map (reanchorer, span).fate]++;
  }
  g_print ("%-28s compared %6.0f ms, passages %6.0f ms: %u same, %u moved, %u changed, %u gone\n",
           label, (double) (compared - start) / 1000,
           (double) (g_get_monotonic_time () - compared) / 1000, counts[LESART_FATE_SAME],
           counts[LESART_FATE_MOVED], counts[LESART_FATE_CHANGED], counts[LESART_FATE_GONE]);
}

int
main (int argc, char **argv)
{
  g_autofree char *sample = NULL;
  g_autofree char *text = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &sample, NULL, NULL))
    return 2;
  text = make_text (sample, 12, 1);
  measure ("one word in 50 edited", g_strdup (text), edit (text, 50));
  measure ("one word in 4 edited", g_strdup (text), edit (text, 4));
  measure ("paragraphs mixed", g_strdup (text), mix (text));
  measure ("edited differently all over", g_strdup (text), make_text (sample, 12, 2));
  measure ("of two words, two texts", draw (2, 1), draw (2, 2));
  measure ("of 300 words, two texts", draw (300, 1), draw (300, 2));
  measure ("one word, then two", repeat ("ab "), repeat ("ab cd "));
  return 0;
}
