/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that were broken at a width: mail, agencies, scans.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize lesart_unwrap_lines (char *utf8, gsize n_bytes);

G_END_DECLS
