/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train KIND ARGUMENTS: learns one of the models of german.model. The same input gives the
 * same model, byte for byte.
 */
#include "learn.h"

int
main (int argc, char **argv)
{
  static const LesartLearner learners[] = {
    { "names", lesart_train_names },
    { "tagger", lesart_train_tagger },
    { "parser", lesart_train_parser },
    { "retag", lesart_retag },
    { NULL, NULL },
  };

  return lesart_learner_main ("lesart-train", learners, argc, argv);
}
