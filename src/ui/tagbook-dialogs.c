/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * New, rename, merge, split, delete. What a tag touches is looked up while the dialog is open.
 */
#include "tagbook-dialogs.h"

#include <glib/gi18n.h>

#include "check-list.h"
#include "describe-tag.h"
#include "panel-parts.h"
#include "tagbook-job.h"

#define LIST_HEIGHT 260

/* Freed with its window. */
typedef struct {
  LesartTagSheet sheet;
  LesartTagBookWindow *parent;
  LesartTagBook *book;
  LesartTagDialogKind kind;
  LesartTag *tag; /* (nullable) only of a new one */
  GCancellable *cancellable;
  GtkWidget *entry;     /* new, rename, split */
  GtkDropDown *target;  /* merge */
  GPtrArray *targets;   /* LesartTag */
  GtkWidget *complaint; /* why the name cannot be */
  GtkWidget *preview;
  GtkWidget *problems;
  LesartCheckList *marks; /* split */
  GPtrArray *ids;         /* of these */
} Dialog;

static void
dialog_free (Dialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->tag);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

/* ---- the changes ---- */

/* What is below a tag that goes is below another then. */
static void
add_children (LesartTagBook *book, LesartTagChange *change, LesartTag *tag, const char *parent)
{
  g_autoptr (GPtrArray) children = lesart_tag_book_get_children (book, lesart_tag_get_id (tag));

  for (guint i = 0; i < children->len; i++) {
    g_autoptr (LesartTag) moved = lesart_tag_with_parent (
        children->pdata[i], parent, lesart_tag_get_place (children->pdata[i]));

    lesart_tag_change_add_step (change, children->pdata[i], moved);
  }
}

static LesartTagChange *
make_rename (Dialog *self, const char *name, LesartRetag *retag)
{
  g_autoptr (LesartTag) after = lesart_tag_with_text (self->tag, LESART_TAG_NAME, name);
  const char *old = lesart_tag_get_name (self->tag);
  LesartTagChange *change =
      lesart_tag_change_new (LESART_TAG_DEED_RENAME, old, lesart_tag_get_name (after));

  lesart_tag_change_add_step (change, self->tag, after);
  lesart_retag_add (retag, old, lesart_tag_get_name (after));
  return change;
}

static LesartTagChange *
make_merge (Dialog *self, LesartRetag *retag)
{
  LesartTag *into = self->targets->pdata[gtk_drop_down_get_selected (self->target)];
  const char *id = lesart_tag_get_id (into);
  gboolean inner = lesart_tag_book_is_below (self->book, id, lesart_tag_get_id (self->tag));
  LesartTagChange *change = lesart_tag_change_new (
      LESART_TAG_DEED_MERGE, lesart_tag_get_name (self->tag), lesart_tag_get_name (into));

  add_children (self->book, change, self->tag, inner ? lesart_tag_get_parent (self->tag) : id);
  lesart_tag_change_add_step (change, self->tag, NULL);
  lesart_retag_add (retag, lesart_tag_get_name (self->tag), lesart_tag_get_name (into));
  return change;
}

static LesartShape
get_next_shape (LesartTag *tag)
{
  return (LesartShape) ((lesart_tag_get_shape (tag) + 1) % LESART_N_SHAPES);
}

/* It looks like the tag that it comes from, in another shape. */
static LesartTag *
make_part (Dialog *self, const char *name)
{
  g_autoptr (LesartTag) plain = lesart_tag_new (name);
  g_autoptr (LesartTag) coloured =
      lesart_tag_with_colour (plain, lesart_tag_get_colour (self->tag));
  g_autoptr (LesartTag) shaped = lesart_tag_with_shape (coloured, get_next_shape (self->tag));

  return lesart_tag_with_parent (shaped, lesart_tag_get_parent (self->tag),
                                 lesart_tag_get_place (self->tag));
}

static LesartTagChange *
make_split (Dialog *self, const char *name, LesartRetag *retag)
{
  g_autoptr (LesartTag) part = make_part (self, name);
  LesartTagChange *change = lesart_tag_change_new (
      LESART_TAG_DEED_SPLIT, lesart_tag_get_name (self->tag), lesart_tag_get_name (part));

  lesart_tag_change_add_step (change, NULL, part);
  retag->only = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->ids->len; i++)
    if (lesart_check_list_get_checked (self->marks, i))
      g_hash_table_add (retag->only, g_strdup (self->ids->pdata[i]));
  if (g_hash_table_size (retag->only) > 0)
    lesart_retag_add (retag, lesart_tag_get_name (self->tag), lesart_tag_get_name (part));
  return change;
}

static LesartTagChange *
make_delete (Dialog *self, LesartRetag *retag)
{
  LesartTagChange *change =
      lesart_tag_change_new (LESART_TAG_DEED_DELETE, lesart_tag_get_name (self->tag), NULL);

  add_children (self->book, change, self->tag, lesart_tag_get_parent (self->tag));
  lesart_tag_change_add_step (change, self->tag, NULL);
  lesart_retag_add (retag, lesart_tag_get_name (self->tag), NULL);
  return change;
}

/* Behind the chosen tag, or in it if it is one that holds others; like its siblings, in the next
 * shape. */
static LesartTagChange *
make_new (Dialog *self, const char *name)
{
  g_autoptr (LesartTag) plain = lesart_tag_new (name);
  gboolean inside = self->tag != NULL && lesart_tag_is_group (self->tag);
  const char *parent = self->tag == NULL ? NULL
                       : inside          ? lesart_tag_get_id (self->tag)
                                         : lesart_tag_get_parent (self->tag);
  g_autoptr (GPtrArray) siblings = lesart_tag_book_get_children (self->book, parent);
  LesartTag *last = siblings->len > 0 ? siblings->pdata[siblings->len - 1] : NULL;
  g_autoptr (LesartTag) placed =
      lesart_tag_with_parent (plain, parent, last != NULL ? lesart_tag_get_place (last) + 1 : 0);
  g_autoptr (LesartTag) coloured = lesart_tag_with_colour (
      placed, last != NULL ? lesart_tag_get_colour (last) : LESART_COLOUR_BLUE);
  g_autoptr (LesartTag) tag =
      lesart_tag_with_shape (coloured, last != NULL ? get_next_shape (last) : LESART_SHAPE_CIRCLE);
  LesartTagChange *change =
      lesart_tag_change_new (LESART_TAG_DEED_ADD, lesart_tag_get_name (tag), NULL);

  lesart_tag_change_add_step (change, NULL, tag);
  lesart_tag_book_window_select (self->parent, tag);
  return change;
}

static void
on_confirm (Dialog *self)
{
  g_autofree char *name =
      self->entry != NULL
          ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
          : NULL;
  LesartRetag *retag = lesart_tag_job_retag_new ();
  LesartTagBookWindow *parent = self->parent;
  LesartTagChange *change;

  if (self->target != NULL && gtk_drop_down_get_selected (self->target) >= self->targets->len) {
    lesart_tag_job_retag_free (retag);
    return;
  }
  switch (self->kind) {
  case LESART_TAG_DIALOG_RENAME:
    change = make_rename (self, name, retag);
    break;
  case LESART_TAG_DIALOG_MERGE:
    change = make_merge (self, retag);
    break;
  case LESART_TAG_DIALOG_SPLIT:
    change = make_split (self, name, retag);
    break;
  case LESART_TAG_DIALOG_DELETE:
    change = make_delete (self, retag);
    break;
  case LESART_TAG_DIALOG_NEW:
  default:
    change = make_new (self, name);
    break;
  }
  gtk_window_close (self->sheet.window);
  lesart_tag_book_window_run (parent, change, retag);
}

/* ---- the name ---- */

static void
check_name (Dialog *self)
{
  g_autoptr (LesartTag) tag = lesart_tag_new (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *name = lesart_tag_get_name (tag);
  LesartTag *other = lesart_tag_book_find_by_name (self->book, name);
  gboolean same =
      self->kind == LESART_TAG_DIALOG_RENAME && g_str_equal (name, lesart_tag_get_name (self->tag));
  const char *complaint = NULL;

  if (other != NULL && !same)
    complaint = self->kind == LESART_TAG_DIALOG_RENAME
                    ? _ ("There is a tag of this name. Merge the two instead.")
                    : _ ("There is a tag of this name.");
  gtk_label_set_text (GTK_LABEL (self->complaint), complaint != NULL ? complaint : "");
  gtk_widget_set_visible (self->complaint, complaint != NULL);
  gtk_widget_set_sensitive (self->sheet.confirm, *name != '\0' && other == NULL);
}

static void
add_name (Dialog *self, const char *label, const char *name)
{
  lesart_tag_sheet_add_words (&self->sheet, label);
  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), LESART_TAG_MAX_NAME);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_box_append (self->sheet.body, self->entry);
  self->complaint = lesart_tag_sheet_add_words (&self->sheet, NULL);
  gtk_widget_add_css_class (self->complaint, "lesart-tag-problem");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (check_name), self);
  check_name (self);
}

/* ---- what to merge with ---- */

static void
add_target (Dialog *self)
{
  GPtrArray *all = lesart_tag_book_get_tags (self->book);
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i] != self->tag && !lesart_tag_is_group (all->pdata[i])) {
      g_ptr_array_add (self->targets, g_object_ref (all->pdata[i]));
      gtk_string_list_append (names, lesart_tag_get_name (all->pdata[i]));
    }
  gtk_widget_set_sensitive (self->sheet.confirm, self->targets->len > 0);
  lesart_tag_sheet_add_words (&self->sheet, _ ("Marks get this tag instead:"));
  self->target = lesart_panel_choice_new (names, _ ("Merge into"));
  gtk_drop_down_set_expression (self->target, expression);
  gtk_drop_down_set_enable_search (self->target, TRUE);
  gtk_expression_unref (expression);
  gtk_box_append (self->sheet.body, GTK_WIDGET (self->target));
}

/* ---- which marks ---- */

static void
fill_marks (Dialog *self, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    LesartTagFinding *finding = findings->pdata[i];

    for (guint k = 0; finding->article != NULL && k < finding->article->marks->len; k++) {
      LesartTagMark *mark = finding->article->marks->pdata[k];

      g_ptr_array_add (self->ids, g_strdup (mark->id));
      lesart_check_list_add (self->marks, NULL, finding->quotes->pdata[k], finding->label, FALSE);
    }
  }
}

static void
add_marks (Dialog *self)
{
  const char *label = _ ("Marks that get the new tag:");
  GtkWidget *marks = lesart_check_list_new (label, LIST_HEIGHT);

  lesart_tag_sheet_add_words (&self->sheet, label);
  self->marks = LESART_CHECK_LIST (marks);
  gtk_box_append (self->sheet.body, marks);
}

/* ---- the preview ---- */

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) findings = lesart_tag_job_finish (result, NULL);
  Dialog *self = data;
  g_autofree char *touched = NULL;
  g_autofree char *problems = NULL;

  if (findings == NULL)
    return; /* the dialog is gone */
  touched = lesart_describe_tag_findings (findings);
  problems = lesart_describe_tag_problems (findings);
  gtk_label_set_text (GTK_LABEL (self->preview), touched);
  gtk_label_set_text (GTK_LABEL (self->problems), problems != NULL ? problems : "");
  gtk_widget_set_visible (self->problems, problems != NULL);
  if (self->marks != NULL)
    fill_marks (self, findings);
}

static void
add_preview (Dialog *self)
{
  LesartRetag *retag = lesart_tag_job_retag_new ();

  self->preview = lesart_tag_sheet_add_words (&self->sheet, _ ("Looking through the articles…"));
  gtk_widget_add_css_class (self->preview, "lesart-tag-preview");
  self->problems = lesart_tag_sheet_add_words (&self->sheet, NULL);
  gtk_widget_add_css_class (self->problems, "lesart-tag-problem");
  gtk_widget_set_visible (self->problems, FALSE);
  lesart_retag_add (retag, lesart_tag_get_name (self->tag), NULL);
  lesart_tag_job_find_async (lesart_tag_book_window_get_application (self->parent), retag,
                             self->cancellable, on_found, self);
}

static void
add_fate_of_children (Dialog *self)
{
  g_autoptr (GPtrArray) children =
      lesart_tag_book_get_children (self->book, lesart_tag_get_id (self->tag));

  if (children->len > 0)
    lesart_tag_sheet_add_words (&self->sheet, _ ("The tags below it stay and move up."));
}

static void
fill (Dialog *self)
{
  const char *name = self->tag != NULL ? lesart_tag_get_name (self->tag) : "";

  switch (self->kind) {
  case LESART_TAG_DIALOG_RENAME:
    add_name (self, _ ("New name"), name);
    break;
  case LESART_TAG_DIALOG_MERGE:
    add_target (self);
    break;
  case LESART_TAG_DIALOG_SPLIT:
    add_name (self, _ ("Name of the new tag"), "");
    add_marks (self);
    break;
  case LESART_TAG_DIALOG_DELETE:
    lesart_tag_sheet_add_words (&self->sheet, _ ("Marks lose the tag; they and their notes stay."));
    add_fate_of_children (self);
    break;
  case LESART_TAG_DIALOG_NEW:
  default:
    add_name (self, _ ("Name"), "");
    return;
  }
  add_preview (self);
}

/**
 * lesart_tag_dialog_open:
 * @kind: what is to be done
 * @tag: (nullable): to which tag; %NULL only for a new one
 */
void
lesart_tag_dialog_open (LesartTagBookWindow *window, LesartTagDialogKind kind, LesartTag *tag)
{
  static const struct {
    const char *title;
    const char *confirm;
  } words[] = {
    [LESART_TAG_DIALOG_NEW] = { N_ ("New tag"), N_ ("Add") },
    [LESART_TAG_DIALOG_RENAME] = { N_ ("Rename “%s”"), N_ ("Rename") },
    [LESART_TAG_DIALOG_MERGE] = { N_ ("Merge “%s”"), N_ ("Merge") },
    [LESART_TAG_DIALOG_SPLIT] = { N_ ("Split “%s”"), N_ ("Split") },
    [LESART_TAG_DIALOG_DELETE] = { N_ ("Delete “%s”"), N_ ("Delete") },
  };
  Dialog *self = g_new0 (Dialog, 1);
  g_auto (GStrv) parts = g_strsplit (_ (words[kind].title), "%s", 2);
  g_autofree char *title =
      g_strconcat (parts[0], parts[1] != NULL && tag != NULL ? lesart_tag_get_name (tag) : "",
                   parts[1] != NULL ? parts[1] : "", NULL);

  self->parent = window;
  self->book = lesart_tag_book_window_get_book (window);
  self->kind = kind;
  g_set_object (&self->tag, tag);
  self->cancellable = g_cancellable_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->sheet = lesart_tag_sheet_new (GTK_WINDOW (window), title, _ (words[kind].confirm),
                                      kind == LESART_TAG_DIALOG_DELETE);
  g_object_set_data_full (G_OBJECT (self->sheet.window), "dialog", self,
                          (GDestroyNotify) dialog_free);
  g_signal_connect_swapped (self->sheet.confirm, "clicked", G_CALLBACK (on_confirm), self);
  fill (self);
  gtk_window_present (self->sheet.window);
  if (self->entry != NULL)
    gtk_widget_grab_focus (self->entry);
}
