/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of those items of another that pass. Of thousands the first are found at once, which are
 * those that are seen, and the others after the next frame: GtkFilterListModel looks at all of them
 * before anything is shown, or, where it goes step by step, shows none at first.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LESART_TYPE_SIEVE (lesart_sieve_get_type ())
G_DECLARE_FINAL_TYPE (LesartSieve, lesart_sieve, LESART, SIEVE, GObject)

typedef gboolean (*LesartPasses) (gpointer item, gpointer data);

LesartSieve *lesart_sieve_new (GListModel *model, LesartPasses passes, gpointer data);
void lesart_sieve_set_model (LesartSieve *self, GListModel *model);
GListModel *lesart_sieve_get_model (LesartSieve *self); /* (transfer none) (nullable) */
void lesart_sieve_sift (LesartSieve *self, gboolean in_steps);
void lesart_sieve_finish (LesartSieve *self);
gboolean lesart_sieve_is_finished (LesartSieve *self);

G_END_DECLS
