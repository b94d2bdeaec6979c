/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Autohide is off so that the text keeps the focus and the selection can still be changed while the
 * bar stands there. Who goes into the bar by key leaves it with Escape, back to the text.
 */
#include "selection-bar.h"

#include <glib/gi18n.h>

#include "colour-button.h"
#include "describe.h"
#include "tag-swatch.h"
#include "wrap-layout.h"

#define FRAME 40 /* px that the bar takes around its rows */

struct _LesartSelectionBar {
  GtkPopover parent_instance;
  LesartTagBook *book;                  /* (nullable) */
  GtkWidget *tags;                      /* a row of them above the others, with their keys */
  GtkWidget *keep;                      /* whether the next tag becomes sticky */
  GtkWidget *further;                   /* a row of buttons below them, when it is asked for */
  GtkWidget *rows;                      /* of colours and of buttons; beside each other with room */
  GtkWidget *colours[LESART_N_COLOURS]; /* the first is not used */
};

enum { HIGHLIGHT, TAG, SET_TAG, NOTE, JUDGE, FACT, LOOK_UP, COPY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartSelectionBar, lesart_selection_bar, GTK_TYPE_POPOVER)

static void
on_colour (GtkWidget *button, LesartSelectionBar *self)
{
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++)
    if (self->colours[i] == button)
      g_signal_emit (self, signals[HIGHLIGHT], 0, i);
}

static void
on_tag (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[TAG], 0);
}

static void
on_note (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[NOTE], 0);
}

static void
on_judge (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[JUDGE], 0);
}

static void
on_set_tag (GtkWidget *button, LesartSelectionBar *self)
{
  g_signal_emit (self, signals[SET_TAG], 0, gtk_widget_get_name (button),
                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->keep)));
}

static void
on_fact (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[FACT], 0);
}

static void
on_look_up (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[LOOK_UP], 0);
}

static void
on_copy (LesartSelectionBar *self)
{
  g_signal_emit (self, signals[COPY], 0);
}

/* As it is printed on a keyboard: "Strg+C". (transfer full) */
static char *
describe_key (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  return gtk_accelerator_parse (accelerator, &key, &modifiers)
             ? gtk_accelerator_get_label (key, modifiers)
             : g_strdup (accelerator);
}

/* A button with its word and, smaller, its key. */
static GtkWidget *
add_button (LesartSelectionBar *self,
            GtkWidget *box,
            const char *label,
            const char *accelerator,
            const char *tooltip,
            GCallback callback)
{
  g_autofree char *key = describe_key (accelerator);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *key_label = gtk_label_new (key);

  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  gtk_widget_add_css_class (key_label, "key");
  gtk_box_append (GTK_BOX (content), key_label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  if (callback != NULL)
    g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* What is done less often: a row that the last button opens. */
static const struct {
  const char *label;
  const char *key;
  const char *tooltip;
  const char *action;
} further[] = {
  { NC_ ("selection", "Claim"), "<Control>l", N_ ("Make it a claim to be checked (Ctrl+L)"),
    "win.claim" },
  { NC_ ("selection", "Evidence"), "<Control>e",
    N_ ("Make it evidence for the open claim (Ctrl+E)"), "win.evidence" },
  { NC_ ("selection", "Relate"), "<Control>r", N_ ("Relate the mark here to another (Ctrl+R)"),
    "win.link" },
};

static void
on_further (GtkWidget *button, LesartSelectionBar *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), further[i].action, NULL);
}

static void
add_further (LesartSelectionBar *self, GtkWidget *all, GtkWidget *row)
{
  GtkWidget *more = gtk_toggle_button_new ();

  self->further = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->further, GTK_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (further); i++) {
    GtkWidget *button =
        add_button (self, self->further, g_dpgettext2 (NULL, "selection", further[i].label),
                    further[i].key, _ (further[i].tooltip), NULL);

    g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
    g_signal_connect (button, "clicked", G_CALLBACK (on_further), self);
  }
  gtk_box_append (GTK_BOX (all), self->further);
  gtk_button_set_icon_name (GTK_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, _ ("More to do with the selection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More to do with the selection"), -1);
  g_object_bind_property (more, "active", self->further, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (row), more);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  gtk_popover_popdown (GTK_POPOVER (widget));
  if (parent != NULL)
    gtk_widget_grab_focus (parent);
  return TRUE;
}

static void
lesart_selection_bar_dispose (GObject *object)
{
  g_clear_object (&LESART_SELECTION_BAR (object)->keep);
  g_clear_object (&LESART_SELECTION_BAR (object)->book);
  G_OBJECT_CLASS (lesart_selection_bar_parent_class)->dispose (object);
}

static void
lesart_selection_bar_class_init (LesartSelectionBarClass *klass)
{
  GType type = LESART_TYPE_SELECTION_BAR;

  G_OBJECT_CLASS (klass)->dispose = lesart_selection_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
  signals[HIGHLIGHT] = g_signal_new ("highlight", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[TAG] = g_signal_new ("tag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE] =
      g_signal_new ("note", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SET_TAG] = g_signal_new ("set-tag", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[JUDGE] =
      g_signal_new ("judge", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FACT] =
      g_signal_new ("fact", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOOK_UP] =
      g_signal_new ("look-up", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPY] =
      g_signal_new ("copy", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
lesart_selection_bar_init (LesartSelectionBar *self)
{
  GtkWidget *colours = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkPopover *popover = GTK_POPOVER (self);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *ctrl, *copy;

  self->tags = lesart_wrap_box_new (4);
  gtk_widget_set_visible (self->tags, FALSE);
  gtk_box_append (GTK_BOX (all), self->tags);
  self->keep = g_object_ref_sink (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->keep), "view-pin-symbolic");
  gtk_widget_add_css_class (self->keep, "keep");
  gtk_widget_set_tooltip_text (self->keep, _ ("Keep the next tag for all further marks"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keep the next tag for all further marks"), -1);
  self->rows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->rows), colours);
  gtk_box_append (GTK_BOX (self->rows), buttons);
  gtk_box_append (GTK_BOX (self->rows), more);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_popover_set_offset (popover, 0, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart-selection-bar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selection"), -1);
  /* Translators: stands before the numbers 1 to 6, which are keys */
  ctrl = gtk_label_new (_ ("Ctrl+"));
  gtk_widget_add_css_class (ctrl, "key");
  gtk_widget_set_margin_start (ctrl, 4);
  gtk_box_append (GTK_BOX (colours), ctrl);
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    self->colours[i] = lesart_colour_button_new ((LesartColour) i, FALSE);
    g_signal_connect (self->colours[i], "clicked", G_CALLBACK (on_colour), self);
    gtk_box_append (GTK_BOX (colours), self->colours[i]);
  }
  /* Translators: the letters are keys; keep them unless the program's keys are translated too */
  add_button (self, buttons, _ ("Tag"), "T", _ ("Tag the selection (T)"), G_CALLBACK (on_tag));
  add_button (self, buttons, _ ("Note"), "N", _ ("Write a note on the selection (N)"),
              G_CALLBACK (on_note));
  add_button (self, buttons, _ ("Judge"), "V", _ ("Say whether what it claims is right (V)"),
              G_CALLBACK (on_judge));
  add_button (self, more, _ ("Fact"), "F", _ ("Add a fact that this passage states (F)"),
              G_CALLBACK (on_fact));
  add_button (self, more, _ ("Look up"), "D", _ ("Look up in the dictionary (D)"),
              G_CALLBACK (on_look_up));
  copy = add_button (self, more, _ ("Copy"), "<Control>c", _ ("Copy the selection (Ctrl+C)"),
                     G_CALLBACK (on_copy));
  /* Everybody knows it, and the bar is long. */
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (copy))),
                          FALSE);
  gtk_box_append (GTK_BOX (all), self->rows);
  add_further (self, all, more);
  gtk_popover_set_child (popover, all);
}

/**
 * lesart_selection_bar_new:
 *
 * Returns: (transfer floating): a bar; give it a parent, and unparent it in the parent's dispose
 */
GtkWidget *
lesart_selection_bar_new (void)
{
  return g_object_new (LESART_TYPE_SELECTION_BAR, NULL);
}

/* In a window that is too narrow for it, the bar has three rows. The rows are measured one by one:
 * what GTK measures between two changes of the orientation it would keep for good. */
static void
fit_to_window (LesartSelectionBar *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  int width = FRAME;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    int natural;

    gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
    width += natural;
  }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows),
                                  parent != NULL && width > gtk_widget_get_width (parent)
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * lesart_selection_bar_show_at:
 * @selection: the whole visible selection, in coordinates of the parent: the bar stands below it,
 * or above where there is no room, and so covers none of it
 */
void
lesart_selection_bar_show_at (LesartSelectionBar *self, const GdkRectangle *selection)
{
  g_return_if_fail (LESART_IS_SELECTION_BAR (self));
  fit_to_window (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), selection);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * lesart_selection_bar_set_colour:
 * @colour: the colour that the selected passage has; its button gets a ring
 */
void
lesart_selection_bar_set_colour (LesartSelectionBar *self, LesartColour colour)
{
  g_return_if_fail (LESART_IS_SELECTION_BAR (self));
  for (guint i = LESART_COLOUR_YELLOW; i < LESART_N_COLOURS; i++) {
    if (i == (guint) colour)
      gtk_widget_add_css_class (self->colours[i], "chosen");
    else
      gtk_widget_remove_css_class (self->colours[i], "chosen");
  }
}

static GtkWidget *
make_tag (LesartSelectionBar *self, guint number, const char *tag, gboolean sticky)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (tag);
  g_autofree char *key = g_strdup_printf ("%u", number);
  GtkWidget *key_label = gtk_label_new (key);
  /* Translators: %s is a tag */
  g_autofree char *action = g_strdup_printf (_ ("Set the tag %s"), tag);
  LesartTag *known = self->book != NULL ? lesart_tag_book_find_by_name (self->book, tag) : NULL;

  gtk_widget_add_css_class (key_label, "key");
  gtk_box_append (GTK_BOX (content), key_label);
  if (known != NULL) {
    GtkWidget *swatch = lesart_tag_swatch_new ();

    lesart_tag_swatch_set_tag (LESART_TAG_SWATCH (swatch), known);
    gtk_box_append (GTK_BOX (content), swatch);
    gtk_widget_set_tooltip_text (button, lesart_tag_get_text (known, LESART_TAG_DEFINITION));
  }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_name (button, tag);
  gtk_widget_add_css_class (button, "lesart-tag");
  if (sticky)
    gtk_widget_add_css_class (button, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_set_tag), self);
  return button;
}

/**
 * lesart_selection_bar_set_tag_book:
 * @book: what gives the tags their signs
 */
void
lesart_selection_bar_set_tag_book (LesartSelectionBar *self, LesartTagBook *book)
{
  g_return_if_fail (LESART_IS_SELECTION_BAR (self));
  g_set_object (&self->book, book);
}

/**
 * lesart_selection_bar_set_tags:
 * @tags: (array zero-terminated=1): the tags with a key, the first of key 1
 * @sticky: (nullable): the one that every new mark gets
 */
void
lesart_selection_bar_set_tags (LesartSelectionBar *self,
                               const char *const *tags,
                               const char *sticky)
{
  g_return_if_fail (LESART_IS_SELECTION_BAR (self));
  lesart_wrap_box_clear (self->tags);
  for (guint i = 0; tags[i] != NULL; i++)
    lesart_wrap_box_append (self->tags,
                            make_tag (self, i + 1, tags[i], g_strcmp0 (tags[i], sticky) == 0));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->keep), sticky != NULL);
  lesart_wrap_box_append (self->tags, self->keep);
  gtk_widget_set_visible (self->tags, tags[0] != NULL);
}
