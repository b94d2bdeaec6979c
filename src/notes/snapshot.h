/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts that notes were made on, in the user's data folder, each named by its SHA-256: what an
 * article said when a passage in it was marked, should the article change.
 */
#pragma once

#include "atomic-file.h"
#include "text.h"

G_BEGIN_DECLS

gboolean
lesart_snapshot_write (const LesartFileCalls *calls, const LesartText *text, GError **error);
LesartText *lesart_snapshot_read (const char *sha256, GError **error);

G_END_DECLS
