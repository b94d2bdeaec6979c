/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a web page says of its article: JSON-LD (schema.org), Open Graph, Dublin Core and other
 * names of meta elements, microdata, links to the author, time elements. The first that is there
 * counts, in this order. A day that only stands in words is looked for near the headline.
 */
#include "html.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "json-guard.h"
#include "readers.h"

#define HEADLINE_MIN 15 /* bytes */
#define HEADLINE_MAX 500
#define AUTHOR_MAX 100
#define DAY_LINE_MAX 160 /* bytes of a line that may name the day */

static void
take (char **field, const char *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*field == NULL && *stripped != '\0' && g_utf8_validate (stripped, -1, NULL))
    *field = g_steal_pointer (&stripped);
}

static void
take_date (char **field, const char *value)
{
  if (*field == NULL && value != NULL)
    *field = lesart_article_day (value);
}

/* --- JSON-LD -------------------------------------------------------------------------------------
 */

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
add_names (JsonNode *node, GString *names)
{
  const char *name = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)))
        add_names (json_array_get_element (array, i), names);
    return;
  }
  if (JSON_NODE_HOLDS_OBJECT (node))
    name = get_string (json_node_get_object (node), "name");
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    name = json_node_get_string (node);
  if (name != NULL && !g_str_has_prefix (name, "http"))
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");

  if (type != NULL && JSON_NODE_HOLDS_ARRAY (type)
      && json_array_get_length (json_node_get_array (type)) > 0)
    type = json_array_get_element (json_node_get_array (type), 0);
  if (type == NULL || !JSON_NODE_HOLDS_VALUE (type)
      || json_node_get_value_type (type) != G_TYPE_STRING)
    return FALSE;
  return g_str_has_suffix (json_node_get_string (type), "Article")
         || g_str_has_suffix (json_node_get_string (type), "Posting");
}

/* The guard that ran before keeps the depth of the tree small. */
static void
read_linked_data (JsonNode *node, LesartArticleInfo *info)
{
  JsonObject *object;
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      read_linked_data (json_array_get_element (array, i), info);
  }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  if (is_article (object)) {
    g_autoptr (GString) names = g_string_new (NULL);

    if (json_object_has_member (object, "author"))
      add_names (json_object_get_member (object, "author"), names);
    take (&info->title, get_string (object, "headline"));
    take (&info->author, names->str);
    take_date (&info->date, get_string (object, "datePublished"));
    take_date (&info->date, get_string (object, "dateCreated"));
    take (&info->address, get_string (object, "url"));
    return;
  }
  values = json_object_get_values (object);
  for (GList *link = values; link != NULL; link = link->next)
    if (!JSON_NODE_HOLDS_VALUE (link->data) && !JSON_NODE_HOLDS_NULL (link->data))
      read_linked_data (link->data, info);
}

static void
read_script (xmlNode *script, LesartArticleInfo *info)
{
  xmlChar *content = xmlNodeGetContent (script);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length = content != NULL ? strlen ((const char *) content) : 0;

  if (length > 0 && lesart_json_guard ((const char *) content, length, NULL)
      && json_parser_load_from_data (parser, (const char *) content, (gssize) length, NULL)
      && json_parser_get_root (parser) != NULL)
    read_linked_data (json_parser_get_root (parser), info);
  xmlFree (content);
}

/* --- elements ------------------------------------------------------------------------------------
 */

static const struct {
  const char *name;
  gsize field;
} names[] = {
  { "og:title", G_STRUCT_OFFSET (LesartArticleInfo, title) },
  { "twitter:title", G_STRUCT_OFFSET (LesartArticleInfo, title) },
  { "dc.title", G_STRUCT_OFFSET (LesartArticleInfo, title) },
  { "author", G_STRUCT_OFFSET (LesartArticleInfo, author) },
  { "article:author", G_STRUCT_OFFSET (LesartArticleInfo, author) },
  { "dc.creator", G_STRUCT_OFFSET (LesartArticleInfo, author) },
  { "article:published_time", G_STRUCT_OFFSET (LesartArticleInfo, date) },
  { "datepublished", G_STRUCT_OFFSET (LesartArticleInfo, date) },
  { "date", G_STRUCT_OFFSET (LesartArticleInfo, date) },
  { "dc.date", G_STRUCT_OFFSET (LesartArticleInfo, date) },
  { "dcterms.date", G_STRUCT_OFFSET (LesartArticleInfo, date) },
  { "og:url", G_STRUCT_OFFSET (LesartArticleInfo, address) },
};

static void
read_meta (xmlNode *node, LesartArticleInfo *info)
{
  static const char *const attributes[] = { "property", "name", "itemprop" };
  g_autofree char *content = lesart_html_get (node, "content");

  for (guint a = 0; content != NULL && a < G_N_ELEMENTS (attributes); a++) {
    g_autofree char *name = lesart_html_get (node, attributes[a]);

    for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++) {
      char **field = G_STRUCT_MEMBER_P (info, names[i].field);

      if (g_ascii_strcasecmp (name, names[i].name) != 0)
        continue;
      if (field == &info->date)
        take_date (field, content);
      else if (field != &info->author || !g_str_has_prefix (content, "http"))
        take (field, content);
    }
  }
}

static void
read_time (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *moment = lesart_html_get (node, "datetime");

  take_date (&info->date, moment);
}

/* "Headline - Section | Paper": the headline alone. */
static void
read_title (xmlNode *node, LesartArticleInfo *info)
{
  static const char *const marks[] = { " | ", " – ", " — ", " - ", " • " };
  g_autofree char *title = lesart_html_get_words (node);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    char *mark = strstr (title, marks[i]);

    if (mark != NULL && mark - title >= 15) {
      *mark = '\0';
      break;
    }
  }
  take (&info->title, title);
}

/* A heading, or a line, that says a part of the title is the headline: "Headline: Paper". */
static void
take_headline (LesartArticleInfo *info, const char *words, gboolean heading)
{
  gsize length = strlen (words);
  char *part;

  if (length < HEADLINE_MIN || length >= strlen (info->title))
    return;
  part = strstr (info->title, words);
  if (part == NULL || (!heading && length * 2 < strlen (info->title))
      || (!heading && part != info->title && part[length] != '\0'))
    return;
  part = g_strdup (words);
  g_free (info->title);
  info->title = part;
}

static gboolean
has_short_title (const LesartArticleInfo *info)
{
  return info->title != NULL && strnlen (info->title, HEADLINE_MAX) < HEADLINE_MAX;
}

static void
read_heading (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *words = NULL;

  if (!has_short_title (info))
    return;
  words = lesart_html_get_words (node);
  take_headline (info, words, TRUE);
}

/* Where no heading says it; a line that says less than half of the title is a section or the paper.
 */
static void
read_line (xmlNode *node, LesartArticleInfo *info)
{
  xmlNode *text = node->children;
  g_autofree char *words = NULL;

  if (!has_short_title (info) || text == NULL || text->type != XML_TEXT_NODE
      || strnlen ((const char *) text->content, HEADLINE_MAX) == HEADLINE_MAX)
    return;
  words = lesart_html_get_words (text);
  take_headline (info, words, FALSE);
}

/* Microdata: itemprop says what an element holds. */
static void
read_property (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  if (node->type != XML_ELEMENT_NODE || node->properties == NULL)
    return;
  name = lesart_html_get (node, "itemprop");
  if (g_strcmp0 (name, "datePublished") == 0) {
    value = lesart_html_get (node, "content");
    take_date (&info->date, value);
  } else if (g_strcmp0 (name, "author") == 0 || g_strcmp0 (name, "creator") == 0) {
    value = lesart_html_get (node, "content");
    words = lesart_html_get_words (node);
    take (&info->author, value != NULL ? value : words);
  }
}

/* Who wrote it, as links and hCards say. */
static void
read_author (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *rel = NULL;
  g_autofree char *class = NULL;
  g_autofree char *words = NULL;

  if (node->type != XML_ELEMENT_NODE || node->properties == NULL || info->author != NULL)
    return;
  rel = lesart_html_get (node, "rel");
  class = lesart_html_get (node, "class");
  if (g_strcmp0 (rel, "author") != 0 && (class == NULL || strstr (class, "author vcard") == NULL))
    return;
  words = lesart_html_get_words (node);
  if (strlen (words) < AUTHOR_MAX)
    take (&info->author, words);
}

static void
read_site (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *property = lesart_html_get (node, "property");
  g_autofree char *content = lesart_html_get (node, "content");

  if (g_strcmp0 (property, "og:site_name") == 0 && g_strcmp0 (content, info->author) == 0)
    g_clear_pointer (&info->author, g_free);
}

static void
read_all (xmlDoc *doc,
          const char *elements,
          void (*read) (xmlNode *, LesartArticleInfo *),
          LesartArticleInfo *info)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root; node != NULL; node = lesart_html_next (node, root, TRUE))
    if (elements == NULL || lesart_html_is (node, elements))
      read (node, info);
}

static void
read_linked_script (xmlNode *node, LesartArticleInfo *info)
{
  g_autofree char *type = lesart_html_get (node, "type");

  if (type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0)
    read_script (node, info);
}

/**
 * lesart_html_read_metadata:
 * @info: what is not known yet is filled in
 */
void
lesart_html_read_metadata (xmlDoc *doc, LesartArticleInfo *info)
{
  read_all (doc, " script ", read_linked_script, info);
  read_all (doc, " meta ", read_meta, info);
  read_all (doc, " meta ", read_site, info);
  read_all (doc, NULL, read_property, info);
  read_all (doc, NULL, read_author, info);
  read_all (doc, " time ", read_time, info);
  read_all (doc, " title ", read_title, info);
  read_all (doc, " h1 h2 h3 h4 ", read_heading, info);
  read_all (doc, " p div td b strong font span ", read_line, info);
}

/* --- a day in words ------------------------------------------------------------------------------
 */

/* Months by how they begin, in German. */
static guint
month_of (const char *word)
{
  static const char *const months[] = { "jan", "feb", "mär", "apr", "mai", "jun",
                                        "jul", "aug", "sep", "okt", "nov", "dez" };
  g_autofree char *small = g_utf8_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (small, months[i]))
      return i + 1;
  return (guint) g_ascii_strtoull (word, NULL, 10);
}

/* What names a day in a sentence may be any day. */
static gboolean
is_sentence (const char *words)
{
  g_autofree char *stripped = g_strchomp (g_strdup (words));

  return g_str_has_suffix (stripped, ".");
}

/**
 * lesart_html_find_day:
 * @words: valid UTF-8
 * @length: (out) (optional): how many bytes name it
 *
 * Finds the first full day, such as 12.3.2024 or 12. März 2024, in a line that is no sentence.
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD
 */
char *
lesart_html_find_day (const char *words, gsize *length)
{
  g_autoptr (GMatchInfo) match = NULL;
  static gsize compiled = 0;
  g_autofree char *whole = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  g_autofree char *iso = NULL;

  if (g_once_init_enter (&compiled))
    g_once_init_leave (
        &compiled,
        (gsize) g_regex_new (
            "(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2}(?=\\.)|\\p{L}{3,9})\\.?\\s?((?:19|20)\\d\\d)\\b", 0,
            0, NULL));
  if (is_sentence (words) || !g_regex_match ((GRegex *) compiled, words, 0, &match))
    return NULL;
  whole = g_match_info_fetch (match, 0);
  day = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  year = g_match_info_fetch (match, 3);
  if (length != NULL)
    *length = strlen (whole);
  iso = g_strdup_printf ("%s-%02u-%s", year, month_of (month), day);
  return lesart_article_day (iso);
}

/**
 * lesart_html_read_day:
 * @headline: (nullable): of the article
 *
 * Where no metadata say so, the day is what the lines behind the headline name first, before the
 * text begins, or else what is named last before it.
 */
void
lesart_html_read_day (xmlDoc *doc, const xmlNode *headline, LesartArticleInfo *info)
{
  xmlNode *page = xmlDocGetRootElement (doc);
  g_autofree char *before = NULL;
  gboolean behind = FALSE;

  for (xmlNode *node = page; node != NULL && headline != NULL && info->date == NULL;
       node = lesart_html_next (node, page, !lesart_html_is (node, " head script style "))) {
    const char *words = (const char *) node->content;
    char *day;

    behind = behind || node == headline;
    if (node->type != XML_TEXT_NODE)
      continue;
    if (strlen (words) > DAY_LINE_MAX) {
      if (behind && strlen (words) > 2 * DAY_LINE_MAX)
        break;
      continue;
    }
    day = lesart_html_find_day (words, NULL);
    if (behind) {
      info->date = day;
    } else if (day != NULL) {
      g_free (before);
      before = day;
    }
  }
  take (&info->date, before);
}
