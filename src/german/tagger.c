/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tagger of one text, and its model: an averaged structured perceptron (Collins 2002) that
 * chooses among what the lexicon allows.
 */
#include "tagger-private.h"

#include <string.h>

/* A sentence is tagged in pieces of this many words, which bounds the room for the best path; no
 * true sentence is as long. */
#define MAX_SENTENCE 1000

gboolean
lesart_tag_model_init (TagModel *model, const guint8 *bytes, gsize n_bytes)
{
  TagModelHead head;
  gsize at = sizeof head;

  if (bytes == NULL || n_bytes < sizeof head)
    return FALSE;
  memcpy (&head, bytes, sizeof head);
  if (head.magic != TAG_MODEL_MAGIC || head.n_classes != lesart_tag_n_classes || head.class_bits < 8
      || head.class_bits > 24 || head.agreement_bits < 8 || head.agreement_bits > 24
      || head.n_entries > n_bytes / sizeof (TagEntry)
      || head.n_templates > n_bytes / sizeof (TagTemplate)
      || n_bytes
             != sizeof head + ((gsize) 1 << head.class_bits) + ((gsize) 1 << head.agreement_bits)
                    + head.n_entries * sizeof (TagEntry) + head.n_templates * sizeof (TagTemplate))
    return FALSE;
  model->classes =
      (TagWeights){ (const gint8 *) bytes + at, NULL, NULL, (1u << head.class_bits) - 1 };
  at += (gsize) 1 << head.class_bits;
  model->agreement =
      (TagWeights){ (const gint8 *) bytes + at, NULL, NULL, (1u << head.agreement_bits) - 1 };
  at += (gsize) 1 << head.agreement_bits;
  model->entries = (const TagEntry *) (gconstpointer) (bytes + at);
  model->n_entries = head.n_entries;
  at += head.n_entries * sizeof (TagEntry);
  model->templates = (const TagTemplate *) (gconstpointer) (bytes + at);
  model->n_templates = head.n_templates;
  return TRUE;
}

static void
read_closed_row (const LesartTable *closed, guint32 index, TagClosedRow *row)
{
  const char *lemma = lesart_table_get (closed, index, lesart_table_find_column (closed, "lemma"));
  g_auto (GStrv) names = g_strsplit (
      lesart_table_get (closed, index, lesart_table_find_column (closed, "tags")), " ", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    LesartStts tag;

    if (lesart_stts_parse (names[i], &tag))
      row->tags |= (guint64) 1 << tag;
  }
  row->lemma = *lemma != '\0' ? lemma : NULL;
  lesart_feats_parse (
      lesart_table_get (closed, index, lesart_table_find_column (closed, "features")),
      &row->features, &row->traits);
}

static void
find_name_lists (LesartTagger *tagger, const LesartLanguage *language)
{
  static const char *const names[TAG_N_LISTS] = {
    [TAG_LIST_PERSON] = "persons",
    [TAG_LIST_PLACE] = "places",
    [TAG_LIST_ORGANISATION] = "organisations",
    [TAG_LIST_PRODUCT] = "products",
    [TAG_LIST_MAN] = "first-names",
    [TAG_LIST_WOMAN] = "first-names",
  };

  for (guint i = 0; i < TAG_N_LISTS; i++)
    tagger->names[i] = lesart_language_get_table (language, names[i]);
}

static gpointer
read_closed_classes (const LesartLanguage *language)
{
  const LesartTable *closed = lesart_language_get_table (language, "closed-classes");
  guint32 n = lesart_table_get_n_rows (closed);
  TagClosedRow *rows = g_new0 (TagClosedRow, n + 1);

  for (guint32 i = 0; i < n; i++)
    read_closed_row (closed, i, &rows[i]);
  return rows;
}

/**
 * lesart_tagger_new:
 * @language: the lists and the model; must outlive the tagger
 * @lexemes: the forms that will be tagged; must outlive the tagger
 *
 * Returns: (transfer full): a tagger for the text that @lexemes belong to
 */
LesartTagger *
lesart_tagger_new (const LesartLanguage *language, LesartLexemes *lexemes)
{
  LesartTagger *tagger = g_new0 (LesartTagger, 1);
  gsize n_bytes = 0;
  const guint8 *bytes = lesart_language_get_model (language, "tagger", &n_bytes);

  tagger->lexemes = lexemes;
  tagger->learned = lesart_tag_model_init (&tagger->model, bytes, n_bytes);
  tagger->aheads = lesart_tag_aheads_new ();
  for (guint i = lesart_tag_n_classes; i-- > 0;)
    tagger->first_class[lesart_tag_classes[i].stts] = (guint8) i;
  for (guint before2 = 0; before2 < TAG_MAX_CLASSES; before2++)
    for (guint before = 0; before < TAG_MAX_CLASSES; before++)
      tagger->ranges[before2][before] = TAG_UNKNOWN_RANGE;
  tagger->words = g_ptr_array_new_with_free_func (g_free);
  tagger->strings = g_string_chunk_new (4096);
  tagger->lemmas = g_ptr_array_new_with_free_func (g_free);
  tagger->backs = g_byte_array_new ();
  tagger->sentence_words = g_ptr_array_new ();
  tagger->sentence_classes = g_byte_array_new ();
  tagger->sentence_places = g_array_new (FALSE, FALSE, sizeof (TagPlace));
  tagger->sentence_agreed = g_array_new (FALSE, FALSE, sizeof (guint32));
  tagger->sentence_phrases = g_array_new (FALSE, FALSE, sizeof (TagPhrase));
  find_name_lists (tagger, language);
  tagger->closed = lesart_language_get_table (language, "closed-classes");
  tagger->closed_rows =
      lesart_language_get_prepared (language, "closed-rows", read_closed_classes, g_free);
  return tagger;
}

void
lesart_tagger_free (LesartTagger *tagger)
{
  g_hash_table_unref (tagger->aheads);
  g_ptr_array_unref (tagger->words);
  g_string_chunk_free (tagger->strings);
  g_ptr_array_unref (tagger->lemmas);
  g_byte_array_unref (tagger->backs);
  g_ptr_array_unref (tagger->sentence_words);
  g_byte_array_unref (tagger->sentence_classes);
  g_array_unref (tagger->sentence_places);
  g_array_unref (tagger->sentence_agreed);
  g_array_unref (tagger->sentence_phrases);
  g_free (tagger);
}

/**
 * lesart_tagger_is_learned:
 *
 * Returns: whether there is a model; if not, tags are the first that the lexicon has
 */
gboolean
lesart_tagger_is_learned (const LesartTagger *tagger)
{
  return tagger->learned;
}

/**
 * lesart_tagger_be_brief:
 *
 * From now on no lemmas and degrees are found, and verbs have no features: who reads articles asks
 * for tags and for case, number and gender of nouns.
 */
void
lesart_tagger_be_brief (LesartTagger *tagger)
{
  tagger->brief = TRUE;
}

/**
 * lesart_tagger_tell:
 * @progress: (nullable): how far lesart_tagger_tag_text() has come; when it is stopped, the rest of
 *   the text gets no tags
 */
void
lesart_tagger_tell (LesartTagger *tagger, LesartProgress *progress)
{
  tagger->progress = progress;
}

/* Its room belongs to the tagger and is that of the next sentence, too. */
void
lesart_tagger_open_sentence (LesartTagger *tagger,
                             const LesartForm *const *forms,
                             guint32 n_forms,
                             TagSentence *sentence)
{
  g_ptr_array_set_size (tagger->sentence_words, (gint) n_forms);
  g_byte_array_set_size (tagger->sentence_classes, n_forms);
  g_array_set_size (tagger->sentence_places, n_forms);
  g_array_set_size (tagger->sentence_agreed, n_forms);
  *sentence = (TagSentence){
    .tagger = tagger,
    .n = n_forms,
    .words = (TagWord **) tagger->sentence_words->pdata,
    .classes = tagger->sentence_classes->data,
    .agreed = (guint32 *) (gpointer) tagger->sentence_agreed->data,
    .places = (TagPlace *) (gpointer) tagger->sentence_places->data,
  };
  for (guint32 i = 0; i < n_forms; i++)
    sentence->words[i] = lesart_tagger_get_word (tagger, forms[i]);
  lesart_tag_find_places (sentence);
}

static void
tag_piece (LesartTagger *tagger, const LesartForm *const *forms, guint32 n, LesartTag *tags)
{
  TagSentence sentence;

  lesart_tagger_open_sentence (tagger, forms, n, &sentence);
  lesart_tag_best_path (&sentence);
  for (guint32 i = 0; i < n; i++) {
    const TagClass *class = &lesart_tag_classes[sentence.classes[i]];

    tags[i] = (LesartTag){ .stts = class->stts, .upos = class->upos };
  }
  lesart_tag_set_features (&sentence, tags, NULL);
  for (guint32 i = 0; i < n && !tagger->brief; i++)
    lesart_tag_set_lemma (tagger, sentence.words[i], sentence.classes[i], &tags[i]);
}

/**
 * lesart_tagger_tag_sentence:
 * @forms: (array length=n_forms): its words, from the lexemes of the tagger
 * @tags: (out caller-allocates) (array length=n_forms):
 *
 * Tags one sentence whose words are given. Linear in its length.
 */
void
lesart_tagger_tag_sentence (LesartTagger *tagger,
                            const LesartForm *const *forms,
                            guint32 n_forms,
                            LesartTag *tags)
{
  for (guint32 at = 0; at < n_forms; at += MAX_SENTENCE)
    tag_piece (tagger, forms + at, MIN (n_forms - at, MAX_SENTENCE), tags + at);
}

/**
 * lesart_tagger_tag_text:
 * @forms: one for each token of @segments, as lesart_lexemes_read() gives them
 *
 * Returns: (transfer full) (array): one tag for each token of @segments; free with g_free()
 */
LesartTag *
lesart_tagger_tag_text (LesartTagger *tagger,
                        const LesartForm *const *forms,
                        const LesartSegments *segments)
{
  LesartTag *tags = g_new0 (LesartTag, segments->n_tokens + 1);

  for (guint32 s = 0; s < segments->n_sentences; s++) {
    guint32 first = segments->sentences[s].first;

    if (!lesart_progress_go_on (tagger->progress, s, segments->n_sentences))
      break;
    lesart_tagger_tag_sentence (tagger, forms + first, segments->sentences[s].end - first,
                                tags + first);
  }
  g_ptr_array_set_size (tagger->words, 0); /* large, and of no more use */
  return tags;
}
