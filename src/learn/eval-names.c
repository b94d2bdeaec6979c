/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-eval names LANGUAGE [--news FILE...] [--wiki FILE...] [--other FILE...]
 *                   [--set OPTION=VALUE]... [--misses] (--test FILE...)...
 *
 * Measures the recogniser of names on the articles of the test files: exact spans with their type,
 * by precision, recall and F1, and whether their scores are probabilities.
 *
 * Learns from the other files, but never from an article (by its name) that it is asked about. With
 * --set folds=5 the test articles are parted in five, and for each part a model learns from all
 * that is not in it, also from the others of the test files if those are given for learning, too.
 * Each --test opens a set of its own; sets of the same articles, marked in two ways, are asked of
 * the same models.
 *
 * Other settings: as=wiki takes the weights of that domain; model=FILE takes a model as it is;
 * keep=PREFIX keeps the models as PREFIX, number of the test, fold, and takes those that are there:
 * for rules, which can be tried without learning again; only=2 asks about two of the folds;
 * types=PER,LOC,ORG counts these only; bits, epochs, rounds, rare, drop, rate, outside, wiki,
 * network: see NamesSettings. Folds are learned side by side, one a processor.
 */
#include "learn.h"
#include "names-calibration.h"
#include "names-learner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_BINS 10u

typedef struct {
  guint right;
  guint found;
  guint gold;
} Count;

/* A name that was found. */
typedef struct {
  NameSpan span;
  guint fold;
  gboolean right;
} Verdict;

typedef struct {
  Count types[LESART_N_ENTITY_TYPES];
  guint right_spans; /* whatever their type */
  GArray *verdicts;
} Counts;

/* A set of articles to be asked about. */
typedef struct {
  GPtrArray *articles; /* NamesArticle */
  char *name;          /* of its first file */
  Counts counts;
} Test;

typedef struct {
  GPtrArray *articles; /* NamesArticle, to learn from */
  GPtrArray *lessons;  /* one an article */
  GPtrArray *tests;    /* Test */
  NamesSettings settings;
  guint folds;
  guint only; /* so many of them are asked about; 0: all */
  gboolean types[LESART_N_ENTITY_TYPES];
  gboolean misses;
  char *model;
  char *keep; /* where the models of the folds are kept */
} Evaluation;

/* --- Comparing --- */

/* GermEval calls the currencies names; so do its annotators, not ours. Words that mean other
 * things, too ("Mark", "Franken"), are one where a sum is told. */
static gboolean
is_currency (const NamesArticle *article, guint32 at)
{
  static const char *const always[] = { "Euro", "EUR", "€", "Dollar", "US-Dollar" };
  const LesartToken *token = &article->x.tokens[at];
  guint32 row;

  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    if (lesart_token_is (&article->x, at, always[i]))
      return TRUE;
  return article->evidence->tokens[at].amount
         && lesart_table_lookup (lesart_language_get_table (article->x.language, "currencies"),
                                 article->x.utf8 + token->byte_start,
                                 token->byte_end - token->byte_start, &row, 1)
                > 0;
}

static void
add_currencies (const NamesArticle *article, GArray *spans)
{
  guint n = spans->len, next = 0;

  for (guint32 t = 0; t < article->x.n_tokens; t++) {
    NameSpan span = { .first = t, .end = t + 1, .type = LESART_ENTITY_OTH, .score = 0.9 };

    while (next < n && g_array_index (spans, NameSpan, next).end <= t)
      next++;
    if ((next == n || g_array_index (spans, NameSpan, next).first > t) && is_currency (article, t))
      g_array_append_val (spans, span);
  }
}

static void
tell_miss (const NamesArticle *article, char sign, guint32 start, guint32 end, guint type)
{
  const char *text = article->x.utf8;
  guint32 from = start > 50 ? start - 50 : 0;
  g_autofree char *line = NULL;

  while ((text[from] & 0xc0) == 0x80)
    from++;
  line = g_strdup_printf ("%c %s %s: %.*s{%.*s}%.60s", sign,
                          lesart_entity_type_to_string ((LesartEntityType) type), article->id,
                          (int) (start - from), text + from, (int) (end - start), text + start,
                          text + end);
  g_strdelimit (line, "\n", '/');
  g_print ("%s\n", line);
}

static void
count_found (const Evaluation *ev,
             const NamesArticle *article,
             const NameSpan *span,
             Counts *counts)
{
  guint32 start = article->x.tokens[span->first].byte_start,
          end = article->x.tokens[span->end - 1].byte_end;
  const NamesMark *mark = lesart_names_find_mark (article, span);
  Verdict verdict = { *span, article->block % ev->folds, mark != NULL && mark->type == span->type };

  if (!ev->types[span->type])
    return;
  g_array_append_val (counts->verdicts, verdict);
  counts->types[span->type].found++;
  counts->types[span->type].right += verdict.right;
  counts->right_spans += mark != NULL;
  if (!verdict.right && ev->misses)
    tell_miss (article, '+', start, end, span->type);
}

static gboolean
is_found (const NamesArticle *article, const GArray *spans, const NamesMark *mark)
{
  for (guint i = 0; i < spans->len; i++) {
    const NameSpan *span = &g_array_index (spans, NameSpan, i);

    if (article->x.tokens[span->first].byte_start == mark->start
        && article->x.tokens[span->end - 1].byte_end == mark->end && span->type == mark->type)
      return TRUE;
  }
  return FALSE;
}

static void
test_article (const Evaluation *ev,
              const NamesArticle *article,
              const NameModel *model,
              Counts *counts)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (NameSpan));

  lesart_name_find (article->evidence, model, spans);
  if (ev->settings.domain == NAMES_WIKI)
    add_currencies (article, spans);
  for (guint i = 0; i < spans->len; i++)
    count_found (ev, article, &g_array_index (spans, NameSpan, i), counts);
  for (guint i = 0; i < article->marks->len; i++) {
    const NamesMark *mark = &g_array_index (article->marks, NamesMark, i);

    if (!ev->types[mark->type])
      continue;
    counts->types[mark->type].gold++;
    if (ev->misses && !is_found (article, spans, mark))
      tell_miss (article, '-', mark->start, mark->end, mark->type);
  }
}

/* --- Folds --- */

static GByteArray *
learn_without (const Evaluation *ev, GHashTable *left_out, const char *progress)
{
  g_autoptr (GPtrArray) lessons = g_ptr_array_new ();
  NamesSettings settings = ev->settings;

  settings.progress = progress;
  for (guint i = 0; i < ev->articles->len; i++) {
    const NamesArticle *article = g_ptr_array_index (ev->articles, i);

    if (!g_hash_table_contains (left_out, article->id))
      g_ptr_array_add (lessons, g_ptr_array_index (ev->lessons, i));
  }
  return lesart_names_learn ((const NamesLesson *const *) lessons->pdata, lessons->len, &settings);
}

/* The names of the articles of a fold. */
static GHashTable *
ids_of_fold (const Evaluation *ev, const Test *test, guint fold)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < test->articles->len; i++) {
    const NamesArticle *article = g_ptr_array_index (test->articles, i);

    if (article->block % ev->folds == fold)
      g_hash_table_add (ids, article->id);
  }
  return ids;
}

static gboolean
are_same (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (b, id))
      return FALSE;
  return g_hash_table_size (a) == g_hash_table_size (b);
}

/* The model for a fold: a file, or learned. */
static GByteArray *
model_of_fold (const Evaluation *ev, guint test, guint fold, GHashTable *ids)
{
  g_autofree char *progress = g_strdup_printf ("fold %u of %u, ", fold + 1, ev->folds);
  g_autofree char *kept =
      ev->keep != NULL ? g_strdup_printf ("%s%u-%u", ev->keep, test, fold) : g_strdup (ev->model);
  char *file = NULL;
  gsize n_bytes;
  GByteArray *bytes;

  if (kept != NULL && g_file_get_contents (kept, &file, &n_bytes, NULL))
    return g_byte_array_new_take ((guint8 *) file, n_bytes);
  if (ev->model != NULL || ev->articles->len == 0)
    return g_byte_array_new ();
  bytes = learn_without (ev, ids, progress);
  if (kept != NULL)
    g_file_set_contents (kept, (const char *) bytes->data, (gssize) bytes->len, NULL);
  return bytes;
}

static void
ask_fold (const Evaluation *ev, Test *test, guint fold, const GByteArray *bytes)
{
  NameModel model;

  if (!lesart_name_model_init (&model, bytes->data, bytes->len)) {
    g_printerr ("lesart-eval: no model\n");
    exit (1);
  }
  for (guint i = 0; i < test->articles->len; i++) {
    const NamesArticle *article = g_ptr_array_index (test->articles, i);

    if (article->block % ev->folds == fold)
      test_article (ev, article, &model, &test->counts);
  }
}

/* What a thread does: learns the models of a fold, one a test. */
typedef struct {
  const Evaluation *ev;
  guint fold;
  GPtrArray *models; /* GByteArray */
} Fold;

static gpointer
learn_fold (gpointer data)
{
  Fold *f = data;
  g_autoptr (GHashTable) before = NULL; /* what the last model has not seen */

  for (guint i = 0; i < f->ev->tests->len; i++) {
    g_autoptr (GHashTable) ids = ids_of_fold (f->ev, g_ptr_array_index (f->ev->tests, i), f->fold);

    if (before != NULL && are_same (ids, before)) {
      g_ptr_array_add (f->models, g_byte_array_ref (g_ptr_array_index (f->models, i - 1)));
    } else {
      g_ptr_array_add (f->models, model_of_fold (f->ev, i, f->fold, ids));
      g_clear_pointer (&before, g_hash_table_unref);
      before = g_steal_pointer (&ids);
    }
  }
  return NULL;
}

/* Learns folds [@first, @end) side by side, then asks one after the other. */
static void
test_folds (const Evaluation *ev, guint first, guint end)
{
  g_autofree Fold *folds = g_new0 (Fold, end - first);
  g_autofree GThread **threads = g_new (GThread *, end - first);

  for (guint i = 0; i < end - first; i++) {
    folds[i] = (Fold){ ev, first + i,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref) };
    threads[i] = g_thread_new ("fold", learn_fold, &folds[i]);
  }
  for (guint i = 0; i < end - first; i++) {
    g_thread_join (threads[i]);
    for (guint k = 0; k < ev->tests->len; k++)
      ask_fold (ev, g_ptr_array_index (ev->tests, k), folds[i].fold,
                g_ptr_array_index (folds[i].models, k));
    g_ptr_array_unref (folds[i].models);
  }
}

/* --- Report --- */

static double
f1 (const Count *c)
{
  return 2.0 * c->right / MAX ((double) c->found + c->gold, 1.0);
}

static void
report_line (const char *name, const Count *c)
{
  g_print ("%-5s P %.3f R %.3f F1 %.3f  (%u)\n", name, (double) c->right / MAX (c->found, 1),
           (double) c->right / MAX (c->gold, 1), f1 (c), c->gold);
}

/* Scores the names of a fold by what the other folds had. */
static void
calibrate (GArray *verdicts, guint fold)
{
  NamesTallies tallies = { 0 };
  NameCalibration calibration;

  for (guint i = 0; i < verdicts->len; i++) {
    const Verdict *v = &g_array_index (verdicts, Verdict, i);

    if (v->fold != fold) {
      tallies[v->span.type][v->span.origin][v->span.margin].found++;
      tallies[v->span.type][v->span.origin][v->span.margin].right += v->right;
    }
  }
  lesart_names_fit (tallies, calibration);
  for (guint i = 0; i < verdicts->len; i++) {
    Verdict *v = &g_array_index (verdicts, Verdict, i);

    if (v->fold == fold)
      v->span.score =
          (double) calibration[v->span.type][v->span.origin][v->span.margin] / NAME_CERTAIN;
  }
}

static void
report_scores (const GArray *verdicts)
{
  Count bins[N_BINS] = { 0 };
  double scores[N_BINS] = { 0 }, error = 0;

  for (guint i = 0; i < verdicts->len; i++) {
    const Verdict *v = &g_array_index (verdicts, Verdict, i);
    guint bin = MIN ((guint) (v->span.score * N_BINS), N_BINS - 1);

    bins[bin].found++;
    bins[bin].right += v->right;
    scores[bin] += v->span.score;
  }
  for (guint i = 0; i < N_BINS; i++) {
    double score = scores[i] / MAX (bins[i].found, 1),
           share = (double) bins[i].right / MAX (bins[i].found, 1);

    if (bins[i].found > 0)
      g_print ("score %.3f: %.3f are right  (%u)\n", score, share, bins[i].found);
    error += fabs (score - share) * bins[i].found / MAX (verdicts->len, 1);
  }
  g_print ("expected calibration error %.3f\n", error);
}

static void
report (const Evaluation *ev, const Test *test)
{
  const Counts *counts = &test->counts;
  Count all = { 0 };

  if (ev->tests->len > 1)
    g_print ("%s\n", test->name);

  for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++) {
    const Count *c = &counts->types[i];

    all = (Count){ all.right + c->right, all.found + c->found, all.gold + c->gold };
    report_line (lesart_entity_type_to_string ((LesartEntityType) i), c);
  }
  report_line ("all", &all);
  report_line ("span", &(Count){ counts->right_spans, all.found, all.gold });
  for (guint fold = 0; fold < ev->folds && ev->folds > 1 && ev->model == NULL; fold++)
    calibrate (counts->verdicts, fold);
  if (ev->folds > 1 || ev->model != NULL)
    report_scores (counts->verdicts);
}

/* --- Command line --- */

static gboolean
set (Evaluation *ev, const char *setting)
{
  const char *value = strchr (setting, '=');
  g_autofree char *name = value != NULL ? g_strndup (setting, (gsize) (value - setting)) : NULL;
  const struct {
    const char *name;
    guint *at;
  } numbers[] = { { "folds", &ev->folds },
                  { "only", &ev->only },
                  { "bits", &ev->settings.bits },
                  { "epochs", &ev->settings.epochs },
                  { "rounds", &ev->settings.rounds },
                  { "rare", &ev->settings.rare },
                  { "drop", &ev->settings.drop } };

  if (value++ == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (name, numbers[i].name)) {
      *numbers[i].at = (guint) atoi (value);
      return TRUE;
    }
  if (g_str_equal (name, "rate"))
    ev->settings.rate = g_ascii_strtod (value, NULL);
  else if (g_str_equal (name, "wiki"))
    ev->settings.wiki = g_ascii_strtod (value, NULL);
  else if (g_str_equal (name, "network"))
    ev->settings.network = g_ascii_strtod (value, NULL);
  else if (g_str_equal (name, "outside"))
    ev->settings.outside = g_ascii_strtod (value, NULL);
  else if (g_str_equal (name, "as"))
    ev->settings.domain = g_str_equal (value, "wiki")    ? NAMES_WIKI
                          : g_str_equal (value, "other") ? NAMES_OTHER
                                                         : NAMES_NEWS;
  else if (g_str_equal (name, "model"))
    ev->model = g_strdup (value);
  else if (g_str_equal (name, "keep"))
    ev->keep = g_strdup (value);
  else if (g_str_equal (name, "types"))
    for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++)
      ev->types[i] = strstr (value, lesart_entity_type_to_string ((LesartEntityType) i)) != NULL;
  else
    return FALSE;
  return TRUE;
}

static void
test_free (gpointer data)
{
  Test *test = data;

  g_ptr_array_unref (test->articles);
  g_array_unref (test->counts.verdicts);
  g_free (test->name);
  g_free (test);
}

/* Opens a set of tests, whose files follow. */
static GPtrArray *
add_test (Evaluation *ev, const char *first_file)
{
  Test *test = g_new0 (Test, 1);

  test->articles = lesart_names_corpus_new ();
  test->counts.verdicts = g_array_new (FALSE, FALSE, sizeof (Verdict));
  test->name = g_strdup (first_file != NULL ? first_file : "");
  g_ptr_array_add (ev->tests, test);
  return test->articles;
}

static gboolean
read_command (Evaluation *ev, const LesartLanguage *language, char **argv)
{
  GPtrArray *articles = ev->articles;

  while (*argv != NULL) {
    if (g_str_equal (*argv, "--set")) {
      if (argv[1] == NULL || !set (ev, argv[1]))
        return FALSE;
      argv += 2;
    } else if (g_str_equal (*argv, "--misses")) {
      ev->misses = TRUE;
      argv++;
    } else if (g_str_equal (*argv, "--test")) {
      articles = add_test (ev, argv[1]);
      argv++;
    } else {
      int n = lesart_names_read_files (articles, language, argv);

      if (n == 0)
        return FALSE;
      argv += n;
    }
  }
  return ev->tests->len > 0 && ev->folds > 0;
}

static void
run (Evaluation *ev)
{
  guint n = ev->only > 0 ? MIN (ev->only, ev->folds) : ev->folds,
        n_threads = g_get_num_processors ();

  for (guint i = 0; i < ev->articles->len && ev->model == NULL; i++)
    g_ptr_array_add (ev->lessons, lesart_names_lesson_new (g_ptr_array_index (ev->articles, i)));
  for (guint fold = 0; fold < n; fold += n_threads)
    test_folds (ev, fold, MIN (fold + n_threads, n));
  g_printerr ("\r");
  for (guint i = 0; i < ev->tests->len; i++)
    report (ev, g_ptr_array_index (ev->tests, i));
}

int
lesart_eval_names (int argc, char **argv)
{
  Evaluation ev = { .articles = lesart_names_corpus_new (),
                    .lessons =
                        g_ptr_array_new_with_free_func ((GDestroyNotify) lesart_names_lesson_free),
                    .tests = g_ptr_array_new_with_free_func (test_free),
                    .settings = NAMES_SETTINGS_DEFAULT,
                    .folds = 1,
                    .types = { TRUE, TRUE, TRUE, TRUE } };
  g_autoptr (GError) error = NULL;
  g_autoptr (LesartLanguage) language =
      argc > 1 ? lesart_language_open (argv[1], NULL, &error) : NULL;
  gboolean understood = language != NULL && read_command (&ev, language, argv + 2);

  if (error != NULL)
    g_printerr ("lesart-eval: %s\n", error->message);
  else if (!understood)
    g_printerr ("usage: lesart-eval names LANGUAGE [--news FILE...] [--wiki FILE...] [--other "
                "FILE...] [--set OPTION=VALUE]... [--misses] (--test FILE...)...\n");
  else
    run (&ev);
  g_ptr_array_unref (ev.lessons);
  g_ptr_array_unref (ev.articles);
  g_ptr_array_unref (ev.tests);
  g_free (ev.model);
  g_free (ev.keep);
  return understood ? 0 : 2;
}
