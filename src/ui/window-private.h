/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window in parts:
 *
 *   window.c              builds it and keeps its settings
 *   window-open.c         brings an article in
 *   window-reading.c      how far loading and reading it has come
 *   window-file.c         watches the file of the article
 *   window-date.c         asks for the day it is of
 *   window-status.c       what is open, and whether it is saved
 *   window-actions.c      what keys, menus and buttons do
 *   window-keys.c         what single keys do on the page
 *   window-passages.c     which passage is meant
 *   window-notes.c        marks and notes
 *   window-history.c      undo and redo
 *   window-tags.c         tags and verdicts
 *   window-links.c        relations
 *   window-changes.c      marks of an article that was changed
 *   window-proposals.c    from one proposal to the next
 *   window-facts.c        what is decided of facts
 *   window-claims.c       claims and their evidence
 *   window-names.c        what is said of the name under the pointer or the caret
 *   window-lookup.c       words in the dictionary
 *   window-addresses.c    where links lead
 *   window-terms.c        terms
 *   window-translation.c  the English version beside the article
 *   window-check.c        what may be wrong in the English version
 *   window-pictures.c     the pictures beside the text or in its place
 *   window-out.c          print, export, copy with source
 *   window-store.c        earlier versions of the notes and those of other programs
 */
#pragma once

#include "changes-panel.h"
#include "check-panel.h"
#include "chips.h"
#include "claims-panel.h"
#include "entity-card.h"
#include "fact-editor.h"
#include "facts-panel.h"
#include "find-bar.h"
#include "note-editor.h"
#include "notes-panel.h"
#include "notice.h"
#include "pictures-panel.h"
#include "recent-tags.h"
#include "selection-bar.h"
#include "split.h"
#include "terms-panel.h"
#include "text-units.h"
#include "translation.h"
#include "verdict-popover.h"
#include "window.h"

G_BEGIN_DECLS

/* What waits until the English version is open. */
typedef enum {
  LESART_TURNING_NONE,
  LESART_TURNING_BACK, /* to undo */
  LESART_TURNING_ON,   /* to redo */
} LesartTurning;

struct _LesartWindow {
  GtkApplicationWindow parent_instance;

  LesartApplication *application;
  LesartAppearance *appearance;
  double zoom_before;  /* a pinch */
  GSettings *settings; /* (nullable) */
  LesartDocument *document;
  GCancellable *cancellable; /* of the opening under way */
  guint loading_source;
  char *opening; /* (nullable): name of what was opened last */
  guint recent_source;
  guint n_words;        /* of the reading */
  guint reading_source; /* while something is loaded or read */
  guint n_looks;        /* at how far it has come */

  /* from the template */
  GtkWidget *pages;
  GtkWidget *overlay;
  GtkWidget *article_page;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
  GtkWidget *open_stack;
  GtkWidget *open_button;
  GtkWidget *back_button;
  GtkWidget *forward_button;
  GtkWidget *sidebar_button;
  GtkWidget *menu_button;
  GtkWidget *look_button;
  GtkWidget *find_button;
  GMenu *main_menu;
  GMenu *recent_menu;
  GMenu *history_menu; /* undo and redo, with what they would do */

  /* of the pages that are not an article; NULL until one is shown */
  GtkWidget *loading_label;
  GtkWidget *loading_bar;
  GtkWidget *error_title;
  GtkWidget *error_label;
  GtkWidget *error_open;
  GtkWidget *recent_box;

  /* made in code */
  LesartReader *reader;
  GtkWidget *chips;
  GtkWidget *find_bar;
  GtkWidget *split;
  GtkWidget *side_stack;
  LesartNotice *file_notice;
  GFileMonitor *file_monitor; /* (nullable): of the article */
  char *file_etag;            /* (nullable): of the file as it was read */
  guint file_source;
  LesartNotice *reading_notice;
  LesartNotice *encoding_notice;
  LesartNotice *language_notice;
  LesartNotice *date_notice;
  LesartText *date_asked; /* (nullable): the text whose date was asked for */
  GtkWidget *date_popover;
  GtkWidget *date_entry;
  GtkWidget *date_source;
  GtkWidget *date_error;
  GtkWidget *date_remove;
  LesartNotice *save_notice;
  LesartNotice *changes_notice;
  LesartNotice *place_notice;
  char *placing;     /* (nullable): the id of the mark that the next selection is for */
  char **copies;     /* (nullable): files with notes that were made elsewhere */
  char *left_behind; /* (nullable): the file of notes that the article went without */
  LesartToast *toast;
  GtkWidget *live_label; /* says to a screen reader what is under the caret */
  GtkWidget *facts_panel;
  GtkWidget *notes_panel;
  GtkWidget *claims_panel;
  GtkWidget *changes_panel;
  GtkWidget *terms_panel;
  LesartTerminology *terms;
  gboolean adding_term; /* as soon as the term base was read */
  GtkWidget *check_panel;
  LesartChecker *checker; /* (nullable): no English version was asked for */
  GtkWidget *pictures_panel;
  /* What pops up is made when it first does; until then it is NULL. */
  GtkWidget *selection_bar;
  guint selection_source;
  GtkWidget *fact_editor;
  gboolean editing_row; /* what the form shows was chosen in the panel */
  GtkWidget *go_to;
  GtkWidget *note_editor;
  gboolean editing_new;     /* what the editor shows is not in the notes yet */
  char *last_mark;          /* (nullable): id of the mark that was changed or gone to last */
  guint32 selected_from;    /* where growing began */
  LesartUnit selected_unit; /* what selected_span was selected by */
  LesartSpan selected_span;
  LesartEdge edge;      /* that is being moved */
  LesartSpan edge_span; /* where its passage would be */
  guint edge_part;
  LesartRecentTags *recent_tags;
  gboolean has_new_tags; /* those of the article may still get numbers */
  char *sticky_tag;      /* (nullable) */
  LesartTagBook *tag_book;
  GtkWidget *mode_bar;
  GtkWidget *mode_label;
  GtkWidget *verdict_popover;
  LesartAnnotation *judged; /* (nullable): while its verdict is asked for */
  gboolean judged_new;
  GtkWidget *page_menu;
  GtkWidget *link_popover;
  GtkWidget *link_title;
  GtkWidget *link_entry;
  GtkWidget *link_names; /* to choose one from */
  char *link_from;       /* (nullable): id of the first of two marks to be related */
  char *link_to;
  LesartEntityCard *card; /* (nullable): the one that is shown, not owned */
  gboolean pointer_in_card;
  GMenu *address_menu;              /* section of the page's menu: the link at the caret */
  GCancellable *lookup_cancellable; /* (nullable): while a word is looked up */

  GtkWidget *article_scroller;
  LesartTranslation *translation;    /* (nullable): no English version was asked for */
  GCancellable *english_cancellable; /* of its opening under way */
  guint offer_source;
  guint english_source; /* opening takes long enough to say so */
  LesartTurning turning;
  LesartNotes *history_notes;  /* whose steps it can undo */
  GtkWidget *translation_view; /* (nullable): article and English version */

  GArray *back; /* guint32: caret positions that jumps started from */
  GArray *forward;
};

void lesart_window_init_status (LesartWindow *self);
void lesart_window_update_title (LesartWindow *self);
void lesart_window_class_add_reading_actions (GtkWidgetClass *class);
void lesart_window_init_reading (LesartWindow *self);
char *lesart_window_describe_reading (LesartWindow *self); /* (nullable) */
void lesart_window_watch_file (LesartWindow *self);
void lesart_window_leave_file (LesartWindow *self);
void lesart_window_update_save_notice (LesartWindow *self);
void lesart_window_update_encoding_notice (LesartWindow *self);

void lesart_window_init_opening (LesartWindow *self);
void lesart_window_show_page (LesartWindow *self, const char *name);

void lesart_window_class_add_date_actions (GtkWidgetClass *class);
void lesart_window_init_date (LesartWindow *self);
void lesart_window_update_date (LesartWindow *self);
void lesart_window_dispose_date (LesartWindow *self);

void lesart_window_class_add_actions (GtkWidgetClass *class);
void lesart_window_init_actions (LesartWindow *self);
void lesart_window_class_add_moving_actions (GtkWidgetClass *class);
void lesart_window_keep_place (LesartWindow *self);
void lesart_window_find_place (LesartWindow *self);
GtkWidget *lesart_window_make_page (LesartWindow *self, GtkWidget *scroller);
void lesart_window_update_actions (LesartWindow *self);
void lesart_window_jump (LesartWindow *self, LesartSpan span, gboolean flash);
void lesart_window_forget_jumps (LesartWindow *self);
void lesart_window_fill_recent (LesartWindow *self);

void lesart_window_class_add_note_actions (GtkWidgetClass *class);
void lesart_window_init_notes (LesartWindow *self);
void lesart_window_update_note_actions (LesartWindow *self);
void lesart_window_dispose_notes (LesartWindow *self);

LesartColour lesart_window_get_colour (LesartWindow *self);
void lesart_window_highlight (LesartWindow *self, LesartColour colour);
void lesart_window_hide_selection_bar (LesartWindow *self);

void lesart_window_class_add_key_actions (GtkWidgetClass *class);
void lesart_window_init_keys (LesartWindow *self);
GtkWidget *lesart_window_make_mode_bar (LesartWindow *self);
void lesart_window_update_mode (LesartWindow *self);

void lesart_window_class_add_passage_actions (GtkWidgetClass *class);
void lesart_window_init_passages (LesartWindow *self);
LesartAnnotation *lesart_window_get_mark (LesartWindow *self);
void lesart_window_set_mark (LesartWindow *self, LesartAnnotation *mark);
LesartAnnotation *lesart_window_take_mark (LesartWindow *self, gboolean *is_new);
void lesart_window_put_mark (LesartWindow *self,
                             LesartAnnotation *mark,
                             gboolean is_new,
                             LesartEdit edit);
void lesart_window_update_current_mark (LesartWindow *self);
void lesart_window_select_unit (LesartWindow *self, LesartUnit unit, gboolean forward);
void lesart_window_select_sentence_beside (LesartWindow *self, gboolean forward);
void lesart_window_change_parts (LesartWindow *self, gboolean add);
void lesart_window_choose_edge (LesartWindow *self);
void lesart_window_end_edge (LesartWindow *self, gboolean keep);
gboolean lesart_window_edge_key (LesartWindow *self, guint key, GdkModifierType modifiers);

void lesart_window_class_add_tag_actions (GtkWidgetClass *class);
void lesart_window_init_tags (LesartWindow *self);
void lesart_window_connect_bar (LesartWindow *self);
void lesart_window_use_tags (LesartWindow *self, LesartAnnotation *mark);
void lesart_window_set_sticky (LesartWindow *self, const char *tag);
void lesart_window_mark_sticky (LesartWindow *self);
gboolean lesart_window_tag_key (LesartWindow *self, guint key);
void lesart_window_judge (LesartWindow *self);

void lesart_window_class_add_link_actions (GtkWidgetClass *class);
void lesart_window_class_add_out_actions (GtkWidgetClass *class);
void lesart_window_init_links (LesartWindow *self);
char *lesart_window_describe_link_begun (LesartWindow *self); /* (nullable) */
void lesart_window_end_link (LesartWindow *self);

void lesart_window_class_add_proposal_actions (GtkWidgetClass *class);
void lesart_window_say_decided (LesartWindow *self, LesartEdit edit, guint n);

void lesart_window_class_add_store_actions (GtkWidgetClass *class);
void lesart_window_init_store (LesartWindow *self);
void lesart_window_look_for_others (LesartWindow *self);
gboolean lesart_window_show_conflicts (LesartWindow *self);

void lesart_window_class_add_picture_actions (GtkWidgetClass *class);
void lesart_window_init_pictures (LesartWindow *self);
gboolean lesart_window_leave_picture (LesartWindow *self);

void lesart_window_class_add_fact_actions (GtkWidgetClass *class);
void lesart_window_init_facts (LesartWindow *self);
void lesart_window_add_fact (LesartWindow *self);
void lesart_window_correct_name (LesartWindow *self, guint entity);
void lesart_window_say_decided (LesartWindow *self, LesartEdit edit, guint n);
void lesart_window_say_unchanged (LesartWindow *self, LesartState state);

void lesart_window_class_add_claim_actions (GtkWidgetClass *class);
void lesart_window_init_claims (LesartWindow *self);

void lesart_window_class_add_term_actions (GtkWidgetClass *class);
void lesart_window_init_terms (LesartWindow *self);
void lesart_window_class_add_check_actions (GtkWidgetClass *class);
void lesart_window_init_check (LesartWindow *self);
void lesart_window_begin_check (LesartWindow *self);

void lesart_window_class_add_name_actions (GtkWidgetClass *class);
void lesart_window_init_names (LesartWindow *self);
void lesart_window_close_hover_card (LesartWindow *self);

void lesart_window_class_add_lookup_actions (GtkWidgetClass *class);
void lesart_window_look_up (LesartWindow *self);
void lesart_window_dispose_lookup (LesartWindow *self);

void lesart_window_tie_menu (LesartWindow *self, LesartReader *page);

void lesart_window_class_add_address_actions (GtkWidgetClass *class);
void lesart_window_init_addresses (LesartWindow *self);
void lesart_window_tie_addresses (LesartWindow *self, LesartReader *page);
LesartReader *lesart_window_get_page_in_use (LesartWindow *self);
char *lesart_window_describe_address (LesartWindow *self); /* (nullable) */
gboolean lesart_window_open_link (LesartWindow *self);

void lesart_window_class_add_translation_actions (GtkWidgetClass *class);
void lesart_window_dispose_translation (LesartWindow *self);
void lesart_window_update_translation_actions (LesartWindow *self);
void lesart_window_offer_english (LesartWindow *self);
void lesart_window_open_english (LesartWindow *self, GFile *file);
gboolean lesart_window_fetch_english (LesartWindow *self);
void lesart_window_light_passages (LesartWindow *self,
                                   const LesartSpan spans[LESART_N_SIDES],
                                   const char *words);

void lesart_window_class_add_history_actions (GtkWidgetClass *class);
void lesart_window_init_history (LesartWindow *self);
void lesart_window_dispose_history (LesartWindow *self);
void lesart_window_go_on_turning (LesartWindow *self);

void lesart_window_class_add_change_actions (GtkWidgetClass *class);
void lesart_window_init_changes (LesartWindow *self);

G_END_DECLS
