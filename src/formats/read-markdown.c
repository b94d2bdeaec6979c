/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown (CommonMark with tables and footnotes, by cmark-gfm): rendered to HTML, and read as
 * that. HTML in it is left out. A block of "name: value" lines between two lines of dashes at its
 * beginning is metadata.
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "html.h"
#include "readers.h"

static void
take_line (LesartArticleInfo *info, char *line)
{
  char *value = strchr (line, ':');
  char **field = NULL;

  if (value == NULL)
    return;
  *value++ = '\0';
  if (strcmp (line, "title") == 0)
    field = &info->title;
  else if (strcmp (line, "author") == 0)
    field = &info->author;
  else if (strcmp (line, "date") == 0)
    field = &info->date;
  if (field == NULL || *field != NULL)
    return;
  g_strstrip (value);
  if ((*value == '"' || *value == '\'') && strlen (value) >= 2) {
    value[strlen (value) - 1] = '\0';
    value++;
  }
  if (*value != '\0')
    *field = field == &info->date ? lesart_article_day (value) : g_strdup (value);
}

/* Returns: where the text begins. */
static const char *
take_front_matter (const char *utf8, LesartArticleInfo *info)
{
  const char *end = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *block = NULL;

  if (g_str_has_prefix (utf8, "---\n") || g_str_has_prefix (utf8, "---\r\n"))
    end = strstr (utf8 + 4, "\n---");
  if (end == NULL)
    return utf8;
  block = g_strndup (utf8 + 4, (gsize) (end - utf8 - 4));
  lines = g_strsplit (block, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (info, lines[i]);
  end += strlen ("\n---");
  return end + strcspn (end, "\n");
}

static char *
render (const char *markdown)
{
  cmark_parser *parser;
  cmark_node *document;
  char *html;

  cmark_gfm_core_extensions_ensure_registered ();
  parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension ("table"));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  html = cmark_render_html (document, CMARK_OPT_FOOTNOTES,
                            cmark_parser_get_syntax_extensions (parser));
  cmark_node_free (document);
  cmark_parser_free (parser);
  return html;
}

/**
 * lesart_read_markdown:
 * @encoding: what to read the bytes as, or %LESART_ENCODING_AUTO
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %LESART_TEXT_ERROR
 */
LesartText *
lesart_read_markdown (const guint8 *bytes,
                      gsize n_bytes,
                      LesartEncoding encoding,
                      LesartArticleInfo *info,
                      GError **error)
{
  gsize n_utf8;
  g_autofree char *utf8 =
      lesart_encoding_decode (bytes, n_bytes, encoding, &info->encoding, &n_utf8, error);
  g_autoptr (LesartTextBuilder) builder = lesart_text_builder_new ();
  g_autoptr (LesartXmlDoc) doc = NULL;
  const char *start;
  char *html;

  if (utf8 == NULL)
    return NULL;
  start = take_front_matter (utf8, info);
  html = render (start);
  doc = lesart_html_parse (html, strlen (html));
  free (html);
  if (info->title != NULL
      && (doc == NULL || lesart_html_find (xmlDocGetRootElement (doc), " h1 ") == NULL)) {
    lesart_text_builder_begin (builder, LESART_BLOCK_HEADLINE, 0, 0);
    lesart_text_builder_add (builder, info->title, -1);
  }
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    lesart_html_build (xmlDocGetRootElement (doc), NULL, builder);
  return lesart_text_builder_finish (builder, error);
}
