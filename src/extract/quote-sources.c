/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Phrases that name the source of what is said:
 *
 *   laut X, gemäß X           laut Polizei; laut einer Studie
 *   nach NOUN                 nach Angaben der Polizei; nach Polizeiangaben; nach ersten Angaben
 *   NOUN nach                 ihrer Meinung nach
 *   X zufolge                 dem Bericht zufolge; ihm zufolge
 *   aus Sicht X               aus Sicht der Gewerkschaft
 *   wonach, nach denen        Berichte, wonach ...
 *   demnach                   who spoke before
 *
 * Which nouns there are says the list speech-nouns; most others behind "nach" tell a time.
 */
#include "indirect-private.h"

#include <string.h>

#define MAX_SOURCE_TOKENS 12 /* from the noun to its preposition */
#define MAX_DEPTH 8          /* of clauses, one depending on another */

static guint
flags_of_row (const LesartSyntax *syntax, guint32 row)
{
  const LesartTable *nouns = syntax->speech_nouns;
  const char *source = lesart_table_get (nouns, row, lesart_table_find_column (nouns, "source"));
  guint flags =
      lesart_cue_frames (lesart_table_get (nouns, row, lesart_table_find_column (nouns, "takes")));

  if (g_strcmp0 (source, "nach") == 0)
    flags |= LESART_CUE_SOURCE | LESART_CUE_TEXT;
  else if (g_strcmp0 (source, "text") == 0)
    flags |= LESART_CUE_TEXT;
  return flags;
}

static gboolean
look_up_noun (const LesartSyntax *syntax, const char *noun, guint *flags)
{
  guint32 row;

  if (!lesart_syntax_find_head (syntax->speech_nouns, noun, &row))
    return FALSE;
  *flags = flags_of_row (syntax, row);
  return TRUE;
}

/* "Berichten" may be das Berichten as well. */
static gboolean
look_up_readings (const LesartSyntax *syntax, guint32 at, guint *flags)
{
  const LesartForm *form = lesart_token_form (syntax->x, at);
  char lemma[LESART_LEMMA_MAX];
  gsize n_bytes;
  const char *word = lesart_token_text (syntax->x, at, &n_bytes);

  for (guint i = 0; i < form->n_lexemes; i++)
    if (form->lexemes[i].word_class == LESART_CLASS_NOUN
        && lesart_lexicon_get_lemma (syntax->x->lexicon, &form->lexemes[i], word, n_bytes, lemma)
               > 0
        && look_up_noun (syntax, lemma, flags))
      return TRUE;
  return FALSE;
}

/**
 * lesart_read_speech_noun:
 * @at: a token
 * @flags: (out): #LesartCueFrame
 *
 * Returns: whether a noun for what is said or thought stands there, or a compound of one: Angaben,
 *   Polizeiangaben
 */
gboolean
lesart_read_speech_noun (const LesartSyntax *syntax, guint32 at, guint *flags)
{
  const char *lemma = syntax->words[at].noun_lemma;

  *flags = 0;
  if (lemma == NULL || !lesart_syntax_is_noun (syntax, at))
    return FALSE;
  return look_up_noun (syntax, lemma, flags) || look_up_readings (syntax, at, flags);
}

static gboolean
has_flag (const LesartSyntax *syntax, guint32 at, guint wanted)
{
  guint flags;

  return lesart_read_speech_noun (syntax, at, &flags) && (flags & wanted) != 0;
}

/* "Angaben französischer Behörden", "Ansicht der beiden Politiker": up to the next noun. */
static gboolean
read_long_genitive (const LesartSyntax *syntax, guint32 first, guint32 end, LesartSource *source)
{
  guint32 noun = first;

  if (first >= end || syntax->x->tokens[first].kind != LESART_TOKEN_WORD
      || (syntax->words[first].closed != LESART_CLOSED_NONE
          && !(syntax->words[first].closed_agreement & LESART_AGREEMENT_GENITIVE))
      || !(syntax->words[first].closed != LESART_CLOSED_NONE
           || (syntax->words[first].kinds & LESART_WORD_ADJECTIVE)))
    return FALSE;
  while (noun < end && noun < first + 8 && !lesart_syntax_is_noun (syntax, noun)
         && syntax->x->tokens[noun].kind == LESART_TOKEN_WORD
         && !lesart_syntax_is_finite (syntax, noun))
    noun++;
  if (noun == first || noun >= end || !lesart_syntax_is_noun (syntax, noun))
    return FALSE;
  source->speaker =
      (LesartSpeaker){ LESART_NO_ENTITY, lesart_extraction_span (syntax->x, first, noun + 1) };
  source->end = noun + 1;
  return TRUE;
}

/* Whose it is: the genitive or von-phrase behind the noun @at. */
static gboolean
read_owner (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  guint32 of = at + 1;
  LesartPhrase phrase;

  if (of < end && lesart_grammar_is_one_of (syntax->grammar, of, "von vom aus"))
    of += syntax->words[of].closed == LESART_CLOSED_FUSED ? 0 : 1;
  if (of < end && syntax->words[of].closed == LESART_CLOSED_DEFINITE && of + 1 < end
      && syntax->x->tokens[of + 1].kind == LESART_TOKEN_QUOTE
      && lesart_syntax_get_mention (syntax, of + 2) != NULL)
    of += 2; /* "nach Informationen der „Bild“" */
  if (!lesart_syntax_read_phrase (syntax, of, end, &phrase)
      || (of == at + 1 && phrase.mention < 0
          && (phrase.determiner == LESART_NO_TOKEN
              || !(phrase.agreement & LESART_AGREEMENT_GENITIVE))))
    return read_long_genitive (syntax, of, end, source);
  source->speaker = lesart_speaker_from_phrase (syntax, &phrase, end);
  source->end = phrase.end;
  return TRUE;
}

/* "laut einem Bericht des „Spiegels“": who wrote it, if that has a name. */
static LesartSpeaker
speaker_of_text (const LesartSyntax *syntax, const LesartPhrase *phrase, guint32 end)
{
  LesartSource owner;
  guint flags;

  if (phrase->mention < 0 && phrase->head != LESART_NO_TOKEN
      && lesart_read_speech_noun (syntax, phrase->head, &flags)
      && read_owner (syntax, phrase->head, end, &owner) && owner.speaker.entity != LESART_NO_ENTITY)
    return owner.speaker;
  return lesart_speaker_from_phrase (syntax, phrase, end);
}

/* What stands in accordance with a rule (gemäß der Regelung) is not said by it. */
static gboolean
read_laut (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  gboolean strict = lesart_grammar_is_one_of (syntax->grammar, at, "gemäß gemäss");
  LesartPhrase phrase;
  guint32 next = at + 1;

  if (next < end && has_flag (syntax, next, LESART_CUE_SOURCE)
      && read_owner (syntax, next, end, source))
    return TRUE; /* "laut Angaben der Polizei" */
  if (next < end && syntax->x->tokens[next].kind == LESART_TOKEN_QUOTE)
    next++;
  if (!lesart_syntax_read_phrase (syntax, next, end, &phrase)
      || (strict && lesart_speaker_is_thing (syntax, &phrase)))
    return FALSE;
  source->speaker = speaker_of_text (syntax, &phrase, end);
  source->end = phrase.end;
  return TRUE;
}

/* "nach ersten Angaben": the noun, or LESART_NO_TOKEN. A text only without a definite article, as
 * "nach dem Bericht" may tell a time. */
static guint32
find_noun (const LesartSyntax *syntax, guint32 at, guint32 end)
{
  guint32 noun = at + 1;
  LesartClosedClass opener =
      at + 1 < end ? (LesartClosedClass) syntax->words[at + 1].closed : LESART_CLOSED_NONE;
  guint flags;

  while (noun < end && noun < at + 5 && !lesart_syntax_is_noun (syntax, noun))
    noun++;
  /* "nach Altmans Angaben" */
  while (noun + 1 < end && noun < at + 5 && lesart_syntax_get_mention (syntax, noun) != NULL)
    noun++;
  if (noun >= end || !lesart_read_speech_noun (syntax, noun, &flags))
    return LESART_NO_TOKEN;
  if (flags & LESART_CUE_SOURCE)
    return noun;
  return (flags & LESART_CUE_TEXT) != 0 && opener != LESART_CLOSED_DEFINITE
                 && opener != LESART_CLOSED_DEMONSTRATIVE
             ? noun
             : LESART_NO_TOKEN;
}

static gboolean
read_nach (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  guint32 noun = find_noun (syntax, at, end);
  const LesartMention *mention;

  if (noun == LESART_NO_TOKEN)
    return FALSE;
  source->cue = lesart_extraction_span (syntax->x, noun, noun + 1);
  source->end = noun + 1;
  if (lesart_grammar_is_one_of (syntax->grammar, noun - 1, "eigenen eigener eigenem eigene")) {
    source->own = TRUE;
    return TRUE;
  }
  mention = noun > at + 1 ? lesart_syntax_get_mention (syntax, at + 1) : NULL;
  if (mention != NULL) {
    /* "nach Altmans Angaben", "nach ihren Angaben" */
    source->speaker = (LesartSpeaker){ mention->entity, mention->span };
    return TRUE;
  }
  if (!read_owner (syntax, noun, end, source)) {
    source->speaker =
        (LesartSpeaker){ LESART_NO_ENTITY, lesart_extraction_span (syntax->x, at + 1, noun + 1) };
    /* "nach Angaben" alone: of whom is not told */
    if (noun == at + 1 && syntax->words[noun].noun_lemma != NULL
        && lesart_table_lookup (syntax->speech_nouns, syntax->words[noun].noun_lemma, -1,
                                &(guint32){ 0 }, 1)
               > 0)
      source->speaker = LESART_SPEAKER_NONE;
  }
  return TRUE;
}

/* "ihrer Meinung nach" */
static gboolean
read_nach_behind (const LesartSyntax *syntax, guint32 at, guint32 first, LesartSource *source)
{
  guint32 noun = at - 1, from;
  const LesartMention *mention;

  if (at < first + 2 || !has_flag (syntax, noun, LESART_CUE_SOURCE))
    return FALSE; /* else a place or a time: "der Fahrt nach Bonn" */
  for (from = noun; from > first && from + 4 > noun && syntax->words[from].closed == 0;)
    from--;
  if (syntax->words[from].closed != LESART_CLOSED_POSSESSIVE || syntax->words[from].person != 3)
    return FALSE;
  source->first = from;
  source->cue = lesart_extraction_span (syntax->x, noun, noun + 1);
  mention = lesart_syntax_get_mention (syntax, from);
  if (mention != NULL)
    source->speaker = (LesartSpeaker){ mention->entity, mention->span };
  return TRUE;
}

/* "Seinen Angaben zufolge", "Altmans Bericht zufolge": who has said it stands before the noun. */
static gboolean
read_possessor (const LesartSyntax *syntax, const LesartPhrase *phrase, LesartSource *source)
{
  const LesartMention *mention = lesart_syntax_get_mention (syntax, phrase->first);
  guint flags;

  if (mention == NULL || phrase->head == LESART_NO_TOKEN || mention->end_token > phrase->head
      || !lesart_read_speech_noun (syntax, phrase->head, &flags))
    return FALSE;
  source->speaker = (LesartSpeaker){ mention->entity, mention->span };
  return TRUE;
}

static gboolean
read_zufolge (const LesartSyntax *syntax, guint32 at, guint32 first, LesartSource *source)
{
  guint32 from = at > first + MAX_SOURCE_TOKENS ? at - MAX_SOURCE_TOKENS : first;

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
    if (has_flag (syntax, at - 1, LESART_CUE_SOURCE)
        && lesart_grammar_is_one_of (syntax->grammar, at - 2, "eigenen eigener eigenem")) {
      source->own = TRUE; /* "eigenen Angaben zufolge" */
      return TRUE;
    }
    source->speaker = read_possessor (syntax, &phrase, source)
                          ? source->speaker
                          : speaker_of_text (syntax, &phrase, at);
    return TRUE;
  }
  return FALSE;
}

/* "aus Sicht der Gewerkschaft", "aus ihrer Sicht" */
static gboolean
read_view (const LesartSyntax *syntax, guint32 at, guint32 end, LesartSource *source)
{
  guint32 noun = at + 1;
  const LesartMention *mention = NULL;

  for (; noun < end && noun < at + 4 && !lesart_grammar_is_one_of (syntax->grammar, noun, "Sicht");
       noun++)
    if (mention == NULL)
      mention = lesart_syntax_get_mention (syntax, noun);
  if (noun >= end || !lesart_grammar_is_one_of (syntax->grammar, noun, "Sicht"))
    return FALSE;
  source->cue = lesart_extraction_span (syntax->x, noun, noun + 1);
  source->end = noun + 1;
  if (mention == NULL)
    return read_owner (syntax, noun, end, source);
  source->speaker = (LesartSpeaker){ mention->entity, mention->span };
  return TRUE;
}

/* "Gerüchte, nach denen", "Berichte, wonach", "eine Studie, derzufolge": the noun before the comma.
 */
static gboolean
read_relative (const LesartSyntax *syntax, guint32 at, guint32 first, LesartSource *source)
{
  guint32 comma = at, from;
  LesartPhrase phrase;
  guint flags;

  while (comma > first && comma + 3 > at && !lesart_grammar_is_one_of (syntax->grammar, comma, ","))
    comma--;
  if (comma <= first || !lesart_grammar_is_one_of (syntax->grammar, comma, ","))
    return FALSE;
  from = comma > first + MAX_SOURCE_TOKENS ? comma - MAX_SOURCE_TOKENS : first;
  for (guint32 t = from; t < comma; t++) {
    if (!lesart_syntax_read_phrase (syntax, t, comma, &phrase) || phrase.end != comma)
      continue;
    if (phrase.head == LESART_NO_TOKEN || !lesart_read_speech_noun (syntax, phrase.head, &flags))
      return FALSE;
    source->first = comma + 1;
    source->speaker = lesart_speaker_from_phrase (syntax, &phrase, comma);
    if (phrase.end > phrase.head + 1) {
      LesartSource owner = *source;

      if (read_owner (syntax, phrase.head, comma, &owner))
        source->speaker = owner.speaker;
    }
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
  static const char openers[] = "laut gemäß gemäss nach zufolge Folge aus wonach demzufolge "
                                "derzufolge demnach";
  const LesartGrammar *grammar = syntax->grammar;

  if (!lesart_grammar_is_one_of (grammar, at, openers))
    return FALSE;
  *source = (LesartSource){ .first = at,
                            .end = at + 1,
                            .cue = lesart_extraction_span (syntax->x, at, at + 1),
                            .speaker = LESART_SPEAKER_NONE };
  if (lesart_grammar_is_one_of (grammar, at, "laut nach gemäß gemäss")
      && lesart_grammar_is_one_of (grammar, at + 1, "denen dem der welchen welcher welchem")
      && lesart_grammar_is_one_of (grammar, at - 1, ",")
      && read_relative (syntax, at, first, source))
    return TRUE;
  if (lesart_grammar_is_one_of (grammar, at, "laut gemäß gemäss"))
    return read_laut (syntax, at, end, source);
  if (lesart_grammar_is_one_of (grammar, at, "nach"))
    return read_nach (syntax, at, end, source) || read_nach_behind (syntax, at, first, source);
  if (lesart_grammar_is_one_of (grammar, at, "zufolge Folge"))
    return (!lesart_grammar_token_is (grammar, at, "Folge")
            || lesart_grammar_is_one_of (grammar, at - 1, "zu"))
           && (read_relative (syntax, at, first, source)
               || read_zufolge (syntax, at, first, source));
  if (lesart_grammar_is_one_of (grammar, at, "aus"))
    return read_view (syntax, at, end, source);
  if (lesart_grammar_is_one_of (grammar, at, "wonach demzufolge derzufolge"))
    return read_relative (syntax, at, first, source);
  source->going_on = lesart_grammar_is_one_of (grammar, at, "demnach");
  return source->going_on;
}

/* -- the clause that it is the source of
 * ------------------------------------------------------------------------ */

/* The main clause that a clause depends on; of several with one subject ("er kam und blieb") the
 * first. */
static guint32
root_of (const LesartGrammar *grammar, guint32 index)
{
  for (guint i = 0; i < MAX_DEPTH && index != LESART_NO_CLAUSE; i++) {
    const LesartClause *clause = lesart_grammar_clause (grammar, index);
    const LesartClause *before = lesart_grammar_clause (grammar, clause->coordinated);

    if (clause->parent != LESART_NO_CLAUSE)
      index = clause->parent;
    else if (before != NULL && clause->subject == before->subject)
      index = clause->coordinated;
    else
      break;
  }
  return index;
}

static gboolean
goes_against (const LesartGrammar *grammar, guint32 at)
{
  return lesart_grammar_is_one_of (grammar, at, "aber doch jedoch und oder denn");
}

/* The main clause that token @at stands in, with all that depends on it. */
static void
find_main_clause (const LesartPiece *piece, guint32 at, guint32 *first, guint32 *end)
{
  const LesartGrammar *grammar = piece->quoting->syntax->grammar;
  guint32 root = root_of (grammar, grammar->clause_of[at]);

  *first = piece->first;
  *end = piece->end;
  if (root == LESART_NO_CLAUSE)
    return;
  while (*first < at && grammar->clause_of[*first] != LESART_NO_CLAUSE
         && root_of (grammar, grammar->clause_of[*first]) != root)
    ++*first;
  while (*end > at + 1
         && (grammar->clause_of[*end - 1] == LESART_NO_CLAUSE
             || root_of (grammar, grammar->clause_of[*end - 1]) != root))
    --*end;
  /* "Laut X ist es gut, nur wenige klagten": another main clause goes on with it, unless somebody
   * speaks in it. */
  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);
    LesartCue cue;

    if (clause->first < *end)
      continue;
    if (clause->verb != LESART_NO_TOKEN && !lesart_piece_is_subjunctive (piece, clause, TRUE)
        && (clause->kind != LESART_STRETCH_MAIN || goes_against (grammar, clause->first)
            || lesart_find_cue (piece->quoting->syntax, clause->first, clause->end, clause->verb,
                                &cue)))
      break;
    *end = clause->end;
  }
}

/* "die ihrer Meinung nach falschen Pläne", "der nach Angaben der Polizei 50 Fahrgäste", "acht, nach
 * anderen Angaben neun Stunden": said of a word or two, not of the clause. */
static gboolean
is_within_phrase (const LesartPiece *piece, const LesartSource *source)
{
  const LesartSyntax *syntax = piece->quoting->syntax;
  guint32 before = source->first;

  if (before > piece->first && lesart_grammar_is_one_of (syntax->grammar, before - 1, "– —"))
    before--;
  if (before > piece->first && syntax->words[before - 1].closed != LESART_CLOSED_NONE
      && syntax->words[before - 1].closed != LESART_CLOSED_PERSONAL
      && !(before > piece->first + 1 && lesart_grammar_is_one_of (syntax->grammar, before - 2, ",")
           && (syntax->words[before - 1].kinds & LESART_WORD_RELATIVE)))
    return TRUE;
  for (guint i = 1; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);

    if (source->first == clause->first && source->end < clause->end)
      return clause->verb == LESART_NO_TOKEN;
  }
  return FALSE;
}

static void
add_source (LesartPiece *piece, const LesartSource *source)
{
  LesartSpeaker speaker = source->speaker;
  guint32 first, end;

  find_main_clause (piece, source->first, &first, &end);
  if (source->going_on)
    speaker = lesart_speaker_going_on (piece->quoting, piece->sentence, piece->first);
  for (guint i = 0; i < piece->clauses->len; i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);

    if (source->first < clause->first || source->first >= clause->end)
      continue;
    if (source->own)
      speaker = lesart_piece_speaker (piece, i);
    if (i > 0
        && (clause->kind == LESART_STRETCH_RELATIVE
            || clause->kind == LESART_STRETCH_SUBORDINATE)) {
      first = clause->first;
      end = clause->end;
    }
  }
  lesart_piece_add (piece, first, end, speaker, source->cue, "quote.indirect.source");
}

/* "„…“, sagte X laut Y": what is said stands between the marks beside it. */
static gboolean
frames_direct_speech (const LesartPiece *piece)
{
  const LesartQuoting *quoting = piece->quoting;
  const LesartSyntax *syntax = quoting->syntax;
  guint32 verb = lesart_syntax_find_finite (syntax, piece->first, piece->end);
  LesartCue cue;

  if ((piece->first == 0 || quoting->quoted_at[piece->first - 1] < 0)
      && (piece->end >= syntax->x->n_tokens || quoting->quoted_at[piece->end] < 0))
    return FALSE;
  return verb != LESART_NO_TOKEN && lesart_find_cue (syntax, piece->first, piece->end, verb, &cue)
         && (cue.frames & LESART_CUE_DIRECT) != 0;
}

/* "X sagte, dass nach Angaben der Polizei ...": what X says comes first. */
static gboolean
is_behind_cue (const LesartPiece *piece, const LesartSource *source)
{
  const LesartSyntax *syntax = piece->quoting->syntax;

  for (guint i = 0; i < piece->clauses->len && lesart_piece_clause (piece, i)->end <= source->first;
       i++) {
    const LesartStretch *clause = lesart_piece_clause (piece, i);
    LesartCue cue;

    if (clause->verb != LESART_NO_TOKEN
        && lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue)
        && (cue.frames & (LESART_CUE_DIRECT | LESART_CUE_SUBJUNCTIVE)) != 0)
      return TRUE;
  }
  return FALSE;
}

/* @inner: also where a verb of saying goes before. */
gboolean
lesart_piece_quote_source (LesartPiece *piece, gboolean inner)
{
  if (!lesart_piece_has_finite (piece, 0, piece->clauses->len) || frames_direct_speech (piece))
    return FALSE;
  for (guint32 t = piece->first; t < piece->end; t++) {
    LesartSource source;

    if (!lesart_read_source (piece->quoting->syntax, t, piece->first, piece->end, &source)
        || is_within_phrase (piece, &source) || (!inner && is_behind_cue (piece, &source)))
      continue;
    add_source (piece, &source);
    return TRUE;
  }
  return FALSE;
}
