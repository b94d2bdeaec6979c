/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The network: who is in it, by what they are connected, and that boxes and words keep apart.
 */
#include "extract-private.h"
#include "network-private.h"
#include "scene-test.h"

/* ---- Readings for the tests ---- */

/* Entities named A, B, C ...; one letter of @types each: p, o, l, w. */
static LesartReading *
make_reading (const char *types)
{
  g_autoptr (LesartText) text = lesart_text_new ("Alle.", -1, NULL);
  LesartReading *reading = lesart_reading_new (text);

  for (guint i = 0; types[i] != '\0'; i++) {
    LesartEntity entity = { .n_mentions = 1 };
    LesartMention mention = { .span = { 0, 4 }, .entity = (gint32) i };

    entity.type = types[i] == 'p'   ? LESART_ENTITY_PER
                  : types[i] == 'o' ? LESART_ENTITY_ORG
                  : types[i] == 'l' ? LESART_ENTITY_LOC
                                    : LESART_ENTITY_OTH;
    entity.name = g_intern_string (((char[]){ (char) ('A' + i % 26), '\0' }));
    g_array_append_val (reading->entities, entity);
    g_array_append_val (reading->mentions, mention);
  }
  return reading;
}

static void
add_role (LesartReading *reading, gint32 person, gint32 org)
{
  const LesartRole role = { .person = person, .role = "Chef", .org = org, .span = { 0, 4 } };

  g_array_append_val (reading->roles, role);
}

static void
add_fact (LesartReading *reading, gint32 agent, gint32 theme, LesartCertainty certainty)
{
  const LesartArgument arguments[] = {
    { .role = LESART_ARGUMENT_AGENT, .span = { 0, 1 }, .entity = agent },
    { .role = LESART_ARGUMENT_THEME, .span = { 2, 3 }, .entity = theme },
  };
  const LesartFact fact = { .predicate = "treffen",
                            .first_argument = reading->arguments->len,
                            .n_arguments = 2,
                            .certainty = certainty,
                            .source = LESART_NO_ENTITY,
                            .span = { 0, 4 } };

  g_array_append_vals (reading->arguments, arguments, 2);
  g_array_append_val (reading->facts, fact);
}

static void
give_words (LesartNetwork *network, guint seed)
{
  for (guint i = 0; i < network->nodes->len; i++) {
    LesartNode *node = &g_array_index (network->nodes, LesartNode, i);

    node->name = g_strnfill ((seed * 31 + i * 17) % 40 + 1, 'n');
    node->label = g_strdup_printf ("node %u", i);
  }
  for (guint i = 0; i < network->links->len; i++) {
    LesartLink *link = &g_array_index (network->links, LesartLink, i);

    link->words = g_strnfill ((seed * 7 + i * 5) % 30 + 1, 'w');
    link->label = g_strdup_printf ("link %u", i);
  }
}

static LesartScene *
lay_out (const LesartNetwork *network, double width)
{
  const LesartNetworkWords words = { "apart", { "p", "o", "l", "w" }, { "a", "r", "p", "n" } };

  return lesart_network_layout (network, &scene_test_typesetter, &words, width);
}

/* "A-B 0, B>C 1 | D": lines with their stroke, arrows for those with a direction; then the boxes
 * that nothing connects. */
static char *
as_text (const LesartReading *reading, const LesartNetwork *network)
{
  GString *string = g_string_new (NULL);

#define NAME(i)                                                                                    \
  g_array_index (reading->entities, LesartEntity,                                                  \
                 g_array_index (network->nodes, LesartNode, i).entity)                             \
      .name
  for (guint i = 0; i < network->links->len; i++) {
    const LesartLink *link = &g_array_index (network->links, LesartLink, i);

    g_string_append_printf (string, "%s%s%c%s %d", i > 0 ? ", " : "", NAME (link->from),
                            link->directed ? '>' : '-', NAME (link->to), link->stroke);
  }
  g_string_append (string, " |");
  for (guint i = network->n_linked; i < network->nodes->len; i++)
    g_string_append_printf (string, " %s", NAME (i));
#undef NAME
  return g_string_free (string, FALSE);
}

#define assert_network(reading, expected)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (LesartNetwork) network_ = lesart_network_new (reading);                             \
    g_autofree char *actual_ = as_text (reading, network_);                                        \
    g_assert_cmpstr (actual_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* ---- Who and what ---- */

static void
test_links (void)
{
  g_autoptr (LesartReading) reading = make_reading ("ppolw");

  assert_network (reading, " | A B C"); /* a place that nothing connects is not shown */
  add_role (reading, 0, 2);
  add_fact (reading, 1, 0, LESART_CERTAINTY_ASSERTED);
  assert_network (reading, "A-C 0, B>A 0 |");
  add_fact (reading, 1, 0, LESART_CERTAINTY_REPORTED); /* a line of its own */
  add_fact (reading, 1, 0, LESART_CERTAINTY_ASSERTED); /* on the line that is there */
  add_fact (reading, 1, 3, LESART_CERTAINTY_NEGATED);
  assert_network (reading, "A-C 0, B>A 0, B>A 1, B>D 3 |");
}

static void
test_strange_ends (void)
{
  g_autoptr (LesartReading) reading = make_reading ("pp");

  add_role (reading, 0, LESART_NO_ENTITY);
  add_role (reading, 0, 0);
  add_role (reading, 0, 4000);
  add_role (reading, -7, 1);
  add_fact (reading, LESART_NO_ENTITY, 1, LESART_CERTAINTY_ASSERTED);
  assert_network (reading, " | A B");
}

static void
test_quotes (void)
{
  g_autoptr (LesartReading) reading = make_reading ("ppl");
  const LesartQuote quote = { .span = { 0, 20 }, .speaker = 0 };

  g_array_append_val (reading->quotes, quote);
  assert_network (reading, "A>B 0 |"); /* not about oneself, not about places */
}

static void
test_limits (void)
{
  g_autofree char *types = g_strnfill (3000, 'p');
  g_autoptr (LesartReading) reading = make_reading (types);
  g_autoptr (LesartNetwork) network = NULL;
  g_autoptr (LesartScene) scene = NULL;

  for (gint32 i = 0; i < 3000; i++)
    for (gint32 j = 1; j <= 3; j++)
      add_role (reading, i, (i * j + 1) % 3000);
  network = lesart_network_new (reading);
  g_assert_cmpuint (network->nodes->len, ==, LESART_NETWORK_MAX_NODES);
  g_assert_cmpuint (network->links->len, <=, LESART_NETWORK_MAX_LINKS);
  g_assert_cmpuint (network->n_left_out, ==, 3000 - LESART_NETWORK_MAX_NODES);
  give_words (network, 1);
  scene = lay_out (network, 360);
  scene_test_check (scene);
}

/* ---- Places ---- */

/* A line of five lies in order; neighbours are nearer than others. */
static void
test_chain (void)
{
  LesartBox boxes[5] = { 0 };
  guint neighbours[4][2] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 4 } };
  LesartGraph graph = { boxes, 5, neighbours, 4 };

  for (guint i = 0; i < 5; i++)
    boxes[i].width = boxes[i].height = 20;
  lesart_graph_place (&graph, 1000, 5);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (fabs (boxes[i].x - boxes[i + 1].x), <,
                       fabs (boxes[i].x - boxes[(i + 2) % 5].x));
}

static void
check_random (guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint n = g_rand_int_range (random, 1, 30);
  g_autofree char *types = g_strnfill ((gsize) n, 'p');
  g_autoptr (LesartReading) reading = NULL;
  g_autoptr (LesartNetwork) network = NULL;

  for (gint i = 0; i < n; i++)
    types[i] = "polw"[g_rand_int_range (random, 0, 4)];
  reading = make_reading (types);
  for (gint i = g_rand_int_range (random, 0, 2 * n); i > 0; i--)
    add_fact (reading, g_rand_int_range (random, 0, n), g_rand_int_range (random, 0, n),
              g_rand_int_range (random, 0, 6));
  for (guint i = 0; i < reading->entities->len; i++)
    g_array_index (reading->entities, LesartEntity, i).n_mentions =
        (guint) g_rand_int_range (random, 1, 50);
  network = lesart_network_new (reading);
  give_words (network, seed);
  for (double width = 300; width < 1100; width += 400) {
    g_autoptr (LesartScene) scene = lay_out (network, width);
    g_autoptr (LesartScene) again = lay_out (network, width);

    scene_test_check (scene);
    scene_test_check_same (scene, again);
    g_assert_cmpfloat (scene->width, ==, width);
    g_assert_cmpuint (scene->elements->len, ==, network->nodes->len + network->links->len);
  }
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 40; seed++)
    check_random (seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/links", test_links);
  g_test_add_func ("/network/strange-ends", test_strange_ends);
  g_test_add_func ("/network/quotes", test_quotes);
  g_test_add_func ("/network/limits", test_limits);
  g_test_add_func ("/network/chain", test_chain);
  g_test_add_func ("/network/random", test_random);
  return g_test_run ();
}
