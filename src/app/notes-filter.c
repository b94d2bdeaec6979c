/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words are looked for in the quoted passage, the tags and the note. What they are looked for in is
 * kept with each annotation, which never changes: folding thousands anew would be felt at each key.
 */
#include "notes-filter.h"

#include "text-filter.h"

struct _LesartNotesFilter {
  LesartTextFilter *words;
  char *tag; /* (nullable) */
  LesartColour colour;
  char *author; /* (nullable) */
  LesartVerdict verdict;
  LesartNoteOrigin origin;
  LesartNotePresence presence;
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
  filter->verdict = LESART_N_VERDICTS;
  return filter;
}

void
lesart_notes_filter_free (LesartNotesFilter *filter)
{
  lesart_text_filter_free (filter->words);
  g_free (filter->tag);
  g_free (filter->author);
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

/**
 * lesart_notes_filter_set_author:
 * @author: (nullable): exactly this creator
 */
void
lesart_notes_filter_set_author (LesartNotesFilter *filter, const char *author)
{
  char *copy = g_strdup (author);

  g_free (filter->author);
  filter->author = copy;
}

/**
 * lesart_notes_filter_set_verdict:
 * @verdict: %LESART_N_VERDICTS for any
 */
void
lesart_notes_filter_set_verdict (LesartNotesFilter *filter, LesartVerdict verdict)
{
  filter->verdict = verdict;
}

void
lesart_notes_filter_set_origin (LesartNotesFilter *filter, LesartNoteOrigin origin)
{
  filter->origin = origin;
}

void
lesart_notes_filter_set_presence (LesartNotesFilter *filter, LesartNotePresence presence)
{
  filter->presence = presence;
}

LesartColour
lesart_notes_filter_get_colour (const LesartNotesFilter *filter)
{
  return filter->colour;
}

static char *
fold (LesartAnnotation *annotation)
{
  g_autofree char *tags = g_strjoinv ("\n", (char **) lesart_annotation_get_tags (annotation));
  g_autofree char *all = g_strjoin ("\n", lesart_annotation_get_quote (annotation), tags,
                                    lesart_annotation_get_note (annotation), NULL);

  return lesart_text_filter_fold (all);
}

/* Belongs to the annotation. */
static const char *
get_folded (LesartAnnotation *annotation)
{
  static GQuark quark;
  char *folded;

  if (quark == 0)
    quark = g_quark_from_static_string ("lesart-notes-filter-folded");
  folded = g_object_get_qdata (G_OBJECT (annotation), quark);
  if (folded == NULL) {
    folded = fold (annotation);
    g_object_set_qdata_full (G_OBJECT (annotation), quark, folded, g_free);
  }
  return folded;
}

/**
 * lesart_notes_filter_prepare:
 * @annotation: one that will be filtered by words
 *
 * Does ahead of time what takes long the first time.
 */
void
lesart_notes_filter_prepare (LesartAnnotation *annotation)
{
  get_folded (annotation);
}

static gboolean
matches_words (const LesartNotesFilter *filter, LesartAnnotation *annotation)
{
  return lesart_text_filter_is_empty (filter->words)
         || lesart_text_filter_match (filter->words, get_folded (annotation));
}

static gboolean
matches_source (const LesartNotesFilter *filter, LesartAnnotation *annotation)
{
  if (filter->author != NULL
      && g_strcmp0 (filter->author, lesart_annotation_get_creator (annotation)) != 0)
    return FALSE;
  if (filter->origin != LESART_ORIGIN_ANY
      && lesart_annotation_is_machine (annotation) != (filter->origin == LESART_ORIGIN_MACHINE))
    return FALSE;
  if (filter->presence == LESART_PRESENCE_CHANGED)
    return lesart_annotation_get_fate (annotation) == LESART_FATE_CHANGED;
  return filter->presence == LESART_PRESENCE_ANY
         || lesart_annotation_is_anchored (annotation)
                == (filter->presence == LESART_PRESENCE_FOUND);
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
  if (filter->verdict != LESART_N_VERDICTS
      && lesart_annotation_get_verdict (annotation) != filter->verdict)
    return FALSE;
  return matches_source (filter, annotation) && matches_words (filter, annotation);
}
