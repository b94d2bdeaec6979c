/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the groups of the report say. One function a group; the table at the end has their order.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "report-private.h"

#define ROLES_MAX 200 /* bytes; nobody reads more offices of one person */

/* By LesartCertainty; what is asserted needs no word. */
static const char *const certainty_words[] = {
  NULL,
  N_ ("reported"),
  N_ ("planned"),
  N_ ("possible"),
  N_ ("on a condition"),
  N_ ("did not happen"),
};

static void
row_free (gpointer data)
{
  LesartReportRow *row = data;

  g_free (row->left);
  g_free (row->right);
  g_free (row);
}

static guint
row_hash (gconstpointer data)
{
  const LesartReportRow *row = data;

  return g_str_hash (row->left) * 31 + g_str_hash (row->right);
}

static gboolean
row_equal (gconstpointer a, gconstpointer b)
{
  const LesartReportRow *first = a, *second = b;

  return strcmp (first->left, second->left) == 0 && strcmp (first->right, second->right) == 0;
}

void
lesart_report_rows_init (LesartReportRows *rows)
{
  rows->rows = g_ptr_array_new_with_free_func (row_free);
  rows->seen = g_hash_table_new (row_hash, row_equal);
}

void
lesart_report_rows_clear (LesartReportRows *rows)
{
  g_clear_pointer (&rows->seen, g_hash_table_unref);
  g_clear_pointer (&rows->rows, g_ptr_array_unref);
}

/* Takes both strings. What the article says twice is listed once. */
static void
add_row (LesartReportRows *rows, char *left, char *right)
{
  LesartReportRow *row = g_new (LesartReportRow, 1);

  row->left = left;
  row->right = right;
  if (g_hash_table_contains (rows->seen, row)) {
    row_free (row);
    return;
  }
  g_hash_table_add (rows->seen, row);
  g_ptr_array_add (rows->rows, row);
}

static const char *
entity_name (const LesartReading *reading, gint32 entity)
{
  return entity == LESART_NO_ENTITY ? NULL
                                    : g_array_index (reading->entities, LesartEntity, entity).name;
}

/* " · " between what is known of one thing. */
static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, part);
}

/* --- entities ------------------------------------------------------------------------------------
 */

/* For each entity the roles that it has in the article, NULL for none. */
static GPtrArray *
roles_of_entities (const LesartReading *reading)
{
  GPtrArray *roles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (roles, (int) reading->entities->len);
  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);
    const char *org = entity_name (reading, role->org);
    char **known = (char **) &g_ptr_array_index (roles, role->person);
    const char *status = role->status == LESART_ROLE_FORMER       ? C_ ("role", "(former)")
                         : role->status == LESART_ROLE_DESIGNATED ? C_ ("role", "(designated)")
                                                                  : NULL;
    g_autofree char *office =
        org != NULL ? g_strdup_printf ("%s, %s", role->role, org) : g_strdup (role->role);
    g_autofree char *part = g_strjoin (" ", office, status, NULL); /* status may end the list */

    if (*known == NULL) {
      *known = g_steal_pointer (&part);
    } else if (strstr (*known, part) == NULL && strlen (*known) < ROLES_MAX) {
      g_autofree char *before = *known;

      *known = g_strconcat (before, " · ", part, NULL);
    }
  }
  return roles;
}

static int
by_mentions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LesartReading *reading = user_data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  guint n_first = g_array_index (reading->entities, LesartEntity, first).n_mentions;
  guint n_second = g_array_index (reading->entities, LesartEntity, second).n_mentions;

  if (n_first != n_second)
    return n_first < n_second ? 1 : -1;
  return first < second ? -1 : first > second;
}

/* Those that the article speaks of most come first. */
static void
collect_entities (const LesartReading *reading, LesartEntityType type, LesartReportRows *rows)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) roles = roles_of_entities (reading);

  for (guint i = 0; i < reading->entities->len; i++)
    if (g_array_index (reading->entities, LesartEntity, i).type == type)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, by_mentions, (gpointer) reading);
  for (guint k = 0; k < order->len; k++) {
    guint i = g_array_index (order, guint, k);
    const LesartEntity *entity = &g_array_index (reading->entities, LesartEntity, i);
    GString *right = g_string_new (NULL);
    g_autofree char *mentions = NULL;

    append_part (right, entity->name_en);
    append_part (right, g_ptr_array_index (roles, i));
    if (entity->n_mentions > 1) {
      mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->n_mentions),
                                  entity->n_mentions);
      append_part (right, mentions);
    }
    add_row (rows, g_strdup (entity->name), g_string_free (right, FALSE));
  }
}

static void
collect_people (const LesartReading *reading, LesartReportRows *rows)
{
  collect_entities (reading, LESART_ENTITY_PER, rows);
}

static void
collect_organisations (const LesartReading *reading, LesartReportRows *rows)
{
  collect_entities (reading, LESART_ENTITY_ORG, rows);
}

static void
collect_places (const LesartReading *reading, LesartReportRows *rows)
{
  collect_entities (reading, LESART_ENTITY_LOC, rows);
}

static void
collect_works (const LesartReading *reading, LesartReportRows *rows)
{
  collect_entities (reading, LESART_ENTITY_OTH, rows);
}

/* --- quantities, times, quotes -------------------------------------------------------------------
 */

static void
collect_quantities (const LesartReading *reading, LesartReportRows *rows)
{
  for (guint i = 0; i < reading->quantities->len; i++) {
    const LesartQuantity *quantity = &g_array_index (reading->quantities, LesartQuantity, i);

    add_row (rows, lesart_text_slice (reading->text, quantity->span),
             g_strdup (quantity->english != NULL ? quantity->english : ""));
  }
}

static void
collect_times (const LesartReading *reading, LesartReportRows *rows)
{
  for (guint i = 0; i < reading->times->len; i++) {
    const LesartTime *time = &g_array_index (reading->times, LesartTime, i);

    add_row (rows, lesart_text_slice (reading->text, time->span),
             g_strdup (time->value != NULL ? time->value : ""));
  }
}

static void
collect_quotes (const LesartReading *reading, LesartReportRows *rows)
{
  for (guint i = 0; i < reading->quotes->len; i++) {
    const LesartQuote *quote = &g_array_index (reading->quotes, LesartQuote, i);
    const char *name = entity_name (reading, quote->speaker);
    char *speaker;

    if (name != NULL)
      speaker = g_strdup (name);
    else if (!lesart_span_is_empty (quote->speaker_span))
      speaker = lesart_text_slice (reading->text, quote->speaker_span);
    else
      speaker = g_strdup (_ ("(not named)"));
    add_row (rows, speaker, lesart_text_slice (reading->text, quote->span));
  }
}

/* --- facts ---------------------------------------------------------------------------------------
 */

static char *
argument_text (const LesartReading *reading, const LesartArgument *argument)
{
  const char *name = argument != NULL ? entity_name (reading, argument->entity) : NULL;

  if (argument == NULL)
    return NULL;
  if (name != NULL || argument->words != NULL)
    return g_strdup (name != NULL ? name : argument->words);
  return lesart_text_slice (reading->text, argument->span);
}

static gboolean
is_within (const LesartArgument *inner, const LesartArgument *outer)
{
  return outer != NULL && outer->span.start <= inner->span.start
         && outer->span.end >= inner->span.end;
}

/* aufbringen: 5 bis 7 Billionen Dollar · planned · Insider */
static char *
describe_fact (const LesartReading *reading, const LesartFact *fact)
{
  const LesartArgument *what = lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_THEME);
  const LesartArgument *amount =
      lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AMOUNT);
  g_autofree char *theme = NULL;
  g_autofree char *predicate = lesart_fact_dup_predicate (fact);
  GString *out = g_string_new (predicate);

  if (what != NULL && is_within (what, amount))
    what = amount; /* "Billionen von Dollar", of which "Billionen" is the theme */
  theme = argument_text (reading, what);
  if (theme != NULL)
    g_string_append_printf (out, ": %s", theme);
  for (guint i = fact->first_argument; i < fact->first_argument + fact->n_arguments; i++) {
    const LesartArgument *argument = &g_array_index (reading->arguments, LesartArgument, i);
    g_autofree char *part = NULL;

    if (argument->role == LESART_ARGUMENT_AGENT || argument->role == LESART_ARGUMENT_THEME
        || is_within (argument, what))
      continue;
    part = argument_text (reading, argument);
    append_part (out, part);
  }
  if (certainty_words[fact->certainty] != NULL) {
    const char *source = entity_name (reading, fact->source);
    g_autofree char *word =
        source != NULL
            /* Translators: how certain, and who says so: "reported (Bloomberg)". */
            ? g_strdup_printf (_ ("%s (%s)"), _ (certainty_words[fact->certainty]), source)
            : g_strdup (_ (certainty_words[fact->certainty]));

    append_part (out, word);
  }
  return g_string_free (out, FALSE);
}

static void
collect_facts (const LesartReading *reading, LesartReportRows *rows)
{
  for (guint i = 0; i < reading->facts->len; i++) {
    const LesartFact *fact = &g_array_index (reading->facts, LesartFact, i);
    char *agent =
        argument_text (reading, lesart_reading_get_argument (reading, fact, LESART_ARGUMENT_AGENT));

    add_row (rows, agent != NULL ? agent : g_strdup ("–"), describe_fact (reading, fact));
  }
}

const LesartReportGroup lesart_report_groups[] = {
  { N_ ("People and roles"), collect_people },
  { N_ ("Organisations"), collect_organisations },
  { N_ ("Places"), collect_places },
  { N_ ("Works and products"), collect_works },
  { N_ ("Sums and numbers"), collect_quantities },
  { N_ ("Times"), collect_times },
  { N_ ("Quotations"), collect_quotes },
  { N_ ("What happens"), collect_facts },
};

const guint lesart_n_report_groups = G_N_ELEMENTS (lesart_report_groups);
