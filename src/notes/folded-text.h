/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as a sequence of words that can be compared: folded (see fold.h), each with a number for
 * its form. Signs are words of their own, white space is nothing.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

/* Numbers for forms; the texts that are compared share it. */
typedef struct _LesartForms LesartForms;

typedef struct {
  guint n_words;
  guint32 *forms;     /* of each word */
  LesartSpan *spans;  /* of each word, code points */
  guint32 *firsts;    /* of each word, and one more: its first symbol */
  gunichar *symbols;  /* of all words */
  guint32 *positions; /* of each symbol: code points */
} LesartFoldedText;

LesartForms *lesart_forms_new (void);
void lesart_forms_free (LesartForms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartForms, lesart_forms_free)
guint32 lesart_forms_get_size (LesartForms *forms);

LesartFoldedText *
lesart_folded_text_new (const char *utf8, gsize n_bytes, LesartForms *forms, gboolean learns);
void lesart_folded_text_free (LesartFoldedText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartFoldedText, lesart_folded_text_free)
guint lesart_folded_text_find (const LesartFoldedText *self, guint32 position);
guint lesart_folded_text_get_weight (const LesartFoldedText *self, guint word);

G_END_DECLS
