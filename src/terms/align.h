/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the sentences of a German text and of its English version that say the same.
 */
#pragma once

#include <gio/gio.h>

#include "bitext.h"
#include "language.h"

G_BEGIN_DECLS

typedef struct _LesartDictionary LesartDictionary; /* dictionary.h */

/**
 * LesartProgressFunc:
 * @fraction: how much is done, 0 ... 1
 * @data: what the caller gave
 *
 * Called now and then, in the thread that works.
 */
typedef void (*LesartProgressFunc) (double fraction, gpointer data);

LesartBead *lesart_align_sentences (const LesartBitext *bitext,
                                    const LesartLanguage *language,
                                    const LesartDictionary *dictionary,
                                    GCancellable *cancellable,
                                    LesartProgressFunc progress,
                                    gpointer data,
                                    gsize *n_beads);

G_END_DECLS
