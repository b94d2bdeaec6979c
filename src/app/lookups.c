/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it happens in the thread: opening the dictionary the first time (a third of a second),
 * tagging the sentence and looking up (a few milliseconds).
 */
#include "lookups.h"

#include "data-files.h"
#include "grammar.h"

struct _LesartLookups {
  GObject parent_instance;
  LesartLanguage *language;
  GMutex lock;                  /* of the next */
  LesartDictionary *dictionary; /* NULL until it is needed */
};

typedef struct {
  char *query;
  char *sentence;  /* (nullable): where it stands */
  LesartSpan span; /* in @sentence */
} Request;

G_DEFINE_FINAL_TYPE (LesartLookups, lesart_lookups, G_TYPE_OBJECT)

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->query);
  g_free (request->sentence);
  g_free (request);
}

/* --- In the thread --- */

static LesartDictionary *
open_dictionary (LesartLookups *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->dictionary == NULL)
    self->dictionary = lesart_open_dictionary (self->language);
  return self->dictionary;
}

/* The prefix that a verb at @at has elsewhere in its clause. (nullable) */
static char *
find_prefix (const LesartText *text, const LesartGrammar *grammar, guint32 at)
{
  const LesartClause *clause = lesart_grammar_clause_at (grammar, at);
  gsize n_bytes;
  const char *prefix;

  if (clause == NULL || clause->prefix == LESART_NO_TOKEN || clause->verb != at)
    return NULL;
  prefix = lesart_text_peek (text,
                             (LesartSpan){ grammar->segments->tokens[clause->prefix].start,
                                           grammar->segments->tokens[clause->prefix].end },
                             &n_bytes);
  return g_utf8_strdown (prefix, (gssize) n_bytes);
}

static LesartLookup *
look_up_in_sentence (LesartLookups *self, LesartDictionary *dictionary, const Request *request)
{
  g_autoptr (LesartText) text = lesart_text_new (request->sentence, -1, NULL);
  g_autoptr (LesartSegments) segments = lesart_segments_new (text);
  g_autoptr (LesartLexemes) lexemes =
      lesart_lexemes_new (lesart_language_get_lexicon (self->language));
  const LesartForm *const *forms = lesart_lexemes_read (lexemes, text, segments);
  g_autoptr (LesartTagger) tagger = lesart_tagger_new (self->language, lexemes);
  g_autofree LesartTag *tags = lesart_tagger_tag_text (tagger, forms, segments);
  const LesartGrammarContext context = { .tags = tags };
  g_autoptr (LesartGrammar) grammar = lesart_grammar_new (text, segments, lexemes, forms, &context);
  g_autofree char *prefix = NULL;
  LesartPlace place = { LESART_UPOS_X, NULL, NULL };

  for (guint32 i = 0; i < segments->n_tokens; i++)
    if (segments->tokens[i].start == request->span.start
        && segments->tokens[i].end == request->span.end) {
      place.upos = (LesartUpos) tags[i].upos;
      place.lemma = tags[i].lemma;
      place.prefix = prefix = find_prefix (text, grammar, i);
      break;
    }
  return lesart_look_up (dictionary, self->language, request->query, &place);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LesartLookups *self = source;
  const Request *request = data;
  LesartDictionary *dictionary = open_dictionary (self);

  g_task_return_pointer (task,
                         request->sentence != NULL
                             ? look_up_in_sentence (self, dictionary, request)
                             : lesart_look_up (dictionary, self->language, request->query, NULL),
                         (GDestroyNotify) lesart_lookup_free);
}

/* --- On the main thread --- */

/* The sentence around @span; NULL if it goes beyond one. */
static char *
copy_sentence (const LesartText *text, const LesartSegments *segments, LesartSpan *span)
{
  guint32 low = 0, high = segments->n_sentences;
  LesartSpan whole;
  gsize n_bytes;
  const char *bytes;

  while (low < high) { /* the first that ends behind the beginning */
    guint32 middle = low + (high - low) / 2;

    if (segments->tokens[segments->sentences[middle].end - 1].end > span->start)
      high = middle;
    else
      low = middle + 1;
  }
  if (low == segments->n_sentences)
    return NULL;
  whole.start = segments->tokens[segments->sentences[low].first].start;
  whole.end = segments->tokens[segments->sentences[low].end - 1].end;
  if (span->start < whole.start || span->end > whole.end)
    return NULL;
  bytes = lesart_text_peek (text, whole, &n_bytes);
  span->start -= whole.start;
  span->end -= whole.start;
  return g_strndup (bytes, n_bytes);
}

/**
 * lesart_lookups_find_async:
 * @query: a word or a few
 * @text: (nullable): the article that it stands in
 * @segments: (nullable): of @text
 * @span: where it stands there
 */
void
lesart_lookups_find_async (LesartLookups *self,
                           const char *query,
                           LesartText *text,
                           LesartSegments *segments,
                           LesartSpan span,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (LESART_IS_LOOKUPS (self));
  request->query = g_strdup (query);
  request->span = span;
  if (text != NULL && segments != NULL)
    request->sentence = copy_sentence (text, segments, &request->span);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, find_in_thread);
}

/**
 * lesart_lookups_find_finish:
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with an error if it was cancelled
 */
LesartLookup *
lesart_lookups_find_finish (LesartLookups *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const LesartLanguage *
lesart_lookups_get_language (LesartLookups *self)
{
  return self->language;
}

static void
lesart_lookups_finalize (GObject *object)
{
  LesartLookups *self = LESART_LOOKUPS (object);

  g_clear_pointer (&self->dictionary, lesart_dictionary_unref);
  g_clear_pointer (&self->language, lesart_language_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lesart_lookups_parent_class)->finalize (object);
}

static void
lesart_lookups_class_init (LesartLookupsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lesart_lookups_finalize;
}

static void
lesart_lookups_init (LesartLookups *self)
{
  g_mutex_init (&self->lock);
}

/**
 * lesart_lookups_new:
 * @language: what is known of German
 */
LesartLookups *
lesart_lookups_new (LesartLanguage *language)
{
  LesartLookups *self = g_object_new (LESART_TYPE_LOOKUPS, NULL);

  self->language = lesart_language_ref (language);
  return self;
}
