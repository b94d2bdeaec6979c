/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One key a tag: the numbers 1 to 9 set the tags used last, other keys those that the tag book
 * gives them to, at the selection or the mark at the caret, or take them off again. Where there is
 * neither, the tag becomes sticky: every mark made from then on has it, until Escape. And one key
 * for the verdict.
 */
#include "window-private.h"

#include <glib/gi18n.h>

#include "marks.h"

/* The tags of the article have numbers, too, as far as they are free. */
static LesartRecentTags *
get_recent (LesartWindow *self)
{
  if (self->has_new_tags) {
    g_auto (GStrv) tags = lesart_notes_get_tags (lesart_document_get_notes (self->document));

    lesart_recent_tags_fill (self->recent_tags, (const char *const *) tags);
    self->has_new_tags = FALSE;
  }
  return self->recent_tags;
}

static void
show_tags (LesartWindow *self)
{
  if (self->selection_bar == NULL)
    return;
  lesart_selection_bar_set_tags (LESART_SELECTION_BAR (self->selection_bar),
                                 lesart_recent_tags_get (get_recent (self)), self->sticky_tag);
}

static void
keep_recent (LesartWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "recent-tags", lesart_recent_tags_get (get_recent (self)));
  show_tags (self);
}

/* All tags of a mark were used just now. */
void
lesart_window_use_tags (LesartWindow *self, LesartAnnotation *mark)
{
  const char *const *tags = lesart_annotation_get_tags (mark);
  gboolean changed = FALSE;

  for (guint i = 0; tags[i] != NULL; i++)
    changed = lesart_recent_tags_use (get_recent (self), tags[i]) || changed;
  if (changed)
    keep_recent (self);
}

/* The tag that a key stands for, or NULL. */
static const char *
find_tag (LesartWindow *self, guint key)
{
  const char *const *tags = lesart_recent_tags_get (get_recent (self));
  guint number = key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_1 : key - GDK_KEY_1;
  LesartTag *tag = lesart_tag_book_find_by_key (self->tag_book, gdk_keyval_to_unicode (key));

  if (tag != NULL)
    return lesart_tag_get_name (tag);
  return number < g_strv_length ((char **) tags) ? tags[number] : NULL;
}

/* A new mark has the colour that the tag book gives its tag. (transfer full) */
static LesartAnnotation *
colour_by_book (LesartWindow *self, LesartAnnotation *mark, const char *name)
{
  LesartTag *tag = lesart_tag_book_find_by_name (self->tag_book, name);
  LesartColour colour = tag != NULL ? lesart_tag_get_colour (tag) : LESART_COLOUR_NONE;

  return colour != LESART_COLOUR_NONE ? lesart_annotation_with_colour (mark, colour)
                                      : g_object_ref (mark);
}

void
lesart_window_set_sticky (LesartWindow *self, const char *tag)
{
  char *copy = g_strdup (tag);

  g_free (self->sticky_tag);
  self->sticky_tag = copy;
  show_tags (self);
  lesart_window_update_mode (self);
}

static void
set_tag (LesartWindow *self, const char *name)
{
  g_autofree char *tag = g_strdup (name);
  gboolean is_new;
  g_autoptr (LesartAnnotation) mark = lesart_window_take_mark (self, &is_new);
  g_autoptr (LesartAnnotation) tagged = NULL;

  if (mark == NULL)
    return;
  if (is_new) {
    g_autoptr (LesartAnnotation) coloured = colour_by_book (self, mark, tag);

    tagged = lesart_mark_with_tag (coloured, tag, TRUE);
  } else {
    tagged = lesart_mark_with_tag (mark, tag, !lesart_mark_has_tag (mark, tag));
  }
  lesart_window_put_mark (self, tagged, is_new, LESART_EDIT_TAG);
  lesart_window_use_tags (self, tagged);
}

static gboolean
has_something_to_tag (LesartWindow *self)
{
  return !lesart_span_is_empty (lesart_reader_get_selection (self->reader))
         || lesart_window_get_mark (self) != NULL;
}

/* Returns: whether the key stands for a tag. */
gboolean
lesart_window_tag_key (LesartWindow *self, guint key)
{
  const char *tag = find_tag (self, key);

  if (tag == NULL)
    return FALSE;
  if (has_something_to_tag (self))
    set_tag (self, tag);
  else
    lesart_window_set_sticky (self, g_strcmp0 (tag, self->sticky_tag) == 0 ? NULL : tag);
  return TRUE;
}

void
lesart_window_mark_sticky (LesartWindow *self)
{
  gboolean is_new;
  g_autoptr (LesartAnnotation) mark = lesart_window_take_mark (self, &is_new);
  g_autoptr (LesartAnnotation) coloured = NULL;
  g_autoptr (LesartAnnotation) tagged = NULL;

  if (mark == NULL)
    return;
  coloured = is_new ? colour_by_book (self, mark, self->sticky_tag) : g_object_ref (mark);
  tagged = lesart_mark_with_tag (coloured, self->sticky_tag, TRUE);
  lesart_window_put_mark (self, tagged, is_new, LESART_EDIT_TAG);
  lesart_window_use_tags (self, tagged);
}

static void
on_bar_tag (LesartSelectionBar *bar, const char *tag, gboolean sticky, LesartWindow *self)
{
  g_autofree char *copy = g_strdup (tag);

  if (!sticky) {
    set_tag (self, copy);
    return;
  }
  lesart_window_set_sticky (self, copy);
  lesart_window_mark_sticky (self);
}

/* To go through a hundred thousand notes can wait. */
static void
on_notes_changed (LesartWindow *self)
{
  self->has_new_tags = TRUE;
  show_tags (self);
}

static gboolean
rename_recent (LesartWindow *self, LesartTagChange *change, gboolean back)
{
  const char *name = lesart_tag_change_get_name (change);
  const char *into = lesart_tag_change_get_into (change);
  LesartTagDeed deed = lesart_tag_change_get_deed (change);

  if (into == NULL || (deed != LESART_TAG_DEED_RENAME && (back || deed != LESART_TAG_DEED_MERGE)))
    return FALSE;
  return lesart_recent_tags_rename (get_recent (self), back ? into : name, back ? name : into);
}

/* A tag that has another name now keeps its number: the old name would come back by it. */
static void
on_tag_book_turned (LesartTagBook *book, LesartTagChange *change, gboolean back, LesartWindow *self)
{
  if (self->recent_tags != NULL && rename_recent (self, change, back))
    keep_recent (self);
}

/* ---- the verdict ---- */

static void
on_judged (LesartVerdictPopover *popover, guint verdict, guint confidence, LesartWindow *self)
{
  g_autoptr (LesartAnnotation) mark = g_steal_pointer (&self->judged);
  g_autoptr (LesartAnnotation) judged = NULL;

  if (mark == NULL)
    return;
  judged = lesart_annotation_with_verdict (mark, verdict, confidence);
  if (verdict != lesart_annotation_get_verdict (mark)
      || confidence != (guint) lesart_annotation_get_confidence (mark) || self->judged_new)
    lesart_window_put_mark (self, judged, self->judged_new, LESART_EDIT_JUDGE);
}

static void
on_judging_cancelled (LesartWindow *self)
{
  g_clear_object (&self->judged);
  lesart_toast_show (self->toast, _ ("Nothing was changed"), NULL, NULL);
}

static void
focus_text (LesartWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
make_verdict_popover (LesartWindow *self)
{
  self->verdict_popover = lesart_verdict_popover_new ();
  gtk_widget_set_parent (self->verdict_popover, GTK_WIDGET (self->reader));
  g_signal_connect (self->verdict_popover, "judged", G_CALLBACK (on_judged), self);
  g_signal_connect_swapped (self->verdict_popover, "cancelled", G_CALLBACK (on_judging_cancelled),
                            self);
  g_signal_connect_swapped (self->verdict_popover, "closed", G_CALLBACK (focus_text), self);
}

void
lesart_window_judge (LesartWindow *self)
{
  gboolean is_new;
  g_autoptr (LesartAnnotation) mark = lesart_window_take_mark (self, &is_new);
  GdkRectangle rect = { 0, 0, 1, 1 };

  if (mark == NULL)
    return;
  lesart_window_hide_selection_bar (self);
  lesart_window_close_hover_card (self);
  lesart_reader_get_span_rect (self->reader, lesart_annotation_get_extent (mark), &rect);
  if (self->verdict_popover == NULL)
    make_verdict_popover (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->verdict_popover), &rect);
  g_set_object (&self->judged, mark);
  self->judged_new = is_new;
  lesart_verdict_popover_ask (LESART_VERDICT_POPOVER (self->verdict_popover),
                              lesart_annotation_get_verdict (mark),
                              lesart_annotation_get_confidence (mark));
}

static void
judge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_window_judge (LESART_WINDOW (widget));
}

void
lesart_window_init_tags (LesartWindow *self)
{
  g_auto (GStrv) recent =
      self->settings != NULL ? g_settings_get_strv (self->settings, "recent-tags") : NULL;

  self->recent_tags = lesart_recent_tags_new ((const char *const *) recent);
  g_signal_connect_object (self->document, "notify::notes", G_CALLBACK (on_notes_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_book, "changed", G_CALLBACK (show_tags), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tag_book, "turned", G_CALLBACK (on_tag_book_turned), self, 0);
}

/* The part of the bar at the selection that is about tags and verdicts. */
void
lesart_window_connect_bar (LesartWindow *self)
{
  g_signal_connect (self->selection_bar, "set-tag", G_CALLBACK (on_bar_tag), self);
  g_signal_connect_swapped (self->selection_bar, "judge", G_CALLBACK (lesart_window_judge), self);
  lesart_selection_bar_set_tag_book (LESART_SELECTION_BAR (self->selection_bar), self->tag_book);
  show_tags (self);
}

void
lesart_window_class_add_tag_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.judge", NULL, judge_action);
}
