/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tree at the left, what the chosen tag means at the right; in a narrow window the one lies over
 * the other. Every change goes through lesart_tag_book_window_run(): the marks that it touches are
 * found, the book is changed and saved, then the marks are. Undoing is that of the article.
 */
#include "tagbook-window.h"

#include <glib/gi18n.h>

#include "describe-tag.h"
#include "icon-button.h"
#include "notice.h"
#include "split.h"
#include "tagbook-details.h"
#include "tagbook-dialogs.h"
#include "tagbook-home.h"
#include "tagbook-job.h"
#include "tagbook-tree.h"

#define WIDTH 940
#define HEIGHT 680
#define DETAILS_WIDTH 460

struct _LesartTagBookWindow {
  GtkWindow parent_instance;
  LesartApplication *program;
  LesartTagBook *book;
  LesartTagHome *home;
  GtkStack *pages;
  LesartSplit *split;
  LesartTagTree *tree;
  LesartTagDetails *details;
  GtkWidget *back;
  GtkWidget *problem; /* of a book that cannot be read */
  LesartNotice *notice;
  LesartToast *toast;
  guint n_jobs;
};

G_DEFINE_FINAL_TYPE (LesartTagBookWindow, lesart_tag_book_window, GTK_TYPE_WINDOW)

/* ---- saying ---- */

/**
 * lesart_tag_book_window_say:
 * @text: what was done
 * @problems: (nullable): and what not: it stays until it is dismissed
 */
void
lesart_tag_book_window_say (LesartTagBookWindow *self, const char *text, const char *problems)
{
  g_return_if_fail (LESART_IS_TAG_BOOK_WINDOW (self));
  if (self->book == NULL)
    return; /* closed */
  if (problems != NULL)
    lesart_notice_show (self->notice, TRUE, problems, NULL, NULL);
  else
    lesart_notice_hide (self->notice);
  if (text != NULL)
    lesart_toast_show (self->toast, text, lesart_tag_home_is_there (self->home) ? _ ("Undo") : NULL,
                       lesart_tag_home_is_there (self->home) ? "book.undo" : NULL);
}

/* What cannot be used has no focus: it comes back to the tree. */
static void
begin_job (LesartTagBookWindow *self)
{
  self->n_jobs++;
  gtk_widget_set_sensitive (GTK_WIDGET (self->split), FALSE);
}

static void
end_job (LesartTagBookWindow *self)
{
  if (--self->n_jobs > 0 || self->book == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->split), TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->tree)))
    lesart_tag_tree_focus (self->tree);
}

/* What is being written is taken first. FALSE while a change is on its way: one after the other. */
static gboolean
begin_action (LesartTagBookWindow *self)
{
  if (self->n_jobs > 0)
    return FALSE;
  lesart_tag_details_flush (self->details);
  return TRUE;
}

/* ---- doing ---- */

/* A change on its way: found, done, applied. */
typedef struct {
  LesartTagBookWindow *window;
  LesartApplication *program; /* it is brought to its end also when the window is closed */
  LesartTagBook *book;
  GPtrArray *changes;
  gboolean back;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->window);
  g_object_unref (run->program);
  g_object_unref (run->book);
  g_ptr_array_unref (run->changes);
  g_free (run);
}

static Run *
run_new (LesartTagBookWindow *self, gboolean back)
{
  Run *run = g_new0 (Run, 1);

  run->window = g_object_ref (self);
  run->program = g_object_ref (self->program);
  run->book = g_object_ref (self->book);
  run->changes = g_ptr_array_new_with_free_func (g_object_unref);
  run->back = back;
  begin_job (self);
  return run;
}

static void
say_done (Run *run, const char *problems)
{
  LesartTagChange *last = run->changes->pdata[run->changes->len - 1];
  g_autofree char *what = lesart_describe_tag_change (last);
  g_autofree char *text = run->back
                              /* Translators: %s is what was done to a tag */
                              ? g_strdup_printf (_ ("Undone: %s"), what)
                              : g_strdup (what);

  lesart_tag_book_window_say (run->window, text, problems);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GPtrArray) findings = lesart_tag_job_finish (result, NULL);
  g_autofree char *problems = findings != NULL ? lesart_describe_tag_problems (findings) : NULL;

  end_job (run->window);
  say_done (run, problems);
  run_free (run);
}

static void
apply (Run *run)
{
  lesart_tag_job_apply_async (run->program, run->changes, run->back, NULL, on_applied, run);
}

static void
fail (Run *run, const GError *error)
{
  end_job (run->window);
  lesart_tag_book_window_say (run->window, NULL, error->message);
  run_free (run);
}

static void
do_it (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (lesart_tag_home_do (run->window->home, run->book, run->changes->pdata[0], &error))
    apply (run);
  else
    fail (run, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GPtrArray) findings = lesart_tag_job_finish (result, NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    LesartTagFinding *finding = findings->pdata[i];

    if (finding->article != NULL)
      lesart_tag_change_take_article (run->changes->pdata[0], g_steal_pointer (&finding->article));
  }
  do_it (run);
}

/**
 * lesart_tag_book_window_run:
 * @change: (transfer full): what is to be done to the tags
 * @retag: (transfer full) (nullable): and to the marks
 */
void
lesart_tag_book_window_run (LesartTagBookWindow *self, LesartTagChange *change, LesartRetag *retag)
{
  Run *run;

  g_return_if_fail (LESART_IS_TAG_BOOK_WINDOW (self));
  run = run_new (self, FALSE);
  g_ptr_array_add (run->changes, change);
  if (retag != NULL && g_hash_table_size (retag->names) > 0) {
    lesart_tag_job_find_async (self->program, retag, NULL, on_found, run);
    return;
  }
  g_clear_pointer (&retag, lesart_tag_job_retag_free);
  do_it (run);
}

/* A change that touches no mark, and is seen where it is made. */
static gboolean
do_quietly (LesartTagBookWindow *self, LesartTagChange *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  if (!lesart_tag_home_do (self->home, self->book, change, &error)) {
    lesart_tag_book_window_say (self, NULL, error->message);
    return FALSE;
  }
  g_ptr_array_add (changes, g_object_ref (change));
  lesart_tag_job_apply_async (self->program, changes, FALSE, NULL, NULL, NULL);
  return TRUE;
}

/* ---- undoing ---- */

/**
 * lesart_tag_book_window_go_back:
 * @until: the last change that is to stay
 *
 * Undoes all that was done after it, in the book and in all articles.
 */
void
lesart_tag_book_window_go_back (LesartTagBookWindow *self, LesartTagChange *until)
{
  g_autoptr (GError) error = NULL;
  LesartTagChange *change;
  Run *run;

  g_return_if_fail (LESART_IS_TAG_BOOK_WINDOW (self));
  run = run_new (self, TRUE);
  while (error == NULL && (change = lesart_tag_book_get_undo (self->book)) != NULL
         && change != until) {
    g_autoptr (LesartTagChange) held = g_object_ref (change);

    if (lesart_tag_book_undo (self->book, held, &error))
      g_ptr_array_add (run->changes, g_steal_pointer (&held));
  }
  if (error != NULL && run->changes->len == 0) {
    fail (run, error);
  } else if (run->changes->len == 0) {
    end_job (self);
    run_free (run);
  } else {
    apply (run);
  }
}

/* The history is that of the article. */
static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);

  if (begin_action (self))
    lesart_tag_home_turn (self->home, g_str_equal (name, "book.undo"), self->toast);
}

/* GTK keeps the pointer of a window that goes with its parent; a change that is under way keeps the
 * window. */
static void
forget_parent (GtkWindow *parent, GtkWindow *self)
{
  if (gtk_window_get_transient_for (self) == parent)
    gtk_window_set_transient_for (self, NULL);
}

/**
 * lesart_tag_book_window_set_parent:
 * @parent: (nullable): the window that it was opened from
 */
void
lesart_tag_book_window_set_parent (LesartTagBookWindow *self, GtkWindow *parent)
{
  g_return_if_fail (LESART_IS_TAG_BOOK_WINDOW (self));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (forget_parent), self, 0);
  lesart_tag_home_set_window (self->home, parent);
}

/* ---- single changes ---- */

static void
on_edited (LesartTagDetails *details, LesartTag *changed, LesartTagBookWindow *self)
{
  LesartTag *before = lesart_tag_book_find (self->book, lesart_tag_get_id (changed));
  g_autoptr (LesartTagChange) change = NULL;

  if (before == NULL)
    return; /* deleted meanwhile */
  change = lesart_tag_change_new (LESART_TAG_DEED_EDIT, lesart_tag_get_name (changed), NULL);
  lesart_tag_change_add_step (change, before, changed);
  do_quietly (self, change);
}

/* Its siblings get the places that are theirs then. */
static void
on_moved (LesartTagTree *tree, LesartTag *moved, LesartTagBookWindow *self)
{
  const char *parent = lesart_tag_get_parent (moved);
  g_autoptr (GPtrArray) siblings = lesart_tag_book_get_children (self->book, parent);
  LesartTag *before = lesart_tag_book_find (self->book, lesart_tag_get_id (moved));
  g_autoptr (LesartTagChange) change =
      lesart_tag_change_new (LESART_TAG_DEED_MOVE, lesart_tag_get_name (moved), NULL);

  g_ptr_array_remove (siblings, before);
  g_ptr_array_insert (siblings, (int) MIN (lesart_tag_get_place (moved), siblings->len), before);
  for (guint i = 0; i < siblings->len; i++) {
    LesartTag *tag = siblings->pdata[i];
    g_autoptr (LesartTag) placed = lesart_tag_with_parent (tag, parent, i);

    if (tag == before || lesart_tag_get_place (tag) != i)
      lesart_tag_change_add_step (change, tag, placed);
  }
  if (do_quietly (self, change))
    lesart_tag_tree_focus (self->tree);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);

  if (!begin_action (self))
    return;
  lesart_tag_tree_move (self->tree, (LesartTagTreeStep) g_variant_get_int32 (parameter));
}

/* ---- dialogs ---- */

static void
dialog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);
  LesartTag *tag;

  if (!begin_action (self))
    return;
  tag = lesart_tag_tree_get_selected (self->tree);
  if (g_str_equal (name, "book.new"))
    lesart_tag_dialog_open (self, LESART_TAG_DIALOG_NEW, tag);
  else if (tag == NULL)
    return;
  else if (g_str_equal (name, "book.rename"))
    lesart_tag_dialog_open (self, LESART_TAG_DIALOG_RENAME, tag);
  else if (g_str_equal (name, "book.merge"))
    lesart_tag_dialog_open (self, LESART_TAG_DIALOG_MERGE, tag);
  else if (g_str_equal (name, "book.split"))
    lesart_tag_dialog_open (self, LESART_TAG_DIALOG_SPLIT, tag);
  else
    lesart_tag_dialog_open (self, LESART_TAG_DIALOG_DELETE, tag);
}

static void
exchange_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);

  if (!begin_action (self))
    return;
  if (g_str_equal (name, "book.import"))
    lesart_tag_exchange_import (self);
  else if (g_str_equal (name, "book.add-used"))
    lesart_tag_exchange_add_used (self);
  else if (g_str_equal (name, "book.scheme"))
    lesart_tag_exchange_add_scheme (self, g_variant_get_string (parameter, NULL));
  else
    lesart_tag_exchange_export (self, g_variant_get_string (parameter, NULL));
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);

  if (begin_action (self))
    lesart_tag_versions_open (self);
}

static void
set_aside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = lesart_tag_book_set_aside (self->book, &error);
  g_autofree char *name_kept = kept != NULL ? g_path_get_basename (kept) : NULL;
  g_autofree char *text = NULL;

  if (kept != NULL)
    /* Translators: %s is a file name */
    text = g_strdup_printf (_ ("The old tag book is kept as “%s”"), name_kept);
  lesart_tag_book_window_say (self, text, error != NULL ? error->message : NULL);
}

/* ---- what is shown ---- */

static void
update_actions (LesartTagBookWindow *self)
{
  static const char *const of_tag[] = { "book.rename", "book.merge", "book.split", "book.delete",
                                        "book.move" };
  LesartTag *tag = lesart_tag_tree_get_selected (self->tree);
  guint n_tags = lesart_tag_book_get_tags (self->book)->len;

  for (guint i = 0; i < G_N_ELEMENTS (of_tag); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_tag[i], tag != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.merge", tag != NULL && n_tags > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.export", n_tags > 0);
}

static void
on_selected (LesartTagBookWindow *self)
{
  lesart_tag_details_flush (self->details);
  lesart_tag_details_show (self->details, lesart_tag_tree_get_selected (self->tree));
  update_actions (self);
}

static void
show_details (LesartTagBookWindow *self)
{
  lesart_split_set_sidebar_visible (self->split, TRUE);
  lesart_tag_details_focus (self->details);
}

static void
on_narrow (LesartTagBookWindow *self)
{
  gboolean narrow = lesart_split_is_narrow (self->split);

  gtk_widget_set_visible (self->back, narrow && lesart_split_get_sidebar_visible (self->split));
}

/* Beside each other there is always room for both. */
static void
on_mode (LesartTagBookWindow *self)
{
  lesart_split_set_sidebar_visible (self->split, !lesart_split_is_narrow (self->split));
  on_narrow (self);
}

static void
on_book_changed (LesartTagBookWindow *self)
{
  const GError *error = lesart_tag_book_get_error (self->book);
  gboolean empty = lesart_tag_book_get_tags (self->book)->len == 0;

  if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_stack_set_visible_child_name (self->pages, error != NULL ? "error"
                                                 : empty       ? "empty"
                                                               : "book");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "book.versions",
                                 lesart_tag_book_get_history (self->book)->len > 0);
  update_actions (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (widget);

  if (!lesart_split_is_narrow (self->split) || !lesart_split_get_sidebar_visible (self->split)) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  lesart_tag_details_flush (self->details);
  lesart_split_set_sidebar_visible (self->split, FALSE);
  lesart_tag_tree_focus (self->tree);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lesart_tag_tree_search (LESART_TAG_BOOK_WINDOW (widget)->tree);
}

LesartApplication *
lesart_tag_book_window_get_application (LesartTagBookWindow *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK_WINDOW (self), NULL);
  return self->program;
}

LesartTagBook *
lesart_tag_book_window_get_book (LesartTagBookWindow *self)
{
  g_return_val_if_fail (LESART_IS_TAG_BOOK_WINDOW (self), NULL);
  return self->book;
}

/**
 * lesart_tag_book_window_select:
 * @tag: a tag that is, or is about to be, in the book
 */
void
lesart_tag_book_window_select (LesartTagBookWindow *self, LesartTag *tag)
{
  g_return_if_fail (LESART_IS_TAG_BOOK_WINDOW (self));
  lesart_tag_tree_select (self->tree, lesart_tag_get_id (tag));
}

/* ---- the object ---- */

static gboolean
lesart_tag_book_window_close_request (GtkWindow *window)
{
  lesart_tag_details_flush (LESART_TAG_BOOK_WINDOW (window)->details);
  return GTK_WINDOW_CLASS (lesart_tag_book_window_parent_class)->close_request (window);
}

static void
lesart_tag_book_window_dispose (GObject *object)
{
  LesartTagBookWindow *self = LESART_TAG_BOOK_WINDOW (object);

  if (self->book != NULL) {
    g_signal_handlers_disconnect_by_data (self->book, self);
    g_signal_handlers_disconnect_by_data (self->split, self);
    g_signal_handlers_disconnect_by_data (self->tree, self);
    g_signal_handlers_disconnect_by_data (self->details, self);
  }
  g_clear_pointer (&self->home, lesart_tag_home_free);
  g_clear_object (&self->book);
  g_clear_object (&self->program);
  G_OBJECT_CLASS (lesart_tag_book_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, GDK_CONTROL_MASK, "book.new" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "book.search" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "book.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "book.redo" },
    { GDK_KEY_F2, 0, "book.rename" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "book.merge" },
    { GDK_KEY_Delete, GDK_CONTROL_MASK, "book.delete" },
    { GDK_KEY_Escape, 0, "book.back" },
    { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };
  static const guint steps[] = { GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_Left, GDK_KEY_Right };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding_action (class, steps[i], GDK_ALT_MASK, "book.move", "i", (int) i);
}

static void
lesart_tag_book_window_class_init (LesartTagBookWindowClass *class)
{
  static const struct {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "book.new", NULL, dialog_action },        { "book.rename", NULL, dialog_action },
    { "book.merge", NULL, dialog_action },      { "book.split", NULL, dialog_action },
    { "book.delete", NULL, dialog_action },     { "book.undo", NULL, history_action },
    { "book.redo", NULL, history_action },      { "book.versions", NULL, versions_action },
    { "book.import", NULL, exchange_action },   { "book.export", "s", exchange_action },
    { "book.add-used", NULL, exchange_action }, { "book.scheme", "s", exchange_action },
    { "book.move", "i", move_action },          { "book.back", NULL, back_action },
    { "book.search", NULL, search_action },     { "book.set-aside", NULL, set_aside_action },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = lesart_tag_book_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = lesart_tag_book_window_close_request;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  add_keys (widget_class);
}

static void
lesart_tag_book_window_init (LesartTagBookWindow *self)
{
  self->home = lesart_tag_home_new (GTK_WIDGET (self));
}

static GMenu *
make_menu (LesartTagBookWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) past = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) export = g_menu_new ();
  g_autoptr (GMenu) schemes = g_menu_new ();

  g_menu_append (export, _ ("Tag book of Lesart (JSON)…"), "book.export::json");
  g_menu_append (export, _ ("REFI-QDA code book (QDC)…"), "book.export::qdc");
  g_menu_append (export, _ ("brat configuration…"), "book.export::brat");
  g_menu_append (files, _ ("_Import…"), "book.import");
  g_menu_append_submenu (files, _ ("_Export"), G_MENU_MODEL (export));
  g_menu_append (schemes, _ ("Add tags in _use…"), "book.add-used");
  g_menu_append (schemes, _ ("Add the _claim scheme…"), "book.scheme::claims");
  g_menu_append (schemes, _ ("Add the _reading scheme…"), "book.scheme::reading");
  g_menu_append (past, _ ("_Versions…"), "book.versions");
  g_menu_append_section (menu, NULL, lesart_tag_home_get_menu (self->home));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (past));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (schemes));
  return menu;
}

static GtkWidget *
make_header (LesartTagBookWindow *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *new = lesart_icon_button_new ("list-add-symbolic", _ ("New tag"), "book.new");
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenu) model = make_menu (self);

  self->back = lesart_icon_button_new ("go-previous-symbolic", _ ("Back to the list"), "book.back");
  gtk_widget_set_tooltip_text (self->back, _ ("Back to the list (Esc)"));
  gtk_widget_set_tooltip_text (new, _ ("New tag (Ctrl+N)"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (model));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (menu), TRUE);
  gtk_widget_set_tooltip_text (menu, _ ("Menu of the tag book (F10)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the tag book"), -1);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->back);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), new);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), menu);
  return header;
}

/* A page with words in its middle, and what can be done below them. */
static GtkWidget *
make_page (const char *title, GtkWidget *label, const char *const (*buttons)[2])
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  gtk_widget_set_valign (page, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (page, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (page, "lesart-tag-page");
  gtk_box_append (GTK_BOX (page), heading);
  gtk_box_append (GTK_BOX (page), label);
  for (guint i = 0; buttons[i][0] != NULL; i++) {
    GtkWidget *button = gtk_button_new_with_label (_ (buttons[i][0]));

    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), buttons[i][1]);
    if (i == 0)
      gtk_widget_add_css_class (button, "suggested-action");
    gtk_box_append (GTK_BOX (choices), button);
  }
  gtk_widget_set_halign (choices, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (page), choices);
  return page;
}

static void
add_pages (LesartTagBookWindow *self)
{
  static const char *const start[][2] = { { N_ ("Load the claim scheme"), "book.scheme::claims" },
                                          { N_ ("Load the reading scheme"),
                                            "book.scheme::reading" },
                                          { N_ ("Take over tags in use"), "book.add-used" },
                                          { N_ ("New tag"), "book.new" },
                                          { N_ ("Import…"), "book.import" },
                                          { NULL, NULL } };
  static const char *const repair[][2] = { { N_ ("Set aside and begin anew"), "book.set-aside" },
                                           { NULL, NULL } };

  self->problem = gtk_label_new (NULL);
  gtk_stack_add_named (
      self->pages,
      make_page (_ ("The tag book is empty"),
                 gtk_label_new (_ ("A tag book says what your tags mean, so that the same thing is "
                                   "always marked in the same way. Begin with a scheme and change "
                                   "it, or with tags of your own.")),
                 start),
      "empty");
  gtk_stack_add_named (
      self->pages, make_page (_ ("The tag book cannot be read"), self->problem, repair), "error");
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->split), "book");
}

static void
build (LesartTagBookWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_window_set_titlebar (GTK_WINDOW (self), make_header (self));
  self->tree = LESART_TAG_TREE (lesart_tag_tree_new (self->book));
  self->details = LESART_TAG_DETAILS (lesart_tag_details_new (self->book));
  self->split =
      LESART_SPLIT (lesart_split_new (GTK_WIDGET (self->tree), GTK_WIDGET (self->details)));
  g_object_set (self->split, "sidebar-width", DETAILS_WIDTH, NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  self->pages = GTK_STACK (gtk_stack_new ());
  add_pages (self);
  self->notice = lesart_notice_new ();
  self->toast = lesart_toast_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pages));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
}

/**
 * lesart_tag_book_window_new:
 * @parent: (nullable): the window that it is opened from
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
lesart_tag_book_window_new (LesartApplication *application, GtkWindow *parent)
{
  LesartTagBookWindow *self =
      g_object_new (LESART_TYPE_TAG_BOOK_WINDOW, "destroy-with-parent", TRUE, "title",
                    _ ("Tag book"), "default-width", WIDTH, "default-height", HEIGHT, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "lesart");
  self->program = g_object_ref (application);
  self->book = g_object_ref (lesart_application_get_tag_book (application));
  build (self);
  g_signal_connect_swapped (self->tree, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->tree, "activated", G_CALLBACK (show_details), self);
  g_signal_connect (self->tree, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect (self->details, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->split, "notify::narrow", G_CALLBACK (on_mode), self);
  g_signal_connect_swapped (self->split, "notify::sidebar-visible", G_CALLBACK (on_narrow), self);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (on_book_changed), self,
                           G_CONNECT_SWAPPED);
  on_narrow (self);
  on_book_changed (self);
  lesart_tag_book_window_set_parent (self, parent);
  if (lesart_tag_book_get_tags (self->book)->len > 0)
    lesart_tag_tree_focus (self->tree);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET (self);
}
