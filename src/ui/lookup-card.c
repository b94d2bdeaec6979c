/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card is made for one showing and thrown away when it closes. Each sense is a button: a click,
 * Enter or its number copies the first translation. Arrows go from one to the next.
 */
#include "lookup-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe-lookup.h"
#include "tooltip.h"

#define WIDTH 340
#define MAX_HEIGHT 340
#define SCROLLBAR 20 /* px that it takes of the width */
#define MAX_WIDTH_CHARS 46
/* Senses that are shown at once of the first headword, and of each further one. */
#define N_FIRST 8
#define N_FURTHER 3
#define N_KEYS 9

struct _LesartLookupCard {
  GtkPopover parent_instance;
  LesartLookup *lookup;
  const LesartLanguage *language;
  GtkWidget *scroller;
  GtkWidget *list; /* of headings and senses, in a scroller */
  GPtrArray *rows; /* GtkWidget: the senses that are shown, in order */
};

static guint copy_signal;

G_DEFINE_FINAL_TYPE (LesartLookupCard, lesart_lookup_card, GTK_TYPE_POPOVER)

/* ---- Senses ---- */

static void
on_sense_clicked (GtkWidget *button, LesartLookupCard *self)
{
  g_autofree char *words = g_strdup (g_object_get_data (G_OBJECT (button), "words"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, copy_signal, 0, words);
}

static GtkWidget *
make_label (const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The translations, below them the other German (or English) words for it. */
static GtkWidget *
make_texts (const LesartEntry *entry, const LesartLookupWord *word)
{
  g_autofree char *translations =
      lesart_describe_wordings (entry->wordings[!word->side], NULL, TRUE);
  g_autofree char *others =
      lesart_describe_wordings (entry->wordings[word->side], word->word.lemma, TRUE);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (translations, "line"));
  if (*others != '\0')
    gtk_box_append (GTK_BOX (texts), make_label (others, "detail"));
  return texts;
}

static void
name_sense (GtkWidget *button, const LesartEntry *entry, const LesartLookupWord *word)
{
  g_autofree char *translations =
      lesart_describe_wordings (entry->wordings[!word->side], NULL, FALSE);
  g_autofree char *others =
      lesart_describe_wordings (entry->wordings[word->side], word->word.lemma, FALSE);
  g_autofree char *name =
      *others != '\0' ? g_strdup_printf ("%s. %s", translations, others) : g_strdup (translations);
  LesartPiece rest = entry->wordings[!word->side];
  LesartWording first;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!lesart_wording_next (&rest, &first))
    return;
  lesart_wording_strip (&first, !word->side);
  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (first.plain), g_free);
}

static GtkWidget *
make_sense (LesartLookupCard *self, const LesartLookupWord *word, guint index)
{
  const LesartEntry *entry = &g_array_index (self->lookup->entries, LesartEntry, index);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *key = gtk_label_new (NULL);

  gtk_widget_add_css_class (key, "key");
  gtk_widget_set_valign (key, GTK_ALIGN_BASELINE);
  gtk_label_set_width_chars (GTK_LABEL (key), 1);
  if (self->rows->len < N_KEYS) {
    g_autofree char *number = g_strdup_printf ("%u", self->rows->len + 1);
    /* Translators: %s is a key, 1 to 9; it copies the English words */
    g_autofree char *tooltip = g_strdup_printf (_ ("Copy (%s)"), number);

    gtk_label_set_label (GTK_LABEL (key), number);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    number, -1);
    lesart_set_tooltip (button, tooltip);
  }
  gtk_box_append (GTK_BOX (line), key);
  gtk_box_append (GTK_BOX (line), make_texts (entry, word));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fact");
  name_sense (button, entry, word);
  g_signal_connect (button, "clicked", G_CALLBACK (on_sense_clicked), self);
  g_ptr_array_add (self->rows, button);
  return button;
}

/* As high as what it shows, up to a point. GTK 4.8 measures the labels in a scroller as if they
 * were not as narrow as they will be. */
static void
fit_height (LesartLookupCard *self)
{
  int height;

  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, WIDTH - SCROLLBAR, NULL, &height, NULL,
                      NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height, MAX_HEIGHT));
}

/* The rest of the senses takes the place of the button, as far as it has no place yet in their
 * order: the numbers stay as they are. */
static void
on_more (GtkWidget *button, LesartLookupCard *self)
{
  const LesartLookupWord *word =
      &g_array_index (self->lookup->words, LesartLookupWord,
                      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "word")));
  guint from = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "from"));
  GtkWidget *last = button, *first = NULL;

  for (guint i = from; i < word->n; i++) {
    GtkWidget *sense = make_sense (self, word, word->first + i);

    gtk_box_insert_child_after (GTK_BOX (self->list), sense, last);
    last = sense;
    if (first == NULL)
      first = sense;
  }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  gtk_box_remove (GTK_BOX (self->list), button);
  fit_height (self);
}

static void
add_senses (LesartLookupCard *self, guint index)
{
  const LesartLookupWord *word = &g_array_index (self->lookup->words, LesartLookupWord, index);
  guint n = MIN (word->n, index == 0 ? N_FIRST : N_FURTHER);

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->list), make_sense (self, word, word->first + i));
  if (n < word->n) {
    g_autofree char *label = g_strdup_printf (
        g_dngettext (NULL, "%u more sense", "%u more senses", word->n - n), word->n - n);
    GtkWidget *more = gtk_button_new_with_label (label);

    gtk_widget_add_css_class (more, "flat");
    gtk_widget_add_css_class (more, "fact");
    gtk_widget_add_css_class (more, "all");
    g_object_set_data (G_OBJECT (more), "word", GUINT_TO_POINTER (index));
    g_object_set_data (G_OBJECT (more), "from", GUINT_TO_POINTER (n));
    g_signal_connect (more, "clicked", G_CALLBACK (on_more), self);
    gtk_box_append (GTK_BOX (self->list), more);
  }
}

/* ---- Headwords ---- */

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GtkWidget *label = make_label (escaped, css_class);

  gtk_widget_add_css_class (label, "part");
  gtk_box_append (GTK_BOX (box), label);
}

static gboolean
is_in_parts (const LesartLookup *lookup)
{
  const LesartLookupWord *first = &g_array_index (lookup->words, LesartLookupWord, 0);

  return first->word.way == LESART_WAY_PART || first->word.way == LESART_WAY_HEAD;
}

/* A word that only its parts are known of is named as a whole first. */
static void
add_whole (LesartLookupCard *self)
{
  add_label (self->list, self->lookup->query, "name");
  add_label (self->list, _ ("Not in the dictionary as a whole"), "detail");
  gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
add_headword (LesartLookupCard *self, guint index, gboolean main)
{
  const LesartLookupWord *word = &g_array_index (self->lookup->words, LesartLookupWord, index);
  g_autofree char *detail = lesart_describe_headword (self->lookup, word);
  LesartFalseFriend friend;

  if (index > 0)
    gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_label (self->list, word->word.lemma, main ? "name" : "subname");
  if (*detail != '\0')
    add_label (self->list, detail, "detail");
  if (word->side == LESART_SIDE_GERMAN
      && lesart_false_friend_find (self->language, word->word.lemma, &friend)) {
    g_autofree char *warning = lesart_describe_false_friend (&friend);
    add_label (self->list, warning, "warning");
  }
  add_senses (self, index);
}

/* ---- Nothing found ---- */

static void
add_not_found (LesartLookupCard *self)
{
  add_label (self->list, self->lookup->query, "name");
  add_label (self->list, _ ("Not in the dictionary"), "line");
}

static void
add_not_installed (LesartLookupCard *self)
{
  GtkWidget *command;

  if (lesart_dictionary_has (self->lookup->dictionary, LESART_LIST_DING))
    return;
  gtk_box_append (GTK_BOX (self->list), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  /* Translators: Ding is the name of a German-English word list */
  add_label (
      self->list,
      _ ("The German-English word list Ding is not installed. Only the terms of this program "
         "are looked up. On Debian and Ubuntu it is installed by"),
      "detail");
  /* Whole when it gets the focus, so that Ctrl+C copies it. */
  command = make_label ("<tt>sudo apt install trans-de-en</tt>", "line");
  gtk_widget_add_css_class (command, "part");
  gtk_label_set_selectable (GTK_LABEL (command), TRUE);
  gtk_box_append (GTK_BOX (self->list), command);
}

/* ---- Keys ---- */

static guint
find_focused (LesartLookupCard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_has_focus (self->rows->pdata[i]))
      return i;
  return G_MAXUINT;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        LesartLookupCard *self)
{
  guint number = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;
  guint focused = find_focused (self);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) {
    if (!(modifiers & GDK_CONTROL_MASK) || gdk_keyval_to_lower (key) != GDK_KEY_c
        || focused == G_MAXUINT)
      return GDK_EVENT_PROPAGATE;
    on_sense_clicked (self->rows->pdata[focused], self);
    return GDK_EVENT_STOP;
  }
  if (number >= MIN (self->rows->len, N_KEYS))
    return GDK_EVENT_PROPAGATE;
  on_sense_clicked (self->rows->pdata[number], self);
  return GDK_EVENT_STOP;
}

/* ---- The object ---- */

/* GTK 4.8 may hold a popover that had the pointer or the focus for good: what it showed is let go
 * here. */
static gboolean
unparent (gpointer widget)
{
  LesartLookupCard *self = widget;

  if (gtk_widget_get_parent (widget) == NULL)
    return G_SOURCE_REMOVE;
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_unparent (widget);
  gtk_popover_set_child (widget, NULL);
  g_clear_pointer (&self->lookup, lesart_lookup_free);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover still has things to do after "closed". */
static void
on_closed (LesartLookupCard *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (self), g_object_unref);
}

static void
lesart_lookup_card_finalize (GObject *object)
{
  LesartLookupCard *self = LESART_LOOKUP_CARD (object);

  g_clear_pointer (&self->lookup, lesart_lookup_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (lesart_lookup_card_parent_class)->finalize (object);
}

static void
lesart_lookup_card_class_init (LesartLookupCardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_lookup_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_DIALOG);
  copy_signal = g_signal_new ("copy", LESART_TYPE_LOOKUP_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lesart_lookup_card_init (LesartLookupCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->scroller = GTK_WIDGET (scroller);
  self->rows = g_ptr_array_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  /* The bar that fades out holds the card for as long as it does, in GTK 4.8 for ever. */
  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  gtk_scrolled_window_set_child (scroller, self->list);
  gtk_widget_set_size_request (self->scroller, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-entity-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-lookup-card");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed), NULL);
}

static char *
name_card (const LesartLookup *lookup)
{
  if (lookup->words->len == 0)
    /* Translators: what a screen reader says of a word that was looked up */
    return g_strdup_printf (_ ("%s: not in the dictionary"), lookup->query);
  if (is_in_parts (lookup))
    return g_strdup_printf ("%s. %s", lookup->query, _ ("Not in the dictionary as a whole"));
  return g_strdup (g_array_index (lookup->words, LesartLookupWord, 0).word.lemma);
}

/**
 * lesart_lookup_card_show:
 * @parent: what the card belongs to
 * @at: the word, in coordinates of @parent
 * @lookup: (transfer full): what was found
 * @language: where false friends are known from
 *
 * Returns: (transfer none): the card, already on the screen, with the focus
 */
LesartLookupCard *
lesart_lookup_card_show (GtkWidget *parent,
                         const GdkRectangle *at,
                         LesartLookup *lookup,
                         const LesartLanguage *language)
{
  LesartLookupCard *self = g_object_new (LESART_TYPE_LOOKUP_CARD, NULL);
  g_autofree char *name = name_card (lookup);
  gboolean in_parts;

  self->lookup = lookup;
  self->language = language;
  in_parts = lookup->words->len > 0 && is_in_parts (lookup);
  if (in_parts)
    add_whole (self);
  for (guint i = 0; i < lookup->words->len; i++)
    add_headword (self, i, i == 0 && !in_parts);
  if (lookup->words->len == 0)
    add_not_found (self);
  add_not_installed (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  fit_height (self);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (unparent), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  return self;
}
