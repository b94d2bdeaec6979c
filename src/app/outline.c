/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outline.h"

#include <string.h>

#define OPENING 90 /* characters of a paragraph that are shown */

/* To the end of a word; a whole paragraph if it is hardly longer. */
static LesartSpan
get_opening (const LesartText *text, LesartSpan block)
{
  gsize n_bytes;
  LesartSpan opening = { block.start, MIN (block.end, block.start + OPENING) };
  const char *bytes = lesart_text_peek (text, opening, &n_bytes);
  const char *space;

  if (block.end - block.start <= OPENING + OPENING / 4)
    return block;
  space = g_strrstr_len (bytes, (gssize) n_bytes, " ");
  if (space != NULL && space > bytes)
    opening.end = opening.start + (guint32) g_utf8_strlen (bytes, space - bytes);
  return opening;
}

static gboolean
is_heading (const LesartBlock *block)
{
  return block->kind == LESART_BLOCK_SUBHEAD || block->kind == LESART_BLOCK_HEADLINE;
}

/**
 * lesart_outline_new:
 *
 * Returns: (transfer full) (element-type LesartOutlineItem): the outline of @text
 */
GArray *
lesart_outline_new (const LesartText *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LesartOutlineItem));
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (text, &n_blocks);
  gboolean has_subheads = FALSE;

  for (guint i = 0; i < n_blocks && !has_subheads; i++)
    has_subheads = blocks[i].kind == LESART_BLOCK_SUBHEAD;
  for (guint i = 0; i < n_blocks; i++) {
    LesartOutlineItem item = { blocks[i].span, blocks[i].level, TRUE };

    if (!is_heading (&blocks[i])) {
      if (has_subheads || blocks[i].kind == LESART_BLOCK_ROW)
        continue;
      item = (LesartOutlineItem){ get_opening (text, blocks[i].span), 1, FALSE };
    }
    g_array_append_val (items, item);
  }
  return items;
}
