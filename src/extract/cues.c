/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cues of speech: verbs out of the speech-verbs list, with a separated prefix, in the perfect, or
 * with the words that make an idiom of them.
 */
#include "quoting.h"

#include <string.h>

/**
 * lesart_cue_frames:
 * @takes: (nullable): a cell of the lists, alternatives separated by "|"
 *
 * Returns: #LesartCueFrame
 */
guint
lesart_cue_frames (const char *takes)
{
  guint frames = 0;

  if (takes == NULL)
    return 0;
  if (strstr (takes, "direct") != NULL)
    frames |= LESART_CUE_DIRECT;
  if (strstr (takes, "dass") != NULL || strstr (takes, "ob") != NULL)
    frames |= LESART_CUE_CLAUSE;
  if (strstr (takes, "konjunktiv") != NULL)
    frames |= LESART_CUE_SUBJUNCTIVE;
  if (strstr (takes, "infinitive") != NULL)
    frames |= LESART_CUE_INFINITIVE;
  if (strstr (takes, "name") != NULL)
    frames |= LESART_CUE_NAME;
  return frames;
}

static gboolean
row_has (const LesartTable *speech, guint32 row, const char *column, const char *value)
{
  return g_strcmp0 (lesart_table_get (speech, row, lesart_table_find_column (speech, column)),
                    value)
         == 0;
}

/* What is found ("die Studie ergab, dass", "sie wusste, dass") is no report of somebody's words,
 * nor is what is denied or doubted ("sie bestritt, dass"). */
static guint
frames_of_row (const LesartTable *speech, guint32 row)
{
  guint frames = lesart_cue_frames (
      lesart_table_get (speech, row, lesart_table_find_column (speech, "takes")));
  gboolean finding =
      row_has (speech, row, "kind", "report")
      || (row_has (speech, row, "kind", "think") && row_has (speech, row, "factivity", "factive"));

  if (finding && !(frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE)))
    frames &= ~(guint) LESART_CUE_CLAUSE;
  if (row_has (speech, row, "kind", "doubt"))
    frames &= ~(guint) LESART_CUE_CLAUSE;
  if (row_has (speech, row, "kind", "deny") && row_has (speech, row, "factivity", "neutral"))
    frames &= ~(guint) (LESART_CUE_CLAUSE | LESART_CUE_INFINITIVE);
  return frames;
}

/**
 * lesart_cue_prepare_frames:
 *
 * Returns: (array): the #LesartCueFrame of each row of speech-verbs
 */
gpointer
lesart_cue_prepare_frames (const LesartLanguage *language)
{
  const LesartTable *speech = lesart_language_get_table (language, "speech-verbs");
  guint32 n = lesart_table_get_n_rows (speech);
  guint8 *frames = g_new (guint8, n + 1);

  for (guint32 row = 0; row < n; row++)
    frames[row] = (guint8) frames_of_row (speech, row);
  return frames;
}

/* Joins the frames of all rows that have the lemma; where the clause has "sich", with it: "die
 * Befürchtung bestätigte sich" says nothing. */
static gboolean
look_up_lemma (const LesartSyntax *syntax,
               const char *words,
               const char *lemma,
               gboolean reflexive,
               guint *frames)
{
  char phrase[3 * LESART_LEMMA_MAX];
  const char *key = lemma;
  guint32 rows[4];
  guint n;

  if (reflexive || *words != '\0') {
    g_strlcpy (phrase, reflexive ? "sich " : "", sizeof phrase);
    g_strlcat (phrase, words, sizeof phrase);
    g_strlcat (phrase, lemma, sizeof phrase);
    key = phrase;
  }
  n = lesart_table_lookup (syntax->speech, key, -1, rows, G_N_ELEMENTS (rows));
  for (guint k = 0; k < n; k++)
    *frames |= syntax->speech_frames[rows[k]];
  return n > 0;
}

/* Adds a word and a space to a key; FALSE if an idiom has no such word. */
static gboolean
append_word (const LesartSyntax *syntax, GString *words, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);

  if (length > 24 || syntax->x->tokens[at].kind != LESART_TOKEN_WORD)
    return FALSE;
  g_string_append_len (words, form, (gssize) length);
  g_string_append_c (words, ' ');
  return TRUE;
}

/* Whether an idiom with this verb has the word, with its space, that @words is. */
static gboolean
may_be_idiom (const LesartSyntax *syntax, GString *words, const char *lemma)
{
  gsize length = words->len;
  gboolean found;

  g_string_append (words, lemma);
  found = g_hash_table_contains (syntax->idiom_words, words->str);
  g_string_truncate (words, length);
  return found;
}

/* "gibt zu bedenken", "in Abrede stellte", "ist der festen Überzeugung", "macht am Montag
 * deutlich": the words that the list gives before the verb. */
static gboolean
look_up_idiom (const LesartSyntax *syntax,
               guint32 first,
               guint32 end,
               guint32 verb,
               const char *lemma,
               gboolean reflexive,
               guint *frames)
{
  g_autoptr (GString) words = NULL;

  if (!g_hash_table_contains (syntax->idiom_verbs, lemma))
    return FALSE;
  words = g_string_new (NULL);
  for (guint32 t = first; t < end; t++) {
    gsize length;

    g_string_truncate (words, 0);
    if (t == verb || !append_word (syntax, words, t) || !may_be_idiom (syntax, words, lemma))
      continue;
    if (look_up_lemma (syntax, words->str, lemma, reflexive, frames))
      return TRUE;
    length = words->len;
    for (guint32 next = t + 1; next < MIN (end, t + 4); next++) {
      if (!append_word (syntax, words, next))
        break;
      if (look_up_lemma (syntax, words->str, lemma, reflexive, frames))
        return TRUE;
      /* "der festen Überzeugung": an adjective between */
      if (next > t + 1) {
        g_string_truncate (words, length);
        append_word (syntax, words, next);
        if (look_up_lemma (syntax, words->str, lemma, reflexive, frames))
          return TRUE;
        break;
      }
    }
  }
  return FALSE;
}

/* "lässt sich sagen": nobody says it. */
static gboolean
is_impersonal (const LesartSyntax *syntax, guint32 verb, gboolean reflexive)
{
  return reflexive
         && lesart_grammar_is_one_of (syntax->grammar, verb, "lässt lassen ließ ließen lasse");
}

/* Not "sagt er über sich". */
static gboolean
has_reflexive (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    if (lesart_grammar_is_one_of (syntax->grammar, t, "sich")
        && !(t > first && lesart_syntax_is_preposition (syntax, t - 1)))
      return TRUE;
  return FALSE;
}

/**
 * lesart_find_cue:
 * @first: start of the clause of @verb
 * @end: its end
 * @verb: a finite verb
 * @cue: (out): frames that it takes and its words
 *
 * Returns: whether the verb is one of saying, asking, writing, thinking
 */
gboolean
lesart_find_cue (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartCue *cue)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, verb);
  gboolean reflexive = has_reflexive (syntax, first, end);
  const char *lemma;
  guint32 full;

  *cue = (LesartCue){ .verb = verb, .span = lesart_extraction_span (syntax->x, verb, verb + 1) };
  if (clause == NULL || clause->predicate == NULL || is_impersonal (syntax, verb, reflexive))
    return FALSE;
  full = clause->verb;
  cue->span = lesart_extraction_span (syntax->x, full, full + 1);
  lemma = syntax->words[full].verb_lemma;
  if (look_up_idiom (syntax, first, end, full, clause->predicate, reflexive, &cue->frames)
      || (lemma != NULL
          && look_up_idiom (syntax, first, end, full, lemma, reflexive, &cue->frames)))
    return TRUE;
  if (look_up_lemma (syntax, "", clause->predicate, reflexive, &cue->frames))
    return TRUE;
  /* "sagte weiter" */
  return lemma != NULL && clause->prefix != LESART_NO_TOKEN
         && lesart_grammar_is_one_of (syntax->grammar, clause->prefix, "weiter")
         && look_up_lemma (syntax, "", lemma, reflexive, &cue->frames);
}
