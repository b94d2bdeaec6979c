/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the Facts panel: a GListModel over a reading in which group rows and fact rows follow
 * one another (GTK 4.8 has no list sections). Rows say what they stand for, never words for people.
 *
 * When the reading is exchanged for one that differs in a few rows, only these are announced as
 * changed; what the others say may differ all the same (their index, what was decided of them).
 */
#pragma once

#include <gio/gio.h>

#include "corrections.h"

G_BEGIN_DECLS

typedef enum {
  LESART_GROUP_PEOPLE,
  LESART_GROUP_ORGANISATIONS,
  LESART_GROUP_PLACES,
  LESART_GROUP_WORKS,
  LESART_GROUP_RELATIONS, /* roles, then relations: see lesart_group_get_item() */
  LESART_GROUP_QUANTITIES,
  LESART_GROUP_TIMES,
  LESART_GROUP_QUOTES,
  LESART_GROUP_EVENTS,
  LESART_GROUP_CLAIMS, /* those worth checking */
  LESART_N_GROUPS,
} LesartGroup;

guint lesart_group_count (const LesartReading *reading, LesartGroup group);
LesartItemKind
lesart_group_get_item (const LesartReading *reading, LesartGroup group, guint index, guint *item);

#define LESART_TYPE_FACT_ROW (lesart_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactRow, lesart_fact_row, LESART, FACT_ROW, GObject)

LesartGroup lesart_fact_row_get_group (LesartFactRow *self);
gboolean lesart_fact_row_is_header (LesartFactRow *self);
guint lesart_fact_row_get_index (LesartFactRow *self); /* of the entity, quantity, ...; of a header:
                                                          how many rows the group shows */
guint lesart_fact_row_get_total (LesartFactRow *self); /* of a header: how many there are */
LesartSpan lesart_fact_row_get_evidence (LesartFactRow *self);
LesartCorrected *lesart_fact_row_get_corrected (LesartFactRow *self); /* (transfer none) */
gboolean lesart_fact_row_is_first (LesartFactRow *self); /* of its group, headers not counted */
gboolean lesart_fact_row_is_last (LesartFactRow *self);

#define LESART_TYPE_FACTS_MODEL (lesart_facts_model_get_type ())
G_DECLARE_FINAL_TYPE (LesartFactsModel, lesart_facts_model, LESART, FACTS_MODEL, GObject)

/* Whether a row is shown. */
typedef gboolean (*LesartFactsFilter) (const LesartCorrected *corrected,
                                       LesartGroup group,
                                       guint index,
                                       gpointer user_data);

LesartFactsModel *lesart_facts_model_new (void);
void lesart_facts_model_show (LesartFactsModel *self,
                              LesartCorrected *corrected,
                              LesartFactsFilter filter,
                              gpointer user_data);
void lesart_facts_model_set_corrected (LesartFactsModel *self, LesartCorrected *corrected);
LesartCorrected *
lesart_facts_model_get_corrected (LesartFactsModel *self); /* (nullable) (transfer none) */
LesartReading *
lesart_facts_model_get_reading (LesartFactsModel *self); /* (nullable) (transfer none) */
void lesart_facts_model_set_filter (LesartFactsModel *self,
                                    LesartFactsFilter filter,
                                    gpointer user_data);
guint lesart_facts_model_get_n_rows (LesartFactsModel *self); /* without headers */
guint lesart_facts_model_get_total (LesartFactsModel *self);  /* without a filter */
/* The row whose evidence covers @at most closely, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint lesart_facts_model_find (LesartFactsModel *self, guint32 at);

/* The passage that a row shows: a person's role, a name where it first stands, the words of a sum.
 */
LesartSpan
lesart_reading_get_evidence (const LesartReading *reading, LesartGroup group, guint index);

G_END_DECLS
