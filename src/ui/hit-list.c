/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lazy-list.h"

#define BEFORE 28 /* characters that are shown before a hit */
#define BEHIND 90
#define MOST_HIT 80
#define HEIGHT 190 /* px */

struct _LesartHitList {
  GtkWidget parent_instance;

  LesartText *text; /* (nullable) */
  GArray *hits;     /* (nullable) LesartSpan */
  LesartLazyList *model;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (LesartHitList, lesart_hit_list, GTK_TYPE_WIDGET)

/* ---- what stands around a hit ---- */

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

  if (line == NULL && before && span.start > 0) /* not in the middle of a word */
    line = memchr (bytes, ' ', n_bytes);
  if (line != NULL && before)
    span.start += (guint32) g_utf8_strlen (bytes, line + 1 - bytes);
  else if (line != NULL)
    span.end = span.start + (guint32) g_utf8_strlen (bytes, line - bytes);
  return span;
}

static gboolean
is_in_paragraph (LesartText *text, guint32 at)
{
  gsize n_bytes;

  return at > 0 && *lesart_text_peek (text, (LesartSpan){ at - 1, at }, &n_bytes) != '\n';
}

/* (transfer full) */
static char *
make_markup (LesartHitList *self, guint position)
{
  LesartSpan hit = g_array_index (self->hits, LesartSpan, position);
  LesartSpan before = get_around (self->text, hit.start, TRUE);
  LesartSpan shown = { hit.start, MIN (hit.end, hit.start + MOST_HIT) };
  GString *markup = g_string_new (is_in_paragraph (self->text, before.start) ? "…" : "");

  append_words (markup, self->text, before);
  g_string_append (markup, "<b>");
  append_words (markup, self->text, shown);
  g_string_append (markup, "</b>");
  append_words (markup, self->text, get_around (self->text, shown.end, FALSE));
  return g_string_free (markup, FALSE);
}

static gpointer
make_item (guint position, gpointer data)
{
  g_autofree char *markup = make_markup (data, position);

  return gtk_string_object_new (markup);
}

/* ---- the list ---- */

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

/* Rows are made only while they are seen: at each key they would all be others. */
static void
update_rows (LesartHitList *self)
{
  gboolean seen = gtk_widget_get_visible (GTK_WIDGET (self)) && self->text != NULL;

  lesart_lazy_list_set_n_items (self->model, seen && self->hits != NULL ? self->hits->len : 0);
}

/**
 * lesart_hit_list_set_hits:
 * @text: (nullable): where they are
 * @hits: (nullable) (element-type LesartSpan): what is listed
 */
void
lesart_hit_list_set_hits (LesartHitList *self, LesartText *text, GArray *hits)
{
  g_return_if_fail (LESART_IS_HIT_LIST (self));
  lesart_lazy_list_set_n_items (self->model, 0); /* before what they are made of goes */
  g_clear_pointer (&self->text, lesart_text_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  self->text = text != NULL ? lesart_text_ref (text) : NULL;
  self->hits = hits != NULL ? g_array_ref (hits) : NULL;
  update_rows (self);
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

  if (self->model != NULL)
    lesart_lazy_list_set_n_items (self->model, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_pointer (&self->text, lesart_text_unref);
  g_clear_pointer (&self->hits, g_array_unref);
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

  self->model = lesart_lazy_list_new (GTK_TYPE_STRING_OBJECT, make_item, self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
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
  g_signal_connect (self, "notify::visible", G_CALLBACK (update_rows), NULL);
}

GtkWidget *
lesart_hit_list_new (void)
{
  return g_object_new (LESART_TYPE_HIT_LIST, NULL);
}
