/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What two sequences have in common, in order.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LESART_DIFF_NONE G_MAXUINT32

void lesart_text_diff (
    const guint32 *old, guint32 n_old, const guint32 *new, guint32 n_new, guint32 *partners);

G_END_DECLS
