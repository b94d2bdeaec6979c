/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text: an immutable UTF-8 buffer with its map of positions and its blocks (headline,
 * paragraphs).
 *
 *   bytes  : offsets into the UTF-8 buffer, used inside the engine to look at letters
 *   chars  : Unicode code points, the unit of everything that leaves the engine
 *            (W3C TextPositionSelector, brat, GtkTextIter)
 *   utf16  : code units, only at the border of formats that count so
 *
 * This is the only place where one is turned into another.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LesartSpan:
 * @start: first code point
 * @end: code point after the last
 *
 * A passage. The empty span (0, 0) stands for "none".
 */
typedef struct {
  guint32 start;
  guint32 end;
} LesartSpan;

#define LESART_SPAN_NONE ((LesartSpan){ 0, 0 })

static inline gboolean
lesart_span_is_empty (LesartSpan span)
{
  return span.end <= span.start;
}

typedef enum {
  LESART_BLOCK_HEADLINE, /* of the article: the first block or none */
  LESART_BLOCK_PARAGRAPH,
  LESART_BLOCK_SUBHEAD,
  LESART_BLOCK_ITEM, /* of a list */
  LESART_BLOCK_QUOTE,
  LESART_BLOCK_CAPTION, /* of a picture or table; stands for the picture */
  LESART_BLOCK_ROW,     /* of a table; its cells are divided by tabs */
  LESART_BLOCK_NOTE,    /* a footnote */
  LESART_BLOCK_CODE,
} LesartBlockKind;

/**
 * LesartBlock:
 * @level: of a subhead, from 1; how deep an item or a quotation is nested, from 1; else 0
 * @number: what an item of a numbered list is counted as; else 0
 *
 * A headline, paragraph or the like: one line of the text without its line end. Blocks are in
 * order, do not overlap and are never empty. A plain text has headline and paragraphs only.
 */
typedef struct {
  LesartBlockKind kind;
  guint16 level;
  guint16 number;
  LesartSpan span;    /* code points */
  guint32 byte_start; /* bytes */
  guint32 byte_end;
} LesartBlock;

/**
 * LesartHyperlink:
 * @span: the words that are linked
 * @target: an address; nobody has followed it
 */
typedef struct {
  LesartSpan span;
  const char *target;
} LesartHyperlink;

#define LESART_TEXT_ERROR (lesart_text_error_quark ())
GQuark lesart_text_error_quark (void);

typedef enum {
  LESART_TEXT_ERROR_NUL,      /* contains U+0000: binary, not text */
  LESART_TEXT_ERROR_ENCODING, /* not valid in the encoding that was asked for */
  LESART_TEXT_ERROR_SIZE,     /* longer than LESART_TEXT_MAX_BYTES */
  LESART_TEXT_ERROR_BINARY, /* a file of another kind: PDF, ZIP, a picture; the message names it */
} LesartTextError;

#define LESART_TEXT_MAX_BYTES (256u * 1024u * 1024u)

typedef struct _LesartText LesartText;

LesartText *lesart_text_new (const char *utf8, gssize n_bytes, GError **error);
LesartText *lesart_text_ref (LesartText *text);
void lesart_text_unref (LesartText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartText, lesart_text_unref)

const char *lesart_text_get_utf8 (const LesartText *text, gsize *n_bytes);
guint32 lesart_text_get_n_chars (const LesartText *text);
const LesartBlock *lesart_text_get_blocks (const LesartText *text, guint *n_blocks);
const LesartHyperlink *lesart_text_get_links (const LesartText *text, guint *n_links);
const char *lesart_text_get_sha256 (const LesartText *text);

guint32 lesart_text_char_to_byte (const LesartText *text, guint32 at);
guint32 lesart_text_byte_to_char (const LesartText *text, guint32 byte);
guint32 lesart_text_char_to_utf16 (const LesartText *text, guint32 at);
guint32 lesart_text_utf16_to_char (const LesartText *text, guint32 unit);

const char *lesart_text_peek (const LesartText *text, LesartSpan span, gsize *n_bytes);
char *lesart_text_slice (const LesartText *text, LesartSpan span);
char *lesart_text_get_title (const LesartText *text);

G_END_DECLS
