/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes TBX-Basic of 2019, in both styles, and TBX of 2008. Data that are more than category and
 * value are kept as elements; these are written as they were, with the value that they have now.
 */
#include <libxml/parser.h>
#include <string.h>

#include "tbx.h"

typedef xmlDoc LesartXmlDoc;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartXmlDoc, xmlFreeDoc)

typedef struct {
  const LesartTermBase *base;
  LesartTbxStyle style;
  GString *out;
} Writing;

static void
indent (Writing *writing, guint depth)
{
  g_string_append_c (writing->out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (writing->out, "  ");
}

static void
open_element (Writing *writing, guint depth, const char *name)
{
  indent (writing, depth);
  g_string_append_printf (writing->out, "<%s>", name);
}

static void
close_element (Writing *writing, guint depth, const char *name)
{
  indent (writing, depth);
  g_string_append_printf (writing->out, "</%s>", name);
}

static const char *
name_in (const Writing *writing, const char *now, const char *in_2008)
{
  return writing->style == LESART_TBX_2008 ? in_2008 : now;
}

/* ---- what is said of something ---- */

static LesartXmlDoc *
parse (const char *xml)
{
  g_autofree char *whole =
      g_strdup_printf ("<tbx xmlns=\"%s\">%s</tbx>", LESART_TBX_NAMESPACE, xml);

  return xmlReadMemory (whole, (int) strlen (whole), NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static xmlNode *
first_element (xmlNode *parent)
{
  xmlNode *child = parent != NULL ? parent->children : NULL;

  while (child != NULL && child->type != XML_ELEMENT_NODE)
    child = child->next;
  return child;
}

/* What was kept may come from a file of anybody. */
static gboolean
is_sound (const xmlNode *element, const char *name)
{
  const char *own = lesart_tbx_get_name (element);

  if (name == NULL)
    return lesart_tbx_is_sound (element);
  if (strcmp (name, "tbxHeader") == 0)
    return lesart_tbx_is_header (element);
  return own != NULL && strcmp (own, name) == 0;
}

/* The element as it was, but with the value of now; @name: what it has to be, or NULL for what is
 * said of something. Returns: FALSE if it is no such element */
static gboolean
append_kept (Writing *writing, const char *xml, const char *name, const char *value)
{
  g_autoptr (LesartXmlDoc) doc = parse (xml);
  xmlNode *element = first_element (doc != NULL ? xmlDocGetRootElement (doc) : NULL);
  xmlNode *main = element != NULL ? lesart_tbx_find_main (element) : NULL;
  g_autofree char *before = NULL;

  if (main == NULL || !is_sound (element, name))
    return FALSE;
  before = lesart_tbx_get_value (main);
  if (value != NULL && strcmp (before, value) != 0) {
    xmlNodeSetContent (main, NULL);
    xmlNodeAddContent (main, (const xmlChar *) value);
  }
  lesart_tbx_append (element, writing->style, writing->out);
  return TRUE;
}

static void
append_plain (Writing *writing, const LesartTermDatum *datum)
{
  const LesartTbxCategory *known = lesart_tbx_find_category (datum->category);
  g_autofree char *tag = NULL;
  gboolean dct = writing->style == LESART_TBX_DCT && known != NULL;

  if (dct)
    tag = g_strdup_printf ("%s:%s", known->is_min ? "min" : "basic", known->name);
  else
    tag = g_strdup (known != NULL ? known->element : LESART_TERM_NOTE);
  g_string_append_printf (writing->out, "<%s", tag);
  if (known != NULL && !dct)
    lesart_tbx_append_attribute ("type", known->name, writing->out);
  g_string_append_c (writing->out, '>');
  lesart_tbx_append_text (datum->value != NULL ? datum->value : "", writing->out);
  g_string_append_printf (writing->out, "</%s>", tag);
}

static void
append_datum (Writing *writing, guint depth, const LesartTermDatum *datum)
{
  indent (writing, depth);
  if (datum->xml == NULL || !append_kept (writing, datum->xml, NULL, datum->value))
    append_plain (writing, datum);
}

/* Whether it is no element of its own, but belongs to that of what it is said of. */
static gboolean
is_structure (const LesartTermDatum *datum)
{
  static const char *const names[] = { "term", "termSec", "langSec", "conceptEntry" };

  for (guint i = 0; datum->xml != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (datum->category, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static const LesartTermDatum *
find_structure (const LesartTermDatum *data, guint n, const char *name, const char *language)
{
  for (guint i = 0; i < n; i++)
    if (is_structure (&data[i]) && strcmp (data[i].category, name) == 0
        && g_strcmp0 (data[i].language, language) == 0)
      return &data[i];
  return NULL;
}

/* The attributes of an element that was kept for them. */
static void
append_attributes (Writing *writing, const LesartTermDatum *kept)
{
  g_autoptr (LesartXmlDoc) doc = kept != NULL ? parse (kept->xml) : NULL;
  const xmlNode *element = first_element (doc != NULL ? xmlDocGetRootElement (doc) : NULL);

  for (const xmlAttr *attribute = element != NULL ? element->properties : NULL; attribute != NULL;
       attribute = attribute->next) {
    xmlChar *value = xmlNodeListGetString (element->doc, attribute->children, 1);
    const char *prefix = attribute->ns != NULL ? (const char *) attribute->ns->prefix : NULL;
    g_autofree char *name = prefix == NULL
                                ? g_strdup ((const char *) attribute->name)
                                : g_strdup_printf ("%s:%s", prefix, (const char *) attribute->name);

    if (prefix != NULL && strcmp (prefix, "xml") != 0) {
      g_autofree char *declaration = g_strdup_printf ("xmlns:%s", prefix);

      lesart_tbx_append_attribute (declaration, (const char *) attribute->ns->href, writing->out);
    }
    lesart_tbx_append_attribute (name, value != NULL ? (const char *) value : "", writing->out);
    xmlFree (value);
  }
}

/* ---- terms and concepts ---- */

static gboolean
is_term_note (const LesartTermDatum *datum)
{
  const LesartTbxCategory *known = lesart_tbx_find_category (datum->category);

  if (datum->xml != NULL)
    return g_str_has_prefix (datum->xml, "<termNote");
  return known != NULL && strcmp (known->element, "termNote") == 0;
}

/* Notes on the term come first. */
static void
write_data_of_term (Writing *writing, const LesartTerm *term, gboolean notes)
{
  for (guint i = 0; i < term->n_data; i++)
    if (!is_structure (&term->data[i]) && is_term_note (&term->data[i]) == notes)
      append_datum (writing, 6, &term->data[i]);
}

static void
write_term (Writing *writing, const LesartTerm *term)
{
  const char *name = name_in (writing, "termSec", "tig");
  const LesartTermDatum *kept = find_structure (term->data, term->n_data, "term", NULL);

  indent (writing, 5);
  g_string_append_printf (writing->out, "<%s", name);
  append_attributes (writing, find_structure (term->data, term->n_data, "termSec", NULL));
  g_string_append_c (writing->out, '>');
  indent (writing, 6);
  if (kept == NULL || !append_kept (writing, kept->xml, "term", term->text)) {
    g_string_append (writing->out, "<term>");
    lesart_tbx_append_text (term->text, writing->out);
    g_string_append (writing->out, "</term>");
  }
  write_data_of_term (writing, term, TRUE);
  write_data_of_term (writing, term, FALSE);
  close_element (writing, 5, name);
}

static void
write_language (Writing *writing, const LesartConcept *concept, guint first, guint end)
{
  const char *name = name_in (writing, "langSec", "langSet");
  const char *language = concept->terms[first].language;

  indent (writing, 4);
  g_string_append_printf (writing->out, "<%s", name);
  lesart_tbx_append_attribute ("xml:lang", language, writing->out);
  append_attributes (writing, find_structure (concept->data, concept->n_data, "langSec", language));
  g_string_append_c (writing->out, '>');
  for (guint i = 0; i < concept->n_data; i++)
    if (g_strcmp0 (concept->data[i].language, language) == 0 && !is_structure (&concept->data[i]))
      append_datum (writing, 5, &concept->data[i]);
  for (guint i = first; i < end; i++)
    write_term (writing, &concept->terms[i]);
  close_element (writing, 4, name);
}

static void
write_concept (Writing *writing, const LesartConcept *concept)
{
  const char *name = name_in (writing, "conceptEntry", "termEntry");

  indent (writing, 3);
  g_string_append_printf (writing->out, "<%s", name);
  lesart_tbx_append_attribute ("id", concept->id, writing->out);
  append_attributes (writing,
                     find_structure (concept->data, concept->n_data, "conceptEntry", NULL));
  g_string_append_c (writing->out, '>');
  for (guint i = 0; i < concept->n_data; i++)
    if (concept->data[i].language == NULL && !is_structure (&concept->data[i]))
      append_datum (writing, 4, &concept->data[i]);
  for (guint first = 0, end; first < concept->n_terms; first = end) {
    end = first + 1;
    while (end < concept->n_terms
           && g_ascii_strcasecmp (concept->terms[end].language, concept->terms[first].language)
                  == 0)
      end++;
    write_language (writing, concept, first, end);
  }
  close_element (writing, 3, name);
}

/* ---- the file ---- */

static const LesartTermDatum *
find_base_datum (const LesartTermBase *base, const char *category)
{
  guint n;
  const LesartTermDatum *data = lesart_term_base_get_data (base, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (data[i].category, category) == 0)
      return &data[i];
  return NULL;
}

static void
write_root (Writing *writing)
{
  const LesartTermDatum *type = find_base_datum (writing->base, "type");
  const LesartTermDatum *language = find_base_datum (writing->base, "xml:lang");
  const char *lang = language != NULL ? language->value : "de";

  g_string_append (writing->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  if (writing->style == LESART_TBX_2008) {
    g_string_append (writing->out, "<!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n<martif");
    lesart_tbx_append_attribute ("type", type != NULL ? type->value : "TBX", writing->out);
    lesart_tbx_append_attribute ("xml:lang", lang, writing->out);
  } else {
    gboolean is_new = type != NULL && g_str_has_prefix (type->value, "TBX-");

    g_string_append (writing->out, "<tbx");
    lesart_tbx_append_attribute ("type", is_new ? type->value : "TBX-Basic", writing->out);
    lesart_tbx_append_attribute ("style", writing->style == LESART_TBX_DCT ? "dct" : "dca",
                                 writing->out);
    lesart_tbx_append_attribute ("xml:lang", lang, writing->out);
    lesart_tbx_append_attribute ("xmlns", LESART_TBX_NAMESPACE, writing->out);
  }
  if (writing->style == LESART_TBX_DCT) {
    lesart_tbx_append_attribute ("xmlns:min", LESART_TBX_MIN, writing->out);
    lesart_tbx_append_attribute ("xmlns:basic", LESART_TBX_BASIC, writing->out);
  }
  g_string_append_c (writing->out, '>');
}

static void
write_header (Writing *writing)
{
  const LesartTermDatum *header = find_base_datum (writing->base, "tbxHeader");

  indent (writing, 1);
  if (header == NULL || header->xml == NULL
      || !append_kept (writing, header->xml, "tbxHeader", NULL)) {
    const char *name = name_in (writing, "tbxHeader", "martifHeader");

    g_string_append_printf (writing->out,
                            "<%s><fileDesc><sourceDesc><p>Lesart</p></sourceDesc></fileDesc></%s>",
                            name, name);
  }
}

static void
write_file (const LesartTermBase *base, LesartTbxStyle style, GString *bytes)
{
  Writing writing = { base, style, bytes };
  const LesartTermDatum *back = find_base_datum (base, "back");

  write_root (&writing);
  write_header (&writing);
  open_element (&writing, 1, "text");
  if (lesart_term_base_get_n_concepts (base) > 0) {
    open_element (&writing, 2, "body");
    for (guint i = 0; i < lesart_term_base_get_n_slots (base); i++)
      if (lesart_term_base_get (base, i) != NULL)
        write_concept (&writing, lesart_term_base_get (base, i));
    close_element (&writing, 2, "body");
  } else if (style == LESART_TBX_2008) {
    open_element (&writing, 2, "body");
    g_string_append (bytes, "</body>");
  }
  if (back != NULL && back->xml != NULL) {
    indent (&writing, 2);
    append_kept (&writing, back->xml, "back", NULL);
  }
  close_element (&writing, 1, "text");
  g_string_append_printf (bytes, "\n</%s>\n", name_in (&writing, "tbx", "martif"));
}

gboolean
lesart_terms_write_tbx (const LesartTermBase *base,
                        GString *bytes,
                        GHashTable *losses,
                        GError **error)
{
  write_file (base, LESART_TBX_DCA, bytes);
  return TRUE;
}

gboolean
lesart_terms_write_tbx_dct (const LesartTermBase *base,
                            GString *bytes,
                            GHashTable *losses,
                            GError **error)
{
  write_file (base, LESART_TBX_DCT, bytes);
  return TRUE;
}

gboolean
lesart_terms_write_tbx_2008 (const LesartTermBase *base,
                             GString *bytes,
                             GHashTable *losses,
                             GError **error)
{
  write_file (base, LESART_TBX_2008, bytes);
  return TRUE;
}
