/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval clauses LANGUAGE TREEBANK.conllu...
 *
 * How well the clauses of a text are read, measured on trees that nobody wrote for it: the text of
 * each treebank is read as any article is, and the clauses found are held against the trees.
 *
 *   finite verbs  words in the indicative or subjunctive, and the finite verbs of the clauses
 *   brackets      of the finite verbs found: the verb that carries the meaning and its separable
 *                 prefix are the same words as in the tree (aux, aux:pass and compound:prt); "ist
 *                 begeistert" may be one predicate or a copula
 *   lemmas        of the brackets that are right: the lemma of the verb with its prefix
 *   subjects, objects  of the finite verbs found: nsubj and obj of the verb that carries the
 * meaning
 */
#include "conllu.h"
#include "learn.h"

#include "extract-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  GArray *words;   /* Word, over all sentences */
  GString *utf8;   /* the text of all sentences, each its own paragraph */
  GHashTable *ids; /* interned lemmas and forms */
} Treebank;

typedef struct {
  const char *lemma;
  const char *form;
  const char *deprel;
  guint32 head;  /* index into words; itself for a root */
  guint32 start; /* bytes in the text */
  gboolean finite;
} Word;

typedef struct {
  guint gold, found, right;
} Score;

typedef struct {
  Score finite, subject, object;
  guint brackets, lemmas;
} Counts;

#define NONE G_MAXUINT32
#define REACH 100u /* words between a verb and its prefix, at most */

static const char *
intern (Treebank *treebank, const char *string)
{
  const char *known = g_hash_table_lookup (treebank->ids, string);

  if (known == NULL) {
    known = g_strdup (string);
    g_hash_table_add (treebank->ids, (gpointer) known);
  }
  return known;
}

/* Where @form stands at or behind *@at, which moves behind it. */
static guint32
find_form (const char *text, const char *form, gsize *at)
{
  const char *found = strstr (text + *at, form);

  if (found == NULL)
    return (guint32) *at;
  *at = (gsize) (found - text) + strlen (form);
  return (guint32) (found - text);
}

static void
add_sentence (gpointer data, const LesartConlluSentence *sentence)
{
  Treebank *treebank = data;
  const char *text = lesart_conllu_sentence_get_comment (sentence, "text");
  guint32 first = treebank->words->len, base = (guint32) treebank->utf8->len;
  guint range = 0;
  gsize at = 0;

  if (text == NULL)
    return;
  for (guint32 i = 0; i < sentence->words->len; i++) {
    const LesartConlluWord *in = lesart_conllu_sentence_get_word (sentence, i);
    Word word = { .lemma = intern (treebank, in->lemma),
                  .form = intern (treebank, in->form),
                  .deprel = intern (treebank, in->deprel) };

    while (range < sentence->ranges->len
           && g_array_index (sentence->ranges, LesartConlluRange, range).end <= i)
      range++;
    if (range < sentence->ranges->len
        && g_array_index (sentence->ranges, LesartConlluRange, range).at <= i) {
      const LesartConlluRange *whole = &g_array_index (sentence->ranges, LesartConlluRange, range);

      if (whole->at == i)
        word.start = base + find_form (text, whole->form, &at);
      else
        word.start = g_array_index (treebank->words, Word, treebank->words->len - 1).start;
    } else {
      word.start = base + find_form (text, in->form, &at);
    }
    word.head =
        in->head == 0 || in->head == LESART_CONLLU_NO_HEAD ? first + i : first + in->head - 1;
    word.finite = strstr (in->feats, "Mood=Ind") != NULL || strstr (in->feats, "Mood=Sub") != NULL;
    g_array_append_val (treebank->words, word);
  }
  g_string_append (treebank->utf8, text);
  g_string_append (treebank->utf8, "\n\n");
}

static Word *
word_at (const Treebank *treebank, guint32 index)
{
  return &g_array_index (treebank->words, Word, index);
}

static gboolean
is_relation (const Word *word, const char *relation)
{
  return g_str_has_prefix (word->deprel, relation)
         && (word->deprel[strlen (relation)] == '\0' || word->deprel[strlen (relation)] == ':');
}

/* The verb that carries the meaning of the finite verb @index. */
static guint32
get_verb (const Treebank *treebank, guint32 index)
{
  const Word *word = word_at (treebank, index);

  return is_relation (word, "aux") || is_relation (word, "cop") ? word->head : index;
}

/* The word that depends on @verb by @relation or a subtype of it. */
static guint32
get_dependent (const Treebank *treebank, guint32 verb, const char *relation)
{
  guint32 first = verb > REACH ? verb - REACH : 0, end = MIN (treebank->words->len, verb + REACH);

  for (guint32 i = first; i < end; i++)
    if (word_at (treebank, i)->head == verb && is_relation (word_at (treebank, i), relation))
      return i;
  return NONE;
}

static char *
get_lemma (const Treebank *treebank, guint32 verb, guint32 prefix)
{
  g_autofree char *lower = NULL;

  if (prefix == NONE)
    return g_strdup (word_at (treebank, verb)->lemma);
  lower = g_utf8_strdown (word_at (treebank, prefix)->form, -1);
  return g_strconcat (lower, word_at (treebank, verb)->lemma, NULL);
}

static guint32
token_at (const LesartExtraction *x, guint32 start)
{
  guint32 low = 0, high = x->n_tokens;

  while (low < high) {
    guint32 middle = (low + high) / 2;

    if (x->tokens[middle].byte_end <= start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static guint32
token_of (const Treebank *treebank, const LesartExtraction *x, guint32 word)
{
  return word == NONE ? LESART_NO_TOKEN : token_at (x, word_at (treebank, word)->start);
}

static void
compare_predicate (const Treebank *treebank,
                   const LesartExtraction *x,
                   guint32 finite,
                   const LesartClause *clause,
                   Counts *counts)
{
  guint32 verb = get_verb (treebank, finite),
          prefix = get_dependent (treebank, verb, "compound:prt");
  gboolean copula = is_relation (word_at (treebank, finite), "cop");
  g_autofree char *lemma = NULL;

  if (copula && clause->verb == clause->finite)
    verb = finite;
  lemma = get_lemma (treebank, verb, prefix);
  if (clause->verb != token_of (treebank, x, verb)
      || clause->prefix != token_of (treebank, x, prefix))
    return;
  counts->brackets++;
  counts->lemmas += (copula && verb != finite) || g_strcmp0 (lemma, clause->predicate) == 0;
}

/* Right if the phrase has the head of the tree's in it; in "Sam Altman" that is the first name.
 * Phrases of other clauses (a shared subject) are left out: trees do not have them. */
static void
compare_argument (const Treebank *treebank,
                  const LesartExtraction *x,
                  guint32 verb,
                  const char *relation,
                  guint32 clause,
                  guint32 phrase_index,
                  Score *score)
{
  const LesartNounPhrase *phrase = lesart_grammar_phrase (x->grammar, phrase_index);
  guint32 head = get_dependent (treebank, verb, relation), token = token_of (treebank, x, head);

  if (phrase != NULL && phrase->clause != clause)
    phrase = NULL;
  score->gold += head != NONE;
  score->found += phrase != NULL;
  score->right +=
      head != NONE && phrase != NULL && phrase->first <= token && token < phrase->core_end;
}

static void
compare (const Treebank *treebank, const LesartExtraction *x, Counts *counts)
{
  g_autofree guint32 *clause_of = g_new (guint32, x->n_tokens + 1);

  for (guint32 t = 0; t <= x->n_tokens; t++)
    clause_of[t] = LESART_NO_CLAUSE;
  for (guint32 c = 0; c < x->grammar->clauses->len; c++) {
    const LesartClause *clause = lesart_grammar_clause (x->grammar, c);

    if (clause->finite == LESART_NO_TOKEN || clause_of[clause->finite] != LESART_NO_CLAUSE)
      continue;
    clause_of[clause->finite] = c;
    counts->finite.found++;
  }
  for (guint32 i = 0; i < treebank->words->len; i++) {
    const LesartClause *clause;

    if (!word_at (treebank, i)->finite)
      continue;
    counts->finite.gold++;
    clause = lesart_grammar_clause (x->grammar, clause_of[token_of (treebank, x, i)]);
    if (clause == NULL)
      continue;
    counts->finite.right++;
    compare_predicate (treebank, x, i, clause, counts);
    compare_argument (treebank, x, get_verb (treebank, i), "nsubj",
                      clause_of[token_of (treebank, x, i)], clause->subject, &counts->subject);
    compare_argument (treebank, x, get_verb (treebank, i), "obj",
                      clause_of[token_of (treebank, x, i)], clause->object, &counts->object);
  }
}

static double
ratio (guint a, guint b)
{
  return (double) a / MAX (b, 1);
}

static void
report_score (const char *what, const Score *score)
{
  double precision = ratio (score->right, score->found), recall = ratio (score->right, score->gold);

  g_print ("  %-14s P %.3f R %.3f F1 %.3f\n", what, precision, recall,
           2 * precision * recall / MAX (precision + recall, 1e-9));
}

static void
report (const char *path, const Counts *counts)
{
  g_print ("%s\n", path);
  report_score ("finite verbs", &counts->finite);
  g_print ("  %-14s %.3f, their lemmas %.3f\n", "brackets",
           ratio (counts->brackets, counts->finite.right),
           ratio (counts->lemmas, counts->brackets));
  report_score ("subjects", &counts->subject);
  report_score ("objects", &counts->object);
}

/* As lesart_read() does, up to the clauses. */
static void
read_clauses (const Treebank *treebank, const LesartLanguage *language, Counts *counts)
{
  g_autoptr (LesartText) text =
      lesart_text_new (treebank->utf8->str, (gssize) treebank->utf8->len, NULL);
  LesartExtraction x;

  lesart_extraction_init (&x, text, language, NULL);
  lesart_extract_quantities (&x);
  lesart_extract_times (&x);
  lesart_extract_names (&x);
  lesart_extract_grammar (&x);
  compare (treebank, &x, counts);
  lesart_extraction_clear (&x);
  lesart_reading_unref (x.reading);
}

int
lesart_eval_clauses (int argc, char **argv)
{
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (argc < 3) {
    g_printerr ("usage: lesart-eval clauses LANGUAGE TREEBANK.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-eval: %s\n", error->message);
    return 1;
  }
  for (int i = 2; i < argc; i++) {
    Treebank treebank = { g_array_new (FALSE, FALSE, sizeof (Word)), g_string_new (NULL),
                          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
    Counts counts = { 0 };

    if (!lesart_learn_read_treebank (argv[i], add_sentence, &treebank)) {
      status = 1;
    } else {
      read_clauses (&treebank, language, &counts);
      report (argv[i], &counts);
    }
    g_array_unref (treebank.words);
    g_string_free (treebank.utf8, TRUE);
    g_hash_table_unref (treebank.ids);
  }
  return status;
}
