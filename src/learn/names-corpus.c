/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads files of marked names and gathers the evidence of each article once, for all that follows.
 */
#include "names-corpus.h"

#include <stdlib.h>
#include <string.h>

/* Sentences of GermEval stand alone, but neighbours are of the same days and pages. */
#define SENTENCES_A_BLOCK 50u

typedef struct {
  GPtrArray *articles;
  const LesartLanguage *language;
  NamesDomain domain;
  char *file; /* its name, for the names of what it has */
  guint n;    /* articles so far */
  char *id;
  GString *text; /* of the article at hand */
  GArray *marks;
} Reader;

static void
article_free (gpointer data)
{
  NamesArticle *article = data;

  g_free (article->id);
  g_array_unref (article->marks);
  lesart_name_evidence_free (article->evidence);
  lesart_extraction_clear (&article->x);
  lesart_reading_unref (article->x.reading);
  lesart_text_unref (article->text);
  g_free (article);
}

GPtrArray *
lesart_names_corpus_new (void)
{
  return g_ptr_array_new_with_free_func (article_free);
}

/* As lesart_read() does up to the names. */
static void
prepare (NamesArticle *article, const LesartLanguage *language)
{
  lesart_extraction_init (&article->x, article->text, language, NULL);
  lesart_extract_quantities (&article->x);
  lesart_extract_times (&article->x);
  article->evidence = lesart_name_evidence_new (&article->x);
}

/* Ends the article at hand; a text without letters is none. */
static void
end_article (Reader *r)
{
  g_autoptr (LesartText) text =
      r->text->len > 0 ? lesart_text_new (r->text->str, (gssize) r->text->len, NULL) : NULL;

  if (text != NULL) {
    NamesArticle *article = g_new0 (NamesArticle, 1);

    article->id = r->id != NULL ? g_strdup (r->id) : g_strdup_printf ("%s-%u", r->file, r->n);
    article->domain = r->domain;
    article->block = r->id != NULL ? r->n : r->n / SENTENCES_A_BLOCK;
    article->marks = g_array_ref (r->marks);
    article->text = g_steal_pointer (&text);
    prepare (article, r->language);
    g_ptr_array_add (r->articles, article);
    r->n++;
  }
  g_string_truncate (r->text, 0);
  g_array_unref (r->marks);
  r->marks = g_array_new (FALSE, FALSE, sizeof (NamesMark));
}

static gboolean
read_type (const char *name, LesartEntityType *type)
{
  for (guint i = 0; i < LESART_N_ENTITY_TYPES; i++)
    if (g_str_equal (name, lesart_entity_type_to_string ((LesartEntityType) i))) {
      *type = (LesartEntityType) i;
      return TRUE;
    }
  return FALSE;
}

/* --- Marked text --- */

/* Appends a line without its marks, which go to the marks of the article. */
static void
read_marked_line (Reader *r, const char *line)
{
  NamesMark mark = { 0 };
  gboolean open = FALSE;

  for (const char *p = line; *p != '\0'; p++) {
    char type[4] = { 0 };

    if (!open && *p == '[' && strlen (p) > 5 && p[4] == ' '
        && read_type (memcpy (type, p + 1, 3), &mark.type)) {
      mark.start = (guint32) r->text->len;
      open = TRUE;
      p += 4;
    } else if (open && *p == ']') {
      mark.end = (guint32) r->text->len;
      g_array_append_val (r->marks, mark);
      open = FALSE;
    } else {
      g_string_append_c (r->text, *p);
    }
  }
  g_string_append_c (r->text, '\n');
}

static void
read_marked (Reader *r, char **lines)
{
  for (; *lines != NULL; lines++) {
    if (**lines == '\0' || g_str_has_prefix (*lines, "# doc:"))
      end_article (r);
    if (g_str_has_prefix (*lines, "# doc:")) {
      g_free (r->id);
      r->id = g_strstrip (g_strdup (*lines + strlen ("# doc:")));
    } else if (**lines != '\0') {
      read_marked_line (r, *lines);
    }
  }
  end_article (r);
}

/* --- Tokens with tags --- */

/* Goes on with the last mark, begins one, or does nothing, as an IOB2 tag says. */
static void
read_tag (Reader *r, const char *tag, guint32 start)
{
  NamesMark mark = { start, (guint32) r->text->len, 0 };
  NamesMark *last =
      r->marks->len > 0 ? &g_array_index (r->marks, NamesMark, r->marks->len - 1) : NULL;

  if (tag[0] == 'O' || tag[0] == '\0' || !read_type (tag + 2, &mark.type))
    return; /* parts of compounds and derivations are no names */
  if (tag[0] == 'I' && last != NULL && last->type == mark.type && last->end + 1 >= start)
    last->end = mark.end;
  else
    g_array_append_val (r->marks, mark);
}

/* Writes the tokens as they would stand in a text; straight marks become pairs. */
static void
append_token (Reader *r, const char *token, gboolean *in_quotes, gboolean *glue)
{
  static const char *const no_space_before[] = { ".", ",", ";", ":", "!", "?",  ")",
                                                 "]", "}", "“", "’", "%", "..." };
  static const char *const no_space_behind[] = { "(", "[", "{", "„" };
  gboolean space = r->text->len > 0 && !*glue;

  if (g_str_equal (token, "\"")) {
    token = *in_quotes ? "“" : "„";
    *in_quotes = !*in_quotes;
  }
  for (guint i = 0; i < G_N_ELEMENTS (no_space_before); i++)
    space = space && !g_str_equal (token, no_space_before[i]);
  if (space)
    g_string_append_c (r->text, ' ');
  *glue = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (no_space_behind); i++)
    *glue = *glue || g_str_equal (token, no_space_behind[i]);
  g_string_append (r->text, token);
}

static void
read_germeval (Reader *r, char **lines)
{
  gboolean in_quotes = FALSE, glue = FALSE;

  for (; *lines != NULL; lines++) {
    g_auto (GStrv) fields = g_strsplit (*lines, "\t", 4);

    if (**lines == '\0') {
      end_article (r);
      in_quotes = glue = FALSE;
    } else if (**lines != '#' && g_strv_length (fields) >= 3) {
      append_token (r, fields[1], &in_quotes, &glue);
      read_tag (r, fields[2], (guint32) (r->text->len - strlen (fields[1])));
    }
  }
  end_article (r);
}

/* Tokens are looked up in the line "# text = " before them. */
static void
read_uner (Reader *r, char **lines)
{
  gsize at = 0;

  for (; *lines != NULL; lines++) {
    g_auto (GStrv) fields = g_strsplit (*lines, "\t", 4);

    if (g_str_has_prefix (*lines, "# newdoc id = ")) {
      end_article (r);
      g_free (r->id);
      r->id = g_strdup (*lines + strlen ("# newdoc id = "));
    } else if (g_str_has_prefix (*lines, "# text = ")) {
      at = r->text->len;
      g_string_append (r->text, *lines + strlen ("# text = "));
      g_string_append_c (r->text, '\n');
    } else if (**lines != '#' && g_strv_length (fields) >= 3) {
      const char *found = strstr (r->text->str + at, fields[1]);
      gsize start = found != NULL ? (gsize) (found - r->text->str) : at, length = r->text->len;

      if (found == NULL)
        g_printerr ("%s: no \"%s\" in its sentence\n", r->id, fields[1]);
      at = start + (found != NULL ? strlen (fields[1]) : 0);
      r->text->len = at; /* the end of the token, for the mark */
      read_tag (r, fields[2], (guint32) start);
      r->text->len = length;
    }
  }
  end_article (r);
}

/* --- Files --- */

static char *
read_file (const char *path)
{
  const char *argv[] = { "xz", "-dc", path, NULL };
  char *contents = NULL;
  g_autoptr (GError) error = NULL;

  if (!(g_str_has_suffix (path, ".xz")
            ? g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &contents,
                            NULL, NULL, &error)
            : g_file_get_contents (path, &contents, NULL, &error))) {
    g_printerr ("%s: %s\n", path, error->message);
    exit (1);
  }
  return contents;
}

void
lesart_names_corpus_add (GPtrArray *articles,
                         const LesartLanguage *language,
                         const char *path,
                         NamesDomain domain)
{
  g_autofree char *contents = read_file (path);
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  Reader r = { articles,
               language,
               domain,
               g_path_get_basename (path),
               0,
               NULL,
               g_string_new (NULL),
               g_array_new (FALSE, FALSE, sizeof (NamesMark)) };

  if (g_str_has_prefix (contents, "#\t"))
    read_germeval (&r, lines);
  else if (g_str_has_prefix (contents, "# newdoc"))
    read_uner (&r, lines);
  else
    read_marked (&r, lines);
  g_free (r.file);
  g_free (r.id);
  g_string_free (r.text, TRUE);
  g_array_unref (r.marks);
}

/**
 * lesart_names_find_mark:
 *
 * Returns: (nullable): the mark of exactly the span, whatever its type
 */
const NamesMark *
lesart_names_find_mark (const NamesArticle *article, const NameSpan *span)
{
  guint32 start = article->x.tokens[span->first].byte_start,
          end = article->x.tokens[span->end - 1].byte_end;

  for (guint i = 0; i < article->marks->len; i++) {
    const NamesMark *mark = &g_array_index (article->marks, NamesMark, i);

    if (mark->start == start && mark->end == end)
      return mark;
  }
  return NULL;
}
