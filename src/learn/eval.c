/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval KIND ARGUMENTS: measures a model on texts that it has not learned from.
 */
#include "learn.h"

int
main (int argc, char **argv)
{
  static const LesartLearner learners[] = {
    { "clauses", lesart_eval_clauses },
    { "parser", lesart_eval_parser },
    { "tagger", lesart_eval_tagger },
    { "names", lesart_eval_names },
    { "terms", lesart_eval_terms },
    { "words", lesart_eval_words },
    { NULL, NULL },
  };

  return lesart_learner_main ("lesart-eval", learners, argc, argv);
}
