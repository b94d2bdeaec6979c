/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "check-report.h"

#include "describe-finding.h"
#include "json-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const format_names[] = { "json", "json-report", "markdown", "html", "text" };

/**
 * lesart_report_format_from_string:
 * @format: (out): the format of that name
 *
 * Returns: whether there is one
 */
gboolean
lesart_report_format_from_string (const char *name, LesartReportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (strcmp (name, format_names[i]) == 0) {
      *format = (LesartReportFormat) i;
      return TRUE;
    }
  return FALSE;
}

static const LesartFinding *
get_finding (const LesartCheckReport *report, guint at)
{
  return &g_array_index (report->findings->array, LesartFinding, at);
}

static void
count_kinds (const LesartCheckReport *report, guint counts[LESART_N_CHECKS])
{
  memset (counts, 0, LESART_N_CHECKS * sizeof *counts);
  for (guint i = 0; i < report->findings->array->len; i++)
    counts[get_finding (report, i)->kind]++;
}

/* --- the terms that were decided ---- */

static const char *const status_names[LESART_N_TERM_STATUSES] = {
  [LESART_TERM_OPEN] = "open",
  [LESART_TERM_PREFERRED] = "preferred",
  [LESART_TERM_ADMITTED] = "admitted",
  [LESART_TERM_FORBIDDEN] = "forbidden",
  [LESART_TERM_SUPERSEDED] = "superseded",
};

static gboolean
is_decided (const LesartTerm *term)
{
  LesartSide side;

  return term->status != LESART_TERM_OPEN && lesart_term_get_side (term, &side)
         && side == LESART_SIDE_ENGLISH;
}

/* Of the concepts that the German text has, the one with a number; NULL if it is gone. */
static const LesartConcept *
get_concept (const LesartCheckReport *report, guint at)
{
  return lesart_term_base_get (report->term_base,
                               g_array_index (report->findings->concepts, guint32, at));
}

static guint
count_concepts (const LesartCheckReport *report)
{
  return report->term_base != NULL ? report->findings->concepts->len : 0;
}

/* What the English terms of a concept are for; "" if it has no German one. */
static const char *
get_german (const LesartConcept *concept)
{
  gssize at = lesart_concept_get_preferred (concept, LESART_SIDE_GERMAN);

  return at >= 0 ? concept->terms[at].text : "";
}

/* --- JSON ---- */

static void
write_member (LesartJsonWriter *writer, const char *name, const char *value)
{
  if (name != NULL)
    lesart_json_writer_name (writer, name);
  if (value != NULL)
    lesart_json_writer_string (writer, value, -1);
  else
    lesart_json_writer_null (writer);
}

static void
write_side (LesartJsonWriter *writer, const LesartText *text, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (text, span, &n_bytes);

  if (lesart_span_is_empty (span)) {
    lesart_json_writer_null (writer);
    return;
  }
  lesart_json_writer_begin_object (writer);
  lesart_json_writer_name (writer, "start");
  lesart_json_writer_integer (writer, span.start);
  lesart_json_writer_name (writer, "end");
  lesart_json_writer_integer (writer, span.end);
  lesart_json_writer_name (writer, "text");
  lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
  lesart_json_writer_end_object (writer);
}

static void
write_decision (LesartJsonWriter *writer, const LesartFindingDecision *decision)
{
  static const char *const states[] = { NULL, "accepted", "ignored" };

  if (decision->state == LESART_FINDING_OPEN)
    return;
  write_member (writer, "decision", states[decision->state]);
  if (decision->reason != NULL && decision->reason[0] != '\0')
    write_member (writer, "decision_reason", decision->reason);
}

static void
write_finding (LesartJsonWriter *writer, const LesartCheckReport *report, guint at)
{
  const LesartFinding *finding = get_finding (report, at);
  g_autofree char *message = lesart_describe_finding (finding, report->bitext);

  lesart_json_writer_begin_object (writer);
  write_member (writer, "kind", lesart_check_kind_to_string (finding->kind));
  write_member (writer, "severity", lesart_severity_to_string (finding->severity));
  write_member (writer, "reason", lesart_reason_to_string (finding->reason));
  lesart_json_writer_name (writer, "de");
  write_side (writer, report->bitext->text[LESART_SIDE_GERMAN], finding->span[LESART_SIDE_GERMAN]);
  lesart_json_writer_name (writer, "en");
  write_side (writer, report->bitext->text[LESART_SIDE_ENGLISH],
              finding->span[LESART_SIDE_ENGLISH]);
  write_member (writer, "message", message);
  lesart_json_writer_name (writer, "values");
  lesart_json_writer_begin_array (writer);
  write_member (writer, NULL, finding->value[LESART_SIDE_GERMAN]);
  write_member (writer, NULL, finding->value[LESART_SIDE_ENGLISH]);
  lesart_json_writer_end_array (writer);
  write_member (writer, "suggestion", finding->suggestion);
  if (report->decisions != NULL)
    write_decision (writer, &report->decisions[at]);
  lesart_json_writer_end_object (writer);
}

static void
write_findings (LesartJsonWriter *writer, const LesartCheckReport *report)
{
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < report->findings->array->len; i++)
    write_finding (writer, report, i);
  lesart_json_writer_end_array (writer);
}

static void
write_counts (LesartJsonWriter *writer, const LesartCheckReport *report)
{
  guint counts[LESART_N_CHECKS];

  count_kinds (report, counts);
  lesart_json_writer_begin_object (writer);
  for (guint kind = 0; kind < LESART_N_CHECKS; kind++)
    if (counts[kind] > 0) {
      lesart_json_writer_name (writer, lesart_check_kind_to_string (kind));
      lesart_json_writer_integer (writer, counts[kind]);
    }
  lesart_json_writer_end_object (writer);
}

static void
write_term (LesartJsonWriter *writer, const LesartConcept *concept, const LesartTerm *term)
{
  lesart_json_writer_begin_object (writer);
  write_member (writer, "de", get_german (concept));
  write_member (writer, "en", term->text);
  write_member (writer, "status", status_names[term->status]);
  lesart_json_writer_end_object (writer);
}

static void
write_terms (LesartJsonWriter *writer, const LesartCheckReport *report)
{
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < count_concepts (report); i++) {
    const LesartConcept *concept = get_concept (report, i);

    for (guint k = 0; concept != NULL && k < concept->n_terms; k++)
      if (is_decided (&concept->terms[k]))
        write_term (writer, concept, &concept->terms[k]);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_json (const LesartCheckReport *report, LesartReportFormat format, GString *out)
{
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_PRETTY, out, NULL);
  if (format == LESART_REPORT_LIST) {
    write_findings (&writer, report);
  } else {
    lesart_json_writer_begin_object (&writer);
    write_member (&writer, "schema", "lesart-check/1");
    write_member (&writer, "de", report->names[LESART_SIDE_GERMAN]);
    write_member (&writer, "en", report->names[LESART_SIDE_ENGLISH]);
    lesart_json_writer_name (&writer, "counts");
    write_counts (&writer, report);
    lesart_json_writer_name (&writer, "findings");
    write_findings (&writer, report);
    lesart_json_writer_name (&writer, "terms");
    write_terms (&writer, report);
    lesart_json_writer_end_object (&writer);
  }
  g_string_append_c (out, '\n');
}

/* --- for people ---- */

/* How text is put into the markup of a format. */
typedef struct {
  const char *special; /* characters that need an escape */
  const char *head, *foot;
  const char *title[2];
  const char *heading[2];
  const char *table[2], *row[2], *cell[2]; /* of counts and terms */
  const char *finding[2];
  const char *kind[2];
  const char *line[2]; /* a line of a finding */
  const char *mark[2]; /* the passage inside its sentence */
} Markup;

static const Markup html = {
  .special = "&<>\"",
  .head = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n<style>body{font:16px/1.5 "
          "sans-serif;max-width:46em;margin:2em auto;padding:0 1em}mark{background:#fbe3b4}"
          "h3{margin:1.5em 0 .3em}p{margin:.2em 0}td{padding:.1em 1em .1em 0}</style>\n",
  .foot = "</body></html>\n",
  .title = { "<title>", "</title></head><body>\n" },
  .heading = { "<h2>", "</h2>\n" },
  .table = { "<table>\n", "</table>\n" },
  .row = { "<tr>", "</tr>\n" },
  .cell = { "<td>", "</td>" },
  .finding = { "<section>\n", "</section>\n" },
  .kind = { "<h3>", "</h3>\n" },
  .line = { "<p>", "</p>\n" },
  .mark = { "<mark>", "</mark>" },
};

static const Markup markdown = {
  .special = "\\`*_[]<>#|",
  .head = "",
  .foot = "",
  .title = { "# ", "\n\n" },
  .heading = { "## ", "\n\n" },
  .table = { "", "\n" },
  .row = { "-", "\n" },
  .cell = { " ", "" },
  .finding = { "", "\n" },
  .kind = { "### ", "\n\n" },
  .line = { "- ", "\n" },
  .mark = { "**", "**" },
};

static const Markup plain = {
  .special = "",
  .head = "",
  .foot = "",
  .title = { "", "\n\n" },
  .heading = { "", "\n" },
  .table = { "", "\n" },
  .row = { " ", "\n" },
  .cell = { " ", "" },
  .finding = { "", "\n" },
  .kind = { "", "\n" },
  .line = { "  ", "\n" },
  .mark = { "»", "«" },
};

typedef struct {
  const LesartCheckReport *report;
  const Markup *markup;
  GString *out;
} Page;

static void
append_escaped (const Page *page, const char *text, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++) {
    char c = text[i];

    if (c == '\n' || c == '\t')
      c = ' ';
    if (strchr (page->markup->special, c) == NULL || c == '\0')
      g_string_append_c (page->out, c);
    else if (page->markup == &html)
      g_string_append_printf (page->out, "&#%d;", c);
    else
      g_string_append_printf (page->out, "\\%c", c);
  }
}

static void
append_in (const Page *page, const char *const marks[2], const char *text)
{
  g_string_append (page->out, marks[0]);
  append_escaped (page, text, strlen (text));
  g_string_append (page->out, marks[1]);
}

static void
append_span (const Page *page, LesartSide side, guint32 start, guint32 end)
{
  gsize n_bytes;
  const char *bytes;

  if (end <= start)
    return;
  bytes = lesart_text_peek (page->report->bitext->text[side], (LesartSpan){ start, end }, &n_bytes);
  append_escaped (page, bytes, n_bytes);
}

/* The sentence of a passage with the passage marked. */
static void
append_side (const Page *page, const LesartFinding *finding, LesartSide side)
{
  const LesartBitext *bitext = page->report->bitext;
  LesartSpan span = finding->span[side], around;
  gssize sentence = lesart_bitext_find_sentence (bitext, side, span.start);

  if (lesart_span_is_empty (span))
    return;
  around = sentence >= 0 ? lesart_bitext_get_sentence (bitext, side, (guint) sentence) : span;
  around.start = MIN (around.start, span.start);
  around.end = MAX (around.end, span.end);
  g_string_append (page->out, page->markup->line[0]);
  g_string_append (page->out, side == LESART_SIDE_GERMAN ? "DE: " : "EN: ");
  append_span (page, side, around.start, span.start);
  g_string_append (page->out, page->markup->mark[0]);
  append_span (page, side, span.start, span.end);
  g_string_append (page->out, page->markup->mark[1]);
  append_span (page, side, span.end, around.end);
  g_string_append (page->out, page->markup->line[1]);
}

static void
append_decision (const Page *page, const LesartFindingDecision *decision)
{
  g_autofree char *words = NULL;
  gboolean reason = decision->reason != NULL && decision->reason[0] != '\0';

  if (decision->state == LESART_FINDING_OPEN)
    return;
  if (decision->state == LESART_FINDING_ACCEPTED)
    words = g_strdup (_ ("Confirmed: to be changed"));
  else if (reason) /* Translators: %s is the reason that a person gave */
    words = g_strdup_printf (_ ("Ignored: %s"), decision->reason);
  else
    words = g_strdup (_ ("Ignored"));
  append_in (page, page->markup->line, words);
}

static void
append_finding (const Page *page, guint at)
{
  const LesartFinding *finding = get_finding (page->report, at);
  g_autofree char *message = lesart_describe_finding (finding, page->report->bitext);
  g_autofree char *suggestion = lesart_describe_suggestion (finding);
  g_autofree char *kind =
      g_strdup_printf ("%u. %s", at + 1, lesart_describe_finding_kind (finding));

  g_string_append (page->out, page->markup->finding[0]);
  append_in (page, page->markup->kind, kind);
  append_in (page, page->markup->line, message);
  append_side (page, finding, LESART_SIDE_GERMAN);
  append_side (page, finding, LESART_SIDE_ENGLISH);
  if (suggestion != NULL) {
    /* Translators: %s is what the English should say */
    g_autofree char *words = g_strdup_printf (_ ("Suggestion: %s"), suggestion);

    append_in (page, page->markup->line, words);
  }
  if (page->report->decisions != NULL)
    append_decision (page, &page->report->decisions[at]);
  g_string_append (page->out, page->markup->finding[1]);
}

static void
append_row (const Page *page, const char *const *cells, guint n_cells)
{
  g_string_append (page->out, page->markup->row[0]);
  for (guint i = 0; i < n_cells; i++)
    append_in (page, page->markup->cell, cells[i]);
  g_string_append (page->out, page->markup->row[1]);
}

static void
append_counts (const Page *page)
{
  guint counts[LESART_N_CHECKS];

  count_kinds (page->report, counts);
  g_string_append (page->out, page->markup->table[0]);
  for (guint kind = 0; kind < LESART_N_CHECKS; kind++) {
    g_autofree char *n = g_strdup_printf ("%u", counts[kind]);
    const char *const cells[] = { n, lesart_describe_check_kind (kind) };

    if (counts[kind] > 0)
      append_row (page, cells, 2);
  }
  g_string_append (page->out, page->markup->table[1]);
}

static const char *
describe_status (LesartTermStatus status)
{
  static const char *const names[LESART_N_TERM_STATUSES] = {
    [LESART_TERM_OPEN] = NC_ ("term", "open"),
    [LESART_TERM_PREFERRED] = NC_ ("term", "preferred"),
    [LESART_TERM_ADMITTED] = NC_ ("term", "admitted"),
    [LESART_TERM_FORBIDDEN] = NC_ ("term", "forbidden"),
    [LESART_TERM_SUPERSEDED] = NC_ ("term", "superseded"),
  };

  return g_dpgettext2 (NULL, "term", names[status]);
}

static guint
append_terms_of (const Page *page, const LesartConcept *concept)
{
  guint n = 0;

  for (guint k = 0; k < concept->n_terms; k++) {
    const LesartTerm *term = &concept->terms[k];
    const char *const cells[] = { get_german (concept), term->text,
                                  describe_status (term->status) };

    if (!is_decided (term))
      continue;
    append_row (page, cells, G_N_ELEMENTS (cells));
    n++;
  }
  return n;
}

static void
append_terms (const Page *page)
{
  guint n_terms = 0;
  gsize before = page->out->len;

  append_in (page, page->markup->heading, _ ("Terms decided"));
  g_string_append (page->out, page->markup->table[0]);
  for (guint i = 0; i < count_concepts (page->report); i++) {
    const LesartConcept *concept = get_concept (page->report, i);

    if (concept != NULL)
      n_terms += append_terms_of (page, concept);
  }
  g_string_append (page->out, page->markup->table[1]);
  if (n_terms == 0)
    g_string_truncate (page->out, before);
}

static void
append_head (const Page *page)
{
  const LesartCheckReport *report = page->report;
  guint n = report->findings->array->len;
  g_autofree char *sum = NULL;

  g_string_append (page->out, page->markup->head);
  append_in (page, page->markup->title, _ ("Check of the translation"));
  if (page->markup == &html)
    g_string_append_printf (page->out, "<h1>%s</h1>\n", _ ("Check of the translation"));
  for (guint side = 0; side < LESART_N_SIDES; side++)
    if (report->names[side] != NULL)
      append_in (page, page->markup->line, report->names[side]);
  sum = n == 0 ? g_strdup (_ ("Nothing found"))
               : g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);
  g_string_append (page->out, page->markup == &html ? "" : "\n");
  append_in (page, page->markup->heading, sum);
  append_counts (page);
}

static void
write_page (const LesartCheckReport *report, const Markup *markup, GString *out)
{
  const Page page = { report, markup, out };

  append_head (&page);
  for (guint i = 0; i < report->findings->array->len; i++)
    append_finding (&page, i);
  append_terms (&page);
  g_string_append (out, markup->foot);
}

/**
 * lesart_check_report_write:
 *
 * Returns: (transfer full): the report, UTF-8 with a line end
 */
char *
lesart_check_report_write (const LesartCheckReport *report, LesartReportFormat format)
{
  GString *out = g_string_new (NULL);

  switch (format) {
  case LESART_REPORT_MARKDOWN:
    write_page (report, &markdown, out);
    break;
  case LESART_REPORT_HTML:
    write_page (report, &html, out);
    break;
  case LESART_REPORT_TEXT:
    write_page (report, &plain, out);
    break;
  case LESART_REPORT_LIST:
  case LESART_REPORT_JSON:
  default:
    write_json (report, format, out);
  }
  return g_string_free (out, FALSE);
}
