/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims: what is selected becomes one, or evidence for the one whose card is open, in this window
 * or in another.
 */
#include "window-private.h"

#include <glib/gi18n.h>

/* ---- A claim of the reader ---- */

static gboolean
open_card (LesartWindow *self, LesartSpan span)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "claims");
  return lesart_claims_panel_open_at (LESART_CLAIMS_PANEL (self->claims_panel), span);
}

static void
claim_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  LesartText *text = lesart_document_get_text (self->document);
  const LesartFields fields = { 0 };

  if (lesart_span_is_empty (selection) || text == NULL) {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return;
  }
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  if (open_card (self, selection))
    return;
  lesart_decide_add (lesart_document_get_notes (self->document), text, LESART_ITEM_CLAIM, &fields,
                     selection);
  open_card (self, selection);
  lesart_window_say_decided (self, LESART_EDIT_ADD_FACT, 1);
}

/* ---- Evidence ---- */

static LesartWindow *
find_open_card (LesartWindow *self, const LesartEvidence *evidence)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application == NULL ? NULL : gtk_application_get_windows (application);

  if (lesart_claims_panel_add_evidence (LESART_CLAIMS_PANEL (self->claims_panel), evidence))
    return self;
  for (; windows != NULL; windows = windows->next)
    if (LESART_IS_WINDOW (windows->data) && windows->data != self
        && lesart_claims_panel_add_evidence (
            LESART_CLAIMS_PANEL (LESART_WINDOW (windows->data)->claims_panel), evidence))
      return windows->data;
  return NULL;
}

static void
evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  g_autoptr (LesartEvidence) evidence = NULL;
  g_autofree char *source = NULL;

  if (lesart_span_is_empty (selection)) {
    lesart_toast_show (self->toast, _ ("Select some text first"), NULL, NULL);
    return;
  }
  source = lesart_document_make_iri (self->document);
  evidence = lesart_evidence_new (source, lesart_document_get_title (self->document),
                                  lesart_document_get_text (self->document), selection,
                                  LESART_STANCE_SUPPORTS);
  gtk_popover_popdown (GTK_POPOVER (self->selection_bar));
  if (find_open_card (self, evidence) != NULL)
    lesart_toast_show (self->toast, _ ("Evidence added to the claim that is open"), NULL, NULL);
  else
    lesart_toast_show (self->toast, _ ("Open the card of a claim first"), _ ("Claims"),
                       "win.page::claims");
}

/* The window that has the article, if one has. */
static LesartWindow *
find_window (LesartWindow *self, const char *source)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *windows = application == NULL ? NULL : gtk_application_get_windows (application);
       windows != NULL; windows = windows->next) {
    g_autofree char *own = NULL;

    if (!LESART_IS_WINDOW (windows->data)
        || lesart_document_get_text (LESART_WINDOW (windows->data)->document) == NULL)
      continue;
    own = lesart_document_make_iri (LESART_WINDOW (windows->data)->document);
    if (g_strcmp0 (own, source) == 0)
      return windows->data;
  }
  return NULL;
}

static void
on_show_evidence (LesartClaimsPanel *panel, const LesartEvidence *evidence, LesartWindow *self)
{
  g_autofree char *own = lesart_document_make_iri (self->document);
  LesartWindow *window =
      g_strcmp0 (own, evidence->source) == 0 ? self : find_window (self, evidence->source);
  LesartSpan span =
      window == NULL ? LESART_SPAN_NONE
                     : lesart_evidence_find (evidence, lesart_document_get_text (window->document));
  g_autofree char *text = NULL;

  if (window == NULL) {
    /* Translators: %s is the headline of an article */
    text = g_strdup_printf (_ ("Open “%s” to see this passage"),
                            evidence->title != NULL ? evidence->title : evidence->source);
    lesart_toast_show (self->toast, text, NULL, NULL);
  } else if (lesart_span_is_empty (span)) {
    lesart_toast_show (self->toast, _ ("This passage is gone from the article"), NULL, NULL);
  } else {
    lesart_window_jump (window, span, TRUE);
    if (window != self)
      gtk_window_present (GTK_WINDOW (window));
  }
}

/* In a narrow window the panel lies over the text, and would have to go. */
static void
on_opened (LesartClaimsPanel *panel, guint start, guint end, LesartWindow *self)
{
  if (!lesart_split_is_narrow (LESART_SPLIT (self->split)))
    lesart_window_jump (self, (LesartSpan){ start, end }, TRUE);
}

static void
on_decided (LesartClaimsPanel *panel, guint edit, guint n, LesartWindow *self)
{
  if (edit == LESART_EDIT_JUDGE) {
    lesart_toast_show (self->toast, _ ("Claim saved"), _ ("Undo"), "win.undo");
    return;
  }
  lesart_window_say_decided (self, (LesartEdit) edit, n);
}

static void
on_unchanged (LesartClaimsPanel *panel, guint state, LesartWindow *self)
{
  lesart_window_say_unchanged (self, (LesartState) state);
}

static void
on_said (LesartClaimsPanel *panel, const char *text, LesartWindow *self)
{
  lesart_toast_show (self->toast, text, NULL, NULL);
}

void
lesart_window_init_claims (LesartWindow *self)
{
  g_signal_connect_object (self->claims_panel, "show-evidence", G_CALLBACK (on_show_evidence), self,
                           0);
  g_signal_connect_object (self->claims_panel, "opened", G_CALLBACK (on_opened), self, 0);
  g_signal_connect_object (self->claims_panel, "decided", G_CALLBACK (on_decided), self, 0);
  g_signal_connect_object (self->claims_panel, "unchanged", G_CALLBACK (on_unchanged), self, 0);
  g_signal_connect_object (self->claims_panel, "said", G_CALLBACK (on_said), self, 0);
}

void
lesart_window_class_add_claim_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.claim", NULL, claim_action);
  gtk_widget_class_install_action (class, "win.evidence", NULL, evidence_action);
}
