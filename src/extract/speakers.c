/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks: the subject of a verb of saying, the agent of its passive, what the relative pronoun
 * stands for, the text that something stands in.
 */
#include "quoting.h"

/* A speaker is remembered over that many sentences. */
#define MAX_SENTENCES_APART 2
#define MAX_MEDIUM_TOKENS 40 /* that far from the verb is the text that it stands in looked for */

/**
 * lesart_most_frequent:
 * @counts: of each entity
 *
 * Returns: the entity with the highest count; LESART_NO_ENTITY where several have it, or none any
 */
gint32
lesart_most_frequent (const guint *counts, guint n_entities)
{
  gint32 best = LESART_NO_ENTITY;
  guint highest = 0;

  for (guint i = 0; i < n_entities; i++) {
    if (counts[i] > highest)
      best = (gint32) i;
    else if (counts[i] == highest)
      best = LESART_NO_ENTITY;
    highest = MAX (highest, counts[i]);
  }
  return best;
}

gboolean
lesart_speaker_is_known (LesartSpeaker speaker)
{
  return speaker.entity != LESART_NO_ENTITY || !lesart_span_is_empty (speaker.span);
}

/**
 * lesart_speaker_is_thing:
 *
 * Returns: whether @phrase names neither somebody nor an organisation, office or text
 */
gboolean
lesart_speaker_is_thing (const LesartSyntax *syntax, const LesartPhrase *phrase)
{
  LesartRoleWord word;
  const char *lemma;
  guint32 row;
  guint flags;

  if (phrase->mention >= 0 || phrase->head == LESART_NO_TOKEN)
    return FALSE;
  lemma = syntax->words[phrase->head].noun_lemma;
  if (lemma != NULL && lesart_syntax_find_head (syntax->nominals, lemma, &row))
    return FALSE;
  return !lesart_read_role_word (syntax, phrase->head, &word)
         && !lesart_read_speech_noun (syntax, phrase->head, &flags);
}

/* "teilten sie mit", "Dieser behauptete", "Einer der Männer sagte": a pronoun that says who it is
 * as well as the text does. */
static gboolean
read_pronoun (const LesartSyntax *syntax,
              const LesartNounPhrase *found,
              guint32 end,
              LesartPhrase *phrase)
{
  if (!found->pronoun
      || lesart_grammar_is_one_of (
          syntax->grammar, found->head,
          "es man der die das dies dieses was wer welcher welche welches niemand keiner keine keines "
          "nichts alles"))
    return FALSE;
  *phrase = (LesartPhrase){ .first = found->first,
                            .determiner = LESART_NO_TOKEN,
                            .head = LESART_NO_TOKEN,
                            .core_end = found->head + 1,
                            .end = lesart_syntax_skip_attributes (syntax, found->head + 1, end),
                            .mention = syntax->x->mention_at[found->head],
                            .agreement = found->agreement };
  return TRUE;
}

/* The phrase behind "von" or "durch" in a passive clause. */
static gboolean
find_agent (const LesartSyntax *syntax, guint32 first, guint32 end, LesartPhrase *agent)
{
  for (guint32 t = first; t + 1 < end; t++) {
    gboolean fused = lesart_grammar_is_one_of (syntax->grammar, t, "vom");

    if ((fused || lesart_grammar_is_one_of (syntax->grammar, t, "von durch"))
        && lesart_syntax_read_phrase (syntax, fused ? t : t + 1, end, agent)
        && !lesart_speaker_is_thing (syntax, agent)) {
      if (fused)
        agent->first = t + 1;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * lesart_find_speaker:
 *
 * The subject of a verb of saying; as things do not speak, somebody named behind the verb is taken
 * rather than a thing before it: "Dieses Ziel nannte X". In the passive who is named by "von".
 *
 * Returns: whether there is one
 */
gboolean
lesart_find_speaker (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject)
{
  const LesartClause *clause = lesart_grammar_clause_at (syntax->grammar, verb);
  LesartPhrase behind;

  if (clause != NULL && clause->passive)
    return find_agent (syntax, first, end, subject);
  if (!lesart_syntax_find_subject (syntax, first, end, verb, subject)) {
    const LesartNounPhrase *found =
        clause != NULL ? lesart_grammar_phrase (syntax->grammar, clause->subject) : NULL;

    return found != NULL && found->head >= first && found->head < end
           && read_pronoun (syntax, found, end, subject);
  }
  if (subject->first < verb && lesart_speaker_is_thing (syntax, subject)
      && lesart_syntax_find_subject (syntax, verb, end, verb, &behind) && behind.first > verb
      && behind.mention >= 0)
    *subject = behind;
  return TRUE;
}

/**
 * lesart_find_antecedent:
 * @verb: the finite verb of a relative clause
 *
 * Returns: whether @phrase is what the clause speaks of: "X, der das bestätigte"
 */
gboolean
lesart_find_antecedent (const LesartSyntax *syntax, guint32 verb, LesartPhrase *phrase)
{
  guint32 index = syntax->grammar->clause_of[verb];
  const LesartClause *clause = lesart_grammar_clause (syntax->grammar, index);
  const LesartNounPhrase *subject, *found;

  if (clause == NULL || clause->kind != LESART_CLAUSE_RELATIVE || clause->passive)
    return FALSE;
  subject = lesart_grammar_phrase (syntax->grammar, clause->subject);
  if (subject == NULL || subject->head != clause->opener)
    return FALSE;
  found = lesart_grammar_phrase (syntax->grammar,
                                 lesart_grammar_find_antecedent (syntax->grammar, index));
  return found != NULL && lesart_syntax_read_phrase (syntax, found->first, verb, phrase);
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
  if (lesart_grammar_is_one_of (syntax->grammar, phrase->first, "es man ich wir du ihr"))
    return speaker;
  speaker.entity = name_behind (syntax, phrase, end);
  speaker.span = lesart_extraction_span (syntax->x, phrase->first, phrase->end);
  return speaker;
}

/* What can be read: a text, a medium, an office. */
static gboolean
is_medium (const LesartSyntax *syntax, const LesartPhrase *phrase)
{
  LesartEntityType type;

  if (phrase->mention < 0)
    return phrase->head != LESART_NO_TOKEN && !lesart_speaker_is_thing (syntax, phrase);
  type = g_array_index (
             syntax->x->reading->entities, LesartEntity,
             g_array_index (syntax->x->reading->mentions, LesartMention, phrase->mention).entity)
             .type;
  return type == LESART_ENTITY_ORG || type == LESART_ENTITY_PER;
}

/**
 * lesart_speaker_going_on:
 * @sentence: a sentence without a cue
 * @first: where what is said begins in it
 *
 * Returns: the last speaker if near, else the last subject of the sentences before that has a name
 */
LesartSpeaker
lesart_speaker_going_on (const LesartQuoting *quoting, guint32 sentence, guint32 first)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 block = x->sentences[sentence].block, at = sentence;

  if (lesart_speaker_is_known (quoting->last) && quoting->last_block == block
      && sentence - quoting->last_sentence <= MAX_SENTENCES_APART)
    return quoting->last;
  if (first == x->sentences[sentence].first)
    at--;
  for (guint n = 0; n < MAX_SENTENCES_APART && at < x->n_sentences; n++, at--) {
    const LesartSentence *before = &x->sentences[at];
    guint32 verb = lesart_syntax_find_finite (quoting->syntax, before->first, before->end);
    LesartPhrase subject;

    if (before->block != block)
      break;
    if (verb != LESART_NO_TOKEN
        && lesart_find_speaker (quoting->syntax, before->first, before->end, verb, &subject)
        && subject.mention >= 0)
      return lesart_speaker_from_phrase (quoting->syntax, &subject, before->end);
  }
  return LESART_SPEAKER_NONE;
}

/**
 * lesart_speaker_of_medium:
 * @first: start of the clause, or of the part of the sentence around it
 *
 * Who speaks where nobody is the subject: "heißt es aus dem Rathaus", "In dem Bericht steht", "hieß
 * es von der Polizei".
 */
LesartSpeaker
lesart_speaker_of_medium (const LesartSyntax *syntax, guint32 first, guint32 end)
{
  LesartPhrase phrase;

  end = MIN (end, first + MAX_MEDIUM_TOKENS);
  for (guint32 t = first; t + 1 < end; t++) {
    gboolean fused = lesart_grammar_is_one_of (syntax->grammar, t, "im beim vom");
    gboolean from = lesart_grammar_is_one_of (syntax->grammar, t, "aus");

    if (!fused && !from && !lesart_grammar_is_one_of (syntax->grammar, t, "in auf bei von seitens"))
      continue;
    if (!lesart_syntax_read_phrase (syntax, fused ? t : t + 1, end, &phrase)
        || (!from && !is_medium (syntax, &phrase)))
      continue;
    if (fused)
      phrase.first = t + 1;
    return lesart_speaker_from_phrase (syntax, &phrase, end);
  }
  return LESART_SPEAKER_NONE;
}

/**
 * lesart_read_so:
 * @at: the word "so"
 *
 * Returns: whether it names who speaks, as in "so X" and "so auch X"; "so zum Beispiel" and "so ein
 *   Fehler" do not
 */
gboolean
lesart_read_so (const LesartSyntax *syntax, guint32 at, guint32 end, LesartPhrase *phrase)
{
  guint32 first = at + 1;

  if (lesart_grammar_is_one_of (syntax->grammar, first, "auch jedenfalls zumindest weiter"))
    first++;
  return lesart_syntax_read_phrase (syntax, first, end, phrase)
         && syntax->words[phrase->first].closed != LESART_CLOSED_FUSED
         && (phrase->agreement & LESART_AGREEMENT_NOMINATIVE) != 0
         && !lesart_speaker_is_thing (syntax, phrase);
}
