/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An action as a record of the journal: what was done, and each annotation before and after it, as
 * JSON on one line.
 */
#pragma once

#include "annotation-json.h"
#include "history.h"

G_BEGIN_DECLS

void lesart_record_write (const LesartAction *action, const LesartSource *source, GString *bytes);
LesartAction *lesart_record_read (GBytes *payload);
GBytes *lesart_record_make_raw (LesartAnnotation *annotation, const LesartSource *source);

G_END_DECLS
