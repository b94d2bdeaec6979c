/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How decisions are written, shared by corrections.c (reading them) and decide.c (making them).
 */
#pragma once

#include "annotation-json.h"
#include "corrections.h"

G_BEGIN_DECLS

#define LESART_DECISION_ACCEPT "accept"
#define LESART_DECISION_REJECT "reject"
#define LESART_DECISION_CORRECT "correct"
#define LESART_DECISION_ADD "add"

#define LESART_DECISION_KIND LESART_ANNO_PREFIX ":kind"
#define LESART_DECISION_IDENTITY LESART_ANNO_PREFIX ":identity"
#define LESART_DECISION_PROPOSED LESART_ANNO_PREFIX ":proposed"

char *lesart_decision_member (LesartItemKind kind, LesartField field); /* (nullable) */

G_END_DECLS
