/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lexicon GERMAN.LESART GERMAN.DICT TEXT...: nanoseconds a look-up takes, for the words of texts in
 * their order, and for all forms of the dictionary in random order, which no cache holds.
 */
#include "language.h"
#include "pos-dict.h"

#include <string.h>

typedef struct {
  const char *form;
  gsize n_bytes;
} Form;

static void
add_form (const char *form,
          gsize n_bytes,
          const LesartPosEntry *entries G_GNUC_UNUSED,
          guint n_entries G_GNUC_UNUSED,
          gpointer user_data)
{
  g_ptr_array_add (user_data, g_strndup (form, n_bytes));
}

static void
shuffle (GPtrArray *forms)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = forms->len; i > 1; i--) {
    guint k = (guint) g_rand_int_range (rand, 0, (gint32) i);
    gpointer other = forms->pdata[k];

    forms->pdata[k] = forms->pdata[i - 1];
    forms->pdata[i - 1] = other;
  }
}

/* The forms in one block, in the order in which they are looked up: to read them is not the cost.
 */
static GArray *
lay_out (const GPtrArray *forms, GString *block)
{
  GArray *laid_out = g_array_new (FALSE, FALSE, sizeof (Form));
  gsize at = 0;

  for (guint i = 0; i < forms->len; i++)
    g_string_append (block, forms->pdata[i]);
  for (guint i = 0; i < forms->len; i++) {
    Form form = { block->str + at, strlen (forms->pdata[i]) };

    g_array_append_val (laid_out, form);
    at += form.n_bytes;
  }
  return laid_out;
}

/* The fastest of the rounds: the others were disturbed. */
static void
measure (const LesartLexicon *lexicon, const char *what, const GPtrArray *forms)
{
  g_autoptr (GString) block = g_string_new (NULL);
  g_autoptr (GArray) laid_out = lay_out (forms, block);
  guint n_rounds = 4 + 4000000 / (forms->len + 1), n_known = 0;
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < n_rounds; round++) {
    gint64 before = g_get_monotonic_time ();

    n_known = 0;
    for (guint i = 0; i < laid_out->len; i++) {
      const Form *form = &g_array_index (laid_out, Form, i);
      guint n;

      n_known += lesart_lexicon_lookup (lexicon, form->form, form->n_bytes, &n) != NULL;
    }
    best = MIN (best, g_get_monotonic_time () - before);
  }
  g_print ("%-44s %9.0f ns  %u forms, %.0f %% known\n", what,
           1e3 * (double) best / MAX (forms->len, 1), forms->len,
           100.0 * n_known / MAX (forms->len, 1));
}

static void
add_words (GPtrArray *forms, const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  words = g_strsplit_set (text, " \n\t.,;:!?()\"", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (forms, g_strdup (words[i]));
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GMappedFile) dictionary = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    return 2;
  language = lesart_language_open (argv[1], NULL, &error);
  dictionary = g_mapped_file_new (argv[2], FALSE, NULL);
  if (language == NULL || dictionary == NULL)
    return 1;
  for (int i = 3; i < argc; i++)
    add_words (words, argv[i]);
  lesart_pos_dict_foreach ((const guint8 *) g_mapped_file_get_contents (dictionary),
                           g_mapped_file_get_length (dictionary), add_form, forms, NULL);
  shuffle (forms);
  measure (lesart_language_get_lexicon (language), "lexicon, words of texts", words);
  measure (lesart_language_get_lexicon (language), "lexicon, all forms in random order", forms);
  return 0;
}
