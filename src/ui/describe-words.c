/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pieces that rows and cards are put together from: text with bold names, passages of the
 * article, parts of a detail line.
 */
#include "describe-private.h"

#include <string.h>

void
lesart_words_add (LesartWords *words, const char *text)
{
  if (words->markup) {
    g_autofree char *escaped = g_markup_escape_text (text, -1);

    g_string_append (words->string, escaped);
  } else {
    g_string_append (words->string, text);
  }
}

void
lesart_words_add_bold (LesartWords *words, const char *text)
{
  if (words->markup)
    g_string_append (words->string, "<b>");
  lesart_words_add (words, text);
  if (words->markup)
    g_string_append (words->string, "</b>");
}

/* ---- Passages of the article ---- */

/* White space of any kind, and soft line ends, become one space. */
char *
lesart_describe_tidy (char *text)
{
  char *to = text;
  gboolean space = TRUE;

  for (const char *from = text; *from != '\0'; from++) {
    gboolean is_space = g_ascii_isspace (*from);

    if (!is_space || !space)
      *to++ = is_space ? ' ' : *from;
    space = is_space;
  }
  *to = '\0';
  return g_strchomp (text);
}

char *
lesart_describe_whole_passage (const LesartReading *reading, LesartSpan span)
{
  return lesart_describe_tidy (lesart_text_slice (reading->text, span));
}

/* The dots stay with the word before them: alone on a line they would say nothing. */
static char *
without_last_word (char *words)
{
  char *space = strrchr (words, ' ');

  if (space != NULL)
    *space = '\0';
  return g_strconcat (words, "\302\240…", NULL); /* a space that breaks no line */
}

/**
 * lesart_describe_cut:
 *
 * Returns: @words, if they are longer than @max_chars cut at a word and with an ellipsis
 */
char *
lesart_describe_cut (const char *words, guint max_chars)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (words, -1) <= (glong) max_chars)
    return g_strdup (words);
  cut = g_utf8_substring (words, 0, (glong) max_chars);
  return without_last_word (cut);
}

/**
 * lesart_describe_passage:
 * @max_chars: longer passages are cut at a word and end in an ellipsis; 0 for no limit
 *
 * Returns: the words of @span on one line
 */
char *
lesart_describe_passage (const LesartText *text, LesartSpan span, guint max_chars)
{
  LesartSpan cut = span;
  g_autofree char *words = NULL;

  if (max_chars == 0 || span.end - span.start <= max_chars)
    return lesart_describe_tidy (lesart_text_slice (text, span));
  cut.end = span.start + max_chars;
  words = lesart_describe_tidy (lesart_text_slice (text, cut));
  return without_last_word (words);
}

/* The words of @span with the names in it bold. */
void
lesart_words_add_span (LesartWords *words, const LesartReading *reading, LesartSpan span)
{
  guint32 at = span.start;

  for (guint i = lesart_reading_find_mention (reading, span.start);
       words->markup && i < reading->mentions->len; i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);
    g_autofree char *before = NULL;
    g_autofree char *name = NULL;

    if (mention->span.start >= span.end)
      break;
    if (mention->kind != LESART_MENTION_NAME || mention->span.start < at
        || mention->span.end > span.end)
      continue;
    before = lesart_text_slice (reading->text, (LesartSpan){ at, mention->span.start });
    name = lesart_text_slice (reading->text, mention->span);
    lesart_words_add (words, before);
    lesart_words_add_bold (words, name);
    at = mention->span.end;
  }
  if (at < span.end) {
    g_autofree char *rest = lesart_text_slice (reading->text, (LesartSpan){ at, span.end });

    lesart_words_add (words, rest);
  }
}

const LesartEntity *
lesart_describe_entity_at (const LesartReading *reading, gint32 entity)
{
  return entity >= 0 && (guint) entity < reading->entities->len
             ? &g_array_index (reading->entities, LesartEntity, entity)
             : NULL;
}

/* Is @span nothing but a mention of its entity (a name in the genitive, "das Unternehmen", "er")?
 */
gboolean
lesart_describe_is_mention (const LesartReading *reading, LesartSpan span)
{
  for (guint i = lesart_reading_find_mention (reading, span.start); i < reading->mentions->len;
       i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    if (mention->span.start != span.start)
      return FALSE;
    if (mention->span.end == span.end)
      return TRUE;
  }
  return FALSE;
}

void
lesart_describe_add_part (GString *detail, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (detail->len > 0)
    g_string_append (detail, LESART_DOT);
  g_string_append (detail, part);
}
