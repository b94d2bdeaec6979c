/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes JSON value by value, without a tree of it in memory.
 *
 * Not json-glib's generator: that needs the tree, and writes 0.1 as 0.10000000000000001, so numbers
 * of other programs would change by being loaded and saved.
 */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <string.h>

G_BEGIN_DECLS

typedef enum {
  LESART_JSON_LINE, /* no space, no line end */
  /* For people and version control: a member a line, except that what is short stays on one line;
   * but each object of a list has a line of its own, so that one more is one line more. */
  LESART_JSON_PRETTY,
} LesartJsonLayout;

/**
 * LesartJsonWriter:
 *
 * Calls come in the order of the text: lesart_json_writer_name() before each member of an object,
 * then its value. All members are private.
 */
typedef struct {
  GString *bytes;
  FILE *stream;
  LesartJsonLayout layout;
  GArray *levels; /* arrays and objects that are open, and room for more */
  guint n_levels;
  GArray *gaps; /* where those on one line would be broken; the same */
  guint n_gaps;
  guint n_broken;    /* the outermost levels, which have a line an element */
  gboolean has_name; /* a value follows its name */
} LesartJsonWriter;

void lesart_json_writer_init (LesartJsonWriter *writer,
                              LesartJsonLayout layout,
                              GString *bytes,
                              FILE *stream);
void lesart_json_writer_clear (LesartJsonWriter *writer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartJsonWriter, lesart_json_writer_clear)

void lesart_json_writer_begin_object (LesartJsonWriter *writer);
void lesart_json_writer_end_object (LesartJsonWriter *writer);
void lesart_json_writer_begin_array (LesartJsonWriter *writer);
void lesart_json_writer_end_array (LesartJsonWriter *writer);
void lesart_json_writer_put_name (LesartJsonWriter *writer, const char *name, gsize n_bytes);

/**
 * lesart_json_writer_name:
 * @name: of the member whose value comes next; has nothing that needs an escape
 */
static inline void
lesart_json_writer_name (LesartJsonWriter *writer, const char *name)
{
  lesart_json_writer_put_name (writer, name, strlen (name)); /* which is known of a literal */
}

void lesart_json_writer_string (LesartJsonWriter *writer, const char *string, gssize n_bytes);
void lesart_json_writer_integer (LesartJsonWriter *writer, gint64 value);
void lesart_json_writer_double (LesartJsonWriter *writer, double value);
void lesart_json_writer_boolean (LesartJsonWriter *writer, gboolean value);
void lesart_json_writer_null (LesartJsonWriter *writer);
void lesart_json_writer_raw (LesartJsonWriter *writer, const char *json);
void lesart_json_writer_raw_object (LesartJsonWriter *writer, const char *json, gsize n_bytes);

G_END_DECLS
