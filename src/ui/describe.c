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
    [LESART_GROUP_PEOPLE] = N_ ("People and roles"),
    [LESART_GROUP_ORGANISATIONS] = N_ ("Organisations"),
    [LESART_GROUP_PLACES] = N_ ("Places"),
    [LESART_GROUP_WORKS] = N_ ("Works and products"),
    [LESART_GROUP_QUANTITIES] = N_ ("Sums and numbers"),
    [LESART_GROUP_TIMES] = N_ ("Times"),
    [LESART_GROUP_QUOTES] = N_ ("Quotations"),
    [LESART_GROUP_EVENTS] = N_ ("What happens"),
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

/* ---- Entities ---- */

char *
lesart_describe_mentions (guint n)
{
  return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
}

static gboolean
is_plain_words (const LesartReading *reading, LesartSpan span)
{
  g_autofree char *text = lesart_text_slice (reading->text, span);

  for (const char *s = text; *s != '\0'; s = g_utf8_next_char (s))
    if (*s != ' ' && !g_unichar_isalpha (g_utf8_get_char (s)))
      return FALSE;
  return TRUE;
}

/* The office with its organisation as the article puts it ("CEO von OpenAI", "Präsidentin des
 * Bundesverbands"), if the organisation follows it; else no words. */
static gboolean
find_role_words (const LesartReading *reading, const LesartRole *role, LesartSpan *rest)
{
  g_autofree char *evidence = lesart_text_slice (reading->text, role->span);
  const char *word = strstr (evidence, role->role);
  guint32 end_of_word;

  if (word == NULL)
    return FALSE;
  word += strlen (role->role);
  while (g_unichar_isalpha (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  end_of_word = role->span.start + (guint32) g_utf8_pointer_to_offset (evidence, word);
  for (guint i = lesart_describe_first_mention (reading, end_of_word); i < reading->mentions->len;
       i++) {
    const LesartMention *mention = &g_array_index (reading->mentions, LesartMention, i);

    /* "des", "von der": what stands between an office and its organisation is short. */
    if (mention->span.start > end_of_word + 24)
      return FALSE;
    if (mention->entity == role->org && mention->kind == LESART_MENTION_NAME) {
      *rest = (LesartSpan){ end_of_word, mention->span.end };
      return is_plain_words (reading, (LesartSpan){ end_of_word, mention->span.start });
    }
  }
  return FALSE;
}

/* Behind an office: "CEO of OpenAI (former)". */
static const char *
describe_status (LesartRoleStatus status)
{
  return status == LESART_ROLE_FORMER ? C_ ("role", "(former)") : C_ ("role", "(designated)");
}

static void
words_add_role (LesartWords *words, const LesartReading *reading, const LesartRole *role)
{
  const LesartEntity *org = lesart_describe_entity_at (reading, role->org);
  LesartSpan rest;

  lesart_words_add (words, role->role);
  if (org != NULL && find_role_words (reading, role, &rest)) {
    lesart_words_add_span (words, reading, rest);
  } else if (org != NULL) {
    lesart_words_add (words, ", ");
    lesart_words_add_bold (words, org->name);
  }
  if (role->status != LESART_ROLE_CURRENT) {
    lesart_words_add (words, " ");
    lesart_words_add (words, describe_status (role->status));
  }
}

/**
 * lesart_describe_role:
 *
 * Returns: the role with its organisation, without the person
 */
char *
lesart_describe_role (const LesartReading *reading, const LesartRole *role, gboolean markup)
{
  LesartWords words = { g_string_new (NULL), markup };

  words_add_role (&words, reading, role);
  return g_string_free (words.string, FALSE);
}

/**
 * lesart_describe_relation:
 * @entity: the end of the relation from which it is told
 *
 * Returns: "parent company of Instagram"
 */
char *
lesart_describe_relation (const LesartReading *reading,
                          const LesartRelation *relation,
                          gint32 entity)
{
  static const struct {
    const char *from; /* told of the first end */
    const char *to;   /* told of the second */
  } formats[] = {
    /* Translators: %s is a name. The article says it; the name stays as it is. */
    [LESART_RELATION_PARENT] = { N_ ("parent company of %s"), N_ ("subsidiary of %s") },
    [LESART_RELATION_OWNER] = { N_ ("owner of %s"), N_ ("owned by %s") },
    [LESART_RELATION_SHAREHOLDER] = { N_ ("shareholder of %s"), N_ ("held in part by %s") },
    [LESART_RELATION_MAKER] = { N_ ("maker of %s"), N_ ("made by %s") },
    [LESART_RELATION_MEMBER] = { N_ ("member of %s"), N_ ("has %s as a member") },
    [LESART_RELATION_LOCATED] = { N_ ("located in %s"), N_ ("seat of %s") },
  };
  gboolean is_from = relation->from == entity;
  const LesartEntity *other =
      lesart_describe_entity_at (reading, is_from ? relation->to : relation->from);
  g_auto (GStrv) halves = NULL;

  if (other == NULL || (guint) relation->kind >= G_N_ELEMENTS (formats))
    return NULL;
  halves = g_strsplit (is_from ? _ (formats[relation->kind].from) : _ (formats[relation->kind].to),
                       "%s", 2);
  return g_strjoinv (other->name, halves);
}

static void
add_entity_title (LesartWords *words, const LesartReading *reading, guint index)
{
  gboolean first = TRUE;

  lesart_words_add_bold (words, g_array_index (reading->entities, LesartEntity, index).name);
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    if (role->person != (gint32) index)
      continue;
    lesart_words_add (words, first ? LESART_DASH : "; ");
    words_add_role (words, reading, role);
    first = FALSE;
  }
}

/* Who has a role in this organisation, and how it stands to others. */
static void
add_entity_links (GString *detail, const LesartReading *reading, gint32 index)
{
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);
    const LesartEntity *person = lesart_describe_entity_at (reading, role->person);
    g_autofree char *part = NULL;

    if (role->org != index || person == NULL)
      continue;
    part = role->status == LESART_ROLE_CURRENT
               ? g_strdup_printf ("%s: %s", role->role, person->name)
               : g_strdup_printf ("%s: %s %s", role->role, person->name,
                                  describe_status (role->status));
    lesart_describe_add_part (detail, part);
  }
  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);
    g_autofree char *part = NULL;

    if (relation->from != index && relation->to != index)
      continue;
    part = lesart_describe_relation (reading, relation, index);
    lesart_describe_add_part (detail, part);
  }
}

static void
add_entity_detail (GString *detail, const LesartReading *reading, guint index)
{
  const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, index);
  LesartSpan evidence = lesart_reading_get_evidence (reading, LESART_GROUP_PEOPLE, index);
  g_autofree char *words =
      lesart_describe_passage (reading->text, evidence, LESART_EVIDENCE_MAX_CHARS);

  if (entity->name_en != NULL && strcmp (entity->name_en, entity->name) != 0) {
    /* Translators: short for "in English it reads" */
    g_autofree char *english = g_strdup_printf (_ ("English: %s"), entity->name_en);

    lesart_describe_add_part (detail, english);
  }
  add_entity_links (detail, reading, (gint32) index);
  if (entity->type == LESART_ENTITY_PER && *words != '\0' && strcmp (words, entity->name) != 0) {
    /* Translators: the quotation marks around words of the article */
    g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), words);

    lesart_describe_add_part (detail, quoted);
  }
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
    lesart_describe_add_source (detail, reading, fact->source);
  }
}

static void
add_quote_detail (GString *detail, const LesartReading *reading, const LesartQuote *quote)
{
  const LesartEntity *speaker = lesart_describe_entity_at (reading, quote->speaker);
  g_autofree char *named = lesart_span_is_empty (quote->speaker_span)
                               ? NULL
                               : lesart_describe_whole_passage (reading, quote->speaker_span);
  g_autofree char *cue = lesart_span_is_empty (quote->cue)
                             ? NULL
                             : lesart_describe_whole_passage (reading, quote->cue);

  if (speaker != NULL
      && (named == NULL || lesart_describe_is_mention (reading, quote->speaker_span)))
    lesart_describe_add_part (detail, speaker->name);
  else
    lesart_describe_add_part (detail, named);
  lesart_describe_add_part (detail, cue);
  lesart_describe_add_part (detail, quote->style == LESART_QUOTE_DIRECT ? NULL : _ ("indirect"));
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
  LesartWords words = { g_string_new (NULL), markup };

  lesart_describe_add_fact_title (&words, reading, fact,
                                  agent != NULL && agent->entity == entity ? agent->span
                                                                           : LESART_SPAN_NONE);
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
  case LESART_GROUP_PEOPLE:
  case LESART_GROUP_ORGANISATIONS:
  case LESART_GROUP_PLACES:
  case LESART_GROUP_WORKS:
    add_entity_title (&words, reading, index);
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
  case LESART_GROUP_TIMES: {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, index);
    g_autofree char *value = lesart_describe_time (time->value, time->mod, time->type);
    g_autofree char *words = lesart_describe_whole_passage (reading, time->span);

    lesart_describe_add_part (detail, g_strcmp0 (value, words) == 0 ? NULL : value);
    add_sentence (detail, reading, time->span);
    break;
  }
  case LESART_GROUP_QUOTES:
    add_quote_detail (detail, reading, &g_array_index (reading->quotes, LesartQuote, index));
    break;
  case LESART_GROUP_EVENTS:
    lesart_describe_add_fact_detail (detail, reading,
                                     &g_array_index (reading->facts, LesartFact, index));
    break;
  case LESART_GROUP_PEOPLE:
  case LESART_GROUP_ORGANISATIONS:
  case LESART_GROUP_PLACES:
  case LESART_GROUP_WORKS:
    add_entity_detail (detail, reading, index);
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
  const LesartFact *fact = NULL;
  gboolean is_argument;

  if (group == LESART_GROUP_EVENTS)
    fact = &g_array_index (reading->facts, LesartFact, index);
  else if (group == LESART_GROUP_QUANTITIES)
    fact = lesart_describe_fact_around (
        reading, g_array_index (reading->quantities, LesartQuantity, index).span, &is_argument);
  return fact == NULL ? LESART_CERTAINTY_ASSERTED : fact->certainty;
}

static char *
in_one (const LesartReading *reading,
        LesartGroup group,
        guint index,
        const char *before,
        const char *after,
        const char *then)
{
  g_autofree char *title = lesart_describe_title (reading, group, index, FALSE);
  g_autofree char *detail = lesart_describe_detail (reading, group, index);
  LesartCertainty certainty = lesart_describe_certainty_of (reading, group, index);
  GString *string = g_string_new (title);

  if (certainty != LESART_CERTAINTY_ASSERTED)
    g_string_append_printf (string, "%s%s%s", before, lesart_describe_certainty (certainty), after);
  if (*detail != '\0')
    g_string_append_printf (string, "%s%s", then, detail);
  return g_string_free (string, FALSE);
}

/**
 * lesart_describe_for_speech:
 *
 * Returns: the whole row as a screen reader says it
 */
char *
lesart_describe_for_speech (const LesartReading *reading, LesartGroup group, guint index)
{
  g_autofree char *row = in_one (reading, group, index, ", ", "", ". ");
  g_autofree char *mentions = NULL;

  if (group > LESART_GROUP_WORKS)
    return g_steal_pointer (&row);
  mentions =
      lesart_describe_mentions (g_array_index (reading->entities, LesartEntity, index).n_mentions);
  return g_strdup_printf ("%s. %s", row, mentions);
}

/**
 * lesart_describe_for_clipboard:
 *
 * Returns: the row on two lines
 */
char *
lesart_describe_for_clipboard (const LesartReading *reading, LesartGroup group, guint index)
{
  return in_one (reading, group, index, " (", ")", "\n");
}
