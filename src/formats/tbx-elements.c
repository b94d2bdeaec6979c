/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The elements of TBX in its three styles, and how they are written.
 */
#include "tbx.h"

#include <string.h>

#define CONCEPT LESART_TBX_CONCEPT
#define LANGUAGE LESART_TBX_LANGUAGE
#define TERM LESART_TBX_TERM

static const LesartTbxCategory categories[] = {
  { "administrativeStatus", "termNote", TRUE, TERM,
    " preferredTerm-admn-sts admittedTerm-admn-sts deprecatedTerm-admn-sts "
    "supersededTerm-admn-sts " },
  { "partOfSpeech", "termNote", TRUE, TERM, " noun verb adjective adverb other " },
  { "subjectField", "descrip", TRUE, CONCEPT, NULL },
  { "customerSubset", "admin", TRUE, CONCEPT | TERM, NULL },
  { "externalCrossReference", "xref", TRUE, CONCEPT | LANGUAGE | TERM, NULL },
  { "definition", "descrip", FALSE, CONCEPT | LANGUAGE, NULL },
  { "context", "descrip", FALSE, TERM, NULL },
  { "source", "admin", FALSE, CONCEPT | LANGUAGE | TERM, NULL },
  { "projectSubset", "admin", FALSE, CONCEPT | TERM, NULL },
  { "grammaticalGender", "termNote", FALSE, TERM, " masculine feminine neuter other " },
  { "geographicalUsage", "termNote", FALSE, TERM, NULL },
  { "termType", "termNote", FALSE, TERM,
    " fullForm acronym abbreviation shortForm variant phrase " },
  { "termLocation", "termNote", FALSE, TERM, NULL },
  { "crossReference", "ref", FALSE, CONCEPT | TERM, NULL },
  { "transactionType", "transac", FALSE, CONCEPT | LANGUAGE | TERM, " origination modification " },
  { "responsibility", "transacNote", FALSE, CONCEPT | LANGUAGE | TERM, NULL },
  { "xGraphic", "xref", FALSE, CONCEPT | LANGUAGE, NULL },
};

/* Elements of the structure that the edition of 2008 calls otherwise; the first of several names
 * is the one that is written. */
static const struct {
  const char *name;
  const char *in_2008;
} renamed[] = {
  { "tbx", "martif" },
  { "tbxHeader", "martifHeader" },
  { "conceptEntry", "termEntry" },
  { "langSec", "langSet" },
  { "termSec", "tig" },
  { "termSec", "ntig" },
  { "refObjectSec", "refObjectList" },
};

/* Groups and what they are about. */
static const struct {
  const char *group;
  const char *main;
} groups[] = {
  { "descripGrp", "descrip" },
  { "adminGrp", "admin" },
  { "transacGrp", "transac" },
  { "termNoteGrp", "termNote" },
};

const LesartTbxCategory *
lesart_tbx_find_category (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (strcmp (categories[i].name, name) == 0)
      return &categories[i];
  return NULL;
}

static gboolean
is_namespace (const xmlNode *node, const char *uri)
{
  return node->ns != NULL && node->ns->href != NULL
         && strcmp ((const char *) node->ns->href, uri) == 0;
}

static gboolean
is_core (const xmlNode *node)
{
  return node->ns == NULL || node->ns->href == NULL || is_namespace (node, LESART_TBX_NAMESPACE);
}

/* The category that a DCT element is; NULL if it is none that is known. */
static const LesartTbxCategory *
find_dct (const xmlNode *node)
{
  if (!is_namespace (node, LESART_TBX_MIN) && !is_namespace (node, LESART_TBX_BASIC))
    return NULL;
  return lesart_tbx_find_category ((const char *) node->name);
}

/* The name of an element in DCA style of 2019. */
const char *
lesart_tbx_get_name (const xmlNode *node)
{
  const char *name = (const char *) node->name;

  if (!is_core (node)) {
    const LesartTbxCategory *category = find_dct (node);

    return category != NULL ? category->element : NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (*name == *renamed[i].in_2008 && strcmp (name, renamed[i].in_2008) == 0)
      return renamed[i].name;
  return name;
}

/**
 * lesart_tbx_get_category:
 *
 * Returns: (transfer full) (nullable): the data category of an element, as the name of today
 */
char *
lesart_tbx_get_category (const xmlNode *node)
{
  xmlChar *type;
  char *copy;

  if (!is_core (node))
    return g_strdup ((const char *) node->name);
  if (strcmp ((const char *) node->name, "note") == 0)
    return g_strdup (LESART_TERM_NOTE);
  type = xmlGetNoNsProp (node, (const xmlChar *) "type");
  if (type == NULL)
    return NULL;
  copy = g_strdup (strcmp ((const char *) type, "usageStatus") == 0 ? LESART_TERM_STATUS
                                                                    : (const char *) type);
  xmlFree (type);
  return copy;
}

/* Runs of white space as one space, none at either end. */
static void
collapse (const char *text, gboolean *pending, GString *out)
{
  for (const char *at = text, *end; *at != '\0'; at = end) {
    for (end = at; *end != '\0' && !g_ascii_isspace (*end);)
      end++;
    if (end > at) {
      if (*pending)
        g_string_append_c (out, ' ');
      *pending = FALSE;
      g_string_append_len (out, at, end - at);
    } else {
      *pending = out->len > 0;
      end++;
    }
  }
}

/**
 * lesart_tbx_get_value:
 *
 * Returns: (transfer full): the words in an element, without markup, with single spaces
 */
char *
lesart_tbx_get_value (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *value = g_string_new (NULL);
  gboolean pending = FALSE;

  collapse (content != NULL ? (const char *) content : "", &pending, value);
  xmlFree (content);
  return g_string_free (value, FALSE);
}

gboolean
lesart_tbx_is_group (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (name, groups[i].group) == 0)
      return TRUE;
  return FALSE;
}

gboolean
lesart_tbx_is_main (const char *group, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (group, groups[i].group) == 0)
      return strcmp (name, groups[i].main) == 0;
  return FALSE;
}

/* What a group is about; of what is no group the element itself. NULL: an empty group. */
xmlNode *
lesart_tbx_find_main (xmlNode *element)
{
  const char *group = lesart_tbx_get_name (element);

  if (group == NULL || !lesart_tbx_is_group (group))
    return element;
  for (xmlNode *child = element->children; child != NULL; child = child->next) {
    const char *name = child->type == XML_ELEMENT_NODE ? lesart_tbx_get_name (child) : NULL;

    if (name != NULL && lesart_tbx_is_main (group, name))
      return child;
  }
  return NULL;
}

/* Whether category and value say all: no other attribute, no markup, and the element that the
 * category calls for. */
gboolean
lesart_tbx_is_plain (const xmlNode *node)
{
  const char *name = lesart_tbx_get_name (node);
  g_autofree char *category = lesart_tbx_get_category (node);
  const LesartTbxCategory *known = category != NULL ? lesart_tbx_find_category (category) : NULL;

  if (name == NULL || category == NULL)
    return FALSE;
  if (strcmp (name, known != NULL ? known->element : "note") != 0)
    return FALSE;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL || strcmp ((const char *) attribute->name, "type") != 0)
      return FALSE;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return FALSE;
  return TRUE;
}

/* ---- writing ---- */

void
lesart_tbx_append_text (const char *text, GString *out)
{
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '&')
      g_string_append (out, "&amp;");
    else if (*at == '<')
      g_string_append (out, "&lt;");
    else if (*at == '>')
      g_string_append (out, "&gt;");
    else if ((guchar) *at >= 0x20 || *at == '\n' || *at == '\t')
      g_string_append_c (out, *at);
    /* XML has no other control characters */
  }
}

/* With a space before it. */
void
lesart_tbx_append_attribute (const char *name, const char *value, GString *out)
{
  g_string_append_printf (out, " %s=\"", name);
  for (const char *at = value; *at != '\0'; at++) {
    if (*at == '"')
      g_string_append (out, "&quot;");
    else if (*at == '\n' || *at == '\t')
      g_string_append_printf (out, "&#%d;", *at);
    else if (*at == '&')
      g_string_append (out, "&amp;");
    else if (*at == '<')
      g_string_append (out, "&lt;");
    else if ((guchar) *at >= 0x20)
      g_string_append_c (out, *at);
  }
  g_string_append_c (out, '"');
}

static void
append_attributes (const xmlNode *node, const char *left_out, GString *out)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
    const char *name = (const char *) attribute->name;

    if (attribute->ns != NULL && attribute->ns->prefix != NULL) {
      const char *prefix = (const char *) attribute->ns->prefix;
      g_autofree char *full = g_strdup_printf ("%s:%s", prefix, name);

      if (strcmp (prefix, "xml") != 0) {
        g_autofree char *declaration = g_strdup_printf ("xmlns:%s", prefix);

        lesart_tbx_append_attribute (declaration, (const char *) attribute->ns->href, out);
      }
      lesart_tbx_append_attribute (full, value != NULL ? (const char *) value : "", out);
    } else if (g_strcmp0 (name, left_out) != 0) {
      lesart_tbx_append_attribute (name, value != NULL ? (const char *) value : "", out);
    }
    xmlFree (value);
  }
}

/* Whether white space between its children means nothing. */
static gboolean
is_mixed (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && !xmlIsBlankNode (child))
      return TRUE;
  return FALSE;
}

static void
append_element (const xmlNode *node, LesartTbxStyle style, const char *namespace, GString *out);

static void
append_children (const xmlNode *node, LesartTbxStyle style, const char *namespace, GString *out)
{
  gboolean mixed = is_mixed (node);
  gboolean pending = FALSE;
  gsize start = out->len;

  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      if (pending)
        g_string_append_c (out, ' ');
      pending = FALSE;
      append_element (child, style, namespace, out);
    } else if (mixed && child->content != NULL
               && (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)) {
      g_autoptr (GString) words = g_string_new (out->len > start ? "." : NULL);
      gboolean has_lead = words->len > 0;

      /* A dot stands for what is before it, so that a space behind it is kept. */
      collapse ((const char *) child->content, &pending, words);
      lesart_tbx_append_text (words->str + has_lead, out);
    }
  }
}

/* In DCA style; in DCT what has an element of its own there, and is not to be named by @type. */
static void
append_core (const xmlNode *node, LesartTbxStyle style, const char *namespace, GString *out)
{
  const char *name = lesart_tbx_get_name (node);
  g_autofree char *category = lesart_tbx_get_category (node);
  const LesartTbxCategory *known = category != NULL ? lesart_tbx_find_category (category) : NULL;
  g_autofree char *tag = NULL;

  if (known != NULL && strcmp (known->element, name) != 0)
    known = NULL;
  if (known != NULL && style == LESART_TBX_DCT) {
    tag = g_strdup_printf ("%s:%s", known->is_min ? "min" : "basic", category);
  } else {
    for (guint i = 0; style == LESART_TBX_2008 && i < G_N_ELEMENTS (renamed) && tag == NULL; i++)
      if (strcmp (name, renamed[i].name) == 0)
        tag = g_strdup (renamed[i].in_2008);
    if (tag == NULL)
      tag = g_strdup (name);
  }
  g_string_append_printf (out, "<%s", tag);
  if (*namespace != '\0')
    lesart_tbx_append_attribute ("xmlns", LESART_TBX_NAMESPACE, out);
  if (category != NULL && strcmp (name, "note") != 0 && (known == NULL || style != LESART_TBX_DCT))
    lesart_tbx_append_attribute ("type", category, out);
  append_attributes (node, strcmp (name, "note") != 0 ? "type" : NULL, out);
  if (node->children == NULL) {
    g_string_append (out, "/>");
    return;
  }
  g_string_append_c (out, '>');
  append_children (node, style, "", out);
  g_string_append_printf (out, "</%s>", tag);
}

/* @namespace: that holds without a declaration; "" for that of TBX. */
static void
append_element (const xmlNode *node, LesartTbxStyle style, const char *namespace, GString *out)
{
  const char *own = node->ns != NULL ? (const char *) node->ns->href : NULL;

  if (lesart_tbx_get_name (node) != NULL) {
    append_core (node, style, namespace, out);
    return;
  }
  g_string_append_printf (out, "<%s", node->name);
  if (strcmp (namespace, own) != 0)
    lesart_tbx_append_attribute ("xmlns", own, out);
  append_attributes (node, NULL, out);
  g_string_append_c (out, '>');
  append_children (node, style, own, out);
  g_string_append_printf (out, "</%s>", node->name);
}

/**
 * lesart_tbx_append:
 * @node: an element in any style
 * @style: what it is to be in
 *
 * Appends the element with all that is in it. White space that means nothing is left out, so that
 * the same content gives the same bytes.
 */
void
lesart_tbx_append (const xmlNode *node, LesartTbxStyle style, GString *out)
{
  append_element (node, style, "", out);
}
