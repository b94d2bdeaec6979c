/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles with marked names, to train and to measure the recogniser of names.
 *
 * A file holds one of these, told by what it begins with; one that ends in .xz is unpacked by xz:
 *
 *   marked   "# doc: NAME" opens an article, then one sentence a line, names as [PER ..] [ORG ..]
 *            [LOC ..] [OTH ..]; a blank line ends it
 *   GermEval number, token, outer and inner tag (IOB2), "#" before the source of a sentence
 *   UNER     CoNLL-like number, token, tag; "# text = " before the tokens, "# newdoc id = "
 */
#pragma once

#include "names-private.h"

G_BEGIN_DECLS

/* The kinds of text that differ in style and in what they call a name. */
typedef enum {
  NAMES_NEWS, /* what the shipped model is for */
  NAMES_WIKI, /* GermEval 2014: encyclopedic, with older news */
  NAMES_OTHER,
  NAMES_N_DOMAINS,
} NamesDomain;

typedef struct {
  guint32 start; /* bytes */
  guint32 end;
  LesartEntityType type;
} NamesMark;

typedef struct {
  char *id;
  NamesDomain domain;
  guint block;   /* articles of one block belong into one fold */
  GArray *marks; /* NamesMark, in order */
  LesartText *text;
  LesartExtraction x; /* as before the names are found */
  NameEvidence *evidence;
} NamesArticle;

/* Adds the articles of a file. Ends the program with a message if it cannot be read. */
void lesart_names_corpus_add (GPtrArray *articles,
                              const LesartLanguage *language,
                              const char *path,
                              NamesDomain domain);
GPtrArray *lesart_names_corpus_new (void);
const NamesMark *lesart_names_find_mark (const NamesArticle *article, const NameSpan *span);
int lesart_names_read_files (GPtrArray *articles, const LesartLanguage *language, char **argv);

G_END_DECLS
