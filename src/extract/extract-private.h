/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the steps of lesart_read() share. Each step reads what the ones before it found and appends
 * to its own arrays; none changes the tokens.
 *
 *   date -> quantities -> times -> names -> mentions (nominal, pronoun) -> quotes -> roles
 *   -> facts -> amounts inside compounds
 *
 * Times come after quantities so that "8. Februar" and "zwei Jahre" take the number away again:
 * lesart_extract_times() removes quantities that lie inside a time.
 */
#pragma once

#include <string.h>

#include "grammar.h"
#include "reading.h"
#include "value-words.h"

G_BEGIN_DECLS

typedef struct _LesartSyntax LesartSyntax;

typedef struct {
  const char *utf8; /* of the text */
  const LesartToken *tokens;
  guint32 n_tokens;
  const LesartSentence *sentences;
  guint32 n_sentences;
  const LesartLanguage *language;
  const LesartLexicon *lexicon;   /* for parts of words */
  LesartLexemes *lexemes;         /* the forms of the text, as the lexicon has them */
  const LesartForm *const *forms; /* token -> its form */
  LesartValueWords *value_words;
  LesartTagger *tagger;
  LesartTag *tags;          /* of the tokens */
  gint32 *name_at;          /* token -> mention by name, or -1, as the names were found */
  guint8 *hints;            /* token -> LesartHint: times and measures */
  LesartGrammar *grammar;   /* from the mentions on; so the syntax */
  LesartSyntax *syntax;     /* from the mentions on */
  LesartReading *reading;   /* being filled */
  guint32 *sentence_of;     /* token -> sentence */
  gint32 *mention_at;       /* token -> index into reading->mentions, or -1; kept by
                               lesart_extract_names() and lesart_extract_mentions() */
  GDate date;               /* of the article; invalid if not known */
  int minute;               /* of that day, for "in 5 Minuten"; -1 if not known */
  LesartProgress *progress; /* (nullable) */
  gboolean durations;       /* only how long is asked, not when */
  gboolean utterance;       /* one thing said, not an article: see lesart_recognize() */
} LesartExtraction;

LesartReading *lesart_reading_new (LesartText *text);

void lesart_extraction_init (LesartExtraction *x,
                             LesartText *text,
                             const LesartLanguage *language,
                             const char *date);
void lesart_extraction_clear (LesartExtraction *x);

void lesart_extraction_set_date (LesartExtraction *x, const char *date, LesartDateSource source);
void lesart_extract_date (LesartExtraction *x);
void lesart_extract_quantities (LesartExtraction *x);
void lesart_extract_times (LesartExtraction *x);
void lesart_extract_names (LesartExtraction *x);
void lesart_extract_grammar (LesartExtraction *x);
void lesart_extract_mentions (LesartExtraction *x);
void lesart_extract_quotes (LesartExtraction *x);
void lesart_extract_roles (LesartExtraction *x);
void lesart_extract_facts (LesartExtraction *x);
void lesart_extract_ages (LesartExtraction *x);
void lesart_extract_compound_quantities (LesartExtraction *x);

const char *lesart_extraction_intern (LesartExtraction *x, const char *string, gssize n_bytes);
LesartSpan
lesart_extraction_span (const LesartExtraction *x, guint32 first_token, guint32 end_token);

static inline const char *
lesart_token_text (const LesartExtraction *x, guint32 at, gsize *n_bytes)
{
  *n_bytes = x->tokens[at].byte_end - x->tokens[at].byte_start;
  return x->utf8 + x->tokens[at].byte_start;
}

/* Is token @at exactly @word? For steps before the grammar, which has lesart_grammar_token_is(). */
static inline gboolean
lesart_token_is (const LesartExtraction *x, guint32 at, const char *word)
{
  gsize n_bytes;
  const char *text = lesart_token_text (x, at, &n_bytes);

  return strlen (word) == n_bytes && memcmp (text, word, n_bytes) == 0;
}

static inline const LesartForm *
lesart_token_form (const LesartExtraction *x, guint32 at)
{
  return x->forms[at];
}

G_END_DECLS
