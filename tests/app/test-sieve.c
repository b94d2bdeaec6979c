/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sieve against a plain filter: whatever changes in the list below it, in what passes, and
 * between its steps, what it holds and what it tells of it are right.
 */
#include "sieve.h"

#include <string.h>

typedef struct {
  GListStore *store;
  LesartSieve *sieve;
  GPtrArray *told; /* what the list is, by what it told */
  guint divisor;   /* what passes */
  guint n_told;
} Fixture;

static guint
get_number (gpointer item)
{
  return GPOINTER_TO_UINT (g_object_get_data (item, "number"));
}

static gboolean
passes (gpointer item, gpointer data)
{
  return get_number (item) % ((Fixture *) data)->divisor == 0;
}

static void
on_items_changed (Fixture *f, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, f->told->len);
  if (removed > 0)
    g_ptr_array_remove_range (f->told, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (f->told, (int) (position + i),
                        g_list_model_get_item (G_LIST_MODEL (f->sieve), position + i));
  f->n_told++;
}

static GObject *
make_item (guint number)
{
  GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data (item, "number", GUINT_TO_POINTER (number));
  return item;
}

static void
insert (Fixture *f, guint position, guint removed, guint added, guint first)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, make_item (first + i));
  g_list_store_splice (f->store, position, removed, items->pdata, added);
}

static Fixture *
fixture_new (guint n_items)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->divisor = 1;
  f->store = g_list_store_new (G_TYPE_OBJECT);
  f->told = g_ptr_array_new_with_free_func (g_object_unref);
  f->sieve = lesart_sieve_new (G_LIST_MODEL (f->store), passes, f);
  g_signal_connect_swapped (f->sieve, "items-changed", G_CALLBACK (on_items_changed), f);
  insert (f, 0, 0, n_items, 0);
  return f;
}

static void
fixture_free (Fixture *f)
{
  g_object_unref (f->sieve);
  g_object_unref (f->store);
  g_ptr_array_unref (f->told);
  g_free (f);
}

/* It is what it told that it is. */
static void
assert_told (Fixture *f)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->sieve));

  g_assert_cmpuint (n, ==, f->told->len);
  for (guint i = 0; i < n; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (f->sieve), i);

    g_assert_true (item == f->told->pdata[i]);
  }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->sieve), n));
}

/* And has all that pass. */
static void
assert_whole (Fixture *f)
{
  guint n_passed = 0;

  assert_told (f);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->store)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (f->store), i);

    if (!passes (item, f))
      continue;
    g_assert_cmpuint (n_passed, <, f->told->len);
    g_assert_true (f->told->pdata[n_passed++] == item);
  }
  g_assert_cmpuint (n_passed, ==, f->told->len);
}

static void
run_steps (Fixture *f)
{
  while (!lesart_sieve_is_finished (f->sieve))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_steps (void)
{
  Fixture *f = fixture_new (20000);

  assert_whole (f);
  f->divisor = 3;
  lesart_sieve_sift (f->sieve, TRUE);
  g_assert_false (lesart_sieve_is_finished (f->sieve));
  assert_told (f);
  /* Those that are seen are there, and no others. */
  g_assert_cmpuint (f->told->len, >=, 50);
  g_assert_cmpuint (f->told->len, <, 1000);
  for (guint i = 0; i < f->told->len; i++)
    g_assert_cmpuint (get_number (f->told->pdata[i]), ==, 3 * i);
  run_steps (f);
  assert_whole (f);
  fixture_free (f);
}

/* What begins as before is left alone until all is known, and not told if nothing changes. */
static void
test_same (void)
{
  Fixture *f = fixture_new (20000);

  f->n_told = 0;
  lesart_sieve_sift (f->sieve, TRUE);
  g_assert_cmpuint (f->told->len, ==, 20000);
  run_steps (f);
  g_assert_cmpuint (f->n_told, ==, 0);
  assert_whole (f);
  fixture_free (f);
}

static void
test_finish (void)
{
  Fixture *f = fixture_new (5000);

  f->divisor = 7;
  lesart_sieve_sift (f->sieve, TRUE);
  f->divisor = 5; /* another key before it was through */
  lesart_sieve_sift (f->sieve, TRUE);
  lesart_sieve_finish (f->sieve);
  g_assert_true (lesart_sieve_is_finished (f->sieve));
  assert_whole (f);
  f->divisor = 100000; /* next to nothing */
  lesart_sieve_sift (f->sieve, TRUE);
  assert_whole (f);
  lesart_sieve_set_model (f->sieve, NULL);
  g_assert_cmpuint (f->told->len, ==, 0);
  fixture_free (f);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  Fixture *f = fixture_new (300);

  for (guint i = 0; i < 3000; i++) {
    guint n = g_list_model_get_n_items (G_LIST_MODEL (f->store));
    guint position = (guint) g_rand_int_range (random, 0, (int) n + 1);
    guint removed = (guint) g_rand_int_range (random, 0, 4);

    switch (g_rand_int_range (random, 0, 4)) {
    case 0:
      f->divisor = (guint) g_rand_int_range (random, 1, 5);
      lesart_sieve_sift (f->sieve, g_rand_boolean (random));
      break;
    case 1:
      g_main_context_iteration (NULL, FALSE);
      break;
    default:
      insert (f, position, MIN (removed, n - position), (guint) g_rand_int_range (random, 0, 4), i);
    }
    if (lesart_sieve_is_finished (f->sieve))
      assert_whole (f);
    else
      assert_told (f);
  }
  run_steps (f);
  assert_whole (f);
  fixture_free (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sieve/steps", test_steps);
  g_test_add_func ("/sieve/same", test_same);
  g_test_add_func ("/sieve/finish", test_finish);
  g_test_add_func ("/sieve/random", test_random);
  return g_test_run ();
}
