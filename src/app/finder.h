/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds words in a text as a reader means them: case, umlauts written out (ae), ß and ss, soft
 * hyphens and line ends do not matter; on demand whole words only, the other forms of a word
 * (Haus: Häuser), or a regular expression. Positions are those of the text.
 *
 * A finder belongs to one text. What it needs of it is made once, at the first search, so that each
 * further one, as at every key while a query is typed, costs milliseconds in megabytes of text.
 */
#pragma once

#include <gio/gio.h>

#include "language.h"
#include "text.h"

G_BEGIN_DECLS

#define LESART_FIND_ERROR (lesart_find_error_quark ())
GQuark lesart_find_error_quark (void);

typedef enum {
  LESART_FIND_ERROR_PATTERN, /* not a regular expression; the message says where it fails */
  LESART_FIND_ERROR_SLOW,    /* a regular expression that would take too long */
} LesartFindError;

typedef enum {
  LESART_FIND_PLAIN = 0,
  LESART_FIND_WHOLE_WORDS = 1 << 0, /* only where no letter or digit stands before or behind */
  LESART_FIND_FORMS = 1 << 1,       /* each word in all its forms, in compounds as well */
  LESART_FIND_PATTERN = 1 << 2,     /* the query is a regular expression */
} LesartFindFlags;

#define LESART_FIND_MOST 100000 /* hits; who has more wants another query */

typedef struct _LesartFinder LesartFinder;

LesartFinder *lesart_finder_new (LesartText *text, const LesartLanguage *language);
LesartFinder *lesart_finder_ref (LesartFinder *self);
void lesart_finder_unref (LesartFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartFinder, lesart_finder_unref)

LesartText *lesart_finder_get_text (LesartFinder *self);
void lesart_finder_prepare (LesartFinder *self);
GArray *lesart_finder_find (LesartFinder *self,
                            const char *query,
                            LesartFindFlags flags,
                            GCancellable *cancellable,
                            gboolean *more,
                            GError **error); /* LesartSpan, in order */
void lesart_finder_find_async (LesartFinder *self,
                               const char *query,
                               LesartFindFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
GArray *lesart_finder_find_finish (GAsyncResult *result, gboolean *more, GError **error);

G_END_DECLS
