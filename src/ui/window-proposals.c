/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From one proposal of the engine to the next, in the text: what it states is selected, so that it
 * can be tagged, judged and noted like any passage, accepted with a and rejected with x.
 */
#include "window-private.h"

#include <glib/gi18n.h>

/* Names, sums and times are marked in the text as they are; these are statements. */
static const LesartItemKind kinds[] = { LESART_ITEM_EVENT, LESART_ITEM_QUOTE, LESART_ITEM_ROLE,
                                        LESART_ITEM_RELATION, LESART_ITEM_CLAIM };

typedef struct {
  LesartItemKind kind;
  guint index;
  LesartSpan span;
} Proposal;

/* Whether @a comes before @b: where it begins, then the shorter one. */
static gboolean
comes_before (LesartSpan a, LesartSpan b)
{
  return a.start != b.start ? a.start < b.start : a.end < b.end;
}

/* The open one nearest behind @from, or before it. */
static gboolean
find_proposal (const LesartCorrected *corrected, LesartSpan from, gboolean forward, Proposal *found)
{
  gboolean any = FALSE;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    guint n_items = lesart_item_get_array (corrected->reading, kinds[k])->len;

    for (guint i = 0; i < n_items; i++) {
      LesartSpan span = lesart_item_get_span (corrected->reading, kinds[k], i);

      if (lesart_span_is_empty (span)
          || !(forward ? comes_before (from, span) : comes_before (span, from))
          || (any
              && !(forward ? comes_before (span, found->span) : comes_before (found->span, span)))
          || lesart_corrected_get_state (corrected, kinds[k], i) != LESART_STATE_OPEN)
        continue;
      *found = (Proposal){ kinds[k], i, span };
      any = TRUE;
    }
  }
  return any;
}

static LesartSpan
get_place (LesartWindow *self)
{
  LesartSpan selection = lesart_reader_get_selection (self->reader);
  guint32 caret = lesart_reader_get_caret (self->reader);

  return lesart_span_is_empty (selection) ? (LesartSpan){ caret, caret } : selection;
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartCorrected *corrected = lesart_document_get_corrected (self->document, FALSE);
  Proposal found;

  if (corrected == NULL
      || !find_proposal (corrected, get_place (self), g_str_equal (name, "win.next-proposal"),
                         &found)) {
    lesart_toast_show (self->toast, _ ("No further open proposal"), NULL, NULL);
    return;
  }
  lesart_window_jump (self, found.span, FALSE);
  lesart_reader_select (self->reader, found.span);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LesartWindow *self = LESART_WINDOW (widget);
  LesartCorrected *corrected = lesart_document_get_corrected (self->document, FALSE);
  LesartNotes *notes = lesart_document_get_notes (self->document);
  LesartSpan here = get_place (self);
  gboolean accept = g_str_equal (name, "win.accept-proposal");
  guint n_decided = 0;

  if (corrected == NULL)
    return;
  lesart_notes_begin_group (notes);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    guint n_items = lesart_item_get_array (corrected->reading, kinds[k])->len;

    for (guint i = 0; i < n_items; i++) {
      LesartSpan span = lesart_item_get_span (corrected->reading, kinds[k], i);

      if (span.start != here.start || span.end != here.end
          || lesart_corrected_get_state (corrected, kinds[k], i) != LESART_STATE_OPEN)
        continue;
      if (accept)
        lesart_decide_accept (notes, corrected, kinds[k], i);
      else
        lesart_decide_reject (notes, corrected, kinds[k], i);
      n_decided++;
    }
  }
  lesart_notes_end_group (notes);
  if (n_decided > 0)
    lesart_window_say_decided (self, accept ? LESART_EDIT_ACCEPT : LESART_EDIT_REJECT, n_decided);
  else
    lesart_toast_show (self->toast, _ ("Go to a proposal first (F4)"), NULL, NULL);
}

void
lesart_window_class_add_proposal_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.next-proposal", NULL, step_action);
  gtk_widget_class_install_action (class, "win.previous-proposal", NULL, step_action);
  gtk_widget_class_install_action (class, "win.accept-proposal", NULL, decide_action);
  gtk_widget_class_install_action (class, "win.reject-proposal", NULL, decide_action);
}
