/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes lessons of articles: the tags that their marks stand for, and the features of each token.
 */
#include "names-lesson.h"

void
lesart_names_lists_init (NamesLists *lists)
{
  lists->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  lists->values = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
lesart_names_lists_clear (NamesLists *lists)
{
  g_array_unref (lists->ends);
  g_array_unref (lists->values);
}

void
lesart_names_lists_add (NamesLists *lists, const guint32 *values, guint n)
{
  guint32 end;

  g_array_append_vals (lists->values, values, n);
  end = lists->values->len;
  g_array_append_val (lists->ends, end);
}

static guint8 *
tags_of (const NamesArticle *article)
{
  const LesartExtraction *x = &article->x;
  guint8 *tags = g_new0 (guint8, x->n_tokens + 1);
  guint m = 0;
  gboolean inside = FALSE;

  for (guint32 t = 0; t < x->n_tokens; t++) {
    const LesartToken *token = &x->tokens[t];

    for (; m < article->marks->len
           && g_array_index (article->marks, NamesMark, m).end <= token->byte_start;
         m++)
      inside = FALSE;
    if (m < article->marks->len
        && g_array_index (article->marks, NamesMark, m).start < token->byte_end) {
      LesartEntityType type = g_array_index (article->marks, NamesMark, m).type;

      tags[t] = inside ? NAME_INSIDE (type) : NAME_BEGIN (type);
      inside = TRUE;
    }
  }
  return tags;
}

static guint
all_features (const NameEvidence *e, const LesartSentence *sentence, guint32 at, guint32 *features)
{
  guint n = lesart_name_features (e, sentence->first, sentence->end, at, features);

  for (guint place = 0; place < NAME_N_PLACES; place++) {
    gboolean inside = at + place >= sentence->first + 2 && at + place < sentence->end + 2;

    n += lesart_name_form_features (inside ? name_form (e, at + place - 2) : NULL, place,
                                    features + n);
  }
  return n;
}

/* A name that goes on behind a token that cannot be of it begins anew. */
static void
add_token (NamesLesson *lesson,
           const NameEvidence *e,
           const LesartSentence *sentence,
           guint32 at,
           guint8 tag,
           gboolean opens_run)
{
  guint32 features[2 * NAME_MAX_FEATURES], places[NAME_NET_PLACES];
  guint n = all_features (e, sentence, at, features);

  if (opens_run && tag != NAME_OUTSIDE)
    tag = NAME_BEGIN (NAME_TAG_TYPE (tag));
  g_array_append_val (lesson->tags, tag);
  lesart_names_lists_add (&lesson->features, features, n);
  n = lesart_name_net_hints (e, sentence->first, sentence->end, at, features);
  lesart_names_lists_add (&lesson->hints, features, n);
  lesart_name_net_places (e, sentence->first, sentence->end, at, places);
  g_array_append_val (lesson->places, places);
}

static void
add_sentence (NamesLesson *lesson,
              const NamesArticle *article,
              const LesartSentence *sentence,
              const guint8 *tags)
{
  NamesRun run = { 0, 0, article->domain };

  for (guint32 t = sentence->first; t <= sentence->end; t++) {
    if (t < sentence->end
        && lesart_name_may_be (article->evidence, sentence->first, sentence->end, t)) {
      if (run.n_tokens++ == 0)
        run.first = lesson->tags->len;
      add_token (lesson, article->evidence, sentence, t, tags[t], run.n_tokens == 1);
    } else if (run.n_tokens > 0) {
      g_array_append_val (lesson->runs, run);
      run.n_tokens = 0;
    }
  }
}

NamesLesson *
lesart_names_lesson_new (const NamesArticle *article)
{
  NamesLesson *lesson = g_new0 (NamesLesson, 1);
  g_autofree guint8 *tags = tags_of (article);

  lesson->runs = g_array_new (FALSE, FALSE, sizeof (NamesRun));
  lesson->tags = g_array_new (FALSE, FALSE, sizeof (guint8));
  lesson->places = g_array_new (FALSE, FALSE, NAME_NET_PLACES * sizeof (guint32));
  lesart_names_lists_init (&lesson->features);
  lesart_names_lists_init (&lesson->hints);
  lesart_names_lists_init (&lesson->forms);
  for (guint32 f = 0; f < article->evidence->n_forms; f++) {
    guint32 features[NAME_MAX_FEATURES];
    guint n = lesart_name_net_form (&article->evidence->forms[f], features);

    lesart_names_lists_add (&lesson->forms, features, n);
  }
  for (guint32 s = 0; s < article->x.n_sentences; s++)
    add_sentence (lesson, article, &article->x.sentences[s], tags);
  return lesson;
}

void
lesart_names_lesson_free (NamesLesson *lesson)
{
  g_array_unref (lesson->runs);
  g_array_unref (lesson->tags);
  g_array_unref (lesson->places);
  lesart_names_lists_clear (&lesson->features);
  lesart_names_lists_clear (&lesson->hints);
  lesart_names_lists_clear (&lesson->forms);
  g_free (lesson);
}
