/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who types a list gives its items a number, a letter or a bullet. One such line alone is no list
 * ("1. FC Köln", "3. Mai"): at least two follow one another, and count on. An item within another
 * is labelled otherwise.
 *
 * Who types a heading leaves an empty line before and behind it. It is short, is no sentence, and
 * stands between paragraphs; and a text that has one has several, and not many other short lines,
 * or it is a poem, a table or a list of names.
 *
 * What a line is called does not change its words: the label stays part of them.
 */
#include "plain-structure.h"

#include <string.h>

#include "characters.h"

#define DIGITS_MAX 3
#define DEPTH_MAX 6
#define HEADING_MAX 80u   /* characters */
#define HEADINGS_MIN 2    /* in a text */
#define PARAGRAPH_MIN 80u /* characters: shorter ones are not what a heading stands over */

/* What an item begins with. */
typedef struct {
  gunichar bullet; /* or 0 */
  guint value;     /* of a number or a letter */
  char around[2];  /* what stands before and behind it: (a), 1. */
  gboolean letter;
  gsize n_bytes; /* with the white space behind it; 0: it has no label */
} Label;

static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = {
    '-', '*', 0x2022, 0xb7, 0x25aa, 0x25e6, 0x2023, 0x25cf, 0x25cb
  };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (c == bullets[i])
      return TRUE;
  return FALSE;
}

static const char *
read_value (const char *p, const char *end, Label *label)
{
  const char *start = p;

  for (; p < end && p - start < DIGITS_MAX && g_ascii_isdigit (*p); p++)
    label->value = label->value * 10 + (guint) (*p - '0');
  if (p > start)
    return p;
  if (p >= end || !g_ascii_islower (*p))
    return NULL;
  label->letter = TRUE;
  label->value = (guint) (*p - 'a') + 1;
  return p + 1;
}

/* 1. 1) (1) a) (a): a letter with a stop is an abbreviation. */
static const char *
read_count (const char *p, const char *end, Label *label)
{
  if (p < end && *p == '(')
    label->around[0] = *p++;
  p = read_value (p, end, label);
  if (p == NULL || p >= end || (*p != ')' && (*p != '.' || label->letter || label->around[0] != 0)))
    return NULL;
  label->around[1] = *p;
  return p + 1;
}

static Label
read_label (const char *start, const char *end)
{
  Label label = { 0 };
  const char *p = start, *words;
  gunichar c = start < end ? g_utf8_get_char (start) : 0;

  if (is_bullet (c)) {
    label.bullet = c;
    p = g_utf8_next_char (p);
  } else {
    p = read_count (p, end, &label);
  }
  for (words = p; words != NULL && words < end && lesart_is_blank (g_utf8_get_char (words));)
    words = g_utf8_next_char (words);
  if (p != NULL && words > p && words < end)
    label.n_bytes = (gsize) (words - start);
  return label;
}

/* --- lists ---------------------------------------------------------------------------------------
 */

/* One that is open where the text is looked at. */
typedef struct {
  Label last;
  guint first; /* block */
  guint n;     /* items */
} List;

static gboolean
is_alike (const List *list, const Label *label)
{
  const Label *last = &list->last;

  return last->bullet == label->bullet && last->letter == label->letter
         && last->around[0] == label->around[0] && last->around[1] == label->around[1];
}

/* A hyphen before each of several paragraphs can be a dialogue as well. */
static gboolean
goes_on (const List *list, const Label *label, gboolean close)
{
  return label->bullet != 0 ? close || label->bullet >= 0x80 : label->value == list->last.value + 1;
}

/* The only item of a list is none. */
static void
close_lists (List *lists, guint *depth, guint left, GArray *blocks)
{
  while (*depth > left) {
    const List *list = &lists[--*depth];
    LesartBlock *block = &g_array_index (blocks, LesartBlock, list->first);

    if (list->n > 1)
      continue;
    block->kind = LESART_BLOCK_PARAGRAPH;
    block->level = 0;
  }
}

/* Whether the block stands in the line behind that of the one before. */
static gboolean
is_close (const char *utf8, const GArray *blocks, guint i)
{
  const LesartBlock *block = &g_array_index (blocks, LesartBlock, i);
  guint n = 0;

  for (guint32 at = block[-1].byte_end; at < block->byte_start; at++)
    n += utf8[at] == '\n';
  return n == 1;
}

static void
find_lists (const char *utf8, GArray *blocks)
{
  List lists[DEPTH_MAX];
  guint depth = 0;

  for (guint i = 0; i < blocks->len; i++) {
    LesartBlock *block = &g_array_index (blocks, LesartBlock, i);
    Label label = read_label (utf8 + block->byte_start, utf8 + block->byte_end);
    gboolean close = i > 0 && is_close (utf8, blocks, i);
    guint level = depth;

    if (label.n_bytes == 0 || block->kind != LESART_BLOCK_PARAGRAPH) {
      close_lists (lists, &depth, 0, blocks);
      continue;
    }
    while (level > 0 && !is_alike (&lists[level - 1], &label))
      level--;
    if (level == 0 || !goes_on (&lists[level - 1], &label, close)) {
      level = level > 0 ? level : close && depth < DEPTH_MAX ? depth + 1 : 1;
      close_lists (lists, &depth, level - 1, blocks);
      lists[depth++] = (List){ .first = i };
    }
    close_lists (lists, &depth, level, blocks);
    lists[level - 1].last = label;
    lists[level - 1].n++;
    block->kind = LESART_BLOCK_ITEM;
    block->level = (guint16) level;
  }
  close_lists (lists, &depth, 0, blocks);
}

/* --- headings ------------------------------------------------------------------------------------
 */

static gboolean
is_long (const LesartBlock *block)
{
  return block->kind == LESART_BLOCK_ITEM || block->span.end - block->span.start > PARAGRAPH_MIN;
}

/* A question can be one of an interview, and what ends with a colon has its rest behind it. */
static gboolean
is_heading_like (const char *utf8, const LesartBlock *block)
{
  const char *start = utf8 + block->byte_start, *last = g_utf8_prev_char (utf8 + block->byte_end);
  gunichar first = g_utf8_get_char (start), c = g_utf8_get_char (last);

  return block->kind == LESART_BLOCK_PARAGRAPH && block->span.end - block->span.start <= HEADING_MAX
         && (g_unichar_isupper (first) || g_unichar_isdigit (first) || lesart_is_quote (first))
         && (g_unichar_isalnum (c) || c == ')' || lesart_is_quote (c))
         && memchr (start, '\t', block->byte_end - block->byte_start) == NULL;
}

/* Between paragraphs, with empty lines around it. */
static gboolean
is_heading (const char *utf8, const GArray *blocks, guint i)
{
  const LesartBlock *block = &g_array_index (blocks, LesartBlock, i);

  return i > 0 && i + 1 < blocks->len && is_heading_like (utf8, block) && is_long (block - 1)
         && is_long (block + 1) && !is_close (utf8, blocks, i) && !is_close (utf8, blocks, i + 1);
}

static void
find_headings (const char *utf8, GArray *blocks)
{
  guint n_headings = 0, n_short = 0;

  for (guint i = 1; i < blocks->len; i++) {
    n_headings += is_heading (utf8, blocks, i);
    n_short += is_heading_like (utf8, &g_array_index (blocks, LesartBlock, i));
  }
  if (n_headings < HEADINGS_MIN || n_short > 2 * n_headings)
    return;
  for (guint i = 1; i < blocks->len; i++)
    if (is_heading (utf8, blocks, i)) {
      LesartBlock *block = &g_array_index (blocks, LesartBlock, i);

      block->kind = LESART_BLOCK_SUBHEAD;
      block->level = 2;
    }
}

/**
 * lesart_find_plain_structure: (skip)
 * @blocks: (element-type LesartBlock): the headline, if there is one, and paragraphs
 *
 * Says of them which are items and headings. Linear time.
 */
void
lesart_find_plain_structure (const char *utf8, GArray *blocks)
{
  find_lists (utf8, blocks);
  find_headings (utf8, blocks);
}

/**
 * lesart_label_counts_on: (skip)
 * @before: words
 * @line: other ones below them
 *
 * Returns: whether both are labelled as items of one list, the second as the next one
 */
gboolean
lesart_label_counts_on (const char *before, const char *line)
{
  List list = { .last = read_label (before, before + strlen (before)) };
  Label label = read_label (line, line + strlen (line));

  return list.last.n_bytes > 0 && label.n_bytes > 0 && is_alike (&list, &label)
         && goes_on (&list, &label, TRUE);
}

/**
 * lesart_text_find_label:
 * @block: one of @text
 *
 * Returns: how many bytes at the beginning of an item are its number, letter or bullet as it was
 *   typed, with the space behind it; 0 where it has none, and is to be shown with one
 */
gsize
lesart_text_find_label (const LesartText *text, const LesartBlock *block)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);

  if (block->kind != LESART_BLOCK_ITEM || block->number > 0)
    return 0;
  return read_label (utf8 + block->byte_start, utf8 + block->byte_end).n_bytes;
}
