/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli recognize: what one utterance holds of one kind, as JSON; or each line of standard
 * input, for checks against the suites of other recognisers.
 */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "commands.h"
#include "json-writer.h"
#include "jsonl.h"
#include "recognize.h"

static void
write_span (LesartJsonWriter *writer, const LesartText *text, LesartSpan span)
{
  gsize n_bytes;
  const char *bytes = lesart_text_peek (text, span, &n_bytes);

  lesart_json_writer_name (writer, "start");
  lesart_json_writer_integer (writer, span.start);
  lesart_json_writer_name (writer, "end");
  lesart_json_writer_integer (writer, span.end);
  lesart_json_writer_name (writer, "text");
  lesart_json_writer_string (writer, bytes, (gssize) n_bytes);
}

static void
write_string (LesartJsonWriter *writer, const char *name, const char *value)
{
  lesart_json_writer_name (writer, name);
  if (value != NULL)
    lesart_json_writer_string (writer, value, -1);
  else
    lesart_json_writer_null (writer);
}

static void
write_number (LesartJsonWriter *writer, const char *name, double value)
{
  lesart_json_writer_name (writer, name);
  if (isnan (value))
    lesart_json_writer_null (writer);
  else
    lesart_json_writer_double (writer, value);
}

static void
write_matches (LesartJsonWriter *writer, const LesartReading *reading)
{
  for (guint i = 0; i < reading->quantities->len; i++) {
    const LesartQuantity *q = &g_array_index (reading->quantities, LesartQuantity, i);

    lesart_json_writer_begin_object (writer);
    write_span (writer, reading->text, q->span);
    write_string (writer, "type", lesart_quantity_type_to_string (q->type));
    write_number (writer, "value", q->value);
    write_number (writer, "value_max", q->value_max);
    write_string (writer, "unit", q->unit);
    write_string (writer, "modifier", lesart_modifier_to_string (q->modifier));
    lesart_json_writer_end_object (writer);
  }
  for (guint i = 0; i < reading->times->len; i++) {
    const LesartTime *t = &g_array_index (reading->times, LesartTime, i);

    lesart_json_writer_begin_object (writer);
    write_span (writer, reading->text, t->span);
    write_string (writer, "type", lesart_time_type_to_string (t->type));
    write_string (writer, "value", t->value);
    write_string (writer, "value_max", t->value_max);
    write_string (writer, "unit", NULL);
    write_string (writer, "modifier", t->mod);
    lesart_json_writer_end_object (writer);
  }
}

static gboolean
recognize (const LesartLanguage *language,
           LesartRecognizeKind kind,
           const char *utterance,
           const char *date,
           GError **error)
{
  g_autoptr (LesartText) text = lesart_text_new (utterance, -1, error);
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  if (text == NULL)
    return FALSE;
  reading = lesart_recognize (text, language, kind, date);
  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, stdout);
  lesart_json_writer_begin_object (&writer);
  lesart_json_writer_name (&writer, "matches");
  lesart_json_writer_begin_array (&writer);
  write_matches (&writer, reading);
  lesart_json_writer_end_array (&writer);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
  return TRUE;
}

/* YYYY-MM-DD, or with Thh:mm or Thh:mm:ss behind it. */
static gboolean
is_date_time (const char *date)
{
  g_autofree char *day = g_strndup (date, 10);
  const char *clock = date + strlen (day);
  int hour = 0, minute = 0, second = 0, n = 0;

  if (!lesart_is_date (day))
    return FALSE;
  if (*clock == '\0')
    return TRUE;
  if (sscanf (clock, "T%2d:%2d%n", &hour, &minute, &n) != 2
      || (clock[n] == ':' && sscanf (clock, "T%2d:%2d:%2d%n", &hour, &minute, &second, &n) != 3))
    return FALSE;
  return clock[n] == '\0' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0
         && second < 60;
}

/* DATE<TAB>TEXT; the date may be empty. A line that cannot be read is named and passed. */
static LesartExit
recognize_lines (const LesartLanguage *language, LesartRecognizeKind kind)
{
  g_autofree char *line = NULL;
  size_t room = 0;
  ssize_t n;
  guint number = 0;
  LesartExit status = LESART_EXIT_DONE;

  while ((n = getline (&line, &room, stdin)) >= 0) {
    g_autoptr (GError) error = NULL;
    char *tab = strchr (line, '\t');

    number++;
    if (n > 0 && line[n - 1] == '\n')
      line[n - 1] = '\0';
    if (tab != NULL)
      *tab = '\0';
    if (tab == NULL || (*line != '\0' && !is_date_time (line))) {
      lesart_complain ("-", _ ("line %u: not a day, a tab and a text"), number);
      status = LESART_EXIT_REFUSED;
      puts ("{\"matches\":[]}");
    } else if (!recognize (language, kind, tab + 1, *line != '\0' ? line : NULL, &error)) {
      lesart_complain ("-", _ ("line %u: %s"), number, error->message);
      status = LESART_EXIT_REFUSED;
      puts ("{\"matches\":[]}");
    }
  }
  return status;
}

int
lesart_command_recognize (int argc, char **argv)
{
  g_autofree char *kind_name = NULL;
  g_autofree char *date = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_name,
      N_ ("number, ordinal, percent, money, measure, duration or time"), N_ ("KIND") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("When it was said; “gestern” is read from it"),
      "YYYY-MM-DD[Thh:mm]" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  LesartRecognizeKind kind;

  if (!lesart_parse_options ("recognize", N_ ("TEXT"),
                             N_ ("Prints what one utterance holds of one kind. TEXT “-”: each line "
                                 "of standard input, DATE<TAB>TEXT."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc != 2 || kind_name == NULL || !lesart_recognize_kind_from_string (kind_name, &kind)) {
    lesart_complain (NULL, _ ("“recognize” needs a --kind and one TEXT; “--help” lists the kinds"));
    return LESART_EXIT_USAGE;
  }
  if (date != NULL && !is_date_time (date)) {
    lesart_complain (NULL, _ ("“%s” is no day YYYY-MM-DD"), date);
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  if (strcmp (argv[1], "-") == 0)
    return recognize_lines (language, kind);
  if (recognize (language, kind, argv[1], date, &error))
    return LESART_EXIT_DONE;
  lesart_complain (NULL, "%s", error->message);
  return LESART_EXIT_REFUSED;
}
