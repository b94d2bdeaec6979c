/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train names LANGUAGE OUT FILE... [--other FILE...]
 *
 * Trains the model of names-tagger.c. Each file holds articles: "# doc: NAME", then one sentence a
 * line with names marked as [PER ..] [ORG ..] [LOC ..] [OTH ..]; a blank line ends an article.
 *
 * Averaged structured perceptron (Collins 2002) over hashed features; wrong tags get a head start
 * (margin) while training, so that the right ones win by some distance. The order of sentences is
 * shuffled by a fixed generator: the same files give the same model. That is done several times
 * with other orders, and the weights are averaged again, as one order alone decides close cases by
 * chance.
 *
 * The other files are of another kind or marked after other rules. They train weights that all
 * share; those of own text are added to them (Daumé 2007), and the model has the sums.
 */
#include "learn.h"
#include "names-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 4
#define EPOCHS 24
#define MARGIN 30
#define BITS 17u
#define N_WEIGHTS ((gsize) NAME_N_TAGS << BITS)
#define RARE 2u
#define DROP                                                                                       \
  40u /* of 100 features are left out at random: no single one must carry the decision             \
       */

typedef struct {
  guint32 n_tokens;
  guint8 *tags;
  guint32 *starts;   /* n_tokens + 1 offsets into features */
  guint32 *features; /* bucket numbers; none: the token cannot be a name */
  gboolean own;      /* of the kind of text that the model is for */
} Example;

typedef struct {
  gint32 weights[NAME_N_TAGS + 1][NAME_N_TAGS];
  gint64 totals[NAME_N_TAGS + 1][NAME_N_TAGS];
} Transitions;

typedef struct {
  GArray *examples;
  gboolean own;    /* what is being read */
  gint32 *weights; /* shared ones, then those of own text */
  gint64 *totals;
  guint32 *counts;
  Transitions transitions[2]; /* the same */
  double *sums;               /* averaged weights, over all rounds */
  double transition_sums[NAME_N_TAGS + 1][NAME_N_TAGS];
  gint64 step;
  guint64 state; /* of the generator: xorshift */
  guint32 salt;  /* which features are left out of the example at hand */
} Trainer;

typedef struct {
  guint32 start; /* bytes */
  guint32 end;
  guint8 type;
} Mark;

/* --- Reading --- */

/* Appends a line without its marks, which go to @marks. */
static void
strip_marks (const char *line, GString *text, GArray *marks)
{
  static const char *const types[] = { "[PER ", "[ORG ", "[LOC ", "[OTH " };
  Mark mark = { 0 };
  gboolean open = FALSE;

  for (const char *p = line; *p != '\0' && *p != '\n';) {
    gboolean opens = FALSE;

    for (guint8 i = 0; i < G_N_ELEMENTS (types) && !open; i++)
      if (g_str_has_prefix (p, types[i])) {
        mark = (Mark){ (guint32) text->len, 0, i };
        opens = open = TRUE;
        p += strlen (types[i]);
        break;
      }
    if (opens)
      continue;
    if (open && *p == ']') {
      mark.end = (guint32) text->len;
      g_array_append_val (marks, mark);
      open = FALSE;
    } else {
      g_string_append_c (text, *p);
    }
    p++;
  }
  g_string_append_c (text, '\n');
}

static void
set_tags (const LesartExtraction *x, const GArray *marks, guint8 *tags)
{
  guint m = 0;
  gboolean inside = FALSE;

  for (guint32 t = 0; t < x->n_tokens; t++) {
    const LesartToken *token = &x->tokens[t];

    for (; m < marks->len && g_array_index (marks, Mark, m).end <= token->byte_start; m++)
      inside = FALSE;
    tags[t] = NAME_OUTSIDE;
    if (m < marks->len && g_array_index (marks, Mark, m).start < token->byte_end) {
      guint8 type = g_array_index (marks, Mark, m).type;

      tags[t] = inside ? NAME_INSIDE (type) : NAME_BEGIN (type);
      inside = TRUE;
    }
  }
}

static void
add_example (Trainer *trainer,
             const NameEvidence *e,
             const LesartSentence *sentence,
             const guint8 *tags)
{
  guint32 n = sentence->end - sentence->first;
  Example example = { n, g_memdup2 (tags + sentence->first, n), g_new0 (guint32, n + 1), NULL,
                      trainer->own };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n; i++) {
    guint32 features[NAME_MAX_FEATURES];
    guint n_features = 0;

    if (lesart_name_may_be (e, sentence->first, sentence->end, sentence->first + i))
      n_features =
          lesart_name_features (e, sentence->first, sentence->end, sentence->first + i, features);
    for (guint k = 0; k < n_features; k++) {
      features[k] >>= 32 - BITS;
      trainer->counts[features[k]]++;
    }
    g_array_append_vals (all, features, n_features);
    example.starts[i + 1] = all->len;
  }
  example.features = (guint32 *) (gpointer) g_array_free (all, FALSE);
  g_array_append_val (trainer->examples, example);
}

static void
add_article (Trainer *trainer, const LesartLanguage *language, GString *utf8, GArray *marks)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8->str, (gssize) utf8->len, NULL);
  LesartExtraction x;
  NameEvidence *evidence;
  guint8 *tags;

  if (text == NULL || utf8->len == 0)
    return;
  lesart_extraction_init (&x, text, language, NULL);
  lesart_extract_quantities (&x); /* as before the names of any text */
  lesart_extract_times (&x);
  tags = g_new0 (guint8, x.n_tokens + 1);
  set_tags (&x, marks, tags);
  evidence = lesart_name_evidence_new (&x);
  for (guint32 s = 0; s < x.n_sentences; s++)
    add_example (trainer, evidence, &x.sentences[s], tags);
  lesart_name_evidence_free (evidence);
  lesart_extraction_clear (&x);
  lesart_reading_unref (x.reading);
  g_free (tags);
}

static void
read_file (Trainer *trainer, const LesartLanguage *language, const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  if (!g_file_get_contents (path, &contents, NULL, NULL)) {
    g_printerr ("lesart-train: cannot read %s\n", path);
    exit (1);
  }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "# doc:") || *lines[i] == '\0') {
      add_article (trainer, language, text, marks);
      g_string_truncate (text, 0);
      g_array_set_size (marks, 0);
    } else {
      strip_marks (lines[i], text, marks);
    }
  }
  add_article (trainer, language, text, marks);
}

/* --- Training --- */

static gboolean
is_dropped (const Trainer *trainer, guint32 at)
{
  guint32 hash = (at ^ trainer->salt) * 0x9e3779b9u;

  hash ^= hash >> 15;
  hash *= 0x85ebca6bu;
  return (hash >> 8) % 100 < DROP;
}

static void
score_example (const Trainer *trainer, const Example *example, gint32 (*scores)[NAME_N_TAGS])
{
  for (guint32 i = 0; i < example->n_tokens; i++) {
    memset (scores[i], 0, sizeof scores[i]);
    if (example->starts[i] == example->starts[i + 1]) {
      scores[i][NAME_OUTSIDE] = 1 << 16;
      continue;
    }
    for (guint32 k = example->starts[i]; k < example->starts[i + 1]; k++) {
      const gint32 *weights = trainer->weights + example->features[k] * NAME_N_TAGS;

      if (is_dropped (trainer, k))
        continue;
      for (guint tag = 0; tag < NAME_N_TAGS; tag++)
        scores[i][tag] += weights[tag] + (example->own ? weights[N_WEIGHTS + tag] : 0);
    }
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      scores[i][tag] += tag != example->tags[i] ? MARGIN : 0;
  }
}

static void
update_tag (Trainer *trainer, const Example *example, guint32 i, guint tag, gint32 by)
{
  for (guint32 k = example->starts[i]; k < example->starts[i + 1]; k++) {
    gsize at = (gsize) example->features[k] * NAME_N_TAGS + tag;

    if (is_dropped (trainer, k))
      continue;
    for (guint part = 0; part < (example->own ? 2u : 1u); part++, at += N_WEIGHTS) {
      trainer->weights[at] += by;
      trainer->totals[at] += by * trainer->step;
    }
  }
}

static void
update_transition (Trainer *trainer, gboolean own, guint before, guint tag, gint32 by)
{
  for (guint part = 0; part < (own ? 2u : 1u); part++) {
    trainer->transitions[part].weights[before][tag] += by;
    trainer->transitions[part].totals[before][tag] += by * trainer->step;
  }
}

static guint
learn (Trainer *trainer, const Example *example)
{
  gint32 (*scores)[NAME_N_TAGS] = g_malloc_n (example->n_tokens, sizeof *scores);
  guint8 *back = g_malloc_n (example->n_tokens, NAME_N_TAGS);
  guint8 *tags = g_malloc (example->n_tokens);
  gint32 transitions[NAME_N_TAGS + 1][NAME_N_TAGS];
  guint wrong = 0;

  for (guint i = 0; i <= NAME_N_TAGS; i++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      transitions[i][tag] = trainer->transitions[0].weights[i][tag]
                            + (example->own ? trainer->transitions[1].weights[i][tag] : 0);
  trainer->step++;
  trainer->salt = (guint32) trainer->state + (guint32) trainer->step * 2654435761u;
  score_example (trainer, example, scores);
  lesart_name_best_path ((const gint32 (*)[NAME_N_TAGS]) scores,
                         (const gint32 (*)[NAME_N_TAGS]) transitions, example->n_tokens, back,
                         tags);
  for (guint32 i = 0; i < example->n_tokens; i++) {
    guint gold_before = i > 0 ? example->tags[i - 1] : NAME_N_TAGS,
          before = i > 0 ? tags[i - 1] : NAME_N_TAGS;

    if (tags[i] != example->tags[i]) {
      update_tag (trainer, example, i, example->tags[i], 1);
      update_tag (trainer, example, i, tags[i], -1);
      wrong++;
    }
    if (tags[i] != example->tags[i] || before != gold_before) {
      update_transition (trainer, example->own, gold_before, example->tags[i], 1);
      update_transition (trainer, example->own, before, tags[i], -1);
    }
  }
  g_free (scores);
  g_free (back);
  g_free (tags);
  return wrong;
}

/* What was met a few times only is noise: left out before training, so that nothing leans on it. */
static void
drop_rare (Trainer *trainer)
{
  for (guint i = 0; i < trainer->examples->len; i++) {
    Example *example = &g_array_index (trainer->examples, Example, i);
    guint32 n = 0, start = 0;

    for (guint32 t = 0; t < example->n_tokens; t++) {
      for (guint32 k = start; k < example->starts[t + 1]; k++)
        if (trainer->counts[example->features[k]] >= RARE)
          example->features[n++] = example->features[k];
      start = example->starts[t + 1];
      example->starts[t + 1] = n;
    }
  }
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
      guint j, swap;

      trainer->state ^= trainer->state << 13;
      trainer->state ^= trainer->state >> 7;
      trainer->state ^= trainer->state << 17;
      j = (guint) (trainer->state % i);
      swap = order[i - 1];
      order[i - 1] = order[j];
      order[j] = swap;
    }
    for (guint i = 0; i < n; i++)
      wrong += learn (trainer, &g_array_index (trainer->examples, Example, order[i]));
    g_printerr ("epoch %u: %u tokens wrong\n", epoch + 1, wrong);
  }
}

static double
average (const Trainer *trainer, gint32 weight, gint64 total)
{
  return weight - (double) total / (double) (trainer->step + 1);
}

/* Adds the averages of a round to the sums and clears it for the next. */
static void
end_round (Trainer *trainer)
{
  for (gsize i = 0; i < 2 * N_WEIGHTS; i++)
    trainer->sums[i % N_WEIGHTS] += average (trainer, trainer->weights[i], trainer->totals[i]);
  for (guint part = 0; part < 2; part++)
    for (guint i = 0; i <= NAME_N_TAGS; i++)
      for (guint tag = 0; tag < NAME_N_TAGS; tag++)
        trainer->transition_sums[i][tag] +=
            average (trainer, trainer->transitions[part].weights[i][tag],
                     trainer->transitions[part].totals[i][tag]);
  memset (trainer->weights, 0, 2 * N_WEIGHTS * sizeof *trainer->weights);
  memset (trainer->totals, 0, 2 * N_WEIGHTS * sizeof *trainer->totals);
  memset (trainer->transitions, 0, sizeof trainer->transitions);
  trainer->step = 0;
}

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static void
write_model (const Trainer *trainer, const char *path)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint32 head[4] = { 0x314d4e4cu, BITS, 0, 0 };
  gint32 transitions[NAME_N_TAGS + 1][NAME_N_TAGS];
  double largest = 0, scale;

  for (gsize i = 0; i < N_WEIGHTS; i++)
    largest = MAX (largest, fabs (trainer->sums[i]));
  scale = 127.0 * 127.0 / MAX (largest, 1.0);
  head[2] = (guint32) MAX (scale * MARGIN * ROUNDS, 1.0);
  for (guint i = 0; i <= NAME_N_TAGS; i++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      transitions[i][tag] =
          (gint32) lrint (scale * 100 / (100 - DROP) * trainer->transition_sums[i][tag]);
  g_byte_array_append (out, (const guint8 *) head, sizeof head);
  g_byte_array_append (out, (const guint8 *) transitions, sizeof transitions);
  for (gsize i = 0; i < N_WEIGHTS; i++) {
    double w = scale * trainer->sums[i];
    gint8 byte = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
  if (!g_file_set_contents (path, (const char *) out->data, (gssize) out->len, NULL)) {
    g_printerr ("lesart-train: cannot write %s\n", path);
    exit (1);
  }
}

int
lesart_train_names (int argc, char **argv)
{
  Trainer trainer = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 4) {
    g_printerr ("usage: lesart-train names LANGUAGE OUT FILE... [--other FILE...]\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-train names: %s\n", error->message);
    return 1;
  }
  trainer.examples = g_array_new (FALSE, FALSE, sizeof (Example));
  trainer.weights = g_new0 (gint32, 2 * N_WEIGHTS);
  trainer.totals = g_new0 (gint64, 2 * N_WEIGHTS);
  trainer.sums = g_new0 (double, N_WEIGHTS);
  trainer.counts = g_new0 (guint32, 1u << BITS);
  trainer.own = TRUE;
  for (int i = 3; i < argc; i++)
    if (strcmp (argv[i], "--other") == 0)
      trainer.own = FALSE;
    else
      read_file (&trainer, language, argv[i]);
  drop_rare (&trainer);
  trainer.state = 88172645463325252ull;
  for (guint round = 0; round < ROUNDS; round++) {
    train (&trainer);
    end_round (&trainer);
  }
  write_model (&trainer, argv[2]);
  return 0;
}
