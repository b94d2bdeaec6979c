/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "go-to.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lazy-list.h"
#include "outline.h"
#include "text-filter.h"

#define WIDTH 380  /* px */
#define HEIGHT 420 /* px that the list has at most */
#define MOST_SENTENCE 90

/* A row: an item of the outline, or a sentence. */
typedef struct {
  gboolean sentence;
  guint index;
} Row;

struct _LesartGoTo {
  GtkPopover parent_instance;

  LesartText *text;       /* (nullable) */
  LesartReading *reading; /* (nullable) */
  GArray *outline;        /* (nullable) LesartOutlineItem */
  GArray *rows;           /* Row */
  LesartLazyList *model;
  GtkSingleSelection *selection;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nothing;
  GtkWidget *scroller;
};

enum { GO_TO, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartGoTo, lesart_go_to, GTK_TYPE_POPOVER)

/* ---- rows ---- */

static LesartUnits
get_units (LesartGoTo *self)
{
  return (LesartUnits){ self->text, self->reading };
}

static LesartSpan
get_span (LesartGoTo *self, const Row *row)
{
  if (row->sentence)
    return lesart_units_get_sentence (get_units (self), row->index);
  return g_array_index (self->outline, LesartOutlineItem, row->index).span;
}

/* (transfer full) */
static char *
describe (LesartGoTo *self, const Row *row)
{
  const LesartOutlineItem *item;
  LesartSpan span = get_span (self, row);
  LesartSpan shown = { span.start, MIN (span.end, span.start + MOST_SENTENCE) };
  g_autofree char *words = lesart_text_slice (self->text, shown);

  g_strdelimit (words, "\n\t", ' ');
  if (row->sentence)
    /* Translators: a number and the sentence that has it */
    return g_strdup_printf (_ ("Sentence %u: %s"), row->index + 1, words);
  item = &g_array_index (self->outline, LesartOutlineItem, row->index);
  if (!item->heading) {
    const char *more = span.end > shown.end ? "…" : "";

    if (self->reading == NULL)
      return g_strconcat (words, more, NULL);
    return g_strdup_printf (
        "%u  %s%s", lesart_units_find_sentence (get_units (self), span.start) + 1, words, more);
  }
  return g_strdup_printf ("%*s%s", (int) (item->level > 1 ? 4 * (item->level - 1) : 0), "", words);
}

static gpointer
make_item (guint position, gpointer data)
{
  LesartGoTo *self = data;
  g_autofree char *words = describe (self, &g_array_index (self->rows, Row, position));

  return gtk_string_object_new (words);
}

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
  LesartGoTo *self = data;
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const Row *row = &g_array_index (self->rows, Row, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (label), words);
  if (!row->sentence && g_array_index (self->outline, LesartOutlineItem, row->index).heading)
    gtk_widget_add_css_class (label, "popover-title");
  else
    gtk_widget_remove_css_class (label, "popover-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* ---- what is typed ---- */

static guint
get_number (const char *typed)
{
  char *end;
  guint64 number = g_ascii_strtoull (typed, &end, 10);

  return end != typed && *end == '\0' && number <= G_MAXUINT ? (guint) number : 0;
}

static void
add_row (LesartGoTo *self, gboolean sentence, guint index)
{
  const Row row = { sentence, index };

  g_array_append_val (self->rows, row);
}

static void
fill (LesartGoTo *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (LesartTextFilter) filter = lesart_text_filter_new (typed);
  guint number = get_number (typed);

  lesart_lazy_list_set_n_items (self->model, 0);
  g_array_set_size (self->rows, 0);
  if (number > 0 && number <= lesart_units_get_n_sentences (get_units (self)))
    add_row (self, TRUE, number - 1);
  for (guint i = 0; number == 0 && self->outline != NULL && i < self->outline->len; i++) {
    const LesartOutlineItem *item = &g_array_index (self->outline, LesartOutlineItem, i);
    g_autofree char *words = NULL;
    g_autofree char *folded = NULL;

    if (*typed == '\0') {
      add_row (self, FALSE, i);
      continue;
    }
    words = lesart_text_slice (self->text, item->span);
    folded = lesart_text_filter_fold (words);
    if (lesart_text_filter_match (filter, folded))
      add_row (self, FALSE, i);
  }
  lesart_lazy_list_set_n_items (self->model, self->rows->len);
  gtk_widget_set_visible (self->nothing, self->rows->len == 0);
  gtk_widget_set_visible (self->scroller, self->rows->len > 0);
  if (self->rows->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
go (LesartGoTo *self, guint position)
{
  LesartSpan span;

  if (position >= self->rows->len)
    return;
  span = get_span (self, &g_array_index (self->rows, Row, position));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[GO_TO], 0, span.start, span.end);
}

static void
on_entry_activate (LesartGoTo *self)
{
  go (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_activate (GtkListView *list, guint position, LesartGoTo *self)
{
  go (self, position);
}

/* The arrows choose a row while one types. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartGoTo *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (key == GDK_KEY_Down && selected + 1 < self->rows->len)
    selected++;
  else if (key == GDK_KEY_Up && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    selected--;
  else
    return GDK_EVENT_PROPAGATE;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

/* The part of the outline that the caret stands in is chosen. */
static void
choose_at (LesartGoTo *self, guint32 caret)
{
  guint chosen = 0;

  for (guint i = 0; i < self->outline->len; i++)
    if (g_array_index (self->outline, LesartOutlineItem, i).span.start <= caret)
      chosen = i;
  gtk_single_selection_set_selected (self->selection, chosen);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", chosen);
}

static void
forget (LesartGoTo *self)
{
  if (self->model != NULL)
    lesart_lazy_list_set_n_items (self->model, 0);
  g_clear_pointer (&self->text, lesart_text_unref);
  g_clear_pointer (&self->reading, lesart_reading_unref);
  g_clear_pointer (&self->outline, g_array_unref);
}

/**
 * lesart_go_to_ask:
 * @text: where one can go
 * @reading: (nullable): its sentences
 * @caret: where the reader is
 *
 * Pops up at the place that was set with gtk_popover_set_pointing_to().
 */
void
lesart_go_to_ask (LesartGoTo *self, LesartText *text, LesartReading *reading, guint32 caret)
{
  g_return_if_fail (LESART_IS_GO_TO (self));
  forget (self);
  self->text = lesart_text_ref (text);
  self->reading = reading != NULL ? lesart_reading_ref (reading) : NULL;
  self->outline = lesart_outline_new (text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self));
  choose_at (self, caret);
  gtk_widget_grab_focus (self->entry);
}

/* ---- the popover ---- */

static void
lesart_go_to_dispose (GObject *object)
{
  LesartGoTo *self = LESART_GO_TO (object);

  forget (self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (lesart_go_to_parent_class)->dispose (object);
}

static void
lesart_go_to_finalize (GObject *object)
{
  g_array_unref (LESART_GO_TO (object)->rows);
  G_OBJECT_CLASS (lesart_go_to_parent_class)->finalize (object);
}

static void
lesart_go_to_class_init (LesartGoToClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_go_to_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_go_to_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_DIALOG);
  signals[GO_TO] = g_signal_new ("go-to", LESART_TYPE_GO_TO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
add_entry (LesartGoTo *self, GtkWidget *box)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const char *label = _ ("Number of a sentence, or words of the outline");

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);
}

static void
add_list (LesartGoTo *self, GtkWidget *box)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->model = lesart_lazy_list_new (GTK_TYPE_STRING_OBJECT, make_item, self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "lesart-hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->scroller);
}

static void
lesart_go_to_init (LesartGoTo *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline"), -1);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_widget_set_size_request (box, WIDTH, -1);
  add_entry (self, box);
  add_list (self, box);
  self->nothing = gtk_label_new (_ ("There is no such place"));
  gtk_widget_add_css_class (self->nothing, "dim");
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * lesart_go_to_new:
 *
 * Returns: (transfer floating): a popover; give it a parent, and unparent it in the parent's
 * dispose
 */
GtkWidget *
lesart_go_to_new (void)
{
  return g_object_new (LESART_TYPE_GO_TO, NULL);
}
