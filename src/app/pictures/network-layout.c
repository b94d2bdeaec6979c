/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scene of the network: each part that hangs together is laid out by network-force.c, parts
 * stand side by side or below each other, then come those that nothing connects, then the legend.
 * Lines go from box to box through their words.
 */
#include "network-private.h"

#include <math.h>

#define MARGIN 12
#define TOP 16
#define GAP 7 /* between boxes, and words of lines */
#define PART_GAP 30
#define RING 3 /* so that the ring of the focus does not touch the words of a line */
#define NAME_MAX_WIDTH 150
#define WORDS_MAX_WIDTH 120
#define PAD_X 10
#define PAD_Y 5
/* Names that come up so often stand out. */
#define OFTEN 5

static const LesartHue hues[LESART_N_ENTITY_TYPES] = {
  [LESART_ENTITY_PER] = LESART_HUE_PER,
  [LESART_ENTITY_ORG] = LESART_HUE_ORG,
  [LESART_ENTITY_LOC] = LESART_HUE_LOC,
  [LESART_ENTITY_OTH] = LESART_HUE_OTH,
};

typedef struct {
  const LesartNetwork *network;
  const LesartTypesetter *typesetter;
  const LesartNetworkWords *words;
  LesartScene *scene;
  LesartBox *boxes; /* of the nodes, then of the words of the links */
  guint *parts;     /* which part each box belongs to */
  guint n_parts;
} Layout;

static const LesartNode *
get_node (const Layout *l, guint i)
{
  return &g_array_index (l->network->nodes, LesartNode, i);
}

static const LesartLink *
get_link (const Layout *l, guint i)
{
  return &g_array_index (l->network->links, LesartLink, i);
}

static guint
count_boxes (const Layout *l)
{
  return l->network->n_linked + l->network->links->len;
}

static LesartBox *
get_words_box (const Layout *l, guint link)
{
  return &l->boxes[l->network->n_linked + link];
}

/* ---- Sizes ---- */

static LesartFont
get_font (const LesartNode *node)
{
  return node->n_mentions >= OFTEN ? LESART_FONT_STRONG : LESART_FONT_TEXT;
}

/* Who is named more often has a larger box, by the logarithm. */
static double
get_padding (const LesartNode *node)
{
  return PAD_Y + MIN (8, floor (2 * log2 (MAX (1, node->n_mentions))));
}

static void
measure_node (const Layout *l, const LesartNode *node, LesartBox *box)
{
  l->typesetter->measure (l->typesetter->data, node->name, get_font (node), NAME_MAX_WIDTH,
                          &box->width, &box->height);
  box->width += 2 * PAD_X + get_padding (node);
  box->height += 2 * get_padding (node);
}

static void
measure_all (Layout *l)
{
  for (guint i = 0; i < l->network->n_linked; i++)
    measure_node (l, get_node (l, i), &l->boxes[i]);
  for (guint i = 0; i < l->network->links->len; i++) {
    LesartBox *box = get_words_box (l, i);

    l->typesetter->measure (l->typesetter->data, get_link (l, i)->words, LESART_FONT_SMALL,
                            WORDS_MAX_WIDTH, &box->width, &box->height);
  }
}

/* ---- Parts ---- */

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    i = parents[i] = parents[parents[i]];
  return i;
}

/* Numbers what hangs together, in the order of the first node of each part. */
static void
find_parts (Layout *l)
{
  guint n = l->network->n_linked;
  g_autofree guint *parents = g_new (guint, n + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    parents[i] = i;
  for (guint i = 0; i < l->network->links->len; i++)
    parents[find_root (parents, get_link (l, i)->from)] = find_root (parents, get_link (l, i)->to);
  for (guint i = 0; i < n; i++)
    numbers[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++) {
    guint root = find_root (parents, i);

    if (numbers[root] == G_MAXUINT)
      numbers[root] = l->n_parts++;
    l->parts[i] = numbers[root];
  }
  for (guint i = 0; i < l->network->links->len; i++)
    l->parts[n + i] = l->parts[get_link (l, i)->from];
}

/* Lays one part out from (0, 0) on. */
static double
place_part (Layout *l, guint part, double width)
{
  guint n = count_boxes (l);
  g_autofree guint *index = g_new (guint, n + 1); /* in the graph */
  g_autofree guint *from = g_new (guint, n + 1);  /* in the layout */
  g_autofree LesartBox *boxes = g_new (LesartBox, n + 1);
  g_autofree guint (*neighbours)[2] =
      g_malloc_n (l->network->links->len + 1, 2 * sizeof *neighbours);
  LesartGraph graph = { .boxes = boxes, .neighbours = neighbours };
  double height;

  for (guint i = 0; i < n; i++)
    if (l->parts[i] == part) {
      from[graph.n] = i;
      index[i] = graph.n;
      boxes[graph.n++] = l->boxes[i];
    }
  for (guint i = 0; i < l->network->links->len; i++) {
    guint words = l->network->n_linked + i;

    if (l->parts[words] != part)
      continue;
    neighbours[graph.n_neighbours][0] = index[get_link (l, i)->from];
    neighbours[graph.n_neighbours++][1] = index[words];
    neighbours[graph.n_neighbours][0] = index[words];
    neighbours[graph.n_neighbours++][1] = index[get_link (l, i)->to];
  }
  height = lesart_graph_place (&graph, width, GAP);
  for (guint i = 0; i < graph.n; i++)
    l->boxes[from[i]] = boxes[i];
  return height;
}

/* How wide a part became. Moves it to the left of its room. */
static double
tighten (Layout *l, guint part)
{
  double left = INFINITY, right = -INFINITY;

  for (guint i = 0; i < count_boxes (l); i++)
    if (l->parts[i] == part) {
      left = MIN (left, l->boxes[i].x);
      right = MAX (right, l->boxes[i].x + l->boxes[i].width);
    }
  for (guint i = 0; i < count_boxes (l); i++)
    if (l->parts[i] == part)
      l->boxes[i].x -= left;
  return right - left;
}

/* A part of n boxes needs no more width than this: a small one leaves room beside it. */
static double
get_part_width (const Layout *l, guint part, double width)
{
  guint n = 0;

  for (guint i = 0; i < count_boxes (l); i++)
    n += l->parts[i] == part;
  return n <= 3 ? MIN (width, 260) : MIN (width, 300 + 40.0 * n);
}

/* Parts stand in rows, as words do. */
static double
place_parts (Layout *l, double width)
{
  double x = 0, y = TOP, row = 0;

  for (guint part = 0; part < l->n_parts; part++) {
    double height = place_part (l, part, get_part_width (l, part, width));
    double part_width = tighten (l, part);

    if (x > 0 && x + part_width > width) {
      x = 0;
      y += row + PART_GAP;
      row = 0;
    }
    for (guint i = 0; i < count_boxes (l); i++)
      if (l->parts[i] == part) {
        l->boxes[i].x += MARGIN + x;
        l->boxes[i].y += y;
      }
    x += part_width + PART_GAP;
    row = MAX (row, height);
  }
  return y + row;
}

/* ---- Lines ---- */

static void
get_middle (const LesartBox *box, double *x, double *y)
{
  *x = box->x + box->width / 2;
  *y = box->y + box->height / 2;
}

/* Where the line from the middle of @box to (x, y) leaves the box. */
static void
leave_box (const LesartBox *box, double x, double y, double *edge_x, double *edge_y)
{
  double middle_x, middle_y, dx, dy, share;

  get_middle (box, &middle_x, &middle_y);
  dx = x - middle_x;
  dy = y - middle_y;
  share = MIN (fabs (dx) > 1e-6 ? box->width / 2 / fabs (dx) : INFINITY,
               fabs (dy) > 1e-6 ? box->height / 2 / fabs (dy) : INFINITY);
  share = MIN (share, 1);
  *edge_x = middle_x + dx * share;
  *edge_y = middle_y + dy * share;
}

/* Half of a line: between a box and the middle of the words. */
static LesartMark *
add_half (
    Layout *l, const LesartLink *link, const LesartBox *box, const LesartBox *words, gboolean to)
{
  double x, y, words_x, words_y;

  LesartStroke stroke = link->stroke;

  if (stroke == LESART_STROKE_CROSSED && !to) /* one cross is enough */
    stroke = LESART_STROKE_SOLID;
  get_middle (words, &words_x, &words_y);
  leave_box (box, words_x, words_y, &x, &y);
  if (to)
    return lesart_scene_add_line (l->scene, LESART_HUE_DIM, stroke, words_x, words_y, x, y);
  return lesart_scene_add_line (l->scene, LESART_HUE_DIM, stroke, x, y, words_x, words_y);
}

static void
add_lines (Layout *l)
{
  for (guint i = 0; i < l->network->links->len; i++) {
    const LesartLink *link = get_link (l, i);
    const LesartBox *words = get_words_box (l, i);

    add_half (l, link, &l->boxes[link->from], words, FALSE);
    if (link->directed)
      add_half (l, link, &l->boxes[link->to], words, TRUE)->flags |= LESART_MARK_ARROW;
    else
      add_half (l, link, &l->boxes[link->to], words, TRUE);
  }
}

static void
add_words (Layout *l)
{
  for (guint i = 0; i < l->network->links->len; i++) {
    const LesartBox *box = get_words_box (l, i);

    lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_INK, LESART_FONT_SMALL,
                           get_link (l, i)->words, box->x, box->y, WORDS_MAX_WIDTH)
        ->flags |= LESART_MARK_CENTRED | LESART_MARK_ON_PAGE;
  }
}

/* ---- Boxes ---- */

/* People are round, organisations square, places and works between. */
static double
get_radius (const LesartNode *node, const LesartBox *box)
{
  return node->type == LESART_ENTITY_PER   ? box->height / 2
         : node->type == LESART_ENTITY_ORG ? 2
                                           : 8;
}

static void
add_node (Layout *l, const LesartNode *node, const LesartBox *box)
{
  LesartBox text = { 0 };

  lesart_scene_add_bar (l->scene, hues[node->type], *box, get_radius (node, box))->flags |=
      LESART_MARK_PALE;
  l->typesetter->measure (l->typesetter->data, node->name, get_font (node), NAME_MAX_WIDTH,
                          &text.width, &text.height);
  lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_INK, get_font (node), node->name,
                         box->x + (box->width - text.width) / 2,
                         box->y + (box->height - text.height) / 2, NAME_MAX_WIDTH)
      ->flags |= LESART_MARK_CENTRED;
}

/* Elements in the order of the keyboard: each node, then the lines that begin there. */
static void
add_elements (Layout *l)
{
  for (guint i = 0; i < l->network->n_linked; i++) {
    const LesartNode *node = get_node (l, i);

    add_node (l, node, &l->boxes[i]);
    lesart_scene_add_element (l->scene, l->boxes[i], node->label, node->spans);
    for (guint k = 0; k < l->network->links->len; k++) {
      const LesartLink *link = get_link (l, k);
      const LesartBox *box = get_words_box (l, k);

      if (link->from == i)
        lesart_scene_add_element (l->scene,
                                  (LesartBox){ box->x - RING, box->y - RING, box->width + 2 * RING,
                                               box->height + 2 * RING },
                                  link->label, link->spans);
    }
  }
}

/* Those that nothing connects, in rows. */
static void
add_apart (Layout *l, double y)
{
  double x = MARGIN, row = 0;

  if (l->network->n_linked == l->network->nodes->len)
    return;
  y += lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_DIM, LESART_FONT_HEADING,
                              l->words->apart, MARGIN, y, l->scene->width - 2 * MARGIN)
           ->box.height
       + 10;
  for (guint i = l->network->n_linked; i < l->network->nodes->len; i++) {
    const LesartNode *node = get_node (l, i);
    LesartBox box = { 0 };

    measure_node (l, node, &box);
    if (x > MARGIN && x + box.width > l->scene->width - MARGIN) {
      x = MARGIN;
      y += row + GAP;
      row = 0;
    }
    box.x = x;
    box.y = y;
    add_node (l, node, &box);
    lesart_scene_add_element (l->scene, box, node->label, node->spans);
    x += box.width + GAP;
    row = MAX (row, box.height);
  }
}

/* ---- Legend ---- */

static void
add_legend_entry (Layout *l, double *x, double *y, LesartMark *sign, const char *text)
{
  double sign_x = sign->box.x, sign_y = sign->box.y, width, height;
  LesartMark *mark = sign;

  l->typesetter->measure (l->typesetter->data, text, LESART_FONT_SMALL, -1, &width, &height);
  if (*x > MARGIN && *x + 36 + width > l->scene->width - MARGIN) {
    *x = MARGIN;
    *y += height + 6;
  }
  mark->box.x = sign_x + *x;
  mark->box.y = sign_y + *y;
  lesart_scene_add_text (l->scene, l->typesetter, LESART_HUE_DIM, LESART_FONT_SMALL, text, *x + 36,
                         *y, -1);
  *x += 36 + width + 16;
}

static void
add_legend (Layout *l)
{
  guint strokes = 0, types = 0;
  double x = MARGIN, y = l->scene->height + 20;

  for (guint i = 0; i < l->network->nodes->len; i++)
    types |= 1u << get_node (l, i)->type;
  for (guint i = 0; i < l->network->links->len; i++)
    strokes |= 1u << get_link (l, i)->stroke;
  for (guint t = 0; t < LESART_N_ENTITY_TYPES; t++)
    if ((types & 1u << t) != 0) {
      LesartMark *sign = lesart_scene_add_bar (l->scene, hues[t], (LesartBox){ 0, 2, 28, 13 },
                                               t == LESART_ENTITY_PER   ? 7
                                               : t == LESART_ENTITY_ORG ? 2
                                                                        : 4);

      sign->flags |= LESART_MARK_PALE;
      add_legend_entry (l, &x, &y, sign, l->words->kinds[t]);
    }
  for (guint s = 0; s <= LESART_STROKE_CROSSED; s++)
    if ((strokes & 1u << s) != 0)
      add_legend_entry (l, &x, &y, lesart_scene_add_line (l->scene, LESART_HUE_DIM, s, 0, 8, 28, 8),
                        l->words->strokes[s]);
}

/**
 * lesart_network_layout:
 * @self: a network whose nodes and links have their words
 * @width: to lay out for; never less than some 250
 *
 * Returns: (transfer full): the picture, one element a node and a link
 */
LesartScene *
lesart_network_layout (const LesartNetwork *self,
                       const LesartTypesetter *typesetter,
                       const LesartNetworkWords *words,
                       double width)
{
  g_autofree LesartBox *boxes = g_new0 (LesartBox, self->n_linked + self->links->len + 1);
  g_autofree guint *parts = g_new0 (guint, self->n_linked + self->links->len + 1);
  Layout l = { .network = self,
               .typesetter = typesetter,
               .words = words,
               .scene = lesart_scene_new (width),
               .boxes = boxes,
               .parts = parts };
  double bottom;

  measure_all (&l);
  find_parts (&l);
  bottom = place_parts (&l, width - 2 * MARGIN);
  add_lines (&l);
  add_words (&l);
  add_elements (&l);
  add_apart (&l, self->n_linked > 0 ? bottom + PART_GAP : TOP);
  add_legend (&l);
  l.scene->height += 16;
  return l.scene;
}
