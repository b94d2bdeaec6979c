/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which language a text is in: the engine reads German, and says so of a text that is not.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LESART_LANGUAGE_UNKNOWN "und" /* ISO 639-2: undetermined */

const char *lesart_guess_language (const char *utf8, gsize n_bytes);
gboolean lesart_language_is_foreign (const char *code);
const char *lesart_language_get_name (const char *code);

G_END_DECLS
