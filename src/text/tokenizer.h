/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens and sentences of a German text, and of an English one (segments-english.c).
 *
 * Tokens cover every character that is not white space, in order and without overlap; none spans a
 * line end, so that the tokens of a text are those of its lines, one line after the other.
 * Conventions as in the German UD treebanks and TIGER: an ordinal keeps its full stop ("8."), so
 * does an abbreviation ("Dr.", "Mio."); "z. B." is two tokens; a hyphen compound is one
 * ("Billionen-Dollar-Angebot"), a truncated part keeps its hyphen ("Bundes-").
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TOKEN_WORD,
  LESART_TOKEN_NUMBER, /* begins with a digit and is a figure: 1.250,50  8.  14:30  1'000 */
  LESART_TOKEN_PUNCTUATION,
  LESART_TOKEN_QUOTE,   /* any quotation mark, single or double, opening or closing */
  LESART_TOKEN_SYMBOL,  /* € $ % + § ... */
  LESART_TOKEN_ADDRESS, /* URL, e-mail, @name, #tag */
} LesartTokenKind;

typedef enum {
  LESART_TOKEN_UPPER = 1 << 0,    /* first letter is upper case */
  LESART_TOKEN_ALL_CAPS = 1 << 1, /* two letters or more, all upper case: EU, OECD */
  LESART_TOKEN_HAS_DIGIT = 1 << 2,
  LESART_TOKEN_HAS_HYPHEN = 1 << 3, /* inside: KI-Chip */
  LESART_TOKEN_TRUNCATED = 1 << 4,  /* ends in a hyphen: Bundes- */
  LESART_TOKEN_ABBREVIATION = 1 << 5,
  LESART_TOKEN_ORDINAL = 1 << 6, /* 8. */
  LESART_TOKEN_SPACE_BEFORE = 1 << 7,
  LESART_TOKEN_SENTENCE_START =
      1 << 8,                       /* first token of its sentence (marks of quotation skipped) */
  LESART_TOKEN_MIXED_CASE = 1 << 9, /* upper-case letter after a lower-case one: OpenAI, GmbH */
} LesartTokenFlags;

/**
 * LesartToken:
 *
 * Positions in both units, so that neither the letters nor the span of a token need a search.
 */
typedef struct {
  guint32 byte_start;
  guint32 byte_end;
  guint32 start; /* code points */
  guint32 end;
  guint16 flags; /* LesartTokenFlags */
  guint8 kind;   /* LesartTokenKind */
} LesartToken;

/**
 * LesartSentence:
 *
 * Tokens [first, end). A headline is a sentence; no sentence spans a block.
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 block; /* index into the blocks of the text */
} LesartSentence;

/**
 * LesartSegments:
 *
 * The tokens and sentences of a text; immutable once made.
 */
typedef struct {
  LesartToken *tokens;
  guint32 n_tokens;
  LesartSentence *sentences;
  guint32 n_sentences;
  gint ref_count; /*< private >*/
} LesartSegments;

LesartSegments *lesart_segments_new (const LesartText *text);
LesartSegments *lesart_segments_new_english (const LesartText *text);
LesartSegments *lesart_segments_new_lines (const LesartText *text);
LesartSegments *lesart_segments_new_taking (GArray *tokens, GArray *sentences);
LesartSegments *lesart_segments_ref (LesartSegments *segments);
void lesart_segments_unref (LesartSegments *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartSegments, lesart_segments_unref)

void lesart_tokenize (
    const char *utf8, gsize n_bytes, guint32 byte_base, guint32 char_base, GArray *tokens);
void lesart_split_sentences (const LesartText *text, GArray *tokens, GArray *sentences);

G_END_DECLS
