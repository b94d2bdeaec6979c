/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "text-units.h"

/* The words of the article around @span: its sentence, or from its clause on if the cut would take
 * @span away. */
static char *
quote (const LesartReading *reading, LesartSpan span, guint max_chars)
{
  LesartUnits units = { reading->text, reading };
  LesartSpan sentence = lesart_unit_at (units, LESART_UNIT_SENTENCE, span.start);
  LesartSpan clause = lesart_unit_at (units, LESART_UNIT_CLAUSE, span.start);
  g_autofree char *words = NULL;

  if (span.end <= sentence.start + max_chars)
    return lesart_describe_passage (reading->text, sentence, max_chars);
  sentence.start = span.end <= clause.start + max_chars ? clause.start : span.start;
  words = lesart_describe_passage (reading->text, sentence, max_chars);
  return g_strconcat ("… ", words, NULL);
}

/* Without a subject the phrase would tell of nobody: "seine Bedeutung unterstreichen". */
static gboolean
has_subject (const LesartReading *reading, const LesartFact *fact)
{
  return lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT) != NULL
         || (g_strcmp0 (fact->rule, "clause.passive") == 0
             && lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME) != NULL);
}

/**
 * lesart_diagram_describe_clause:
 * @span: words of a clause, such as a date or a sum
 *
 * Returns: what happens in the clause; what is not simply asserted says so
 */
char *
lesart_diagram_describe_clause (const LesartReading *reading, LesartSpan span, guint max_chars)
{
  gboolean is_argument;
  const LesartFact *fact = lesart_describe_fact_around (reading, span, &is_argument);
  g_autofree char *title = NULL;
  g_autofree char *cut = NULL;

  if (fact == NULL || !has_subject (reading, fact))
    return quote (reading, span, max_chars);
  title = lesart_describe_fact_about (
      reading, (guint) (fact - (const LesartFact *) (gpointer) reading->facts->data),
      LESART_NO_ENTITY, FALSE);
  cut = lesart_describe_cut (title, max_chars);
  return fact->certainty == LESART_CERTAINTY_ASSERTED
             ? g_steal_pointer (&cut)
             : g_strdup_printf ("%s (%s)", cut, lesart_describe_certainty (fact->certainty));
}

/**
 * lesart_diagram_make_label:
 * @event: (nullable): what happens
 * @span: the passage
 *
 * Returns: @what and @event on one line, the sentence of the article on the next
 */
char *
lesart_diagram_make_label (const LesartReading *reading,
                           const char *what,
                           const char *event,
                           LesartSpan span)
{
  g_autofree char *sentence =
      lesart_describe_sentence (reading, span, 2 * LESART_EVIDENCE_MAX_CHARS);
  GString *label = g_string_new (what);

  if (event != NULL)
    g_string_append_printf (label, ". %s", event);
  if (*sentence != '\0')
    g_string_append_printf (label, "\n%s", sentence);
  return g_string_free (label, FALSE);
}

/* At most three figures behind the point, none that says nothing; the point of the interface. */
static char *
format_plain (double value)
{
  g_autofree char *plain = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_auto (GStrv) halves = NULL;
  GString *string = g_string_new (NULL);
  gsize digits;

  plain = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.3f", fabs (value)));
  while (g_str_has_suffix (plain, "0"))
    plain[strlen (plain) - 1] = '\0';
  halves = g_strsplit (plain, ".", 2);
  digits = strlen (halves[0]);
  if (value < 0)
    g_string_append (string, "−");
  for (gsize i = 0; i < digits; i++) {
    if (i > 0 && (digits - i) % 3 == 0 && digits > 4)
      /* Translators: what stands between each three figures of a large number */
      g_string_append (string, C_ ("number", ","));
    g_string_append_c (string, halves[0][i]);
  }
  if (halves[1] != NULL && *halves[1] != '\0') {
    /* Translators: what stands before the decimals of a number */
    g_string_append (string, C_ ("number", "."));
    g_string_append (string, halves[1]);
  }
  return g_string_free (string, FALSE);
}

/**
 * lesart_diagram_describe_number:
 *
 * Returns: a number in the words of the interface, short: 2.5 million
 */
char *
lesart_diagram_describe_number (double value)
{
  static const struct {
    double scale;
    const char *format;
  } scales[] = {
    /* Translators: a number on a scale; short. Mind the long scale: a billion is 1,000,000,000
       here. */
    { 1e12, NC_ ("number", "%s trillion") },
    { 1e9, NC_ ("number", "%s billion") },
    { 1e6, NC_ ("number", "%s million") },
  };
  g_autofree char *plain = NULL;

  if (fabs (value) > 0 && (fabs (value) < 0.001 || fabs (value) >= 1e15))
    return g_strdup_printf ("%.0e", value);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (fabs (value) >= scales[i].scale) {
      g_auto (GStrv) halves = g_strsplit (g_dpgettext2 (NULL, "number", scales[i].format), "%s", 2);

      plain = format_plain (value / scales[i].scale);
      return g_strjoinv (plain, halves);
    }
  return format_plain (value);
}

/* How many are not shown, as another sentence. */
void
lesart_diagram_add_left_out (GString *words, guint n)
{
  if (n == 0)
    return;
  g_string_append_c (words, ' ');
  g_string_append_printf (words, ngettext ("%u more is not shown.", "%u more are not shown.", n),
                          n);
}
