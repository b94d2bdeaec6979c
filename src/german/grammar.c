/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of the grammar, one sentence after the other.
 */
#include "grammar-private.h"

#include <string.h>

/* Longer ones are no sentences but lists or data; their words are read, not their clauses. */
#define MAX_SENTENCE 4000

gboolean
lesart_grammar_token_is (const LesartGrammar *grammar, guint32 token, const char *word)
{
  gsize n_bytes;
  const char *form;

  if (token >= grammar->segments->n_tokens)
    return FALSE;
  form = lesart_grammar_form (grammar, token, &n_bytes);
  return *form == *word && strncmp (form, word, n_bytes) == 0 && word[n_bytes] == '\0';
}

/* Is @form one of the @words that begin with @first, the rest as it stands? */
static gboolean
is_listed (const char *form, gsize n_bytes, const char *words, char first)
{
  for (const char *word = words; (word = strchr (word, first)) != NULL; word++) {
    gsize i = 1;

    if (word > words && word[-1] != ' ')
      continue;
    while (i < n_bytes && word[i] == form[i])
      i++;
    if (i == n_bytes && (word[i] == ' ' || word[i] == '\0'))
      return TRUE;
  }
  return FALSE;
}

/* Of a word by its first letter, in small or as a capital, its last, and its length. */
static guint8
kind_of (const char *word, gsize n_bytes)
{
  guint first = (guchar) word[0] & 31, last = n_bytes > 0 ? (guchar) word[n_bytes - 1] & 31 : 0;

  return (guint8) (first * 8 + last * 21 + n_bytes * 3);
}

static void
note_kinds (LesartWordList *list, const char *words)
{
  *list = (LesartWordList){ .words = words };
  for (const char *word = words; *word != '\0';) {
    gsize n = strcspn (word, " ");
    guint kind = kind_of (word, n);

    list->kinds[kind / 64] |= G_GUINT64_CONSTANT (1) << kind % 64;
    word += n + (word[n] == ' ');
  }
}

/* The rest of lesart_grammar_is_one_of(): not told by the kind alone. */
gboolean
lesart_grammar_look_for (const LesartGrammar *grammar, guint32 token, const char *words)
{
  LesartWordList *list = &grammar->lists[(GPOINTER_TO_SIZE (words) >> 3) % LESART_N_WORD_LISTS];
  guint kind = grammar->word_kinds[token];
  gsize n_bytes;
  const char *form = lesart_grammar_form (grammar, token, &n_bytes);
  char lower = g_ascii_tolower (*form);

  if (list->words != words)
    note_kinds (list, words);
  return *form != '\0' && (list->kinds[kind / 64] >> kind % 64 & 1) != 0
         && (is_listed (form, n_bytes, words, *form)
             || (lower != *form && is_listed (form, n_bytes, words, lower)));
}

static void
note_word_kinds (LesartGrammar *grammar)
{
  for (guint32 at = 0; at < grammar->segments->n_tokens; at++) {
    gsize n_bytes;
    const char *form = lesart_grammar_form (grammar, at, &n_bytes);

    grammar->word_kinds[at] = kind_of (form, n_bytes);
  }
}

/* Which tokens stand between quotation marks; each paragraph begins outside. */
static void
mark_quoted (LesartGrammar *grammar)
{
  const LesartSegments *segments = grammar->segments;

  for (guint32 s = 0, block = G_MAXUINT32, inside = 0; s < segments->n_sentences; s++) {
    if (segments->sentences[s].block != block)
      inside = 0;
    block = segments->sentences[s].block;
    for (guint32 at = segments->sentences[s].first; at < segments->sentences[s].end; at++) {
      if (segments->tokens[at].kind == LESART_TOKEN_QUOTE
          && !lesart_grammar_token_is (grammar, at, "‚")
          && !lesart_grammar_token_is (grammar, at, "‘")
          && !lesart_grammar_token_is (grammar, at, "'"))
        inside = !inside;
      grammar->quoted[at] = (guint8) inside;
    }
  }
}

/* What is in round brackets takes no part in the clause: (SPD), (20), (siehe dort). */
static void
leave_brackets_out (LesartGrammar *grammar, const LesartSentence *sentence)
{
  guint32 open = LESART_NO_TOKEN;

  for (guint32 at = sentence->first; at < sentence->end; at++) {
    if (lesart_grammar_token_is (grammar, at, "(")) {
      open = at;
    } else if (open != LESART_NO_TOKEN && lesart_grammar_token_is (grammar, at, ")")) {
      for (guint32 t = open; t <= at; t++)
        grammar->words[t].kinds = 0;
      open = LESART_NO_TOKEN;
    }
  }
}

/* "können definiert und kombiniert werden": the auxiliary at the end serves both. */
static void
share_auxiliaries (LesartGrammar *grammar, guint32 first_clause)
{
  for (guint32 i = grammar->clauses->len; i > first_clause + 1; i--) {
    const LesartClause *later = lesart_grammar_clause (grammar, i - 1);
    LesartClause *earlier;

    if (later->coordinated == LESART_NO_CLAUSE || later->coordinated < first_clause)
      continue;
    earlier = &g_array_index (grammar->clauses, LesartClause, later->coordinated);
    if (earlier->modal == LESART_NO_TOKEN || earlier->verb == LESART_NO_TOKEN || earlier->passive
        || earlier->perfect || (grammar->words[earlier->verb].kinds & LESART_WORD_PARTICIPLE) == 0
        || (grammar->words[earlier->verb].kinds & LESART_WORD_INFINITIVE) != 0)
      continue;
    earlier->passive = later->passive;
    earlier->perfect = later->perfect;
  }
}

static void
read_sentence (LesartGrammar *grammar, guint32 s)
{
  const LesartSentence *sentence = &grammar->segments->sentences[s];
  guint32 first_clause = grammar->clauses->len;

  if (sentence->end - sentence->first > MAX_SENTENCE)
    return;
  leave_brackets_out (grammar, sentence);
  lesart_grammar_settle_words (grammar, sentence);
  lesart_grammar_find_clauses (grammar, s);
  for (guint32 i = first_clause; i < grammar->clauses->len; i++) {
    lesart_grammar_read_predicate (grammar, i);
    lesart_grammar_find_phrases (grammar, i, grammar->phrases);
  }
  share_auxiliaries (grammar, first_clause);
  lesart_grammar_find_arguments (grammar, first_clause);
}

/**
 * lesart_grammar_new:
 * @text: a text; must outlive the grammar
 * @segments: its tokens and sentences; must outlive the grammar
 * @lexemes: where forms are looked up; must outlive the grammar
 * @forms: the forms of the tokens, as lesart_lexemes_read() gives them
 * @context: (nullable): what is known of the text from elsewhere
 *
 * Analyses a text. Linear in the number of its tokens.
 *
 * Returns: (transfer full): its grammar
 */
LesartGrammar *
lesart_grammar_new (const LesartText *text,
                    const LesartSegments *segments,
                    LesartLexemes *lexemes,
                    const LesartForm *const *forms,
                    const LesartGrammarContext *context)
{
  LesartGrammar *grammar = g_new0 (LesartGrammar, 1);

  grammar->lists = g_new0 (LesartWordList, LESART_N_WORD_LISTS);
  grammar->text = text;
  grammar->utf8 = lesart_text_get_utf8 (text, NULL);
  grammar->segments = segments;
  grammar->lexemes = lexemes;
  grammar->forms = forms;
  grammar->lexicon = lesart_lexemes_get_lexicon (lexemes);
  if (context != NULL) {
    grammar->groups = context->groups;
    grammar->tags = context->tags;
    grammar->hints = context->hints;
    grammar->speech = context->speech;
    grammar->agents = context->agents;
  }
  grammar->words = g_new0 (LesartWord, segments->n_tokens);
  grammar->quoted = g_new0 (guint8, segments->n_tokens);
  grammar->word_kinds = g_new (guint8, segments->n_tokens);
  note_word_kinds (grammar);
  grammar->clause_of = g_new (guint32, segments->n_tokens);
  for (guint32 i = 0; i < segments->n_tokens; i++)
    grammar->clause_of[i] = LESART_NO_CLAUSE;
  grammar->clauses = g_array_new (FALSE, FALSE, sizeof (LesartClause));
  grammar->phrases = g_array_new (FALSE, FALSE, sizeof (LesartNounPhrase));
  grammar->strings = g_string_chunk_new (1024);
  lesart_grammar_read_words (grammar);
  mark_quoted (grammar);
  for (guint32 s = 0; s < segments->n_sentences; s++)
    read_sentence (grammar, s);
  return grammar;
}

void
lesart_grammar_free (LesartGrammar *grammar)
{
  g_free (grammar->lists);
  g_free (grammar->words);
  g_free (grammar->quoted);
  g_free (grammar->word_kinds);
  g_free (grammar->clause_of);
  g_array_unref (grammar->clauses);
  g_array_unref (grammar->phrases);
  g_string_chunk_free (grammar->strings);
  g_free (grammar);
}
