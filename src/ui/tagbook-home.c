/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See tagbook-home.h.
 */
#include "tagbook-home.h"

#include "tag-articles.h"

struct _LesartTagHome {
  GtkWidget *owner;     /* with the actions book.undo and book.redo */
  GMenu *menu;          /* of these, with what they would do */
  LesartWindow *window; /* (nullable) */
  LesartNotes *notes;   /* (nullable): of its article */
};

/**
 * lesart_tag_home_new:
 * @owner: the window of the tag book; it outlives this
 *
 * Returns: (transfer full): a home that is nowhere yet
 */
LesartTagHome *
lesart_tag_home_new (GtkWidget *owner)
{
  LesartTagHome *self = g_new0 (LesartTagHome, 1);

  self->owner = owner;
  self->menu = g_menu_new ();
  return self;
}

static void
update (LesartTagHome *self)
{
  const gboolean undo =
      self->notes != NULL && lesart_notes_get_undo (self->notes) != LESART_EDIT_NONE;
  const gboolean redo =
      self->notes != NULL && lesart_notes_get_redo (self->notes) != LESART_EDIT_NONE;

  if (self->window != NULL)
    lesart_window_fill_history_menu (self->window, self->menu, "book");
  else
    g_menu_remove_all (self->menu);
  gtk_widget_action_set_enabled (self->owner, "book.undo", undo);
  gtk_widget_action_set_enabled (self->owner, "book.redo", redo);
}

static void
leave_notes (LesartTagHome *self)
{
  if (self->notes != NULL)
    g_signal_handlers_disconnect_by_data (self->notes, self);
  g_clear_object (&self->notes);
}

static void
watch_notes (LesartTagHome *self)
{
  leave_notes (self);
  if (self->window != NULL) {
    self->notes =
        g_object_ref (lesart_document_get_notes (lesart_window_get_document (self->window)));
    g_signal_connect_swapped (self->notes, "edited", G_CALLBACK (update), self);
  }
  update (self);
}

static void
leave_window (LesartTagHome *self)
{
  if (self->window == NULL)
    return;
  g_signal_handlers_disconnect_by_data (lesart_window_get_document (self->window), self);
  g_clear_weak_pointer (&self->window);
}

void
lesart_tag_home_free (LesartTagHome *self)
{
  leave_notes (self);
  leave_window (self);
  g_object_unref (self->menu);
  g_free (self);
}

/**
 * lesart_tag_home_set_window:
 * @window: (nullable): where the book was opened from
 */
void
lesart_tag_home_set_window (LesartTagHome *self, GtkWindow *window)
{
  leave_window (self);
  if (LESART_IS_WINDOW (window)) {
    g_set_weak_pointer (&self->window, LESART_WINDOW (window));
    g_signal_connect_swapped (lesart_window_get_document (self->window), "notify::notes",
                              G_CALLBACK (watch_notes), self);
  }
  watch_notes (self);
}

/* Whether there is a history. */
gboolean
lesart_tag_home_is_there (LesartTagHome *self)
{
  return self->window != NULL;
}

/**
 * lesart_tag_home_get_menu:
 *
 * Returns: (transfer none): a section with undo and redo
 */
GMenuModel *
lesart_tag_home_get_menu (LesartTagHome *self)
{
  return G_MENU_MODEL (self->menu);
}

/* The step stands in the history of the article, whether that has such marks or not. */
static void
add_article (LesartTagHome *self, LesartTagChange *change)
{
  GPtrArray *articles = lesart_tag_change_get_articles (change);
  g_autofree char *uri =
      self->window != NULL ? lesart_tag_articles_get_uri (lesart_window_get_document (self->window))
                           : NULL;

  for (guint i = 0; uri != NULL && i < articles->len; i++)
    if (g_str_equal (((LesartTagArticle *) articles->pdata[i])->uri, uri))
      return;
  if (uri != NULL)
    lesart_tag_change_take_article (change, lesart_tag_article_new (uri));
}

/* Without an article the step is for as long as the window is without one. */
static void
note_without_article (LesartTagHome *self, LesartTagChange *change)
{
  LesartTagArticle *none;

  if (self->window == NULL
      || lesart_document_get_text (lesart_window_get_document (self->window)) != NULL)
    return;
  none = lesart_tag_article_new ("");
  lesart_retag_apply (none, change, self->notes, FALSE);
  lesart_tag_article_free (none);
}

/**
 * lesart_tag_home_do:
 * @self: (nullable): %NULL if the window of the book was closed meanwhile
 * @change: what is done to the book; the articles that it reaches are to be changed after this
 *
 * Returns: as lesart_tag_book_do()
 */
gboolean
lesart_tag_home_do (LesartTagHome *self,
                    LesartTagBook *book,
                    LesartTagChange *change,
                    GError **error)
{
  if (self != NULL)
    add_article (self, change);
  if (!lesart_tag_book_do (book, change, error))
    return FALSE;
  if (self != NULL)
    note_without_article (self, change);
  return TRUE;
}

/* What was done last in the article, also if that was a mark. */
void
lesart_tag_home_turn (LesartTagHome *self, gboolean undo, LesartToast *toast)
{
  if (self->window != NULL)
    lesart_window_turn (self->window, undo, toast, "book");
}
