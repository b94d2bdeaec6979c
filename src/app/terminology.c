/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches in a thread, after the article is shown, and only if there is a term base or the panel
 * was opened; again whenever the base or the article is another.
 */
#include "terminology.h"

#include <string.h>

#include "data-files.h"
#include "reading-spans.h"
#include "term-decisions.h"
#include "term-equivalents.h"

struct _LesartTerminology {
  GObject parent_instance;
  LesartDocument *document;
  LesartTranslation *translation; /* (nullable) */
  LesartTermStore *store;         /* (nullable) */
  gulong store_handler, failed_handler;
  GSignalGroup *notes_signals;
  LesartTermDecisions *decisions; /* that the base has followed */
  GListStore *items;
  GArray *marks;
  LesartTermsState state;
  LesartText *text;  /* (nullable): that was searched last */
  gboolean in_part;  /* by a reading of its beginning */
  guint serial;      /* of the search that was begun last */
  gboolean wanted;   /* the panel was opened */
  guint wait_source; /* until the page is shown */
};

enum { CHANGED, SAVE_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LesartTerminology, lesart_terminology, G_TYPE_OBJECT)

/* ---- searching, in a thread ---- */

typedef struct {
  LesartTermStore *store;
  LesartLanguage *language;
  LesartReading *reading;
  gboolean with_candidates;
  guint serial;
  LesartBitext *bitext; /* (nullable): without a translation */
  LesartBead *beads;
  gsize n_beads;
  LesartDictionary *dictionary; /* (nullable) */
  GPtrArray *items;
  GArray *marks;
} Search;

static void
search_free (Search *search)
{
  g_clear_object (&search->store);
  g_clear_pointer (&search->language, lesart_language_unref);
  g_clear_pointer (&search->reading, lesart_reading_unref);
  g_clear_pointer (&search->bitext, lesart_bitext_unref);
  g_clear_pointer (&search->dictionary, lesart_dictionary_unref);
  g_clear_pointer (&search->items, g_ptr_array_unref);
  g_clear_pointer (&search->marks, g_array_unref);
  g_free (search->beads);
  g_free (search);
}

static void
add_mark (GArray *marks, LesartSpan span, LesartTermStatus status)
{
  const LesartTermMark mark = { span, status };

  g_array_append_val (marks, mark);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const LesartTermMark *x = a, *y = b;

  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static const LesartConcept *
get_concept (const Search *search, const LesartTermHit *hit)
{
  return lesart_term_base_get (lesart_term_store_get_base (search->store), hit->concept);
}

static void
make_marks (Search *search, const GArray *hits)
{
  search->marks = g_array_new (FALSE, FALSE, sizeof (LesartTermMark));
  for (guint i = 0; i < hits->len; i++) {
    const LesartTermHit *hit = &g_array_index (hits, LesartTermHit, i);
    LesartTermStatus status = get_concept (search, hit)->terms[hit->term].status;

    if (hit->is_nested)
      continue;
    add_mark (search->marks, hit->span, status);
    if (!lesart_span_is_empty (hit->prefix))
      add_mark (search->marks, hit->prefix, status);
  }
  g_array_sort (search->marks, compare_marks);
}

/* What became of it in the translation, if there is one. */
static void
add_item (Search *search, LesartTermItem *item, const LesartConcept *concept)
{
  g_autoptr (GPtrArray) english = g_ptr_array_new ();
  g_autoptr (LesartEquivalents) ways = NULL;
  guint n_uses;
  const LesartSpan *uses = lesart_term_item_get_uses (item, &n_uses);

  g_ptr_array_add (search->items, item);
  if (search->bitext == NULL)
    return;
  for (guint i = 0; concept != NULL && i < concept->n_terms; i++) {
    LesartSide side;

    if (lesart_term_get_side (&concept->terms[i], &side) && side == LESART_SIDE_ENGLISH)
      g_ptr_array_add (english, (gpointer) concept->terms[i].text);
  }
  g_ptr_array_add (english, NULL);
  ways = lesart_term_equivalents_find (
      search->language, search->dictionary, search->bitext, search->beads, search->n_beads,
      lesart_term_item_get_text (item), (const char *const *) english->pdata, uses, n_uses);
  for (guint i = 0; i < ways->ways->len; i++) {
    const LesartEquivalent *way = &g_array_index (ways->ways, LesartEquivalent, i);

    lesart_term_item_add_way (item, way->text, way->n);
  }
}

/* A row for each term that is used, in the order in which they come first. */
static void
add_terms (Search *search, const GArray *hits)
{
  g_autoptr (GHashTable) rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++) {
    const LesartTermHit *hit = &g_array_index (hits, LesartTermHit, i);
    g_autofree char *key = g_strdup_printf ("%u %u", hit->concept, hit->term);
    GArray *uses = g_hash_table_lookup (rows, key);

    if (hit->is_nested)
      continue;
    if (uses == NULL) {
      uses = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
      g_hash_table_insert (rows, g_steal_pointer (&key), uses);
      g_ptr_array_add (order, (gpointer) hit);
    }
    g_array_append_val (uses, hit->span);
  }
  for (guint i = 0; i < order->len; i++) {
    const LesartTermHit *hit = order->pdata[i];
    const LesartConcept *concept = get_concept (search, hit);
    g_autofree char *key = g_strdup_printf ("%u %u", hit->concept, hit->term);

    add_item (search, lesart_term_item_new (concept, hit->term, g_hash_table_lookup (rows, key)),
              concept);
  }
}

static void
add_candidates (Search *search)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) names = lesart_reading_list_names (search->reading); /* are no terms */
  g_autoptr (LesartTermCandidates) candidates = lesart_term_candidates_find (
      search->language, search->reading->text, search->reading->segments,
      (const LesartSpan *) (gconstpointer) names->data, names->len);

  for (guint i = 0; i < search->items->len; i++)
    g_hash_table_add (known, (gpointer) lesart_term_item_get_text (search->items->pdata[i]));
  for (guint i = 0; i < candidates->items->len; i++) {
    const LesartTermCandidate *candidate =
        &g_array_index (candidates->items, LesartTermCandidate, i);
    g_autoptr (GArray) uses = NULL;

    if (g_hash_table_contains (known, candidate->text))
      continue;
    uses = g_array_new (FALSE, FALSE, sizeof (LesartSpan));
    for (guint k = 0; k < candidate->n_uses; k++)
      g_array_append_val (
          uses, g_array_index (candidates->uses, LesartTermHit, candidate->first_use + k).span);
    add_item (search, lesart_term_item_new_candidate (candidate, uses), NULL);
  }
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autoptr (GArray) hits = NULL;

  if (search->bitext != NULL)
    search->dictionary = lesart_open_dictionary (search->language);
  search->items = g_ptr_array_new_with_free_func (g_object_unref);
  lesart_term_store_lock (search->store);
  hits = lesart_term_hits_find (lesart_term_store_get_index (search->store), LESART_SIDE_GERMAN,
                                search->reading->text, search->reading->segments);
  make_marks (search, hits);
  add_terms (search, hits);
  lesart_term_store_unlock (search->store);
  if (search->with_candidates)
    add_candidates (search);
  g_task_return_boolean (task, TRUE);
}

/* ---- the list ---- */

/* What somebody said is no term does not come back. */
static void
drop_dismissed (LesartTerminology *self, GPtrArray *items)
{
  for (guint i = items->len; i > 0; i--)
    if (lesart_term_item_get_concept (items->pdata[i - 1]) == NULL
        && lesart_term_decisions_is_dismissed (self->decisions,
                                               lesart_term_item_get_text (items->pdata[i - 1])))
      g_ptr_array_remove_index (items, i - 1);
}

static gboolean
keep_at (LesartTerminology *self, guint position, LesartTermItem *item)
{
  g_autoptr (LesartTermItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return lesart_term_item_follow (old, item);
}

/* Items that stay at both ends of the list are kept, and become what they are now. */
static void
set_items (LesartTerminology *self, GPtrArray *items)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint start = 0, end = 0;

  while (start < MIN (n_before, items->len) && keep_at (self, start, items->pdata[start]))
    start++;
  while (end < MIN (n_before, items->len) - start
         && keep_at (self, n_before - 1 - end, items->pdata[items->len - 1 - end]))
    end++;
  if (n_before - start - end > 0 || items->len - start - end > 0)
    g_list_store_splice (self->items, start, n_before - start - end,
                         items->pdata == NULL ? NULL : items->pdata + start,
                         items->len - start - end);
}

static void
set_state (LesartTerminology *self, LesartTermsState state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartTerminology *self = LESART_TERMINOLOGY (source);
  Search *search = g_task_get_task_data (G_TASK (result));

  if (search->serial != self->serial || self->store == NULL)
    return; /* another was begun meanwhile */
  g_array_unref (self->marks);
  self->marks = g_steal_pointer (&search->marks);
  drop_dismissed (self, search->items);
  set_items (self, search->items);
  set_state (self, LESART_TERMS_READY);
}

/* The beads as they are now. */
static void
take_translation (LesartTerminology *self, Search *search)
{
  const LesartBitext *bitext =
      self->translation != NULL
              && lesart_translation_get_state (self->translation) == LESART_TRANSLATION_READY
          ? lesart_translation_get_bitext (self->translation)
          : NULL;
  const LesartBead *beads;

  if (bitext == NULL)
    return;
  beads = lesart_translation_get_beads (self->translation, &search->n_beads);
  search->beads = g_memdup2 (beads, search->n_beads * sizeof *beads);
  search->bitext = lesart_bitext_ref ((LesartBitext *) bitext);
}

static void
begin_search (LesartTerminology *self)
{
  LesartReading *reading = lesart_document_get_reading (self->document);
  g_autoptr (GTask) task = NULL;
  Search *search;

  if (reading == NULL || self->store == NULL || !lesart_term_store_is_loaded (self->store))
    return;
  search = g_new0 (Search, 1);
  search->store = g_object_ref (self->store);
  search->language =
      lesart_language_ref ((LesartLanguage *) lesart_document_get_language (self->document));
  search->reading = lesart_reading_ref (reading);
  search->with_candidates = self->wanted;
  search->serial = ++self->serial;
  take_translation (self, search);
  task = g_task_new (self, NULL, on_found, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* ---- following the article and its decisions ---- */

static void
follow_decisions (LesartTerminology *self)
{
  LesartNotes *notes = lesart_document_get_notes (self->document);

  if (self->store == NULL && self->text != NULL
      && lesart_term_decisions_differ (self->decisions, lesart_notes_get_decisions (notes)))
    lesart_terminology_want (self); /* undone in an article whose terms nobody has looked at yet */
  if (self->store == NULL || !lesart_term_store_is_loaded (self->store))
    return; /* they are followed when it is */
  if (lesart_term_decisions_follow (self->decisions, lesart_notes_get_decisions (notes),
                                    self->store))
    begin_search (self);
}

static void
on_store_changed (LesartTerminology *self)
{
  if (lesart_term_store_get_error (self->store) != NULL) {
    set_state (self, LESART_TERMS_FAILED);
    return;
  }
  if (self->state == LESART_TERMS_SEARCHING)
    follow_decisions (self); /* what was decided while it was read */
  begin_search (self);
}

static void
on_save_failed (LesartTerminology *self, const char *why)
{
  g_signal_emit (self, signals[SAVE_FAILED], 0, why);
}

static void
drop_store (LesartTerminology *self)
{
  if (self->store != NULL) {
    g_clear_signal_handler (&self->store_handler, self->store);
    g_clear_signal_handler (&self->failed_handler, self->store);
  }
  g_clear_object (&self->store);
}

static void
take_store (LesartTerminology *self, const char *path)
{
  drop_store (self);
  self->store = lesart_term_store_get (
      path, (LesartLanguage *) lesart_document_get_language (self->document));
  self->store_handler =
      g_signal_connect_swapped (self->store, "changed", G_CALLBACK (on_store_changed), self);
  self->failed_handler =
      g_signal_connect_swapped (self->store, "save-failed", G_CALLBACK (on_save_failed), self);
  set_state (self, LESART_TERMS_SEARCHING);
  if (lesart_term_store_is_loaded (self->store)
      || lesart_term_store_get_error (self->store) != NULL)
    on_store_changed (self);
  else
    lesart_term_store_load (self->store);
}

static void
begin (LesartTerminology *self)
{
  g_autofree char *path = NULL;

  if (lesart_document_get_reading (self->document) == NULL)
    return;
  path = lesart_term_store_find_path (lesart_document_get_file (self->document), NULL);
  if (self->wanted || g_file_test (path, G_FILE_TEST_EXISTS))
    take_store (self, path);
}

static gboolean
begin_later (gpointer data)
{
  LesartTerminology *self = data;

  self->wait_source = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

/* Corrections make another reading of the same text, in which the terms are where they were. */
static void
on_reading (LesartTerminology *self)
{
  LesartText *text = lesart_document_get_text (self->document);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean in_part = lesart_document_is_read_in_part (self->document);

  if (lesart_document_get_reading (self->document) != NULL && text == self->text
      && in_part == self->in_part)
    return;
  self->in_part = in_part;
  g_clear_pointer (&self->text, lesart_text_unref);
  self->serial++;
  drop_store (self);
  set_items (self, none);
  g_array_set_size (self->marks, 0);
  set_state (self, LESART_TERMS_IDLE);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (lesart_document_get_reading (self->document) == NULL || text == NULL)
    return;
  self->text = lesart_text_ref (text);
  lesart_term_decisions_take (
      self->decisions, lesart_notes_get_decisions (lesart_document_get_notes (self->document)));
  self->wait_source = g_idle_add_full (G_PRIORITY_LOW, begin_later, self, NULL);
}

static void
on_notes (LesartTerminology *self)
{
  g_signal_group_set_target (self->notes_signals, lesart_document_get_notes (self->document));
}

/**
 * lesart_terminology_want:
 *
 * Somebody wants to see the terms: candidates are looked for as well, and a base is begun if there
 * is none.
 */
void
lesart_terminology_want (LesartTerminology *self)
{
  if (self->wanted)
    return;
  self->wanted = TRUE;
  if (self->store != NULL)
    begin_search (self);
  else if (self->wait_source == 0)
    begin (self);
}

/* ---- deciding ---- */

/**
 * lesart_terminology_make_concept:
 * @item: a term or a candidate
 *
 * Returns: (transfer none) (nullable): a copy of its concept to be changed, or a new one with its
 *   word, its gender and the sentence that it is first used in; %NULL if the concept is gone
 */
LesartConcept *
lesart_terminology_make_concept (LesartTerminology *self, LesartTermItem *item)
{
  LesartTermBase *base = lesart_term_store_get_base (self->store);
  const char *id = lesart_term_item_get_concept (item);
  gssize index = id != NULL ? lesart_term_base_find (base, id) : -1;
  const LesartConcept *found = index >= 0 ? lesart_term_base_get (base, (guint) index) : NULL;
  LesartConcept *concept;
  guint n_uses;
  const LesartSpan *uses = lesart_term_item_get_uses (item, &n_uses);

  if (id != NULL)
    return found != NULL ? lesart_term_base_copy_concept (base, found) : NULL;
  concept = lesart_term_decisions_make_concept (base, lesart_term_item_get_text (item));
  lesart_term_set (base, concept, 0, LESART_TERM_GENDER,
                   lesart_term_gender_to_string (lesart_term_item_get_gender (item)));
  if (n_uses > 0) {
    g_autofree char *sentence =
        lesart_term_decisions_find_sentence (lesart_document_get_reading (self->document), uses[0]);

    lesart_term_set (base, concept, 0, LESART_TERM_CONTEXT, sentence);
  }
  return concept;
}

/* Of the words of a passage. The base must be there. */
LesartConcept *
lesart_terminology_make_concept_of (LesartTerminology *self, LesartSpan span)
{
  LesartTermBase *base = lesart_term_store_get_base (self->store);
  LesartReading *reading = lesart_document_get_reading (self->document);
  g_autofree char *words = g_strdelimit (lesart_text_slice (reading->text, span), "\n\t\r", ' ');
  g_autofree char *sentence = lesart_term_decisions_find_sentence (reading, span);
  LesartConcept *concept = lesart_term_decisions_make_concept (base, g_strstrip (words));

  lesart_term_set (base, concept, 0, LESART_TERM_CONTEXT, sentence);
  return concept;
}

/**
 * lesart_terminology_put:
 * @concept: as it is to be; the base gets a copy of it
 * @span: a passage that it is about, or none
 *
 * A step of the history.
 */
void
lesart_terminology_put (LesartTerminology *self, LesartConcept *concept, LesartSpan span)
{
  lesart_term_decisions_put (lesart_document_get_notes (self->document), self->text,
                             lesart_term_store_get_base (self->store), concept->id, concept, span);
}

static LesartSpan
first_use (LesartTermItem *item)
{
  guint n;
  const LesartSpan *uses = lesart_term_item_get_uses (item, &n);

  return n > 0 ? uses[0] : LESART_SPAN_NONE;
}

/**
 * lesart_terminology_decide:
 * @status: what the German term is to be
 *
 * Makes a concept of a candidate.
 *
 * Returns: whether that changes anything
 */
gboolean
lesart_terminology_decide (LesartTerminology *self, LesartTermItem *item, LesartTermStatus status)
{
  LesartTermBase *base = lesart_term_store_get_base (self->store);
  LesartConcept *concept;
  gssize term;

  if (lesart_term_item_get_concept (item) != NULL && lesart_term_item_get_status (item) == status)
    return FALSE;
  concept = lesart_terminology_make_concept (self, item);
  term = concept == NULL ? -1
                         : lesart_concept_find_term (concept, LESART_SIDE_GERMAN,
                                                     lesart_term_item_get_text (item));
  if (term < 0)
    return FALSE;
  lesart_term_set (base, concept, (guint) term, LESART_TERM_STATUS,
                   lesart_term_status_to_string (status));
  lesart_terminology_put (self, concept, first_use (item));
  return TRUE;
}

/* A term is taken out of the base; a candidate does not come back in this article. */
void
lesart_terminology_remove (LesartTerminology *self, LesartTermItem *item)
{
  LesartNotes *notes = lesart_document_get_notes (self->document);
  const char *id = lesart_term_item_get_concept (item);

  if (id != NULL)
    lesart_term_decisions_put (notes, self->text, lesart_term_store_get_base (self->store), id,
                               NULL, first_use (item));
  else
    lesart_term_decisions_dismiss (notes, self->text, lesart_term_item_get_text (item),
                                   first_use (item));
}

/**
 * lesart_terminology_begin_folder:
 *
 * From now on the folder of the article has a term base of its own, which begins empty.
 *
 * Returns: %FALSE with an error
 */
gboolean
lesart_terminology_begin_folder (LesartTerminology *self, GError **error)
{
  GFile *article = lesart_document_get_file (self->document);
  g_autoptr (GFile) folder = article != NULL ? g_file_get_parent (article) : NULL;
  g_autoptr (GFile) file =
      folder != NULL ? g_file_get_child (folder, LESART_TERM_STORE_NAME) : NULL;
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autofree char *path = NULL;

  if (file == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "");
    return FALSE;
  }
  lesart_terms_write (base, LESART_TERMS_JSON, bytes, NULL, NULL);
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error); /* never over what is there */
  if (stream == NULL
      || !g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes->str, bytes->len, NULL, NULL,
                                     error))
    return FALSE;
  path = g_file_get_path (file);
  take_store (self, path);
  return TRUE;
}

/* ---- the object ---- */

LesartTermsState
lesart_terminology_get_state (LesartTerminology *self)
{
  return self->state;
}

LesartTermStore *
lesart_terminology_get_store (LesartTerminology *self)
{
  return self->store;
}

GListModel *
lesart_terminology_get_items (LesartTerminology *self)
{
  return G_LIST_MODEL (self->items);
}

const GArray *
lesart_terminology_get_marks (LesartTerminology *self)
{
  return self->marks;
}

static void
lesart_terminology_dispose (GObject *object)
{
  LesartTerminology *self = LESART_TERMINOLOGY (object);

  g_clear_handle_id (&self->wait_source, g_source_remove);
  drop_store (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->translation != NULL)
    g_signal_handlers_disconnect_by_data (self->translation, self);
  g_clear_object (&self->translation);
  g_clear_object (&self->notes_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->items);
  g_clear_pointer (&self->text, lesart_text_unref);
  G_OBJECT_CLASS (lesart_terminology_parent_class)->dispose (object);
}

static void
lesart_terminology_finalize (GObject *object)
{
  LesartTerminology *self = LESART_TERMINOLOGY (object);

  g_array_unref (self->marks);
  lesart_term_decisions_free (self->decisions);
  G_OBJECT_CLASS (lesart_terminology_parent_class)->finalize (object);
}

static void
lesart_terminology_class_init (LesartTerminologyClass *class)
{
  G_OBJECT_CLASS (class)->dispose = lesart_terminology_dispose;
  G_OBJECT_CLASS (class)->finalize = lesart_terminology_finalize;
  signals[CHANGED] = g_signal_new ("changed", LESART_TYPE_TERMINOLOGY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_FAILED] = g_signal_new ("save-failed", LESART_TYPE_TERMINOLOGY, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lesart_terminology_init (LesartTerminology *self)
{
  self->items = g_list_store_new (LESART_TYPE_TERM_ITEM);
  self->marks = g_array_new (FALSE, FALSE, sizeof (LesartTermMark));
  self->decisions = lesart_term_decisions_new ();
  self->notes_signals = g_signal_group_new (LESART_TYPE_NOTES);
  g_signal_group_connect_swapped (self->notes_signals, "decisions-changed",
                                  G_CALLBACK (follow_decisions), self);
}

/**
 * lesart_terminology_new:
 * @document: whose terms; also those of the articles that are opened in it later
 *
 * Returns: (transfer full): the terms
 */
LesartTerminology *
lesart_terminology_new (LesartDocument *document)
{
  LesartTerminology *self = g_object_new (LESART_TYPE_TERMINOLOGY, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "notify::reading", G_CALLBACK (on_reading), self);
  g_signal_connect_swapped (document, "notify::notes", G_CALLBACK (on_notes), self);
  on_notes (self);
  on_reading (self);
  return self;
}

/**
 * lesart_terminology_set_translation:
 * @translation: of the same window, once: what terms became in it is told as soon as it is aligned
 */
void
lesart_terminology_set_translation (LesartTerminology *self, LesartTranslation *translation)
{
  g_return_if_fail (self->translation == NULL);
  self->translation = g_object_ref (translation);
  g_signal_connect_swapped (translation, "beads-changed", G_CALLBACK (begin_search), self);
}
