/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles: the cases of roles.tsv.
 */
#include "extract-test.h"

static const char *
name_of (const LesartReading *reading, gint32 entity)
{
  return entity < 0 ? "-" : g_array_index (reading->entities, LesartEntity, entity).name;
}

static void
check_case (const LesartTestCase *test_case, const LesartLanguage *language)
{
  g_autofree char *utf8 = g_strconcat ("Meldung\n\n", test_case->text, "\n", NULL);
  g_autoptr (LesartReading) reading = lesart_test_read (language, utf8, NULL);
  g_autofree char *expected = g_strjoinv ("\n", test_case->fields + 1);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < reading->roles->len; i++) {
    const LesartRole *role = &g_array_index (reading->roles, LesartRole, i);

    g_string_append_printf (found, "%s%s / %s / %s", i > 0 ? "\n" : "",
                            name_of (reading, role->person), role->role,
                            name_of (reading, role->org));
  }
  if (strcmp (found->str, expected) != 0)
    g_test_message ("line %u: %s", test_case->line, test_case->text);
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
test_cases (void)
{
  lesart_test_run_cases ("roles.tsv", 0, 20, check_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roles/cases", test_cases);
  return g_test_run ();
}
