/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of an article are looked up as what they are in their sentence.
 */
#include "lookups.h"

#include <glib/gstdio.h>
#include <string.h>

#include "data-files.h"

static const char list_text[] = "aufbringen {vt} :: to raise\n"
                                "bringen {vt} :: to bring\n"
                                "weiß {adj} :: white\n"
                                "wissen {vt} :: to know\n"
                                "Essen {n} :: food\n";

static const char article[] =
    "Die Stadt bringt das Geld für die neuen Schulen auf. Sie bringt es mit. Essen ist nicht dabei. "
    "Er weiß es. Das Haus war weiß.";

static LesartLookups *lookups;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartLookup **lookup = data;

  *lookup = lesart_lookups_find_finish (LESART_LOOKUPS (source), result, NULL);
}

/* The first headword of what stands at the @nth place with @word. */
static char *
look_up (const char *word, guint nth)
{
  g_autoptr (LesartText) text = lesart_text_new (article, -1, NULL);
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);
  const char *at = strstr (article, word);
  g_autoptr (LesartLookup) lookup = NULL;
  LesartSpan span;

  while (nth-- > 0)
    at = strstr (at + 1, word);
  span.start = (guint32) g_utf8_strlen (article, at - article);
  span.end = span.start + (guint32) g_utf8_strlen (word, -1);
  lesart_lookups_find_async (lookups, word, text, segments, span, NULL, on_found, &lookup);
  while (lookup == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lookup->words->len, >, 0);
  return g_strdup (g_array_index (lookup->words, LesartLookupWord, 0).word.lemma);
}

static void
test_place (void)
{
  static const struct {
    const char *word;
    guint nth;
    const char *lemma;
  } words[] = {
    { "bringt", 0, "aufbringen" },
    { "bringt", 1, "bringen" }, /* "mitbringen" is not in the list */
    { "weiß", 0, "wissen" },
    { "weiß", 1, "weiß" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *lemma = look_up (words[i].word, words[i].nth);

    g_test_message ("%s %u", words[i].word, words[i].nth);
    g_assert_cmpstr (lemma, ==, words[i].lemma);
  }
}

/* A selection that is no word of the sentence, and one over a full stop. */
static void
test_no_place (void)
{
  g_autofree char *words = look_up ("bringt das", 0);
  g_autofree char *sentences = look_up ("mit. Essen", 0);

  g_assert_cmpstr (words, ==, "bringen");
  g_assert_cmpstr (sentences, ==, "Essen");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LesartLookup *lookup = (LesartLookup *) lookups;

  g_cancellable_cancel (cancellable);
  lesart_lookups_find_async (lookups, "Essen", NULL, NULL, (LesartSpan){ 0, 0 }, cancellable,
                             on_found, &lookup);
  while (lookup != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("lesart-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "list", NULL);
  g_autoptr (LesartLanguage) language = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (g_file_set_contents (list, list_text, -1, NULL));
  g_setenv ("LESART_DING", list, TRUE);
  g_setenv ("XDG_CACHE_HOME", "/dev/null", TRUE);
  g_setenv ("XDG_DATA_HOME", "/dev/null", TRUE);
  language = lesart_open_language (NULL);
  g_assert_nonnull (language);
  lookups = lesart_lookups_new (language);
  g_test_add_func ("/lookups/place", test_place);
  g_test_add_func ("/lookups/no-place", test_no_place);
  g_test_add_func ("/lookups/cancelled", test_cancelled);
  status = g_test_run ();
  g_object_unref (lookups);
  g_unlink (list);
  g_rmdir (folder);
  return status;
}
