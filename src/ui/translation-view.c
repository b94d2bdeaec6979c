/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ties two pages together by the beads of a translation.
 */
#include "translation-view.h"

#include <glib/gi18n.h>

#include "icon-button.h"
#include "pair.h"

/* The pointer crosses many sentences on its way. */
#define HOVER_MS 120

/* Of the score of a bead: below the first one it is worth a look, below the second one a doubt. */
#define SURE 0.8f
#define LIKELY 0.5f

struct _LesartTranslationView {
  GtkBox parent_instance;

  LesartTranslation *translation;
  LesartReader *reader[LESART_N_SIDES];
  GtkWidget *pair;
  GtkWidget *status;
  GtkWidget *progress; /* how many pairs are confirmed */
  LesartSide side;     /* where the caret was moved last */
  gssize bead;         /* at that caret */
  char *said;          /* (nullable): of what is lit, until the caret moves */
  gssize hovered;      /* -1: the pointer is on no bead */
  LesartSide hovered_side;
  guint hover_source;
  double pointer_x, pointer_y;
};

G_DEFINE_FINAL_TYPE (LesartTranslationView, lesart_translation_view, GTK_TYPE_BOX)

/* --- what is lit ---------------------------------------------------------------------------------
 */

/* Where in that text the sentences of a bead that has none there would stand: behind the last one
 * before it. */
static guint32
find_gap (LesartTranslationView *self, gssize bead, LesartSide side)
{
  while (--bead >= 0) {
    const LesartSpan span = lesart_translation_get_bead_span (self->translation, bead, side);

    if (!lesart_span_is_empty (span))
      return span.end;
  }
  return 0;
}

static void
light_bead (LesartTranslationView *self, gssize bead, LesartSide from)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    LesartSpan span = lesart_translation_get_bead_span (self->translation, bead, (LesartSide) side);
    guint32 gap = G_MAXUINT32;

    lesart_reader_set_linked (self->reader[side], span);
    if (bead >= 0 && lesart_span_is_empty (span)) {
      gap = find_gap (self, bead, (LesartSide) side);
      span = (LesartSpan){ gap, gap };
    }
    lesart_reader_set_gap (self->reader[side], gap);
    if (side != from && bead >= 0)
      lesart_reader_bring_into_view (self->reader[side], span);
  }
}

static const char *
describe_certainty (const LesartBead *bead)
{
  if (bead->human)
    return _ ("confirmed");
  if (bead->score >= SURE)
    return C_ ("pair of sentences", "sure");
  return bead->score >= LIKELY ? C_ ("pair of sentences", "likely")
                               : C_ ("pair of sentences", "unsure, please check");
}

/* "1 sentence as 2, confirmed" */
static char *
describe_bead (LesartTranslationView *self, gssize at)
{
  gsize n_beads;
  const LesartBead *beads = lesart_translation_get_beads (self->translation, &n_beads);
  const LesartBead *bead = at >= 0 && at < (gssize) n_beads ? &beads[at] : NULL;

  if (bead == NULL)
    return g_strdup ("");
  if (bead->n[LESART_SIDE_ENGLISH] == 0)
    return g_strdup (bead->human ? _ ("Not in the English version, confirmed")
                                 : _ ("Not in the English version"));
  if (bead->n[LESART_SIDE_GERMAN] == 0)
    return g_strdup (bead->human ? _ ("Not in the German article, confirmed")
                                 : _ ("Not in the German article"));
  if (bead->n[LESART_SIDE_GERMAN] == 1 && bead->n[LESART_SIDE_ENGLISH] == 1)
    /* Translators: one German sentence belongs to one English sentence; %s: how sure that is */
    return g_strdup_printf (_ ("Sentence for sentence: %s"), describe_certainty (bead));
  /* Translators: so many German sentences belong to so many English ones; %s: how sure that is */
  return g_strdup_printf (_ ("%u German to %u English: %s"), bead->n[LESART_SIDE_GERMAN],
                          bead->n[LESART_SIDE_ENGLISH], describe_certainty (bead));
}

static void
update_status (LesartTranslationView *self)
{
  const LesartTranslationState state = lesart_translation_get_state (self->translation);
  const gssize bead = self->hovered >= 0 ? self->hovered : self->bead;
  g_autofree char *text = NULL;

  if (state == LESART_TRANSLATION_LOADING || state == LESART_TRANSLATION_ALIGNING)
    text = g_strdup (_ ("Aligning the sentences…"));
  else if (lesart_translation_get_save_error (self->translation) != NULL)
    text = g_strdup (_ ("What was repaired could not be saved"));
  else if (self->said != NULL && self->hovered < 0)
    text = g_strdup (self->said);
  else
    text = describe_bead (self, bead);
  gtk_label_set_label (GTK_LABEL (self->status), text);
  gtk_widget_set_tooltip_text (self->status, text); /* the bar may be too narrow for it */
  gtk_widget_set_visible (self->progress, self->said == NULL);
}

static void
update_bead (LesartTranslationView *self)
{
  self->bead = lesart_translation_find_bead (self->translation, self->side,
                                             lesart_reader_get_caret (self->reader[self->side]));
  light_bead (self, self->bead, self->side);
  update_status (self);
}

static void
on_beads_changed (LesartTranslationView *self)
{
  GFile *file = lesart_translation_get_file (self->translation);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *display = name != NULL ? g_filename_display_name (name) : NULL;
  const guint n_human = lesart_translation_count_human (self->translation);
  g_autofree char *progress = NULL;
  gsize n_beads;

  lesart_translation_get_beads (self->translation, &n_beads);
  /* Translators: of the pairs of sentences */
  progress =
      g_strdup_printf (ngettext ("%u of %u confirmed", "%u of %u confirmed", (gulong) n_beads),
                       n_human, (guint) n_beads);
  gtk_label_set_label (GTK_LABEL (self->progress), progress);
  lesart_reader_set_byline (self->reader[LESART_SIDE_ENGLISH], display, 0, FALSE);
  self->hovered = -1;
  update_bead (self);
}

/* --- caret and pointer ---------------------------------------------------------------------------
 */

static LesartSide
side_of (LesartTranslationView *self, GtkWidget *reader)
{
  return reader == GTK_WIDGET (self->reader[LESART_SIDE_ENGLISH]) ? LESART_SIDE_ENGLISH
                                                                  : LESART_SIDE_GERMAN;
}

static void
on_caret_moved (LesartReader *reader, guint at, LesartTranslationView *self)
{
  self->side = side_of (self, GTK_WIDGET (reader));
  self->hovered = -1;
  g_clear_pointer (&self->said, g_free);
  update_bead (self);
}

static gboolean
end_hover (gpointer data)
{
  LesartTranslationView *self = data;

  self->hover_source = 0;
  if (self->hovered >= 0)
    light_bead (self, self->hovered, self->hovered_side);
  else
    light_bead (self, self->bead, LESART_N_SIDES); /* back, where the caret is, nothing moves */
  update_status (self);
  return G_SOURCE_REMOVE;
}

static void
set_hovered (LesartTranslationView *self, LesartSide side, gssize bead)
{
  if (bead == self->hovered && side == self->hovered_side)
    return;
  self->hovered = bead;
  self->hovered_side = side;
  g_clear_handle_id (&self->hover_source, g_source_remove);
  self->hover_source = g_timeout_add (HOVER_MS, end_hover, self);
}

static void
on_motion (GtkEventController *controller, double x, double y, LesartTranslationView *self)
{
  GtkWidget *reader = gtk_event_controller_get_widget (controller);
  const LesartSide side = side_of (self, reader);
  const guint32 at = lesart_reader_get_place (LESART_READER (reader), x, y);

  if (x == self->pointer_x && y == self->pointer_y) /* GTK repeats the last position */
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  if (at != G_MAXUINT32)
    set_hovered (self, side, lesart_translation_find_bead (self->translation, side, at));
}

static void
on_leave (GtkEventController *controller, LesartTranslationView *self)
{
  set_hovered (self, side_of (self, gtk_event_controller_get_widget (controller)), -1);
}

static void
tie (LesartTranslationView *self, LesartSide side)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (self->reader[side], "caret-moved", G_CALLBACK (on_caret_moved), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->reader[side]), motion);
}

/* --- the bar -------------------------------------------------------------------------------------
 */

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) repair = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();

  g_menu_append (repair, _ ("_Merge with the next"), "win.bead-merge");
  g_menu_append (repair, _ ("_Split before this sentence"), "win.bead-split");
  g_menu_append (repair, _ ("Sentence _up"), "win.bead-up");
  g_menu_append (repair, _ ("Sentence _down"), "win.bead-down");
  g_menu_append (repair, _ ("_Confirm"), "win.bead-confirm");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (repair));
  g_menu_append (file, _ ("Save as a translation memory (_TMX)…"), "win.export-tmx");
  g_menu_append (file, _ ("_Another English version…"), "win.choose-english");
  g_menu_append (file, _ ("Close the _English version"), "win.close-english");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_bar (LesartTranslationView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenuModel) model = make_menu ();

  gtk_widget_add_css_class (bar, "translation-bar");
  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->status, TRUE);
  gtk_box_append (GTK_BOX (bar), self->status);
  self->progress = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->progress), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->progress, "progress");
  gtk_widget_set_tooltip_text (self->progress, _ ("Pairs of sentences"));
  gtk_box_append (GTK_BOX (bar), self->progress);
  gtk_box_append (
      GTK_BOX (bar),
      lesart_icon_button_new ("go-up-symbolic", _ ("Sentence to the pair before"), "win.bead-up"));
  gtk_box_append (GTK_BOX (bar),
                  lesart_icon_button_new ("go-down-symbolic", _ ("Sentence to the next pair"),
                                          "win.bead-down"));
  gtk_box_append (GTK_BOX (bar),
                  lesart_icon_button_new ("object-select-symbolic", _ ("Confirm this pair"),
                                          "win.bead-confirm"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_tooltip_text (menu, _ ("Pairs of sentences"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pairs of sentences"), -1);
  gtk_box_append (GTK_BOX (bar), menu);
  gtk_box_append (GTK_BOX (bar),
                  lesart_icon_button_new ("window-close-symbolic", _ ("Close the English version"),
                                          "win.close-english"));
  return bar;
}

/* --- the widget ----------------------------------------------------------------------------------
 */

LesartReader *
lesart_translation_view_get_reader (LesartTranslationView *self)
{
  return self->reader[LESART_SIDE_ENGLISH];
}

/**
 * lesart_translation_view_get_side:
 *
 * Returns: in which text the caret was moved last
 */
LesartSide
lesart_translation_view_get_side (LesartTranslationView *self)
{
  return self->side;
}

guint32
lesart_translation_view_get_caret (LesartTranslationView *self)
{
  return lesart_reader_get_caret (self->reader[self->side]);
}

/**
 * lesart_translation_view_get_bead:
 *
 * Returns: index of the bead at the caret; -1 where there is none
 */
gssize
lesart_translation_view_get_bead (LesartTranslationView *self)
{
  return self->bead;
}

/* At the same height in both texts, where there is text enough above it. */
static void
show_high (LesartReader *reader, LesartSpan span)
{
  GtkTextView *view = GTK_TEXT_VIEW (reader);

  lesart_reader_show_span (reader, span, FALSE);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)),
                                0, TRUE, 0, 0.3);
}

/**
 * lesart_translation_view_light:
 * @spans: by #LesartSide; empty for nothing
 * @words: (nullable): what is the matter, for the bar
 *
 * Brings a passage of each text into view and lights both until the caret moves: for findings.
 */
void
lesart_translation_view_light (LesartTranslationView *self,
                               const LesartSpan spans[LESART_N_SIDES],
                               const char *words)
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    if (!lesart_span_is_empty (spans[side]))
      show_high (self->reader[side], spans[side]);
    lesart_reader_light (self->reader[side], spans[side]);
  }
  g_free (self->said);
  self->said = g_strdup (words);
  update_status (self);
}

/**
 * lesart_translation_view_release:
 *
 * Lets the page of the article go, which then has no parent.
 */
void
lesart_translation_view_release (LesartTranslationView *self)
{
  lesart_pair_release (LESART_PAIR (self->pair));
}

static void
lesart_translation_view_dispose (GObject *object)
{
  LesartTranslationView *self = LESART_TRANSLATION_VIEW (object);

  g_clear_handle_id (&self->hover_source, g_source_remove);
  if (self->reader[LESART_SIDE_GERMAN] != NULL) {
    lesart_reader_set_linked (self->reader[LESART_SIDE_GERMAN], LESART_SPAN_NONE);
    lesart_reader_set_gap (self->reader[LESART_SIDE_GERMAN], G_MAXUINT32);
  }
  g_clear_object (&self->reader[LESART_SIDE_GERMAN]);
  g_clear_object (&self->reader[LESART_SIDE_ENGLISH]);
  g_clear_object (&self->translation);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (lesart_translation_view_parent_class)->dispose (object);
}

static void
lesart_translation_view_class_init (LesartTranslationViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_translation_view_dispose;
}

static void
lesart_translation_view_init (LesartTranslationView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->bead = self->hovered = -1;
}

/**
 * lesart_translation_view_new:
 * @appearance: the colours and the type
 * @translation: what is shown
 * @german: the page of the article
 * @german_scroller: in which it is; without a parent
 *
 * Returns: (transfer floating): both pages
 */
GtkWidget *
lesart_translation_view_new (LesartAppearance *appearance,
                             LesartTranslation *translation,
                             LesartReader *german,
                             GtkWidget *german_scroller)
{
  LesartTranslationView *self = g_object_new (LESART_TYPE_TRANSLATION_VIEW, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->translation = g_object_ref (translation);
  self->reader[LESART_SIDE_GERMAN] = g_object_ref (german);
  self->reader[LESART_SIDE_ENGLISH] = g_object_ref_sink (lesart_reader_new (appearance));
  lesart_reader_set_document (self->reader[LESART_SIDE_ENGLISH],
                              lesart_translation_get_english (translation));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader[LESART_SIDE_ENGLISH]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("English version"), -1);
  gtk_box_append (GTK_BOX (self), make_bar (self));
  gtk_widget_add_css_class (scroller, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 GTK_WIDGET (self->reader[LESART_SIDE_ENGLISH]));
  self->pair = lesart_pair_new (german_scroller, scroller);
  gtk_widget_set_vexpand (self->pair, TRUE);
  gtk_box_append (GTK_BOX (self), self->pair);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    tie (self, (LesartSide) side);
  g_signal_connect_object (translation, "beads-changed", G_CALLBACK (on_beads_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (translation, "notify::state", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  on_beads_changed (self);
  return GTK_WIDGET (self);
}
