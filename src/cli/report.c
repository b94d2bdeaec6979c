/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * extract --format text: the reading of an article for people. The headline, then a group for each
 * kind of thing, each with two columns: the words of the article, and what is known of them.
 *
 *   ORGANISATIONS
 *     OpenAI               7 mentions
 *     Softbank             2 mentions
 *
 * report-rows.c says what stands in the rows; this file sets them: columns, wrapping, colours.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "report-private.h"

#define INDENT 2
#define GAP 2
#define LEFT_MAX 32 /* a longer first column stands on a line of its own */
#define WIDTH_MIN 40
#define WIDTH_MAX 100 /* longer lines are hard to read */

/* --- the terminal --------------------------------------------------------------------------------
 */

static guint
terminal_width (int fd)
{
  struct winsize size;
  const char *columns = g_getenv ("COLUMNS");

  if (isatty (fd) && ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return columns != NULL ? (guint) g_ascii_strtoull (columns, NULL, 10) : 80;
}

/**
 * lesart_report_style_for:
 * @stream: where the report goes
 *
 * Colours only on a terminal that has them and unless NO_COLOR is set (no-color.org).
 */
LesartReportStyle
lesart_report_style_for (FILE *stream)
{
  const char *no_color = g_getenv ("NO_COLOR"), *term = g_getenv ("TERM");
  LesartReportStyle style;

  style.width = CLAMP (terminal_width (fileno (stream)), WIDTH_MIN, WIDTH_MAX);
  style.colours = isatty (fileno (stream)) && (no_color == NULL || no_color[0] == '\0')
                  && g_strcmp0 (term, "dumb") != 0;
  return style;
}

/* --- setting -------------------------------------------------------------------------------------
 */

static guint
columns_of (const char *text, gssize n_bytes)
{
  const char *end = n_bytes < 0 ? text + strlen (text) : text + n_bytes;
  guint n = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }
  return n;
}

static void
append_spaces (GString *out, guint n)
{
  g_string_append_printf (out, "%*s", (int) n, "");
}

/* Appends the words of @text from column @at on; further lines begin at column @indent. */
static void
append_wrapped (GString *out, const char *text, guint at, guint indent, guint width)
{
  gboolean first = TRUE;

  while (*text != '\0') {
    const char *space = strchr (text, ' ');
    gssize length = space != NULL ? space - text : (gssize) strlen (text);
    guint columns = columns_of (text, length);

    if (!first && at + 1 + columns > width) {
      g_string_append_c (out, '\n');
      append_spaces (out, indent);
      at = indent;
    } else if (!first) {
      g_string_append_c (out, ' ');
      at++;
    }
    g_string_append_len (out, text, length);
    at += columns;
    first = FALSE;
    text += length;
    while (*text == ' ')
      text++;
  }
  g_string_append_c (out, '\n');
}

/* What comes from the article must not steer the terminal. */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (plain, g_unichar_iscntrl (c) || g_unichar_isspace (c) ? ' ' : c);
  }
  return g_string_free (plain, FALSE);
}

static void
append_row (GString *out, const LesartReportRow *row, guint left, const LesartReportStyle *style)
{
  g_autofree char *first = make_plain (row->left);
  g_autofree char *second = make_plain (row->right);
  guint columns = columns_of (first, -1);
  guint indent = INDENT + left + GAP;

  append_spaces (out, INDENT);
  if (columns > left || *second == '\0') {
    append_wrapped (out, first, INDENT, INDENT + GAP, style->width);
    if (*second == '\0')
      return;
    append_spaces (out, indent);
  } else {
    g_string_append (out, first);
    append_spaces (out, left - columns + GAP);
  }
  append_wrapped (out, second, indent, indent, style->width);
}

static void
append_heading (GString *out, const char *title, const LesartReportStyle *style)
{
  if (style->colours)
    g_string_append_printf (out, "\n\033[1;34m%s\033[0m\n", title);
  else
    g_string_append_printf (out, "\n%s\n", title);
}

static void
append_group (GString *out,
              const char *title,
              const GPtrArray *rows,
              const LesartReportStyle *style)
{
  guint left = 8;

  if (rows->len == 0)
    return;
  append_heading (out, title, style);
  for (guint i = 0; i < rows->len; i++) {
    const LesartReportRow *row = g_ptr_array_index (rows, i);
    guint columns = columns_of (row->left, -1);

    if (columns <= MIN (LEFT_MAX, style->width / 2))
      left = MAX (left, columns);
  }
  for (guint i = 0; i < rows->len; i++)
    append_row (out, g_ptr_array_index (rows, i), left, style);
}

static void
append_title (GString *out, const LesartReading *reading, const LesartReportStyle *style)
{
  g_autofree char *title = lesart_text_get_title (reading->text);
  g_autofree char *plain = make_plain (title);

  if (style->colours)
    g_string_append (out, "\033[1m");
  append_wrapped (out, *plain != '\0' ? plain : _ ("(empty)"), 0, 0, style->width);
  if (style->colours)
    g_string_append (out, "\033[0m");
  if (reading->date != NULL)
    g_string_append_printf (out, "%s\n", reading->date);
}

/**
 * lesart_report_to_text:
 * @reading: a reading
 *
 * Returns: (transfer full): the report, with a line end, in the language of the locale
 */
char *
lesart_report_to_text (const LesartReading *reading, const LesartReportStyle *style)
{
  GString *out = g_string_new (NULL);

  append_title (out, reading, style);
  for (guint i = 0; i < lesart_n_report_groups; i++) {
    g_auto (LesartReportRows) rows;

    lesart_report_rows_init (&rows);
    lesart_report_groups[i].collect (reading, &rows);
    append_group (out, _ (lesart_report_groups[i].title), rows.rows, style);
  }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
