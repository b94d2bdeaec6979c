/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See syntax.h; the noun phrases are in phrases.c.
 */
#include "syntax.h"

#include <string.h>

#define MAX_BRACKET_TOKENS 8

/* -- tokens
 * ---------------------------------------------------------------------------------------- */

/* "Afghane|Afghanin": where somebody is from, not what somebody is. */
static gpointer
collect_demonyms (const LesartLanguage *language)
{
  GHashTable *demonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const LesartTable *places = lesart_language_get_table (language, "places");
  int column = lesart_table_find_column (places, "demonym_de");
  int country = lesart_table_find_column (places, "country");

  for (guint32 row = 0; column >= 0 && row < lesart_table_get_n_rows (places); row++) {
    const char *cell = lesart_table_get (places, row, column);
    g_auto (GStrv) words = g_strsplit (cell != NULL ? cell : "", "|", -1);

    for (guint i = 0; words[i] != NULL; i++)
      if (words[i][0] != '\0')
        g_hash_table_insert (demonyms, g_strdup (words[i]),
                             g_strdup (lesart_table_get (places, row, country)));
  }
  return demonyms;
}

static gpointer
collect_idiom_verbs (const LesartLanguage *language)
{
  GHashTable *verbs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LesartTable *speech = lesart_language_get_table (language, "speech-verbs");

  for (guint32 row = 0; row < lesart_table_get_n_rows (speech); row++) {
    const char *lemma = lesart_table_get (speech, row, 0);
    const char *space = lemma != NULL ? strrchr (lemma, ' ') : NULL;

    if (space != NULL)
      g_hash_table_add (verbs, g_strdup (space + 1));
  }
  return verbs;
}

static gpointer
collect_idiom_words (const LesartLanguage *language)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LesartTable *speech = lesart_language_get_table (language, "speech-verbs");

  for (guint32 row = 0; row < lesart_table_get_n_rows (speech); row++)
    for (const char *key = lesart_table_get (speech, row, 0), *end; *key != '\0';
         key = *end == '|' ? end + 1 : end) {
      const char *verb, *space;

      end = key + strcspn (key, "|");
      verb = g_strrstr_len (key, end - key, " ");
      for (const char *word = key; (space = memchr (word, ' ', (gsize) (end - word))) != NULL;
           word = space + 1)
        g_hash_table_add (words, g_strdup_printf ("%.*s%.*s", (int) (space - word), word,
                                                  (int) (end - verb), verb));
    }
  return words;
}

LesartSyntax *
lesart_syntax_new (LesartExtraction *x)
{
  LesartSyntax *syntax = g_new0 (LesartSyntax, 1);

  syntax->x = x;
  syntax->grammar = x->grammar;
  syntax->words = x->grammar->words;
  syntax->speech = lesart_language_get_table (x->language, "speech-verbs");
  syntax->speech_frames = lesart_language_get_prepared (x->language, "speech-frames",
                                                        lesart_cue_prepare_frames, g_free);
  syntax->speech_nouns = lesart_language_get_table (x->language, "speech-nouns");
  syntax->idiom_verbs = (GHashTable *) lesart_language_get_prepared (
      x->language, "idiom-verbs", collect_idiom_verbs, (GDestroyNotify) g_hash_table_unref);
  syntax->idiom_words = (GHashTable *) lesart_language_get_prepared (
      x->language, "idiom-words", collect_idiom_words, (GDestroyNotify) g_hash_table_unref);
  syntax->roles = lesart_language_get_table (x->language, "roles");
  syntax->role_status = lesart_language_get_table (x->language, "role-status");
  syntax->role_verbs = lesart_language_get_table (x->language, "role-verbs");
  syntax->relations = lesart_language_get_table (x->language, "relations");
  syntax->event_nouns = lesart_language_get_table (x->language, "event-nouns");
  syntax->event_context = lesart_language_get_table (x->language, "event-context");
  syntax->nominals = lesart_language_get_table (x->language, "nominals");
  syntax->set_phrases = lesart_language_get_table (x->language, "set-phrases");
  syntax->demonyms = (GHashTable *) lesart_language_get_prepared (
      x->language, "demonyms", collect_demonyms, (GDestroyNotify) g_hash_table_unref);
  syntax->judged_roles = g_array_new (FALSE, TRUE, sizeof (LesartJudgedRole));
  syntax->judged_relations = g_array_new (FALSE, TRUE, sizeof (gint32));
  return syntax;
}

void
lesart_syntax_free (LesartSyntax *syntax)
{
  g_array_unref (syntax->judged_roles);
  g_array_unref (syntax->judged_relations);
  g_free (syntax);
}

gboolean
lesart_syntax_is_finite (const LesartSyntax *syntax, guint32 at)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, at);

  return clause != NULL && clause->finite == at;
}

gboolean
lesart_syntax_is_preposition (const LesartSyntax *syntax, guint32 at)
{
  return (syntax->words[at].kinds & LESART_WORD_PREPOSITION) != 0;
}

/**
 * lesart_syntax_is_noun:
 *
 * Returns: whether token @at can head a noun phrase: a noun or name with a capital
 */
gboolean
lesart_syntax_is_noun (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *token = &syntax->x->tokens[at];
  const LesartWord *word = &syntax->words[at];

  return token->kind == LESART_TOKEN_WORD && word->closed == LESART_CLOSED_NONE
         && (token->flags & (LESART_TOKEN_UPPER | LESART_TOKEN_HAS_HYPHEN))
         && (word->kinds & LESART_WORD_NOMINAL) != 0;
}

/**
 * lesart_syntax_is_subjunctive:
 * @past_too: whether Konjunktiv II counts where its form is distinct (wäre, würde, hätte, kämen)
 *
 * Returns: whether @verb is in the Konjunktiv and cannot be read as an indicative of the third
 * person
 */
gboolean
lesart_syntax_is_subjunctive (const LesartSyntax *syntax, guint32 verb, gboolean past_too)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, verb);

  return clause != NULL
         && (clause->mood == LESART_MOOD_SUBJUNCTIVE_1
             || (past_too && clause->mood == LESART_MOOD_SUBJUNCTIVE_2));
}

const LesartMention *
lesart_syntax_get_mention (const LesartSyntax *syntax, guint32 at)
{
  gint32 index = at < syntax->x->n_tokens ? syntax->x->mention_at[at] : -1;

  return index < 0 ? NULL : &g_array_index (syntax->x->reading->mentions, LesartMention, index);
}

/* -- stretches
 * ------------------------------------------------------------------------------------- */

static const char boundary_marks[] = ", ; : – — ( ) [ ] … . ! ?";

/**
 * lesart_syntax_find_finite:
 *
 * Returns: the first finite verb among tokens [@first, @end), or %LESART_NO_TOKEN
 */
guint32
lesart_syntax_find_finite (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    if (lesart_syntax_is_finite (syntax, t))
      return t;
  return LESART_NO_TOKEN;
}

static LesartStretchKind
judge_kind (const LesartSyntax *syntax, const LesartStretch *stretch)
{
  const LesartClause *clause;

  if (stretch->verb == LESART_NO_TOKEN)
    return LESART_STRETCH_FRAGMENT;
  if (stretch->verb == stretch->first)
    return LESART_STRETCH_VERB_FIRST;
  clause = lesart_grammar_clause_at (syntax->grammar, stretch->verb);
  return clause->kind == LESART_CLAUSE_RELATIVE      ? LESART_STRETCH_RELATIVE
         : clause->kind == LESART_CLAUSE_SUBORDINATE ? LESART_STRETCH_SUBORDINATE
                                                     : LESART_STRETCH_MAIN;
}

static void
add_clause (const LesartSyntax *syntax, GArray *clauses, guint32 first, guint32 end)
{
  LesartStretch clause = { first, end, LESART_NO_TOKEN, LESART_STRETCH_FRAGMENT };

  if (first >= end)
    return;
  clause.verb = lesart_syntax_find_finite (syntax, first, end);
  clause.kind = judge_kind (syntax, &clause);
  g_array_append_val (clauses, clause);
}

/* "begrüßte das Vorhaben und mahnte zur Eile": another clause begins without a mark. */
static gboolean
begins_clause (const LesartSyntax *syntax, guint32 first, guint32 at)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, at);

  return at > first && clause != NULL && clause->first == at
         && lesart_grammar_clause_at (syntax->grammar, at - 1) != clause;
}

/* "Lindemann (CDU)", "Zawada (20)": a short bracket stays in its clause. */
static guint32
close_bracket (const LesartSyntax *syntax, guint32 open, guint32 end)
{
  for (guint32 t = open + 1; t < MIN (end, open + MAX_BRACKET_TOKENS); t++)
    if (lesart_grammar_is_one_of (syntax->grammar, t, ")"))
      return t;
  return open;
}

/**
 * lesart_syntax_split_clauses:
 * @clauses: (element-type LesartStretch): appended to
 *
 * Splits at marks, and where another clause begins without one, tokens [@first, @end) of one
 * sentence.
 */
void
lesart_syntax_split_clauses (const LesartSyntax *syntax,
                             guint32 first,
                             guint32 end,
                             GArray *clauses)
{
  guint32 start = first;

  for (guint32 t = first; t < end; t++) {
    gboolean mark = syntax->x->tokens[t].kind == LESART_TOKEN_PUNCTUATION;

    if (mark && lesart_grammar_token_is (syntax->grammar, t, "(")
        && close_bracket (syntax, t, end) != t) {
      t = close_bracket (syntax, t, end);
    } else if (mark && lesart_grammar_is_one_of (syntax->grammar, t, boundary_marks)) {
      add_clause (syntax, clauses, start, t);
      start = t + 1;
    } else if (begins_clause (syntax, start, t)) {
      add_clause (syntax, clauses, start, t);
      start = t;
    }
  }
  add_clause (syntax, clauses, start, end);
}

/* -- subjects
 * -------------------------------------------------------------------------------------- */

/**
 * lesart_syntax_find_subject:
 * @first: start of the clause of @verb, or of a part of the sentence that an apposition cut off
 * @end: its end
 * @subject: (out): the phrase
 *
 * Returns: whether the subject of the clause of @verb stands there
 */
gboolean
lesart_syntax_find_subject (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, verb);
  const LesartNounPhrase *found =
      clause != NULL ? lesart_grammar_phrase (syntax->grammar, clause->subject) : NULL;

  if (found == NULL || found->head < first || found->head >= end)
    return FALSE;
  /* "Niedersachsens Minister X": behind the genitive */
  for (guint32 at = MAX (first, found->first); at <= found->head; at++)
    if (lesart_syntax_read_phrase (syntax, at, end, subject) && subject->core_end > found->head)
      return TRUE;
  return FALSE;
}
