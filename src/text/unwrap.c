/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a text is a paragraph, except where a program or a printer broke paragraphs at a width.
 * That is seen from the joints between two lines without a blank line between them: the first word
 * of the line behind would not have fitted on the line before. Nearly all joints of the text must
 * be like that, and many lines must go on with a small letter, so that verses, lists, addresses,
 * tables and code stay as they are.
 *
 * At a joint a space is put in the place of the line end; a word that was divided there is put
 * together (vor-/antreiben), a compound keeps its hyphen (KI-/Chip), and so does a truncated word
 * (Bundes-/und).
 */
#include "unwrap.h"

#include <string.h>

#define WIDTH_MAX 100 /* characters; wider lines are paragraphs */
#define WIDTH_MIN 30
#define JOINTS_MIN 3
#define FULL_PERCENT 90  /* of the joints: the next word would not have fitted */
#define SMALL_PERCENT 25 /* of them: the line behind begins with a small letter */

/* A line without the white space at its end. */
typedef struct {
  const char *start;
  const char *end;
  const char *next; /* the line behind */
  guint width;      /* characters */
} Line;

static Line
read_line (const char *p, const char *end)
{
  const char *stop = memchr (p, '\n', (gsize) (end - p));
  Line line = { p, stop != NULL ? stop : end, stop != NULL ? stop + 1 : end, 0 };

  while (line.end > p && g_ascii_isspace (line.end[-1]))
    line.end--;
  for (const char *q = p; q < line.end && line.width <= WIDTH_MAX; q++)
    line.width += ((guchar) *q & 0xc0) != 0x80;
  return line;
}

/* The width that the text was broken at: that of its longest line; 0: it was not. */
static guint
find_width (const char *p, const char *end)
{
  guint width = 0;

  while (p < end) {
    Line line = read_line (p, end);

    if (line.width > WIDTH_MAX)
      return 0;
    width = MAX (width, line.width);
    p = line.next;
  }
  return width >= WIDTH_MIN ? width : 0;
}

/* Two lines with text, of which the second is not indented. */
static gboolean
is_joint (const Line *line, const Line *next)
{
  return line->end > line->start && next->end > next->start
         && (!g_ascii_isspace (*next->start) || g_ascii_isspace (*line->start));
}

/* Was the line full when it was broken? */
static gboolean
is_full (const Line *line, const Line *next, guint width)
{
  guint word = 0;

  for (const char *p = next->start; p < next->end && !g_ascii_isspace (*p); p++)
    word += ((guchar) *p & 0xc0) != 0x80;
  return line->width + 1 + word > width || line->end[-1] == '-';
}

static gboolean
begins_small (const Line *line)
{
  return g_unichar_islower (g_utf8_get_char (line->start));
}

static gboolean
is_wrapped (const char *p, const char *end, guint width)
{
  guint n_joints = 0, n_full = 0, n_small = 0;

  for (Line line = read_line (p, end); line.next < end;) {
    Line next = read_line (line.next, end);

    if (is_joint (&line, &next)) {
      n_joints++;
      n_full += is_full (&line, &next, width);
      n_small += begins_small (&next);
    }
    line = next;
  }
  return n_joints >= JOINTS_MIN && n_full * 100 >= n_joints * FULL_PERCENT
         && n_small * 100 >= n_joints * SMALL_PERCENT;
}

static gboolean
begins_with_word (const Line *line, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (line->end - line->start) > length && memcmp (line->start, word, length) == 0
         && line->start[length] == ' ';
}

/* A word that is only half there (Bundes- und). */
static gboolean
is_truncated (const Line *next)
{
  return begins_with_word (next, "und") || begins_with_word (next, "oder")
         || begins_with_word (next, "bzw.") || begins_with_word (next, "bis");
}

/* The letter before the hyphen at the end of the line; 0 if there is none. */
static gunichar
get_letter_before_hyphen (const Line *line)
{
  gunichar c;

  if (line->end - line->start < 2 || line->end[-1] != '-')
    return 0;
  c = g_utf8_get_char (g_utf8_prev_char (line->end - 1));
  return g_unichar_isalpha (c) ? c : 0;
}

/* Is the hyphen at the end of @line that of a word which was divided there? */
static gboolean
divides_word (const Line *line, const Line *next)
{
  gunichar letter = get_letter_before_hyphen (line);

  return letter != 0 && !g_unichar_isupper (letter) && begins_small (next) && !is_truncated (next);
}

/* KI-/Chip, KI-/gesteuert, 5-/prozentig */
static gboolean
joins_compound (const Line *line, const Line *next)
{
  return line->end - line->start > 1 && line->end[-1] == '-' && line->end[-2] != ' '
         && line->end[-2] != '-' && !is_truncated (next)
         && (!begins_small (next) || g_unichar_isupper (get_letter_before_hyphen (line)));
}

/**
 * lesart_find_joint:
 * @line: a line without white space at its edges
 * @next: the line behind
 *
 * Returns: how the two are put together
 */
LesartJoint
lesart_find_joint (const char *line, gsize n_bytes, const char *next, gsize n_next)
{
  Line first = { line, line + n_bytes, NULL, 0 }, second = { next, next + n_next, NULL, 0 };

  if (n_bytes == 0 || n_next == 0)
    return LESART_JOINT_SPACE;
  if (divides_word (&first, &second))
    return LESART_JOINT_WORD;
  return joins_compound (&first, &second) ? LESART_JOINT_NOTHING : LESART_JOINT_SPACE;
}

/**
 * lesart_unwrap_lines:
 * @utf8: (inout): a text of @n_bytes bytes of valid UTF-8; changed in its place
 *
 * Puts lines together that were broken at a width. A text that was not stays as it is. Linear time.
 *
 * Returns: how many bytes it has now; a NUL stands behind them if there are fewer
 */
gsize
lesart_unwrap_lines (char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;
  guint width = find_width (utf8, end);
  char *out = utf8;

  if (width == 0 || !is_wrapped (utf8, end, width))
    return n_bytes;
  for (Line line = read_line (utf8, end); line.start < end;) {
    Line next = read_line (line.next, end);
    const char *stop = line.next;

    if (is_joint (&line, &next) && is_full (&line, &next, width))
      stop = divides_word (&line, &next) ? line.end - 1 : line.end;
    memmove (out, line.start, (gsize) (stop - line.start));
    out += stop - line.start;
    if (stop == line.end && !joins_compound (&line, &next) && stop != line.next)
      *out++ = ' ';
    line = next;
  }
  if (out < end)
    *out = '\0';
  return (gsize) (out - utf8);
}
