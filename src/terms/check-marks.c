/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of marks: quotation marks and the end of a sentence.
 */
#include "check.h"

#include <string.h>

typedef struct {
  const LesartText *text;
  const LesartToken *tokens;
  guint32 first, end;
} Side;

static Side
get_side (const LesartCheckInput *input, LesartSide side, const LesartBead *bead)
{
  Side got = { .text = input->bitext->text[side], .tokens = input->bitext->segments[side]->tokens };

  lesart_check_get_tokens (input, side, bead, &got.first, &got.end);
  return got;
}

static gunichar
get_char (const Side *side, const LesartToken *token)
{
  return g_utf8_get_char (lesart_text_get_utf8 (side->text, NULL) + token->byte_start);
}

/* --- the end of a sentence ---- */

typedef enum {
  END_NONE,
  END_STOP,
  END_QUESTION,
  END_EXCLAMATION,
  END_OTHER, /* a colon, a dash, an ellipsis: free */
} End;

static End
classify_end (gunichar c)
{
  switch (c) {
  case '.':
    return END_STOP;
  case '?':
    return END_QUESTION;
  case '!':
    return END_EXCLAMATION;
  case ':':
  case ';':
  case ',':
  case '-':
  case 0x2013:
  case 0x2014:
  case 0x2026:
    return END_OTHER;
  default:
    return END_NONE;
  }
}

static gboolean
is_bracket (gunichar c)
{
  return c == ')' || c == ']' || c == '(' || c == '[' || c == '*';
}

/* The mark that ends the sentence, inside or outside of what closes. */
static End
find_end (const Side *side, const LesartToken **last_word)
{
  *last_word = NULL;
  for (guint32 i = side->end; i > side->first; i--) {
    const LesartToken *token = &side->tokens[i - 1];
    gunichar c = get_char (side, token);
    End end;

    if (token->kind == LESART_TOKEN_QUOTE || is_bracket (c))
      continue;
    *last_word = token;
    end = classify_end (token->kind == LESART_TOKEN_PUNCTUATION ? c : 'x');
    if (end == END_NONE && token->byte_end > token->byte_start
        && lesart_text_get_utf8 (side->text, NULL)[token->byte_end - 1] == '.')
      return END_STOP; /* of an abbreviation */
    return end;
  }
  return END_NONE;
}

static void
check_end (const LesartCheckInput *input, LesartFindings *findings, gsize bead)
{
  Side german = get_side (input, LESART_SIDE_GERMAN, &input->beads[bead]);
  Side english = get_side (input, LESART_SIDE_ENGLISH, &input->beads[bead]);
  const LesartToken *german_last, *english_last;
  End wanted = find_end (&german, &german_last), got = find_end (&english, &english_last);
  LesartFinding finding = { .kind = LESART_CHECK_PUNCTUATION, .bead = (guint32) bead };
  static const char *const marks[] = { NULL, ".", "?", "!", NULL };

  if (german_last == NULL || english_last == NULL || wanted == got || wanted == END_NONE
      || wanted == END_OTHER)
    return;
  if (got == END_NONE) {
    finding.reason = LESART_REASON_LOST;
    finding.severity = LESART_SEVERITY_WARNING;
  } else if (wanted == END_QUESTION && got == END_STOP && input->beads[bead].n[0] == 1
             && input->beads[bead].n[1] == 1) {
    finding.reason = LESART_REASON_DIFFERS;
    finding.severity = LESART_SEVERITY_HINT;
  } else {
    return;
  }
  finding.span[LESART_SIDE_GERMAN] = (LesartSpan){ german_last->start, german_last->end };
  finding.span[LESART_SIDE_ENGLISH] = (LesartSpan){ english_last->start, english_last->end };
  finding.value[LESART_SIDE_GERMAN] = marks[wanted];
  finding.value[LESART_SIDE_ENGLISH] = marks[got];
  lesart_findings_add (findings, &finding);
}

/* --- quotation marks ---- */

typedef struct {
  guint n_double;          /* marks that are double, of any form */
  const LesartToken *last; /* the last of them */
  const LesartToken *odd;  /* the first that English does not have, or NULL */
} Quotes;

/* „ and » open in German only; a guillemet is no English mark at all. */
static gboolean
is_german_mark (gunichar c)
{
  return c == 0x201e || c == 0x201a || c == 0xab || c == 0xbb || c == 0x203a || c == 0x2039;
}

static gboolean
is_double (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb;
}

static Quotes
count_quotes (const Side *side)
{
  Quotes quotes = { 0 };

  for (guint32 i = side->first; i < side->end; i++) {
    const LesartToken *token = &side->tokens[i];
    gunichar c;

    if (token->kind != LESART_TOKEN_QUOTE)
      continue;
    c = get_char (side, token);
    if (is_german_mark (c) && quotes.odd == NULL)
      quotes.odd = token;
    if (is_double (c)) {
      quotes.n_double++;
      quotes.last = token;
    }
  }
  return quotes;
}

static void
add_quote (const LesartCheckInput *input,
           LesartFindings *findings,
           gsize bead,
           LesartReason reason,
           const LesartToken *token)
{
  LesartSpan german =
      lesart_bitext_get_bead_span (input->bitext, &input->beads[bead], LESART_SIDE_GERMAN);
  LesartSpan english =
      lesart_bitext_get_bead_span (input->bitext, &input->beads[bead], LESART_SIDE_ENGLISH);
  const LesartFinding finding = {
    .kind = LESART_CHECK_QUOTATION,
    .reason = (guint8) reason,
    .severity = LESART_SEVERITY_HINT,
    .bead = (guint32) bead,
    .span = { german, token != NULL ? (LesartSpan){ token->start, token->end } : english },
    .suggestion = reason == LESART_REASON_NOT_ENGLISH ? "“ ”" : NULL,
  };

  lesart_findings_add (findings, &finding);
}

static void
check_quotes (const LesartCheckInput *input, LesartFindings *findings, gsize bead)
{
  Side german = get_side (input, LESART_SIDE_GERMAN, &input->beads[bead]);
  Side english = get_side (input, LESART_SIDE_ENGLISH, &input->beads[bead]);
  Quotes wanted = count_quotes (&german), got = count_quotes (&english);

  if (got.odd != NULL)
    add_quote (input, findings, bead, LESART_REASON_NOT_ENGLISH, got.odd);
  else if (got.n_double % 2 == 1 && wanted.n_double % 2 == 0)
    add_quote (input, findings, bead, LESART_REASON_UNPAIRED, got.last);
}

void
lesart_check_marks (const LesartCheckInput *input, LesartFindings *findings)
{
  for (gsize bead = 0; bead < input->n_beads; bead++) {
    if (input->beads[bead].n[LESART_SIDE_GERMAN] == 0
        || input->beads[bead].n[LESART_SIDE_ENGLISH] == 0)
      continue;
    check_end (input, findings, bead);
    check_quotes (input, findings, bead);
  }
}
