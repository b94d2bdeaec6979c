/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Understands what the engine understands of an utterance, as long as it is one day and no other:
 * "12.2.2024", "2024-02-12", "12. Februar 2024", "heute". A day whose year is left out is not one.
 */
#include "day-entry.h"

#include <string.h>

#include "recognize.h"

/**
 * lesart_parse_day:
 * @words: what was typed
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, or %NULL if @words are not one day
 */
char *
lesart_parse_day (const LesartLanguage *language, const char *words, const char *today)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  g_autoptr (LesartText) text = lesart_text_new (trimmed, -1, NULL);
  g_autoptr (LesartReading) reading = NULL;
  const LesartTime *time;

  if (text == NULL || *trimmed == '\0')
    return NULL;
  reading = lesart_recognize (text, language, LESART_RECOGNIZE_TIME, today);
  if (reading->times->len != 1)
    return NULL;
  time = &g_array_index (reading->times, LesartTime, 0);
  if (time->span.start != 0 || time->span.end != lesart_text_get_n_chars (text)
      || time->value_max != NULL || strlen (time->value) != strlen ("YYYY-MM-DD")
      || strspn (time->value, "0123456789-") != strlen (time->value)
      || (time->hints & (LESART_TIME_NO_YEAR | LESART_TIME_WEEKDAY)) != 0)
    return NULL;
  return g_strdup (time->value);
}
