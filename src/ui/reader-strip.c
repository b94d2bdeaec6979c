/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip is divided into ROWS of 2 px. Which stretch of the text a row stands for is asked of
 * the layout once; what lies in it is one colour a lane. All that is drawn again only when
 * something has changed, and kept as a render node: a frame of scrolling costs one box.
 */
#include "reader-strip.h"

#include <glib/gi18n.h>

#include "reader-private.h"

#define WIDTH 14
#define ROW 2  /* px */
#define LANE 5 /* px: one for what was found by the engine, one for what people marked */
#define MAPPED_CHARS                                                                               \
  300000             /* a longer text is taken to be spread evenly: its layout comes slowly */
#define LATER_MS 200 /* between two looks at a layout that is still being made */
#define NEAR 3       /* rows around the pointer whose passages are meant */
#define TOOLTIP_ITEMS 4
#define TOOLTIP_CHARS 60

struct _LesartReaderStrip {
  GtkWidget parent_instance;

  LesartReader *reader;
  GtkAdjustment *adjustment; /* (nullable) */
  GArray *starts;            /* guint32: where each row begins, and one more */
  GskRenderNode *node;       /* (nullable): to be made */
  GskRenderNode *hits;       /* (nullable): the same, of what is searched for: others at each key */
  int node_height;
  guint later_source;
};

enum { GO_TO, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartReaderStrip, lesart_reader_strip, GTK_TYPE_WIDGET)

static guint32
get_n_chars (LesartReaderStrip *self)
{
  LesartText *text =
      self->reader->document != NULL ? lesart_document_get_text (self->reader->document) : NULL;

  return text != NULL ? lesart_text_get_n_chars (text) : 0;
}

/* ---- rows ---- */

static void
map_rows (LesartReaderStrip *self, guint n_rows)
{
  guint32 n_chars = get_n_chars (self);
  gboolean mapped = n_chars <= MAPPED_CHARS && self->adjustment != NULL;
  double upper = mapped ? gtk_adjustment_get_upper (self->adjustment) : 0;
  guint32 last = 0;

  g_array_set_size (self->starts, 0);
  for (guint row = 0; row < n_rows; row++) {
    guint32 at = mapped ? lesart_reader_offset_at_y (self->reader, (int) (upper * row / n_rows))
                        : (guint32) ((guint64) n_chars * row / n_rows);

    last = MAX (last, at);
    g_array_append_val (self->starts, last);
  }
  g_array_append_val (self->starts, n_chars);
}

static guint
row_of (LesartReaderStrip *self, guint32 at)
{
  guint low = 0, high = self->starts->len - 1;

  while (high - low > 1) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->starts, guint32, middle) <= at)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* ---- what lies in them ---- */

#define EMPTY 0xff

/* Passages come by their starts, so that their rows need not be looked up: there are many. */
typedef struct {
  const guint32 *starts;
  guint n_rows;
  guint row; /* of the last start */
  guint8 *tones;
} Lane;

static Lane
begin_lane (LesartReaderStrip *self, guint n_rows)
{
  Lane lane = { (const guint32 *) (gpointer) self->starts->data, n_rows, 0, g_malloc (n_rows) };

  memset (lane.tones, EMPTY, n_rows);
  return lane;
}

static void
enter (Lane *lane, LesartSpan span, LesartTone tone)
{
  guint row = lane->row;

  while (row + 1 < lane->n_rows && lane->starts[row + 1] <= span.start)
    row++;
  lane->row = row;
  do
    lane->tones[row++] = (guint8) tone;
  while (row < lane->n_rows && lane->starts[row] < span.end);
}

static void
append_run (GtkSnapshot *snapshot,
            LesartReaderStrip *self,
            guint8 tone,
            guint from,
            guint to,
            float x,
            float width)
{
  GdkRGBA colour = lesart_appearance_get_tone (self->reader->appearance, tone);

  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (x, (float) (from * ROW), width, (float) ((to - from) * ROW)));
}

static void
end_lane (GtkSnapshot *snapshot, LesartReaderStrip *self, Lane *lane, float x, float width)
{
  const guint8 *tones = lane->tones;

  for (guint row = 0; row < lane->n_rows;) {
    guint from = row;

    while (row < lane->n_rows && tones[row] == tones[from])
      row++;
    if (tones[from] != EMPTY)
      append_run (snapshot, self, tones[from], from, row, x, width);
  }
  g_free (lane->tones);
}

static GskRenderNode *
make_node (LesartReaderStrip *self, guint n_rows)
{
  LesartReader *reader = self->reader;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Lane kinds = begin_lane (self, n_rows);
  Lane marks = begin_lane (self, n_rows);

  for (guint i = 0; i < reader->tints.items->len; i++) {
    const LesartPaint *item = &g_array_index (reader->tints.items, LesartPaint, i);

    if (!reader->kind_hidden[item->value])
      enter (&kinds, item->span, LESART_TONE_PER_INK + 2u * item->value);
  }
  lesart_reader_lay_out_marks (reader);
  for (guint i = 0; i < reader->mark_parts->len && !reader->kind_hidden[LESART_KIND_MARK]; i++) {
    const LesartMarkPart *part = &g_array_index (reader->mark_parts, LesartMarkPart, i);

    enter (&marks, part->span, lesart_reader_get_mark_tone (part) + 1u);
  }
  gtk_snapshot_push_opacity (snapshot, 0.6);
  end_lane (snapshot, self, &kinds, 2, LANE - 1);
  gtk_snapshot_pop (snapshot);
  end_lane (snapshot, self, &marks, 2 + LANE, LANE);
  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
make_hits (LesartReaderStrip *self, guint n_rows)
{
  GArray *items = self->reader->hits.items;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Lane hits = begin_lane (self, n_rows);

  for (guint i = 0; i < items->len; i++)
    enter (&hits, g_array_index (items, LesartPaint, i).span, LESART_TONE_HIT_CURRENT);
  end_lane (snapshot, self, &hits, 1, WIDTH - 2);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
append_view (LesartReaderStrip *self, GtkSnapshot *snapshot)
{
  LesartSpan view = lesart_reader_get_view (self->reader);
  GdkRGBA colour = lesart_appearance_get_tone (self->reader->appearance, LESART_TONE_INK);
  guint from = row_of (self, view.start);
  guint to = row_of (self, view.end) + 1;

  colour.alpha = 0.09f;
  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (0, (float) (from * ROW), WIDTH, (float) ((to - from) * ROW)));
}

static void
lesart_reader_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LesartReaderStrip *self = LESART_READER_STRIP (widget);
  int height = gtk_widget_get_height (widget);
  guint n_rows = (guint) (height / ROW);

  if (n_rows == 0 || get_n_chars (self) == 0)
    return;
  if (self->node == NULL || self->node_height != height) {
    map_rows (self, n_rows);
    g_clear_pointer (&self->node, gsk_render_node_unref);
    g_clear_pointer (&self->hits, gsk_render_node_unref);
    self->node = make_node (self, n_rows);
    self->node_height = height;
  }
  if (self->hits == NULL)
    self->hits = make_hits (self, n_rows);
  append_view (self, snapshot);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  if (self->hits != NULL)
    gtk_snapshot_append_node (snapshot, self->hits);
}

/* ---- what changes ---- */

static void
refresh (LesartReaderStrip *self)
{
  self->node_height = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
refresh_hits (LesartReaderStrip *self)
{
  g_clear_pointer (&self->hits, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
refresh_later (gpointer data)
{
  LesartReaderStrip *self = data;

  self->later_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* The layout grows with every frame while it is being made. */
static void
on_layout_changed (LesartReaderStrip *self)
{
  if (self->later_source == 0 && get_n_chars (self) <= MAPPED_CHARS)
    self->later_source = g_timeout_add (LATER_MS, refresh_later, self);
}

static void
on_adjustment (LesartReaderStrip *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->reader)));
  if (self->adjustment == NULL)
    return;
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (on_layout_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/* ---- the pointer ---- */

static guint
row_at (LesartReaderStrip *self, double y)
{
  return (guint) CLAMP (y / ROW, 0, (double) self->starts->len - 2);
}

static LesartSpan
get_stretch (LesartReaderStrip *self, double y)
{
  guint row = row_at (self, y);
  guint last = MIN (row + NEAR, self->starts->len - 2);

  return (LesartSpan){ g_array_index (self->starts, guint32, row - MIN (row, NEAR)),
                       g_array_index (self->starts, guint32, last + 1) };
}

/* The first of a list that begins in a stretch; those of kinds that are hidden are not there. */
static const LesartPaint *
find_item (LesartReaderStrip *self, const LesartPaintList *list, LesartSpan stretch, guint32 after)
{
  for (guint i = lesart_reader_first_item (list, MAX (stretch.start, after)); i < list->items->len;
       i++) {
    const LesartPaint *item = &g_array_index (list->items, LesartPaint, i);

    if (item->span.start >= stretch.end)
      return NULL;
    if (item->span.start >= MAX (stretch.start, after)
        && (list != &self->reader->tints || !self->reader->kind_hidden[item->value]))
      return item;
  }
  return NULL;
}

static void
on_click (GtkGestureClick *gesture, int n_press, double x, double y, LesartReaderStrip *self)
{
  guint32 at;
  LesartSpan stretch;
  const LesartPaint *item;

  if (self->starts->len < 2)
    return;
  at = g_array_index (self->starts, guint32, row_at (self, y));
  stretch = get_stretch (self, y);
  item = find_item (self, &self->reader->hits, stretch, 0);
  if (item == NULL)
    item = find_item (self, &self->reader->tints, stretch, 0);
  if (item != NULL)
    g_signal_emit (self, signals[GO_TO], 0, item->span.start, item->span.end);
  else
    g_signal_emit (self, signals[GO_TO], 0, at, at);
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  LesartReaderStrip *self = LESART_READER_STRIP (widget);
  LesartText *text = lesart_document_get_text (self->reader->document);
  g_autoptr (GString) words = g_string_new (NULL);
  guint32 after = 0;

  if (keyboard || text == NULL || self->starts->len < 2)
    return FALSE;
  for (guint i = 0; i < TOOLTIP_ITEMS; i++) {
    const LesartPaint *item = find_item (self, &self->reader->tints, get_stretch (self, y), after);
    g_autofree char *slice = NULL;

    if (item == NULL)
      break;
    slice = lesart_text_slice (
        text,
        (LesartSpan){ item->span.start, MIN (item->span.end, item->span.start + TOOLTIP_CHARS) });
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", slice);
    after = item->span.start + 1;
  }
  if (words->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, words->str);
  return TRUE;
}

/* ---- the widget ---- */

static void
lesart_reader_strip_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
lesart_reader_strip_dispose (GObject *object)
{
  LesartReaderStrip *self = LESART_READER_STRIP (object);

  g_clear_handle_id (&self->later_source, g_source_remove);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->hits, gsk_render_node_unref);
  G_OBJECT_CLASS (lesart_reader_strip_parent_class)->dispose (object);
}

static void
lesart_reader_strip_finalize (GObject *object)
{
  g_array_unref (LESART_READER_STRIP (object)->starts);
  G_OBJECT_CLASS (lesart_reader_strip_parent_class)->finalize (object);
}

static void
lesart_reader_strip_class_init (LesartReaderStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_reader_strip_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_reader_strip_finalize;
  widget_class->measure = lesart_reader_strip_measure;
  widget_class->snapshot = lesart_reader_strip_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "readerstrip");
  signals[GO_TO] = g_signal_new ("go-to", LESART_TYPE_READER_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
lesart_reader_strip_init (LesartReaderStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where names, marks and hits lie"), -1);
  g_signal_connect (click, "released", G_CALLBACK (on_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}

/**
 * lesart_reader_strip_new:
 * @reader: the page that it stands beside, in the same window
 *
 * Returns: (transfer floating): a strip
 */
GtkWidget *
lesart_reader_strip_new (LesartReader *reader)
{
  LesartReaderStrip *self = g_object_new (LESART_TYPE_READER_STRIP, NULL);

  self->reader = reader;
  g_signal_connect_object (reader, "notify::vadjustment", G_CALLBACK (on_adjustment), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "places-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "hits-changed", G_CALLBACK (refresh_hits), self,
                           G_CONNECT_SWAPPED);
  on_adjustment (self);
  return GTK_WIDGET (self);
}
