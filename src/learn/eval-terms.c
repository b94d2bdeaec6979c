/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval terms LANGUAGE [--list] FILE.conllu...
 *
 * How surely the terms of a base are found in their inflected forms: all lemmas of the nouns,
 * adjectives and verbs of treebanks are terms, and the sentences are searched for them. Counted are
 * words whose form is not their lemma. Recall: the term that is the right lemma was found there;
 * precision: of what was found there as a word of that class. The lemma of a verb is taken with the
 * prefix that depends on it, which treebanks leave out.
 */
#include "conllu.h"
#include "learn.h"
#include "term-hits.h"

#include <stdio.h>
#include <string.h>

typedef enum {
  NOUN,
  ADJECTIVE,
  VERB,
  N_CLASSES,
} Class;

static const char *const upos[N_CLASSES] = { "NOUN", "ADJ", "VERB" };

/* A word whose form is not its lemma. */
typedef struct {
  LesartSpan span;
  Class class;
  char *lemma;
  gboolean found;
} Gold;

typedef struct {
  LesartTermBase *base;
  GHashTable *known; /* lemmas that are terms already */
  GString *text;     /* a sentence a paragraph */
  guint32 n_chars;
  GArray *gold; /* Gold, in order */
  gboolean list;
} Evaluation;

static void
clear_gold (gpointer data)
{
  g_free (((Gold *) data)->lemma);
}

static gboolean
find_class (const char *tag, Class *class)
{
  for (guint i = 0; i < N_CLASSES; i++)
    if (strcmp (upos[i], tag) == 0) {
      *class = (Class) i;
      return TRUE;
    }
  return FALSE;
}

static char *
make_lemma (const LesartConlluSentence *sentence, guint32 at)
{
  const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, at);

  for (guint32 i = at + 1; i < lesart_conllu_sentence_get_n_words (sentence); i++) {
    const LesartConlluWord *other = lesart_conllu_sentence_get_word (sentence, i);

    if (other->head == at + 1 && strcmp (other->deprel, "compound:prt") == 0)
      return g_strconcat (other->lemma, word->lemma, NULL);
  }
  return g_strdup (word->lemma);
}

static void
add_term (Evaluation *eval, const char *lemma)
{
  LesartConcept *concept;

  if (!g_hash_table_add (eval->known, g_strdup (lemma)))
    return;
  concept = lesart_term_base_make_concept (eval->base, NULL);
  lesart_concept_add_term (eval->base, concept, "de", lemma);
  lesart_term_base_put (eval->base, concept);
}

static void
add_word (Evaluation *eval, const LesartConlluSentence *sentence, guint32 at)
{
  const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, at);
  guint32 length = (guint32) g_utf8_strlen (word->form, -1);
  Gold gold = { .span = { eval->n_chars, eval->n_chars + length } };

  if (find_class (word->upos, &gold.class)) {
    gold.lemma = make_lemma (sentence, at);
    add_term (eval, gold.lemma);
    if (strcmp (gold.lemma, word->form) != 0)
      g_array_append_val (eval->gold, gold);
    else
      g_free (gold.lemma);
  }
  g_string_append (eval->text, word->form);
  g_string_append_c (eval->text, ' ');
  eval->n_chars += length + 1;
}

static void
add_sentence (gpointer data, const LesartConlluSentence *sentence)
{
  Evaluation *eval = data;

  for (guint32 i = 0; i < lesart_conllu_sentence_get_n_words (sentence); i++)
    add_word (eval, sentence, i);
  g_string_append (eval->text, "\n\n");
  eval->n_chars += 2;
}

static gint
find_gold (const Evaluation *eval, guint32 start)
{
  guint low = 0, high = eval->gold->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (eval->gold, Gold, middle).span.start < start)
      low = middle + 1;
    else
      high = middle;
  }
  return low < eval->gold->len && g_array_index (eval->gold, Gold, low).span.start == start
             ? (gint) low
             : -1;
}

static void
judge (Evaluation *eval, const GArray *hits)
{
  guint n_words[N_CLASSES] = { 0 }, n_found[N_CLASSES] = { 0 }, n_hits[N_CLASSES] = { 0 };

  for (guint i = 0; i < hits->len; i++) {
    const LesartTermHit *hit = &g_array_index (hits, LesartTermHit, i);
    gint at = find_gold (eval, hit->span.start);
    Gold *gold = at < 0 ? NULL : &g_array_index (eval->gold, Gold, at);
    const char *term = lesart_term_base_get (eval->base, hit->concept)->terms[0].text;

    if (gold == NULL || gold->span.end != hit->span.end || hit->kind == LESART_HIT_PART)
      continue;
    n_hits[gold->class]++;
    if (strcmp (term, gold->lemma) == 0)
      gold->found = TRUE;
    else if (eval->list)
      printf ("false\t%s\t%s\t%s\n", upos[gold->class], gold->lemma, term);
  }
  for (guint i = 0; i < eval->gold->len; i++) {
    const Gold *gold = &g_array_index (eval->gold, Gold, i);

    n_words[gold->class]++;
    n_found[gold->class] += gold->found;
    if (eval->list && !gold->found)
      printf ("missed\t%s\t%s\t%.*s\n", upos[gold->class], gold->lemma,
              (int) (gold->span.end - gold->span.start),
              g_utf8_offset_to_pointer (eval->text->str, gold->span.start));
  }
  for (guint i = 0; i < N_CLASSES; i++)
    printf ("%-5s %6u inflected  precision %.3f  recall %.3f\n", upos[i], n_words[i],
            n_hits[i] > 0 ? (double) n_found[i] / n_hits[i] : 0,
            n_words[i] > 0 ? (double) n_found[i] / n_words[i] : 0);
}

int
lesart_eval_terms (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (LesartTermBase) base = lesart_term_base_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) gold = g_array_new (FALSE, FALSE, sizeof (Gold));
  g_autoptr (LesartTermIndex) index = NULL;
  g_autoptr (LesartText) text = NULL;
  g_autoptr (LesartSegments) segments = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gboolean list = argc > 2 && strcmp (argv[2], "--list") == 0;
  Evaluation eval = { base, known, words, 0, gold, list };

  if (argc < 3 + list) {
    g_printerr ("usage: lesart-eval terms LANGUAGE [--list] FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  g_array_set_clear_func (gold, clear_gold);
  for (int i = 2 + list; i < argc; i++)
    if (!lesart_learn_read_treebank (argv[i], add_sentence, &eval))
      return 1;
  text = lesart_text_new (words->str, (gssize) words->len, &error);
  if (text == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  segments = lesart_segments_new (text);
  index = lesart_term_index_new (base, language);
  hits = lesart_term_hits_find (index, LESART_SIDE_GERMAN, text, segments);
  judge (&eval, hits);
  return 0;
}
