/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each block, note and row is a layout of Pango; their lines are put on pages one after the other.
 *
 *   layouts: | headline | byline | paragraph        | paragraph | ...
 *   lines:   | 0  1     | 2      | 3  4  5  6       | 7  8      |
 *   pages:   | 0                        | 1                     |
 *
 * A heading stays with what follows, and no line of a paragraph stands alone on a page.
 *
 * The fonts are measured at 72 dpi without hints, so that lines break alike on screen and paper.
 */
#include "edition-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "appearance.h"
#include "plain-structure.h"

#define MARGIN 62.0 /* 22 mm */
#define FOOT 30.0   /* from the lower edge to the line of the page's number */
#define TEXT_SIZE 11.0
#define SMALL_SIZE 8.5
#define LINE_SPACING 1.3f
#define PNG_SCALE 2.0
#define FAMILY "Noto Serif, serif"
#define SMALL_FAMILY "Noto Sans, sans-serif"
#define N_TABS 8

/* How a block is set. */
typedef struct {
  double size;
  double before; /* room above it */
  double indent;
  const char *family;
  gboolean bold;
  gboolean dim;
  gboolean keep; /* on the page of what follows */
} Setting;

typedef struct {
  PangoLayoutLine *line;
  double x, y; /* where its baseline begins; y on its page */
  gboolean dim;
  gboolean bar; /* of a quotation: a line beside it */
  double top, height;
} Line;

struct _LesartPages {
  const LesartEdition *edition;
  double width, height;
  PangoContext *context;
  GPtrArray *layouts;
  GArray *lines;      /* Line */
  GArray *first_line; /* guint: of each page; one more at the end */
  double y;           /* where the next line goes */
  guint unbroken;     /* lines before this one may not be parted from what follows */
};

/* ---- Layouts ---- */

static PangoLayout *
new_layout (LesartPages *self, const Setting *setting)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (setting->family);

  pango_font_description_set_absolute_size (font, setting->size * PANGO_SCALE);
  if (setting->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout,
                          (int) ((self->width - 2 * MARGIN - setting->indent) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  g_ptr_array_add (self->layouts, layout);
  return layout;
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static guint16
channel (float value)
{
  return (guint16) (value * 65535.0f);
}

static GdkRGBA
tone (LesartTone name)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, lesart_palette_get_tone (LESART_PALETTE_LIGHT, name));
  return colour;
}

static void
set_ground (PangoAttrList *list, LesartTone name, gsize start, gsize end)
{
  GdkRGBA c = tone (name);

  insert (list, pango_attr_background_new (channel (c.red), channel (c.green), channel (c.blue)),
          start, end);
}

static void
set_line (PangoAttrList *list, LesartTone name, gsize start, gsize end)
{
  GdkRGBA c = tone (name);

  insert (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  insert (list,
          pango_attr_underline_color_new (channel (c.red), channel (c.green), channel (c.blue)),
          start, end);
}

static void
add_calls (GString *text, PangoAttrList *list, const LesartEditionRun *run)
{
  gsize start = text->len;

  for (guint i = 0; i < run->n_notes; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", run->first_note + i + 1);
  if (text->len == start)
    return;
  insert (list, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT), start, text->len);
  insert (list, pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT), start, text->len);
}

static void
add_run (const LesartEdition *edition,
         const LesartEditionRun *run,
         GString *text,
         PangoAttrList *list)
{
  static const LesartTone tints[LESART_N_KINDS] = {
    [LESART_KIND_PER] = LESART_TONE_PER_TINT, [LESART_KIND_ORG] = LESART_TONE_ORG_TINT,
    [LESART_KIND_LOC] = LESART_TONE_LOC_TINT, [LESART_KIND_OTH] = LESART_TONE_OTH_TINT,
    [LESART_KIND_SUM] = LESART_TONE_SUM_TINT, [LESART_KIND_TIME] = LESART_TONE_TIME_TINT,
    [LESART_KIND_MARK] = LESART_TONE_MARK,
  };
  gsize start = text->len, n_bytes;
  const char *words = lesart_text_peek (edition->text, run->span, &n_bytes);

  g_string_append_len (text, words, (gssize) n_bytes);
  if (run->marked) {
    LesartTone own = (LesartTone) (LESART_TONE_MARK + 2 * (run->colour - LESART_COLOUR_YELLOW));

    set_ground (list, own, start, text->len);
    set_line (list, (LesartTone) (own + 1), start, text->len);
  } else if (run->kind < LESART_N_KINDS) {
    set_ground (list, tints[run->kind], start, text->len);
  }
  add_calls (text, list, run);
}

/* ---- Pages ---- */

static double
get_bottom (const LesartPages *self)
{
  return self->height - MARGIN;
}

static void
begin_page (LesartPages *self, guint first_line)
{
  g_array_append_val (self->first_line, first_line);
  self->y = MARGIN;
}

/* What must not be parted from the line that does not fit goes to the new page with it. */
static void
break_page (LesartPages *self)
{
  guint page_start = g_array_index (self->first_line, guint, self->first_line->len - 1);
  guint from = self->unbroken > page_start ? self->unbroken : self->lines->len;
  double shift = 0;

  begin_page (self, from);
  for (guint i = from; i < self->lines->len; i++) {
    Line *line = &g_array_index (self->lines, Line, i);

    if (i == from)
      shift = line->top - MARGIN;
    line->top -= shift;
    line->y -= shift;
    self->y = line->top + line->height;
  }
}

/* From here on lines may stand on another page than those before. */
static void
allow_break (LesartPages *self)
{
  self->unbroken = self->lines->len;
}

static void
place_line (LesartPages *self, PangoLayoutIter *iter, const Setting *setting, gboolean bar)
{
  PangoRectangle logical;
  Line line = { .dim = setting->dim, .bar = bar };
  double baseline;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  line.height = (double) logical.height / PANGO_SCALE;
  if (self->y + line.height > get_bottom (self) && self->y > MARGIN)
    break_page (self);
  baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
  line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
  line.x = MARGIN + setting->indent + (double) logical.x / PANGO_SCALE;
  line.top = self->y;
  line.y = self->y + baseline;
  self->y += line.height;
  g_array_append_val (self->lines, line);
}

static void
place (LesartPages *self, PangoLayout *layout, const Setting *setting, gboolean bar)
{
  int n_lines = pango_layout_get_line_count (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int i = 0;

  if (self->y > MARGIN)
    self->y += setting->before;
  do {
    place_line (self, iter, setting, bar);
    i++;
    /* Not after the first line nor before the last. */
    if (!setting->keep && (i == n_lines || (i > 1 && i + 1 < n_lines)))
      allow_break (self);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_words (LesartPages *self, const char *words, const Setting *setting)
{
  PangoLayout *layout;

  if (words == NULL || *words == '\0')
    return;
  layout = new_layout (self, setting);
  pango_layout_set_text (layout, words, -1);
  place (self, layout, setting, FALSE);
}

/* ---- The text ---- */

static Setting
get_setting (const LesartBlock *block)
{
  Setting setting = { .size = TEXT_SIZE, .before = 7, .family = FAMILY };

  switch (block->kind) {
  case LESART_BLOCK_HEADLINE:
    setting.size = 20;
    setting.bold = setting.keep = TRUE;
    break;
  case LESART_BLOCK_SUBHEAD:
    setting.size = block->level > 1 ? 12 : 13.5;
    setting.before = 14;
    setting.bold = setting.keep = TRUE;
    break;
  case LESART_BLOCK_ITEM:
    setting.indent = 18.0 * MAX (block->level, 1);
    setting.before = 3;
    break;
  case LESART_BLOCK_QUOTE:
    setting.indent = 18.0 * MAX (block->level, 1);
    break;
  case LESART_BLOCK_CAPTION:
  case LESART_BLOCK_NOTE:
    setting.size = 9;
    setting.dim = TRUE;
    break;
  case LESART_BLOCK_ROW:
    setting.before = 2;
    break;
  case LESART_BLOCK_CODE:
    setting.size = 9.5;
    setting.family = "monospace";
    break;
  case LESART_BLOCK_PARAGRAPH:
  default:
    break;
  }
  return setting;
}

static void
set_tabs (LesartPages *self, PangoLayout *layout)
{
  PangoTabArray *tabs = pango_tab_array_new (N_TABS, FALSE);
  double step = (self->width - 2 * MARGIN) / N_TABS;

  for (int i = 0; i < N_TABS; i++)
    pango_tab_array_set_tab (tabs, i, PANGO_TAB_LEFT, (int) ((i + 1) * step * PANGO_SCALE));
  pango_layout_set_tabs (layout, tabs);
  pango_tab_array_free (tabs);
}

static void
add_block (LesartPages *self, guint index, const LesartBlock *block)
{
  const LesartEdition *edition = self->edition;
  Setting setting = get_setting (block);
  PangoLayout *layout = new_layout (self, &setting);
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (block->kind == LESART_BLOCK_ITEM && block->number > 0)
    g_string_append_printf (text, "%u. ", block->number);
  else if (block->kind == LESART_BLOCK_ITEM && lesart_text_find_label (edition->text, block) == 0)
    g_string_append (text, "• ");
  for (guint r = edition->first_run[index]; r < edition->first_run[index + 1]; r++)
    add_run (edition, &g_array_index (edition->runs, LesartEditionRun, r), text, list);
  if (block->kind == LESART_BLOCK_ROW)
    set_tabs (self, layout);
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  place (self, layout, &setting, block->kind == LESART_BLOCK_QUOTE);
}

static void
add_article (LesartPages *self)
{
  const Setting byline = { .size = SMALL_SIZE, .before = 4, .family = SMALL_FAMILY, .dim = TRUE };
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (self->edition->text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++) {
    add_block (self, i, &blocks[i]);
    if (blocks[i].kind != LESART_BLOCK_HEADLINE)
      continue;
    add_words (self, self->edition->byline, &byline);
    self->y += 6;
  }
}

/* ---- What stands below it ---- */

static const Setting heading = {
  .size = 13.5, .before = 22, .family = FAMILY, .bold = TRUE, .keep = TRUE
};
static const Setting group = {
  .size = TEXT_SIZE, .before = 12, .family = FAMILY, .bold = TRUE, .keep = TRUE
};
static const Setting small = {
  .size = SMALL_SIZE, .before = 1, .family = SMALL_FAMILY, .dim = TRUE
};

static void
add_legend (LesartPages *self)
{
  const Setting setting = { .size = SMALL_SIZE, .before = 14, .family = SMALL_FAMILY };
  PangoLayout *layout = new_layout (self, &setting);
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint k = 0; k < LESART_N_KINDS; k++) {
    gsize start;

    if (!self->edition->shown[k])
      continue;
    g_string_append (text, text->len > 0 ? "   " : "");
    start = text->len;
    g_string_append_printf (text, " %s ", lesart_kind_get_title ((LesartKind) k));
    set_ground (list, k == LESART_KIND_MARK ? LESART_TONE_MARK : LESART_TONE_PER_TINT + 2 * k,
                start, text->len);
    if (k == LESART_KIND_MARK)
      set_line (list, LESART_TONE_MARK_LINE, start, text->len);
  }
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  if (text->len > 0)
    place (self, layout, &setting, FALSE);
}

static void
add_notes (LesartPages *self)
{
  const Setting passage = { .size = 9.5, .before = 8, .family = FAMILY, .keep = TRUE };
  const Setting words = { .size = TEXT_SIZE, .before = 2, .indent = 18, .family = FAMILY };
  Setting about = small;

  about.indent = words.indent;
  add_words (self, lesart_edition_notes_heading (), &heading);
  for (guint i = 0; i < self->edition->notes->len; i++) {
    const LesartEditionNote *note = &g_array_index (self->edition->notes, LesartEditionNote, i);
    g_autofree char *first =
        note->passage != NULL ? g_strdup_printf ("%u  „%s“", i + 1, note->passage)
                              : g_strdup_printf ("%u  %s", i + 1, lesart_edition_whole_article ());

    add_words (self, first, &passage);
    add_words (self, note->text, &words);
    add_words (self, note->about, &about);
    allow_break (self);
  }
}

static void
add_facts (LesartPages *self)
{
  const Setting title = { .size = 10, .before = 5, .family = FAMILY, .keep = TRUE };

  add_words (self, lesart_edition_facts_heading (), &heading);
  add_words (self, lesart_edition_facts_hint (), &small);
  for (guint i = 0; i < self->edition->sections->len; i++) {
    const LesartEditionSection *section =
        &g_array_index (self->edition->sections, LesartEditionSection, i);

    add_words (self, section->heading, &group);
    for (guint j = 0; j < section->rows->len; j++) {
      const LesartEditionRow *row = &g_array_index (section->rows, LesartEditionRow, j);

      add_words (self, row->title, &title);
      add_words (self, row->detail, &small);
      allow_break (self);
    }
  }
}

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("de"));
  cairo_font_options_destroy (options);
  return context;
}

static void
line_clear (gpointer data)
{
  pango_layout_line_unref (((Line *) data)->line);
}

/**
 * lesart_pages_new:
 * @edition: stays as long as the pages do
 * @width: of the paper
 * @height: of the paper
 *
 * Sets an edition, in time linear to its length.
 *
 * Returns: (transfer full): its pages; one at least
 */
LesartPages *
lesart_pages_new (const LesartEdition *edition, double width, double height)
{
  LesartPages *self = g_new0 (LesartPages, 1);
  guint n_lines;

  self->edition = edition;
  self->width = MAX (width, 4 * MARGIN);
  self->height = MAX (height, 4 * MARGIN);
  self->context = make_context ();
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  self->first_line = g_array_new (FALSE, FALSE, sizeof (guint));
  begin_page (self, 0);
  add_article (self);
  if (edition->parts & LESART_PART_LEGEND)
    add_legend (self);
  if (edition->notes->len > 0)
    add_notes (self);
  if (edition->sections->len > 0)
    add_facts (self);
  n_lines = self->lines->len;
  g_array_append_val (self->first_line, n_lines);
  return self;
}

void
lesart_pages_free (LesartPages *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->first_line);
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self);
}

guint
lesart_pages_count (const LesartPages *self)
{
  return self->first_line->len - 1;
}

double
lesart_pages_get_width (const LesartPages *self)
{
  return self->width;
}

double
lesart_pages_get_height (const LesartPages *self)
{
  return self->height;
}

/* ---- Drawing ---- */

static void
draw_foot (const LesartPages *self, guint page, cairo_t *cr)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (SMALL_FAMILY);
  const char *title = self->edition->title != NULL ? self->edition->title : "";
  GdkRGBA dim = tone (LESART_TONE_DIM);
  g_autofree char *text = NULL;

  /* Translators: at the foot of a page: the headline, the page, how many there are */
  text = g_strdup_printf (_ ("%s – page %u of %u"), title, page + 1, lesart_pages_count (self));
  pango_font_description_set_absolute_size (font, SMALL_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((self->width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_START);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  gdk_cairo_set_source_rgba (cr, &dim);
  cairo_move_to (cr, MARGIN, self->height - FOOT);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

/**
 * lesart_pages_draw:
 * @page: counted from 0
 * @cr: in points, its origin in the upper left corner of the paper
 */
void
lesart_pages_draw (const LesartPages *self, guint page, cairo_t *cr)
{
  GdkRGBA ink = tone (LESART_TONE_INK), dim = tone (LESART_TONE_DIM),
          rule = tone (LESART_TONE_LINE);
  guint first, end;

  g_return_if_fail (page < lesart_pages_count (self));
  first = g_array_index (self->first_line, guint, page);
  end = g_array_index (self->first_line, guint, page + 1);
  for (guint i = first; i < end; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);

    if (line->bar) {
      gdk_cairo_set_source_rgba (cr, &rule);
      cairo_rectangle (cr, line->x - 10, line->top, 2, line->height);
      cairo_fill (cr);
    }
    gdk_cairo_set_source_rgba (cr, line->dim ? &dim : &ink);
    cairo_move_to (cr, line->x, line->y);
    pango_cairo_show_layout_line (cr, line->line);
  }
  draw_foot (self, page, cr);
}

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (cairo_t *cr, cairo_surface_t *surface, GByteArray *data, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (data);
  g_byte_array_unref (data);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

/**
 * lesart_pages_to_pdf:
 *
 * Returns: (transfer full) (nullable): all pages as a PDF file
 */
GBytes *
lesart_pages_to_pdf (const LesartPages *self, GError **error)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, data, self->width, self->height);
  cairo_t *cr = cairo_create (surface);

  if (self->edition->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->edition->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lesart");
  for (guint i = 0; i < lesart_pages_count (self); i++) {
    lesart_pages_draw (self, i, cr);
    cairo_show_page (cr);
  }
  return finish (cr, surface, data, error);
}

/**
 * lesart_pages_to_png:
 * @page: counted from 0
 *
 * Returns: (transfer full) (nullable): a picture of a page, two pixels a point
 */
GBytes *
lesart_pages_to_png (const LesartPages *self, guint page, GError **error)
{
  GByteArray *data = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->width * PNG_SCALE),
                                  (int) ceil (self->height * PNG_SCALE));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  lesart_pages_draw (self, page, cr);
  if (cairo_surface_write_to_png_stream (surface, append, data) != CAIRO_STATUS_SUCCESS)
    g_byte_array_set_size (data, 0);
  return finish (cr, surface, data, error);
}
