/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "describe-finding.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "calendar-words.h"
#include "currency-words.h"

/**
 * lesart_describe_check_kind:
 *
 * Returns: its name in the interface language: "Scale"
 */
const char *
lesart_describe_check_kind (LesartCheckKind kind)
{
  static const char *const names[LESART_N_CHECKS] = {
    [LESART_CHECK_SCALE] = N_ ("Scale"),
    [LESART_CHECK_NUMBER] = N_ ("Number"),
    [LESART_CHECK_PERCENT] = N_ ("Percentage"),
    [LESART_CHECK_CURRENCY] = N_ ("Currency"),
    [LESART_CHECK_UNIT] = N_ ("Unit"),
    [LESART_CHECK_DATE] = N_ ("Date"),
    [LESART_CHECK_WEEKDAY] = N_ ("Weekday"),
    [LESART_CHECK_NAME] = N_ ("Name"),
    [LESART_CHECK_PLACE] = N_ ("Place"),
    [LESART_CHECK_ORGANISATION] = N_ ("Organisation"),
    [LESART_CHECK_OFFICE] = N_ ("Office"),
    [LESART_CHECK_TERM] = N_ ("Term"),
    [LESART_CHECK_CONSISTENCY] = N_ ("Consistency"),
    [LESART_CHECK_FALSE_FRIEND] = N_ ("False friend"),
    [LESART_CHECK_OMISSION] = N_ ("Omission"),
    [LESART_CHECK_ADDITION] = N_ ("Addition"),
    [LESART_CHECK_NEGATION] = N_ ("Negation"),
    [LESART_CHECK_HEDGE] = N_ ("Certainty"),
    [LESART_CHECK_UNTRANSLATED] = N_ ("Untranslated"),
    [LESART_CHECK_QUOTATION] = N_ ("Quotation marks"),
    [LESART_CHECK_PUNCTUATION] = N_ ("Punctuation"),
  };

  return _ (names[kind]);
}

/**
 * lesart_describe_finding_kind:
 *
 * Returns: the name of its kind; what says the opposite is no negation
 */
const char *
lesart_describe_finding_kind (const LesartFinding *finding)
{
  return finding->kind == LESART_CHECK_NEGATION && finding->reason == LESART_REASON_REVERSED
             ? _ ("Opposite")
             : lesart_describe_check_kind (finding->kind);
}

const char *
lesart_describe_severity (LesartSeverity severity)
{
  static const char *const names[] = {
    [LESART_SEVERITY_ERROR] = NC_ ("severity", "Error"),
    [LESART_SEVERITY_WARNING] = NC_ ("severity", "Warning"),
    [LESART_SEVERITY_HINT] = NC_ ("severity", "Hint"),
  };

  return g_dpgettext2 (NULL, "severity", names[severity]);
}

/* --- values ---- */

/* "1,250,000": groups of three, with the mark of the locale. */
static void
append_grouped (GString *string, double value)
{
  const char *mark = localeconv ()->thousands_sep;
  char digits[32];
  gsize n = (gsize) g_snprintf (digits, sizeof digits, "%.0f", fabs (value));

  if (value < 0)
    g_string_append_c (string, '-');
  for (gsize i = 0; i < n; i++) {
    if (i > 0 && n > 4 && (n - i) % 3 == 0)
      g_string_append (string, mark);
    g_string_append_c (string, digits[i]);
  }
}

static const double scales[] = { 1e12, 1e9, 1e6 };

/* @n: 1 if the number is one */
static const char *
get_scale_words (guint scale, guint n)
{
  switch (scale) {
  case 0: /* Translators: 1e12 */
    return ngettext ("{n} trillion", "{n} trillion", n);
  case 1: /* Translators: 1e9 */
    return ngettext ("{n} billion", "{n} billion", n);
  case 2: /* Translators: 1e6 */
    return ngettext ("{n} million", "{n} million", n);
  default:
    return "{n}";
  }
}

/* Index into scales; their number if the value is better in figures alone. */
static guint
find_scale (double value)
{
  guint i = 0;

  for (; i < G_N_ELEMENTS (scales); i++) {
    double rest = value / scales[i] * 1000;

    if (value >= scales[i] && value < 1e18 && fabs (rest - round (rest)) < 1e-6 * rest)
      break;
  }
  return i;
}

static void
append_number (GString *string, double value)
{
  if (value == floor (value) && fabs (value) < 1e15)
    append_grouped (string, value);
  else
    g_string_append_printf (string, "%.7g", value);
}

static void
append_scaled (GString *string, const char *number, guint scale)
{
  g_autoptr (GString) words =
      g_string_new (get_scale_words (scale, strcmp (number, "1") == 0 ? 1 : 2));

  g_string_replace (words, "{n}", number, 1);
  g_string_append (string, words->str);
}

/* "5 trillion", "5–7 trillion", "1,250": with the scales and marks of the interface language. */
static void
append_range (GString *string, double low, double high)
{
  guint scale = find_scale (low), high_scale = isnan (high) ? scale : find_scale (high);
  g_autoptr (GString) number = g_string_new (NULL);

  append_number (number, scale < G_N_ELEMENTS (scales) ? low / scales[scale] : low);
  if (!isnan (high)) {
    if (scale != high_scale) {
      append_scaled (string, number->str, scale);
      g_string_truncate (number, 0);
    }
    g_string_append (scale != high_scale ? string : number, "–");
    append_number (number, high_scale < G_N_ELEMENTS (scales) ? high / scales[high_scale] : high);
  }
  append_scaled (string, number->str, high_scale);
}

/* "02-08" */
static char *
describe_day (const char *value)
{
  const char *month = lesart_month_name ((guint) atoi (value));

  return g_strdup_printf (C_ ("day and month", "%d %s"), atoi (value + 3),
                          month != NULL ? month : "");
}

/* "5000000000000-7000000000000 USD", "1 mon", "4 % points" */
static char *
describe_amount (const char *value)
{
  char *end;
  double low = g_ascii_strtod (value, &end);
  double high = *end == '-' ? g_ascii_strtod (end + 1, &end) : NAN;
  GString *string = g_string_new (NULL);

  append_range (string, low, high);
  if (g_str_equal (end, " % points")) {
    g_string_append_c (string, ' ');
    g_string_append (string, _ ("percentage points"));
  } else if (!g_str_has_suffix (end, "|")) {
    const char *bar = strchr (end, '|');

    g_string_append_len (string, end, bar != NULL ? bar - end : (gssize) strlen (end));
  }
  return g_string_free (string, FALSE);
}

/**
 * lesart_describe_value:
 * @value: (nullable): of a #LesartFinding
 *
 * Returns: (transfer full): the value as people write it: "5–7 trillion USD", "February"
 */
char *
lesart_describe_value (const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (g_str_has_prefix (value, "---"))
    return g_strdup (value + 3 + (value[3] == '0'));
  if (g_str_has_prefix (value, "--") && strlen (value) == strlen ("--02-08"))
    return describe_day (value + 2);
  if (g_str_has_prefix (value, "--"))
    return g_strdup (lesart_month_name ((guint) atoi (value + 2)));
  if (g_str_has_prefix (value, "XXXX-WXX-"))
    return g_strdup (lesart_weekday_name ((guint) atoi (value + strlen ("XXXX-WXX-"))));
  if (g_str_has_prefix (value, "XXXX-Q"))
    return g_strdup (value + strlen ("XXXX-"));
  if (value[0] == 'T' && g_ascii_isdigit (value[1]))
    return g_strdup (value + 1);
  return g_ascii_isdigit (value[0]) ? describe_amount (value) : g_strdup (value);
}

/* --- sentences ---- */

typedef struct {
  guint8 kind;   /* LESART_N_CHECKS: any */
  guint8 reason; /* LesartReason */
  const char *words;
} Sentence;

/* The first row that fits. Translators: {de} and {en} stand for what each side says, {better} for
 * what is suggested; keep them as they are. */
static const Sentence sentences[] = {
  { LESART_CHECK_SCALE, LESART_REASON_LONG_SCALE,
    N_ ("The German says {de}, the English {en}. A German Milliarde is a billion, a Billion is a "
        "trillion.") },
  { LESART_CHECK_SCALE, LESART_REASON_DECIMAL_COMMA,
    N_ ("The German says {de}, the English {en}: the decimal comma was left or lost.") },
  { LESART_CHECK_SCALE, LESART_REASON_POWER_OF_TEN,
    N_ ("The German says {de}, the English {en}: the same digits, another magnitude.") },
  { LESART_CHECK_PERCENT, LESART_REASON_DIFFERS,
    N_ ("Per cent and percentage points are not the same: {de} in German, {en} in English.") },
  { LESART_CHECK_CURRENCY, LESART_REASON_DIFFERS,
    N_ ("The currency differs: {de} in German, {en} in English.") },
  { LESART_CHECK_UNIT, LESART_REASON_CONVERSION,
    N_ ("The unit changed and the number did not: {de} in German, {en} in English.") },
  { LESART_CHECK_DATE, LESART_REASON_DIFFERS,
    N_ ("The date differs: {de} in German, {en} in English.") },
  { LESART_CHECK_WEEKDAY, LESART_REASON_DIFFERS,
    N_ ("The weekday differs: {de} in German, {en} in English.") },
  { LESART_CHECK_NAME, LESART_REASON_DIFFERS, N_ ("The name is {de} in German, {en} in English.") },
  { LESART_CHECK_NAME, LESART_REASON_MISSING, N_ ("{de} is not named in the English.") },
  { LESART_CHECK_PLACE, LESART_REASON_NOT_ENGLISH, N_ ("{de} has an English name: {better}.") },
  { LESART_CHECK_ORGANISATION, LESART_REASON_NOT_ENGLISH,
    N_ ("{de} has an official English name: {better}.") },
  { LESART_CHECK_OFFICE, LESART_REASON_WRONG_COUNTRY,
    N_ ("In this country the office of {de} is called {better}.") },
  { LESART_CHECK_OFFICE, LESART_REASON_DIFFERS,
    N_ ("The office of {de} is called {better} in English.") },
  { LESART_CHECK_TERM, LESART_REASON_FORBIDDEN,
    N_ ("The term base does not allow “{en}” for “{de}”.") },
  { LESART_CHECK_TERM, LESART_REASON_NOT_PREFERRED,
    N_ ("The term base prefers “{better}” for “{de}”.") },
  { LESART_CHECK_TERM, LESART_REASON_MISSING,
    N_ ("No term of the term base stands for “{de}” here.") },
  { LESART_CHECK_CONSISTENCY, LESART_REASON_SEVERAL,
    N_ ("“{de}” is “{en}” here and “{better}” elsewhere.") },
  { LESART_CHECK_FALSE_FRIEND, LESART_REASON_LOOK_ALIKE,
    N_ ("“{en}” looks like “{de}” but means another thing.") },
  { LESART_CHECK_OMISSION, LESART_REASON_MISSING,
    N_ ("The English has nothing for this passage.") },
  { LESART_CHECK_ADDITION, LESART_REASON_ADDED, N_ ("The German has nothing for this passage.") },
  { LESART_CHECK_NEGATION, LESART_REASON_LOST, N_ ("The German negates, the English does not.") },
  { LESART_CHECK_NEGATION, LESART_REASON_ADDED, N_ ("The English negates, the German does not.") },
  { LESART_CHECK_NEGATION, LESART_REASON_REVERSED, N_ ("The English says the opposite.") },
  { LESART_CHECK_HEDGE, LESART_REASON_LOST,
    N_ ("The German leaves it open or reports it, the English states it as certain.") },
  { LESART_CHECK_UNTRANSLATED, LESART_REASON_NOT_ENGLISH, N_ ("“{en}” is not translated.") },
  { LESART_CHECK_QUOTATION, LESART_REASON_NOT_ENGLISH,
    N_ ("This is a German quotation mark; English has “ and ”.") },
  { LESART_CHECK_QUOTATION, LESART_REASON_UNPAIRED,
    N_ ("A quotation mark opens or closes nothing.") },
  { LESART_CHECK_PUNCTUATION, LESART_REASON_LOST,
    N_ ("The German sentence ends in “{de}”, the English one in nothing.") },
  { LESART_CHECK_PUNCTUATION, LESART_REASON_DIFFERS,
    N_ ("The German sentence ends in “{de}”, the English one in “{en}”.") },
  { LESART_N_CHECKS, LESART_REASON_MISSING, N_ ("{de} is not in the English.") },
  { LESART_N_CHECKS, LESART_REASON_ADDED, N_ ("{en} is not in the German.") },
  { LESART_N_CHECKS, LESART_N_REASONS, N_ ("The German says {de}, the English {en}.") },
};

static const char *
find_sentence (const LesartFinding *finding)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (sentences)
         && ((sentences[i].kind != LESART_N_CHECKS && sentences[i].kind != finding->kind)
             || sentences[i].reason != finding->reason))
    i++;
  return _ (sentences[i].words);
}

/* The value, or for lack of one the words of the passage. */
static char *
describe_side (const LesartFinding *finding, const LesartBitext *bitext, LesartSide side)
{
  g_autofree char *passage = lesart_text_slice (bitext->text[side], finding->span[side]);
  g_autofree char *value = NULL;
  const char *currency;
  gsize n;

  if (finding->value[side] == NULL)
    return g_steal_pointer (&passage);
  value = lesart_describe_value (finding->value[side]);
  n = strlen (value);
  if (!g_ascii_isdigit (*value) || n < 5 || value[n - 4] != ' ')
    return g_steal_pointer (&value);
  currency = lesart_currency_name (value + n - 3); /* "5–7 trillion USD" */
  return currency != NULL ? g_strdup_printf ("%.*s%s", (int) (n - 3), value, currency)
                          : g_steal_pointer (&value);
}

/**
 * lesart_describe_suggestion:
 *
 * Returns: (transfer full) (nullable): what the English could say, with a dash between numbers
 */
char *
lesart_describe_suggestion (const LesartFinding *finding)
{
  GString *words;

  if (finding->suggestion == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (const char *p = finding->suggestion; *p != '\0'; p++)
    if (*p == '-' && p > finding->suggestion && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))
      g_string_append (words, "–");
    else
      g_string_append_c (words, *p);
  return g_string_free (words, FALSE);
}

/**
 * lesart_describe_finding:
 *
 * Returns: (transfer full): a sentence that says what is wrong, and why
 */
char *
lesart_describe_finding (const LesartFinding *finding, const LesartBitext *bitext)
{
  g_autofree char *german = describe_side (finding, bitext, LESART_SIDE_GERMAN);
  g_autofree char *english = describe_side (finding, bitext, LESART_SIDE_ENGLISH);
  g_autofree char *better = lesart_describe_suggestion (finding);
  const struct {
    const char *place;
    const char *words;
  } places[] = { { "{de}", german },
                 { "{en}", english },
                 { "{better}", better != NULL ? better : "–" } };
  GString *string = g_string_new (NULL);

  for (const char *p = find_sentence (finding); *p != '\0';) {
    guint i = 0;

    while (i < G_N_ELEMENTS (places) && !g_str_has_prefix (p, places[i].place))
      i++;
    if (i < G_N_ELEMENTS (places)) {
      g_string_append (string, places[i].words);
      p += strlen (places[i].place);
    } else {
      g_string_append_c (string, *p++);
    }
  }
  return g_string_free (string, FALSE);
}
