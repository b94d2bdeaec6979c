/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CommonMark, with footnotes for the notes and tables as GitHub has them. Tints have no counterpart
 * there and are left out; marks are set between two equals signs, which most editors highlight.
 */
#include "edition.h"

#include <string.h>

#include "plain-structure.h"

/* Characters that could be taken for more than themselves. Where they are harmless a backslash
 * before them is, too. */
static void
add_text (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\n') {
      g_string_append (out, "  \n");
      continue;
    }
    if (strchr ("\\`*_[]<>#|~=", *p) != NULL)
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
}

/* "1. Liga" and "- wir" at the start of a line would be lists. */
static void
add_start (GString *out, const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0 && (text[digits] == '.' || text[digits] == ')')) {
    g_string_append_len (out, text, (gssize) digits);
    g_string_append_c (out, '\\');
    text += digits;
  } else if (*text == '-' || *text == '+') {
    g_string_append_c (out, '\\');
  }
  add_text (out, text);
}

static void
add_target (GString *out, const char *target)
{
  for (const char *p = target; *p != '\0'; p++)
    if (strchr ("<>\n\r\\", *p) != NULL)
      g_string_append_printf (out, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
}

static void
add_runs (GString *out, const LesartEdition *self, guint block)
{
  for (guint r = self->first_run[block]; r < self->first_run[block + 1]; r++) {
    const LesartEditionRun *run = &g_array_index (self->runs, LesartEditionRun, r);
    const LesartEditionRun *before = r > self->first_run[block] ? run - 1 : NULL;
    const LesartEditionRun *after = r + 1 < self->first_run[block + 1] ? run + 1 : NULL;
    gboolean begins = run->marked && (before == NULL || !before->marked || before->n_notes > 0);
    gboolean ends = run->marked && (after == NULL || !after->marked || run->n_notes > 0);
    g_autofree char *text = lesart_text_slice (self->text, run->span);

    g_string_append (out, begins ? "==" : "");
    if (run->target != NULL)
      g_string_append_c (out, '[');
    if (before == NULL)
      add_start (out, text);
    else
      add_text (out, text);
    if (run->target != NULL) {
      g_string_append (out, "](<");
      add_target (out, run->target);
      g_string_append (out, ">)");
    }
    g_string_append (out, ends ? "==" : "");
    for (guint i = 0; i < run->n_notes; i++)
      g_string_append_printf (out, "[^%u]", run->first_note + i + 1);
  }
}

static void
add_code (GString *out, const LesartEdition *self, const LesartBlock *block)
{
  g_autofree char *text = lesart_text_slice (self->text, block->span);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "    %s\n", lines[i]);
}

/* The cells of a row are divided by tabs. */
static void
add_row (GString *out, const LesartEdition *self, guint index, gboolean first)
{
  gsize start = out->len;
  guint n_cells = 1;

  g_string_append (out, "| ");
  add_runs (out, self, index);
  for (gsize i = start; i < out->len; i++)
    if (out->str[i] == '\t') {
      g_string_erase (out, (gssize) i, 1);
      g_string_insert (out, (gssize) i, " | ");
      n_cells++;
    }
  g_string_append (out, " |\n");
  for (guint i = 0; first && i < n_cells; i++)
    g_string_append (out, i + 1 < n_cells ? "| --- " : "| --- |\n");
}

static void
add_block (GString *out, const LesartEdition *self, guint index, const LesartBlock *block)
{
  switch (block->kind) {
  case LESART_BLOCK_HEADLINE:
    g_string_append (out, "# ");
    break;
  case LESART_BLOCK_SUBHEAD:
    g_string_append (out, block->level > 1 ? "### " : "## ");
    break;
  case LESART_BLOCK_ITEM:
    if (lesart_text_find_label (self->text, block) > 0)
      break;
    for (guint i = 1; i < block->level; i++)
      g_string_append (out, "   ");
    if (block->number > 0)
      g_string_append_printf (out, "%u. ", block->number);
    else
      g_string_append (out, "- ");
    break;
  case LESART_BLOCK_QUOTE:
    for (guint i = 0; i < MAX (block->level, 1); i++)
      g_string_append (out, "> ");
    break;
  case LESART_BLOCK_CODE:
    add_code (out, self, block);
    return;
  case LESART_BLOCK_CAPTION:
  case LESART_BLOCK_NOTE:
  case LESART_BLOCK_ROW:
  case LESART_BLOCK_PARAGRAPH:
  default:
    break;
  }
  add_runs (out, self, index);
  g_string_append_c (out, '\n');
}

static void
add_article (GString *out, const LesartEdition *self)
{
  guint n_blocks;
  const LesartBlock *blocks = lesart_text_get_blocks (self->text, &n_blocks);

  for (guint i = 0; i < n_blocks; i++) {
    LesartBlockKind before = i > 0 ? blocks[i - 1].kind : LESART_BLOCK_CODE;
    gboolean goes_on =
        before == blocks[i].kind && (before == LESART_BLOCK_ITEM || before == LESART_BLOCK_ROW)
        && lesart_text_find_label (self->text, &blocks[i]) == 0; /* else a paragraph of its own */

    if (i > 0 && !goes_on)
      g_string_append_c (out, '\n');
    if (blocks[i].kind == LESART_BLOCK_ROW)
      add_row (out, self, i, !goes_on);
    else
      add_block (out, self, i, &blocks[i]);
    if (blocks[i].kind == LESART_BLOCK_HEADLINE && *self->byline != '\0') {
      g_string_append (out, "\n*");
      add_text (out, self->byline);
      g_string_append (out, "*\n");
    }
  }
}

/* Lines of a footnote after its first are indented. */
static void
add_indented (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; *text != '\0' && lines[i] != NULL; i++) {
    g_string_append (out, i == 0 ? "\n\n    " : "\n    ");
    g_string_append (out, g_strchomp (lines[i])); /* notes are Markdown themselves */
  }
}

static void
add_notes (GString *out, const LesartEdition *self)
{
  g_string_append_printf (out, "\n## %s\n", lesart_edition_notes_heading ());
  for (guint i = 0; i < self->notes->len; i++) {
    const LesartEditionNote *note = &g_array_index (self->notes, LesartEditionNote, i);

    if (note->at > 0)
      g_string_append_printf (out, "\n[^%u]: ", i + 1);
    else
      g_string_append (out, "\n- "); /* nothing in the text leads to it */
    if (note->passage != NULL) {
      g_string_append (out, "„");
      add_text (out, note->passage);
      g_string_append (out, "“");
    } else {
      add_text (out, lesart_edition_whole_article ());
    }
    add_indented (out, note->text);
    if (*note->about != '\0') {
      g_string_append (out, "\n\n    *");
      add_text (out, note->about);
      g_string_append_c (out, '*');
    }
    g_string_append_c (out, '\n');
  }
}

static void
add_facts (GString *out, const LesartEdition *self)
{
  g_string_append_printf (out, "\n## %s\n\n*%s*\n", lesart_edition_facts_heading (),
                          lesart_edition_facts_hint ());
  for (guint i = 0; i < self->sections->len; i++) {
    const LesartEditionSection *section = &g_array_index (self->sections, LesartEditionSection, i);

    g_string_append (out, "\n### ");
    add_text (out, section->heading);
    g_string_append (out, "\n\n");
    for (guint j = 0; j < section->rows->len; j++) {
      const LesartEditionRow *row = &g_array_index (section->rows, LesartEditionRow, j);

      g_string_append (out, "- ");
      add_start (out, row->title);
      if (*row->detail != '\0') {
        g_string_append (out, "  \n  ");
        add_start (out, row->detail);
      }
      g_string_append_c (out, '\n');
    }
  }
}

/**
 * lesart_edition_to_markdown:
 *
 * Returns: (transfer full): the edition as Markdown, UTF-8
 */
GBytes *
lesart_edition_to_markdown (const LesartEdition *self)
{
  GString *out = g_string_new (NULL);

  add_article (out, self);
  if (self->notes->len > 0)
    add_notes (out, self);
  if (self->sections->len > 0)
    add_facts (out, self);
  return g_string_free_to_bytes (out);
}
