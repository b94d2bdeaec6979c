/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a label in a word list says of a word: a field, a region, a usage.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lesart_describe_label (const char *label);

G_END_DECLS
