/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train parser OUT FILE.conllu...
 *
 * Trains the model of the parser on trees whose words have the tags that the tagger gives them (see
 * retag.c). The margin-infused relaxed algorithm (Crammer, Singer 2003; McDonald, Crammer, Pereira
 * 2005): each sentence is parsed with wrong arcs made better than they are by a margin, and if a
 * wrong tree wins, the weights move by the least that lets the right one win; the model has the
 * averages.
 *
 * The order of sentences is shuffled by a fixed generator: the same files give the same model.
 */
#include "conllu.h"
#include "learn.h"
#include "parser-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BITS 22u
#define N_WEIGHTS (((gsize) 1 << BITS) + PARSER_MAX_LABELS)
#define DROPPED                                                                                    \
  (1u << BITS) /* where parser_index() has what is left out, and relations behind it */
#define EPOCHS 6
#define ONE 65536         /* a weight of 1 */
#define MOST (ONE * 0.02) /* that one sentence moves a weight by */
#define DROP 64           /* of 256 features are left out at random: none must carry a decision */
#define LAG 2             /* what is so far behind by arc and relation alone is not looked at */
#define LAG_LEARNING 4    /* ... with margins to catch up with */

typedef struct {
  ParserSentence sentence;
  ParserArc *arcs; /* one a node */
} Example;

typedef struct {
  GArray *examples;
  GPtrArray *relations;
  ParserWeights weights;
  gint32 *current;
  double *totals; /* each change times the number of the step that made it */
  double step;
  guint64 state; /* of the generator: xorshift */
  GArray *found; /* features of a tree: indices of weights */
  GArray *wanted;
} Trainer;

/* --- Reading --- */

/* PUD tells more apart than GSD, whose trees are aimed at. */
static const char *const simpler_relations[][2] = {
  { "acl:relcl", "acl" },     { "obl:tmod", "obl" },     { "flat:name", "flat" },
  { "nmod:poss", "nmod" },    { "cc:preconj", "cc" },    { "expl:pv", "expl" },
  { "nsubj:outer", "nsubj" }, { "csubj:pass", "csubj" },
};

static guint8
number_relation (Trainer *trainer, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (simpler_relations); i++)
    if (strcmp (name, simpler_relations[i][0]) == 0)
      name = simpler_relations[i][1];
  for (guint i = 0; i < trainer->relations->len; i++)
    if (strcmp (name, g_ptr_array_index (trainer->relations, i)) == 0)
      return (guint8) i;
  if (trainer->relations->len == PARSER_MAX_LABELS - 1) {
    g_printerr ("lesart-train parser: too many relations\n");
    exit (1);
  }
  g_ptr_array_add (trainer->relations, g_strdup (name));
  return (guint8) (trainer->relations->len - 1);
}

static LesartTag
tag_of (const LesartConlluWord *word)
{
  LesartTag tag = { .lemma = word->lemma };
  LesartStts stts = LESART_STTS_XY;
  LesartUpos upos = LESART_UPOS_X;

  lesart_stts_parse (word->xpos, &stts);
  lesart_upos_parse (word->upos, &upos);
  lesart_feats_parse (word->feats, &tag.features, &tag.traits);
  tag.stts = (guint8) stts;
  tag.upos = (guint8) upos;
  return tag;
}

/* The head of word @i, from 1; what hangs on a mark of punctuation is taken up to its head. 0 is
 * the root, G_MAXUINT none. */
static guint
head_of (const LesartConlluSentence *sentence, const ParserSentence *s, guint i)
{
  guint head = i;

  for (guint steps = 0; steps < s->n_words; steps++) {
    head = lesart_conllu_sentence_get_word (sentence, head - 1)->head;
    if (head == LESART_CONLLU_NO_HEAD || !s->words[head].mark)
      break;
  }
  return head == LESART_CONLLU_NO_HEAD || s->words[head].mark ? G_MAXUINT : head;
}

/* Gives the nodes their arcs; FALSE if they are no tree. */
static gboolean
read_arcs (Trainer *trainer, const LesartConlluSentence *sentence, Example *example)
{
  const ParserSentence *s = &example->sentence;
  guint8 numbers[PARSER_MAX_WORDS + 1] = { 0 };
  guint n_roots = 0;

  for (guint k = 1; k < s->n; k++)
    numbers[s->nodes[k]] = (guint8) k;
  example->arcs = g_new0 (ParserArc, s->n);
  for (guint k = 1; k < s->n; k++) {
    guint head = head_of (sentence, s, s->nodes[k]);
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, s->nodes[k] - 1u);

    if (head == G_MAXUINT)
      return FALSE;
    n_roots += head == 0;
    example->arcs[k].head = numbers[head];
    example->arcs[k].label =
        head == 0 ? PARSER_ROOT_LABEL : number_relation (trainer, word->deprel);
  }
  return n_roots == 1;
}

static void
add_example (gpointer data, const LesartConlluSentence *sentence)
{
  Trainer *trainer = data;
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  g_autofree LesartForm *forms = g_new0 (LesartForm, n);
  g_autofree const LesartForm **pointers = g_new (const LesartForm *, n);
  g_autofree LesartTag *tags = g_new0 (LesartTag, n);
  Example example = { .arcs = NULL };

  if (n >= PARSER_MAX_WORDS)
    return;
  for (guint32 i = 0; i < n; i++) {
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);

    forms[i] = (LesartForm){ .bytes = word->form, .n_bytes = (guint32) strlen (word->form) };
    pointers[i] = &forms[i];
    tags[i] = tag_of (word);
  }
  lesart_parser_sentence_init (&example.sentence, pointers, tags, n);
  if (read_arcs (trainer, sentence, &example)) {
    g_array_append_val (trainer->examples, example);
    return;
  }
  lesart_parser_sentence_clear (&example.sentence);
  g_free (example.arcs);
}

/* --- Training --- */

static guint64
next_random (Trainer *trainer)
{
  trainer->state ^= trainer->state << 13;
  trainer->state ^= trainer->state >> 7;
  trainer->state ^= trainer->state << 17;
  return trainer->state;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* The features of @arcs, sorted. */
static void
list_features (Trainer *trainer, const Example *example, const ParserArc *arcs, GArray *indices)
{
  g_array_set_size (indices, 0);
  lesart_parser_tree_features (&example->sentence, arcs, &trainer->weights, indices);
  g_array_sort (indices, compare_indices);
}

/* How often more than in the tree that was found the next feature is in the one that is wanted;
 * FALSE at the end. */
static gboolean
next_difference (const Trainer *trainer, guint *f, guint *w, guint32 *at, gint *by)
{
  const guint32 *found = (const guint32 *) (gpointer) trainer->found->data;
  const guint32 *wanted = (const guint32 *) (gpointer) trainer->wanted->data;

  if (*f == trainer->found->len && *w == trainer->wanted->len)
    return FALSE;
  *at = MIN (*f < trainer->found->len ? found[*f] : G_MAXUINT32,
             *w < trainer->wanted->len ? wanted[*w] : G_MAXUINT32);
  *by = 0;
  for (; *f < trainer->found->len && found[*f] == *at; ++*f)
    --*by;
  for (; *w < trainer->wanted->len && wanted[*w] == *at; ++*w)
    ++*by;
  return TRUE;
}

static void
move_weights (Trainer *trainer, double loss)
{
  double norm = 0, lead = 0, rate;
  guint32 at;
  gint by;

  for (guint f = 0, w = 0; next_difference (trainer, &f, &w, &at, &by);) {
    if (at >= DROPPED)
      continue;
    norm += by * by;
    lead += (double) by * trainer->current[at];
  }
  if (loss * ONE <= lead || norm <= 0)
    return;
  rate = MIN ((loss * ONE - lead) / norm, MOST);
  for (guint f = 0, w = 0; next_difference (trainer, &f, &w, &at, &by);) {
    gint32 change = at >= DROPPED ? 0 : (gint32) lrint (rate * by);

    trainer->current[at] += change;
    trainer->totals[at] += change * trainer->step;
  }
}

static guint
learn (Trainer *trainer, const Example *example)
{
  ParserArc arcs[PARSER_MAX_WORDS + 1] = { { 0, 0 } };
  guint wrong_heads = 0, wrong_relations = 0;

  trainer->step++;
  trainer->weights.salt = (guint32) next_random (trainer);
  lesart_parser_search (&example->sentence, &trainer->weights, example->arcs, ONE, arcs);
  for (guint i = 1; i < example->sentence.n; i++) {
    wrong_heads += arcs[i].head != example->arcs[i].head;
    wrong_relations += arcs[i].label != example->arcs[i].label;
  }
  if (wrong_heads + wrong_relations > 0) {
    list_features (trainer, example, arcs, trainer->found);
    list_features (trainer, example, example->arcs, trainer->wanted);
    move_weights (trainer, wrong_heads + 0.5 * wrong_relations);
  }
  return wrong_heads;
}

static void
train (Trainer *trainer)
{
  guint n = trainer->examples->len;
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < EPOCHS; epoch++) {
    guint wrong = 0;

    for (guint i = n; i > 1; i--) {
      guint j = (guint) (next_random (trainer) % i), swap = order[i - 1];

      order[i - 1] = order[j];
      order[j] = swap;
    }
    for (guint i = 0; i < n; i++)
      wrong += learn (trainer, &g_array_index (trainer->examples, Example, order[i]));
    g_printerr ("epoch %u: %u heads wrong, by the margin or more\n", epoch + 1, wrong);
  }
}

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static void
write_model (const Trainer *trainer, const char *path)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree double *averages = g_new (double, N_WEIGHTS);
  ParserModelHead head = { PARSER_MODEL_MAGIC, BITS, trainer->relations->len, 0, 0 };
  double largest = 1;

  for (gsize i = 0; i < N_WEIGHTS; i++) {
    averages[i] = trainer->current[i] - trainer->totals[i] / (trainer->step + 1);
    largest = MAX (largest, fabs (averages[i]));
  }
  head.lag = (guint32) lrint (LAG * ONE / largest * 127.0 * 127.0);
  for (guint i = 0; i < trainer->relations->len; i++)
    head.n_names += (guint32) strlen (g_ptr_array_index (trainer->relations, i)) + 1;
  g_byte_array_append (out, (const guint8 *) &head, sizeof head);
  for (guint i = 0; i < trainer->relations->len; i++) {
    const char *name = g_ptr_array_index (trainer->relations, i);

    g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name) + 1);
  }
  for (gsize i = 0; i < N_WEIGHTS; i++) {
    double w = averages[i] / largest * 127.0 * 127.0;
    gint8 root = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &root, 1);
  }
  if (!g_file_set_contents (path, (const char *) out->data, (gssize) out->len, NULL)) {
    g_printerr ("lesart-train parser: cannot write %s\n", path);
    exit (1);
  }
}

int
lesart_train_parser (int argc, char **argv)
{
  Trainer trainer = { 0 };

  if (argc < 3) {
    g_printerr ("usage: lesart-train parser OUT FILE.conllu...\n");
    return 2;
  }
  trainer.examples = g_array_new (FALSE, FALSE, sizeof (Example));
  trainer.relations = g_ptr_array_new ();
  number_relation (&trainer, "root"); /* PARSER_ROOT_LABEL */
  trainer.current = g_new0 (gint32, N_WEIGHTS);
  trainer.totals = g_new0 (double, N_WEIGHTS);
  trainer.found = g_array_new (FALSE, FALSE, sizeof (guint32));
  trainer.wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  trainer.state = 88172645463325252ull;
  for (int i = 2; i < argc; i++)
    if (!lesart_learn_read_treebank (argv[i], add_example, &trainer))
      return 1;
  trainer.weights = (ParserWeights){
    .trained = trainer.current,
    .bits = BITS,
    .n_labels = trainer.relations->len,
    .lag = LAG_LEARNING * ONE,
    .drop = DROP,
  };
  train (&trainer);
  write_model (&trainer, argv[1]);
  return 0;
}
