/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks from elements. Whatever is not known is looked through, so that its words are not lost;
 * scripts, forms and what is not shown are no words.
 */
#include "html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* libxml2 itself goes no deeper than 256 elements. */
#define DEPTH_MAX 300
#define CELL_BYTES 200 /* of words in the paragraph of a cell; more are prose */

typedef struct {
  LesartTextBuilder *builder;
  GHashTable *left_out; /* (nullable) nodes */
  guint items;          /* how deep in lists */
  guint quotes;
  guint number; /* of the last item, where the list is numbered */
  gboolean numbered;
  gboolean notes; /* within the footnotes */
  guint n_notes;  /* of those that stand apart */
  gboolean in_note;
  gboolean in_row;
  guint depth;
} Walk;

/**
 * lesart_html_parse:
 * @utf8: valid UTF-8; what it says of its own encoding does not count
 *
 * Nothing is fetched, and any input gives a tree.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL for an empty document
 */
LesartXmlDoc *
lesart_html_parse (const char *utf8, gsize n_bytes)
{
  return htmlReadMemory (utf8, (int) MIN (n_bytes, G_MAXINT), NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                             | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
}

/**
 * lesart_html_is:
 * @names: names of elements with a space before and behind each
 *
 * Returns: whether @node is an element with one of @names
 */
gboolean
lesart_html_is (const xmlNode *node, const char *names)
{
  const char *name = (const char *) node->name;
  gsize length;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  length = strlen (name);
  for (const char *p = strstr (names, name); p != NULL; p = strstr (p + 1, name))
    if (p > names && p[-1] == ' ' && p[length] == ' ')
      return TRUE;
  return FALSE;
}

/**
 * lesart_html_get:
 *
 * Returns: (transfer full) (nullable): the value of an attribute; %NULL if it is not there
 */
char *
lesart_html_get (const xmlNode *node, const char *attribute)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) attribute);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * lesart_html_get_words:
 *
 * Returns: (transfer full): the words in @node, with single spaces
 */
char *
lesart_html_get_words (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *words = g_string_new (NULL);

  for (const char *p = (const char *) content; p != NULL && *p != '\0'; p++) {
    if ((guchar) *p > 0x20)
      g_string_append_c (words, *p);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  }
  xmlFree (content);
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

/**
 * lesart_html_next:
 * @root: where to stop
 * @into: whether the children of @node come next
 *
 * Returns: (nullable): the node behind @node in the order of the document
 */
xmlNode *
lesart_html_next (xmlNode *node, const xmlNode *root, gboolean into)
{
  if (into && node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node != root ? node->next : NULL;
}

/**
 * lesart_html_find:
 * @names: as for lesart_html_is()
 *
 * Returns: (nullable): the first of these elements in @root
 */
xmlNode *
lesart_html_find (xmlNode *root, const char *names)
{
  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE))
    if (lesart_html_is (node, names))
      return node;
  return NULL;
}

/**
 * lesart_html_take_words:
 * @names: as for lesart_html_is()
 * @field: gets the words of the first of these elements, if it has none yet
 */
void
lesart_html_take_words (xmlNode *root, const char *names, char **field)
{
  xmlNode *node = *field == NULL ? lesart_html_find (root, names) : NULL;
  g_autofree char *words = node != NULL ? lesart_html_get_words (node) : NULL;

  if (words != NULL && *words != '\0')
    *field = g_steal_pointer (&words);
}

/* --- blocks --------------------------------------------------------------------------------------
 */

#define HEADINGS " h1 h2 h3 h4 h5 h6 "
#define NO_WORDS                                                                                   \
  " head script style noscript template iframe object embed svg math canvas audio video select "   \
  "button input textarea form nav map progress meter dialog "
#define BLOCKS                                                                                     \
  " html body main article section div header footer aside p address dl dt dd fieldset details "   \
  "summary figure hgroup center table thead tbody tfoot caption ul ol menu li blockquote pre "     \
  "figcaption tr hr "

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *style = NULL;
  g_autofree char *aria = NULL;

  if (node->properties == NULL)
    return FALSE;
  if (xmlHasProp (node, (const xmlChar *) "hidden") != NULL)
    return TRUE;
  if (lesart_html_is (node,
                      " figcaption ")) /* who does not see the picture hears its alt instead */
    return FALSE;
  aria = lesart_html_get (node, "aria-hidden");
  if (aria != NULL && strcmp (aria, "true") == 0)
    return TRUE;
  style = lesart_html_get (node, "style");
  if (style == NULL)
    return FALSE;
  g_strdelimit (style, " \t\n", '\n');
  return strstr (style, "display:none") != NULL || strstr (style, "display:\nnone") != NULL
         || strstr (style, "visibility:hidden") != NULL;
}

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

static void
begin_paragraph (Walk *self)
{
  if (self->in_note)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_NOTE, 0, 0);
  else if (self->quotes > 0)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_QUOTE, self->quotes, 0);
  else if (self->items > 0)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_ITEM, self->items, 0);
  else
    lesart_text_builder_begin (self->builder, LESART_BLOCK_PARAGRAPH, 0, 0);
}

/* What the attribute counts from, or says that an item is counted as. */
static guint
get_count (xmlNode *node, const char *attribute, guint otherwise)
{
  g_autofree char *value = lesart_html_get (node, attribute);
  gint64 count = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  return count > 0 && count <= G_MAXUINT16 ? (guint) count : otherwise;
}

static void
walk_list (Walk *self, xmlNode *node)
{
  Walk outer = *self;

  self->items++;
  self->number = get_count (node, "start", 1) - 1;
  self->numbered = lesart_html_is (node, " ol ");
  walk_children (self, node);
  self->items = outer.items;
  self->number = outer.number;
  self->numbered = outer.numbered;
}

/* The first line has what was begun; what comes behind in blocks of its own has not. */
static void
walk_from_first (Walk *self, xmlNode *node)
{
  xmlNode *first = node->children;

  while (first != NULL && xmlIsBlankNode (first))
    first = first->next;
  self->depth++;
  for (xmlNode *child = first; child != NULL; child = child->next) {
    if (child == first && lesart_html_is (child, " p div "))
      walk_children (self, child);
    else
      walk (self, child);
  }
  self->depth--;
}

static void
walk_item (Walk *self, xmlNode *node)
{
  if (self->notes || self->numbered)
    self->number = get_count (node, "value", self->number + 1);
  if (self->notes)
    lesart_text_builder_begin (self->builder, LESART_BLOCK_NOTE, 0, self->number);
  else
    lesart_text_builder_begin (self->builder, LESART_BLOCK_ITEM, MAX (self->items, 1),
                               self->numbered ? self->number : 0);
  self->in_note = self->notes;
  walk_from_first (self, node);
  self->in_note = FALSE;
}

/* Cells that only lay a page out: each has blocks of its own. */
static void
walk_cells (Walk *self, xmlNode *row)
{
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    begin_paragraph (self);
    walk (self, cell);
  }
}

/* More than a few words: a paragraph among others, prose, a table within the table. */
static gboolean
holds_blocks (xmlNode *cell)
{
  guint n_paragraphs = 0;
  gsize length = 0;

  for (xmlNode *node = cell; node != NULL; node = lesart_html_next (node, cell, TRUE)) {
    if (node->type == XML_TEXT_NODE)
      length += strlen ((const char *) node->content);
    n_paragraphs += lesart_html_is (node, " p ");
    if (node != cell && lesart_html_is (node, " table "))
      return TRUE;
  }
  return n_paragraphs > 1 || (n_paragraphs == 1 && length > CELL_BYTES);
}

/* Tables that only lay a page out hold blocks in their cells, or have one cell a row. */
static gboolean
lays_out (xmlNode *row)
{
  guint n_cells = 0;
  gboolean holds = FALSE, paragraph = FALSE;

  for (xmlNode *child = row->children; child != NULL && !holds; child = child->next)
    if (lesart_html_is (child, " td th ")) {
      n_cells++;
      holds = lesart_html_is (child, " td ") && holds_blocks (child);
      paragraph = lesart_html_find (child, " p ") != NULL;
    }
  return holds || (n_cells == 1 && paragraph);
}

static void
walk_row (Walk *self, xmlNode *node)
{
  gboolean first = TRUE;

  if (lays_out (node)) {
    walk_cells (self, node);
    return;
  }
  self->in_row = TRUE;
  lesart_text_builder_begin (self->builder, LESART_BLOCK_ROW, 0, 0);
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!lesart_html_is (child, " td th "))
      continue;
    if (!first)
      lesart_text_builder_add_tab (self->builder);
    first = FALSE;
    walk_children (self, child);
  }
  self->in_row = FALSE;
}

/* The figure that leads to a footnote, and the arrow back from it: marks, not words. */
static gboolean
is_note_mark (xmlNode *node)
{
  g_autofree char *role = lesart_html_get (node, "role");
  g_autofree char *class = lesart_html_get (node, "class");
  g_autofree char *type = lesart_html_get (node, "type"); /* of EPUB */

  return g_strcmp0 (role, "doc-noteref") == 0 || g_strcmp0 (role, "doc-backlink") == 0
         || g_strcmp0 (type, "noteref") == 0
         || (class != NULL
             && (strstr (class, "footnote") != NULL || strstr (class, "noteref") != NULL));
}

/* A footnote that is no item of a list of them: as EPUB has them, and LibreOffice. */
static gboolean
is_note (xmlNode *node)
{
  static const char *const kinds[] = { "footnote",     "endnote",     "rearnote",
                                       "doc-footnote", "doc-endnote", NULL };
  g_autofree char *role = NULL, *type = NULL, *id = NULL;

  if (!lesart_html_is (node, " aside div section "))
    return FALSE;
  role = lesart_html_get (node, "role");
  type = lesart_html_get (node, "type");
  id = lesart_html_get (node, "id");
  return (role != NULL && g_strv_contains (kinds, role))
         || (type != NULL && g_strv_contains (kinds, type))
         || (id != NULL
             && (g_str_has_prefix (id, "sdfootnote") || g_str_has_prefix (id, "sdendnote")));
}

static gboolean
holds_notes (xmlNode *node)
{
  g_autofree char *role = lesart_html_get (node, "role");
  g_autofree char *class = lesart_html_get (node, "class");

  return g_strcmp0 (role, "doc-endnotes") == 0
         || (class != NULL && strstr (class, "footnotes") != NULL);
}

static void
walk_link (Walk *self, xmlNode *node)
{
  g_autofree char *target = lesart_html_get (node, "href");

  if (target != NULL && *target != '#' && *target != '\0'
      && g_ascii_strncasecmp (target, "javascript:", 11) != 0
      && g_ascii_strncasecmp (target, "data:", 5) != 0)
    lesart_text_builder_begin_link (self->builder, target);
  walk_children (self, node);
  lesart_text_builder_end_link (self->builder);
}

static void
walk_block (Walk *self, xmlNode *node)
{
  if (lesart_html_is (node, " pre "))
    lesart_text_builder_begin (self->builder, LESART_BLOCK_CODE, 0, 0);
  else if (lesart_html_is (node, " figcaption caption "))
    lesart_text_builder_begin (self->builder, LESART_BLOCK_CAPTION, 0, 0);
  else
    begin_paragraph (self);
  walk_children (self, node);
  lesart_text_builder_end (self->builder);
  begin_paragraph (self);
}

static void
walk_element (Walk *self, xmlNode *node)
{
  if (lesart_html_is (node, NO_WORDS) || is_hidden (node)
      || (lesart_html_is (node, " a sup ") && is_note_mark (node)))
    return;
  if (lesart_html_is (node, " br ")) {
    lesart_text_builder_break_line (self->builder);
  } else if (lesart_html_is (node, HEADINGS)) {
    lesart_text_builder_begin (self->builder, LESART_BLOCK_SUBHEAD, node->name[1] - '0', 0);
    walk_children (self, node);
    begin_paragraph (self);
  } else if (lesart_html_is (node, " ul ol menu ")) {
    walk_list (self, node);
    begin_paragraph (self);
  } else if (lesart_html_is (node, " li ")) {
    walk_item (self, node);
  } else if (lesart_html_is (node, " tr ")) {
    walk_row (self, node);
    begin_paragraph (self);
  } else if (lesart_html_is (node, " blockquote ")) {
    self->quotes++;
    walk_block (self, node);
    self->quotes--;
    begin_paragraph (self);
  } else if (is_note (node)) {
    lesart_text_builder_begin (self->builder, LESART_BLOCK_NOTE, 0, ++self->n_notes);
    self->in_note = TRUE;
    walk_from_first (self, node);
    self->in_note = FALSE;
    begin_paragraph (self);
  } else if (lesart_html_is (node, " section div ") && holds_notes (node)) {
    self->notes = TRUE;
    walk_block (self, node);
    self->notes = FALSE;
  } else if (self->in_row && lesart_html_is (node, " p div ")) {
    walk_children (self, node);
    lesart_text_builder_add (self->builder, " ", 1);
  } else if (lesart_html_is (node, BLOCKS)) {
    walk_block (self, node);
  } else if (lesart_html_is (node, " a ")) {
    walk_link (self, node);
  } else if (lesart_html_is (node, " q ")) {
    lesart_text_builder_add (self->builder, "„", -1);
    walk_children (self, node);
    lesart_text_builder_add (self->builder, "“", -1);
  } else {
    walk_children (self, node);
  }
}

/* Soft hyphens say where a word may be broken, and are none of its letters. */
static void
add_words (Walk *self, const char *utf8)
{
  for (const char *hyphen; (hyphen = strstr (utf8, "\xc2\xad")) != NULL; utf8 = hyphen + 2)
    lesart_text_builder_add (self->builder, utf8, hyphen - utf8);
  lesart_text_builder_add (self->builder, utf8, -1);
}

static void
walk (Walk *self, xmlNode *node)
{
  if (self->left_out != NULL && g_hash_table_contains (self->left_out, node))
    return;
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    add_words (self, (const char *) node->content);
  else if (node->type == XML_ELEMENT_NODE)
    walk_element (self, node);
}

/**
 * lesart_html_build:
 * @root: an element
 * @left_out: (nullable): nodes that do not belong to the text
 * @builder: gets the blocks
 */
void
lesart_html_build (xmlNode *root, GHashTable *left_out, LesartTextBuilder *builder)
{
  Walk self = { .builder = builder, .left_out = left_out };

  walk (&self, root);
  lesart_text_builder_end (builder);
}
