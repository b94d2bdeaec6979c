/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF files, by poppler. It gives the lines of a page with the place and size of their letters;
 * from these come the blocks:
 *
 *   - What stands at the edge of several pages, but for its figures, is a header or footer, and a
 *     figure alone there a page number: left out.
 *   - A line belongs to the paragraph of the one before if it is set in the same size, follows it
 *     closely (or begins the next column or page), is not indented, and the line before is full.
 *   - Lines with labels that count on are the items of a list. What is set smaller at the foot of a
 *     page and has the number of a raised figure on it is a footnote; they come behind the text,
 *     without the figures.
 *   - Larger letters make headings; words divided at the end of a line are put together.
 */
#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "pdf-lines.h"
#include "pdf-page.h"
#include "plain-structure.h"
#include "readers.h"
#include "text-builder.h"
#include "unwrap.h"

#define PAGES_MAX 5000
#define HEADING 1.12 /* times the size of the body: a heading */
#define HEADLINE 1.35
#define LETTER 0.6         /* em, and more than most letters take */
#define SPACE_BETWEEN 0.25 /* em more than between lines: between paragraphs */
#define LEADING_LINES 8    /* tell what is usual */
#define ITEM_GAP 0.5       /* em between lines of an item, at most */
#define DEPTH_MAX 6
#define ITEMS_WITHIN 20   /* lines: the next item of a list */
#define INDENTS_ONE_IN 25 /* lines: with fewer of them, indents are something else */

typedef LesartPdfLine Line;

/* How the paragraphs of a document are set. */
typedef struct {
  double body;      /* size of the letters */
  double leading;   /* em between two lines */
  gboolean indents; /* they begin with one */
} Layout;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->words);
}

static gboolean
is_below (const Line *line, const Line *before)
{
  return line->page == before->page && line->y1 > before->y1 && line->x1 < before->x2
         && line->x2 > before->x1;
}

/* --- headers and footers -------------------------------------------------------------------------
 */

/* The words with each figure as "0": "Seite 3 von 12" is the same on each page. */
static char *
make_pattern (const char *words)
{
  GString *pattern = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++) {
    if (!g_ascii_isdigit (*p))
      g_string_append_c (pattern, *p);
    else if (pattern->len == 0 || pattern->str[pattern->len - 1] != '0')
      g_string_append_c (pattern, '0');
  }
  return g_string_free (pattern, FALSE);
}

static gboolean
is_page_number (const char *pattern)
{
  return strcmp (pattern, "0") == 0 || strcmp (pattern, "- 0 -") == 0
         || strcmp (pattern, "– 0 –") == 0;
}

/* A line at the top that stands far above the rest, in smaller letters than what follows. */
static gboolean
stands_apart (const GArray *lines, guint i)
{
  const Line *line = &g_array_index (lines, Line, i);

  return line->at_edge && i + 1 < lines->len && is_below (line + 1, line)
         && line[1].y1 - line->y2 > 1.5 * (line->y2 - line->y1) && line->size < line[1].size;
}

static void
remove_headers (GArray *lines, guint n_pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    char *pattern = make_pattern (line->words);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

    if (line->at_edge)
      g_hash_table_insert (counts, pattern, GUINT_TO_POINTER (n + 1));
    else
      g_free (pattern);
  }
  for (guint i = lines->len; i > 0; i--) {
    const Line *line = &g_array_index (lines, Line, i - 1);
    g_autofree char *pattern = make_pattern (line->words);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pattern));

    if (line->at_edge
        && (is_page_number (pattern) || (n >= 2 && n * 3 >= n_pages)
            || stands_apart (lines, i - 1)))
      g_array_remove_index (lines, i - 1);
  }
}

/* --- paragraphs ----------------------------------------------------------------------------------
 */

static double
find_body_size (GArray *lines)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
  guint best = 0, size = 0;

  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    gpointer key = GUINT_TO_POINTER ((guint) (line->size * 10 + 0.5));
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (letters, key)) + (guint) strlen (line->words);

    g_hash_table_insert (letters, key, GUINT_TO_POINTER (n));
    if (n > best) {
      best = n;
      size = GPOINTER_TO_UINT (key);
    }
  }
  return size / 10.0;
}

/* Set alike, and close below it. */
static gboolean
follows (const Line *line, const Line *before)
{
  return is_below (line, before) && line->y1 - before->y2 < 0.75 * (before->y2 - before->y1)
         && ABS (before->size - line->size) <= 0.06 * MAX (before->size, line->size);
}

/* The edges of the lines that follow one another. */
static void
find_columns (GArray *lines)
{
  for (guint start = 0, end; start < lines->len; start = end) {
    double left = G_MAXDOUBLE, right = 0;

    for (end = start; end < lines->len; end++) {
      const Line *line = &g_array_index (lines, Line, end);

      if (end > start && !follows (line, line - 1))
        break;
      left = MIN (left, line->x1);
      right = MAX (right, line->x2);
    }
    for (guint i = start; i < end; i++) {
      g_array_index (lines, Line, i).left = left;
      g_array_index (lines, Line, i).right = right;
    }
  }
}

static gboolean
ends_sentence (const char *words)
{
  const char *last = words + strlen (words);

  while (last > words && strchr ("\"')]“”»«’", last[-1]) != NULL)
    last--;
  return last > words && strchr (".!?:", last[-1]) != NULL;
}

static gboolean
is_indented (const Line *line)
{
  return line->x1 - line->left > 0.6 * line->size;
}

/* Whether paragraphs begin with an indent. */
static gboolean
find_indents (const GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += is_indented (&g_array_index (lines, Line, i));
  return n >= 3 && n * INDENTS_ONE_IN >= lines->len;
}

/* Where the labels of the lists around begin. */
typedef struct {
  double left[DEPTH_MAX];
  guint depth;
} Lists;

/* Lists are seen from labels that count on, within so many lines. */
static void
find_items (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    for (guint j = i + 1; j < lines->len && j <= i + ITEMS_WITHIN; j++) {
      Line *line = &g_array_index (lines, Line, i), *next = &g_array_index (lines, Line, j);

      if (!lesart_label_counts_on (line->words, next->words)
          || ABS (line->x1 - next->x1) > 0.3 * line->size)
        continue;
      line->item = next->item = TRUE;
      break;
    }
}

/* Below the words of the item or, where the line before is full, below its label. */
static gboolean
goes_on_in_item (const Line *item, const Line *before, const Line *line)
{
  double em = before->size, indent = line->x1 - item->x1;

  return !line->item && follows (line, before) && line->y1 - before->y2 < ITEM_GAP * em
         && (indent > 0.3 * em ? indent < 2 * em
                               : indent > -0.3 * em && before->x2 > before->right - 4 * em);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The gap that is usual between two lines, in em; large if there are too few to tell. */
static double
find_leading (const GArray *lines)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    double gap = (line->y1 - line[-1].y2) / line->size;

    if (follows (line, line - 1))
      g_array_append_val (gaps, gap);
  }
  g_array_sort (gaps, compare_gaps);
  return gaps->len < LEADING_LINES ? G_MAXDOUBLE : g_array_index (gaps, double, gaps->len / 2);
}

/* Whether the first word of @line would have had room behind @before. */
static gboolean
had_room (const Line *before, const Line *line)
{
  double word = LETTER * (double) g_utf8_strlen (line->words, (gssize) strcspn (line->words, " "));

  return before->right - before->x2 > MAX (4, word) * before->size;
}

static gboolean
goes_on (const Line *before, const Line *line, const Layout *layout)
{
  double em = before->size;
  gboolean ended = ends_sentence (before->words);

  if (line->item)
    return FALSE;
  if (before->size > layout->body * HEADING && !ended && follows (line, before))
    return TRUE; /* a heading of several lines, which may be centred */
  if (ABS (before->size - line->size) > 0.06 * MAX (before->size, line->size)
      || (ended && had_room (before, line)))
    return FALSE;
  if (is_below (line, before))
    return follows (line, before) && line->x1 - before->x1 < 0.8 * em
           && line->y1 - before->y2 < (layout->leading + SPACE_BETWEEN) * em;
  if (ended) /* at the end of a column: the indent tells, or nothing does */
    return layout->indents && !is_indented (line) && before->x2 > before->right - em;
  return TRUE;
}

/* How deep it is nested: further right than the items around it. */
static guint
find_depth (Lists *lists, const Line *line)
{
  while (
      lists->depth > 0
      && (lists->depth == DEPTH_MAX || lists->left[lists->depth - 1] > line->x1 - 0.3 * line->size))
    lists->depth--;
  lists->left[lists->depth++] = line->x1;
  return lists->depth;
}

static void
begin_block (
    LesartTextBuilder *builder, const Line *line, double body, gboolean *headline, Lists *lists)
{
  gboolean heading = line->size > body * HEADING && !ends_sentence (line->words);

  if (line->item) {
    lesart_text_builder_begin (builder, LESART_BLOCK_ITEM, find_depth (lists, line), 0);
  } else if (heading && !*headline && line->page == 0 && line->size > body * HEADLINE
             && lesart_text_builder_get_length (builder) == 0) {
    lesart_text_builder_begin (builder, LESART_BLOCK_HEADLINE, 0, 0);
    *headline = TRUE;
  } else if (heading) {
    lesart_text_builder_begin (builder, LESART_BLOCK_SUBHEAD, line->size > body * HEADLINE ? 1 : 2,
                               0);
  } else {
    lesart_text_builder_begin (builder, LESART_BLOCK_PARAGRAPH, 0, 0);
  }
}

static gboolean
is_aligned (const Line *line, const Line *other)
{
  return line->page == other->page && line->cell > 0
         && ABS (line->cell - other->cell) < 0.5 * line->size;
}

/* A row of a table has its cells below those of another; in a line that is set wide they are
 * nowhere in particular. */
static gboolean
is_row (const GArray *lines, guint i)
{
  const Line *line = &g_array_index (lines, Line, i);

  return (i > 0 && is_aligned (line, line - 1))
         || (i + 1 < lines->len && is_aligned (line, line + 1));
}

static void
add_row (LesartTextBuilder *builder, const Line *line)
{
  g_auto (GStrv) cells = g_strsplit (line->words, "\t", -1);

  lesart_text_builder_begin (builder, LESART_BLOCK_ROW, 0, 0);
  for (guint c = 0; cells[c] != NULL; c++) {
    if (c > 0)
      lesart_text_builder_add_tab (builder);
    lesart_text_builder_add (builder, cells[c], -1);
  }
}

/* The words of a line, and what joins them with those of the next. */
static void
add_line (LesartTextBuilder *builder, const Line *line, const Line *next)
{
  gsize length = strlen (line->words);
  LesartJoint joint = LESART_JOINT_SPACE;

  if (next != NULL)
    joint = lesart_find_joint (line->words, length, next->words, strlen (next->words));
  lesart_text_builder_add (builder, line->words,
                           (gssize) (joint == LESART_JOINT_WORD ? length - 1 : length));
  if (joint == LESART_JOINT_SPACE)
    lesart_text_builder_add (builder, " ", 1);
}

/* Footnotes stand behind the text: between its pages they would divide sentences. */
static void
add_notes (LesartTextBuilder *builder, const GArray *notes)
{
  for (guint i = 0; i < notes->len; i++) {
    const Line *line = &g_array_index (notes, Line, i);
    gboolean more = i + 1 < notes->len && line[1].note == line->note && line[1].page == line->page;

    if (i == 0 || line[-1].note != line->note || line[-1].page != line->page)
      lesart_text_builder_begin (builder, LESART_BLOCK_NOTE, 0, line->note);
    add_line (builder, line, more ? line + 1 : NULL);
  }
}

static void
build (GArray *lines, LesartTextBuilder *builder)
{
  double body = find_body_size (lines);
  Layout layout = { .body = body };
  gboolean headline = FALSE, more = FALSE;
  const Line *item = NULL; /* that the line is in */
  Lists lists = { 0 };

  find_columns (lines);
  find_items (lines);
  layout.indents = find_indents (lines);
  layout.leading = find_leading (lines);
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);

    if (is_row (lines, i)) {
      add_row (builder, line);
      more = FALSE;
      continue;
    }
    if (!more) {
      begin_block (builder, line, body, &headline, &lists);
      item = line->item ? line : NULL;
      lists.depth = line->item ? lists.depth : 0;
    }
    more = i + 1 < lines->len && !is_row (lines, i + 1)
           && (item != NULL ? goes_on_in_item (item, line, line + 1)
                            : goes_on (line, line + 1, &layout));
    add_line (builder, line, more ? line + 1 : NULL);
  }
}

/* Takes the lines of footnotes out. Returns: (transfer full): them */
static GArray *
take_notes (GArray *lines)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n = 0;

  g_array_set_clear_func (notes, clear_line);
  for (guint i = 0; i < lines->len; i++) {
    Line line = g_array_index (lines, Line, i);

    if (line.note > 0)
      g_array_append_val (notes, line);
    else
      g_array_index (lines, Line, n++) = line;
  }
  for (guint i = n; i < lines->len; i++)
    g_array_index (lines, Line, i).words = NULL; /* they are elsewhere now */
  g_array_set_size (lines, n);
  return notes;
}

/* --- the document --------------------------------------------------------------------------------
 */

static void
read_metadata (PopplerDocument *document, LesartArticleInfo *info)
{
  g_autoptr (GDateTime) date = poppler_document_get_creation_date_time (document);

  info->encoding.certain = TRUE;
  info->encoding.encoding = LESART_ENCODING_UTF8;
  if (info->title == NULL)
    info->title = poppler_document_get_title (document);
  if (info->author == NULL)
    info->author = poppler_document_get_author (document);
  if (info->date == NULL && date != NULL)
    info->date = g_date_time_format (date, "%Y-%m-%d");
}

static void
explain (const GError *cause, GError **error)
{
  g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                       g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                           ? _ ("this PDF file is locked by a password")
                           : _ ("this PDF file is damaged"));
}

static LesartText *
read_document (PopplerDocument *document, LesartArticleInfo *info, GError **error)
{
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) notes = NULL;
  guint n_pages = (guint) CLAMP (poppler_document_get_n_pages (document), 0, PAGES_MAX);

  g_array_set_clear_func (lines, clear_line);
  lesart_progress_begin_step (info->progress, LESART_PROGRESS_WHOLE);
  for (guint i = 0; i < n_pages; i++) {
    PopplerPage *page;

    if (!lesart_progress_go_on (info->progress, i, n_pages)) {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return NULL;
    }
    page = poppler_document_get_page (document, (int) i);
    if (page == NULL)
      continue;
    lesart_pdf_add_page (lines, page, i);
    g_object_unref (page);
  }
  if (lines->len == 0 && n_pages > 0) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("this PDF file holds pictures of pages, but no text"));
    return NULL;
  }
  read_metadata (document, info);
  remove_headers (lines, n_pages);
  notes = take_notes (lines);
  build (lines, builder);
  add_notes (builder, notes);
  return lesart_text_builder_finish (builder, error);
}

/**
 * lesart_read_pdf:
 * @encoding: does not count
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_pdf (const guint8 *bytes,
                 gsize n_bytes,
                 LesartEncoding encoding,
                 LesartArticleInfo *info,
                 GError **error)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, n_bytes);
  g_autoptr (GError) cause = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (file, NULL, &cause);
  LesartText *text;

  if (document == NULL) {
    explain (cause, error);
    return NULL;
  }
  text = read_document (document, info, error);
  g_object_unref (document);
  return text;
}
