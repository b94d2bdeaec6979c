/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of Word and others (Office Open XML, ECMA-376 part 1): headings, paragraphs, lists, tables,
 * notes, links. Deleted text, comments and fields' instructions are not read.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "office.h"

#define MAX_STYLES 20 /* in a line of styles of which each is based on the next */

typedef struct {
  char *name;  /* (nullable): in small letters */
  char *based; /* (nullable): id of the style that it is based on */
  char *list;  /* (nullable): id of the list that its paragraphs are items of */
  char *level; /* (nullable) */
} Style;

/* Of which list a paragraph is an item. */
typedef struct {
  char *list;  /* (nullable) */
  char *level; /* (nullable) */
  gboolean any;
} Item;

typedef struct {
  LesartOfficeWalk base;
  GHashTable *styles;  /* id -> Style */
  GHashTable *targets; /* id of a relation -> address */
  LesartDocxNumbering *numbering;
  GPtrArray *notes; /* footnotes and endnotes referred to, in order */
} Walk;

/* @attribute of the first @element below @node. */
static char *
get_below (xmlNode *node, const char *element, const char *attribute)
{
  xmlNode *below = lesart_html_find (node, element);

  return below != NULL ? lesart_html_get (below, attribute) : NULL;
}

static xmlNode *
get_child (xmlNode *node, const char *element)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (lesart_html_is (child, element))
      return child;
  return NULL;
}

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->name);
  g_free (style->based);
  g_free (style->list);
  g_free (style->level);
  g_free (style);
}

/* --- paragraphs ----------------------------------------------------------------------------------
 */

/* What a paragraph says of its list goes before what its style says, and each style before that
 * which it is based on. List 0 is none. */
static Item
find_item (Walk *self, xmlNode *properties, const char *style_id)
{
  Item item = { NULL, NULL, FALSE };

  if (properties != NULL) {
    item.list = get_below (properties, " numId ", "val");
    item.level = get_below (properties, " ilvl ", "val");
    item.any = lesart_html_find (properties, " numPr ") != NULL;
  }
  for (guint i = 0; item.list == NULL && style_id != NULL && i < MAX_STYLES; i++) {
    const Style *style = g_hash_table_lookup (self->styles, style_id);

    if (style == NULL)
      break;
    item.list = g_strdup (style->list);
    if (item.level == NULL)
      item.level = g_strdup (style->level);
    style_id = style->based;
  }
  item.any = (item.any || item.list != NULL) && g_strcmp0 (item.list, "0") != 0;
  return item;
}

static void
begin_item (Walk *self, const Item *item)
{
  guint level =
      item->level != NULL ? (guint) CLAMP (g_ascii_strtoll (item->level, NULL, 10), 0, 20) : 0;

  lesart_text_builder_begin (self->base.builder, LESART_BLOCK_ITEM, 1 + level,
                             lesart_docx_numbering_count (self->numbering, item->list, level));
}

/* Word's own names of styles are English in every language. */
static void
begin_paragraph (Walk *self, xmlNode *node)
{
  xmlNode *properties = get_child (node, " pPr ");
  g_autofree char *id = properties != NULL ? get_below (properties, " pStyle ", "val") : NULL;
  const Style *style = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;
  const char *name = style != NULL && style->name != NULL ? style->name : "";
  Item item = find_item (self, properties, id);

  if (g_str_has_prefix (name, "heading "))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_SUBHEAD,
                               (guint) g_ascii_strtoull (name + strlen ("heading "), NULL, 10), 0);
  else if (strcmp (name, "title") == 0)
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_HEADLINE, 0, 0);
  else if (g_str_has_suffix (name, "caption"))
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_CAPTION, 0, 0);
  else if (strstr (name, "quot") != NULL || strcmp (name, "block text") == 0)
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_QUOTE, 1, 0);
  else if (item.any)
    begin_item (self, &item);
  else
    lesart_text_builder_begin (self->base.builder, LESART_BLOCK_PARAGRAPH, 0, 0);
  g_free (item.list);
  g_free (item.level);
}

static void
walk_paragraph (Walk *self, xmlNode *node)
{
  if (self->base.within) {
    lesart_office_walk_words (&self->base, node);
    return;
  }
  begin_paragraph (self, node);
  lesart_office_walk_children (&self->base, node);
  lesart_text_builder_end (self->base.builder);
}

static void
walk_link (Walk *self, xmlNode *node)
{
  g_autofree char *id = lesart_html_get (node, "id");

  lesart_office_walk_link (&self->base, node,
                           id != NULL ? g_hash_table_lookup (self->targets, id) : NULL);
}

static void
visit (LesartOfficeWalk *base, xmlNode *node)
{
  Walk *self = (Walk *) base;

  if (lesart_html_is (node, " p ")) {
    walk_paragraph (self, node);
  } else if (lesart_html_is (node, " t ")) {
    xmlChar *content = xmlNodeGetContent (node);

    lesart_text_builder_add (self->base.builder, (const char *) content, -1);
    xmlFree (content);
  } else if (lesart_html_is (node, " tab ")) {
    lesart_text_builder_add (self->base.builder, " ", 1);
  } else if (lesart_html_is (node, " br cr ")) {
    lesart_text_builder_break_line (self->base.builder);
  } else if (lesart_html_is (node, " noBreakHyphen ")) {
    lesart_text_builder_add (self->base.builder, "\xe2\x80\x91", -1);
  } else if (lesart_html_is (node, " tr ")) {
    lesart_office_walk_row (base, node, " tc ");
  } else if (lesart_html_is (node, " hyperlink ")) {
    walk_link (self, node);
  } else if (lesart_html_is (node, " footnoteReference endnoteReference ")) {
    g_ptr_array_add (self->notes, node);
  } else if (!lesart_html_is (node, " del delText instrText pPr rPr sectPr tblPr Fallback ")) {
    lesart_office_walk_children (base, node);
  }
}

/* --- what lies in other files --------------------------------------------------------------------
 */

static void
read_styles (LesartArchive *archive, GHashTable *styles)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, "word/styles.xml");
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *name = NULL;
    char *id = lesart_html_is (node, " style ") ? lesart_html_get (node, "styleId") : NULL;
    Style *style;

    if (id == NULL)
      continue;
    style = g_new0 (Style, 1);
    name = get_below (node, " name ", "val");
    style->name = name != NULL ? g_ascii_strdown (name, -1) : NULL;
    style->based = get_below (node, " basedOn ", "val");
    style->list = get_below (node, " numId ", "val");
    style->level = get_below (node, " ilvl ", "val");
    g_hash_table_insert (styles, id, style);
  }
}

/* Each part of the document numbers its own. */
static void
read_targets (LesartArchive *archive, const char *file, GHashTable *targets)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, file);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  g_hash_table_remove_all (targets);
  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    g_autofree char *mode = NULL;
    char *id;

    if (!lesart_html_is (node, " Relationship "))
      continue;
    mode = lesart_html_get (node, "TargetMode");
    id = lesart_html_get (node, "Id");
    if (id != NULL && g_strcmp0 (mode, "External") == 0)
      g_hash_table_insert (targets, id, lesart_html_get (node, "Target"));
    else
      g_free (id);
  }
}

static void
add_notes (Walk *self,
           LesartArchive *archive,
           const char *file,
           const char *reference,
           const char *element)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, file);
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE)) {
    char *id = lesart_html_is (node, element) ? lesart_html_get (node, "id") : NULL;

    if (id != NULL)
      g_hash_table_insert (bodies, id, node);
  }
  for (guint i = 0, n = self->notes->len; i < n; i++) {
    g_autofree char *id = lesart_html_get (self->notes->pdata[i], "id");
    xmlNode *body = id != NULL && lesart_html_is (self->notes->pdata[i], reference)
                        ? g_hash_table_lookup (bodies, id)
                        : NULL;

    if (body == NULL)
      continue;
    lesart_office_walk_note (&self->base, body, i + 1);
    g_hash_table_remove (bodies, id); /* once, however often it is referred to */
  }
}

static void
read_metadata (LesartArchive *archive, LesartArticleInfo *info)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, "docProps/core.xml");

  if (doc == NULL)
    return;
  lesart_html_take_words (xmlDocGetRootElement (doc), " title ", &info->title);
  lesart_html_take_words (xmlDocGetRootElement (doc), " creator ", &info->author);
}

/**
 * lesart_read_docx:
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_docx (LesartArchive *archive, LesartArticleInfo *info, GError **error)
{
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, "word/document.xml");
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (GHashTable) styles =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (LesartDocxNumbering) numbering = lesart_docx_numbering_new (archive);
  Walk self = { { builder, visit, 0, FALSE }, styles, targets, numbering, notes };

  if (doc == NULL) {
    g_set_error_literal (error, LESART_TEXT_ERROR, LESART_TEXT_ERROR_BINARY,
                         _ ("the text of this document is missing or damaged"));
    return NULL;
  }
  read_styles (archive, styles);
  read_targets (archive, "word/_rels/document.xml.rels", targets);
  read_metadata (archive, info);
  lesart_office_walk_children (&self.base, xmlDocGetRootElement (doc));
  read_targets (archive, "word/_rels/footnotes.xml.rels", targets);
  add_notes (&self, archive, "word/footnotes.xml", " footnoteReference ", " footnote ");
  read_targets (archive, "word/_rels/endnotes.xml.rels", targets);
  add_notes (&self, archive, "word/endnotes.xml", " endnoteReference ", " endnote ");
  return lesart_text_builder_finish (builder, error);
}
