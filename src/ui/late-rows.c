/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "late-rows.h"

#define USUAL_HEIGHT 64 /* px of a row: as many as fit into the view are filled at once */
#define NEAR 8          /* rows around one that is jumped to */
#define ROWS_A_FRAME 4  /* of those that are not in view */
#define AHEAD 1         /* heights of the view: rows farther away are left for when it comes near */
#define EMPTY_HEIGHT 44
#define PATIENCE 60 /* frames in which rows may still be given their places */

struct _LesartLateRows {
  GtkWidget *list;      /* not owned */
  GtkAdjustment *place; /* (nullable): until it is watched */
  GPtrArray *bound;     /* GtkListItem, not owned: the rows that have widgets now */
  LesartFillRow fill;
  gpointer data;
  GHashTable *waiting; /* GtkListItem: of those the ones to be filled */
  guint tick;
  gint64 put_off; /* frame in which the last of them was */
  gint64 frame;   /* in which so many were filled at once */
  guint n_filled;
  guint aim; /* position that is jumped to */
};

typedef struct {
  GtkListItem *item;
  float distance; /* px from the view; 0: in it */
} Place;

static gint64
get_frame (LesartLateRows *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->list);

  return clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;
}

static void
fill_now (LesartLateRows *self, GtkListItem *item)
{
  g_hash_table_remove (self->waiting, item);
  gtk_widget_set_size_request (gtk_list_item_get_child (item), -1, -1);
  self->fill (item, self->data);
}

static float
get_view_height (LesartLateRows *self)
{
  GtkWidget *view = gtk_widget_get_parent (self->list);

  return view != NULL ? (float) gtk_widget_get_height (view) : 0;
}

static Place
get_place (LesartLateRows *self, GtkListItem *item)
{
  GtkWidget *view = gtk_widget_get_parent (self->list);
  Place place = { item, G_MAXFLOAT };
  graphene_rect_t box;

  if (view != NULL && gtk_widget_compute_bounds (gtk_list_item_get_child (item), view, &box)
      && box.size.height > 0)
    place.distance =
        MAX (0, MAX (-(box.origin.y + box.size.height), box.origin.y - get_view_height (self)));
  return place;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  float first = ((const Place *) a)->distance, second = ((const Place *) b)->distance;

  return (first > second) - (first < second);
}

static gboolean
fill_some (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  LesartLateRows *self = data;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer item;
  guint n_beside = 0;
  gboolean unplaced = FALSE;

  if (get_frame (self) < self->put_off + 2) /* it is not known yet where they are */
    return G_SOURCE_CONTINUE;
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &item, NULL)) {
    Place place = get_place (self, item);

    unplaced |= place.distance == G_MAXFLOAT;
    g_array_append_val (places, place);
  }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len && n_beside < ROWS_A_FRAME; i++) {
    const Place *place = &g_array_index (places, Place, i);

    if (place->distance > AHEAD * get_view_height (self))
      break;
    n_beside += place->distance > 0;
    fill_now (self, place->item);
  }
  /* Being placed need not change anything that would be heard of. */
  if (n_beside == ROWS_A_FRAME
      || (unplaced && gtk_widget_get_mapped (list) && get_frame (self) < self->put_off + PATIENCE))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* The view is, or may be, about to show others. */
static void
look_again (LesartLateRows *self)
{
  if (self->tick == 0 && g_hash_table_size (self->waiting) > 0)
    self->tick = gtk_widget_add_tick_callback (self->list, fill_some, self, NULL);
}

/* It is not laid out yet. */
static void
on_map (LesartLateRows *self)
{
  self->put_off = get_frame (self);
  look_again (self);
}

static void
put_off (LesartLateRows *self, GtkListItem *item)
{
  g_hash_table_add (self->waiting, item);
  self->put_off = get_frame (self);
  look_again (self);
}

static gboolean
is_due (LesartLateRows *self, guint position)
{
  gint64 frame = get_frame (self);

  if (frame != self->frame)
    self->n_filled = 0;
  self->frame = frame;
  if (self->aim != GTK_INVALID_LIST_POSITION
      && (position + NEAR < self->aim || position > self->aim + NEAR))
    return FALSE;
  return self->n_filled++ < get_view_height (self) / USUAL_HEIGHT + 1;
}

/**
 * lesart_late_rows_bind:
 * @item: a row that has got a widget
 */
void
lesart_late_rows_bind (LesartLateRows *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  if (is_due (self, gtk_list_item_get_position (item))) {
    fill_now (self, item);
    return;
  }
  gtk_widget_set_size_request (gtk_list_item_get_child (item), -1, EMPTY_HEIGHT);
  put_off (self, item);
}

void
lesart_late_rows_unbind (LesartLateRows *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  g_hash_table_remove (self->waiting, item);
}

/**
 * lesart_late_rows_refill:
 *
 * What rows show has changed: those in view are filled at once.
 */
void
lesart_late_rows_refill (LesartLateRows *self)
{
  for (guint i = 0; i < self->bound->len; i++) {
    GtkListItem *item = g_ptr_array_index (self->bound, i);

    if (g_hash_table_contains (self->waiting, item))
      continue;
    if (get_place (self, item).distance > 0)
      put_off (self, item);
    else
      fill_now (self, item);
  }
}

void
lesart_late_rows_scroll_to (LesartLateRows *self, guint position)
{
  self->aim = position;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  self->aim = GTK_INVALID_LIST_POSITION;
}

/**
 * lesart_late_rows_watch:
 * @place: of the view in the list
 *
 * Fills more rows whenever the view comes near them.
 */
void
lesart_late_rows_watch (LesartLateRows *self, GtkAdjustment *place)
{
  g_return_if_fail (self->place == NULL);
  self->place = g_object_ref (place);
  g_signal_connect_swapped (place, "value-changed", G_CALLBACK (look_again), self);
  g_signal_connect_swapped (place, "changed", G_CALLBACK (look_again), self);
}

/**
 * lesart_late_rows_new:
 * @bound: (element-type GtkListItem): the rows that have widgets now, kept by this
 * @fill: fills one
 *
 * Returns: (transfer full): what fills the rows of @list, which has to live longer
 */
LesartLateRows *
lesart_late_rows_new (GtkListView *list, GPtrArray *bound, LesartFillRow fill, gpointer data)
{
  LesartLateRows *self = g_new0 (LesartLateRows, 1);

  self->list = GTK_WIDGET (list);
  self->bound = g_ptr_array_ref (bound);
  self->fill = fill;
  self->data = data;
  self->waiting = g_hash_table_new (NULL, NULL);
  self->aim = GTK_INVALID_LIST_POSITION;
  g_signal_connect_swapped (list, "map", G_CALLBACK (on_map), self);
  return self;
}

void
lesart_late_rows_free (LesartLateRows *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->list, self->tick);
  g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_object (&self->place);
  g_hash_table_unref (self->waiting);
  g_ptr_array_unref (self->bound);
  g_free (self);
}
