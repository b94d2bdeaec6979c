/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of LibreOffice and others (OpenDocument 1.3): headings, paragraphs, lists, tables, notes,
 * links. What is marked as deleted, comments and indexes are not read.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "office.h"

#define DEPTH_MAX 300

typedef struct {
  LesartTextBuilder *builder;
  GHashTable *parents; /* styles made for one paragraph -> those they were made from */
  GPtrArray *notes;    /* their bodies, set at the end */
  guint items;
  guint depth;
  gboolean cell; /* within a row: its paragraphs are words of a cell */
} Walk;

static void walk (Walk *self, xmlNode *node);

static void
walk_children (Walk *self, xmlNode *node)
{
  if (self->depth >= DEPTH_MAX)
    return;
  self->depth++;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    walk (self, child);
  self->depth--;
}

static guint
get_number (const xmlNode *node, const char *attribute, guint otherwise)
{
  g_autofree char *value = lesart_html_get (node, attribute);

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000) : otherwise;
}

static void
walk_paragraph (Walk *self, xmlNode *node)
{
  g_autofree char *own = lesart_html_get (node, "style-name");
  const char *parent = own != NULL ? g_hash_table_lookup (self->parents, own) : NULL;
  const char *style = parent != NULL ? parent : own;

  if (self->cell) {
    walk_children (self, node);
    lesart_text_builder_add (self->builder, " ", 1);
    return;
  }
  if (lesart_html_is (node, " h "))
    lesart_text_builder_begin (self->builder, LESART_BLOCK_SUBHEAD,
                               get_number (node, "outline-level", 1), 0);
  else if (g_strcmp0 (style, "Title") == 0)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_HEADLINE, 0, 0);
  else if (style != NULL && strstr (style, "Quot") != NULL)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_QUOTE, 1, 0);
  else if (self->items > 0)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_ITEM, self->items, 0);
  else
    lesart_text_builder_begin (self->builder, LESART_BLOCK_PARAGRAPH, 0, 0);
  walk_children (self, node);
  lesart_text_builder_end (self->builder);
}

static void
walk_row (Walk *self, xmlNode *node)
{
  gboolean first = TRUE, outer = self->cell;

  if (!outer)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_ROW, 0, 0);
  self->cell = TRUE;
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!lesart_html_is (child, " table-cell "))
      continue;
    if (!first && !outer)
      lesart_text_builder_add_tab (self->builder);
    first = FALSE;
    walk_children (self, child);
  }
  self->cell = outer;
  if (!outer)
    lesart_text_builder_end (self->builder);
}

static void
walk_link (Walk *self, xmlNode *node)
{
  g_autofree char *target = lesart_html_get (node, "href");

  if (target != NULL && *target != '#')
    lesart_text_builder_begin_link (self->builder, target);
  walk_children (self, node);
  lesart_text_builder_end_link (self->builder);
}

static void
walk (Walk *self, xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    lesart_text_builder_add (self->builder, (const char *) node->content, -1);
  } else if (lesart_html_is (node,
                             " annotation annotation-end tracked-changes table-of-content "
                             "alphabetical-index sequence-decls forms bookmark note-citation ")) {
    return;
  } else if (lesart_html_is (node, " p h ")) {
    walk_paragraph (self, node);
  } else if (lesart_html_is (node, " list ")) {
    self->items++;
    walk_children (self, node);
    self->items--;
  } else if (lesart_html_is (node, " table-row ")) {
    walk_row (self, node);
  } else if (lesart_html_is (node, " s tab ")) {
    lesart_text_builder_add (self->builder, " ", 1);
  } else if (lesart_html_is (node, " line-break ")) {
    lesart_text_builder_break_line (self->builder);
  } else if (lesart_html_is (node, " a ")) {
    walk_link (self, node);
  } else if (lesart_html_is (node, " note-body ")) {
    g_ptr_array_add (self->notes, node);
  } else if (node->type == XML_ELEMENT_NODE) {
    walk_children (self, node);
  }
}

static void
add_notes (Walk *self)
{
  for (guint i = 0; i < self->notes->len; i++) {
    xmlNode *body = self->notes->pdata[i];

    lesart_text_builder_begin (self->builder, LESART_BLOCK_NOTE, 0, i + 1);
    self->cell = TRUE;
    walk_children (self, body);
    self->cell = FALSE;
    lesart_text_builder_end (self->builder);
  }
}

static void
read_parents (xmlNode *root, GHashTable *parents)
{
  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *name = NULL;
    g_autofree char *parent = NULL;

    if (!lesart_html_is (node, " style "))
      continue;
    name = lesart_html_get (node, "name");
    parent = lesart_html_get (node, "parent-style-name");
    if (name != NULL && parent != NULL)
      g_hash_table_insert (parents, g_steal_pointer (&name), g_steal_pointer (&parent));
  }
}

static void
read_metadata (LesartArchive *archive, LesartArticleInfo *info)
{
  g_autoptr (LesartXmlDoc) meta = lesart_archive_parse (archive, "meta.xml");

  if (meta == NULL)
    return;
  lesart_html_take_words (xmlDocGetRootElement (meta), " title ", &info->title);
  lesart_html_take_words (xmlDocGetRootElement (meta), " initial-creator ", &info->author);
  lesart_html_take_words (xmlDocGetRootElement (meta), " creator ", &info->author);
}

/**
 * lesart_read_odt:
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_odt (LesartArchive *archive, LesartArticleInfo *info, GError **error)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, "content.xml");
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Walk self = { .builder = builder, .parents = parents, .notes = notes };
  xmlNode *text = doc != NULL ? lesart_html_find (xmlDocGetRootElement (doc), " text ") : NULL;

  if (text == NULL) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("the text of this document is missing or damaged"));
    return NULL;
  }
  read_metadata (archive, info);
  read_parents (xmlDocGetRootElement (doc), parents);
  walk_children (&self, text);
  add_notes (&self);
  return lesart_text_builder_finish (builder, error);
}
