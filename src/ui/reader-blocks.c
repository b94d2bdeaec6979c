/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the blocks of a document are set apart: subheads, lists, quotations, captions, tables, notes,
 * code. Each kind and depth has one tag. What marks them (bullets, numbers, the line beside a
 * quotation) is painted, so that the buffer holds the words of the text and nothing else.
 */
#include "reader-private.h"

#include "plain-structure.h"

#define INDENT 26   /* px a level at scale 1 */
#define GAP 9       /* between a bullet or number and the words */
#define DEPTH_MAX 6 /* deeper blocks are set like these */
#define CELL_EM 9   /* between the tab stops of tables */

#define LABEL_BYTES 12

typedef struct {
  GtkTextTag *tag;
  int indent, above, below; /* px at zoom 1 */
  char label[LABEL_BYTES];  /* "" or: the label of its items as it was typed, in zeros: 00. */
} BlockTag;

static const struct {
  double scale;
  int weight;
  int above, below;   /* px at zoom 1; -1: as paragraphs have it */
  const char *family; /* (nullable) */
} styles[] = {
  [LESART_BLOCK_SUBHEAD] = { 1.2, PANGO_WEIGHT_BOLD, 14, 6, NULL },
  [LESART_BLOCK_ITEM] = { 1, PANGO_WEIGHT_NORMAL, 0, 5, NULL },
  [LESART_BLOCK_QUOTE] = { 1, PANGO_WEIGHT_NORMAL, 0, -1, NULL },
  [LESART_BLOCK_CAPTION] = { 0.85, PANGO_WEIGHT_NORMAL, 0, -1, NULL },
  [LESART_BLOCK_ROW] = { 0.92, PANGO_WEIGHT_NORMAL, 0, 4, NULL },
  [LESART_BLOCK_NOTE] = { 0.85, PANGO_WEIGHT_NORMAL, 0, 6, NULL },
  [LESART_BLOCK_CODE] = { 0.88, PANGO_WEIGHT_NORMAL, 0, 0, "monospace" },
};

static int
get_indent (const LesartBlock *block)
{
  switch (block->kind) {
  case LESART_BLOCK_ITEM:
  case LESART_BLOCK_QUOTE:
    return INDENT * CLAMP (block->level, 1, DEPTH_MAX);
  case LESART_BLOCK_NOTE:
    return INDENT;
  case LESART_BLOCK_HEADLINE:
  case LESART_BLOCK_PARAGRAPH:
  case LESART_BLOCK_SUBHEAD:
  case LESART_BLOCK_CAPTION:
  case LESART_BLOCK_ROW:
  case LESART_BLOCK_CODE:
  default:
    return 0;
  }
}

static PangoTabArray *
make_stops (void)
{
  PangoTabArray *stops = pango_tab_array_new (DEPTH_MAX, TRUE);

  for (int i = 0; i < DEPTH_MAX; i++)
    pango_tab_array_set_tab (stops, i, PANGO_TAB_LEFT, (i + 1) * CELL_EM * 17);
  return stops;
}

struct _LesartBlockSetter {
  GtkTextBuffer *buffer; /* not owned */
  LesartText *text;      /* not owned */
  guint n_blocks;        /* that are set */
  guint n_links;
  GtkTextTag *tags[G_N_ELEMENTS (styles)][DEPTH_MAX + 1][2];
  GHashTable *typed_tags; /* (nullable): of items whose labels were typed, by those and the level */
  GtkTextTag *link_tag;
};

static int
measure_label (LesartReader *self, const char *label)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* As large as the type is now. */
static void
scale_tag (LesartReader *self, const BlockTag *block)
{
  double zoom = lesart_appearance_get_scale (self->appearance);

  g_object_set (block->tag, "left-margin", (int) (block->indent * zoom), "pixels-above-lines",
                (int) (block->above * zoom), NULL);
  if (block->label[0] != '\0')
    g_object_set (block->tag, "indent", -measure_label (self, block->label), NULL);
  if (block->below >= 0)
    g_object_set (block->tag, "pixels-below-lines", (int) (block->below * zoom), NULL);
}

static GtkTextTag *
make_tag (LesartReader *self,
          GtkTextBuffer *buffer,
          const LesartBlock *block,
          gboolean last,
          const char *label)
{
  BlockTag made = { .tag = gtk_text_buffer_create_tag (buffer, NULL, "accumulative-margin", TRUE,
                                                       NULL),
                    .indent = *label == '\0' ? get_indent (block) : get_indent (block) - INDENT,
                    .above = styles[block->kind].above,
                    .below = last ? -1 : styles[block->kind].below };
  double scale = styles[block->kind].scale;

  g_strlcpy (made.label, label, sizeof made.label);

  if (block->kind == LESART_BLOCK_SUBHEAD && block->level > 2)
    scale = 1.05;
  g_object_set (made.tag, "scale", scale, "weight", styles[block->kind].weight, NULL);
  if (styles[block->kind].family != NULL)
    g_object_set (made.tag, "family", styles[block->kind].family, NULL);
  if (block->kind == LESART_BLOCK_SUBHEAD || block->kind == LESART_BLOCK_ROW
      || block->kind == LESART_BLOCK_CODE)
    g_object_set (made.tag, "justification", GTK_JUSTIFY_LEFT, NULL);
  if (block->kind == LESART_BLOCK_ROW) {
    PangoTabArray *stops = make_stops ();

    g_object_set (made.tag, "tabs", stops, NULL);
    pango_tab_array_free (stops);
  }
  scale_tag (self, &made);
  g_array_append_val (self->block_tags, made);
  return made.tag;
}

/**
 * lesart_reader_scale_blocks: (skip)
 *
 * Makes indents and spaces as large as the type is now.
 */
void
lesart_reader_scale_blocks (LesartReader *self)
{
  for (guint i = 0; i < self->block_tags->len; i++)
    scale_tag (self, &g_array_index (self->block_tags, BlockTag, i));
}

static void
apply (GtkTextBuffer *buffer, GtkTextTag *tag, LesartSpan span, gboolean with_line_end)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) span.end);
  if (with_line_end)
    gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* Thin, so that it is no mark. */
static void
underline_links (LesartBlockSetter *setter, guint32 n_chars)
{
  guint n_links;
  const LesartHyperlink *links = lesart_text_get_links (setter->text, &n_links);
  const GdkRGBA grey = { 0.5f, 0.5f, 0.5f, 0.6f };

  if (n_links > 0 && setter->link_tag == NULL)
    setter->link_tag = gtk_text_buffer_create_tag (
        setter->buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &grey, NULL);
  for (; setter->n_links < n_links && links[setter->n_links].span.end < n_chars; setter->n_links++)
    apply (setter->buffer, setter->link_tag, links[setter->n_links].span, FALSE);
}

/* Its label stands in the text: the lines below the first begin where its words do. */
static GtkTextTag *
get_typed_tag (LesartReader *self,
               LesartBlockSetter *setter,
               const LesartBlock *block,
               gboolean last,
               gsize n_bytes)
{
  const char *utf8 = lesart_text_get_utf8 (setter->text, NULL) + block->byte_start;
  char label[LABEL_BYTES];
  g_autofree char *key = NULL;
  GtkTextTag *tag;

  g_strlcpy (label, utf8, MIN (n_bytes + 1, sizeof label));
  for (char *p = label; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = '0';
  key = g_strdup_printf ("%u%u%s", block->level, last, label);
  if (setter->typed_tags == NULL)
    setter->typed_tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tag = g_hash_table_lookup (setter->typed_tags, key);
  if (tag == NULL) {
    tag = make_tag (self, setter->buffer, block, last, label);
    g_hash_table_insert (setter->typed_tags, g_steal_pointer (&key), tag);
  }
  return tag;
}

/**
 * lesart_reader_set_blocks: (skip)
 * @n_chars: so many are in the buffer
 *
 * Sets each block that is there as its kind is set. Blocks of one kind stand close; behind the last
 * one is as much space as behind a paragraph.
 */
void
lesart_reader_set_blocks (LesartReader *self, LesartBlockSetter *setter, guint32 n_chars)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (setter->text, &n_blocks);
  GtkTextTag *typed = NULL;
  guint i = setter->n_blocks;

  for (; i < n_blocks && blocks[i].span.end < n_chars; i++) {
    gboolean last = blocks[i].kind != LESART_BLOCK_SUBHEAD
                    && (i + 1 == n_blocks || blocks[i + 1].kind != blocks[i].kind);
    GtkTextTag **tag = &setter->tags[blocks[i].kind][MIN (blocks[i].level, DEPTH_MAX)][last];
    gsize label = lesart_text_find_label (setter->text, &blocks[i]);

    if (styles[blocks[i].kind].scale == 0)
      continue;
    if (label > 0)
      typed = get_typed_tag (self, setter, &blocks[i], last, label);
    else if (*tag == NULL)
      *tag = make_tag (self, setter->buffer, &blocks[i], last, "");
    /* Its line end has the space below. */
    apply (setter->buffer, label > 0 ? typed : *tag, blocks[i].span, TRUE);
  }
  setter->n_blocks = i;
  underline_links (setter, n_chars);
}

/**
 * lesart_block_setter_new: (skip)
 * @buffer: in which @text is going to be
 *
 * Returns: (transfer full): for lesart_reader_set_blocks(); both must live as long
 */
LesartBlockSetter *
lesart_block_setter_new (GtkTextBuffer *buffer, LesartText *text)
{
  LesartBlockSetter *setter = g_new0 (LesartBlockSetter, 1);

  setter->buffer = buffer;
  setter->text = text;
  return setter;
}

void
lesart_block_setter_free (LesartBlockSetter *setter)
{
  g_clear_pointer (&setter->typed_tags, g_hash_table_unref);
  g_free (setter);
}

/* --- marks beside them ---------------------------------------------------------------------------
 */

/* The first block that ends behind @at. */
static guint
find_block (const LesartBlock *blocks, guint n_blocks, guint32 at)
{
  guint low = 0, high = n_blocks;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (blocks[middle].span.end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
paint_label (LesartReader *self,
             GtkSnapshot *snapshot,
             const LesartBlock *block,
             const GdkRectangle *first)
{
  static const char *const bullets[] = { "•", "–", "◦" };
  double zoom = lesart_appearance_get_scale (self->appearance);
  GdkRGBA dim = lesart_appearance_get_tone (self->appearance, LESART_TONE_DIM);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *number = block->number > 0 ? g_strdup_printf ("%u.", block->number) : NULL;
  int width, height;

  if (number == NULL && block->kind == LESART_BLOCK_NOTE)
    return;
  layout = gtk_widget_create_pango_layout (
      GTK_WIDGET (self), number != NULL
                             ? number
                             : bullets[(CLAMP (block->level, 1, 99) - 1) % G_N_ELEMENTS (bullets)]);
  pango_attr_list_insert (attributes, pango_attr_scale_new (styles[block->kind].scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (first->x - GAP * zoom - width),
                                      (float) (first->y + (first->height - height) / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &dim);
  gtk_snapshot_restore (snapshot);
}

static void
paint_bar (LesartReader *self,
           GtkSnapshot *snapshot,
           const LesartBlock *block,
           const GdkRectangle *first)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double zoom = lesart_appearance_get_scale (self->appearance);
  GdkRGBA dim = lesart_appearance_get_tone (self->appearance, LESART_TONE_DIM);
  GtkTextIter last;
  GdkRectangle end;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &last,
                                      (int) block->span.end);
  gtk_text_view_get_iter_location (view, &last, &end);
  gtk_snapshot_append_color (snapshot, &dim,
                             &GRAPHENE_RECT_INIT ((float) (first->x - 14 * zoom), (float) first->y,
                                                  2.0f, (float) (end.y + end.height - first->y)));
}

/**
 * lesart_reader_paint_blocks: (skip)
 * @view: what is in view
 *
 * Paints what stands beside the blocks in view.
 */
void
lesart_reader_paint_blocks (LesartReader *self, GtkSnapshot *snapshot, LesartSpan view)
{
  LesartText *text = lesart_document_get_text (self->document);
  guint n_blocks = 0;
  const LesartBlock *blocks = text != NULL ? lesart_text_get_blocks (text, &n_blocks) : NULL;

  for (guint i = find_block (blocks, n_blocks, view.start);
       self->block_tags->len > 0 && i < n_blocks && blocks[i].span.start < view.end; i++) {
    GtkTextIter start;
    GdkRectangle first;

    if (get_indent (&blocks[i]) == 0 || lesart_text_find_label (text, &blocks[i]) > 0)
      continue;
    gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start,
                                        (int) blocks[i].span.start);
    gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &first);
    if (blocks[i].kind == LESART_BLOCK_QUOTE)
      paint_bar (self, snapshot, &blocks[i], &first);
    else
      paint_label (self, snapshot, &blocks[i], &first);
  }
}

/**
 * lesart_reader_new_block_tags: (skip)
 *
 * Returns: (transfer full): an array for what lesart_reader_set_blocks() makes
 */
GArray *
lesart_reader_new_block_tags (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BlockTag));
}
