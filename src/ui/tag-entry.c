/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tag of the tag book is met with its sign and its key; what it means stands below the
 * suggestions, for the one that has the focus or that Tab would take.
 *
 * Keys: Enter or a comma adds what was typed, Tab completes it to the first suggestion, Backspace
 * in the empty entry takes the last tag back into it, Down goes to the suggestions.
 */
#include "tag-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe-tag.h"
#include "tag-swatch.h"
#include "text-filter.h"
#include "wrap-layout.h"

/* More would push the note out of sight. */
#define MAX_SUGGESTIONS 6

struct _LesartTagEntry {
  GtkBox parent_instance;
  GtkWidget *chips;
  GtkEntry *entry;
  GtkWidget *suggestions;
  GtkLabel *meaning;
  GPtrArray *tags;     /* char *, no two alike */
  char **known;        /* (nullable) */
  LesartTagBook *book; /* (nullable) */
};

enum { CHANGED, FINISHED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTagEntry, lesart_tag_entry, GTK_TYPE_BOX)

static void update_suggestions (LesartTagEntry *self);
static void update_chips (LesartTagEntry *self);

static gboolean
has_tag (LesartTagEntry *self, const char *tag)
{
  return g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, NULL);
}

static void
add_tag (LesartTagEntry *self, const char *text)
{
  g_autofree char *tag = g_strstrip (g_strdup (text));

  if (*tag == '\0' || has_tag (self, tag))
    return;
  g_ptr_array_add (self->tags, g_steal_pointer (&tag));
  update_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_tag (LesartTagEntry *self, const char *tag)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->tags, index);
  update_chips (self);
  update_suggestions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static LesartTag *
find_in_book (LesartTagEntry *self, const char *tag)
{
  return self->book != NULL ? lesart_tag_book_find_by_name (self->book, tag) : NULL;
}

/* Its sign, if the book has one, and its name; what it means is the tooltip. */
static GtkWidget *
make_content (LesartTagEntry *self, const char *tag)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (tag);
  LesartTag *known = find_in_book (self, tag);

  if (known != NULL) {
    GtkWidget *swatch = lesart_tag_swatch_new ();

    lesart_tag_swatch_set_tag (LESART_TAG_SWATCH (swatch), known);
    gtk_box_append (GTK_BOX (content), swatch);
  }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (content), label);
  return content;
}

/* ---- Chips ---- */

static void
on_chip_clicked (GtkWidget *chip, LesartTagEntry *self)
{
  g_autofree char *tag = g_strdup (gtk_widget_get_name (chip));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  remove_tag (self, tag);
}

static GtkWidget *
make_chip (LesartTagEntry *self, const char *tag)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = make_content (self, tag);
  /* Translators: %s is a tag */
  g_autofree char *action = g_strdup_printf (_ ("Remove the tag %s"), tag);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_widget_set_name (chip, tag);
  gtk_widget_add_css_class (chip, "lesart-tag");
  gtk_widget_set_tooltip_text (chip, action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, action, -1);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  return chip;
}

static void
update_chips (LesartTagEntry *self)
{
  lesart_wrap_box_clear (self->chips);
  for (guint i = 0; i < self->tags->len; i++)
    lesart_wrap_box_append (self->chips, make_chip (self, g_ptr_array_index (self->tags, i)));
  gtk_widget_set_visible (self->chips, self->tags->len > 0);
}

/* ---- Suggestions ---- */

/* How well a tag fits what was typed: 2 if it begins like it, 1 if it has it. */
static guint
rate (const char *tag, const char *folded)
{
  g_autofree char *own = lesart_text_filter_fold (tag);

  if (g_str_has_prefix (own, folded))
    return 2;
  return strstr (own, folded) != NULL ? 1 : 0;
}

static void
suggest (LesartTagEntry *self, GPtrArray *found, const char *tag, const char *typed, guint wanted)
{
  g_autofree char *folded = lesart_text_filter_fold (typed);

  if (found->len < MAX_SUGGESTIONS && rate (tag, folded) == wanted && !has_tag (self, tag)
      && strcmp (tag, typed) != 0
      && !g_ptr_array_find_with_equal_func (found, tag, g_str_equal, NULL))
    g_ptr_array_add (found, (gpointer) tag);
}

/* Tags that are not yet set and fit the text of the entry: those that begin like it before those
 * that have it; those of the article before the others of the book. */
static GPtrArray *
find_suggestions (LesartTagEntry *self)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *book = self->book != NULL ? lesart_tag_book_get_tags (self->book) : NULL;
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  for (guint wanted = 2; wanted > 0; wanted--) {
    for (guint i = 0; self->known != NULL && self->known[i] != NULL; i++)
      suggest (self, found, self->known[i], typed, wanted);
    for (guint i = 0; book != NULL && i < book->len; i++)
      if (!lesart_tag_is_group (book->pdata[i]))
        suggest (self, found, lesart_tag_get_name (book->pdata[i]), typed, wanted);
  }
  return found;
}

static void
show_meaning (LesartTagEntry *self, const char *name)
{
  LesartTag *tag = name != NULL ? find_in_book (self, name) : NULL;
  const char *meaning = tag != NULL ? lesart_tag_get_text (tag, LESART_TAG_DEFINITION) : "";
  g_autofree char *text =
      /* Translators: a tag, then what it means */
      *meaning != '\0' ? g_strdup_printf (C_ ("tag", "%s: %s"), name, meaning) : NULL;

  gtk_label_set_text (self->meaning, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), text != NULL);
}

static void
on_suggestion_focus (GtkEventController *controller, LesartTagEntry *self)
{
  show_meaning (self, gtk_widget_get_name (gtk_event_controller_get_widget (controller)));
}

static void
take_suggestion (LesartTagEntry *self, const char *tag)
{
  g_autofree char *copy = g_strdup (tag);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  add_tag (self, copy);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  update_suggestions (self);
}

static void
on_suggestion_clicked (GtkWidget *button, LesartTagEntry *self)
{
  take_suggestion (self, gtk_widget_get_name (button));
}

static GtkWidget *
make_suggestion (LesartTagEntry *self, const char *tag)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = make_content (self, tag);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  LesartTag *known = find_in_book (self, tag);
  g_autofree char *key = known != NULL ? lesart_describe_tag_key (known) : g_strdup ("");
  /* Translators: %s is a tag */
  g_autofree char *action = g_strdup_printf (_ ("Add the tag %s"), tag);

  if (*key != '\0') {
    GtkWidget *label = gtk_label_new (key);

    gtk_widget_add_css_class (label, "key");
    gtk_box_append (GTK_BOX (content), label);
  }
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_name (button, tag);
  gtk_widget_add_css_class (button, "lesart-tag");
  gtk_widget_add_css_class (button, "suggestion");
  if (known != NULL && *lesart_tag_get_text (known, LESART_TAG_DEFINITION) != '\0')
    gtk_widget_set_tooltip_text (button, lesart_tag_get_text (known, LESART_TAG_DEFINITION));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, action,
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      known != NULL ? lesart_tag_get_text (known, LESART_TAG_DEFINITION) : "", -1);
  g_signal_connect (focus, "enter", G_CALLBACK (on_suggestion_focus), self);
  gtk_widget_add_controller (button, focus);
  g_signal_connect (button, "clicked", G_CALLBACK (on_suggestion_clicked), self);
  return button;
}

/* What was typed may be a tag itself; else the meaning is that of the first one, for Tab. */
static void
update_suggestions (LesartTagEntry *self)
{
  g_autoptr (GPtrArray) found = find_suggestions (self);
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  const char *shown = NULL;

  lesart_wrap_box_clear (self->suggestions);
  for (guint i = 0; i < found->len; i++)
    lesart_wrap_box_append (self->suggestions, make_suggestion (self, found->pdata[i]));
  gtk_widget_set_visible (self->suggestions, found->len > 0);
  if (find_in_book (self, typed) != NULL)
    shown = typed;
  else if (*typed != '\0' && found->len > 0)
    shown = found->pdata[0];
  show_meaning (self, shown);
}

/* ---- The entry ---- */

static void
on_text_changed (LesartTagEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (strchr (text, ',') != NULL) {
    g_auto (GStrv) parts = g_strsplit (text, ",", -1);
    guint n = g_strv_length (parts);

    for (guint i = 0; i + 1 < n; i++)
      add_tag (self, parts[i]);
    gtk_editable_set_text (GTK_EDITABLE (self->entry), g_strchug (parts[n - 1]));
    return;
  }
  update_suggestions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_entry_activate (LesartTagEntry *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*g_strstrip (text) == '\0') {
    g_signal_emit (self, signals[FINISHED], 0);
    return;
  }
  add_tag (self, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static gboolean
take_back_last (LesartTagEntry *self)
{
  g_autofree char *last = NULL;

  if (self->tags->len == 0 || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return FALSE;
  last = g_strdup (g_ptr_array_index (self->tags, self->tags->len - 1));
  remove_tag (self, last);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), last);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static gboolean
on_entry_key (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              LesartTagEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *first = gtk_widget_get_first_child (self->suggestions);

  if (keyval == GDK_KEY_BackSpace)
    return take_back_last (self);
  if (first == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Tab && *text != '\0') {
    take_suggestion (self, gtk_widget_get_name (first));
    return TRUE;
  }
  return keyval == GDK_KEY_Down ? gtk_widget_grab_focus (first) : FALSE;
}

/* ---- The object ---- */

static void
lesart_tag_entry_finalize (GObject *object)
{
  LesartTagEntry *self = LESART_TAG_ENTRY (object);

  g_ptr_array_unref (self->tags);
  g_strfreev (self->known);
  g_clear_object (&self->book);
  G_OBJECT_CLASS (lesart_tag_entry_parent_class)->finalize (object);
}

static void
lesart_tag_entry_class_init (LesartTagEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lesart_tag_entry_finalize;
  signals[CHANGED] = g_signal_new ("changed", LESART_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", LESART_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
lesart_tag_entry_init (LesartTagEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tags = g_ptr_array_new_with_free_func (g_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->chips = lesart_wrap_box_new (4);
  gtk_widget_set_visible (self->chips, FALSE);
  gtk_box_append (GTK_BOX (self), self->chips);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("Add tags"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  self->suggestions = lesart_wrap_box_new (4);
  gtk_widget_set_visible (self->suggestions, FALSE);
  gtk_box_append (GTK_BOX (self), self->suggestions);
  self->meaning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->meaning, 0);
  gtk_label_set_wrap (self->meaning, TRUE);
  gtk_label_set_lines (self->meaning, 3);
  gtk_label_set_ellipsize (self->meaning, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->meaning, 40);
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "lesart-tag-meaning");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->meaning));
}

GtkWidget *
lesart_tag_entry_new (void)
{
  return g_object_new (LESART_TYPE_TAG_ENTRY, NULL);
}

/**
 * lesart_tag_entry_set_tags:
 * @tags: (nullable): the tags to begin with; the entry is emptied
 */
void
lesart_tag_entry_set_tags (LesartTagEntry *self, const char *const *tags)
{
  g_return_if_fail (LESART_IS_TAG_ENTRY (self));
  g_ptr_array_set_size (self->tags, 0);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!has_tag (self, tags[i]))
      g_ptr_array_add (self->tags, g_strdup (tags[i]));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_chips (self);
  update_suggestions (self);
}

/**
 * lesart_tag_entry_set_known:
 * @known: (nullable): what can be suggested
 */
void
lesart_tag_entry_set_known (LesartTagEntry *self, const char *const *known)
{
  g_return_if_fail (LESART_IS_TAG_ENTRY (self));
  g_strfreev (self->known);
  self->known = g_strdupv ((char **) known);
  update_suggestions (self);
}

/**
 * lesart_tag_entry_set_book:
 * @book: (nullable): whose tags are suggested, too, and explained
 */
void
lesart_tag_entry_set_book (LesartTagEntry *self, LesartTagBook *book)
{
  g_return_if_fail (LESART_IS_TAG_ENTRY (self));
  g_set_object (&self->book, book);
  update_suggestions (self);
}

/**
 * lesart_tag_entry_get_tags:
 *
 * Returns: (transfer full): the tags, and what was typed but not yet added
 */
char **
lesart_tag_entry_get_tags (LesartTagEntry *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *typed = NULL;

  g_return_val_if_fail (LESART_IS_TAG_ENTRY (self), NULL);
  for (guint i = 0; i < self->tags->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->tags, i));
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*typed != '\0' && !has_tag (self, typed))
    g_strv_builder_add (builder, typed);
  return g_strv_builder_end (builder);
}

void
lesart_tag_entry_focus (LesartTagEntry *self)
{
  g_return_if_fail (LESART_IS_TAG_ENTRY (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
