/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for what a check of a translation found, in the interface language: the window and the
 * command line say the same.
 */
#pragma once

#include "check.h"

G_BEGIN_DECLS

const char *lesart_describe_check_kind (LesartCheckKind kind);
const char *lesart_describe_finding_kind (const LesartFinding *finding);
const char *lesart_describe_severity (LesartSeverity severity);
char *lesart_describe_value (const char *value);
char *lesart_describe_suggestion (const LesartFinding *finding);
char *lesart_describe_finding (const LesartFinding *finding, const LesartBitext *bitext);

G_END_DECLS
