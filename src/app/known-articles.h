/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The articles that have notes: a list of addresses in the user's data folder, one a line, that
 * only grows. The desktop's list of recent files forgets; a tag that is renamed must not.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void lesart_known_articles_add (GFile *article);
char **lesart_known_articles_get (void);
char **lesart_known_articles_find_lost (const char *const *known);

G_END_DECLS
