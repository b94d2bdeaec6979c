/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers of ODT and DOCX do alike, whatever the elements are called.
 */
#include "office.h"

#define DEPTH_MAX 300

/**
 * lesart_office_walk_children: (skip)
 *
 * Visits what is in @node, unless it is nested too deep.
 */
void
lesart_office_walk_children (LesartOfficeWalk *self, xmlNode *node)
{
  if (self->depth >= DEPTH_MAX)
    return;
  self->depth++;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    self->visit (self, child);
  self->depth--;
}

/**
 * lesart_office_walk_words: (skip)
 *
 * What is in a paragraph, as words of the block that has begun; another paragraph of it may follow.
 */
void
lesart_office_walk_words (LesartOfficeWalk *self, xmlNode *node)
{
  lesart_office_walk_children (self, node);
  lesart_text_builder_add (self->builder, " ", 1);
}

/**
 * lesart_office_walk_row: (skip)
 * @cell: name of its cells, between spaces
 *
 * A row of a table is a block; a table within a cell is words of it.
 */
void
lesart_office_walk_row (LesartOfficeWalk *self, xmlNode *node, const char *cell)
{
  gboolean first = TRUE, outer = self->within;

  if (!outer)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_ROW, 0, 0);
  self->within = TRUE;
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!lesart_html_is (child, cell))
      continue;
    if (!first && !outer)
      lesart_text_builder_add_tab (self->builder);
    first = FALSE;
    lesart_office_walk_children (self, child);
  }
  self->within = outer;
  if (!outer)
    lesart_text_builder_end (self->builder);
}

/**
 * lesart_office_walk_link: (skip)
 * @target: (nullable): where it leads, if that is outside of the document
 */
void
lesart_office_walk_link (LesartOfficeWalk *self, xmlNode *node, const char *target)
{
  if (target != NULL)
    lesart_text_builder_begin_link (self->builder, target);
  lesart_office_walk_children (self, node);
  lesart_text_builder_end_link (self->builder);
}

/**
 * lesart_office_walk_note: (skip)
 * @number: from 1
 *
 * The body of a note is one block.
 */
void
lesart_office_walk_note (LesartOfficeWalk *self, xmlNode *body, guint number)
{
  lesart_text_builder_begin (self->builder, LESART_BLOCK_NOTE, 0, number);
  self->within = TRUE;
  lesart_office_walk_children (self, body);
  self->within = FALSE;
  lesart_text_builder_end (self->builder);
}

/**
 * lesart_office_get_number: (skip)
 *
 * Returns: the value of @attribute, within bounds, or @otherwise
 */
guint
lesart_office_get_number (const xmlNode *node, const char *attribute, guint otherwise)
{
  g_autofree char *value = lesart_html_get (node, attribute);

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, G_MAXUINT16)
                       : otherwise;
}
