/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of LibreOffice and others (OpenDocument 1.3): headings, paragraphs, lists, tables, notes,
 * links. What is marked as deleted, comments and indexes are not read.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "office.h"

#define MAX_STYLES 20 /* in a line of styles of which each is based on the next */

typedef struct {
  LesartOfficeWalk base;
  GHashTable *parents; /* styles made for one paragraph -> those they were made from */
  GHashTable *starts;  /* style and level of a numbered list -> its first number */
  GHashTable *ends;    /* style and level, or "#id", of a list -> its last number so far */
  GPtrArray *notes;    /* their bodies, set at the end */
  guint items;         /* lists around */
  const char *list;    /* (nullable): style of the list around */
  gboolean numbered;   /* it is */
  guint number;        /* of the last item of it */
  guint waiting;       /* number of an item whose first paragraph is to come; else 0 */
} Walk;

/* --- lists ---------------------------------------------------------------------------------------
 */

static void
read_starts (xmlNode *root, GHashTable *starts)
{
  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *name = NULL;
    g_autofree char *format = NULL;

    if (!lesart_html_is (node, " list-level-style-number ") || node->parent == NULL)
      continue;
    name = lesart_html_get (node->parent, "name");
    format = lesart_html_get (node, "num-format");
    if (name != NULL && format != NULL && *format != '\0')
      g_hash_table_insert (
          starts, g_strdup_printf ("%s %u", name, lesart_office_get_number (node, "level", 1)),
          GUINT_TO_POINTER (lesart_office_get_number (node, "start-value", 1)));
  }
}

/* What the item before the first one of a list is counted as. */
static guint
get_number_before (Walk *self, xmlNode *node, const char *level, guint start)
{
  g_autofree char *goes_on = lesart_html_get (node, "continue-numbering");
  g_autofree char *after = lesart_html_get (node, "continue-list");
  g_autofree char *key = after != NULL ? g_strconcat ("#", after, NULL) : NULL;
  gpointer end;

  if (key != NULL && g_hash_table_lookup_extended (self->ends, key, NULL, &end))
    return GPOINTER_TO_UINT (end);
  if (g_strcmp0 (goes_on, "true") == 0
      && g_hash_table_lookup_extended (self->ends, level, NULL, &end))
    return GPOINTER_TO_UINT (end);
  return start > 0 ? start - 1 : 0;
}

static void
walk_list (Walk *self, xmlNode *node)
{
  Walk outer = *self;
  g_autofree char *own = lesart_html_get (node, "style-name");
  char *id = lesart_html_get (node, "id");
  g_autofree char *level = NULL;
  gpointer start = NULL;

  self->items++;
  if (own != NULL)
    self->list = own;
  level = g_strdup_printf ("%s %u", self->list != NULL ? self->list : "", self->items);
  self->numbered = g_hash_table_lookup_extended (self->starts, level, NULL, &start);
  self->number =
      self->numbered ? get_number_before (self, node, level, GPOINTER_TO_UINT (start)) : 0;
  self->waiting = 0;
  lesart_office_walk_children (&self->base, node);
  g_hash_table_insert (self->ends, g_steal_pointer (&level), GUINT_TO_POINTER (self->number));
  if (id != NULL)
    g_hash_table_insert (self->ends, g_strconcat ("#", id, NULL), GUINT_TO_POINTER (self->number));
  g_free (id);
  self->items = outer.items;
  self->list = outer.list;
  self->numbered = outer.numbered;
  self->number = outer.number;
  self->waiting = 0;
}

/* Its first paragraph has the number. */
static void
walk_item (Walk *self, xmlNode *node)
{
  if (self->numbered)
    self->number = lesart_office_get_number (node, "start-value", self->number + 1);
  self->waiting = self->number;
  lesart_office_walk_children (&self->base, node);
  self->waiting = 0;
}

/* --- paragraphs ----------------------------------------------------------------------------------
 */

/* Whether the style, or one that it is made from, has the words in its name. LibreOffice's own
 * names of styles are English in every language. */
static gboolean
is_styled (Walk *self, const char *style, const char *words)
{
  for (guint i = 0; style != NULL && i < MAX_STYLES; i++) {
    if (strstr (style, words) != NULL)
      return TRUE;
    style = g_hash_table_lookup (self->parents, style);
  }
  return FALSE;
}

static gboolean
is_title (Walk *self, const char *style)
{
  const char *parent = style != NULL ? g_hash_table_lookup (self->parents, style) : NULL;

  return g_strcmp0 (parent != NULL ? parent : style, "Title") == 0;
}

static void
walk_paragraph (Walk *self, xmlNode *node)
{
  g_autofree char *style = lesart_html_get (node, "style-name");

  if (self->base.within) {
    lesart_office_walk_words (&self->base, node);
    return;
  }
  if (lesart_html_is (node, " h "))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_SUBHEAD,
                               lesart_office_get_number (node, "outline-level", 1), 0);
  else if (is_title (self, style))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_HEADLINE, 0, 0);
  else if (is_styled (self, style, "Caption"))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_CAPTION, 0, 0);
  else if (is_styled (self, style, "Quot") || is_styled (self, style, "Block_20_Text"))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_QUOTE, 1, 0);
  else if (self->items > 0)
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_ITEM, self->items, self->waiting);
  else
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_PARAGRAPH, 0, 0);
  self->waiting = 0;
  lesart_office_walk_children (&self->base, node);
  lesart_text_builder_end (self->base.builder);
}

static void
walk_link (Walk *self, xmlNode *node)
{
  g_autofree char *target = lesart_html_get (node, "href");

  lesart_office_walk_link (&self->base, node, target != NULL && *target != '#' ? target : NULL);
}

static void
visit (LesartOfficeWalk *base, xmlNode *node)
{
  Walk *self = (Walk *) base;

  if (lesart_html_is (node, " title desc ") && lesart_html_is (node->parent, " frame ")) {
    return; /* says what a picture shows to who does not see it; the caption stands beside it */
  } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    lesart_text_builder_add (self->base.builder, (const char *) node->content, -1);
  } else if (lesart_html_is (node,
                             " annotation annotation-end tracked-changes table-of-content "
                             "alphabetical-index sequence-decls forms bookmark note-citation ")) {
    return;
  } else if (lesart_html_is (node, " p h ")) {
    walk_paragraph (self, node);
  } else if (lesart_html_is (node, " list ")) {
    walk_list (self, node);
  } else if (lesart_html_is (node, " list-item ")) {
    walk_item (self, node);
  } else if (lesart_html_is (node, " table-row ")) {
    lesart_office_walk_row (base, node, " table-cell ");
  } else if (lesart_html_is (node, " s tab ")) {
    lesart_text_builder_add (self->base.builder, " ", 1);
  } else if (lesart_html_is (node, " line-break ")) {
    lesart_text_builder_break_line (self->base.builder);
  } else if (lesart_html_is (node, " a ")) {
    walk_link (self, node);
  } else if (lesart_html_is (node, " note-body ")) {
    g_ptr_array_add (self->notes, node);
  } else if (node->type == XML_ELEMENT_NODE) {
    lesart_office_walk_children (base, node);
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
  g_autoptr (LesartXmlDoc) styles = lesart_archive_parse (archive, "styles.xml");
  g_autoptr (GHashTable) starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk self = { .base = { builder, visit, 0, FALSE },
                .parents = parents,
                .starts = starts,
                .ends = ends,
                .notes = notes };
  xmlNode *text = doc != NULL ? lesart_html_find (xmlDocGetRootElement (doc), " text ") : NULL;

  if (text == NULL) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("the text of this document is missing or damaged"));
    return NULL;
  }
  read_metadata (archive, info);
  read_parents (xmlDocGetRootElement (doc), parents);
  read_starts (styles != NULL ? xmlDocGetRootElement (styles) : NULL, starts);
  read_starts (xmlDocGetRootElement (doc), starts);
  lesart_office_walk_children (&self.base, text);
  for (guint i = 0; i < notes->len; i++)
    lesart_office_walk_note (&self.base, notes->pdata[i], i + 1);
  return lesart_text_builder_finish (builder, error);
}
