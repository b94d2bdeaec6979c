/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is learned: one file a kind of model, one row a kind in train.c and eval.c. None of it is
 * installed.
 */
#pragma once

#include "conllu.h"

G_BEGIN_DECLS

/* Each takes what stands behind its name on the command line as a main() would; argv[0] is the
 * name. Returns the exit status. */
int lesart_train_names (int argc, char **argv);
int lesart_eval_clauses (int argc, char **argv);
int lesart_train_tagger (int argc, char **argv);
int lesart_eval_tagger (int argc, char **argv);
int lesart_eval_names (int argc, char **argv);
int lesart_eval_terms (int argc, char **argv);
int lesart_eval_words (int argc, char **argv);
int lesart_retag (int argc, char **argv);
int lesart_train_parser (int argc, char **argv);
int lesart_eval_parser (int argc, char **argv);

/* A kind of model, and what the program does with it; tables of them end with a NULL name. */
typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
} LesartLearner;

int lesart_learner_main (const char *program, const LesartLearner *learners, int argc, char **argv);

/* What is done with each sentence of a treebank. */
typedef void (*LesartSentenceFunc) (gpointer data, const LesartConlluSentence *sentence);

gboolean lesart_learn_read_treebank (const char *path, LesartSentenceFunc each, gpointer data);

G_END_DECLS
