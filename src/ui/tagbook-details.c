/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-details.h. A text is taken when the focus leaves it, another tag is shown, or the
 * window is closed: one change of the history for one visit.
 */
#include "tagbook-details.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe-tag.h"
#include "tag-swatch.h"
#include "wrap-layout.h"

/* Keys that say something else of a selection: see shortcuts.c. */
#define RESERVED "0123456789wcspjktnvrfaxe+-"

#define N_FRAMES 4

struct _LesartTagDetails {
  GtkBox parent_instance;
  LesartTagBook *book;
  LesartTag *tag; /* (nullable) */
  GtkStack *stack;
  LesartTagSwatch *swatch;
  GtkLabel *name;
  GtkEntry *key;
  GtkLabel *key_problem;
  GtkWidget *colours[LESART_N_COLOURS];
  GtkWidget *shapes[LESART_N_SHAPES];
  GtkWidget *group;
  GtkTextView *texts[LESART_N_TAG_TEXTS]; /* from the definition on */
  gboolean filling;
  guint fit_callback;
  guint n_frames;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (LesartTagDetails, lesart_tag_details, GTK_TYPE_BOX)

static void
say (LesartTagDetails *self, LesartTag *changed)
{
  if (!lesart_tag_equal (self->tag, changed))
    g_signal_emit (self, edited_signal, 0, changed);
}

/* ---- looks ---- */

static void
on_colour (GtkToggleButton *button, LesartTagDetails *self)
{
  g_autoptr (LesartTag) changed = NULL;

  if (self->filling || self->tag == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < LESART_N_COLOURS; i++)
    if (self->colours[i] == GTK_WIDGET (button) && lesart_tag_get_colour (self->tag) != i)
      changed = lesart_tag_with_colour (self->tag, (LesartColour) i);
  if (changed != NULL)
    say (self, changed);
}

static void
on_shape (GtkToggleButton *button, LesartTagDetails *self)
{
  g_autoptr (LesartTag) changed = NULL;

  if (self->filling || self->tag == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < LESART_N_SHAPES; i++)
    if (self->shapes[i] == GTK_WIDGET (button) && lesart_tag_get_shape (self->tag) != i)
      changed = lesart_tag_with_shape (self->tag, (LesartShape) i);
  if (changed != NULL)
    say (self, changed);
}

static void
on_group (LesartTagDetails *self)
{
  g_autoptr (LesartTag) changed = NULL;

  if (self->filling || self->tag == NULL)
    return;
  changed = lesart_tag_with_group (self->tag,
                                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->group)));
  say (self, changed);
}

/* ---- the key ---- */

/* Why a key cannot be that of the tag; NULL if it can. */
static char *
find_problem (LesartTagDetails *self, gunichar key)
{
  LesartTag *other = lesart_tag_book_find_by_key (self->book, key);

  if (key == 0)
    return NULL;
  if (key < 0x80 && strchr (RESERVED, (char) key) != NULL)
    return g_strdup (_ ("This key already does something in the text"));
  if (other != NULL && other != self->tag)
    /* Translators: %s is a tag */
    return g_strdup_printf (_ ("This key is that of “%s”"), lesart_tag_get_name (other));
  return NULL;
}

/* Returns: whether it can be the key. */
static gboolean
check_key (LesartTagDetails *self, LesartTag *tag)
{
  g_autofree char *problem = find_problem (self, lesart_tag_get_key (tag));

  gtk_label_set_text (self->key_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key_problem), problem != NULL);
  return problem == NULL;
}

static void
on_key_changed (LesartTagDetails *self)
{
  g_autoptr (LesartTag) changed = NULL;

  if (self->filling || self->tag == NULL)
    return;
  changed = lesart_tag_with_text (self->tag, LESART_TAG_KEY,
                                  gtk_editable_get_text (GTK_EDITABLE (self->key)));
  if (check_key (self, changed))
    say (self, changed);
}

/* ---- the texts ---- */

static char *
get_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * lesart_tag_details_flush:
 *
 * Takes what was written and not yet taken: "edited" is emitted if it is another text.
 */
void
lesart_tag_details_flush (LesartTagDetails *self)
{
  g_autoptr (LesartTag) changed = NULL;

  g_return_if_fail (LESART_IS_TAG_DETAILS (self));
  if (self->filling || self->tag == NULL)
    return;
  changed = g_object_ref (self->tag);
  for (guint i = LESART_TAG_DEFINITION; i < LESART_N_TAG_TEXTS; i++) {
    g_autofree char *text = get_text (self->texts[i]);
    LesartTag *next = lesart_tag_with_text (changed, (LesartTagText) i, text);

    g_object_unref (changed);
    changed = next;
  }
  self->filling = TRUE; /* the book changes, and the tag is shown anew, before this is over */
  say (self, changed);
  self->filling = FALSE;
}

/* Tab goes on to the next field; texts have no use for one. */
static GtkWidget *
make_text (LesartTagDetails *self, LesartTagText which)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextView *text = GTK_TEXT_VIEW (view);

  gtk_text_view_set_wrap_mode (text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_text_view_set_top_margin (text, 8);
  gtk_text_view_set_bottom_margin (text, 8);
  gtk_text_view_set_left_margin (text, 10);
  gtk_text_view_set_right_margin (text, 10);
  gtk_widget_add_css_class (view, "lesart-tag-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lesart_describe_tag_text (which), -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (lesart_tag_details_flush), self);
  gtk_widget_add_controller (view, focus);
  self->texts[which] = text;
  return view;
}

/* ---- showing ---- */

/* A text view knows its height only after it has laid its lines out, which it does when it is
 * drawn, in parts: it is asked again in the frames after that. */
static gboolean
fit_texts (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LesartTagDetails *self = LESART_TAG_DETAILS (widget);

  for (guint i = LESART_TAG_DEFINITION; i < LESART_N_TAG_TEXTS; i++)
    gtk_widget_queue_resize (GTK_WIDGET (self->texts[i]));
  if (--self->n_frames > 0)
    return G_SOURCE_CONTINUE;
  self->fit_callback = 0;
  return G_SOURCE_REMOVE;
}

static void
fit_soon (LesartTagDetails *self)
{
  self->n_frames = N_FRAMES;
  if (self->fit_callback == 0)
    self->fit_callback = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_texts, NULL, NULL);
}

/**
 * lesart_tag_details_show:
 * @tag: (nullable): a tag of the book
 */
void
lesart_tag_details_show (LesartTagDetails *self, LesartTag *tag)
{
  g_autofree char *key = tag != NULL ? lesart_describe_tag_key (tag) : NULL;

  g_return_if_fail (LESART_IS_TAG_DETAILS (self));
  if (self->tag == tag)
    return;
  g_set_object (&self->tag, tag);
  gtk_stack_set_visible_child_name (self->stack, tag != NULL ? "tag" : "none");
  if (tag == NULL)
    return;
  self->filling = TRUE;
  lesart_tag_swatch_set_tag (self->swatch, tag);
  gtk_label_set_text (self->name, lesart_tag_get_name (tag));
  gtk_editable_set_text (GTK_EDITABLE (self->key), key);
  check_key (self, tag);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[lesart_tag_get_colour (tag)]),
                                TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shapes[lesart_tag_get_shape (tag)]), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->group), lesart_tag_is_group (tag));
  for (guint i = LESART_TAG_DEFINITION; i < LESART_N_TAG_TEXTS; i++) {
    const char *text = lesart_tag_get_text (tag, (LesartTagText) i);
    g_autofree char *shown = get_text (self->texts[i]);

    if (!g_str_equal (shown, text)) /* else the caret would jump */
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->texts[i]), text, -1);
  }
  self->filling = FALSE;
  fit_soon (self);
}

void
lesart_tag_details_focus (LesartTagDetails *self)
{
  g_return_if_fail (LESART_IS_TAG_DETAILS (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->texts[LESART_TAG_DEFINITION]));
}

/* ---- the object ---- */

static void
lesart_tag_details_dispose (GObject *object)
{
  LesartTagDetails *self = LESART_TAG_DETAILS (object);

  if (self->fit_callback != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fit_callback);
  self->fit_callback = 0;
  g_clear_object (&self->tag);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (lesart_tag_details_parent_class)->dispose (object);
}

static void
lesart_tag_details_class_init (LesartTagDetailsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_tag_details_dispose;
  edited_signal = g_signal_new ("edited", LESART_TYPE_TAG_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LESART_TYPE_TAG);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "lesart-tag-heading");
  return label;
}

static GtkWidget *
make_title (LesartTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->swatch = LESART_TAG_SWATCH (lesart_tag_swatch_new ());
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->swatch));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  return box;
}

/* What changes the tag in all articles; the actions are the window's. */
static GtkWidget *
make_buttons (void)
{
  static const struct {
    const char *action;
    const char *title;
  } buttons[] = { { "book.rename", N_ ("Rename…") },
                  { "book.merge", N_ ("Merge…") },
                  { "book.split", N_ ("Split…") },
                  { "book.delete", N_ ("Delete…") } };
  GtkWidget *box = lesart_wrap_box_new (6);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++) {
    GtkWidget *button = gtk_button_new_with_label (_ (buttons[i].title));

    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
    lesart_wrap_box_append (box, button);
  }
  return box;
}

static GtkWidget *
make_colours (LesartTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < LESART_N_COLOURS; i++) {
    self->colours[i] = lesart_colour_button_new ((LesartColour) i, TRUE);
    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->colours[i]),
                                   GTK_TOGGLE_BUTTON (self->colours[0]));
    g_signal_connect (self->colours[i], "toggled", G_CALLBACK (on_colour), self);
    gtk_box_append (GTK_BOX (box), self->colours[i]);
  }
  return box;
}

static GtkWidget *
make_shapes (LesartTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < LESART_N_SHAPES; i++) {
    GtkWidget *swatch = lesart_tag_swatch_new ();
    const char *name = lesart_describe_shape ((LesartShape) i);

    lesart_tag_swatch_set (LESART_TAG_SWATCH (swatch), LESART_COLOUR_NONE, (LesartShape) i);
    self->shapes[i] = gtk_toggle_button_new ();
    gtk_button_set_child (GTK_BUTTON (self->shapes[i]), swatch);
    gtk_widget_set_tooltip_text (self->shapes[i], name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->shapes[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
    gtk_widget_add_css_class (self->shapes[i], "lesart-shape");
    if (i > 0)
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shapes[i]),
                                   GTK_TOGGLE_BUTTON (self->shapes[0]));
    g_signal_connect (self->shapes[i], "toggled", G_CALLBACK (on_shape), self);
    gtk_box_append (GTK_BOX (box), self->shapes[i]);
  }
  return box;
}

static GtkWidget *
make_key (LesartTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->key = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_max_length (self->key, 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->key), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->key), 3);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->key),
                               _ ("The key that gives this tag to a selection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->key), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lesart_describe_tag_text (LESART_TAG_KEY), -1);
  g_signal_connect_swapped (self->key, "changed", G_CALLBACK (on_key_changed), self);
  self->key_problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->key_problem, TRUE);
  gtk_label_set_xalign (self->key_problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->key_problem), "lesart-tag-problem");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->key));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->key_problem));
  return box;
}

static GtkWidget *
make_form (LesartTagDetails *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkBox *box = GTK_BOX (form);

  gtk_widget_add_css_class (form, "lesart-tag-form");
  gtk_box_append (box, make_title (self));
  gtk_box_append (box, make_buttons ());
  for (guint i = LESART_TAG_DEFINITION; i < LESART_N_TAG_TEXTS; i++) {
    gtk_box_append (box, make_heading (lesart_describe_tag_text ((LesartTagText) i)));
    gtk_box_append (box, make_text (self, (LesartTagText) i));
  }
  gtk_box_append (box, make_heading (_ ("Colour")));
  gtk_box_append (box, make_colours (self));
  gtk_box_append (box, make_heading (_ ("Shape")));
  gtk_box_append (box, make_shapes (self));
  gtk_box_append (box, make_heading (lesart_describe_tag_text (LESART_TAG_KEY)));
  gtk_box_append (box, make_key (self));
  self->group = gtk_check_button_new_with_label (_ ("Only holds others, is not given itself"));
  g_signal_connect_swapped (self->group, "toggled", G_CALLBACK (on_group), self);
  gtk_box_append (box, self->group);
  return form;
}

static void
lesart_tag_details_init (LesartTagDetails *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_ ("Choose a tag to see what it means"));

  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_widget_add_css_class (none, "lesart-panel-status");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_form (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, scroller, "tag");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-panel");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  g_signal_connect (self, "map", G_CALLBACK (fit_soon), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (lesart_tag_details_flush), NULL);
}

/**
 * lesart_tag_details_new:
 * @book: whose tags are shown
 *
 * Returns: (transfer floating): a form without a tag
 */
GtkWidget *
lesart_tag_details_new (LesartTagBook *book)
{
  LesartTagDetails *self = g_object_new (LESART_TYPE_TAG_DETAILS, NULL);

  self->book = g_object_ref (book);
  return GTK_WIDGET (self);
}
