/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads TBX of 2019 and of 2008, concept by concept, so that memory does not grow with the tree of
 * the file. What breaks the structure is refused with its line; what only its dialect does not
 * allow is read, kept and complained about.
 *
 * A file of others: no entity may be declared, nothing is fetched, depth and lengths are limited by
 * libxml2.
 */
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "tbx.h"

typedef xmlTextReader LesartXmlReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartXmlReader, xmlFreeTextReader)

typedef struct {
  LesartTermBase *base;
  GPtrArray *problems; /* (nullable) */
  GHashTable *said;    /* what was complained about, without the line: each once */
  xmlTextReader *reader;
  GError *error;
  const char *dialect; /* "TBX-Min", "TBX-Basic", or "" */
  const xmlNode *top;  /* the element that was taken as a tree, and its line */
  guint top_line;
  LesartConcept *concept;
} Reading;

static guint
line_of (const Reading *reading, const xmlNode *node)
{
  gint64 line = reading->top_line + (gint64) xmlGetLineNo (node) - xmlGetLineNo (reading->top);

  return line > 0 ? (guint) line : reading->top_line;
}

#define FAIL(reading, node, ...)                                                                   \
  lesart_terms_fail (&(reading)->error, line_of (reading, node), __VA_ARGS__)

/* Each fault once, where it is first: a file has it in every concept. */
static void
    G_GNUC_PRINTF (3, 4) complain (Reading *reading, const xmlNode *node, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (g_hash_table_contains (reading->said, what))
    return;
  lesart_terms_complain (reading->problems, line_of (reading, node), "%s", what);
  g_hash_table_add (reading->said, g_steal_pointer (&what));
}

static gboolean
is_element (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE;
}

static const char *
name_of (const xmlNode *node)
{
  const char *name = lesart_tbx_get_name (node);

  return name != NULL ? name : (const char *) node->name;
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  const char *own = lesart_tbx_get_name (node);

  return own != NULL && strcmp (own, name) == 0;
}

/* @names: with a space before and behind each */
static gboolean
is_one_of (const char *name, const char *names)
{
  const gsize n = strlen (name);

  for (const char *at = names; n > 0 && (at = strstr (at, name)) != NULL; at++)
    if (at > names && at[-1] == ' ' && at[n] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
refuse (Reading *reading, const xmlNode *node)
{
  return FAIL (reading, node, _ ("<%s> is not allowed in <%s>"), name_of (node),
               node->parent != NULL && is_element (node->parent) ? name_of (node->parent) : "?");
}

/* Words beside elements, where only elements may be. */
static gboolean
check_no_words (Reading *reading, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && !xmlIsBlankNode (child))
      return FAIL (reading, child, _ ("text is not allowed in <%s>"), name_of (node));
  return TRUE;
}

/* ---- what is said of something ---- */

#define SAYING                                                                                     \
  " admin adminGrp descrip descripGrp note ref transacGrp xref termNote termNoteGrp transac date "

static gboolean
check_type (Reading *reading, const xmlNode *node)
{
  g_autofree char *category = NULL;

  if (!is_one_of (name_of (node), " admin descrip termNote transac transacNote "))
    return TRUE;
  category = lesart_tbx_get_category (node);
  if (category == NULL)
    return FAIL (reading, node, _ ("<%s> has no %s"), name_of (node), "type");
  return TRUE;
}

static gboolean
check_group (Reading *reading, const xmlNode *group)
{
  guint n = 0;

  if (!check_no_words (reading, group))
    return FALSE;
  for (const xmlNode *child = group->children; child != NULL; child = child->next) {
    const char *name = is_element (child) ? lesart_tbx_get_name (child) : NULL;

    if (name == NULL)
      continue;
    if (!check_type (reading, child))
      return FALSE;
    n += lesart_tbx_is_main (name_of (group), name);
    if (n > 1)
      return refuse (reading, child);
  }
  return n == 1 ? TRUE : FAIL (reading, group, _ ("<%s> has no content"), name_of (group));
}

/* What may be said of something: an element, a group, or anything of another namespace. */
static gboolean
check_saying (Reading *reading, const xmlNode *node)
{
  const char *name = lesart_tbx_get_name (node);

  if (name == NULL)
    return TRUE;
  if (!is_one_of (name, SAYING))
    return refuse (reading, node);
  return lesart_tbx_is_group (name) ? check_group (reading, node) : check_type (reading, node);
}

/**
 * lesart_tbx_is_sound:
 * @node: an element that was kept
 *
 * Returns: whether it would be read where it is written as what is said of something
 */
gboolean
lesart_tbx_is_sound (const xmlNode *node)
{
  Reading reading = { .top = node };
  gboolean sound = check_saying (&reading, node);

  g_clear_error (&reading.error);
  return sound;
}

/* What the dialect that the file says it is in does not allow. */
static void
check_dialect (Reading *reading,
               const xmlNode *node,
               LesartTbxLevels level,
               const char *category,
               const char *value)
{
  const LesartTbxCategory *known;

  if (*reading->dialect == '\0' || category == NULL || is_named (node, "note"))
    return;
  known = lesart_tbx_find_category (category);
  if (known == NULL || (!known->is_min && strcmp (reading->dialect, "TBX-Min") == 0))
    complain (reading, node, _ ("%s is not part of %s"), category, reading->dialect);
  else if (!(known->levels & level))
    complain (reading, node, _ ("%s is not allowed here"), category);
  else if (known->values != NULL && !is_one_of (value, known->values)
           && lesart_term_status_from_string (value) == LESART_TERM_OPEN)
    complain (reading, node, _ ("%s cannot be “%s”"), category, value);
}

static char *
make_xml (const xmlNode *node)
{
  GString *xml = g_string_new (NULL);

  lesart_tbx_append (node, LESART_TBX_DCA, xml);
  return g_string_free (xml, FALSE);
}

/* The words of TBX for a status, whatever the file has. */
static void
settle_status (const char *category, char **value)
{
  LesartTermStatus status;

  if (strcmp (category, LESART_TERM_STATUS) != 0)
    return;
  status = lesart_term_status_from_string (*value);
  if (status == LESART_TERM_OPEN)
    return;
  g_free (*value);
  *value = g_strdup (lesart_term_status_to_string (status));
}

/* @term: index, or -1 for the concept or, with a language, one of its languages. */
static gboolean
read_datum (Reading *reading, xmlNode *node, const char *language, gssize term)
{
  LesartTbxLevels level = term >= 0          ? LESART_TBX_TERM
                          : language != NULL ? LESART_TBX_LANGUAGE
                                             : LESART_TBX_CONCEPT;
  g_autofree char *category = NULL;
  g_autofree char *value = NULL;
  g_autofree char *xml = NULL;
  LesartTermDatum datum;
  xmlNode *main;

  if (!check_saying (reading, node))
    return FALSE;
  main = lesart_tbx_find_main (node);
  category = lesart_tbx_get_category (main);
  value = lesart_tbx_get_value (main);
  check_dialect (reading, main, level, category, value);
  if (category == NULL)
    category = g_strdup ("");
  settle_status (category, &value);
  if (!lesart_tbx_is_plain (node))
    xml = make_xml (node);
  datum = (LesartTermDatum){ category, value, term >= 0 ? NULL : language, xml };
  if (term >= 0)
    lesart_term_add_datum (reading->base, reading->concept, (guint) term, &datum);
  else
    lesart_concept_add_datum (reading->base, reading->concept, &datum);
  return TRUE;
}

/* Attributes of an element of the structure beyond the one that is read: kept as an element that
 * has nothing else. */
static char *
keep_attributes (const xmlNode *node, const char *but)
{
  const xmlAttr *first = node->properties;
  xmlNode *copy;
  xmlAttr *next;
  char *xml;

  if (first == NULL || (first->next == NULL && strcmp ((const char *) first->name, but) == 0))
    return NULL;
  copy = xmlDocCopyNode ((xmlNode *) node, node->doc, 2); /* without children */
  for (xmlAttr *attribute = copy->properties; attribute != NULL; attribute = next) {
    next = attribute->next;
    if (strcmp ((const char *) attribute->name, but) == 0)
      xmlRemoveProp (attribute);
  }
  xml = copy->properties != NULL ? make_xml (copy) : NULL;
  xmlFreeNode (copy);
  return xml;
}

/* ---- terms ---- */

static gboolean
read_term (Reading *reading, xmlNode *node, const char *language, guint *term)
{
  g_autofree char *text = lesart_tbx_get_value (node);

  *term = lesart_concept_add_term (reading->base, reading->concept, language, text);
  if (node->properties != NULL || node->children != node->last) {
    g_autofree char *xml = make_xml (node);
    const LesartTermDatum datum = { "term", text, NULL, xml };

    lesart_term_add_datum (reading->base, reading->concept, *term, &datum);
  }
  return TRUE;
}

/* Of <termSec>, or of <termGrp> in the <ntig> of 2008. */
static gboolean
read_term_parts (
    Reading *reading, xmlNode *section, const char *language, guint *term, gboolean *has_term)
{
  if (!check_no_words (reading, section))
    return FALSE;
  for (xmlNode *child = section->children; child != NULL; child = child->next) {
    if (!is_element (child))
      continue;
    if (is_named (child, "termGrp")) {
      if (!read_term_parts (reading, child, language, term, has_term))
        return FALSE;
    } else if (is_named (child, "term")) {
      if (*has_term)
        return refuse (reading, child);
      *has_term = read_term (reading, child, language, term);
    } else if (!*has_term) {
      return FAIL (reading, child, _ ("<%s> stands before <term>"), name_of (child));
    } else if (!read_datum (reading, child, NULL, *term)) {
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
read_term_section (Reading *reading, xmlNode *section, const char *language)
{
  gboolean has_term = FALSE;
  g_autofree char *xml = keep_attributes (section, "");
  guint term = 0;

  if (!read_term_parts (reading, section, language, &term, &has_term))
    return FALSE;
  if (!has_term)
    return FAIL (reading, section, _ ("<%s> has no <term>"), name_of (section));
  if (xml != NULL) {
    const LesartTermDatum datum = { "termSec", "", NULL, xml };

    lesart_term_add_datum (reading->base, reading->concept, term, &datum);
  }
  return TRUE;
}

/* As xsd:language has it. */
static gboolean
is_language (const char *tag)
{
  guint n = 0;
  gboolean is_first = TRUE;

  for (; *tag != '\0'; tag++) {
    if (*tag == '-') {
      if (n == 0)
        return FALSE;
      n = 0;
      is_first = FALSE;
    } else if (!(is_first ? g_ascii_isalpha (*tag) : g_ascii_isalnum (*tag)) || ++n > 8) {
      return FALSE;
    }
  }
  return n > 0;
}

/* An undetermined language for what is none. */
static char *
settle_language (Reading *reading, const xmlNode *section, const char *lang)
{
  g_autofree char *language = g_strdelimit (g_strdup (lang), "_", '-');

  if (is_language (language))
    return g_steal_pointer (&language);
  complain (reading, section, _ ("%s cannot be “%s”"), "xml:lang", lang);
  return g_strdup ("und");
}

static gboolean
read_language (Reading *reading, xmlNode *section)
{
  xmlChar *lang = xmlNodeGetLang (section);
  g_autofree char *language = NULL;
  g_autofree char *xml = keep_attributes (section, "lang");
  gboolean has_own = xmlHasNsProp (section, (const xmlChar *) "lang", XML_XML_NAMESPACE) != NULL
                     || xmlHasProp (section, (const xmlChar *) "lang") != NULL;
  guint n_before = reading->concept->n_terms;

  if (!has_own || lang == NULL || *lang == '\0') {
    xmlFree (lang);
    return FAIL (reading, section, _ ("<%s> has no %s"), name_of (section), "xml:lang");
  }
  language = settle_language (reading, section, (const char *) lang);
  xmlFree (lang);
  if (!check_no_words (reading, section))
    return FALSE;
  for (xmlNode *child = section->children; child != NULL; child = child->next) {
    if (!is_element (child))
      continue;
    if (is_named (child, "termSec") ? !read_term_section (reading, child, language)
                                    : !read_datum (reading, child, language, -1))
      return FALSE;
  }
  if (xml != NULL) {
    const LesartTermDatum datum = { "langSec", "", language, xml };

    lesart_concept_add_datum (reading->base, reading->concept, &datum);
  }
  if (reading->concept->n_terms == n_before) /* so that the language has a place */
    lesart_concept_add_term (reading->base, reading->concept, language, "");
  return TRUE;
}

/* ---- concepts ---- */

/* The id, made valid and unique where it is not. */
static LesartConcept *
begin_concept (Reading *reading, const xmlNode *entry)
{
  xmlChar *id = xmlGetNoNsProp (entry, (const xmlChar *) "id");
  g_autofree char *valid = NULL;

  if (id == NULL) {
    complain (reading, entry, _ ("<%s> has no %s"), name_of (entry), "id");
    return lesart_term_base_make_concept (reading->base, NULL);
  }
  valid = xmlValidateNCName (id, 0) == 0 ? g_strdup ((const char *) id)
                                         : g_strdup_printf ("c%s", (const char *) id);
  xmlFree (id);
  if (xmlValidateNCName ((const xmlChar *) valid, 0) != 0)
    g_clear_pointer (&valid, g_free);
  if (valid != NULL && lesart_term_base_find (reading->base, valid) >= 0)
    complain (reading, entry, _ ("the id “%s” is there twice"), valid);
  return lesart_term_base_make_concept (reading->base, valid);
}

static gboolean
read_concept (Reading *reading, xmlNode *entry)
{
  g_autofree char *xml = keep_attributes (entry, "id");

  reading->concept = begin_concept (reading, entry);
  if (!check_no_words (reading, entry))
    return FALSE;
  for (xmlNode *child = entry->children; child != NULL; child = child->next) {
    if (!is_element (child))
      continue;
    if (is_named (child, "langSec") ? !read_language (reading, child)
                                    : !read_datum (reading, child, NULL, -1))
      return FALSE;
  }
  if (reading->concept->n_terms == 0)
    return FAIL (reading, entry, _ ("<%s> has no term"), name_of (entry));
  if (xml != NULL) {
    const LesartTermDatum datum = { "conceptEntry", "", NULL, xml };

    lesart_concept_add_datum (reading->base, reading->concept, &datum);
  }
  lesart_term_base_put_new (reading->base, reading->concept);
  return TRUE;
}

/* ---- the file ---- */

#define HEADER_STRUCTURE " tbxHeader fileDesc publicationStmt sourceDesc encodingDesc revisionDesc "

static gboolean
check_header (Reading *reading, const xmlNode *node)
{
  if (!is_one_of (name_of (node), HEADER_STRUCTURE))
    return TRUE;
  if (!check_no_words (reading, node))
    return FALSE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_element (child) && !check_header (reading, child))
      return FALSE;
  return TRUE;
}

/* Whether what was kept as a header would be read as one. */
gboolean
lesart_tbx_is_header (const xmlNode *node)
{
  Reading reading = { .top = node };
  gboolean sound = is_named (node, "tbxHeader") && check_header (&reading, node);

  g_clear_error (&reading.error);
  return sound;
}

/* Nodes know no lines beyond 65,535; from there on the parser does, which may be a little ahead. */
static void
note_line (Reading *reading, const xmlNode *node)
{
  long line = xmlGetLineNo (node);

  reading->top = node;
  reading->top_line = line > 0 && line < G_MAXUINT16
                          ? (guint) line
                          : (guint) MAX (xmlTextReaderGetParserLineNumber (reading->reader), 0);
}

/* The element at which the reader is, as a tree that lives until the reader goes on. */
static xmlNode *
take_tree (Reading *reading)
{
  return xmlTextReaderExpand (reading->reader);
}

static gboolean
read_whole (Reading *reading)
{
  xmlNode *node = take_tree (reading);
  g_autofree char *xml = NULL;

  if (node == NULL)
    return FALSE;
  if (is_named (node, "conceptEntry"))
    return read_concept (reading, node);
  if (is_named (node, "tbxHeader") && !check_header (reading, node))
    return FALSE;
  xml = make_xml (node);
  lesart_term_base_add_datum (reading->base, name_of (node), "", xml);
  return TRUE;
}

static void
read_root (Reading *reading, const xmlNode *node)
{
  static const char *const kept[] = { "type", "style" };
  xmlChar *lang = xmlNodeGetLang (node);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) kept[i]);

    if (value != NULL)
      lesart_term_base_add_datum (reading->base, kept[i], (const char *) value, NULL);
    if (value != NULL && i == 0 && strcmp ((const char *) node->name, "tbx") == 0)
      reading->dialect = strcmp ((const char *) value, "TBX-Min") == 0     ? "TBX-Min"
                         : strcmp ((const char *) value, "TBX-Basic") == 0 ? "TBX-Basic"
                                                                           : "";
    xmlFree (value);
  }
  if (lang != NULL)
    lesart_term_base_add_datum (reading->base, "xml:lang", g_strdelimit ((char *) lang, "_", '-'),
                                NULL);
  xmlFree (lang);
}

/* What may stand where outside concepts; what is taken as a whole is not gone into. */
static const struct {
  const char *parent; /* NULL: the root */
  const char *name;
  gboolean whole;
} structure[] = {
  { NULL, "tbx", FALSE },    { "tbx", "tbxHeader", TRUE }, { "tbx", "text", FALSE },
  { "text", "body", FALSE }, { "text", "back", TRUE },     { "body", "conceptEntry", TRUE },
};

/* Returns: 1 to go on into the element, 2 to go on behind it, 0 on failure */
static int
read_element (Reading *reading)
{
  const xmlNode *node = xmlTextReaderCurrentNode (reading->reader);
  const char *parent = xmlTextReaderDepth (reading->reader) > 0 ? name_of (node->parent) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (structure); i++)
    if (is_named (node, structure[i].name) && g_strcmp0 (parent, structure[i].parent) == 0) {
      if (parent == NULL)
        read_root (reading, node);
      if (!structure[i].whole)
        return 1;
      return read_whole (reading) ? 2 : 0;
    }
  if (parent == NULL)
    return FAIL (reading, node, _ ("this is no TBX: it begins with <%s>"), (char *) node->name);
  return refuse (reading, node);
}

static gboolean
has_entities (xmlTextReader *reader)
{
  const xmlNode *node = xmlTextReaderCurrentNode (reader);
  const xmlDoc *doc = node != NULL ? node->doc : NULL; /* xmlTextReaderCurrentDoc() would keep it */

  return doc != NULL && doc->intSubset != NULL
         && (doc->intSubset->entities != NULL || doc->intSubset->pentities != NULL);
}

/* Returns: as read_element() */
static int
read_node (Reading *reading)
{
  note_line (reading, xmlTextReaderCurrentNode (reading->reader));
  switch (xmlTextReaderNodeType (reading->reader)) {
  case XML_READER_TYPE_ELEMENT:
    return read_element (reading);
  case XML_READER_TYPE_DOCUMENT_TYPE:
    if (has_entities (reading->reader))
      return lesart_terms_fail (&reading->error, reading->top_line, _ ("entities are not read"));
    return 1;
  case XML_READER_TYPE_ENTITY_REFERENCE:
    return lesart_terms_fail (&reading->error, reading->top_line, _ ("entities are not read"));
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
    return lesart_terms_fail (&reading->error, reading->top_line, _ ("text is not allowed here"));
  default:
    return 1;
  }
}

/* The first error is the one that counts. */
static void
on_xml_error (void *data, xmlErrorPtr xml_error)
{
  Reading *reading = data;
  g_autofree char *message = g_strstrip (g_strdup (xml_error->message));

  if (reading->error == NULL && xml_error->level >= XML_ERR_ERROR)
    lesart_terms_fail (&reading->error, (guint) MAX (xml_error->line, 0), "%s", message);
}

static gboolean
read_all (Reading *reading)
{
  int more = xmlTextReaderRead (reading->reader);

  while (more == 1) {
    int way = read_node (reading);

    if (way == 0 || reading->error != NULL)
      return FALSE;
    more = way == 1 ? xmlTextReaderRead (reading->reader) : xmlTextReaderNext (reading->reader);
  }
  return more == 0 && reading->error == NULL;
}

gboolean
lesart_terms_read_tbx (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LesartXmlReader) reader = xmlReaderForMemory (
      bytes, (int) n_bytes, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  Reading reading = {
    .base = base, .problems = problems, .said = said, .reader = reader, .dialect = ""
  };
  gboolean done;

  if (reader == NULL)
    return lesart_terms_fail (error, 0, _ ("the file cannot be read"));
  xmlTextReaderSetStructuredErrorHandler (reader, on_xml_error, &reading);
  done = read_all (&reading);
  if (!done && reading.error == NULL)
    lesart_terms_fail (&reading.error, 0, _ ("the file ends too early"));
  if (!done)
    g_propagate_error (error, reading.error);
  return done;
}
