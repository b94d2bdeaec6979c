/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of quotation share: passages between marks (quote-marks.c), interviews
 * (quote-turns.c), cues (cues.c), sources (quote-sources.c), speakers (speakers.c), direct speech
 * (quotes.c), indirect speech (indirect.c).
 */
#pragma once

#include "syntax.h"

G_BEGIN_DECLS

/**
 * LesartSpeaker:
 *
 * Who says it. An entity, or the words for one that has no name, or neither.
 */
typedef struct {
  gint32 entity;
  LesartSpan span;
} LesartSpeaker;

#define LESART_SPEAKER_NONE ((LesartSpeaker){ LESART_NO_ENTITY, LESART_SPAN_NONE })

/**
 * LesartAttribution:
 * @cue: the words that say that somebody speaks; empty if none do
 * @rule: id of the rule that tells so, as in data/language/README.md
 */
typedef struct {
  LesartSpeaker speaker;
  LesartSpan cue;
  const char *rule;
} LesartAttribution;

/**
 * LesartQuoted:
 *
 * A passage between quotation marks, tokens [first, end) with the marks; or a paragraph of an
 * interview, which has none.
 */
typedef struct {
  guint32 first;
  guint32 end;
  gboolean closed;     /* FALSE: the closing mark is missing */
  gboolean unmarked;   /* neither has an opening mark */
  gboolean attributed; /* cue or speaker found */
  gboolean is_speech;  /* words of a speaker rather than a title or a word in quotes */
  gboolean is_clause;  /* has a finite verb or a full stop of its own */
  LesartAttribution by;
} LesartQuoted;

typedef enum {
  LESART_CUE_DIRECT = 1 << 0,      /* takes direct speech */
  LESART_CUE_CLAUSE = 1 << 1,      /* takes dass or ob */
  LESART_CUE_SUBJUNCTIVE = 1 << 2, /* takes a clause in the Konjunktiv */
  LESART_CUE_INFINITIVE = 1 << 3,  /* takes an infinitive with zu */
  LESART_CUE_NAME = 1 << 6,        /* calls something something: nannte es eine „Ente“ */
  LESART_CUE_SOURCE = 1 << 4,      /* a noun that names a source behind "nach": Angaben */
  LESART_CUE_TEXT = 1 << 5,        /* ... or a text, which may tell a time there: Bericht */
} LesartCueFrame;

typedef struct {
  guint32 verb; /* token of the finite verb */
  guint frames; /* LesartCueFrame */
  LesartSpan span;
} LesartCue;

typedef struct {
  LesartSyntax *syntax;
  GArray *quoted;     /* LesartQuoted */
  gint32 *quoted_at;  /* token -> index into quoted or -1 */
  LesartSpeaker last; /* who spoke last, for sentences that go on in the Konjunktiv */
  guint32 last_sentence;
  guint32 last_block;
} LesartQuoting;

void lesart_find_quoted (const LesartExtraction *x, GArray *quoted);
void lesart_find_turns (const LesartExtraction *x, GArray *quoted);

guint lesart_cue_frames (const char *takes);
gboolean lesart_find_cue (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartCue *cue);

gint32 lesart_most_frequent (const guint *counts, guint n_entities);
gboolean lesart_speaker_is_known (LesartSpeaker speaker);
gboolean lesart_speaker_is_thing (const LesartSyntax *syntax, const LesartPhrase *phrase);
gboolean lesart_find_speaker (
    const LesartSyntax *syntax, guint32 first, guint32 end, guint32 verb, LesartPhrase *subject);
gboolean lesart_find_antecedent (const LesartSyntax *syntax, guint32 verb, LesartPhrase *phrase);
LesartSpeaker
lesart_speaker_from_phrase (const LesartSyntax *syntax, const LesartPhrase *phrase, guint32 end);
gboolean lesart_read_so (const LesartSyntax *syntax, guint32 at, guint32 end, LesartPhrase *phrase);
LesartSpeaker
lesart_speaker_going_on (const LesartQuoting *quoting, guint32 sentence, guint32 first);
LesartSpeaker lesart_speaker_of_medium (const LesartSyntax *syntax, guint32 first, guint32 end);

typedef struct {
  guint32 first; /* of the source phrase: laut X, nach Angaben von X, X zufolge */
  guint32 end;
  LesartSpan cue;
  LesartSpeaker speaker;
  gboolean own;      /* nach eigenen Angaben: the subject of the clause */
  gboolean going_on; /* demnach: who spoke before */
} LesartSource;

gboolean lesart_read_speech_noun (const LesartSyntax *syntax, guint32 at, guint *flags);
gboolean lesart_read_source (
    const LesartSyntax *syntax, guint32 at, guint32 first, guint32 end, LesartSource *source);

void lesart_add_quote (LesartQuoting *quoting,
                       LesartQuoteStyle style,
                       guint32 first,
                       guint32 end,
                       const LesartAttribution *by);
void lesart_quote_indirect (LesartQuoting *quoting, guint32 sentence);

G_END_DECLS
