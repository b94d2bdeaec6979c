/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of rows: times, facts, roles, sums; escaped as markup; never more certain than the
 * text.
 */
#include "describe.h"
#include "extract-private.h"

#include <string.h>

static void
test_times (void)
{
  static const struct {
    const char *value;
    const char *mod;
    LesartTimeType type;
    const char *words;
  } cases[] = {
    { "2024-02-08", NULL, LESART_TIME_DATE, "8 February 2024" },
    { "2024-02", NULL, LESART_TIME_DATE, "February 2024" },
    { "2024", "START", LESART_TIME_DATE, "beginning of 2024" },
    { "2024-Q1", NULL, LESART_TIME_DATE, "quarter 1 of 2024" },
    { "2024-W06", NULL, LESART_TIME_DATE, "week 6, 2024" },
    { "2026-W03-WE", NULL, LESART_TIME_DATE, "weekend of week 3, 2026" },
    { "2025-WI", NULL, LESART_TIME_DATE, "winter 2025/26" },
    { "1999-WI", NULL, LESART_TIME_DATE, "winter 1999/00" },
    { "2023-SP", NULL, LESART_TIME_DATE, "spring 2023" },
    { "198", NULL, LESART_TIME_DATE, "the 1980s" },
    { "19", NULL, LESART_TIME_DATE, "century 20" },
    { "PAST_REF", NULL, LESART_TIME_DATE, "in the past" },
    { "2024-02-13T14:30", NULL, LESART_TIME_TIME, "13 February 2024, 14:30" },
    { "2024-02-13T08:05:30", NULL, LESART_TIME_TIME, "13 February 2024, 8:05" },
    { "2024-02-13TEV", NULL, LESART_TIME_TIME, "13 February 2024, evening" },
    { "P22M", NULL, LESART_TIME_DURATION, "22 months" },
    { "P1Y", NULL, LESART_TIME_DURATION, "1 year" },
    { "PT1H30M", NULL, LESART_TIME_DURATION, "1 hour 30 minutes" },
    { "P2D/P3D", NULL, LESART_TIME_DURATION, "2 days to 3 days" },
    { "P10Y", "EQUAL_OR_LESS", LESART_TIME_DURATION, "at most 10 years" },
    { "PXD", NULL, LESART_TIME_DURATION, "some days" },
    { "P3DE", NULL, LESART_TIME_DURATION, "3 decades" },
    { "P1Y", NULL, LESART_TIME_SET, "every year" },
    { "PT1H", NULL, LESART_TIME_SET, "every hour" },
    { "P3M", NULL, LESART_TIME_SET, "every 3 months" },
    { "XXXX-WXX-5", NULL, LESART_TIME_SET, "every Friday" },
    { "XXXX-09", NULL, LESART_TIME_DATE, "September" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = lesart_describe_time (cases[i].value, cases[i].mod, cases[i].type);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* No words rather than wrong ones, and never a crash. */
static void
test_bad_times (void)
{
  static const char *const values[] = {
    "",
    "-",
    "T",
    "P",
    "PT",
    "P1",
    "P1X",
    "P99999999999Y",
    "2024-",
    "2024-13",
    "2024-00",
    "2024-02-",
    "2024-02-99",
    "2024-02-08x",
    "2024-W",
    "2024-Q9",
    "2024-XX",
    "2024T",
    "2024-02-13T99:99",
    "2024-02-13T",
    "XXXX-WXX-9",
    "XXXX-",
    "/",
    "P1D/",
    "/P1D",
    "20245",
    "\xc3\xa4",
    "PX",
    "PXX",
    "P1YT",
    "W",
    "T12:",
    "%s%n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint type = LESART_TIME_DATE; type <= LESART_TIME_SET; type++) {
      g_autofree char *words = lesart_describe_time (values[i], "MID", (LesartTimeType) type);

      if (words != NULL)
        g_test_message ("%s: %s", values[i], words);
    }
  g_assert_null (lesart_describe_time (NULL, NULL, LESART_TIME_DATE));
  g_assert_null (lesart_describe_time ("2024-13", NULL, LESART_TIME_DATE));
  g_assert_null (lesart_describe_time ("P1D/", NULL, LESART_TIME_DURATION));
}

static LesartSpan
span_of (const LesartReading *reading, const char *words)
{
  const char *utf8 = lesart_text_get_utf8 (reading->text, NULL);
  const char *at = strstr (utf8, words);
  guint32 start;

  g_assert_nonnull (at);
  start = (guint32) g_utf8_pointer_to_offset (utf8, at);
  return (LesartSpan){ start, start + (guint32) g_utf8_strlen (words, -1) };
}

static void
add_mention (LesartReading *reading, const char *words, gint32 entity, LesartMentionKind kind)
{
  LesartMention mention = { .span = span_of (reading, words), .entity = entity, .kind = kind };

  g_array_append_val (reading->mentions, mention);
}

static void
add_argument (LesartReading *reading, LesartArgumentRole role, const char *words, gint32 entity)
{
  LesartArgument argument = { .role = role, .span = span_of (reading, words), .entity = entity };

  g_array_append_val (reading->arguments, argument);
}

#define ARTICLE                                                                                                         \
  "Ada <Lux>, die Chefin der Firma A & B, will 3 Euro aufbringen. Sie schläft nie. Mit der Bank Q sprach Lux lange. "  \
  "Gegründet wurde sie 1921. Bank Q wurde von Ada <Lux> gekauft. Das Haus, das 2025 gebaut wird, kostet 5 Mio. Euro. " \
  "Ein Jahr, das durch Streit geprägt war, endet."

static LesartReading *
make_reading (void)
{
  g_autoptr (LesartText) text = lesart_text_new (ARTICLE, -1, NULL);
  LesartReading *reading = lesart_reading_new (text);
  const LesartEntity entities[] = {
    { .type = LESART_ENTITY_PER, .name = "Ada <Lux>", .n_mentions = 3 },
    { .type = LESART_ENTITY_ORG, .name = "A & B", .name_en = "A and B", .n_mentions = 1 },
    { .type = LESART_ENTITY_ORG, .name = "Bank Q", .n_mentions = 1 },
  };
  LesartRole role = {
    .person = 0, .role = "Chefin", .org = 1, .span = span_of (reading, "Ada <Lux>, die Chefin")
  };
  LesartQuantity sum = {
    .span = span_of (reading, "3 Euro"), .value = 3, .unit = "EUR", .english = "3-4 euros"
  };
  LesartFact facts[] = {
    { .predicate = "aufbringen",
      .first_argument = 0,
      .n_arguments = 2,
      .certainty = LESART_CERTAINTY_PLANNED,
      .source = 2,
      .span = span_of (reading, "Ada <Lux>, die Chefin der Firma A & B, will 3 Euro aufbringen") },
    { .predicate = "schlafen",
      .first_argument = 2,
      .n_arguments = 1,
      .certainty = LESART_CERTAINTY_NEGATED,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "Sie schläft nie") },
    { .predicate = "sprechen",
      .first_argument = 3,
      .n_arguments = 2,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "Mit der Bank Q sprach Lux lange") },
    { .predicate = "gründen",
      .first_argument = 5,
      .n_arguments = 1,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "Gegründet wurde sie 1921"),
      .rule = "clause.passive" },
    { .predicate = "kaufen",
      .first_argument = 6,
      .n_arguments = 2,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "Bank Q wurde von Ada <Lux> gekauft"),
      .rule = "clause.passive" },
    { .predicate = "bauen",
      .first_argument = 8,
      .n_arguments = 1,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "das 2025 gebaut wird"),
      .verb = span_of (reading, "gebaut"),
      .rule = "clause.passive" },
    { .predicate = "kosten",
      .first_argument = 9,
      .n_arguments = 3,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "Das Haus, das 2025 gebaut wird, kostet 5 Mio. Euro") },
    { .predicate = "prägen",
      .first_argument = 12,
      .n_arguments = 1,
      .source = LESART_NO_ENTITY,
      .span = span_of (reading, "das durch Streit geprägt war"),
      .verb = span_of (reading, "geprägt"),
      .rule = "clause.passive" },
  };

  g_array_append_vals (reading->entities, entities, G_N_ELEMENTS (entities));
  add_mention (reading, "Ada <Lux>", 0, LESART_MENTION_NAME);
  add_mention (reading, "A & B", 1, LESART_MENTION_NAME);
  add_mention (reading, "Sie", 0, LESART_MENTION_PRONOUN);
  add_mention (reading, "Bank Q", 2, LESART_MENTION_NAME);
  add_mention (reading, "Lux lange", 0, LESART_MENTION_NAME);
  add_mention (reading, "sie", 1, LESART_MENTION_PRONOUN);
  add_argument (reading, LESART_ARGUMENT_AGENT, "Ada <Lux>", 0);
  add_argument (reading, LESART_ARGUMENT_THEME, "3 Euro", LESART_NO_ENTITY);
  add_argument (reading, LESART_ARGUMENT_AGENT, "Sie", 0);
  add_argument (reading, LESART_ARGUMENT_AGENT, "Lux lange", 0);
  add_argument (reading, LESART_ARGUMENT_PARTNER, "Bank Q", 2);
  add_argument (reading, LESART_ARGUMENT_THEME, "sie", 1);
  add_argument (reading, LESART_ARGUMENT_THEME, "Bank Q", 2);
  add_argument (reading, LESART_ARGUMENT_AGENT, "Ada <Lux>", 0);
  add_argument (reading, LESART_ARGUMENT_THEME, "Das Haus", LESART_NO_ENTITY);
  add_argument (reading, LESART_ARGUMENT_AGENT, "Das Haus", LESART_NO_ENTITY);
  add_argument (reading, LESART_ARGUMENT_THEME, "5 Mio.", LESART_NO_ENTITY);
  add_argument (reading, LESART_ARGUMENT_AMOUNT, "5 Mio. Euro", LESART_NO_ENTITY);
  add_argument (reading, LESART_ARGUMENT_THEME, "Ein Jahr", LESART_NO_ENTITY);
  g_array_append_val (reading->roles, role);
  g_array_append_val (reading->quantities, sum);
  g_array_append_vals (reading->facts, facts, G_N_ELEMENTS (facts));
  return reading;
}

#define assert_title(reading, group, index, markup, expected)                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *actual = lesart_describe_title (reading, group, index, markup);               \
    g_assert_cmpstr (actual, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_titles (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autofree char *about = lesart_describe_fact_about (reading, 2, 0, FALSE);

  assert_title (reading, LESART_GROUP_PEOPLE, 0, FALSE, "Ada <Lux> – Chefin der Firma A & B");
  assert_title (reading, LESART_GROUP_PEOPLE, 0, TRUE,
                "<b>Ada &lt;Lux&gt;</b> – Chefin der Firma <b>A &amp; B</b>");
  assert_title (reading, LESART_GROUP_QUANTITIES, 0, TRUE, "<b>3 Euro</b>");
  assert_title (reading, LESART_GROUP_EVENTS, 0, TRUE,
                "<b>Ada &lt;Lux&gt;</b> – 3 Euro aufbringen");
  /* Without complements the clause itself, with the name for the pronoun. */
  assert_title (reading, LESART_GROUP_EVENTS, 1, FALSE, "Ada <Lux> schläft nie");
  /* Article and preposition before an argument belong to it. */
  assert_title (reading, LESART_GROUP_EVENTS, 2, FALSE, "Ada <Lux> – mit der Bank Q sprechen");
  /* An infinitive does not say a passive: without an agent the clause itself. */
  assert_title (reading, LESART_GROUP_EVENTS, 3, FALSE, "Gegründet wurde A & B 1921");
  assert_title (reading, LESART_GROUP_EVENTS, 4, FALSE, "Ada <Lux> – Bank Q kaufen");
  /* A relative clause leaves its subject to another; a sum is said with its unit. */
  assert_title (reading, LESART_GROUP_EVENTS, 5, FALSE, "Das Haus wird gebaut");
  assert_title (reading, LESART_GROUP_EVENTS, 6, FALSE, "Das Haus – 5 Mio. Euro kosten");
  assert_title (reading, LESART_GROUP_EVENTS, 7, FALSE, "Ein Jahr, das durch Streit geprägt war");
  g_assert_cmpstr (about, ==, "Mit der Bank Q sprechen");
}

static void
test_details (void)
{
  g_autoptr (LesartReading) reading = make_reading ();
  g_autofree char *org = lesart_describe_detail (reading, LESART_GROUP_ORGANISATIONS, 1);
  g_autofree char *sum = lesart_describe_detail (reading, LESART_GROUP_QUANTITIES, 0);
  g_autofree char *speech = lesart_describe_for_speech (reading, LESART_GROUP_EVENTS, 1);
  g_autofree char *clipboard = lesart_describe_for_clipboard (reading, LESART_GROUP_QUANTITIES, 0);

  g_assert_cmpstr (org, ==, "English: A and B · Chefin: Ada <Lux>");
  g_assert_cmpstr (sum, ==, "English: 3–4 euros · Ada <Lux> – aufbringen");
  g_assert_cmpint (lesart_describe_certainty_of (reading, LESART_GROUP_QUANTITIES, 0), ==,
                   LESART_CERTAINTY_PLANNED);
  /* What is not simply so is said by word, too. */
  g_assert_cmpstr (speech, ==, "Ada <Lux> schläft nie. Says: the article, negated");
  g_assert_cmpstr (clipboard, ==,
                   "3 Euro (planned)\nSays: Bank Q\nEnglish: 3–4 euros · Ada <Lux> – aufbringen");
}

static void
test_passage (void)
{
  g_autoptr (LesartText) text = lesart_text_new ("eins  zwei\tdrei vier", -1, NULL);
  g_autofree char *whole = lesart_describe_passage (text, (LesartSpan){ 0, 20 }, 0);
  g_autofree char *cut = lesart_describe_passage (text, (LesartSpan){ 0, 20 }, 12);

  g_assert_cmpstr (whole, ==, "eins zwei drei vier");
  g_assert_cmpstr (cut, ==, "eins zwei\302\240…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/times", test_times);
  g_test_add_func ("/describe/bad-times", test_bad_times);
  g_test_add_func ("/describe/titles", test_titles);
  g_test_add_func ("/describe/details", test_details);
  g_test_add_func ("/describe/passage", test_passage);
  return g_test_run ();
}
