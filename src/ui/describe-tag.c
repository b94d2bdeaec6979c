/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe-tag.h"

#include <glib/gi18n.h>

#include "describe.h"

const char *
lesart_describe_shape (LesartShape shape)
{
  switch (shape) {
  case LESART_SHAPE_SQUARE:
    return C_ ("shape", "square");
  case LESART_SHAPE_TRIANGLE:
    return C_ ("shape", "triangle");
  case LESART_SHAPE_DIAMOND:
    return C_ ("shape", "diamond");
  case LESART_SHAPE_STAR:
    return C_ ("shape", "star");
  case LESART_SHAPE_HEXAGON:
    return C_ ("shape", "hexagon");
  case LESART_SHAPE_CIRCLE:
  case LESART_N_SHAPES:
  default:
    return C_ ("shape", "circle");
  }
}

/**
 * lesart_describe_tag_sign:
 *
 * Returns: (transfer full): what a swatch looks like, for who does not see it
 */
char *
lesart_describe_tag_sign (LesartColour colour, LesartShape shape)
{
  /* Translators: how a tag is drawn: its colour, then its shape */
  return g_strdup_printf (C_ ("tag", "%s, %s"), lesart_describe_colour (colour),
                          lesart_describe_shape (shape));
}

/**
 * lesart_describe_tag_key:
 *
 * Returns: (transfer full): the key as it is printed on a keyboard
 */
char *
lesart_describe_tag_key (LesartTag *tag)
{
  return g_utf8_strup (lesart_tag_get_text (tag, LESART_TAG_KEY), -1);
}
