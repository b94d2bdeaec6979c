/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of the tag book in words.
 */
#pragma once

#include "tagbook.h"

G_BEGIN_DECLS

const char *lesart_describe_shape (LesartShape shape);
char *lesart_describe_tag_sign (LesartColour colour, LesartShape shape); /* "Blue, square" */
char *lesart_describe_tag_key (LesartTag *tag);                          /* "Z"; "" without one */

G_END_DECLS
