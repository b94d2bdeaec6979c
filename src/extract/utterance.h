/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one utterance differs from an article: nouns may be small, all may be in capitals, and a day
 * and a clock time, or the two ends of a range, are one time.
 */
#pragma once

#include "extract-private.h"

G_BEGIN_DECLS

LesartText *lesart_utterance_respell (LesartText *text, const LesartLanguage *language);
void lesart_utterance_join_times (LesartExtraction *x);

G_END_DECLS
