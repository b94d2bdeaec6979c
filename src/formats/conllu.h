/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CoNLL-U, the format of Universal Dependencies (universaldependencies.org, "CoNLL-U Format"): one
 * sentence after the other, one line of ten columns a word.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LESART_CONLLU_ERROR (lesart_conllu_error_quark ())
GQuark lesart_conllu_error_quark (void);

typedef enum {
  LESART_CONLLU_ERROR_MALFORMED, /* the message says what, after the number of the line */
} LesartConlluError;

#define LESART_CONLLU_NO_HEAD G_MAXUINT32

/**
 * LesartConlluWord:
 * @head: number of the word that it depends on, from 1; 0 for the root; %LESART_CONLLU_NO_HEAD if
 *   the column is empty
 *
 * One word; word i of a sentence has the number i + 1. Empty columns are "_".
 */
typedef struct {
  const char *form;
  const char *lemma;
  const char *upos;
  const char *xpos;
  const char *feats;
  guint32 head;
  const char *deprel;
  const char *deps;
  const char *misc;
} LesartConlluWord;

/**
 * LesartConlluRange:
 * @at: stands before the word of this index
 * @end: a token written as one, of the words [@at, @end) ("zum" for "zu", "dem"); @at for an empty
 *   node of the enhanced dependencies
 * @id: its first column
 * @form: as written
 * @columns: all that follows the form, with the tabs between
 */
typedef struct {
  guint32 at;
  guint32 end;
  const char *id;
  const char *form;
  const char *columns;
} LesartConlluRange;

/**
 * LesartConlluSentence:
 * @comments: (element-type utf8): whole lines, with "#"
 * @words: (element-type LesartConlluWord)
 * @ranges: (element-type LesartConlluRange)
 * @line: number of its first line, from 1
 */
typedef struct {
  GPtrArray *comments;
  GArray *words;
  GArray *ranges;
  guint line;
} LesartConlluSentence;

typedef struct _LesartConlluReader LesartConlluReader;

LesartConlluReader *lesart_conllu_reader_new (const char *bytes, gsize n_bytes);
void lesart_conllu_reader_free (LesartConlluReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartConlluReader, lesart_conllu_reader_free)

const LesartConlluSentence *lesart_conllu_reader_next (LesartConlluReader *reader, GError **error);
const char *
lesart_conllu_sentence_get_comment (const LesartConlluSentence *sentence, const char *key);
void lesart_conllu_append (GString *out, const LesartConlluSentence *sentence);

static inline guint32
lesart_conllu_sentence_get_n_words (const LesartConlluSentence *sentence)
{
  return sentence->words->len;
}

static inline LesartConlluWord *
lesart_conllu_sentence_get_word (const LesartConlluSentence *sentence, guint32 index)
{
  return &g_array_index (sentence->words, LesartConlluWord, index);
}

G_END_DECLS
