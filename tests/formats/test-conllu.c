/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CoNLL-U: what is read is written again byte for byte; what is malformed is named with its line.
 */
#include "conllu.h"

#include <string.h>

static const char sample[] = "# sent_id = 1\n"
                             "# text = Sie geht zum Markt.\n"
                             "1\tSie\tsie\tPRON\tPPER\t_\t2\tnsubj\t_\t_\n"
                             "2\tgeht\tgehen\tVERB\tVVFIN\tMood=Ind|Number=Sing\t0\troot\t_\t_\n"
                             "3-4\tzum\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "3\tzu\tzu\tADP\tAPPR\t_\t5\tcase\t_\t_\n"
                             "4\tdem\tder\tDET\tART\t_\t5\tdet\t_\t_\n"
                             "5\tMarkt\tMarkt\tNOUN\tNN\t_\t2\tobl\t_\tSpaceAfter=No\n"
                             "5.1\tleer\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "6\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_\n"
                             "\n"
                             "1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "\n";

static void
test_round_trip (void)
{
  g_autoptr (LesartConlluReader) reader = lesart_conllu_reader_new (sample, strlen (sample));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const LesartConlluSentence *sentence;
  guint n = 0;

  while ((sentence = lesart_conllu_reader_next (reader, &error)) != NULL) {
    if (n++ == 0) {
      g_assert_cmpuint (lesart_conllu_sentence_get_n_words (sentence), ==, 6);
      g_assert_cmpuint (lesart_conllu_sentence_get_word (sentence, 4)->head, ==, 2);
      g_assert_cmpstr (lesart_conllu_sentence_get_comment (sentence, "text"), ==,
                       "Sie geht zum Markt.");
      g_assert_null (lesart_conllu_sentence_get_comment (sentence, "tex"));
    } else {
      g_assert_cmpuint (lesart_conllu_sentence_get_word (sentence, 0)->head, ==,
                        LESART_CONLLU_NO_HEAD);
    }
    lesart_conllu_append (out, sentence);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (out->str, ==, sample);
}

static void
test_line_ends (void)
{
  static const char text[] = "\r\n\n1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\t!\t_\t_\t_\t_\t1\t_\t_\t_";
  g_autoptr (LesartConlluReader) reader = lesart_conllu_reader_new (text, strlen (text));
  const LesartConlluSentence *sentence = lesart_conllu_reader_next (reader, NULL);

  g_assert_nonnull (sentence);
  g_assert_cmpuint (lesart_conllu_sentence_get_n_words (sentence), ==, 2);
  g_assert_cmpstr (lesart_conllu_sentence_get_word (sentence, 0)->misc, ==, "_");
  g_assert_null (lesart_conllu_reader_next (reader, NULL));
}

static void
test_malformed (void)
{
#define REST "\t_\t_\t_\t_\t_\t_\t_\t_\n"
  static const struct {
    const char *text;
    const char *line;
  } cases[] = {
    { "1\tJa\n", "line 1:" },
    { "\n\n2\tJa" REST, "line 3:" },
    { "# x\n1\tJa" REST "3\tso" REST, "line 3:" },
    { "1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 1:" },
    { "1\t" REST, "line 1:" },
    { "1\tJa\t_\t_\t_\t_\t7\t_\t_\t_\n", "line 1:" },
    { "1\tJa\t_\t_\t_\t_\t1\t_\t_\t_\n", "line 1:" },
    { "1\tJa\t_\t_\t_\t_\t-1\t_\t_\t_\n", "line 1:" },
    { "1\tJa\t_\t_\t_\t_\t99999999999999999999\t_\t_\t_\n", "line 1:" },
    { "1\tJ\xff" REST, "line 1:" },
    { "1-9\tJa" REST "1\tJa" REST, "line 1:" },
    { "1-2\tJa" REST "1\tJ" REST "2-3\ta" REST "2\ta" REST "3\tb" REST, "line 1:" },
    { "# allein\n\n", "line 1:" },
  };
#undef REST

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LesartConlluReader) reader =
        lesart_conllu_reader_new (cases[i].text, strlen (cases[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (lesart_conllu_reader_next (reader, &error));
    g_assert_error (error, LESART_CONLLU_ERROR, LESART_CONLLU_ERROR_MALFORMED);
    g_assert_true (g_str_has_prefix (error->message, cases[i].line));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conllu/round-trip", test_round_trip);
  g_test_add_func ("/conllu/line-ends", test_line_ends);
  g_test_add_func ("/conllu/malformed", test_malformed);
  return g_test_run ();
}
