/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the two halves of the report: what its rows say, and how they are set.
 */
#pragma once

#include "commands.h"

G_BEGIN_DECLS

typedef struct {
  char *left;  /* words of the article */
  char *right; /* what is known of them */
} LesartReportRow;

/* Each row once; in order. */
typedef struct {
  GPtrArray *rows;  /* LesartReportRow */
  GHashTable *seen; /* rows; the same ones */
} LesartReportRows;

void lesart_report_rows_init (LesartReportRows *rows);
void lesart_report_rows_clear (LesartReportRows *rows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartReportRows, lesart_report_rows_clear)

typedef struct {
  const char *title; /* to be translated */
  void (*collect) (const LesartReading *reading, LesartReportRows *rows);
} LesartReportGroup;

extern const LesartReportGroup lesart_report_groups[];
extern const guint lesart_n_report_groups;

G_END_DECLS
