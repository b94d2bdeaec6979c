/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of the tag book in words, and what is done to them.
 */
#pragma once

#include "tag-articles.h"
#include "tag-formats.h"
#include "tagbook.h"

G_BEGIN_DECLS

const char *lesart_describe_shape (LesartShape shape);
const char *lesart_describe_tag_text (LesartTagText which);              /* "Definition" */
char *lesart_describe_tag_sign (LesartColour colour, LesartShape shape); /* "Blue, square" */
char *lesart_describe_tag_key (LesartTag *tag);                          /* "Z"; "" without one */
char *lesart_describe_tag_for_speech (LesartTag *tag);
char *lesart_describe_tag_deed (LesartTagChange *change);   /* "“x” renamed to “y”" */
char *lesart_describe_tag_change (LesartTagChange *change); /* and what it touched */
char *lesart_describe_tag_touched (guint n_marks, guint n_articles);
char *lesart_describe_tag_findings (GPtrArray *findings);  /* "12 marks in 3 articles" */
char *lesart_describe_tag_problems (GPtrArray *findings);  /* (nullable): what cannot be reached */
char *lesart_describe_tag_losses (LesartTagLosses losses); /* (nullable) */

G_END_DECLS
