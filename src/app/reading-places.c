/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See reading-places.h. A line an article, "POSITION ADDRESS", the one read last at the end.
 */
#include "reading-places.h"

#include <string.h>

#include "atomic-file.h"

#define MOST_ARTICLES 500
#define MAX_BYTES (1024 * 1024)

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "lesart", "places.list", NULL);
}

/* (transfer full) */
static char **
read_lines (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  if (!lesart_read_file (path, MAX_BYTES, &bytes, &n_bytes, NULL)
      || !g_utf8_validate_len (bytes, n_bytes, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (bytes, "\n", -1);
}

/* The position that a line has for @uri; FALSE if it is of another one, or no such line. */
static gboolean
parse (const char *line, const char *uri, guint32 *at)
{
  char *end;
  guint64 number = g_ascii_strtoull (line, &end, 10);

  if (end == line || *end != ' ' || number >= G_MAXUINT32 || strcmp (end + 1, uri) != 0)
    return FALSE;
  *at = (guint32) number;
  return TRUE;
}

/**
 * lesart_reading_places_get:
 *
 * Returns: where @article was left, in code points; 0 if that is not known
 */
guint32
lesart_reading_places_get (GFile *article)
{
  g_autofree char *path = get_path ();
  g_autofree char *uri = g_file_get_uri (article);
  g_auto (GStrv) lines = read_lines (path);
  guint32 at = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    parse (lines[i], uri, &at);
  return at;
}

/**
 * lesart_reading_places_set:
 * @at: code points; 0, the beginning, need not be kept
 *
 * Keeps where @article is left. That it cannot be kept is no reason to disturb anyone.
 */
void
lesart_reading_places_set (GFile *article, guint32 at)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_file_get_uri (article);
  g_auto (GStrv) lines = read_lines (path);
  guint n_lines = g_strv_length (lines);
  g_autoptr (GString) bytes = g_string_new (NULL);
  guint32 before;

  for (guint i = n_lines > MOST_ARTICLES ? n_lines - MOST_ARTICLES : 0; i < n_lines; i++)
    if (*lines[i] != '\0' && !parse (lines[i], uri, &before))
      g_string_append_printf (bytes, "%s\n", lines[i]);
  if (at > 0)
    g_string_append_printf (bytes, "%u %s\n", at, uri);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents (path, bytes->str, (gssize) bytes->len, NULL);
}
