/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "finding-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "describe-finding.h"
#include "describe.h"
#include "line-box.h"

struct _LesartFindingRow {
  LesartListRow parent_instance;
  GtkWidget *card;
  GtkLabel *title;
  GtkLabel *badge;
  GtkLabel *passages;
  GtkLabel *detail;
  GtkLabel *suggestion;
  GtkLabel *decision;
  GtkWidget *buttons;
  GtkWidget *accept;
  GtkWidget *ignore;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (LesartFindingRow, lesart_finding_row, LESART_TYPE_LIST_ROW)

static const char *const severity_classes[] = {
  [LESART_SEVERITY_ERROR] = "error",
  [LESART_SEVERITY_WARNING] = "warning",
  [LESART_SEVERITY_HINT] = "hint",
};

/* ---- Words ---- */

#define MAX_PASSAGE 60 /* characters of a passage in the row */

static char *
cut_passage (LesartFindingItem *item, LesartSide side)
{
  const LesartFinding *finding = lesart_finding_item_get_finding (item);

  return lesart_describe_passage (lesart_finding_item_get_checked (item)->bitext->text[side],
                                  finding->span[side], MAX_PASSAGE);
}

/* "5 bis 7 Billionen Dollar → 5 to 7 billion dollars"; one of them where the other side has nothing
 */
static char *
describe_passages (LesartFindingItem *item)
{
  g_autofree char *german = cut_passage (item, LESART_SIDE_GERMAN);
  g_autofree char *english = cut_passage (item, LESART_SIDE_ENGLISH);

  return g_strconcat (german, *german != '\0' && *english != '\0' ? " → " : "", english, NULL);
}

static char *
describe_suggestion (LesartFindingItem *item)
{
  g_autofree char *suggestion = lesart_describe_suggestion (lesart_finding_item_get_finding (item));

  return suggestion == NULL ? g_strdup ("")
                            : g_strdup_printf (C_ ("finding", "Suggestion: %s"), suggestion);
}

static char *
describe_decision (LesartFindingItem *item)
{
  const char *reason = lesart_finding_item_get_reason (item);

  switch (lesart_finding_item_get_state (item)) {
  case LESART_FINDING_ACCEPTED:
    return g_strdup (_ ("Confirmed: to be changed"));
  case LESART_FINDING_IGNORED:
    return reason == NULL ? g_strdup (_ ("Ignored")) : g_strdup_printf (_ ("Ignored: %s"), reason);
  case LESART_FINDING_OPEN:
  case LESART_N_FINDING_STATES:
  default:
    return g_strdup ("");
  }
}

static char *
describe (LesartListRow *row, gpointer item)
{
  const LesartFinding *finding = lesart_finding_item_get_finding (item);
  g_autofree char *passages = describe_passages (item);
  g_autofree char *message =
      lesart_describe_finding (finding, lesart_finding_item_get_checked (item)->bitext);
  g_autofree char *suggestion = describe_suggestion (item);
  g_autofree char *decision = describe_decision (item);

  return g_strdup_printf ("%s, %s. %s. %s %s %s", lesart_describe_finding_kind (finding),
                          lesart_describe_severity (finding->severity), passages, message,
                          suggestion, decision);
}

static void
set_label (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
show_decision (LesartFindingRow *self, LesartFindingItem *item)
{
  LesartFindingState state = lesart_finding_item_get_state (item);
  g_autofree char *decision = describe_decision (item);

  set_label (self->decision, decision);
  gtk_widget_set_visible (self->accept, state != LESART_FINDING_ACCEPTED);
  gtk_widget_set_visible (self->ignore, state != LESART_FINDING_IGNORED);
  gtk_widget_set_visible (self->restore, state != LESART_FINDING_OPEN);
  if (state == LESART_FINDING_OPEN)
    gtk_widget_remove_css_class (self->card, "decided");
  else
    gtk_widget_add_css_class (self->card, "decided");
}

static void
show (LesartListRow *row, gpointer item)
{
  LesartFindingRow *self = LESART_FINDING_ROW (row);
  const LesartFinding *finding;
  g_autofree char *message = NULL;
  g_autofree char *passages = NULL;
  g_autofree char *suggestion = NULL;
  const char *classes[] = { "lesart-badge", NULL, NULL };

  finding = lesart_finding_item_get_finding (item);
  message = lesart_describe_finding (finding, lesart_finding_item_get_checked (item)->bitext);
  passages = describe_passages (item);
  suggestion = describe_suggestion (item);
  gtk_label_set_label (self->title, lesart_describe_finding_kind (finding));
  gtk_label_set_label (self->badge, lesart_describe_severity (finding->severity));
  classes[1] = severity_classes[finding->severity];
  gtk_widget_set_css_classes (GTK_WIDGET (self->badge), classes);
  set_label (self->passages, passages);
  set_label (self->detail, message);
  set_label (self->suggestion, suggestion);
  show_decision (self, item);
}

/* What can be decided is there while the row is the current one. */
static void
mark (LesartListRow *row, gboolean current)
{
  gtk_widget_set_visible (LESART_FINDING_ROW (row)->buttons, current);
}

/* ---- Building ---- */

static void
on_clicked (GtkWidget *button, LesartFindingRow *self)
{
  lesart_list_row_act (LESART_LIST_ROW (self), button == self->accept   ? "check.accept"
                                               : button == self->ignore ? "check.ignore"
                                                                        : "check.restore");
}

/* @key: is printed on it */
static GtkWidget *
add_button (LesartFindingRow *self, const char *label, const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *hint = gtk_label_new (key);

  gtk_widget_add_css_class (hint, "key");
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
build (LesartListRow *row)
{
  LesartFindingRow *self = LESART_FINDING_ROW (row);
  GtkWidget *line = lesart_line_box_new (8);

  self->card = lesart_list_row_add_card (row, "lesart-finding", 4);
  self->title = lesart_list_row_add_label (line, "title", -1);
  self->badge = lesart_list_row_add_label (line, "lesart-badge", 0);
  gtk_box_append (GTK_BOX (self->card), line);
  self->passages = lesart_list_row_add_label (self->card, "passages", -1);
  self->detail = lesart_list_row_add_label (self->card, "detail", -1);
  self->suggestion = lesart_list_row_add_label (self->card, "suggestion", -1);
  self->decision = lesart_list_row_add_label (self->card, "decision", -1);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->buttons, "buttons");
  gtk_box_append (GTK_BOX (self->card), self->buttons);
  self->accept = add_button (self, _ ("Confirm"), "A");
  self->ignore = add_button (self, _ ("Ignore…"), "I");
  self->restore = add_button (self, _ ("Take back"), "U");
  gtk_widget_set_visible (self->buttons, FALSE);
}

static void
lesart_finding_row_class_init (LesartFindingRowClass *class)
{
  LESART_LIST_ROW_CLASS (class)->build = build;
  LESART_LIST_ROW_CLASS (class)->show = show;
  LESART_LIST_ROW_CLASS (class)->describe = describe;
  LESART_LIST_ROW_CLASS (class)->mark = mark;
}

static void
lesart_finding_row_init (LesartFindingRow *self)
{
}
