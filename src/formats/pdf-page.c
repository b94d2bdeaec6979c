/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a page: put together from its letters, in the order in which they are read, with
 * those that are footnotes.
 */
#include "pdf-page.h"

#include <stdlib.h>
#include <string.h>

#include "pdf-lines.h"

#define EDGE 0.09        /* of the height of a page: where headers and footers are */
#define SPACE_MAX 2.2    /* em */
#define GAP 0.9          /* em: what divides a line may be the gutter between two columns */
#define NUMBER_EDGE 0.15 /* the same for a figure alone */
#define RAISED_SIZE 0.88 /* times the height of the letter before: the mark of a footnote */
#define RAISED_BY 0.12   /* of that height, at least */
#define UNIT_MAX 3       /* letters: shorter words are units */
#define NOTE_SIZE 0.93   /* times the size of what it is a note on */

typedef LesartPdfLine Line;

/* Where a footnote is called. */
typedef struct {
  guint number;
  double size; /* of the letters around */
} Mark;

/* The size of most of the letters from @start on. */
static double
find_size (GList *attributes, guint start, guint end)
{
  guint best = 0;
  double size = 0;

  for (GList *link = attributes; link != NULL; link = link->next) {
    const PopplerTextAttributes *a = link->data;
    guint from = MAX (start, (guint) MAX (a->start_index, 0));
    guint to = MIN (end, (guint) MAX (a->end_index + 1, 0));

    if (to > from && to - from > best) {
      best = to - from;
      size = a->font_size;
    }
  }
  return size;
}

/* A small figure that stands high behind a word or a stop: it leads to a footnote. Behind a unit it
 * belongs to it (km²). Returns: how many bytes it has, 0 if it is none */
static gsize
find_note_mark (const char *start, const char *p, const PopplerRectangle *letters, guint at)
{
  double height = letters[at - 1].y2 - letters[at - 1].y1, mark = letters[at].y2 - letters[at].y1;
  gsize n_digits = strspn (p, "0123456789");
  const char *last = g_utf8_prev_char (p), *word = last;

  if (n_digits == 0 || n_digits > 3 || mark > RAISED_SIZE * height
      || letters[at].y2 > letters[at - 1].y2 - RAISED_BY * height
      || g_unichar_isspace (g_utf8_get_char (last)) || g_ascii_isdigit (*last))
    return 0;
  while (word > start && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);
  return g_unichar_isalpha (g_utf8_get_char (last)) && g_utf8_strlen (word, p - word) < UNIT_MAX
             ? 0
             : n_digits;
}

static gboolean
is_number (const char *words)
{
  return *words != '\0' && strspn (words, "0123456789-– ") == strlen (words);
}

static void
stretch (Line *line, const PopplerRectangle *letter)
{
  line->x1 = MIN (line->x1, letter->x1);
  line->x2 = MAX (line->x2, letter->x2);
  line->y1 = MIN (line->y1, letter->y1);
  line->y2 = MAX (line->y2, letter->y2);
}

static gboolean
is_beside (const Line *line, const Line *before)
{
  return ABS (line->y2 - before->y2) < 0.3 * line->size && line->x1 >= before->x2;
}

/* Puts the pieces of the lines from @first on together; a wide gap becomes a tab, as between the
 * cells of a table. */
static void
join_pieces (GArray *lines, guint first)
{
  guint last = first;

  for (guint i = first + 1; i < lines->len; i++) {
    Line *before = &g_array_index (lines, Line, last), *line = &g_array_index (lines, Line, i);
    gboolean wide = line->x1 - before->x2 > SPACE_MAX * line->size;
    char *words;

    if (!is_beside (line, before)) {
      g_array_index (lines, Line, ++last) = *line;
      continue;
    }
    if (wide && before->cell == 0)
      before->cell = line->x1;
    words = g_strconcat (before->words, wide ? "\t" : " ", line->words, NULL);
    g_free (before->words);
    g_free (line->words);
    before->words = words;
    before->x2 = line->x2;
  }
  for (guint i = last + 1; i < lines->len; i++)
    g_array_index (lines, Line, i).words = NULL; /* they are in another line now */
  g_array_set_size (lines, MIN (last + 1, lines->len));
}

/* Where a gap in the line divides it; without one @end. Poppler takes letters for one line that
 * stand in two columns. */
static const char *
find_gap (const char *start,
          const char *end,
          const PopplerRectangle *letters,
          guint n_letters,
          guint at,
          double size)
{
  double right = G_MAXDOUBLE;

  for (const char *p = start; p < end && at < n_letters; p = g_utf8_next_char (p), at++) {
    if (g_unichar_isspace (g_utf8_get_char (p)))
      continue;
    if (letters[at].x1 - right > GAP * size)
      return p;
    right = letters[at].x2;
  }
  return end;
}

/* Its words without the marks of footnotes, whose numbers go into @marks. */
static void
read_letters (Line *line,
              const char *start,
              const char *end,
              const PopplerRectangle *letters,
              guint n_letters,
              guint at,
              GArray *marks)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = start; p < end; p = g_utf8_next_char (p), at++) {
    gsize n_mark =
        p > start && at < n_letters && words->len > 0 ? find_note_mark (start, p, letters, at) : 0;

    if (n_mark > 0) {
      Mark mark = { (guint) strtoul (p, NULL, 10), line->size };

      g_array_append_val (marks, mark);
      p += n_mark - 1;
      at += (guint) n_mark - 1;
      continue;
    }
    if (at < n_letters && !g_unichar_isspace (g_utf8_get_char (p)))
      stretch (line, &letters[at]);
    g_string_append_len (words, p, g_utf8_next_char (p) - p);
  }
  line->words = g_strstrip (g_strdup (words->str));
}

/* Lines at the foot of a page, from @first on, that are set smaller and begin with the number of a
 * mark on it, with those that follow them. */
static void
find_notes (GArray *lines, guint first, const GArray *marks)
{
  guint note = 0;

  for (guint i = first; i < lines->len; i++) {
    Line *line = &g_array_index (lines, Line, i);
    char *rest;
    guint number = (guint) strtoul (line->words, &rest, 10);
    gboolean begins = FALSE;

    for (guint m = 0; m < marks->len && rest > line->words && *rest == ' '; m++) {
      const Mark *mark = &g_array_index (marks, Mark, m);

      begins = begins || (mark->number == number && line->size < NOTE_SIZE * mark->size);
    }
    if (begins) {
      note = number;
      memmove (line->words, rest + 1, strlen (rest));
    } else if (note > 0
               && (line->at_edge || ABS (line->size - line[-1].size) > 0.06 * line->size)) {
      note = 0;
    }
    line->note = note;
  }
}

/**
 * lesart_pdf_add_page: (skip)
 * @lines: (element-type LesartPdfLine): gets the lines of @page
 * @number: of the page, from 0
 *
 * In the order in which they are read, without the marks of footnotes.
 */
void
lesart_pdf_add_page (GArray *lines, PopplerPage *page, guint number)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *letters = NULL;
  GList *attributes = poppler_page_get_text_attributes (page);
  guint n_letters = 0, at = 0;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  guint first = lines->len;
  double height, edge;

  poppler_page_get_text_layout (page, &letters, &n_letters);
  poppler_page_get_size (page, NULL, &height);
  for (const char *p = text; p != NULL && *p != '\0';) {
    const char *end = p + strcspn (p, "\n");
    guint start = at;
    Line line = { .page = number, .x1 = G_MAXDOUBLE, .y1 = G_MAXDOUBLE };

    line.size = find_size (attributes, start, at + (guint) g_utf8_strlen (p, end - p));
    end = find_gap (p, end, letters, n_letters, start, line.size);
    at += (guint) g_utf8_strlen (p, end - p);
    read_letters (&line, p, end, letters, n_letters, start, marks);
    edge = is_number (line.words) ? NUMBER_EDGE : EDGE;
    line.at_edge = line.y2 < height * edge || line.y1 > height * (1 - edge);
    if (*line.words != '\0' && line.x2 > 0)
      g_array_append_val (lines, line);
    else
      g_free (line.words);
    at += *end == '\n';
    p = *end == '\n' ? end + 1 : end;
  }
  poppler_page_free_text_attributes (attributes);
  if (lines->len == first)
    return;
  lesart_pdf_order_lines (&g_array_index (lines, Line, first), lines->len - first);
  join_pieces (lines, first);
  find_notes (lines, first, marks);
}
