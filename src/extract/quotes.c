/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Direct speech: which passages between marks are what somebody said, and who said it.
 *
 * The words around a passage are its frame. From strong to weak:
 *   behind it     „…“, sagte X        „…“, so X
 *   before it     X mahnte: „…“       X nannte es „…“
 *   broken        „…“, sagte X, „…“   the second part has the frame of the first
 *   continued     a sentence of nothing but quotation goes on with the last speaker
 * A single word or a title in marks is none unless its frame says so. What is said in an interview
 * needs no marks (quote-turns.c). Indirect speech is found beside it (indirect.c), sentence by
 * sentence, as each tells the other who speaks.
 */
#include "quoting.h"
#include "referents.h"

#include <string.h>

#define MIN_FRAGMENT_WORDS 3 /* in a clause without a verb of saying */
#define MAX_TITLE_WORDS 2
#define MAX_FRAME_TOKENS 120

void
lesart_add_quote (LesartQuoting *quoting,
                  LesartQuoteStyle style,
                  guint32 first,
                  guint32 end,
                  const LesartAttribution *by)
{
  LesartExtraction *x = quoting->syntax->x;
  LesartQuote quote = { .style = style,
                        .speaker = by->speaker.entity,
                        .speaker_span = by->speaker.span,
                        .cue = by->cue,
                        .rule = by->rule };

  g_assert (first < end);
  quote.span = lesart_extraction_span (x, first, end);
  g_array_append_val (x->reading->quotes, quote);
  if (lesart_speaker_is_known (by->speaker)) {
    quoting->last = by->speaker;
    quoting->last_sentence = x->sentence_of[end - 1];
    quoting->last_block = x->sentences[x->sentence_of[end - 1]].block;
  }
}

static guint
count_words (const LesartExtraction *x, guint32 first, guint32 end)
{
  guint n = 0;

  for (guint32 t = first; t < end; t++)
    n += x->tokens[t].kind == LESART_TOKEN_WORD || x->tokens[t].kind == LESART_TOKEN_NUMBER;
  return n;
}

/* Is the passage one name, or does a noun before it say that it is a title: "der Film
 * »Salzwasser«"? */
static gboolean
is_title (const LesartQuoting *quoting, const LesartQuoted *passage)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 first = passage->first + 1, end = passage->end - (passage->closed ? 1 : 0);
  guint n_words = count_words (x, first, end);
  const LesartMention *mention = lesart_syntax_get_mention (quoting->syntax, first);

  if (mention != NULL && mention->kind == LESART_MENTION_NAME && mention->end_token >= end)
    return TRUE;
  if (passage->is_clause || n_words == 0)
    return n_words == 0;
  if (passage->first > 0 && lesart_syntax_is_noun (quoting->syntax, passage->first - 1)
      && lesart_syntax_get_mention (quoting->syntax, passage->first - 1) == NULL
      && (x->tokens[first].flags & LESART_TOKEN_UPPER))
    return TRUE;
  return n_words <= MAX_TITLE_WORDS && (x->tokens[first].flags & LESART_TOKEN_UPPER) != 0;
}

/* "er habe sich „von Argumenten überzeugen lassen“": a part of the sentence around it. */
static gboolean
is_embedded (const LesartExtraction *x, const LesartQuoted *passage)
{
  if (passage->first == 0 || x->sentence_of[passage->first - 1] != x->sentence_of[passage->first])
    return FALSE;
  return (x->tokens[passage->first - 1].kind == LESART_TOKEN_WORD
          || x->tokens[passage->first - 1].kind == LESART_TOKEN_NUMBER)
         && !(x->tokens[passage->first + 1].flags & LESART_TOKEN_UPPER);
}

static void
describe_passage (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 end = passage->end - (passage->closed ? 1 : 0);

  passage->is_clause =
      lesart_syntax_find_finite (quoting->syntax, passage->first + 1, end) != LESART_NO_TOKEN
      || (end > passage->first + 2
          && lesart_grammar_is_one_of (quoting->syntax->grammar, end - 1, ". ! ? …"));
  /* A word or two with a full stop may be an answer („Beides.“), never without. */
  if (is_embedded (x, passage))
    passage->is_clause = FALSE;
  if (passage->is_clause && count_words (x, passage->first, passage->end) < 2
      && !lesart_grammar_is_one_of (quoting->syntax->grammar, end - 1, ". ! ?"))
    passage->is_clause = FALSE;
}

static guint32
sentence_end (const LesartExtraction *x, guint32 at)
{
  return MIN (x->sentences[x->sentence_of[at]].end, at + MAX_FRAME_TOKENS);
}

static void
attribute (LesartQuoted *passage, const LesartAttribution *by, const char *rule)
{
  passage->by = *by;
  passage->by.rule = rule;
  passage->attributed = TRUE;
  passage->is_speech = TRUE;
}

/* The end of the clause that begins at @first: the next comma, colon, full stop or passage of
 * speech. */
static guint32
clause_end (const LesartQuoting *quoting, guint32 first, guint32 limit)
{
  guint32 t = first;

  while (t < limit && !lesart_grammar_is_one_of (quoting->syntax->grammar, t, ", ; : . ! ? – —"))
    t++;
  return t;
}

/* "sagte X", "so X" at @first */
static gboolean
read_frame_behind (const LesartQuoting *quoting,
                   guint32 first,
                   guint32 limit,
                   LesartAttribution *by)
{
  const LesartSyntax *syntax = quoting->syntax;
  guint32 end = clause_end (quoting, first, limit), verb = first;
  LesartPhrase subject;
  LesartCue found;

  *by = (LesartAttribution){ LESART_SPEAKER_NONE, LESART_SPAN_NONE, "quote.direct.cue-behind" };
  if (first >= end)
    return FALSE;
  if (lesart_grammar_is_one_of (syntax->grammar, first, "so")) {
    by->cue = lesart_extraction_span (syntax->x, first, first + 1);
    by->rule = "quote.direct.so";
    if (lesart_read_so (syntax, first, end, &subject)) {
      by->speaker = lesart_speaker_from_phrase (syntax, &subject, limit);
      return TRUE;
    }
    verb++; /* "so sagte X" */
  }
  if (verb >= end
      || !(lesart_syntax_is_finite (syntax, verb)
           || (syntax->words[verb].kinds & LESART_WORD_FINITE)))
    return FALSE;
  if (lesart_find_speaker (syntax, verb, end, verb, &subject))
    by->speaker = lesart_speaker_from_phrase (syntax, &subject, limit);
  /* Behind speech any verb with somebody for its subject tells who spoke: „…“, dämpfte X die
   * Hoffnungen. */
  if (!lesart_find_cue (syntax, verb, end, verb, &found)) {
    if (by->speaker.entity == LESART_NO_ENTITY || verb != first)
      return FALSE;
    found.span = lesart_extraction_span (syntax->x, verb, verb + 1);
  }
  if (!lesart_speaker_is_known (by->speaker))
    by->speaker = lesart_speaker_of_medium (syntax, verb, end);
  by->cue = found.span;
  return TRUE;
}

static gboolean
attribute_from_behind (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 at = passage->end, limit;
  LesartAttribution by;

  if (at < x->n_tokens && lesart_grammar_is_one_of (quoting->syntax->grammar, at, ", – —"))
    at++;
  else if (!passage->is_clause)
    return FALSE; /* "wie „heise online“ berichtet": who speaks, not what is said */
  if (at >= x->n_tokens
      || x->sentences[x->sentence_of[at]].block
             != x->sentences[x->sentence_of[passage->first]].block)
    return FALSE;
  if (x->tokens[at].flags & LESART_TOKEN_UPPER)
    return FALSE;
  limit = sentence_end (x, at);
  if (!read_frame_behind (quoting, at, limit, &by))
    return FALSE;
  attribute (passage, &by, by.rule);
  return TRUE;
}

/* The last clause with a verb of saying, else, where @any_verb, the last with any. */
static const LesartStretch *
choose_frame (const LesartSyntax *syntax, const GArray *clauses, gboolean any_verb, LesartCue *cue)
{
  const LesartStretch *chosen = NULL;

  for (guint i = clauses->len; i-- > 0;) {
    const LesartStretch *clause = &g_array_index (clauses, LesartStretch, i);

    if (clause->verb == LESART_NO_TOKEN || clause->kind == LESART_STRETCH_RELATIVE)
      continue;
    if (lesart_find_cue (syntax, clause->first, clause->end, clause->verb, cue))
      return clause;
    if (any_verb && chosen == NULL)
      chosen = clause;
  }
  if (chosen != NULL)
    *cue = (LesartCue){ chosen->verb, 0,
                        lesart_extraction_span (syntax->x, chosen->verb, chosen->verb + 1) };
  return chosen;
}

/* The subject of the clause; without one it shares that of the clause before: "begrüßte das und
 * mahnte:" */
static LesartSpeaker
speaker_of_frame (const LesartSyntax *syntax,
                  const GArray *clauses,
                  const LesartStretch *chosen,
                  guint32 first,
                  guint32 end)
{
  const LesartStretch *none = &g_array_index (clauses, LesartStretch, 0);
  LesartPhrase subject;

  for (const LesartStretch *clause = chosen; clause >= none; clause--) {
    if (clause->verb == LESART_NO_TOKEN
        || (clause != chosen && clause->kind == LESART_STRETCH_RELATIVE))
      continue;
    if (lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject))
      return lesart_speaker_from_phrase (syntax, &subject, end);
  }
  if (lesart_find_speaker (syntax, first, end, chosen->verb, &subject))
    return lesart_speaker_from_phrase (syntax, &subject, end);
  return LESART_SPEAKER_NONE;
}

static gboolean
names_thing (const LesartSyntax *syntax, LesartSpeaker speaker, guint32 first, guint32 end)
{
  LesartPhrase phrase;

  for (guint32 t = first; t < end; t++)
    if (syntax->x->tokens[t].start == speaker.span.start)
      return lesart_syntax_read_phrase (syntax, t, end, &phrase)
             && lesart_speaker_is_thing (syntax, &phrase);
  return FALSE;
}

/* "Minister X: „…“", "Ein Beamter nach der Festnahme: „…“" */
static gboolean
read_bare_frame (const LesartSyntax *syntax, guint32 first, guint32 end, LesartAttribution *by)
{
  LesartPhrase phrase;

  if (!lesart_syntax_read_phrase (syntax, first, end, &phrase)
      || !(phrase.agreement & LESART_AGREEMENT_NOMINATIVE)
      || lesart_speaker_is_thing (syntax, &phrase))
    return FALSE;
  *by = (LesartAttribution){ lesart_speaker_from_phrase (syntax, &phrase, end), LESART_SPAN_NONE,
                             "quote.direct.colon" };
  return TRUE;
}

static gboolean
read_frame_before (
    const LesartQuoting *quoting, guint32 first, guint32 end, gboolean colon, LesartAttribution *by)
{
  const LesartSyntax *syntax = quoting->syntax;
  g_autoptr (GArray) clauses = g_array_new (FALSE, FALSE, sizeof (LesartStretch));
  const LesartStretch *chosen;
  LesartCue cue;

  lesart_syntax_split_clauses (syntax, first, end, clauses);
  chosen = choose_frame (syntax, clauses, colon, &cue);
  if (chosen == NULL)
    return colon && read_bare_frame (syntax, first, end, by);
  *by = (LesartAttribution){ speaker_of_frame (syntax, clauses, chosen, first, end), cue.span,
                             colon ? "quote.direct.colon" : "quote.direct.cue-before" };
  if (!lesart_speaker_is_known (by->speaker))
    by->speaker = lesart_speaker_of_medium (syntax, first, end);
  /* "Das Motiv ist unklar: „…“": who spoke before */
  if (cue.frames == 0
      && (!lesart_speaker_is_known (by->speaker) || names_thing (syntax, by->speaker, first, end)))
    by->speaker = lesart_speaker_going_on (quoting, syntax->x->sentence_of[first], first);
  return colon || lesart_speaker_is_known (by->speaker);
}

/* Where the frame before a passage begins: its sentence, or the sentence that ends in a colon
 * before it. */
static guint32
frame_start (const LesartExtraction *x, guint32 first)
{
  guint32 sentence = x->sentence_of[first];

  if (x->sentences[sentence].first == first && first > 0
      && lesart_grammar_token_is (x->grammar, first - 1, ":"))
    sentence--;
  return MAX (x->sentences[sentence].first,
              first > MAX_FRAME_TOKENS ? first - MAX_FRAME_TOKENS : 0);
}

static gboolean
attribute_from_before (LesartQuoting *quoting, guint index)
{
  const LesartExtraction *x = quoting->syntax->x;
  LesartQuoted *passage = &g_array_index (quoting->quoted, LesartQuoted, index);
  guint32 start = frame_start (x, passage->first);
  gboolean colon =
      passage->first > 0 && lesart_grammar_token_is (x->grammar, passage->first - 1, ":");
  LesartAttribution by;

  if (index > 0) {
    const LesartQuoted *previous = passage - 1;

    if (previous->end > start) {
      if (previous->attributed && !colon
          && lesart_grammar_is_one_of (quoting->syntax->grammar, passage->first - 1, ",")) {
        attribute (passage, &previous->by, "quote.direct.broken");
        return TRUE;
      }
      if (previous->is_speech && previous->is_clause)
        start = previous->end;
    }
  }
  if (start >= passage->first)
    return FALSE;
  if (!read_frame_before (quoting, start, passage->first, colon, &by))
    return FALSE;
  attribute (passage, &by, by.rule);
  return TRUE;
}

/* "hatte X vor einem „Monstrum“ gewarnt": the cue of an embedded passage stands around it. */
static gboolean
attribute_embedded (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartSyntax *syntax = quoting->syntax;
  guint32 start = frame_start (syntax->x, passage->first),
          end = sentence_end (syntax->x, passage->end - 1);
  g_autoptr (GArray) clauses = g_array_new (FALSE, FALSE, sizeof (LesartStretch));

  if (passage->is_clause)
    return FALSE;
  lesart_syntax_split_clauses (syntax, start, end, clauses);
  for (guint i = 0; i < clauses->len; i++) {
    const LesartStretch *clause = &g_array_index (clauses, LesartStretch, i);
    LesartPhrase subject;
    LesartAttribution by;
    LesartCue cue;

    if (passage->first < clause->first || passage->first >= clause->end
        || clause->verb == LESART_NO_TOKEN)
      continue;
    if (!lesart_find_cue (syntax, clause->first, clause->end, clause->verb, &cue)
        || !lesart_find_speaker (syntax, clause->first, clause->end, clause->verb, &subject))
      return FALSE;
    by.speaker = lesart_speaker_from_phrase (syntax, &subject, end);
    by.cue = cue.span;
    if (!lesart_speaker_is_known (by.speaker))
      return FALSE;
    attribute (passage, &by, "quote.direct.embedded");
    return TRUE;
  }
  return FALSE;
}

/* "X freut sich auf „einen Jungen, der keine Angst kennt“": several words in marks whose clause has
 * somebody for its subject. */
static gboolean
attribute_fragment (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartSyntax *syntax = quoting->syntax;
  const LesartExtraction *x = syntax->x;
  guint32 start = frame_start (x, passage->first), end = sentence_end (x, passage->end - 1), verb;
  LesartPhrase subject;
  LesartAttribution by;
  const LesartEntity *entity;

  if (start >= passage->first || count_words (x, passage->first, passage->end) < MIN_FRAGMENT_WORDS)
    return FALSE;
  /* „Großes Ehrenzeichen der Republik“ is a title, "war „der Buhmann der Nation“" nobody's word. */
  if (x->tokens[passage->first + 1].flags & LESART_TOKEN_UPPER)
    return FALSE;
  verb = lesart_syntax_find_finite (syntax, start, passage->first);
  if (verb == LESART_NO_TOKEN || lesart_grammar_clause_at (syntax->grammar, verb)->copula
      || !lesart_syntax_find_subject (syntax, start, MIN (end, passage->first), verb, &subject)
      || subject.mention < 0)
    return FALSE;
  entity =
      &g_array_index (x->reading->entities, LesartEntity,
                      g_array_index (x->reading->mentions, LesartMention, subject.mention).entity);
  if (entity->type != LESART_ENTITY_PER)
    return FALSE;
  by.speaker = lesart_speaker_from_phrase (syntax, &subject, end);
  by.cue = lesart_extraction_span (x, verb, verb + 1);
  attribute (passage, &by, "quote.direct.fragment");
  return TRUE;
}

/* "nannte den Bericht eine „Ente“", "sprach von „Wortbruch“": what somebody calls something, one
 * word or two. */
static gboolean
attribute_naming (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartSyntax *syntax = quoting->syntax;
  const LesartClause *clause;
  LesartCue cue;

  if (passage->first == 0
      || !lesart_grammar_is_one_of (syntax->grammar, passage->first - 1,
                                    "als von ein eine einen einem einer")
      || lesart_syntax_get_mention (syntax, passage->first + 1) != NULL)
    return FALSE;
  clause = lesart_grammar_clause_at (syntax->grammar, passage->first - 1);
  if (clause == NULL || clause->finite == LESART_NO_TOKEN
      || !lesart_find_cue (syntax, clause->first, clause->end, clause->finite, &cue)
      || !(cue.frames & LESART_CUE_NAME))
    return FALSE;
  return attribute_embedded (quoting, passage);
}

/* A passage that is a sentence by itself goes on with who spoke last in the paragraph. */
static void
continue_speaker (LesartQuoting *quoting, LesartQuoted *passage)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint32 sentence = x->sentence_of[passage->first];

  gboolean follows = lesart_speaker_is_known (quoting->last)
                     && quoting->last_block == x->sentences[sentence].block
                     && quoting->last_sentence + 1 >= sentence;

  /* „Nie.“ */
  if (!passage->is_clause
      || (!follows && count_words (x, passage->first, passage->end) < MIN_FRAGMENT_WORDS))
    return;
  if (x->sentences[sentence].first != passage->first
      && !lesart_grammar_token_is (x->grammar, passage->first - 1, ":"))
    return;
  passage->is_speech = TRUE;
  passage->by.rule = "quote.direct.continued";
  if (lesart_speaker_is_known (quoting->last)
      && x->sentences[sentence].block <= quoting->last_block + 1)
    passage->by.speaker = quoting->last;
  else
    passage->by.speaker = lesart_speaker_going_on (quoting, sentence, passage->first);
}

static void
attribute_passage (LesartQuoting *quoting, guint index)
{
  LesartQuoted *passage = &g_array_index (quoting->quoted, LesartQuoted, index);
  gboolean title = is_title (quoting, passage);

  if (title && !passage->is_clause) {
    if (attribute_naming (quoting, passage))
      return;
    /* „Ja“, sagte er. */
    if (lesart_syntax_get_mention (quoting->syntax, passage->first + 1) == NULL
        && lesart_grammar_is_one_of (quoting->syntax->grammar, passage->end, ","))
      passage->is_clause = attribute_from_behind (quoting, passage);
    return;
  }
  if (attribute_from_behind (quoting, passage) || attribute_from_before (quoting, index)
      || attribute_embedded (quoting, passage) || attribute_fragment (quoting, passage))
    return;
  continue_speaker (quoting, passage);
}

static void
fill_quoted_at (LesartQuoting *quoting)
{
  const LesartExtraction *x = quoting->syntax->x;

  quoting->quoted_at = g_new (gint32, MAX (x->n_tokens, 1));
  memset (quoting->quoted_at, 0xff, sizeof (gint32) * MAX (x->n_tokens, 1));
  for (guint i = 0; i < quoting->quoted->len; i++) {
    LesartQuoted *passage = &g_array_index (quoting->quoted, LesartQuoted, i);

    if (!passage->unmarked)
      describe_passage (quoting, passage);
    for (guint32 t = passage->first; t < passage->end; t++)
      quoting->quoted_at[t] = (gint32) i;
  }
}

/* A passage inside indirect speech has its speaker: „…“ in "Das Ziel sei „ohne neue Schmerzen“ zu
 * erreichen". */
static void
inherit_from_indirect (LesartQuoting *quoting, LesartQuoted *passage, guint first_quote)
{
  const LesartReading *reading = quoting->syntax->x->reading;
  LesartSpan span = lesart_extraction_span (quoting->syntax->x, passage->first, passage->end);

  if (passage->is_speech || is_title (quoting, passage))
    return;
  for (guint i = reading->quotes->len;
       i-- > first_quote && i + MAX_FRAME_TOKENS > reading->quotes->len;) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    if (quote->style == LESART_QUOTE_INDIRECT && quote->span.start <= span.start
        && span.end <= quote->span.end) {
      attribute (passage,
                 &(LesartAttribution){
                     .speaker = { quote->speaker, quote->speaker_span },
                     .cue = quote->cue,
                 },
                 "quote.direct.in-indirect");
      return;
    }
  }
}

static void
add_direct (LesartQuoting *quoting, const LesartQuoted *passage)
{
  if (passage->is_speech)
    lesart_add_quote (quoting, LESART_QUOTE_DIRECT, passage->first, passage->end, &passage->by);
}

/* Passages of a sentence first, as indirect speech works around them; those without a frame of
 * their own wait for the indirect speech that they may stand in. */
static void
quote_sentence (LesartQuoting *quoting, guint32 sentence, guint *next)
{
  const LesartExtraction *x = quoting->syntax->x;
  guint begin = *next, end = *next, first_quote = x->reading->quotes->len;

  while (end < quoting->quoted->len
         && x->sentence_of[g_array_index (quoting->quoted, LesartQuoted, end).first] == sentence)
    if (g_array_index (quoting->quoted, LesartQuoted, end).attributed)
      end++;
    else
      attribute_passage (quoting, end++);
  for (guint i = begin; i < end; i++)
    add_direct (quoting, &g_array_index (quoting->quoted, LesartQuoted, i));
  lesart_quote_indirect (quoting, sentence);
  for (guint i = begin; i < end; i++) {
    LesartQuoted *passage = &g_array_index (quoting->quoted, LesartQuoted, i);

    if (passage->is_speech)
      continue;
    inherit_from_indirect (quoting, passage, first_quote);
    add_direct (quoting, passage);
  }
  *next = end;
}

static gint
compare_quotes (gconstpointer a, gconstpointer b)
{
  const LesartQuote *p = a, *q = b;

  if (p->span.start != q->span.start)
    return p->span.start < q->span.start ? -1 : 1;
  return p->span.end == q->span.end ? 0 : p->span.end > q->span.end ? -1 : 1;
}

/* A quotation for a headline is of whom the article quotes most, of nobody where two are. */
static void
attribute_headline (LesartReading *reading)
{
  g_autofree guint *counts = g_new0 (guint, reading->entities->len + 1);
  gint32 best;
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (reading->text, &n_blocks);

  if (n_blocks == 0 || blocks[0].kind != LESART_BLOCK_HEADLINE)
    return;
  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    if (quote->style == LESART_QUOTE_DIRECT && quote->speaker >= 0)
      counts[quote->speaker]++;
  }
  best = lesart_most_frequent (counts, reading->entities->len);
  for (guint i = 0; i < reading->quotes->len; i++) {
    LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);

    if (quote->span.start < blocks[0].span.end && quote->speaker < 0
        && lesart_span_is_empty (quote->speaker_span))
      quote->speaker = best;
  }
}

/* Nobody speaks of himself as "er". */
static void
reject_speaker (LesartExtraction *x, guint32 at, gint32 speaker)
{
  LesartMention *mention;

  if (x->mention_at[at] < 0)
    return;
  mention = &g_array_index (x->reading->mentions, LesartMention, x->mention_at[at]);
  if (mention->kind == LESART_MENTION_PRONOUN && mention->entity == speaker)
    mention->score = -1;
}

/* "ich" and "mein" between marks are the speaker; what stands in inner marks is somebody else's. */
static void
find_first_persons (const LesartQuoting *quoting,
                    const LesartQuoted *passage,
                    gint32 speaker,
                    GArray *found)
{
  LesartExtraction *x = quoting->syntax->x;
  guint depth = 0;

  for (guint32 t = passage->first + (passage->unmarked ? 0 : 1); t < passage->end; t++) {
    LesartMention mention = { .entity = speaker,
                              .kind = LESART_MENTION_PRONOUN,
                              .score = 0.9,
                              .first_token = t,
                              .end_token = t + 1 };

    if (x->tokens[t].kind == LESART_TOKEN_QUOTE)
      depth = depth == 0;
    reject_speaker (x, t, speaker);
    if (depth > 0 || quoting->syntax->words[t].person != 1 || x->mention_at[t] >= 0)
      continue;
    mention.span = lesart_extraction_span (x, t, t + 1);
    g_array_append_val (found, mention);
  }
}

static void
add_first_persons (LesartQuoting *quoting)
{
  LesartExtraction *x = quoting->syntax->x;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LesartMention));
  guint next = 0;

  for (guint i = 0; i < x->reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (x->reading->quotes, LesartQuote, i);
    const LesartQuoted *passage = NULL;

    if (quote->style != LESART_QUOTE_DIRECT)
      continue;
    for (; next < quoting->quoted->len; next++) {
      passage = &g_array_index (quoting->quoted, LesartQuoted, next);
      if (x->tokens[passage->first].start >= quote->span.start)
        break;
    }
    if (quote->speaker >= 0 && passage != NULL
        && x->tokens[passage->first].start == quote->span.start
        && g_array_index (x->reading->entities, LesartEntity, quote->speaker).type
               == LESART_ENTITY_PER)
      find_first_persons (quoting, passage, quote->speaker, found);
  }
  lesart_insert_mentions (x, found);
}

/**
 * lesart_extract_quotes:
 *
 * Appends the quotations to the reading, in order, and to its mentions "ich" for who speaks.
 */
void
lesart_extract_quotes (LesartExtraction *x)
{
  LesartQuoting quoting = { .syntax = x->syntax, .last = LESART_SPEAKER_NONE };
  guint next = 0;

  quoting.quoted = g_array_new (FALSE, TRUE, sizeof (LesartQuoted));
  lesart_find_quoted (x, quoting.quoted);
  lesart_find_turns (x, quoting.quoted);
  fill_quoted_at (&quoting);
  for (guint32 s = 0; s < x->n_sentences; s++)
    quote_sentence (&quoting, s, &next);
  g_array_sort (x->reading->quotes, compare_quotes);
  attribute_headline (x->reading);
  add_first_persons (&quoting);
  g_array_unref (quoting.quoted);
  g_free (quoting.quoted_at);
}
