/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Currencies in the language of the interface.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lesart_currency_name (const char *code);

G_END_DECLS
