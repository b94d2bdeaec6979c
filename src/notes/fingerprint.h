/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells whether bytes are still those that were there: quick enough for every save of the largest
 * file. Not against who wants to deceive.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 lesart_fingerprint (const void *bytes, gsize n_bytes);

G_END_DECLS
