/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the items of numbered lists are counted as in DOCX (ECMA-376 part 1, 17.9). A paragraph says
 * of which list ("num") and level it is. Lists of one definition ("abstractNum") go on counting,
 * unless one says where it starts.
 */
#include "office.h"

#define LEVELS 9

typedef struct {
  gboolean numbered;
  guint start;
  guint count; /* of the last item */
  gboolean counting;
} Level;

typedef struct {
  Level *levels;      /* of its definition */
  int starts[LEVELS]; /* -1: goes on; afterwards, too */
} List;

struct _LesartDocxNumbering {
  GHashTable *definitions; /* id -> LEVELS of Level */
  GHashTable *lists;       /* id -> List */
};

static void
read_level (xmlNode *node, Level *levels)
{
  guint i = lesart_office_get_number (node, "ilvl", LEVELS);
  xmlNode *format = lesart_html_find (node, " numFmt ");
  xmlNode *start = lesart_html_find (node, " start ");
  g_autofree char *kind = format != NULL ? lesart_html_get (format, "val") : NULL;

  if (i >= LEVELS)
    return;
  levels[i].numbered = g_strcmp0 (kind, "bullet") != 0 && g_strcmp0 (kind, "none") != 0;
  levels[i].start = start != NULL ? lesart_office_get_number (start, "val", 1) : 1;
}

static void
read_definition (LesartDocxNumbering *self, xmlNode *node)
{
  char *id = lesart_html_get (node, "abstractNumId");
  Level *levels;

  if (id == NULL)
    return;
  levels = g_new0 (Level, LEVELS);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (lesart_html_is (child, " lvl "))
      read_level (child, levels);
  g_hash_table_insert (self->definitions, id, levels);
}

static void
read_list (LesartDocxNumbering *self, xmlNode *node)
{
  xmlNode *reference = lesart_html_find (node, " abstractNumId ");
  g_autofree char *definition = reference != NULL ? lesart_html_get (reference, "val") : NULL;
  Level *levels = definition != NULL ? g_hash_table_lookup (self->definitions, definition) : NULL;
  char *id = levels != NULL ? lesart_html_get (node, "numId") : NULL;
  List *list;

  if (id == NULL)
    return;
  list = g_new (List, 1);
  list->levels = levels;
  for (guint i = 0; i < LEVELS; i++)
    list->starts[i] = -1;
  for (xmlNode *child = node->children; child != NULL; child = child->next) {
    guint i = lesart_html_is (child, " lvlOverride ")
                  ? lesart_office_get_number (child, "ilvl", LEVELS)
                  : LEVELS;
    xmlNode *start = i < LEVELS ? lesart_html_find (child, " startOverride ") : NULL;

    if (start != NULL)
      list->starts[i] = (int) lesart_office_get_number (start, "val", 1);
  }
  g_hash_table_insert (self->lists, id, list);
}

/**
 * lesart_docx_numbering_new: (skip)
 *
 * Returns: (transfer full): the lists that @archive defines
 */
LesartDocxNumbering *
lesart_docx_numbering_new (LesartArchive *archive)
{
  LesartDocxNumbering *self = g_new (LesartDocxNumbering, 1);
  g_autoptr (LesartXmlDoc) doc = lesart_archive_parse (archive, "word/numbering.xml");
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (lesart_html_is (node, " abstractNum "))
      read_definition (self, node);
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (lesart_html_is (node, " num "))
      read_list (self, node);
  return self;
}

void
lesart_docx_numbering_free (LesartDocxNumbering *self)
{
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->definitions);
  g_free (self);
}

/**
 * lesart_docx_numbering_count: (skip)
 * @id: (nullable): of the list that the next paragraph is of
 * @level: from 0
 *
 * Returns: its number; 0 if the list is not numbered
 */
guint
lesart_docx_numbering_count (LesartDocxNumbering *self, const char *id, guint level)
{
  List *list = id != NULL ? g_hash_table_lookup (self->lists, id) : NULL;
  Level *at;

  if (list == NULL || level >= LEVELS)
    return 0;
  at = &list->levels[level];
  if (list->starts[level] >= 0)
    at->count = (guint) list->starts[level];
  else
    at->count = at->counting ? at->count + 1 : at->start;
  list->starts[level] = -1;
  at->counting = TRUE;
  for (guint i = level + 1; i < LEVELS; i++)
    list->levels[i].counting = FALSE;
  return at->numbered ? at->count : 0;
}
