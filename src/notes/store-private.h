/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests of the store.
 */
#pragma once

#include "atomic-file.h"
#include "store.h"

G_BEGIN_DECLS

/* The calls stay the caller's and must outlive the store. */
void lesart_store_set_calls (LesartStore *self, const LesartFileCalls *calls);
/* No larger file is written. */
void lesart_store_set_max_bytes (LesartStore *self, gsize max_bytes);

G_END_DECLS
