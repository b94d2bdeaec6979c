/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hit is an item only as long as its row is on the screen: there can be a hundred thousand.
 */
#include "hit-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define BEFORE 28 /* characters that are shown before a hit */
#define BEHIND 90
#define MOST_HIT 80
#define HEIGHT 190 /* px */

/* ---- the model ---- */

#define LESART_TYPE_HITS (lesart_hits_get_type ())
G_DECLARE_FINAL_TYPE (LesartHits, lesart_hits, LESART, HITS, GObject)

struct _LesartHits {
  GObject parent_instance;

  LesartText *text; /* (nullable) */
  GArray *hits;     /* (nullable) LesartSpan */
  guint n_items;
};

static void
append_words (GString *markup, LesartText *text, LesartSpan span)
{
  g_autofree char *words = lesart_text_slice (text, span);
  g_autofree char *escaped = NULL;

  g_strdelimit (words, "\n\r\t", ' ');
  escaped = g_markup_escape_text (words, -1);
  g_string_append (markup, escaped);
}

/* From @at on, in the same paragraph. */
static LesartSpan
get_around (LesartText *text, guint32 at, gboolean before)
{
  guint32 n_chars = lesart_text_get_n_chars (text);
  LesartSpan span = before ? (LesartSpan){ at - MIN (at, BEFORE), at }
                           : (LesartSpan){ at, MIN (at + BEHIND, n_chars) };
  gsize n_bytes;
  const char *bytes = lesart_text_peek (text, span, &n_bytes);
  const char *line =
      before ? g_strrstr_len (bytes, (gssize) n_bytes, "\n") : memchr (bytes, '\n', n_bytes);

  if (line != NULL && before)
    span.start += (guint32) g_utf8_strlen (bytes, line + 1 - bytes);
  else if (line != NULL)
    span.end = span.start + (guint32) g_utf8_strlen (bytes, line - bytes);
  return span;
}

/* (transfer full) */
static char *
make_markup (LesartHits *self, guint position)
{
  LesartSpan hit = g_array_index (self->hits, LesartSpan, position);
  LesartSpan before = get_around (self->text, hit.start, TRUE);
  LesartSpan shown = { hit.start, MIN (hit.end, hit.start + MOST_HIT) };
  GString *markup =
      g_string_new (before.start > 0 && hit.start - before.start == BEFORE ? "…" : "");

  append_words (markup, self->text, before);
  g_string_append (markup, "<b>");
  append_words (markup, self->text, shown);
  g_string_append (markup, "</b>");
  append_words (markup, self->text, get_around (self->text, shown.end, FALSE));
  return g_string_free (markup, FALSE);
}

static GType
lesart_hits_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
lesart_hits_get_n_items (GListModel *model)
{
  return LESART_HITS (model)->n_items;
}

static gpointer
lesart_hits_get_item (GListModel *model, guint position)
{
  LesartHits *self = LESART_HITS (model);
  g_autofree char *markup = NULL;

  if (position >= self->n_items)
    return NULL;
  markup = make_markup (self, position);
  return gtk_string_object_new (markup);
}

static void
lesart_hits_init_model (GListModelInterface *interface)
{
  interface->get_item_type = lesart_hits_get_item_type;
  interface->get_n_items = lesart_hits_get_n_items;
  interface->get_item = lesart_hits_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LesartHits,
                               lesart_hits,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lesart_hits_init_model))

static void
lesart_hits_finalize (GObject *object)
{
  LesartHits *self = LESART_HITS (object);

  g_clear_pointer (&self->text, lesart_text_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  G_OBJECT_CLASS (lesart_hits_parent_class)->finalize (object);
}

static void
lesart_hits_class_init (LesartHitsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_hits_finalize;
}

static void
lesart_hits_init (LesartHits *self)
{
}

/* ---- the list ---- */

struct _LesartHitList {
  GtkWidget parent_instance;

  LesartHits *hits;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (LesartHitList, lesart_hit_list, GTK_TYPE_WIDGET)

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_markup (GTK_LABEL (label),
                        gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
}

static void
on_activate (GtkListView *list, guint position, LesartHitList *self)
{
  g_signal_emit_by_name (self, "activate", position);
}

/**
 * lesart_hit_list_set_hits:
 * @text: (nullable): where they are
 * @hits: (nullable) (element-type LesartSpan): what is listed
 */
void
lesart_hit_list_set_hits (LesartHitList *self, LesartText *text, GArray *hits)
{
  LesartHits *model = self->hits;
  guint n_before = model->n_items;

  g_return_if_fail (LESART_IS_HIT_LIST (self));
  g_clear_pointer (&model->text, lesart_text_unref);
  g_clear_pointer (&model->hits, g_array_unref);
  model->text = text != NULL ? lesart_text_ref (text) : NULL;
  model->hits = hits != NULL ? g_array_ref (hits) : NULL;
  model->n_items = text != NULL && hits != NULL ? hits->len : 0;
  g_list_model_items_changed (G_LIST_MODEL (model), 0, n_before, model->n_items);
}

/**
 * lesart_hit_list_set_current:
 * @hit: the one that the text shows; it is brought into view
 */
void
lesart_hit_list_set_current (LesartHitList *self, guint hit)
{
  g_return_if_fail (LESART_IS_HIT_LIST (self));
  gtk_single_selection_set_selected (self->selection, hit);
  if (gtk_widget_get_mapped (self->list))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", hit);
}

static void
lesart_hit_list_dispose (GObject *object)
{
  LesartHitList *self = LESART_HIT_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->hits);
  G_OBJECT_CLASS (lesart_hit_list_parent_class)->dispose (object);
}

static void
lesart_hit_list_class_init (LesartHitListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_hit_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("activate", LESART_TYPE_HIT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lesart_hit_list_init (LesartHitList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->hits = g_object_new (LESART_TYPE_HITS, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "lesart-hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hits"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lesart_hit_list_new (void)
{
  return g_object_new (LESART_TYPE_HIT_LIST, NULL);
}
