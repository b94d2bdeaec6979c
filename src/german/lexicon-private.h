/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout of the lexicon, for its builder (learn/lexicon-builder.c) and its reader, and making
 * one from its bytes: only the owner of the mapped file (language.c) and tests do.
 *
 *   LesartLexiconHeader
 *   arcs        guint32 [n_arcs]         a minimal automaton over the bytes of the forms
 *   paradigms   guint16 [n_arcs]         what a form is that ends with this arc; 0: none does
 *   starts      guint32 [n_paradigms + 1]   paradigm p is lexemes [starts[p], starts[p + 1])
 *   lexemes     LesartLexeme [n_lexemes]
 *   suffixes    char [n_suffixes]        UTF-8 strings, each ended by NUL; the first is empty
 *
 * An arc holds, from the low bits: its label (8), whether it is the last of its node (1), and the
 * first arc of the node that it leads to (23; 0: none). The arcs of a node lie side by side, those
 * that lead to more forms first. Arc 0 is no arc; the root of the forms begins at arc 1. A paradigm
 * is a distinct list of analyses, their lemmas told relative to the form, so that the same few
 * thousand serve all forms.
 *
 * A second root leads to the endings: the kind of the first letter (lesart_ending_kind()), the end
 * of a form from its last byte on, and LESART_ENDING_FIRST_RANK for its most frequent paradigm, one
 * more for the next. The longest ending that is there counts.
 *
 * In the byte order of the machine; each part is aligned by its order.
 */
#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

#define LESART_LEXICON_MAGIC 0x4c784c33u /* changes with the layout and with LesartFeatures */

#define LESART_ARC_LAST (1u << 8)
#define LESART_ARC_TARGET_SHIFT 9
#define LESART_ARC_MAX (1u << (32 - LESART_ARC_TARGET_SHIFT))
#define LESART_SUFFIX_MAX (1u << 20)
#define LESART_ENDING_MAX 12 /* bytes */
#define LESART_ENDING_FIRST_RANK 1

typedef struct {
  guint32 magic;
  guint32 n_arcs; /* even, so that all parts are aligned */
  guint32 n_paradigms;
  guint32 n_lexemes;
  guint32 n_suffixes; /* bytes */
  guint32 endings;    /* root, 0: none */
} LesartLexiconHeader;

#define LESART_LEXICON_ERROR (lesart_lexicon_error_quark ())
GQuark lesart_lexicon_error_quark (void);

typedef enum {
  LESART_LEXICON_ERROR_FORMAT, /* not a lexicon, or one of another version */
} LesartLexiconError;

char lesart_ending_kind (const char *form);
LesartLexicon *lesart_lexicon_new (const guint8 *bytes, gsize n_bytes, GError **error);
void lesart_lexicon_free (LesartLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLexicon, lesart_lexicon_free)

G_END_DECLS
