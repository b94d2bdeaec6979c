/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are looked for in the quoted passage, the tags and the note.
 */
#include "notes-filter.h"

#include "text-filter.h"

struct _LesartNotesFilter {
  LesartTextFilter *words;
  char *tag; /* (nullable) */
  LesartColour colour;
};

/**
 * lesart_notes_filter_new:
 *
 * Returns: (transfer full): a filter that lets every note pass
 */
LesartNotesFilter *
lesart_notes_filter_new (void)
{
  LesartNotesFilter *filter = g_new0 (LesartNotesFilter, 1);

  filter->words = lesart_text_filter_new (NULL);
  return filter;
}

void
lesart_notes_filter_free (LesartNotesFilter *filter)
{
  lesart_text_filter_free (filter->words);
  g_free (filter->tag);
  g_free (filter);
}

/**
 * lesart_notes_filter_set_query:
 * @query: (nullable): words that must occur in quote, tags or note
 */
void
lesart_notes_filter_set_query (LesartNotesFilter *filter, const char *query)
{
  lesart_text_filter_free (filter->words);
  filter->words = lesart_text_filter_new (query);
}

/**
 * lesart_notes_filter_set_tag:
 * @tag: (nullable): exactly this tag
 */
void
lesart_notes_filter_set_tag (LesartNotesFilter *filter, const char *tag)
{
  char *copy = g_strdup (tag);

  g_free (filter->tag);
  filter->tag = copy;
}

/**
 * lesart_notes_filter_set_colour:
 * @colour: %LESART_COLOUR_NONE for any
 */
void
lesart_notes_filter_set_colour (LesartNotesFilter *filter, LesartColour colour)
{
  filter->colour = colour;
}

const char *
lesart_notes_filter_get_tag (const LesartNotesFilter *filter)
{
  return filter->tag;
}

LesartColour
lesart_notes_filter_get_colour (const LesartNotesFilter *filter)
{
  return filter->colour;
}

/**
 * lesart_notes_filter_is_empty:
 *
 * Returns: whether every note passes
 */
gboolean
lesart_notes_filter_is_empty (const LesartNotesFilter *filter)
{
  return filter->tag == NULL && filter->colour == LESART_COLOUR_NONE
         && lesart_text_filter_is_empty (filter->words);
}

static gboolean
matches_words (const LesartNotesFilter *filter, LesartAnnotation *annotation)
{
  const char *const *tags = lesart_annotation_get_tags (annotation);
  const char *note = lesart_annotation_get_note (annotation);
  g_autofree char *joined = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (lesart_text_filter_is_empty (filter->words))
    return TRUE;
  joined = tags == NULL ? g_strdup ("") : g_strjoinv ("\n", (char **) tags);
  all = g_strjoin ("\n", lesart_annotation_get_quote (annotation), joined, note == NULL ? "" : note,
                   NULL);
  folded = lesart_text_filter_fold (all);
  return lesart_text_filter_match (filter->words, folded);
}

/**
 * lesart_notes_filter_match:
 *
 * Returns: whether @annotation is shown
 */
gboolean
lesart_notes_filter_match (const LesartNotesFilter *filter, LesartAnnotation *annotation)
{
  const char *const *tags = lesart_annotation_get_tags (annotation);

  if (filter->colour != LESART_COLOUR_NONE
      && lesart_annotation_get_colour (annotation) != filter->colour)
    return FALSE;
  if (filter->tag != NULL && (tags == NULL || !g_strv_contains (tags, filter->tag)))
    return FALSE;
  return matches_words (filter, annotation);
}
