/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between two wordings of a passage, to be shown.
 */
#pragma once

#include "text.h"

G_BEGIN_DECLS

void lesart_compare_wordings (const char *old, const char *new, GArray *removed, GArray *added);

G_END_DECLS
