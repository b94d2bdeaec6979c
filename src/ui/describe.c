/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and cards in words. A row says in one phrase what the article says: "Sam Altman – CEO von
 * OpenAI", "Meta – „Artemis“ vorstellen" (see describe-fact.c). The detail below it adds time,
 * place, source and evidence.
 */
#include "describe-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- Names of kinds ---- */

const char *
lesart_describe_group (LesartGroup group)
{
  static const char *const names[LESART_N_GROUPS] = {
    [LESART_GROUP_PEOPLE] = N_ ("People"),
    [LESART_GROUP_ORGANISATIONS] = N_ ("Organisations"),
    [LESART_GROUP_PLACES] = N_ ("Places"),
    [LESART_GROUP_WORKS] = N_ ("Works and products"),
    [LESART_GROUP_RELATIONS] = N_ ("Roles and relations"),
    [LESART_GROUP_QUANTITIES] = N_ ("Sums and numbers"),
    [LESART_GROUP_TIMES] = N_ ("Times"),
    [LESART_GROUP_QUOTES] = N_ ("Quotations"),
    [LESART_GROUP_EVENTS] = N_ ("What happens"),
    [LESART_GROUP_CLAIMS] = N_ ("Claims worth checking"),
  };

  g_return_val_if_fail ((guint) group < LESART_N_GROUPS, "");
  return _ (names[group]);
}

const char *
lesart_describe_kind (LesartEntityType type)
{
  static const char *const names[LESART_N_ENTITY_TYPES] = {
    [LESART_ENTITY_PER] = N_ ("Person"),
    [LESART_ENTITY_ORG] = N_ ("Organisation"),
    [LESART_ENTITY_LOC] = N_ ("Place"),
    [LESART_ENTITY_OTH] = N_ ("Work or product"),
  };

  g_return_val_if_fail ((guint) type < LESART_N_ENTITY_TYPES, "");
  return _ (names[type]);
}

const char *
lesart_describe_certainty (LesartCertainty certainty)
{
  static const char *const names[] = {
    [LESART_CERTAINTY_ASSERTED] = NC_ ("certainty", "asserted"),
    [LESART_CERTAINTY_REPORTED] = NC_ ("certainty", "reported"),
    [LESART_CERTAINTY_PLANNED] = NC_ ("certainty", "planned"),
    [LESART_CERTAINTY_POSSIBLE] = NC_ ("certainty", "possible"),
    [LESART_CERTAINTY_CONDITIONAL] = NC_ ("certainty", "conditional"),
    [LESART_CERTAINTY_NEGATED] = NC_ ("certainty", "negated"),
  };

  g_return_val_if_fail ((guint) certainty < G_N_ELEMENTS (names), "");
  return g_dpgettext2 (NULL, "certainty", names[certainty]);
}

/**
 * lesart_describe_state:
 *
 * Returns: what was decided of a fact
 */
const char *
lesart_describe_state (LesartState state)
{
  static const char *const names[LESART_N_STATES] = {
    [LESART_STATE_OPEN] = NC_ ("decision", "undecided"),
    [LESART_STATE_ACCEPTED] = NC_ ("decision", "accepted"),
    [LESART_STATE_CORRECTED] = NC_ ("decision", "corrected"),
    [LESART_STATE_ADDED] = NC_ ("decision", "added"),
    [LESART_STATE_REJECTED] = NC_ ("decision", "rejected"),
  };

  g_return_val_if_fail ((guint) state < LESART_N_STATES, "");
  return g_dpgettext2 (NULL, "decision", names[state]);
}

/**
 * lesart_state_icon:
 *
 * Returns: (nullable): the picture for what was decided; %NULL for nothing
 */
const char *
lesart_state_icon (LesartState state)
{
  static const char *const icons[LESART_N_STATES] = {
    [LESART_STATE_ACCEPTED] = "object-select-symbolic",
    [LESART_STATE_CORRECTED] = "document-edit-symbolic",
    [LESART_STATE_ADDED] = "list-add-symbolic",
    [LESART_STATE_REJECTED] = "window-close-symbolic",
  };

  g_return_val_if_fail ((guint) state < LESART_N_STATES, NULL);
  return icons[state];
}

/**
 * lesart_describe_quote:
 *
 * Returns: (transfer none): the words of the passage, or that the note is on the whole article
 */
const char *
lesart_describe_quote (LesartAnnotation *annotation)
{
  const char *quote = lesart_annotation_get_quote (annotation);

  return *quote != '\0' || !lesart_annotation_is_anchored (annotation) ? quote
                                                                       : _ ("The whole article");
}

const char *
lesart_describe_colour (LesartColour colour)
{
  static const char *const names[LESART_N_COLOURS] = {
    [LESART_COLOUR_NONE] = NC_ ("colour", "No colour"),
    [LESART_COLOUR_YELLOW] = NC_ ("colour", "Yellow"),
    [LESART_COLOUR_GREEN] = NC_ ("colour", "Green"),
    [LESART_COLOUR_BLUE] = NC_ ("colour", "Blue"),
    [LESART_COLOUR_PINK] = NC_ ("colour", "Pink"),
    [LESART_COLOUR_ORANGE] = NC_ ("colour", "Orange"),
    [LESART_COLOUR_PURPLE] = NC_ ("colour", "Purple"),
  };

  g_return_val_if_fail ((guint) colour < LESART_N_COLOURS, "");
  return g_dpgettext2 (NULL, "colour", names[colour]);
}

const char *
lesart_describe_verdict (LesartVerdict verdict)
{
  static const char *const names[LESART_N_VERDICTS] = {
    [LESART_VERDICT_OPEN] = NC_ ("verdict", "Open"),
    [LESART_VERDICT_SUPPORTED] = NC_ ("verdict", "Supported"),
    [LESART_VERDICT_REFUTED] = NC_ ("verdict", "Refuted"),
    [LESART_VERDICT_NOT_ENOUGH] = NC_ ("verdict", "Not enough evidence"),
    [LESART_VERDICT_CONFLICTING] = NC_ ("verdict", "Conflicting evidence"),
  };

  g_return_val_if_fail ((guint) verdict < LESART_N_VERDICTS, "");
  return g_dpgettext2 (NULL, "verdict", names[verdict]);
}

const char *
lesart_describe_confidence (LesartConfidence confidence)
{
  static const char *const names[LESART_N_CONFIDENCES] = {
    [LESART_CONFIDENCE_NONE] = NC_ ("confidence", "Not said"),
    [LESART_CONFIDENCE_LOW] = NC_ ("confidence", "Unsure"),
    [LESART_CONFIDENCE_MEDIUM] = NC_ ("confidence", "Fairly"),
    [LESART_CONFIDENCE_HIGH] = NC_ ("confidence", "Sure"),
  };

  g_return_val_if_fail ((guint) confidence < LESART_N_CONFIDENCES, "");
  return g_dpgettext2 (NULL, "confidence", names[confidence]);
}

/* ---- Sums, times, quotations ---- */

/**
 * lesart_describe_english:
 *
 * Returns: (nullable): a quantity in English, with a dash between the figures: "5–7 trillion US
 *   dollars"; a unit that English readers do not use is converted
 */
char *
lesart_describe_english (const LesartQuantity *quantity)
{
  g_autofree char *english = NULL;
  GString *string;

  if (quantity->english == NULL)
    return NULL;
  english = quantity->converted == NULL
                ? g_strdup (quantity->english)
                : g_strdup_printf ("%s (%s)", quantity->english, quantity->converted);
  string = g_string_new (NULL);
  for (const char *s = english; *s != '\0'; s++) {
    if (*s == '-' && s > english && g_ascii_isdigit (s[-1]) && g_ascii_isdigit (s[1]))
      g_string_append (string, "–");
    else
      g_string_append_c (string, *s);
  }
  return g_string_free (string, FALSE);
}

/* "mehr als", "rund", "bis zu": the words that stand before a sum and belong to it. */
static LesartSpan
with_modifier (const LesartReading *reading, const LesartQuantity *quantity)
{
  LesartSpan span = quantity->span;
  guint32 from = span.start > 24 ? span.start - 24 : 0;
  g_autofree char *before = lesart_text_slice (reading->text, (LesartSpan){ from, span.start });
  char *word;

  if (quantity->modifier == LESART_MODIFIER_NONE || !g_str_has_suffix (before, " "))
    return span;
  /* The second half of a modifier is short ("als", "zu", "die"); then the first belongs to it too.
   */
  for (guint n = 0; n < 2; n++) {
    g_strchomp (before);
    word = strrchr (before, ' ');
    if (word == NULL || strpbrk (word, "\n.,;:") != NULL)
      return span;
    span.start = from + (guint32) g_utf8_strlen (before, word - before) + 1;
    if (g_utf8_strlen (word + 1, -1) > 3)
      return span;
    *word = '\0';
  }
  return span;
}

/* A bare number says little without what is counted: "41 (Spiele)", "550 (neue Stellen)": the next
 * word if it is a noun, or the next two if the second is. */
static void
add_counted (LesartWords *words, const LesartReading *reading, const LesartQuantity *quantity)
{
  const LesartSegments *segments = reading->segments;
  guint32 first = quantity->end_token;

  if (quantity->type != LESART_QUANTITY_NUMBER)
    return;
  for (guint32 i = first; i < segments->n_tokens && i < first + 2; i++) {
    const LesartToken *token = &segments->tokens[i];

    if (token->kind != LESART_TOKEN_WORD
        || (token->flags & (LESART_TOKEN_SENTENCE_START | LESART_TOKEN_SPACE_BEFORE))
               != LESART_TOKEN_SPACE_BEFORE)
      return;
    if ((token->flags & LESART_TOKEN_UPPER) == 0)
      continue;
    lesart_words_add (words, " ");
    lesart_words_add_span (words, reading,
                           (LesartSpan){ segments->tokens[first].start, token->end });
    return;
  }
}

/**
 * lesart_describe_sentence:
 *
 * Returns: the sentence that @span begins in, cut after @max_chars; empty if there is none
 */
char *
lesart_describe_sentence (const LesartReading *reading, LesartSpan span, guint max_chars)
{
  const LesartSegments *segments = reading->segments;
  guint low = 0;
  guint high = segments->n_sentences;
  LesartSpan sentence;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (segments->tokens[segments->sentences[middle].first].start <= span.start)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0)
    return g_strdup ("");
  sentence.start = segments->tokens[segments->sentences[low - 1].first].start;
  sentence.end = segments->tokens[segments->sentences[low - 1].end - 1].end;
  return lesart_describe_passage (reading->text, sentence, max_chars);
}

static void
add_sentence (GString *detail, const LesartReading *reading, LesartSpan span)
{
  g_autofree char *words = lesart_describe_sentence (reading, span, LESART_EVIDENCE_MAX_CHARS);

  lesart_describe_add_part (detail, words);
}

static void
add_quantity_detail (GString *detail, const LesartReading *reading, const LesartQuantity *quantity)
{
  gboolean is_argument;
  const LesartFact *fact = lesart_describe_fact_around (reading, quantity->span, &is_argument);
  g_autofree char *words =
      lesart_describe_whole_passage (reading, with_modifier (reading, quantity));

  /* A count below a million reads the same in both languages. */
  gboolean says_more = quantity->type != LESART_QUANTITY_NUMBER || !(quantity->value < 1e6);

  if (says_more && quantity->english != NULL && strcmp (quantity->english, words) != 0) {
    g_autofree char *dashed = lesart_describe_english (quantity);
    g_autofree char *english = g_strdup_printf (_ ("English: %s"), dashed);

    lesart_describe_add_part (detail, english);
  }
  if (fact == NULL || !is_argument) {
    add_sentence (detail, reading, quantity->span);
  } else {
    LesartWords title = { g_string_new (NULL), FALSE };

    lesart_describe_add_fact_title (&title, reading, fact, quantity->span);
    lesart_describe_add_part (detail, title.string->str);
    g_string_free (title.string, TRUE);
  }
}

static void
add_quote_detail (GString *detail, const LesartReading *reading, const LesartQuote *quote)
{
  g_autofree char *cue = lesart_span_is_empty (quote->cue)
                             ? NULL
                             : lesart_describe_whole_passage (reading, quote->cue);

  lesart_describe_add_part (detail, cue);
  lesart_describe_add_part (detail, quote->style == LESART_QUOTE_DIRECT ? NULL : _ ("indirect"));
}

/* "22:15 Uhr" says no more than "22.15 Uhr". */
static gboolean
is_same_time (const char *value, const char *words)
{
  g_autofree char *one = g_utf8_casefold (value, -1);
  g_autofree char *other = g_utf8_casefold (words, -1);

  return strcmp (g_strdelimit (one, ":", '.'), g_strdelimit (other, ":", '.')) == 0;
}

static void
add_time_detail (GString *detail, const LesartReading *reading, const LesartTime *time)
{
  g_autofree char *value = lesart_describe_time (time->value, time->mod, time->type);
  g_autofree char *words = lesart_describe_whole_passage (reading, time->span);

  lesart_describe_add_part (detail, value == NULL || is_same_time (value, words) ? NULL : value);
  add_sentence (detail, reading, time->span);
}

/* ---- Roles, relations, claims ---- */

/* The words that say it, where the title does not. */
static void
add_relation_detail (GString *detail, const LesartReading *reading, guint index)
{
  g_autofree char *words = lesart_describe_passage (
      reading->text, lesart_reading_get_evidence (reading, LESART_GROUP_RELATIONS, index),
      LESART_EVIDENCE_MAX_CHARS);
  /* Translators: the quotation marks around words of the article */
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);

  lesart_describe_add_part (detail, *words != '\0' ? quoted : NULL);
}

static void
add_claim_title (LesartWords *words, const LesartReading *reading, guint index)
{
  lesart_words_add_span (words, reading,
                         lesart_reading_get_evidence (reading, LESART_GROUP_CLAIMS, index));
  lesart_describe_tidy (words->string->str);
  g_string_set_size (words->string, strlen (words->string->str));
}

/* ---- Who says it, and how certain it is ---- */

/**
 * lesart_describe_has_certainty:
 *
 * Returns: whether it makes sense to ask who says what is in the group, and how certain it is
 */
gboolean
lesart_describe_has_certainty (LesartGroup group)
{
  return group == LESART_GROUP_QUANTITIES || group == LESART_GROUP_QUOTES
         || group == LESART_GROUP_EVENTS || group == LESART_GROUP_CLAIMS;
}

/**
 * lesart_describe_speaker:
 *
 * Returns: (nullable): who says what the row tells, if the article names somebody: by name, else in
 *   its words
 */
char *
lesart_describe_speaker (const LesartReading *reading, LesartGroup group, guint index)
{
  guint item;
  LesartItemKind kind = lesart_group_get_item (reading, group, index, &item);
  const LesartEntity *speaker;

  if (group == LESART_GROUP_QUANTITIES) {
    gboolean is_argument;
    const LesartFact *fact = lesart_describe_fact_around (
        reading, lesart_reading_get_evidence (reading, group, index), &is_argument);

    speaker = fact == NULL ? NULL : lesart_describe_entity_at (reading, fact->source);
  } else {
    speaker = lesart_describe_entity_at (reading, lesart_item_get_speaker (reading, kind, item));
  }
  if (kind == LESART_ITEM_QUOTE) {
    LesartSpan words = g_array_index (reading->quotes, LesartQuote, item).speaker_span;

    if (!lesart_span_is_empty (words)
        && (speaker == NULL || !lesart_describe_is_mention (reading, words)))
      return lesart_describe_whole_passage (reading, words);
  }
  return speaker == NULL ? NULL : g_strdup (speaker->name);
}

/* ---- Rows ---- */

static char *
capitalised (char *text, gboolean markup)
{
  gunichar first = g_utf8_get_char (text);
  char utf8[7] = "";

  if ((markup && first == '<') || !g_unichar_islower (first))
    return text;
  utf8[g_unichar_to_utf8 (g_unichar_totitle (first), utf8)] = '\0';
  {
    char *result = g_strconcat (utf8, g_utf8_next_char (text), NULL);

    g_free (text);
    return result;
  }
}

/**
 * lesart_describe_fact_about:
 * @index: of the fact
 * @entity: where the fact is told, so that it need not be named as the one who acts
 *
 * Returns: the fact without its agent if that is @entity
 */
char *
lesart_describe_fact_about (const LesartReading *reading,
                            guint index,
                            gint32 entity,
                            gboolean markup)
{
  const LesartFact *fact = &g_array_index (reading->facts, LesartFact, index);
  const LesartArgument *agent = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT);
  gboolean is_known = agent != NULL && entity != LESART_NO_ENTITY && agent->entity == entity;
  LesartWords words = { g_string_new (NULL), markup };

  lesart_describe_add_fact_title (&words, reading, fact, is_known ? agent->span : LESART_SPAN_NONE);
  lesart_describe_tidy (words.string->str);
  return capitalised (g_string_free (words.string, FALSE), markup);
}

/**
 * lesart_describe_title:
 *
 * Returns: the first line of a row
 */
char *
lesart_describe_title (const LesartReading *reading,
                       LesartGroup group,
                       guint index,
                       gboolean markup)
{
  LesartWords words = { g_string_new (NULL), markup };

  switch (group) {
  case LESART_GROUP_QUANTITIES: {
    g_autofree char *text = lesart_describe_whole_passage (
        reading,
        with_modifier (reading, &g_array_index (reading->quantities, LesartQuantity, index)));

    lesart_words_add_bold (&words, text);
    add_counted (&words, reading, &g_array_index (reading->quantities, LesartQuantity, index));
    break;
  }
  case LESART_GROUP_TIMES: {
    g_autofree char *text = lesart_describe_whole_passage (
        reading, lesart_reading_get_evidence (reading, group, index));

    lesart_words_add_bold (&words, text);
    break;
  }
  case LESART_GROUP_QUOTES: {
    g_autofree char *text = lesart_describe_whole_passage (
        reading, lesart_reading_get_evidence (reading, group, index));

    lesart_words_add (&words, text);
    break;
  }
  case LESART_GROUP_EVENTS:
    lesart_describe_add_fact_title (
        &words, reading, &g_array_index (reading->facts, LesartFact, index), LESART_SPAN_NONE);
    lesart_describe_tidy (words.string->str);
    return capitalised (g_string_free (words.string, FALSE), markup);
  case LESART_GROUP_RELATIONS:
    lesart_describe_add_relation_title (&words, reading, index);
    break;
  case LESART_GROUP_CLAIMS:
    add_claim_title (&words, reading, index);
    break;
  case LESART_GROUP_PEOPLE:
  case LESART_GROUP_ORGANISATIONS:
  case LESART_GROUP_PLACES:
  case LESART_GROUP_WORKS:
    lesart_describe_add_entity_title (&words, reading, index);
    break;
  case LESART_N_GROUPS:
  default:
    break;
  }
  return g_string_free (words.string, FALSE);
}

/**
 * lesart_describe_detail:
 *
 * Returns: the second line of a row, empty if there is nothing to add
 */
char *
lesart_describe_detail (const LesartReading *reading, LesartGroup group, guint index)
{
  GString *detail = g_string_new (NULL);

  switch (group) {
  case LESART_GROUP_QUANTITIES:
    add_quantity_detail (detail, reading,
                         &g_array_index (reading->quantities, LesartQuantity, index));
    break;
  case LESART_GROUP_TIMES:
    add_time_detail (detail, reading, &g_array_index (reading->times, LesartTime, index));
    break;
  case LESART_GROUP_QUOTES:
    add_quote_detail (detail, reading, &g_array_index (reading->quotes, LesartQuote, index));
    break;
  case LESART_GROUP_EVENTS:
    lesart_describe_add_fact_detail (detail, reading,
                                     &g_array_index (reading->facts, LesartFact, index));
    break;
  case LESART_GROUP_RELATIONS:
    add_relation_detail (detail, reading, index);
    break;
  case LESART_GROUP_CLAIMS: /* the title is the whole sentence */
    break;
  case LESART_GROUP_PEOPLE:
  case LESART_GROUP_ORGANISATIONS:
  case LESART_GROUP_PLACES:
  case LESART_GROUP_WORKS:
    lesart_describe_add_entity_detail (detail, reading, index);
    break;
  case LESART_N_GROUPS:
  default:
    break;
  }
  return g_string_free (detail, FALSE);
}

/**
 * lesart_describe_certainty_of:
 *
 * Returns: how certain the article is of what the row says; of a sum, of the fact that it belongs
 * to
 */
LesartCertainty
lesart_describe_certainty_of (const LesartReading *reading, LesartGroup group, guint index)
{
  const LesartFact *fact;
  gboolean is_argument;
  guint item;
  LesartItemKind kind = lesart_group_get_item (reading, group, index, &item);

  if (group != LESART_GROUP_QUANTITIES)
    return lesart_item_get_certainty (reading, kind, item);
  fact = lesart_describe_fact_around (
      reading, g_array_index (reading->quantities, LesartQuantity, index).span, &is_argument);
  return fact == NULL ? LESART_CERTAINTY_ASSERTED : fact->certainty;
}

/* "Says: the article, asserted": said even where the row is silent. */
static char *
describe_standing (const LesartReading *reading, LesartGroup group, guint index)
{
  g_autofree char *speaker = lesart_describe_speaker (reading, group, index);
  LesartCertainty certainty = lesart_describe_certainty_of (reading, group, index);
  const char *who = speaker;

  if (who == NULL)
    who = group == LESART_GROUP_QUOTES || certainty == LESART_CERTAINTY_REPORTED
              ? C_ ("speaker", "not named")
              : C_ ("speaker", "the article");
  if (group == LESART_GROUP_QUOTES)
    /* Translators: for screen readers: who says what was quoted before */
    return g_strdup_printf (_ ("Says: %s"), who);
  /* Translators: for screen readers: who says something, then how certain it is */
  return g_strdup_printf (_ ("Says: %s, %s"), who, lesart_describe_certainty (certainty));
}

/**
 * lesart_describe_for_speech:
 *
 * Returns: the whole row as a screen reader says it, with who says it and how certain it is
 */
char *
lesart_describe_for_speech (const LesartReading *reading, LesartGroup group, guint index)
{
  g_autofree char *title = lesart_describe_title (reading, group, index, FALSE);
  g_autofree char *detail = lesart_describe_detail (reading, group, index);
  g_autofree char *standing = NULL;
  GString *string = g_string_new (title);

  if (group == LESART_GROUP_QUOTES || group == LESART_GROUP_EVENTS || group == LESART_GROUP_CLAIMS
      || lesart_describe_certainty_of (reading, group, index) != LESART_CERTAINTY_ASSERTED) {
    standing = describe_standing (reading, group, index);
    g_string_append_printf (string, ". %s", standing);
  }
  if (*detail != '\0')
    g_string_append_printf (string, ". %s", detail);
  if (group <= LESART_GROUP_WORKS) {
    g_autofree char *mentions = lesart_describe_mentions (
        g_array_index (reading->entities, LesartEntity, index).n_mentions);

    g_string_append_printf (string, ". %s", mentions);
  }
  return g_string_free (string, FALSE);
}

/**
 * lesart_describe_for_clipboard:
 *
 * Returns: the row on two lines, or on three if somebody is named who says it
 */
char *
lesart_describe_for_clipboard (const LesartReading *reading, LesartGroup group, guint index)
{
  g_autofree char *title = lesart_describe_title (reading, group, index, FALSE);
  g_autofree char *detail = lesart_describe_detail (reading, group, index);
  g_autofree char *speaker = lesart_describe_speaker (reading, group, index);
  LesartCertainty certainty = lesart_describe_certainty_of (reading, group, index);
  GString *string = g_string_new (title);

  if (certainty != LESART_CERTAINTY_ASSERTED)
    g_string_append_printf (string, " (%s)", lesart_describe_certainty (certainty));
  if (speaker != NULL) {
    g_autofree char *says = g_strdup_printf (_ ("Says: %s"), speaker);

    g_string_append_printf (string, "\n%s", says);
  }
  if (*detail != '\0')
    g_string_append_printf (string, "\n%s", detail);
  return g_string_free (string, FALSE);
}
