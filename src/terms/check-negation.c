/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of negation: what the German denies the English must deny, and nothing else; what rises
 * must not fall.
 *
 * Words that deny are counted. Each may be answered by a word that can stand for a negation in the
 * other language ("fehlen", "unable"), so that only a surplus over those is one.
 */
#include <math.h>
#include <string.h>

#include "cues.h"
#include "links.h"

/* Of more, the last one is told. */
#define MAX_STRONG 12

typedef struct {
  GArray *cues; /* LesartCue */
  const LesartCue *denials[MAX_STRONG];
  guint strong;
  guint weak;
  guint with; /* "any": goes with a negation, but can answer one of the other side as well */
} Denial;

/* What is left behind the prefix is a word as well: unmöglich, but not Unternehmen. */
static gboolean
is_word (LesartWords *words, LesartSide side, const LesartWord *word, guint32 n_prefix)
{
  const LesartSpan rest = { word->span.start + n_prefix, word->span.end };
  const LesartLexeme *lexemes;
  const char *bytes;
  gsize n_bytes;
  guint n;

  if (rest.end < rest.start + 4)
    return FALSE;
  if (side == LESART_SIDE_ENGLISH)
    return lesart_links_is_english (words, rest);
  bytes = lesart_text_peek (words->input->bitext->text[side], rest, &n_bytes);
  lexemes = lesart_lexicon_lookup (lesart_language_get_lexicon (words->input->language), bytes,
                                   n_bytes, &n);
  return n > 0 && lexemes[0].word_class != LESART_CLASS_VERB;
}

/* Un- and the like before a word of the language, -los and -less behind it. */
static gboolean
has_affix (LesartWords *words, LesartSide side, const LesartWord *word)
{
  static const char *const prefixes[LESART_N_SIDES][8] = {
    { "un", "miss", "nicht", NULL },
    { "un", "dis", "non", "in", "im", "ir", "il", NULL },
  };
  static const char *const suffixes[LESART_N_SIDES][4] = {
    { "los", "lose", "losen", NULL },
    { "less", NULL },
  };

  if (side == LESART_SIDE_ENGLISH
      && (strcmp (word->folded, "non") == 0
          || (g_str_has_prefix (word->folded, "un") && g_str_has_suffix (word->folded, "able"))))
    return TRUE;
  for (guint i = 0; prefixes[side][i] != NULL; i++)
    if (g_str_has_prefix (word->folded, prefixes[side][i])
        && is_word (words, side, word, (guint32) strlen (prefixes[side][i])))
      return TRUE;
  for (guint i = 0; suffixes[side][i] != NULL; i++)
    if (g_str_has_suffix (word->folded, suffixes[side][i])
        && strlen (word->folded) > strlen (suffixes[side][i]) + 2)
      return TRUE;
  return FALSE;
}

/* What the dictionary gives for a word without an affix stands for that, not for a negation:
 * influence for Einfluss. */
static guint
count_affixes (LesartWords *words, LesartSide side)
{
  guint n = 0;

  for (guint i = 0; i < lesart_words_count (words, side); i++) {
    const LesartWord *word = lesart_words_get (words, side, i);

    if (word->weight == LESART_SAYS_MUCH && has_affix (words, side, word))
      n += !word->is_sure || word->link == LESART_NO_LINK
           || has_affix (words, !side, lesart_words_get (words, !side, (guint) word->link));
  }
  return n;
}

/* "case no. X ZR 17/25" */
static gboolean
is_number_sign (const LesartWords *words, LesartSide side, guint32 token)
{
  const LesartToken *at = &words->input->bitext->segments[side]->tokens[token];

  return side == LESART_SIDE_ENGLISH && (at->flags & LESART_TOKEN_ABBREVIATION) != 0;
}

static void
count (LesartWords *words, LesartSide side, const LesartTable *table, Denial *denial)
{
  const int force = lesart_table_find_column (table, "force");

  denial->cues = lesart_cues_find (words, side, table, "side");
  denial->strong = denial->with = 0;
  denial->weak = count_affixes (words, side);
  for (guint i = 0; i < denial->cues->len; i++) {
    const LesartCue *cue = &g_array_index (denial->cues, LesartCue, i);
    const char *how = lesart_table_get (table, cue->row, force);

    if (is_number_sign (words, side, cue->token))
      continue;
    if (strcmp (how, "strong") == 0) {
      denial->denials[MIN (denial->strong, MAX_STRONG - 1)] = cue;
      denial->strong++;
    } else if (strcmp (how, "weak") == 0) {
      denial->weak++;
    } else if (strcmp (how, "with") == 0) {
      denial->with++;
    }
  }
}

/* Words of one side that can answer a negation and are not there for those of the other. */
static guint
get_surplus (const Denial *denial, const Denial *other)
{
  const guint n = denial->weak + denial->with;

  return n > other->weak ? n - other->weak : 0;
}

/* Where what stands around a cue is on the other side, from 0 to 1. */
static double
get_place (const LesartWords *words, LesartSide side, const LesartCue *cue)
{
  const LesartSpan there = lesart_cues_get_counterpart (words, side, cue->token);
  const LesartSpan here = words->span[side], whole = words->span[!side];

  if (memcmp (&there, &whole, sizeof there) == 0)
    return (double) (cue->span.start - here.start) / (here.end - here.start);
  return (double) (there.start - whole.start) / (whole.end - whole.start);
}

/* The negation that is lost: without it, the others lie nearest to those of the other side, in
 * order. */
static const LesartCue *
find_unanswered (const LesartWords *words,
                 LesartSide side,
                 const Denial *denial,
                 const Denial *other)
{
  const guint n = MIN (denial->strong, MAX_STRONG), n_other = MIN (other->strong, MAX_STRONG);
  const LesartSpan whole = words->span[!side];
  guint best = n - 1;
  double least = HUGE_VAL;

  for (guint out = 0; out < n; out++) {
    double sum = 0;

    for (guint i = 0; i < MIN (n - 1, n_other); i++)
      sum += fabs (get_place (words, side, denial->denials[i + (i >= out)])
                   - (double) (other->denials[i]->span.start - whole.start)
                         / (whole.end - whole.start));
    if (sum <= least) {
      least = sum;
      best = out;
    }
  }
  return denial->denials[best];
}

static void
report (LesartWords *words, LesartSide side, const Denial *denial, const Denial *other)
{
  const LesartCue *cue = find_unanswered (words, side, denial, other);
  LesartSpan span[LESART_N_SIDES];

  span[side] = cue->span;
  span[!side] = lesart_cues_get_counterpart (words, side, cue->token);
  lesart_words_report (words, LESART_CHECK_NEGATION,
                       other->strong == 0 ? LESART_SEVERITY_ERROR : LESART_SEVERITY_WARNING,
                       side == LESART_SIDE_GERMAN ? LESART_REASON_LOST : LESART_REASON_ADDED, span,
                       NULL);
}

/* --- up and down ---------------------------------------------------------------------------------
 */

#define MAX_SCALES 16

typedef struct {
  const char *name;
  guint n[LESART_N_SIDES][2];               /* words that go down, up */
  const LesartCue *cue[LESART_N_SIDES][2];  /* the last of them */
  const LesartCue *lone[LESART_N_SIDES][2]; /* the last one that nothing on the other side says */
} Scale;

typedef struct {
  Scale scales[MAX_SCALES];
  guint n;
} Scales;

static Scale *
get_scale (Scales *scales, const char *name)
{
  for (guint i = 0; i < scales->n; i++)
    if (strcmp (scales->scales[i].name, name) == 0)
      return &scales->scales[i];
  if (scales->n == MAX_SCALES)
    return NULL;
  scales->scales[scales->n] = (Scale){ .name = name };
  return &scales->scales[scales->n++];
}

/* Whether a word of the other side says it, and nothing else. */
static gboolean
is_linked (const LesartWords *words, LesartSide side, guint32 token)
{
  for (guint i = 0; i < lesart_words_count (words, side); i++) {
    const LesartWord *word = lesart_words_get (words, side, i);

    if (word->token == token && word->link != LESART_NO_LINK
        && lesart_words_get (words, !side, (guint) word->link)->link == (gint) i)
      return TRUE;
  }
  return FALSE;
}

/* "nicht mehr" says nothing of more. */
static gboolean
is_denial (const Denial *denial, const LesartCue *cue)
{
  for (guint i = 0; i < denial->cues->len; i++) {
    const LesartCue *other = &g_array_index (denial->cues, LesartCue, i);

    if (other->span.start < cue->span.start && cue->span.end <= other->span.end)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_cue (const GArray *cues, guint32 token)
{
  for (guint i = 0; i < cues->len; i++)
    if (g_array_index (cues, LesartCue, i).token == token)
      return TRUE;
  return FALSE;
}

/* Verbs whose prefix stands elsewhere: "nahm ... zu". */
static void
add_predicates (LesartWords *words, const LesartTable *table, GArray *cues)
{
  const LesartCheckInput *input = words->input;
  const guint n = lesart_words_count (words, LESART_SIDE_GERMAN);
  guint end;
  guint first =
      lesart_check_advance (&words->at_predicate, input->statements, input->n_statements,
                            sizeof *input->statements, words->span[LESART_SIDE_GERMAN], &end);

  for (guint i = first; i < end; i++) {
    const LesartStatement *statement = &input->statements[i];
    LesartCue cue = { .span = statement->verb };
    guint at = 0;

    if (statement->predicate == NULL
        || lesart_table_lookup (table, statement->predicate, -1, &cue.row, 1) == 0)
      continue;
    while (at < n
           && lesart_words_get (words, LESART_SIDE_GERMAN, at)->span.start < statement->verb.start)
      at++;
    if (at == n || has_cue (cues, lesart_words_get (words, LESART_SIDE_GERMAN, at)->token))
      continue;
    cue.token = lesart_words_get (words, LESART_SIDE_GERMAN, at)->token;
    g_array_append_val (cues, cue);
  }
}

static void
add_cue (const LesartWords *words, Scale *scale, LesartSide side, guint up, const LesartCue *cue)
{
  scale->n[side][up]++;
  scale->cue[side][up] = cue;
  if (!is_linked (words, side, cue->token))
    scale->lone[side][up] = cue;
}

/* Whether two words stand at about the same place of their passages. */
static gboolean
is_opposite (const LesartWords *words, const LesartCue *german, const LesartCue *english)
{
  const LesartCue *cues[LESART_N_SIDES] = { german, english };
  double place[LESART_N_SIDES];

  for (guint side = 0; side < LESART_N_SIDES; side++)
    place[side] = (double) (cues[side]->span.start - words->span[side].start)
                  / (words->span[side].end - words->span[side].start);
  return fabs (place[0] - place[1]) < 0.25;
}

/* Of these there are no other words that could be meant: what is linked is no less wrong. */
static gboolean
is_closed (const Scale *scale)
{
  return g_strv_contains (
      (const char *const[]){ "amount", "latitude", "longitude", "spring", "summer", NULL },
      scale->name);
}

/* The German goes one way only, and the English the other way; or it has as many words, of which
 * one goes the other way. */
static void
check_direction (LesartWords *words, const Scale *scale, guint up)
{
  const guint *german = scale->n[LESART_SIDE_GERMAN], *english = scale->n[LESART_SIDE_ENGLISH];
  const gboolean trusted = is_closed (scale) && english[up] == 0;
  const LesartCue *from = trusted ? scale->cue[0][up] : scale->lone[0][up];
  const LesartCue *to = trusted ? scale->cue[1][!up] : scale->lone[1][!up];

  if (german[!up] == 0 && from != NULL && to != NULL
      && (english[up] == 0
          || (german[up] == english[0] + english[1] && is_opposite (words, from, to))))
    lesart_words_report (words, LESART_CHECK_NEGATION, LESART_SEVERITY_ERROR,
                         LESART_REASON_REVERSED, (LesartSpan[]){ from->span, to->span }, NULL);
}

static void
check_directions (LesartWords *words, const Denial denial[LESART_N_SIDES])
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "polarity");
  const int scale_column = lesart_table_find_column (table, "scale");
  const int direction = lesart_table_find_column (table, "direction");
  GArray *cues[LESART_N_SIDES];
  Scales scales = { .n = 0 };

  for (guint side = 0; side < LESART_N_SIDES; side++) {
    cues[side] = lesart_cues_find (words, side, table, "side");
    if (side == LESART_SIDE_GERMAN)
      add_predicates (words, table, cues[side]);
    for (guint i = 0; i < cues[side]->len; i++) {
      const LesartCue *cue = &g_array_index (cues[side], LesartCue, i);
      Scale *scale = get_scale (&scales, lesart_table_get (table, cue->row, scale_column));

      if (scale != NULL && !is_denial (&denial[side], cue))
        add_cue (words, scale, side, *lesart_table_get (table, cue->row, direction) == 'u', cue);
    }
  }
  for (guint i = 0; i < scales.n; i++)
    for (guint up = 0; up < 2; up++)
      check_direction (words, &scales.scales[i], up);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (cues[side]);
}

/**
 * lesart_check_negation:
 *
 * Negations and directions of one bead.
 */
void
lesart_check_negation (LesartWords *words)
{
  const LesartTable *table = lesart_language_get_table (words->input->language, "negations");
  Denial denial[LESART_N_SIDES];

  if (words->words[0]->len == 0 || words->words[1]->len == 0)
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    count (words, side, table, &denial[side]);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    if (denial[side].strong > denial[!side].strong + get_surplus (&denial[!side], &denial[side]))
      report (words, side, &denial[side], &denial[!side]);
  if (denial[0].strong == denial[1].strong)
    check_directions (words, denial);
  for (guint side = 0; side < LESART_N_SIDES; side++)
    g_array_unref (denial[side].cues);
}
