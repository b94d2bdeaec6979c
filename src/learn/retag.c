/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-train retag LANGUAGE FILE.conllu...
 *
 * Prints treebanks with the lemmas, tags and features that the tagger gives to their words in place
 * of their own, so that the parser learns from what it will be given.
 */
#include "conllu.h"
#include "learn.h"
#include "tagger.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const LesartLanguage *language;
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  GStringChunk *strings;
} Retagger;

static void
retag_sentence (gpointer data, const LesartConlluSentence *sentence)
{
  Retagger *retagger = data;
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  g_autofree const LesartForm **forms = g_new (const LesartForm *, n + 1);
  g_autofree LesartTag *tags = g_new (LesartTag, n + 1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint32 i = 0; i < n; i++) {
    const char *form = g_string_chunk_insert_const (
        retagger->strings, lesart_conllu_sentence_get_word (sentence, i)->form);

    forms[i] = lesart_lexemes_get (retagger->lexemes, form, strlen (form));
  }
  lesart_tagger_tag_sentence (retagger->tagger, forms, n, tags);
  for (guint32 i = 0; i < n; i++) {
    LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
    g_autoptr (GString) feats = g_string_new (NULL);

    lesart_feats_append (feats, tags[i].features, tags[i].traits);
    word->lemma = tags[i].lemma;
    word->upos = lesart_upos_get_name ((LesartUpos) tags[i].upos);
    word->xpos = lesart_stts_get_name ((LesartStts) tags[i].stts);
    word->feats = g_string_chunk_insert_const (retagger->strings, feats->str);
  }
  lesart_conllu_append (out, sentence);
  fwrite (out->str, 1, out->len,
          stdout); /* g_print() would turn it into the encoding of the locale */
}

int
lesart_retag (int argc, char **argv)
{
  Retagger retagger = { 0 };
  g_autoptr (LesartLanguage) language = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  if (argc < 3) {
    g_printerr ("usage: lesart-train retag LANGUAGE FILE.conllu...\n");
    return 2;
  }
  language = lesart_language_open (argv[1], NULL, &error);
  if (language == NULL) {
    g_printerr ("lesart-train retag: %s\n", error->message);
    return 1;
  }
  retagger.lexemes = lesart_lexemes_new (lesart_language_get_lexicon (language));
  retagger.tagger = lesart_tagger_new (language, retagger.lexemes);
  retagger.strings = g_string_chunk_new (1 << 16);
  for (int i = 2; i < argc; i++)
    done = lesart_learn_read_treebank (argv[i], retag_sentence, &retagger) && done;
  lesart_tagger_free (retagger.tagger);
  lesart_lexemes_free (retagger.lexemes);
  g_string_chunk_free (retagger.strings);
  return done ? 0 : 1;
}
