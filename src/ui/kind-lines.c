/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kind-lines.h"

/* One period of a line: up to three strokes, in px from its left and from the bottom. */
typedef struct {
  float period;
  struct {
    float x, width, y, height;
  } strokes[3];
} Pattern;

/* None is one plain line: that is what marks of the reader have. */
static const Pattern patterns[LESART_N_KINDS] = {
  [LESART_KIND_PER] = { 12, { { 0, 9, 0, 2 } } },                   /* long strokes */
  [LESART_KIND_ORG] = { 6, { { 0, 3.5f, 0, 2 } } },                 /* short ones */
  [LESART_KIND_LOC] = { 4, { { 0, 2, 0, 2 } } },                    /* dots */
  [LESART_KIND_OTH] = { 8, { { 0, 8, 0, 1 }, { 0, 8, 3, 1 } } },    /* two lines */
  [LESART_KIND_SUM] = { 7, { { 0, 7, 0, 1 }, { 0, 1.5f, 1, 3 } } }, /* a line with ticks: a ruler */
  [LESART_KIND_TIME] = { 14, { { 0, 7, 0, 2 }, { 9.5f, 2, 0, 2 } } }, /* strokes and dots */
};

/**
 * lesart_kind_line_snapshot:
 * @kind: one that has a tint; marks of the reader have lines of their own
 * @box: of a line of letters, or of a name: the line is drawn along its lower edge
 */
void
lesart_kind_line_snapshot (GtkSnapshot *snapshot,
                           LesartKind kind,
                           const GdkRGBA *colour,
                           const graphene_rect_t *box)
{
  const Pattern *pattern = &patterns[kind];
  /* A little below the letters, whose descenders it would cross. */
  float bottom = box->origin.y + box->size.height + LESART_KIND_LINE_DROP;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (box->origin.x, bottom - LESART_KIND_LINE_HEIGHT,
                                               box->size.width, LESART_KIND_LINE_HEIGHT);
  graphene_rect_t period = bounds;

  if (pattern->period <= 0)
    return;
  period.size.width = pattern->period;
  gtk_snapshot_push_repeat (snapshot, &bounds, &period);
  for (guint i = 0; i < G_N_ELEMENTS (pattern->strokes); i++)
    if (pattern->strokes[i].width > 0)
      gtk_snapshot_append_color (
          snapshot, colour,
          &GRAPHENE_RECT_INIT (box->origin.x + pattern->strokes[i].x,
                               bottom - pattern->strokes[i].y - pattern->strokes[i].height,
                               pattern->strokes[i].width, pattern->strokes[i].height));
  gtk_snapshot_pop (snapshot);
}

struct _LesartKindLine {
  GtkWidget parent_instance;

  LesartAppearance *appearance;
  LesartKind kind;
};

G_DEFINE_FINAL_TYPE (LesartKindLine, lesart_kind_line, GTK_TYPE_WIDGET)

static void
lesart_kind_line_snapshot_widget (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LesartKindLine *self = LESART_KIND_LINE (widget);
  GdkRGBA colour =
      lesart_appearance_get_tone (self->appearance, LESART_TONE_PER_INK + 2u * self->kind);

  lesart_kind_line_snapshot (
      snapshot, self->kind, &colour,
      &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                           (float) gtk_widget_get_height (widget) - LESART_KIND_LINE_DROP));
}

static void
on_appearance_changed (LesartKindLine *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->kind < LESART_KIND_MARK
                              && lesart_appearance_shows_kind_lines (self->appearance));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lesart_kind_line_dispose (GObject *object)
{
  g_clear_object (&LESART_KIND_LINE (object)->appearance);
  G_OBJECT_CLASS (lesart_kind_line_parent_class)->dispose (object);
}

static void
lesart_kind_line_class_init (LesartKindLineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_kind_line_dispose;
  GTK_WIDGET_CLASS (class)->snapshot = lesart_kind_line_snapshot_widget;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lesart_kind_line_init (LesartKindLine *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, LESART_KIND_LINE_HEIGHT);
}

/**
 * lesart_kind_line_new:
 * @kind: of marks nothing is ever shown
 *
 * Returns: (transfer floating): a sample of the line below what is of @kind
 */
GtkWidget *
lesart_kind_line_new (LesartAppearance *appearance, LesartKind kind)
{
  LesartKindLine *self = g_object_new (LESART_TYPE_KIND_LINE, NULL);

  self->appearance = g_object_ref (appearance);
  self->kind = kind;
  g_signal_connect_object (appearance, "changed", G_CALLBACK (on_appearance_changed), self,
                           G_CONNECT_SWAPPED);
  on_appearance_changed (self);
  return GTK_WIDGET (self);
}
