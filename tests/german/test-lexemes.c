/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The forms of a text: each has the analyses that the lexicon has for it, and is kept once.
 */
#include "language.h"
#include "lexemes.h"

#include <string.h>

static LesartLanguage *language;
static const LesartLexicon *lexicon;

static void
load (void)
{
  g_autoptr (GError) error = NULL;

  language = lesart_language_open (LESART_TEST_LANGUAGE, NULL, &error);
  g_assert_no_error (error);
  lexicon = lesart_language_get_lexicon (language);
}

static void
test_same_as_lexicon (void)
{
  const char *const words[] = { "Sein", "sein", "die", "Über", "Könnte", "Xqz", "Häuser", "" };
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (lexicon);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (words); i++) {
    const char *word = words[i % G_N_ELEMENTS (words)];
    const LesartForm *form = lesart_lexemes_get (lexemes, word, strlen (word));
    guint n;

    g_assert_cmpuint (form->index, ==, i % G_N_ELEMENTS (words));
    g_assert_true (form->lexemes == lesart_lexicon_lookup (lexicon, word, strlen (word), &n));
    g_assert_cmpuint (form->n_lexemes, ==, n);
    g_assert_true (form->folded == lesart_lexicon_lookup_folded (lexicon, word, strlen (word), &n));
    g_assert_cmpuint (form->n_folded, ==, n);
  }
  g_assert_true (lesart_form_get_classes (lesart_lexemes_get (lexemes, "sein", 4))
                 & 1u << LESART_CLASS_VERB);
  g_assert_true (lesart_form_get_folded_classes (lesart_lexemes_get (lexemes, "Sein", 4))
                 & 1u << LESART_CLASS_VERB);
}

/* Forms stay where they are while the table grows. */
static void
test_many (void)
{
  g_autoptr (LesartLexemes) lexemes = lesart_lexemes_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < 5000; i++) {
    char *word = g_strdup_printf ("wort%u", i);

    g_ptr_array_add (words, word);
    g_ptr_array_add (forms, (gpointer) lesart_lexemes_get (lexemes, word, strlen (word)));
  }
  for (guint i = 0; i < words->len; i++) {
    const char *word = g_ptr_array_index (words, i);

    g_assert_true (lesart_lexemes_get (lexemes, word, strlen (word))
                   == g_ptr_array_index (forms, i));
  }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/german/lexemes/same-as-lexicon", test_same_as_lexicon);
  g_test_add_func ("/german/lexemes/many", test_many);
  status = g_test_run ();
  lesart_language_unref (language);
  return status;
}
