/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the subcommands of lesart-cli share: one file a command, one row a command in main.c.
 */
#pragma once

#include <stdio.h>

#include "article-reader.h"
#include "data-files.h"
#include "reading.h"

G_BEGIN_DECLS

/* Exit status, as in the manual page. */
typedef enum {
  LESART_EXIT_DONE,
  LESART_EXIT_REFUSED, /* an input was refused */
  LESART_EXIT_USAGE,
  LESART_EXIT_INTERNAL, /* the program's own files are damaged, or the output cannot be written */
} LesartExit;

int lesart_command_align (int argc, char **argv);
int lesart_command_anchor (int argc, char **argv);
int lesart_command_check (int argc, char **argv);
int lesart_command_extract (int argc, char **argv);
int lesart_command_lookup (int argc, char **argv);
int lesart_command_parse (int argc, char **argv);
int lesart_command_recognize (int argc, char **argv);
int lesart_command_terms (int argc, char **argv);

typedef struct {
  gboolean colours;
  guint width; /* columns that lines are wrapped to */
} LesartReportStyle;

LesartReportStyle lesart_report_style_for (FILE *stream);
char *lesart_report_to_text (const LesartReading *reading, const LesartReportStyle *style);
char *lesart_report_table_header (void);
char *lesart_report_to_table (const LesartReading *reading, const char *name);

/* Options of a command: usage errors are printed and give FALSE. */
gboolean lesart_parse_options (const char *command,
                               const char *parameters,
                               const char *summary,
                               const GOptionEntry *entries,
                               int *argc,
                               char ***argv);

LesartLanguage *lesart_open_language_or_complain (void);

GBytes *lesart_input_read (const char *name, GError **error);
LesartText *lesart_input_load (const char *name, LesartArticleInfo *info, GError **error);
char *lesart_input_describe (const GError *error);
void lesart_input_warn_of_language (const LesartText *text, const char *name, gboolean english);

/* "lesart-cli: FILE: what is wrong", on standard error. */
void lesart_complain (const char *file, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
