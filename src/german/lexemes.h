/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The word forms of one text with their analyses. Every step that reads the text asks here, so that
 * the lexicon is searched once for each distinct form however often the text has it. Not for
 * threads: each text has its own.
 */
#pragma once

#include "analysis.h"
#include "tokenizer.h"

G_BEGIN_DECLS

/**
 * LesartForm:
 * @bytes: as written, @n_bytes of UTF-8; where the form was first met, not ended by NUL
 * @index: forms are numbered in the order in which they are met
 * @lexemes: (array length=n_lexemes): the analyses of the form as written
 * @folded: (array length=n_folded): the analyses with its first letter in the other case
 * @analyses: private; see lesart_lexemes_analyse()
 */
typedef struct {
  const char *bytes;
  guint32 n_bytes;
  guint32 index;
  guint32 n_lexemes;
  guint32 n_folded;
  const LesartLexeme *lexemes;
  const LesartLexeme *folded;
  const LesartAnalysis *analyses[2];
} LesartForm;

typedef struct _LesartLexemes LesartLexemes;

LesartLexemes *lesart_lexemes_new (const LesartLexicon *lexicon);
void lesart_lexemes_free (LesartLexemes *lexemes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLexemes, lesart_lexemes_free)

const LesartForm *lesart_lexemes_get (LesartLexemes *lexemes, const char *bytes, gsize n_bytes);
const LesartForm *const *lesart_lexemes_read (LesartLexemes *lexemes,
                                              const LesartText *text,
                                              const LesartSegments *segments);
const LesartAnalysis *
lesart_lexemes_analyse (LesartLexemes *lexemes, const LesartForm *form, gboolean folded);
const LesartLexicon *lesart_lexemes_get_lexicon (const LesartLexemes *lexemes);
guint32 lesart_form_get_classes (const LesartForm *form);
guint32 lesart_form_get_folded_classes (const LesartForm *form);

G_END_DECLS
