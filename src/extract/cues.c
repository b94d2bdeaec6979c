/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cues of speech and who is the speaker: verbs out of the speech-verbs list, with a separated
 * prefix or in the perfect; source phrases (laut X, nach Angaben von X, X zufolge).
 */
#include "quoting.h"

#include <string.h>

#define MAX_ZUFOLGE_TOKENS 12

gboolean
lesart_speaker_is_known (LesartSpeaker speaker)
{
  return speaker.entity != LESART_NO_ENTITY || !lesart_span_is_empty (speaker.span);
}

static guint
frames_of_row (const LesartSyntax *syntax, guint32 row)
{
  const char *takes =
      lesart_table_get (syntax->speech, row, lesart_table_find_column (syntax->speech, "takes"));
  guint frames = 0;

  if (takes == NULL)
    return 0;
  if (strstr (takes, "direct") != NULL)
    frames |= LESART_CUE_DIRECT;
  if (strstr (takes, "dass") != NULL || strstr (takes, "ob") != NULL)
    frames |= LESART_CUE_CLAUSE;
  if (strstr (takes, "konjunktiv") != NULL)
    frames |= LESART_CUE_SUBJUNCTIVE;
  return frames;
}

/* Joins the frames of all rows that have the lemma, alone or, where the clause has "sich", with it.
 */
static gboolean
look_up_lemma (const LesartSyntax *syntax,
               const char *prefix,
               const char *lemma,
               gboolean reflexive,
               guint *frames)
{
  gboolean found = FALSE;

  for (guint i = 0; i < (reflexive ? 2 : 1); i++) {
    char key[2 * LESART_LEMMA_MAX];
    guint32 rows[4];
    guint n;

    if (i == 0)
      g_snprintf (key, sizeof key, "%s%s", prefix, lemma);
    else
      g_snprintf (key, sizeof key, "sich %s%s", prefix, lemma);
    n = lesart_table_lookup (syntax->speech, key, -1, rows, G_N_ELEMENTS (rows));
    for (guint k = 0; k < n; k++)
      *frames |= frames_of_row (syntax, rows[k]);
    found = found || n > 0;
  }
  return found;
}

/* "machte am Montag deutlich": the list has the last word of the clause before the verb. */
static gboolean
look_up_last_word (
    const LesartSyntax *syntax, guint32 verb, guint32 end, gboolean reflexive, guint *frames)
{
  guint32 last = end;
  gsize length;
  const char *form;
  char words[32];

  while (last > verb + 1 && syntax->x->tokens[last - 1].kind != LESART_TOKEN_WORD)
    last--;
  if (last <= verb + 1 || (syntax->x->tokens[last - 1].flags & LESART_TOKEN_UPPER))
    return FALSE;
  form = lesart_token_text (syntax->x, last - 1, &length);
  if (length > 16)
    return FALSE;
  g_snprintf (words, sizeof words, "%.*s ", (int) length, form);
  return look_up_lemma (syntax, words, syntax->words[verb].verb_lemma, reflexive, frames);
}

/* "gibt zu bedenken", "in Abrede stellte": the words that the list gives before the verb. */
static gboolean
look_up_idiom (const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, guint *frames)
{
  for (guint32 t = first; t + 1 < end; t++) {
    g_autofree char *words = NULL;
    gsize length, next_length;
    const char *form, *next;

    if (!lesart_grammar_is_one_of (syntax->grammar, t, "zu in zur im von bekannt"))
      continue;
    form = lesart_token_text (syntax->x, t, &length);
    next = lesart_token_text (syntax->x, t + 1, &next_length);
    if (t + 1 == verb)
      words = g_strdup_printf ("%.*s ", (int) MIN (length, 40), form);
    else
      words = g_strdup_printf ("%.*s %.*s ", (int) MIN (length, 40), form,
                               (int) MIN (next_length, 40), next);
    if (look_up_lemma (syntax, words, syntax->words[verb].verb_lemma, FALSE, frames))
      return TRUE;
    /* "bekannt gaben" is listed as one word. */
    g_strchomp (words);
    if (t + 1 == verb
        && look_up_lemma (syntax, words, syntax->words[verb].verb_lemma, FALSE, frames))
      return TRUE;
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

static gboolean
has_reflexive (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  for (guint32 t = first; t < end; t++)
    if (lesart_grammar_is_one_of (syntax->grammar, t, "sich"))
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
  guint32 full;

  *cue = (LesartCue){ .verb = verb, .span = lesart_extraction_span (syntax->x, verb, verb + 1) };
  if (clause == NULL || clause->predicate == NULL || is_impersonal (syntax, verb, reflexive))
    return FALSE;
  full = clause->verb;
  cue->span = lesart_extraction_span (syntax->x, full, full + 1);
  if (syntax->words[full].verb_lemma != NULL
      && (look_up_last_word (syntax, full, end, reflexive, &cue->frames)
          || look_up_idiom (syntax, first, end, full, &cue->frames)))
    return TRUE;
  return look_up_lemma (syntax, "", clause->predicate, reflexive, &cue->frames);
}

static gboolean
is_thing (const LesartSyntax *syntax, const LesartPhrase *phrase)
{
  LesartRoleWord word;
  const char *lemma;
  guint32 rows[1];

  if (phrase->mention >= 0 || phrase->head == LESART_NO_TOKEN)
    return FALSE;
  lemma = syntax->words[phrase->head].noun_lemma;
  if (lemma != NULL && lesart_table_lookup (syntax->nominals, lemma, -1, rows, 1) > 0)
    return FALSE;
  return !lesart_read_role_word (syntax, phrase->head, &word);
}

/**
 * lesart_find_speaker:
 *
 * The subject of a verb of saying; as things do not speak, somebody named behind the verb is taken
 * rather than a thing before it: "Dieses Ziel nannte X".
 *
 * Returns: whether there is one
 */
gboolean
lesart_find_speaker (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject)
{
  LesartPhrase behind;

  if (!lesart_syntax_find_subject (syntax, first, end, verb, subject))
    return FALSE;
  if (subject->first < verb && is_thing (syntax, subject)
      && lesart_syntax_find_subject (syntax, verb, end, verb, &behind) && behind.first > verb
      && behind.mention >= 0)
    *subject = behind;
  return TRUE;
}

/* "Der Generalsekretär der Liga, Nabil Chouman, mahnte": the name stands behind the office. */
static gint32
name_behind (const LesartSyntax *syntax, const LesartPhrase *phrase, guint32 end)
{
  const LesartMention *mention = lesart_syntax_get_mention (syntax, phrase->end + 1);

  if (phrase->head == LESART_NO_TOKEN || phrase->end + 1 >= end
      || !lesart_grammar_is_one_of (syntax->grammar, phrase->end, ","))
    return LESART_NO_ENTITY;
  if (mention == NULL || mention->kind != LESART_MENTION_NAME
      || g_array_index (syntax->x->reading->entities, LesartEntity, mention->entity).type
             != LESART_ENTITY_PER)
    return LESART_NO_ENTITY;
  if (mention->end_token < syntax->x->n_tokens
      && !lesart_grammar_is_one_of (syntax->grammar, mention->end_token, ", ( : ."))
    return LESART_NO_ENTITY;
  return mention->entity;
}

/**
 * lesart_speaker_from_phrase:
 * @phrase: the subject of a verb of saying, or what stands with "laut"
 * @end: where the sentence ends
 */
LesartSpeaker
lesart_speaker_from_phrase (const LesartSyntax *syntax, const LesartPhrase *phrase, guint32 end)
{
  LesartSpeaker speaker = { LESART_NO_ENTITY, LESART_SPAN_NONE };

  if (phrase->mention >= 0) {
    speaker.entity =
        g_array_index (syntax->x->reading->mentions, LesartMention, phrase->mention).entity;
    speaker.span = lesart_extraction_span (syntax->x, phrase->first, phrase->core_end);
    return speaker;
  }
  if (syntax->words[phrase->first].closed == LESART_CLOSED_PERSONAL)
    return speaker;
  speaker.entity = name_behind (syntax, phrase, end);
  speaker.span = lesart_extraction_span (syntax->x, phrase->first, phrase->end);
  return speaker;
}

/* Nouns of the list's rows "nach NOUN von". */
static gboolean
is_source_noun (const LesartSyntax *syntax, guint32 at)
{
  char key[96];
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  guint32 rows[1];

  if (!(syntax->x->tokens[at].flags & LESART_TOKEN_UPPER) || length > 64)
    return FALSE;
  g_snprintf (key, sizeof key, "nach %.*s von", (int) length, form);
  return lesart_table_lookup (syntax->speech, key, -1, rows, 1) > 0;
}

static gboolean
read_laut (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  LesartPhrase phrase;
  guint32 next = at + 1;

  if (next < end && is_source_noun (syntax, next)) {
    LesartPhrase of;

    /* "laut Angaben der Polizei" */
    if (lesart_grammar_is_one_of (syntax->grammar, next + 1, "von vom"))
      next += syntax->words[next + 1].closed == LESART_CLOSED_FUSED ? 0 : 1;
    if (lesart_syntax_read_phrase (syntax, next + 1, end, &of)) {
      source->speaker = lesart_speaker_from_phrase (syntax, &of, end);
      source->end = of.end;
      return TRUE;
    }
    next = at + 1;
  }
  if (next < end && syntax->x->tokens[next].kind == LESART_TOKEN_QUOTE)
    next++;
  if (!lesart_syntax_read_phrase (syntax, next, end, &phrase))
    return FALSE;
  source->speaker = lesart_speaker_from_phrase (syntax, &phrase, end);
  source->end = phrase.end;
  return TRUE;
}

static gboolean
read_nach (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  guint32 noun = at + 1, of;
  LesartPhrase phrase;

  while (noun < end && noun < at + 4 && !is_source_noun (syntax, noun))
    noun++;
  if (noun >= end || !is_source_noun (syntax, noun))
    return FALSE;
  source->cue = lesart_extraction_span (syntax->x, noun, noun + 1);
  source->end = noun + 1;
  if (lesart_grammar_is_one_of (syntax->grammar, noun - 1, "eigenen eigener")) {
    source->own = TRUE;
    return TRUE;
  }
  if (noun > at + 1 && lesart_syntax_get_mention (syntax, noun - 1) != NULL) {
    const LesartMention *mention = lesart_syntax_get_mention (
        syntax, noun - 1); /* "nach Altmans Angaben", "nach ihren Angaben" */

    source->speaker = (LesartSpeaker){ mention->entity, mention->span };
    return TRUE;
  }
  of = noun + 1;
  if (of < end && lesart_grammar_is_one_of (syntax->grammar, of, "von"))
    of++;
  if (of < end && syntax->words[of].closed == LESART_CLOSED_DEFINITE && of + 1 < end
      && syntax->x->tokens[of + 1].kind == LESART_TOKEN_QUOTE
      && lesart_syntax_get_mention (syntax, of + 2) != NULL)
    of += 2; /* "nach Informationen der „Bild“" */
  if (!lesart_syntax_read_phrase (syntax, of, end, &phrase))
    return FALSE;
  if (phrase.determiner == LESART_NO_TOKEN && of == noun + 1 && phrase.mention < 0)
    return FALSE;
  source->speaker = lesart_speaker_from_phrase (syntax, &phrase, end);
  source->end = phrase.end;
  return TRUE;
}

static gboolean
read_zufolge (const LesartSyntax *syntax, guint32 at, guint32 first, LesartSource *source)
{
  guint32 from = at > first + MAX_ZUFOLGE_TOKENS ? at - MAX_ZUFOLGE_TOKENS : first;

  for (guint32 t = from; t < at; t++) {
    LesartPhrase phrase;

    if (t + 1 == at && lesart_syntax_get_mention (syntax, t) != NULL) {
      /* "Ihr zufolge" */
      source->first = t;
      source->speaker = (LesartSpeaker){ lesart_syntax_get_mention (syntax, t)->entity,
                                         lesart_syntax_get_mention (syntax, t)->span };
      return TRUE;
    }
    if (!lesart_syntax_read_phrase (syntax, t, at, &phrase)
        || (phrase.end != at && phrase.core_end != at))
      continue;
    source->first = t;
    source->speaker = lesart_speaker_from_phrase (syntax, &phrase, at);
    return TRUE;
  }
  return FALSE;
}

/**
 * lesart_read_source:
 * @at: a token
 * @first: start of the part of the sentence that it is in
 * @end: its end
 *
 * Returns: whether @at is the preposition of a phrase that names the source of what is said
 */
gboolean
lesart_read_source (
    const LesartSyntax *syntax, guint32 at, guint32 first, guint32 end, LesartSource *source)
{
  *source = (LesartSource){ .first = at,
                            .end = at + 1,
                            .cue = lesart_extraction_span (syntax->x, at, at + 1),
                            .speaker = LESART_SPEAKER_NONE };
  if (lesart_grammar_is_one_of (syntax->grammar, at, "laut"))
    return read_laut (syntax, at, end, source);
  if (lesart_grammar_is_one_of (syntax->grammar, at, "nach"))
    return read_nach (syntax, at, end, source);
  if (lesart_grammar_is_one_of (syntax->grammar, at, "zufolge"))
    return read_zufolge (syntax, at, first, source);
  return FALSE;
}
