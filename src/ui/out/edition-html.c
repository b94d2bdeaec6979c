/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file that needs no other: the style stands in it, in the light and the dark colours of the
 * program, whichever the browser asks for. Marks have a line as their second cue, notes are
 * numbered and linked both ways, and all text of the article and of people is escaped.
 */
#include "edition.h"

#include <glib/gi18n.h>
#include <string.h>

#include "appearance.h"
#include "plain-structure.h"

/* What the colours are called in the style. */
static const struct {
  const char *name;
  LesartTone tone;
} colours[] = {
  { "page", LESART_TONE_PAGE },      { "ink", LESART_TONE_INK },
  { "dim", LESART_TONE_DIM },        { "line", LESART_TONE_LINE },
  { "accent", LESART_TONE_ACCENT },  { "per", LESART_TONE_PER_TINT },
  { "org", LESART_TONE_ORG_TINT },   { "loc", LESART_TONE_LOC_TINT },
  { "oth", LESART_TONE_OTH_TINT },   { "sum", LESART_TONE_SUM_TINT },
  { "time", LESART_TONE_TIME_TINT }, { "mark", LESART_TONE_MARK },
};

static const char style[] =
    "body{margin:0;background:var(--page);color:var(--ink);"
    "font:18px/1.6 'Noto Serif',Georgia,serif}"
    "main{max-width:38em;margin:0 auto;padding:2.5em 1.2em}"
    "h1{font-size:1.7em;line-height:1.25;margin:0 0 .3em}h2{font-size:1.2em;margin:2em 0 .6em}"
    "h3{font-size:1em;margin:1.4em 0 .4em}p{margin:0 0 .9em}"
    ".byline,.hint,.about,.detail,footer{color:var(--dim);font:.78em/1.5 'Noto Sans',sans-serif}"
    ".byline{margin-bottom:2em}footer{margin-top:3em;border-top:1px solid var(--line);"
    "padding-top:1em}"
    "blockquote{margin:0 0 .9em;padding-left:1em;border-left:3px solid var(--line)}"
    "pre{white-space:pre-wrap;font-size:.85em}figcaption,.foot{color:var(--dim);font-size:.85em}"
    "table{border-collapse:collapse;margin:0 0 .9em}td{border:1px solid var(--line);"
    "padding:.2em .6em}"
    ".t{border-radius:.25em;padding:0 .1em}mark{color:inherit;padding:0 .05em}"
    "a{color:var(--accent)}sup{line-height:0;font-size:.7em}sup a{text-decoration:none}"
    "ol.notes>li,.rows>li{margin-bottom:.7em}.rows{list-style:none;padding:0}"
    "q{font-style:italic;quotes:none}.text{white-space:pre-wrap}li.typed{list-style:none}.legend{list-style:none;padding:0;"
    "display:flex;flex-wrap:wrap;gap:.4em 1em;font:.78em/1.5 'Noto Sans',sans-serif}"
    "@media print{body{font-size:11pt}main{max-width:none;padding:0}a{color:inherit}"
    "*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

static void
add_text (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
add_colours (GString *out, LesartPalette palette)
{
  g_string_append (out, ":root{");
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    g_string_append_printf (out, "--%s:%s;", colours[i].name,
                            lesart_palette_get_tone (palette, colours[i].tone));
  for (guint c = LESART_COLOUR_YELLOW; c < LESART_N_COLOURS; c++) {
    LesartTone tone = (LesartTone) (LESART_TONE_MARK + 2 * (c - LESART_COLOUR_YELLOW));

    g_string_append_printf (out, "--m%u:%s;--l%u:%s;", c, lesart_palette_get_tone (palette, tone),
                            c, lesart_palette_get_tone (palette, (LesartTone) (tone + 1)));
  }
  g_string_append (out, "}");
}

static void
add_style (GString *out)
{
  g_string_append (out, "<style>");
  add_colours (out, LESART_PALETTE_LIGHT);
  g_string_append (out, "@media (prefers-color-scheme:dark){@media screen{");
  add_colours (out, LESART_PALETTE_DARK);
  g_string_append (out, "}}");
  g_string_append (out, style);
  for (guint k = 0; k < LESART_KIND_MARK; k++)
    g_string_append_printf (out, ".%s{background:var(--%s)}", lesart_kind_to_string (k),
                            lesart_kind_to_string (k));
  for (guint c = LESART_COLOUR_YELLOW; c < LESART_N_COLOURS; c++)
    g_string_append_printf (
        out, "mark.m%u{background:var(--m%u);border-bottom:2px solid var(--l%u)}", c, c, c);
  g_string_append (out, "</style>\n");
}

/* ---- The text ---- */

/* An address is only followed where a browser would: nothing runs from it. */
static gboolean
is_web_address (const char *target)
{
  return g_ascii_strncasecmp (target, "https://", 8) == 0
         || g_ascii_strncasecmp (target, "http://", 7) == 0
         || g_ascii_strncasecmp (target, "mailto:", 7) == 0;
}

static void
add_calls (GString *out, const LesartEditionRun *run)
{
  for (guint i = 0; i < run->n_notes; i++)
    g_string_append_printf (out, "<sup><a id=\"c%u\" href=\"#n%u\">%u</a></sup>",
                            run->first_note + i + 1, run->first_note + i + 1,
                            run->first_note + i + 1);
}

static void
add_run (GString *out, const LesartEdition *self, const LesartEditionRun *run)
{
  g_autofree char *text = lesart_text_slice (self->text, run->span);
  gboolean linked = run->target != NULL && is_web_address (run->target);

  if (run->marked)
    g_string_append_printf (out, "<mark class=\"m%u\">", (guint) run->colour);
  if (linked) {
    g_string_append (out, "<a href=\"");
    add_text (out, run->target);
    g_string_append (out, "\">");
  }
  if (run->kind < LESART_N_KINDS && !run->marked)
    g_string_append_printf (out, "<span class=\"t %s\">", lesart_kind_to_string (run->kind));
  add_text (out, text);
  if (run->kind < LESART_N_KINDS && !run->marked)
    g_string_append (out, "</span>");
  if (linked)
    g_string_append (out, "</a>");
  if (run->marked)
    g_string_append (out, "</mark>");
  add_calls (out, run);
}

/* The element that a block is in, and those around several of them. */
typedef struct {
  const char *around;
  const char *open;
  const char *close;
} Element;

static Element
get_element (const LesartText *text, const LesartBlock *block)
{
  switch (block->kind) {
  case LESART_BLOCK_HEADLINE:
    return (Element){ "", "<h1>", "</h1>" };
  case LESART_BLOCK_SUBHEAD:
    return block->level > 1 ? (Element){ "", "<h3>", "</h3>" } : (Element){ "", "<h2>", "</h2>" };
  case LESART_BLOCK_ITEM:
    if (lesart_text_find_label (text, block) > 0)
      return (Element){ "ul", "<li class=\"typed\">", "</li>" };
    return (Element){ block->number > 0 ? "ol" : "ul", "<li>", "</li>" };
  case LESART_BLOCK_QUOTE:
    return (Element){ "blockquote", "<p>", "</p>" };
  case LESART_BLOCK_CAPTION:
    return (Element){ "figure", "<figcaption>", "</figcaption>" };
  case LESART_BLOCK_ROW:
    return (Element){ "table", "<tr><td>", "</td></tr>" };
  case LESART_BLOCK_NOTE:
    return (Element){ "", "<p class=\"foot\">", "</p>" };
  case LESART_BLOCK_CODE:
    return (Element){ "", "<pre>", "</pre>" };
  case LESART_BLOCK_PARAGRAPH:
  default:
    return (Element){ "", "<p>", "</p>" };
  }
}

static void
add_block (GString *out, const LesartEdition *self, guint index, const LesartBlock *block)
{
  Element element = get_element (self->text, block);
  gsize start = out->len;

  g_string_append (out, element.open);
  for (guint r = self->first_run[index]; r < self->first_run[index + 1]; r++)
    add_run (out, self, &g_array_index (self->runs, LesartEditionRun, r));
  g_string_append (out, element.close);
  g_string_append_c (out, '\n');
  if (block->kind == LESART_BLOCK_ROW) {
    g_autofree char *row = g_strdup (out->str + start);
    g_auto (GStrv) cells = g_strsplit (row, "\t", -1);
    g_autofree char *divided = g_strjoinv ("</td><td>", cells);

    g_string_truncate (out, start);
    g_string_append (out, divided);
  }
}

static void
change_around (GString *out, const char **around, const char *next, guint number)
{
  if (g_str_equal (*around, next))
    return;
  if (**around != '\0')
    g_string_append_printf (out, "</%s>\n", *around);
  if (*next != '\0' && number > 1)
    g_string_append_printf (out, "<%s start=\"%u\">\n", next, number);
  else if (*next != '\0')
    g_string_append_printf (out, "<%s>\n", next);
  *around = next;
}

static void
add_article (GString *out, const LesartEdition *self)
{
  const char *around = "";
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (self->text, &n_blocks);
  gboolean has_headline = n_blocks > 0 && blocks[0].kind == LESART_BLOCK_HEADLINE;

  g_string_append (out, "<article lang=\"de\">\n");
  for (guint i = 0; i < n_blocks; i++) {
    change_around (out, &around, get_element (self->text, &blocks[i]).around, blocks[i].number);
    add_block (out, self, i, &blocks[i]);
    if (i == 0 && has_headline && *self->byline != '\0') {
      g_string_append (out, "<p class=\"byline\">");
      add_text (out, self->byline);
      g_string_append (out, "</p>\n");
    }
  }
  change_around (out, &around, "", 0);
  g_string_append (out, "</article>\n");
}

/* ---- What stands below it ---- */

static void
add_legend (GString *out, const LesartEdition *self)
{
  g_string_append (out, "<ul class=\"legend\">\n");
  for (guint k = 0; k < LESART_N_KINDS; k++)
    if (self->shown[k] && k == LESART_KIND_MARK)
      g_string_append_printf (out, "<li><mark class=\"m%u\">%s</mark></li>\n",
                              (guint) LESART_COLOUR_YELLOW, lesart_kind_get_title (k));
    else if (self->shown[k]) {
      g_string_append_printf (out, "<li><span class=\"t %s\">", lesart_kind_to_string (k));
      add_text (out, lesart_kind_get_title (k));
      g_string_append (out, "</span></li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
add_line (GString *out, const char *tag, const char *class, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append_printf (out, "<%s class=\"%s\">", tag, class);
  add_text (out, text);
  g_string_append_printf (out, "</%s>", tag);
}

static void
add_notes (GString *out, const LesartEdition *self)
{
  g_string_append_printf (out, "<section><h2>%s</h2>\n<ol class=\"notes\">\n",
                          lesart_edition_notes_heading ());
  for (guint i = 0; i < self->notes->len; i++) {
    const LesartEditionNote *note = &g_array_index (self->notes, LesartEditionNote, i);

    g_string_append_printf (out, "<li id=\"n%u\">", i + 1);
    if (note->passage != NULL) {
      g_string_append_printf (out, "<a href=\"#c%u\" lang=\"de\"><q>", i + 1);
      add_text (out, note->passage);
      g_string_append (out, "</q></a>");
    } else {
      add_line (out, "span", "about", lesart_edition_whole_article ());
    }
    add_line (out, "div", "text", note->text);
    add_line (out, "div", "about", note->about);
    g_string_append (out, "</li>\n");
  }
  g_string_append (out, "</ol></section>\n");
}

static void
add_facts (GString *out, const LesartEdition *self)
{
  g_string_append_printf (out, "<section><h2>%s</h2>\n", lesart_edition_facts_heading ());
  add_line (out, "p", "hint", lesart_edition_facts_hint ());
  for (guint i = 0; i < self->sections->len; i++) {
    const LesartEditionSection *section = &g_array_index (self->sections, LesartEditionSection, i);

    g_string_append (out, "<h3>");
    add_text (out, section->heading);
    g_string_append (out, "</h3>\n<ul class=\"rows\">\n");
    for (guint j = 0; j < section->rows->len; j++) {
      const LesartEditionRow *row = &g_array_index (section->rows, LesartEditionRow, j);

      g_string_append (out, "<li>");
      add_text (out, row->title);
      add_line (out, "div", "detail", row->detail);
      g_string_append (out, "</li>\n");
    }
    g_string_append (out, "</ul>\n");
  }
  g_string_append (out, "</section>\n");
}

/**
 * lesart_edition_to_html:
 *
 * Returns: (transfer full): the edition as one HTML file, UTF-8
 */
GBytes *
lesart_edition_to_html (const LesartEdition *self)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n");

  /* Translators: the code of the language that the interface is in: de */
  g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          C_ ("language code", "en"));
  g_string_append (out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  add_text (out, self->title != NULL ? self->title : "");
  g_string_append (out, "</title>\n");
  add_style (out);
  g_string_append (out, "</head>\n<body>\n<main>\n");
  add_article (out, self);
  if (self->parts & LESART_PART_LEGEND)
    add_legend (out, self);
  if (self->notes->len > 0)
    add_notes (out, self);
  if (self->sections->len > 0)
    add_facts (out, self);
  g_string_append (out, "<footer>");
  add_text (out, lesart_edition_made_by ());
  g_string_append (out, "</footer>\n</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
