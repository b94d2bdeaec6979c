/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train tagger LANGUAGE OUT FILE.conllu...
 *
 * Trains the model of the tagger on sentences of which some are marked in part only: UPOS and XPOS
 * may list alternatives (see treebanks.py).
 *
 * Done twice: what the first model finds for each form in all texts becomes the list of what the
 * form is known to be, which the second is restricted to. The second is an average over several
 * orders of the texts, as one order alone decides close cases by chance.
 */
#include "conllu.h"
#include "learn.h"
#include "tagger-trainer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 4

/* --- Reading --- */

static gboolean
lists (char *const *alternatives, const char *name)
{
  return strcmp (alternatives[0], "_") == 0
         || g_strv_contains ((const char *const *) alternatives, name);
}

static ClassSet
classes_of (const LesartConlluWord *word)
{
  g_auto (GStrv) upos = g_strsplit (word->upos, "|", -1);
  g_auto (GStrv) xpos =
      g_strsplit (strcmp (word->xpos, "PROAV") == 0 ? "PAV" : word->xpos, "|", -1);
  ClassSet set = { { 0 } }, by_upos = { { 0 } };

  for (guint i = 0; i < lesart_tag_n_classes; i++) {
    if (!lists (upos, lesart_upos_get_name (lesart_tag_classes[i].upos)))
      continue;
    lesart_class_set_add (&by_upos, i);
    if (lists (xpos, lesart_stts_get_name (lesart_tag_classes[i].stts)))
      lesart_class_set_add (&set, i);
  }
  return set.bits[0] == 0 && set.bits[1] == 0 ? by_upos : set;
}

static guint
set_count (const ClassSet *set)
{
  guint n = 0;

  for (guint i = 0; i < lesart_tag_n_classes; i++)
    n += lesart_class_set_has (set, i);
  return n;
}

static void
add_example (gpointer data, const LesartConlluSentence *sentence)
{
  TagTrainer *trainer = data;
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  TagExample example = { .n = n, .full = TRUE, .own = TRUE };

  example.forms = g_new (const LesartForm *, n);
  example.allowed = g_new (ClassSet, n);
  example.features = g_new0 (guint32, n);
  example.traits = g_new0 (guint32, n);
  for (guint32 i = 0; i < n; i++) {
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
    const char *form = g_string_chunk_insert_const (trainer->strings, word->form);

    example.forms[i] = lesart_lexemes_get (trainer->lexemes, form, strlen (form));
    example.allowed[i] = classes_of (word);
    lesart_feats_parse (word->feats, &example.features[i], &example.traits[i]);
    example.own = example.own && strstr (word->misc, "Source=") == NULL;
    example.full = example.full && set_count (&example.allowed[i]) == 1;
  }
  if (n > 0)
    g_array_append_val (trainer->examples, example);
}

/* --- Writing --- */

/* A weight is stored as its root, so that the many small ones keep their differences. */
static void
append_weights (GByteArray *out, const double *weights, gsize n)
{
  double largest = 1, scale;

  for (gsize i = 0; i < n; i++)
    largest = MAX (largest, fabs (weights[i]));
  scale = 127.0 * 127.0 / largest;
  for (gsize i = 0; i < n; i++) {
    double w = scale * weights[i];
    gint8 byte = (gint8) lrint (w < 0 ? -sqrt (-w) : sqrt (w));

    g_byte_array_append (out, (const guint8 *) &byte, 1);
  }
}

static void
write_model (TagTrainer *trainer, const GArray *entries, const GArray *templates, const char *path)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  TagModelHead head = { TAG_MODEL_MAGIC, lesart_tag_n_classes, CLASS_BITS,
                        AGREEMENT_BITS,  entries->len,         templates->len };

  g_byte_array_append (out, (const guint8 *) &head, sizeof head);
  append_weights (out, trainer->classes.sums, trainer->classes.n);
  append_weights (out, trainer->agreement.sums, trainer->agreement.n);
  g_byte_array_append (out, (const guint8 *) entries->data,
                       entries->len * (guint) sizeof (TagEntry));
  g_byte_array_append (out, (const guint8 *) templates->data,
                       templates->len * (guint) sizeof (TagTemplate));
  if (!g_file_set_contents (path, (const char *) out->data, (gssize) out->len, NULL)) {
    g_printerr ("lesart-train tagger: cannot write %s\n", path);
    exit (1);
  }
}

static TagTrained
weights_new (guint bits)
{
  gsize n = (gsize) 1 << bits;

  return (TagTrained){ g_new0 (gint32, 2 * n), g_new0 (gint64, 2 * n), g_new0 (double, n), n };
}

static void
open_trainer (TagTrainer *trainer, const LesartLanguage *language)
{
  trainer->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  trainer->tagger = lesart_tagger_new (language, trainer->lexemes);
  trainer->strings = g_string_chunk_new (1 << 16);
  trainer->examples = g_array_new (FALSE, FALSE, sizeof (TagExample));
  trainer->extra = g_array_new (FALSE, FALSE, sizeof (gint32));
  trainer->classes = weights_new (CLASS_BITS);
  trainer->agreement = weights_new (AGREEMENT_BITS);
  trainer->state = 88172645463325252ull;
  trainer->tagger->learned = TRUE;
  trainer->tagger->model = (TagModel){
    .classes = { NULL, trainer->classes.weights, NULL, (1u << CLASS_BITS) - 1 },
    .agreement = { NULL, trainer->agreement.weights, NULL, (1u << AGREEMENT_BITS) - 1 },
  };
}

int
lesart_train_tagger (int argc, char **argv)
{
  TagTrainer trainer = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TagEntry));
  g_autoptr (GArray) templates = g_array_new (FALSE, FALSE, sizeof (TagTemplate));

  if (argc < 4) {
    g_printerr ("usage: lesart-train tagger LANGUAGE OUT FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-train tagger: %s\n", error->message);
    return 1;
  }
  open_trainer (&trainer, language);
  for (int i = 3; i < argc; i++)
    if (!lesart_learn_read_treebank (argv[i], add_example, &trainer))
      return 1;
  lesart_tag_find_entries (&trainer, entries, TRUE);
  lesart_tag_train_classes (&trainer);
  memset (trainer.classes.sums, 0, trainer.classes.n * sizeof *trainer.classes.sums);
  lesart_tag_find_entries (&trainer, entries, FALSE);
  for (guint round = 0; round < ROUNDS; round++) {
    lesart_tag_train_classes (&trainer);
    lesart_tag_train_agreement (&trainer);
  }
  lesart_tag_find_templates (&trainer, templates);
  write_model (&trainer, entries, templates, argv[2]);
  return 0;
}
