/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles and relations: the cases of roles.tsv and relations.tsv.
 */
#include "extract-test.h"

static const char *
name_of (const LesartReading *reading, gint32 entity)
{
  return entity < 0 ? "-" : g_array_index (reading->entities, LesartEntity, entity).name;
}

static void
append_status (GString *found, LesartRoleStatus status)
{
  if (status != LESART_ROLE_CURRENT)
    g_string_append_printf (found, " / %s", lesart_role_status_to_string (status));
}

static char *
list_roles (const LesartReading *reading)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    g_string_append_printf (found, "%s%s / %s / %s", i > 0 ? "\n" : "",
                            name_of (reading, role->person), role->role,
                            name_of (reading, role->org));
    append_status (found, role->status);
  }
  return g_string_free (found, FALSE);
}

static char *
list_relations (const LesartReading *reading)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < reading->relations->len; i++) {
    const LesartRelation *relation = &g_array_index (reading->relations, LesartRelation, i);

    g_string_append_printf (
        found, "%s%s / %s / %s", i > 0 ? "\n" : "", name_of (reading, relation->from),
        lesart_relation_kind_to_string (relation->kind), name_of (reading, relation->to));
    append_status (found, relation->status);
  }
  return g_string_free (found, FALSE);
}

static void
check_case (const LesartTestCase *test_case,
            const LesartLanguage *language,
            char *(*list) (const LesartReading *reading))
{
  g_autofree char *utf8 = g_strconcat ("Meldung\n\n", test_case->text, "\n", NULL);
  g_autoptr (LesartReading) reading = lesart_test_read (language, utf8, NULL);
  g_autofree char *expected = g_strjoinv ("\n", test_case->fields + 1);
  g_autofree char *found = list (reading);

  if (strcmp (found, expected) != 0)
    g_test_message ("line %u: %s", test_case->line, test_case->text);
  g_assert_cmpstr (found, ==, expected);
}

static void
check_roles (const LesartTestCase *test_case, const LesartLanguage *language)
{
  check_case (test_case, language, list_roles);
}

static void
check_relations (const LesartTestCase *test_case, const LesartLanguage *language)
{
  check_case (test_case, language, list_relations);
}

static void
test_roles (void)
{
  lesart_test_run_cases ("roles.tsv", 0, 40, check_roles);
}

static void
test_relations (void)
{
  lesart_test_run_cases ("relations.tsv", 0, 25, check_relations);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roles/roles", test_roles);
  g_test_add_func ("/roles/relations", test_relations);
  return g_test_run ();
}
