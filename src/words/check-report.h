/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The report of a check for people and programs: how many findings of each kind, each finding with
 * both passages, what was decided of it and why, and the terms that were decided.
 */
#pragma once

#include "findings-list.h"
#include "term-base.h"

G_BEGIN_DECLS

typedef enum {
  LESART_REPORT_LIST, /* JSON: an array of the findings */
  LESART_REPORT_JSON, /* JSON: lesart-check/1, with counts and decisions */
  LESART_REPORT_MARKDOWN,
  LESART_REPORT_HTML,
  LESART_REPORT_TEXT,
} LesartReportFormat;

/**
 * LesartCheckReport:
 * @names: (nullable): the two files, for the head
 * @term_base: (nullable): whose decisions are told, of the terms that the German text has
 * @decisions: (nullable): one for each finding, see lesart_finding_decisions_new()
 */
typedef struct {
  const LesartBitext *bitext;
  const LesartFindings *findings;
  const char *names[LESART_N_SIDES];
  const LesartFindingDecision *decisions;
  const LesartTermBase *term_base;
} LesartCheckReport;

gboolean lesart_report_format_from_string (const char *name, LesartReportFormat *format);
char *lesart_check_report_write (const LesartCheckReport *report, LesartReportFormat format);

G_END_DECLS
