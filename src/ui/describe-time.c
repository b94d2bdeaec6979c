/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TIMEX3 values in words of the interface language: 2024-02-08 is "8 February 2024", P22M is
 * "22 months". A value that is not understood has no words; nothing is guessed.
 *
 *   date      YYYY[-MM[-DD]]  YYYY-Wnn[-WE]  YYYY-Qn  YYYY-Hn  YYYY-SP|SU|FA|WI  YYY (decade)  YY
 * (century) time      date T hh[:mm[:ss]] | MO MI AF EV NI DT duration  P n(Y|M|W|D|DE|CE) [T
 * n(H|M|S)], X for an unknown number; A/B is a range set       a duration, or XXXX-WXX-d
 */
#include "describe.h"

#include <glib/gi18n.h>
#include <string.h>

#include "calendar-words.h"

const char *
lesart_describe_short_month (int month)
{
  static const char *const names[] = {
    NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
    NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
    NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
    NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return g_dpgettext2 (NULL, "short month", names[month - 1]);
}

/* Exactly @n digits at @s, which moves on; -1 if there are fewer. */
static gint
take_digits (const char **s, guint n)
{
  gint value = 0;

  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*s)[i]))
      return -1;
    value = value * 10 + ((*s)[i] - '0');
  }
  *s += n;
  return value;
}

static guint
count_digits (const char *s)
{
  guint n = 0;

  while (g_ascii_isdigit (s[n]))
    n++;
  return n;
}

static char *
describe_season (const char *code, gint year)
{
  if (strcmp (code, "SP") == 0)
    return g_strdup_printf (_ ("spring %d"), year);
  if (strcmp (code, "SU") == 0)
    return g_strdup_printf (_ ("summer %d"), year);
  if (strcmp (code, "FA") == 0)
    return g_strdup_printf (_ ("autumn %d"), year);
  if (strcmp (code, "WI") == 0)
    /* Translators: the winter that begins in the year %d */
    return g_strdup_printf (_ ("winter %d/%02d"), year, (year + 1) % 100);
  return NULL;
}

/* What follows the year and its hyphen. */
static char *
describe_part_of_year (const char *s, gint year)
{
  gint n;

  if (s[0] == 'W' && s[1] != 'I') {
    s++;
    n = take_digits (&s, 2);
    if (n < 1)
      return NULL;
    if (strcmp (s, "-WE") == 0)
      /* Translators: the number of the calendar week, then the year */
      return g_strdup_printf (_ ("weekend of week %d, %d"), n, year);
    return *s != '\0' ? NULL : g_strdup_printf (_ ("week %d, %d"), n, year);
  }
  if ((s[0] == 'Q' && s[1] >= '1' && s[1] <= '4') && s[2] == '\0')
    /* Translators: the number of the quarter, then the year */
    return g_strdup_printf (_ ("quarter %d of %d"), s[1] - '0', year);
  if ((s[0] == 'H' && s[1] >= '1' && s[1] <= '2') && s[2] == '\0')
    /* Translators: 1 or 2, then the year */
    return g_strdup_printf (_ ("half %d of %d"), s[1] - '0', year);
  return describe_season (s, year);
}

static char *
describe_month_and_day (const char *s, gint year)
{
  gint month = take_digits (&s, 2);
  gint day;

  if (month < 0 || lesart_month_name ((guint) month) == NULL)
    return NULL;
  if (*s == '\0' && year < 0)
    return g_strdup (lesart_month_name ((guint) month));
  if (*s == '\0')
    /* Translators: a month and a year: February 2024 */
    return g_strdup_printf (C_ ("month and year", "%s %d"), lesart_month_name ((guint) month),
                            year);
  if (*s++ != '-')
    return NULL;
  day = take_digits (&s, 2);
  if (day < 1 || day > 31 || *s != '\0')
    return NULL;
  if (year < 0)
    /* Translators: a day and a month: 8 February */
    return g_strdup_printf (C_ ("day and month", "%d %s"), day, lesart_month_name ((guint) month));
  /* Translators: a day, a month, a year: 8 February 2024 */
  return g_strdup_printf (C_ ("date", "%d %s %d"), day, lesart_month_name ((guint) month), year);
}

static char *
describe_references (const char *value)
{
  if (strcmp (value, "PAST_REF") == 0)
    return g_strdup (_ ("in the past"));
  if (strcmp (value, "PRESENT_REF") == 0)
    return g_strdup (_ ("at present"));
  if (strcmp (value, "FUTURE_REF") == 0)
    return g_strdup (_ ("in the future"));
  return NULL;
}

/* XXXX-WXX-5: every Friday; XXXX-02-08: 8 February of any year. */
static char *
describe_any_year (const char *s)
{
  if (g_str_has_prefix (s, "XXXX-WXX-") && s[9] >= '1' && s[9] <= '7' && s[10] == '\0')
    /* Translators: %s is a day of the week */
    return g_strdup_printf (_ ("every %s"), lesart_weekday_name ((guint) (s[9] - '0')));
  return g_str_has_prefix (s, "XXXX-") ? describe_month_and_day (s + 5, -1) : NULL;
}

static char *
describe_date (const char *value)
{
  const char *s = value;
  gint n;

  if (g_str_has_prefix (value, "XXXX"))
    return describe_any_year (value);
  switch (count_digits (value)) {
  case 4:
    n = take_digits (&s, 4);
    if (*s == '\0')
      return g_strdup_printf ("%d", n);
    if (*s++ != '-')
      return NULL;
    return g_ascii_isdigit (*s) ? describe_month_and_day (s, n) : describe_part_of_year (s, n);
  case 3:
    n = take_digits (&s, 3);
    /* Translators: a decade: the 1990s */
    return *s == '\0' ? g_strdup_printf (_ ("the %ds"), n * 10) : NULL;
  case 2:
    n = take_digits (&s, 2);
    /* Translators: %d is the number of a century */
    return *s == '\0' ? g_strdup_printf (_ ("century %d"), n + 1) : NULL;
  default:
    return describe_references (value);
  }
}

static const char *
part_of_day (const char *code)
{
  static const struct {
    const char *code;
    const char *name;
  } parts[] = {
    { "MO", NC_ ("part of day", "morning") },   { "MI", NC_ ("part of day", "midday") },
    { "AF", NC_ ("part of day", "afternoon") }, { "EV", NC_ ("part of day", "evening") },
    { "NI", NC_ ("part of day", "night") },     { "DT", NC_ ("part of day", "working hours") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (code, parts[i].code) == 0)
      return g_dpgettext2 (NULL, "part of day", parts[i].name);
  return NULL;
}

static char *
describe_clock (const char *s)
{
  gint hour = take_digits (&s, 2);
  gint minute = 0;

  if (hour < 0 || hour > 24)
    return NULL;
  if (*s == ':') {
    s++;
    minute = take_digits (&s, 2);
  }
  if (minute < 0 || minute > 59 || strchr (":Z+-", *s) == NULL)
    return NULL;
  /* Translators: hours and minutes on the 24 hour clock */
  return g_strdup_printf (C_ ("clock", "%d:%02d"), hour, minute);
}

/* @t points to the T between date and time. */
static char *
describe_date_and_time (const char *value, const char *t)
{
  g_autofree char *day_value = g_strndup (value, (gsize) (t - value));
  g_autofree char *day = describe_date (day_value);
  const char *part = part_of_day (t + 1);
  g_autofree char *time = part != NULL ? g_strdup (part) : describe_clock (t + 1);

  if (time == NULL)
    return NULL;
  if (day == NULL)
    return g_steal_pointer (&time);
  /* Translators: a date and a time of that day: 8 February 2024, 18:00 */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), day, time);
}

static char *
describe_unit (char unit, gboolean after_t, guint n)
{
  switch (unit) {
  case 'Y':
    return g_strdup_printf (ngettext ("%u year", "%u years", n), n);
  case 'M':
    if (after_t)
      return g_strdup_printf (ngettext ("%u minute", "%u minutes", n), n);
    return g_strdup_printf (ngettext ("%u month", "%u months", n), n);
  case 'W':
    return g_strdup_printf (ngettext ("%u week", "%u weeks", n), n);
  case 'D':
    return g_strdup_printf (ngettext ("%u day", "%u days", n), n);
  case 'H':
    return g_strdup_printf (ngettext ("%u hour", "%u hours", n), n);
  case 'S':
    return g_strdup_printf (ngettext ("%u second", "%u seconds", n), n);
  default:
    return NULL;
  }
}

static const char *
unknown_number_of (char unit, gboolean after_t)
{
  switch (unit) {
  case 'Y':
    return _ ("some years");
  case 'M':
    return after_t ? _ ("some minutes") : _ ("some months");
  case 'W':
    return _ ("some weeks");
  case 'D':
    return _ ("some days");
  case 'H':
    return _ ("some hours");
  case 'S':
    return _ ("some seconds");
  default:
    return NULL;
  }
}

/* One number and unit of a duration at @s, which moves on. */
static char *
take_duration_part (const char **s, gboolean after_t)
{
  guint digits = count_digits (*s);
  guint n = 0;
  const char *unit;

  if (**s == 'X') {
    const char *words = unknown_number_of ((*s)[1], after_t);

    *s += words == NULL ? 1 : 2;
    return g_strdup (words);
  }
  if (digits == 0 || digits > 6)
    return NULL;
  n = (guint) g_ascii_strtoull (*s, NULL, 10);
  unit = *s + digits;
  if (g_str_has_prefix (unit, "DE") || g_str_has_prefix (unit, "CE")) {
    *s = unit + 2;
    return *unit == 'D' ? g_strdup_printf (ngettext ("%u decade", "%u decades", n), n)
                        : g_strdup_printf (ngettext ("%u century", "%u centuries", n), n);
  }
  *s = unit + 1;
  return describe_unit (*unit, after_t, n);
}

static char *
describe_duration (const char *value)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *s = value + 1;
  gboolean after_t = FALSE;

  if (*value != 'P')
    return NULL;
  while (*s != '\0') {
    g_autofree char *part = NULL;

    if (*s == 'T' && !after_t) {
      after_t = TRUE;
      s++;
      continue;
    }
    part = take_duration_part (&s, after_t);
    if (part == NULL)
      return NULL;
    if (words->len > 0)
      g_string_append_c (words, ' ');
    g_string_append (words, part);
  }
  return words->len == 0 ? NULL : g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_set (const char *value)
{
  static const struct {
    const char *value;
    const char *name;
  } usual[] = {
    { "P1Y", NC_ ("how often", "every year") },
    { "P1M", NC_ ("how often", "every month") },
    { "P1W", NC_ ("how often", "every week") },
    { "P1D", NC_ ("how often", "every day") },
    { "PT1H", NC_ ("how often", "every hour") },
    { "PT1M", NC_ ("how often", "every minute") },
    { "XXXX", NC_ ("how often", "every year") },
    { "XXXX-XX", NC_ ("how often", "every month") },
    { "XXXX-WXX", NC_ ("how often", "every week") },
    { "XXXX-XX-XX", NC_ ("how often", "every day") },
  };
  g_autofree char *duration = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (strcmp (value, usual[i].value) == 0)
      return g_strdup (g_dpgettext2 (NULL, "how often", usual[i].name));
  duration = describe_duration (value);
  /* Translators: %s is a duration: every 3 months */
  return duration == NULL ? describe_date (value)
                          : g_strdup_printf (C_ ("how often", "every %s"), duration);
}

static char *
describe_value (const char *value, LesartTimeType type)
{
  const char *t = strchr (value, 'T');

  if (type == LESART_TIME_SET && (t == NULL || *value == 'P'))
    return describe_set (value);
  if (*value == 'P' && g_ascii_isupper (value[1]) && value[1] != 'T' && value[1] != 'X')
    return describe_references (value);
  if (*value == 'P')
    return describe_duration (value);
  return t != NULL && !g_str_has_suffix (value, "_REF") ? describe_date_and_time (value, t)
                                                        : describe_date (value);
}

static char *
with_modifier (char *words, const char *mod)
{
  static const struct {
    const char *mod;
    const char *format;
  } formats[] = {
    { "START", NC_ ("time", "beginning of %s") },
    { "MID", NC_ ("time", "middle of %s") },
    { "END", NC_ ("time", "end of %s") },
    { "APPROX", NC_ ("time", "about %s") },
    { "BEFORE", NC_ ("time", "before %s") },
    { "AFTER", NC_ ("time", "after %s") },
    { "ON_OR_BEFORE", NC_ ("time", "until %s") },
    { "ON_OR_AFTER", NC_ ("time", "from %s") },
    { "LESS_THAN", NC_ ("time", "less than %s") },
    { "MORE_THAN", NC_ ("time", "more than %s") },
    { "EQUAL_OR_LESS", NC_ ("time", "at most %s") },
    { "EQUAL_OR_MORE", NC_ ("time", "at least %s") },
  };

  for (guint i = 0; mod != NULL && i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *plain = NULL;
    g_auto (GStrv) halves = NULL;

    if (strcmp (mod, formats[i].mod) != 0)
      continue;
    plain = words;
    halves = g_strsplit (g_dpgettext2 (NULL, "time", formats[i].format), "%s", 2);
    return g_strjoinv (plain, halves);
  }
  return words;
}

/**
 * lesart_describe_time:
 * @value: a TIMEX3 value, or two with a slash between them
 * @mod: (nullable): the TIMEX3 modifier
 *
 * Returns: (nullable): the value in words, or %NULL if it is not understood
 */
char *
lesart_describe_time (const char *value, const char *mod, LesartTimeType type)
{
  const char *slash;
  g_autofree char *first = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (value == NULL || *value == '\0')
    return NULL;
  slash = strchr (value, '/');
  if (slash == NULL) {
    char *words = describe_value (value, type);

    return words == NULL ? NULL : with_modifier (words, mod);
  }
  first = g_strndup (value, (gsize) (slash - value));
  from = describe_value (first, type);
  to = describe_value (slash + 1, type);
  if (from == NULL || to == NULL)
    return NULL;
  /* Translators: two times or durations: 2 days to 3 days */
  return with_modifier (g_strdup_printf (C_ ("range", "%s to %s"), from, to), mod);
}

/**
 * lesart_describe_moment:
 * @time: in any time zone
 *
 * Returns: (transfer full): day and time of day here
 */
char *
lesart_describe_moment (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format (local, "%H:%M");
  g_autofree char *day = lesart_describe_time (iso, NULL, LESART_TIME_DATE);

  return g_strdup_printf ("%s, %s", day, clock);
}
