/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be wrong in the English version: the passages of a finding lit on both sides, the way
 * from one to the next, the report.
 */
#include "window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "check-report.h"
#include "describe-finding.h"
#include "save-as.h"

/* "Scale. Suggestion: 5-7 trillion US dollars" */
static char *
describe_shortly (const LesartFinding *finding)
{
  const char *kind = lesart_describe_finding_kind (finding);

  /* Translators: the kind of a finding, and what would be right */
  return finding->suggestion == NULL
             ? g_strdup (kind)
             : g_strdup_printf (_ ("%s. Suggestion: %s"), kind, finding->suggestion);
}

/* In a narrow window the panel goes, as it would lie over the passage; what is the matter is said
 * above the texts then, where nothing is covered. */
static void
on_show_finding (LesartCheckPanel *panel, LesartFindingItem *item, LesartWindow *self)
{
  const LesartFinding *finding = lesart_finding_item_get_finding (item);
  LesartSpan german = finding->span[LESART_SIDE_GERMAN];
  g_autofree char *words =
      lesart_split_is_narrow (LESART_SPLIT (self->split)) ? describe_shortly (finding) : NULL;

  if (!lesart_span_is_empty (german))
    lesart_window_jump (self, german, FALSE);
  lesart_window_light_passages (self, finding->span, words);
}

static void
on_decided (LesartCheckPanel *panel, guint state, guint n, LesartWindow *self)
{
  static const char *const words[LESART_N_FINDING_STATES] = {
    [LESART_FINDING_OPEN] = N_ ("Finding open again"),
    [LESART_FINDING_ACCEPTED] = N_ ("Finding confirmed"),
    [LESART_FINDING_IGNORED] = N_ ("Finding ignored"),
  };

  g_autofree char *several =
      n > 1 ? g_strdup_printf (ngettext ("%u finding ignored", "%u findings ignored", n), n) : NULL;

  lesart_toast_show (self->toast, several != NULL ? several : _ (words[state]), _ ("Undo"),
                     "win.undo");
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  gboolean forward = g_str_equal (name, "win.next-finding");

  if (!lesart_split_is_narrow (LESART_SPLIT (self->split)))
    gtk_widget_activate_action (widget, "win.page", "s", "check");
  if (self->checker == NULL)
    lesart_toast_show (self->toast, _ ("Open the English version first"), NULL, NULL);
  else if (!lesart_check_panel_step (LESART_CHECK_PANEL (self->check_panel), forward))
    lesart_toast_show (self->toast, _ ("No finding is shown"), NULL, NULL);
}

/* ---- The report ---- */

static const struct {
  const char *target;
  LesartReportFormat format;
  LesartFileKind kind;
} formats[] = {
  { "html", LESART_REPORT_HTML, { N_ ("Web page"), "text/html", ".html" } },
  { "markdown", LESART_REPORT_MARKDOWN, { N_ ("Markdown"), "text/markdown", ".md" } },
  { "json", LESART_REPORT_JSON, { "JSON", "application/json", ".json" } },
};

static void
on_saved (GtkWidget *owner, const char *text, gboolean saved)
{
  lesart_toast_show (LESART_WINDOW (owner)->toast, text, NULL, NULL);
}

static const LesartTermBase *
get_term_base (LesartWindow *self)
{
  LesartTermStore *store = lesart_terminology_get_store (self->terms);

  return store != NULL && lesart_term_store_is_loaded (store) ? lesart_term_store_get_base (store)
                                                              : NULL;
}

static char *
write_report (LesartWindow *self, LesartReportFormat format)
{
  LesartChecked *checked = lesart_checker_get_checked (self->checker);
  g_autofree LesartFindingDecision *decisions = lesart_finding_decisions_new (
      checked->findings, checked->bitext, checked->beads, lesart_checker_get_notes (self->checker));
  const LesartCheckReport report = {
    .bitext = checked->bitext,
    .findings = checked->findings,
    .names = { lesart_document_get_title (self->document), NULL },
    .term_base = get_term_base (self),
    .decisions = decisions,
  };

  return lesart_check_report_write (&report, format);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  const char *target = g_variant_get_string (parameter, NULL);

  if (self->checker == NULL || lesart_checker_get_checked (self->checker) == NULL) {
    lesart_toast_show (self->toast, _ ("Open the English version first"), NULL, NULL);
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].target, target)) {
      char *words = write_report (self, formats[i].format);
      g_autoptr (GBytes) bytes = g_bytes_new_take (words, strlen (words));
      LesartFileKind kind = formats[i].kind;

      kind.name = _ (kind.name);
      lesart_save_as (widget, _ ("Save the report"), &kind, self->document, _ ("check"), bytes,
                      on_saved);
    }
}

static void
follow_terms (LesartWindow *self)
{
  if (self->checker != NULL)
    lesart_checker_set_term_store (self->checker, lesart_terminology_get_store (self->terms));
}

/**
 * lesart_window_begin_check:
 *
 * To be called when the window has a translation: from now on it is checked.
 */
void
lesart_window_begin_check (LesartWindow *self)
{
  self->checker = lesart_checker_new (self->translation);
  follow_terms (self);
  lesart_check_panel_set_checker (LESART_CHECK_PANEL (self->check_panel), self->checker);
}

void
lesart_window_init_check (LesartWindow *self)
{
  g_signal_connect_object (self->check_panel, "show-finding", G_CALLBACK (on_show_finding), self,
                           0);
  g_signal_connect_object (self->check_panel, "decided", G_CALLBACK (on_decided), self, 0);
  g_signal_connect_object (self->terms, "changed", G_CALLBACK (follow_terms), self,
                           G_CONNECT_SWAPPED);
}

void
lesart_window_class_add_check_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.next-finding", NULL, step_action);
  gtk_widget_class_install_action (class, "win.previous-finding", NULL, step_action);
  gtk_widget_class_install_action (class, "win.export-check", "s", export_action);
}
