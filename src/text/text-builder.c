/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks come one behind the other; each becomes a line. Runs of white space become one space (in
 * code they stay), and none is left at the edges of a line. Items of a list, rows of a table and
 * lines of one block stand close, an empty line divides the others.
 *
 *   utf8    what was put together
 *   styles  kind, level and number of each line, as LesartBlock
 *   open    the line that is being written begins at this byte; its style is `style`
 */
#include "text-builder.h"

#include <string.h>

#include "characters.h"
#include "text-private.h"

#define LINE_SEPARATOR "\xe2\x80\xa8"
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"

struct _LesartTextBuilder {
  GString *utf8;
  GArray *styles;
  GArray *links; /* LesartHyperlink, positions in bytes */
  LesartBlock style;
  gboolean close; /* the next line goes on with the block of the one before */
  gsize open;
  gboolean space; /* there was white space, and something may follow it */
  gsize link_start;
  char *link; /* (nullable): target of the link that is open */
};

static void
clear_link (gpointer data)
{
  g_free ((char *) ((LesartHyperlink *) data)->target);
}

LesartTextBuilder *
lesart_text_builder_new (void)
{
  LesartTextBuilder *self = g_new0 (LesartTextBuilder, 1);

  self->utf8 = g_string_new (NULL);
  self->styles = g_array_new (FALSE, FALSE, sizeof (LesartBlock));
  self->links = g_array_new (FALSE, FALSE, sizeof (LesartHyperlink));
  g_array_set_clear_func (self->links, clear_link);
  self->style.kind = LESART_BLOCK_PARAGRAPH;
  return self;
}

void
lesart_text_builder_free (LesartTextBuilder *self)
{
  if (self == NULL)
    return;
  g_string_free (self->utf8, TRUE);
  g_array_unref (self->styles);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self->link);
  g_free (self);
}

static gboolean
is_empty_line (LesartTextBuilder *self)
{
  return self->utf8->len == self->open;
}

/* What divides the line to come from the last one. */
static void
divide (LesartTextBuilder *self)
{
  const LesartBlock *last;
  gboolean close;

  if (self->styles->len == 0)
    return;
  last = &g_array_index (self->styles, LesartBlock, self->styles->len - 1);
  close = self->close
          || (last->kind == self->style.kind
              && (last->kind == LESART_BLOCK_ITEM || last->kind == LESART_BLOCK_ROW));
  g_string_append (self->utf8, close ? "\n" : "\n\n");
  self->open = self->utf8->len;
}

/* Ends the line; one with nothing to see in it is taken back. */
static void
end_line (LesartTextBuilder *self)
{
  GString *utf8 = self->utf8;

  while (utf8->len > self->open) {
    const char *last = g_utf8_prev_char (utf8->str + utf8->len);

    if (!lesart_is_blank (g_utf8_get_char (last)))
      break;
    g_string_truncate (utf8, (gsize) (last - utf8->str));
  }
  self->space = FALSE;
  if (!is_empty_line (self)) {
    g_array_append_val (self->styles, self->style);
  } else if (self->styles->len > 0) {
    while (utf8->len > 0 && utf8->str[utf8->len - 1] == '\n')
      g_string_truncate (utf8, utf8->len - 1);
  }
  self->open = utf8->len;
}

/**
 * lesart_text_builder_end_link:
 *
 * Ends the link that is open, if there is one. One without words is left out.
 */
void
lesart_text_builder_end_link (LesartTextBuilder *self)
{
  gsize start = MIN (self->link_start, self->utf8->len), end = self->utf8->len;

  if (self->link == NULL)
    return;
  while (start < end && g_ascii_isspace (self->utf8->str[start]))
    start++;
  if (start < end) {
    LesartHyperlink link = { { (guint32) start, (guint32) end }, g_steal_pointer (&self->link) };

    g_array_append_val (self->links, link);
  }
  g_clear_pointer (&self->link, g_free);
}

/**
 * lesart_text_builder_begin_link:
 * @target: an address
 *
 * What is added from here on is linked. Links neither nest nor reach over the end of a line.
 */
void
lesart_text_builder_begin_link (LesartTextBuilder *self, const char *target)
{
  lesart_text_builder_end_link (self);
  self->link = g_strdup (target);
  self->link_start = self->utf8->len;
}

/**
 * lesart_text_builder_end:
 *
 * Ends the block. What comes without a new one is a paragraph.
 */
void
lesart_text_builder_end (LesartTextBuilder *self)
{
  lesart_text_builder_end_link (self);
  end_line (self);
  self->style = (LesartBlock){ .kind = LESART_BLOCK_PARAGRAPH };
  self->close = FALSE;
}

/**
 * lesart_text_builder_begin:
 * @level: as in LesartBlock
 * @number: as in LesartBlock
 *
 * Begins a block, and ends the one before.
 */
void
lesart_text_builder_begin (LesartTextBuilder *self, LesartBlockKind kind, guint level, guint number)
{
  lesart_text_builder_end (self);
  self->style.kind = kind;
  self->style.level = (guint16) MIN (level, G_MAXUINT16);
  self->style.number = (guint16) MIN (number, G_MAXUINT16);
}

/**
 * lesart_text_builder_break_line:
 *
 * Goes on in a new line of the same block.
 */
void
lesart_text_builder_break_line (LesartTextBuilder *self)
{
  guint n = self->styles->len;

  lesart_text_builder_end_link (self);
  end_line (self);
  self->close = self->close || self->styles->len > n;
  self->style.number = self->styles->len > n ? 0 : self->style.number;
}

static void
add_char (LesartTextBuilder *self, const char *p, gsize n_bytes)
{
  if (is_empty_line (self)) {
    if (self->style.kind != LESART_BLOCK_CODE && lesart_is_blank (g_utf8_get_char (p)))
      return;
    divide (self);
  } else if (self->space && self->utf8->str[self->utf8->len - 1] != '\t') {
    g_string_append_c (self->utf8, ' ');
  }
  self->space = FALSE;
  g_string_append_len (self->utf8, p, (gssize) n_bytes);
}

/**
 * lesart_text_builder_add:
 * @utf8: valid UTF-8
 * @n_bytes: its length, or -1 if it ends in a NUL
 *
 * Adds words to the block.
 */
void
lesart_text_builder_add (LesartTextBuilder *self, const char *utf8, gssize n_bytes)
{
  const char *end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  gboolean code = self->style.kind == LESART_BLOCK_CODE;

  for (const char *p = utf8, *next; p < end; p = next) {
    const char *letters = lesart_spell_ligature (p, end);

    next = g_utf8_next_char (p);
    if (letters != NULL)
      add_char (self, letters, strlen (letters));
    else if (code && *p == '\n')
      lesart_text_builder_break_line (self);
    else if (code && *p == ' ')
      add_char (self, p, 1);
    else if ((guchar) *p <= 0x20 || g_str_has_prefix (p, LINE_SEPARATOR)
             || g_str_has_prefix (p, PARAGRAPH_SEPARATOR))
      self->space = TRUE;
    else
      add_char (self, p, (gsize) (next - p));
  }
}

/**
 * lesart_text_builder_add_tab:
 *
 * Divides two cells of a row.
 */
void
lesart_text_builder_add_tab (LesartTextBuilder *self)
{
  lesart_text_builder_end_link (self);
  self->space = FALSE;
  if (!is_empty_line (self))
    g_string_append_c (self->utf8, '\t');
}

/**
 * lesart_text_builder_get_length:
 *
 * Returns: bytes that were put together so far
 */
gsize
lesart_text_builder_get_length (LesartTextBuilder *self)
{
  return self->utf8->len;
}

/* The first block of an article is its headline, when it is one at all; no other block is. */
static void
settle_headline (GArray *styles)
{
  for (guint i = 0; i < styles->len; i++) {
    LesartBlock *block = &g_array_index (styles, LesartBlock, i);

    if (i == 0 && block->kind == LESART_BLOCK_SUBHEAD)
      *block = (LesartBlock){ .kind = LESART_BLOCK_HEADLINE };
    else if (i > 0 && block->kind == LESART_BLOCK_HEADLINE)
      *block = (LesartBlock){ .kind = LESART_BLOCK_SUBHEAD, .level = 1 };
  }
}

/**
 * lesart_text_builder_finish:
 *
 * Returns: (transfer full): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_text_builder_finish (LesartTextBuilder *self, GError **error)
{
  lesart_text_builder_end (self);
  settle_headline (self->styles);
  return lesart_text_new_set (self->utf8, self->styles, g_steal_pointer (&self->links), error);
}
