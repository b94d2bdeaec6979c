/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a document says of itself.
 */
#include <stdio.h>

#include "readers.h"

void
lesart_article_info_clear (LesartArticleInfo *info)
{
  g_clear_pointer (&info->title, g_free);
  g_clear_pointer (&info->author, g_free);
  g_clear_pointer (&info->date, g_free);
  g_clear_pointer (&info->address, g_free);
}

/**
 * lesart_article_day:
 * @date: a date that begins as ISO 8601 does, with or without a time
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, or %NULL if it is no day
 */
char *
lesart_article_day (const char *date)
{
  int year, month, day;

  if (sscanf (date, " %4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 || month < 1 || day < 1
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}
