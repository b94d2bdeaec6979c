/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches run in a thread; until one has ended the hits of the one before are shown. What is
 * typed meanwhile cancels it. Nothing is built until the bar is opened.
 */
#include "find-bar.h"

#include <glib/gi18n.h>

#include "finder.h"
#include "hit-list.h"
#include "icon-button.h"
#include "shortcuts.h"
#include "wrap-layout.h"

typedef struct {
  LesartFindFlags flag;
  const char *label;
  const char *tooltip;
} Option;

static const Option options[] = {
  { LESART_FIND_WHOLE_WORDS, N_ ("Whole words"), N_ ("Only where no letter stands beside") },
  { LESART_FIND_FORMS, N_ ("Other forms"),
    N_ ("In all forms and in compounds: Haus, Häuser, Hochhaus") },
  { LESART_FIND_PATTERN, N_ ("Pattern"), N_ ("A regular expression: 20\\d\\d") },
};

struct _LesartFindBar {
  GtkWidget parent_instance;

  LesartReader *reader; /* not owned: it stands below in the same window */
  LesartDocument *document;
  LesartFinder *finder;      /* (nullable): of the text that is searched */
  GCancellable *cancellable; /* (nullable): of the search under way */
  GtkWidget *bar;            /* (nullable): so all widgets until it is opened */
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *problem; /* what is wrong with a pattern, in full */
  GtkWidget *options[G_N_ELEMENTS (options)];
  GtkWidget *list_button;
  GtkWidget *list;
  GArray *hits;
  gboolean more; /* hits than are kept */
  guint current;
};

G_DEFINE_FINAL_TYPE (LesartFindBar, lesart_find_bar, GTK_TYPE_WIDGET)

enum { HITS_CHANGED, JUMP, SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
has_hits (LesartFindBar *self)
{
  return self->hits != NULL && self->hits->len > 0;
}

/* ---- what is found ---- */

static void
say (LesartFindBar *self, const char *words, gboolean missing)
{
  /* It keeps the room that it once took: the entry is not to change its width at each key. */
  gtk_label_set_width_chars (
      GTK_LABEL (self->count),
      MAX (gtk_label_get_width_chars (GTK_LABEL (self->count)), (int) g_utf8_strlen (words, -1)));
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->problem, FALSE);
  if (missing)
    gtk_widget_add_css_class (self->count, "missing");
  else
    gtk_widget_remove_css_class (self->count, "missing");
  if (*words != '\0')
    g_signal_emit (self, signals[SAID], 0, words);
}

static void
show_count (LesartFindBar *self)
{
  g_autofree char *label = NULL;

  if (!has_hits (self)) {
    const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

    say (self, *query != '\0' ? _ ("Not found") : "", TRUE);
    return;
  }
  if (self->more)
    /* Translators: the current search hit and the number that there are more of */
    label = g_strdup_printf (_ ("%u of over %u"), self->current + 1, self->hits->len);
  else
    /* Translators: the current search hit and how many there are */
    label = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->hits->len);
  say (self, label, FALSE);
}

static void
show_current (LesartFindBar *self)
{
  lesart_reader_set_hits (self->reader, has_hits (self) ? self->hits : NULL, self->current);
  if (has_hits (self)) {
    lesart_reader_show_span (self->reader, g_array_index (self->hits, LesartSpan, self->current),
                             FALSE);
    lesart_hit_list_set_current (LESART_HIT_LIST (self->list), self->current);
  }
  show_count (self);
}

/* The first hit behind the caret, or what is selected, so that typing goes on where one reads. */
static guint
find_next (LesartFindBar *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  guint32 caret =
      lesart_span_is_empty (selection) ? lesart_reader_get_caret (self->reader) : selection.start;
  guint low = 0, high = self->hits->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (self->hits, LesartSpan, middle).start < caret)
      low = middle + 1;
    else
      high = middle;
  }
  return low < self->hits->len ? low : 0;
}

static void
take_hits (LesartFindBar *self, GArray *hits, gboolean more)
{
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits;
  self->more = more;
  self->current = has_hits (self) ? find_next (self) : 0;
  lesart_hit_list_set_hits (LESART_HIT_LIST (self->list),
                            self->finder != NULL ? lesart_finder_get_text (self->finder) : NULL,
                            hits);
  gtk_widget_set_sensitive (self->list_button, has_hits (self));
  gtk_widget_set_visible (
      self->list,
      has_hits (self) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button)));
  show_current (self);
  g_signal_emit (self, signals[HITS_CHANGED], 0);
}

/* ---- searching ---- */

static void
show_error (LesartFindBar *self, const GError *error)
{
  g_autofree char *words = NULL;

  take_hits (self, NULL, FALSE);
  gtk_label_set_text (GTK_LABEL (self->count), "");
  if (g_error_matches (error, LESART_FIND_ERROR, LESART_FIND_ERROR_SLOW))
    words = g_strdup (_ ("This pattern would take too long"));
  else
    /* Translators: %s is what is wrong with a regular expression */
    words = g_strdup_printf (_ ("Not a pattern: %s"), error->message);
  gtk_label_set_text (GTK_LABEL (self->problem), words);
  gtk_widget_set_visible (self->problem, TRUE);
  g_signal_emit (self, signals[SAID], 0, words);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LesartFindBar) self = data;
  g_autoptr (GError) error = NULL;
  gboolean more;
  GArray *hits = lesart_finder_find_finish (result, &more, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (hits != NULL)
    take_hits (self, hits, more);
  else
    show_error (self, error);
}

static LesartFindFlags
get_flags (LesartFindBar *self)
{
  LesartFindFlags flags = LESART_FIND_PLAIN;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->options[i])))
      flags |= options[i].flag;
  return flags;
}

static void
stop (LesartFindBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* One for the text that is there now gets ready at once: a word will be typed. */
static void
update_finder (LesartFindBar *self)
{
  LesartText *text = self->document != NULL ? lesart_document_get_text (self->document) : NULL;

  if (self->finder != NULL && lesart_finder_get_text (self->finder) == text)
    return;
  g_clear_pointer (&self->finder, lesart_finder_unref);
  if (text == NULL)
    return;
  self->finder = lesart_finder_new (text, lesart_document_get_language (self->document));
  lesart_finder_prepare (self->finder);
}

static void
search (LesartFindBar *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  stop (self);
  update_finder (self);
  if (self->finder == NULL || *query == '\0') {
    take_hits (self, NULL, FALSE);
    return;
  }
  self->cancellable = g_cancellable_new ();
  lesart_finder_find_async (self->finder, query, get_flags (self), self->cancellable, on_found,
                            g_object_ref (self));
}

/**
 * lesart_find_bar_step:
 * @forward: to the next hit, else to the one before; round the ends
 */
void
lesart_find_bar_step (LesartFindBar *self, gboolean forward)
{
  g_return_if_fail (LESART_IS_FIND_BAR (self));

  if (!has_hits (self))
    return;
  self->current = (self->current + (forward ? 1 : self->hits->len - 1)) % self->hits->len;
  show_current (self);
}

/**
 * lesart_find_bar_get_hits:
 *
 * Returns: (transfer none) (nullable) (element-type LesartSpan): what is found at the moment
 */
GArray *
lesart_find_bar_get_hits (LesartFindBar *self)
{
  g_return_val_if_fail (LESART_IS_FIND_BAR (self), NULL);
  return self->hits;
}

/* ---- the bar ---- */

/* What was looked for is what a key is meant for next: a mark, a note, a look into the dictionary.
 * Who went elsewhere in the text meanwhile stays there. */
static void
select_current (LesartFindBar *self)
{
  guint32 caret = lesart_reader_get_caret (self->reader);
  LesartSpan span;

  if (!has_hits (self)
      || lesart_finder_get_text (self->finder) != lesart_document_get_text (self->document)
      || !lesart_span_is_empty (lesart_reader_get_selection (self->reader)))
    return;
  span = g_array_index (self->hits, LesartSpan, self->current);
  if (caret >= span.start && caret <= span.end)
    lesart_reader_select (self->reader, span);
}

static void
on_mode_changed (LesartFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar))) {
    search (self);
    return;
  }
  stop (self);
  take_hits (self, NULL, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
on_next (LesartFindBar *self)
{
  lesart_find_bar_step (self, TRUE);
}

static void
on_previous (LesartFindBar *self)
{
  lesart_find_bar_step (self, FALSE);
}

static void
on_list_toggled (LesartFindBar *self)
{
  gtk_widget_set_visible (
      self->list,
      has_hits (self) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_button)));
  if (has_hits (self))
    lesart_hit_list_set_current (LESART_HIT_LIST (self->list), self->current);
}

static void
on_hit_activated (LesartFindBar *self, guint hit)
{
  LesartSpan span;

  if (!has_hits (self) || hit >= self->hits->len)
    return;
  span = g_array_index (self->hits, LesartSpan, hit);
  self->current = hit;
  g_signal_emit (self, signals[JUMP], 0, span.start, span.end);
  show_current (self);
}

/* Shift+Enter goes back; Down leads into the list. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartFindBar *self)
{
  if (key == GDK_KEY_Down && gtk_widget_get_mapped (self->list))
    return gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(modifiers & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  lesart_find_bar_step (self, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
on_list_key (GtkEventControllerKey *controller,
             guint key,
             guint code,
             GdkModifierType modifiers,
             LesartFindBar *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->entry);
  return GDK_EVENT_STOP;
}

static void
add_key_controller (GtkWidget *widget, GCallback callback, LesartFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static void
make_entry (LesartFindBar *self)
{
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_object_set (self->entry, "placeholder-text", _ ("Find in the text"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the text"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (on_previous), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (lesart_find_bar_close), self);
  add_key_controller (self->entry, G_CALLBACK (on_key), self);
}

static GtkWidget *
make_close_button (LesartFindBar *self)
{
  GtkWidget *button = lesart_icon_button_new ("window-close-symbolic", _ ("Close"), NULL);

  gtk_widget_set_tooltip_text (button, _ ("Close (Escape)"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lesart_find_bar_close), self);
  return button;
}

static GtkWidget *
make_first_line (LesartFindBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  make_entry (self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 9);
  gtk_widget_add_css_class (self->count, "dim");
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_box_append (GTK_BOX (line), lesart_icon_button_new ("go-up-symbolic", _ ("Previous hit"),
                                                          "win.find-previous"));
  gtk_box_append (GTK_BOX (line),
                  lesart_icon_button_new ("go-down-symbolic", _ ("Next hit"), "win.find-next"));
  gtk_box_append (GTK_BOX (line), make_close_button (self));
  return line;
}

static GtkWidget *
make_second_line (LesartFindBar *self)
{
  GtkWidget *line = lesart_wrap_box_new (6);

  gtk_widget_add_css_class (line, "options");
  for (guint i = 0; i < G_N_ELEMENTS (options); i++) {
    self->options[i] = gtk_toggle_button_new_with_label (_ (options[i].label));
    gtk_widget_set_tooltip_text (self->options[i], _ (options[i].tooltip));
    gtk_widget_set_focus_on_click (self->options[i], FALSE); /* one types on */
    g_signal_connect_swapped (self->options[i], "toggled", G_CALLBACK (search), self);
    lesart_wrap_box_append (line, self->options[i]);
  }
  self->list_button = gtk_toggle_button_new_with_label (_ ("List of hits"));
  gtk_widget_set_focus_on_click (self->list_button, FALSE);
  gtk_widget_set_tooltip_text (self->list_button, _ ("Each hit with what stands around it"));
  g_signal_connect_swapped (self->list_button, "toggled", G_CALLBACK (on_list_toggled), self);
  lesart_wrap_box_append (line, self->list_button);
  return line;
}

static GtkWidget *
make_problem (LesartFindBar *self)
{
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_add_css_class (self->problem, "error");
  return self->problem;
}

static void
build (LesartFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "lesart-find");
  gtk_box_append (GTK_BOX (box), make_first_line (self));
  gtk_box_append (GTK_BOX (box), make_second_line (self));
  gtk_box_append (GTK_BOX (box), make_problem (self));
  self->list = lesart_hit_list_new ();
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_hit_activated), self);
  add_key_controller (self->list, G_CALLBACK (on_list_key), self);
  gtk_box_append (GTK_BOX (box), self->list);
  self->bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed),
                            self);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

void
lesart_find_bar_open (LesartFindBar *self)
{
  g_autofree char *selected = lesart_reader_get_selected_text (self->reader);

  if (self->bar == NULL)
    build (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  if (selected != NULL && g_utf8_strlen (selected, -1) < 80)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), selected);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
}

void
lesart_find_bar_close (LesartFindBar *self)
{
  if (self->bar == NULL)
    return;
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    select_current (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

static void
on_text_changed (LesartFindBar *self)
{
  lesart_find_bar_close (self);
  g_clear_pointer (&self->finder, lesart_finder_unref);
}

/**
 * lesart_find_bar_set_document:
 * @document: whose text is searched
 */
void
lesart_find_bar_set_document (LesartFindBar *self, LesartDocument *document)
{
  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify::text", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
lesart_find_bar_dispose (GObject *object)
{
  LesartFindBar *self = LESART_FIND_BAR (object);

  stop (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->finder, lesart_finder_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (lesart_find_bar_parent_class)->dispose (object);
}

static void
lesart_find_bar_class_init (LesartFindBarClass *class)
{
  GType type = LESART_TYPE_FIND_BAR;

  G_OBJECT_CLASS (class)->dispose = lesart_find_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_SEARCH);
  signals[HITS_CHANGED] =
      g_signal_new ("hits-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
lesart_find_bar_init (LesartFindBar *self)
{
}

/**
 * lesart_find_bar_new:
 * @reader: the page in which hits are shown
 *
 * Returns: (transfer floating): a closed bar
 */
GtkWidget *
lesart_find_bar_new (LesartReader *reader)
{
  LesartFindBar *self = g_object_new (LESART_TYPE_FIND_BAR, NULL);

  self->reader = reader;
  return GTK_WIDGET (self);
}
