/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar-words.h"

#include <glib/gi18n.h>

const char *
lesart_month_name (guint month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  return month >= 1 && month <= 12 ? g_dpgettext2 (NULL, "month", names[month - 1]) : NULL;
}

const char *
lesart_weekday_name (guint day)
{
  static const char *const names[] = {
    NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
    NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
    NC_ ("weekday", "Sunday"),
  };

  return day >= 1 && day <= 7 ? g_dpgettext2 (NULL, "weekday", names[day - 1]) : NULL;
}
