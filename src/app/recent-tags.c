/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See recent-tags.h.
 */
#include "recent-tags.h"

struct _LesartRecentTags {
  char *tags[LESART_N_RECENT_TAGS + 1]; /* by number; NULL behind the last */
  guint used[LESART_N_RECENT_TAGS];     /* when: the larger, the later */
  guint now;
};

/**
 * lesart_recent_tags_new:
 * @tags: (nullable): what lesart_recent_tags_get() gave, to begin with
 *
 * Returns: (transfer full): the list
 */
LesartRecentTags *
lesart_recent_tags_new (const char *const *tags)
{
  LesartRecentTags *self = g_new0 (LesartRecentTags, 1);

  lesart_recent_tags_fill (self, tags);
  return self;
}

void
lesart_recent_tags_free (LesartRecentTags *self)
{
  for (guint i = 0; i < LESART_N_RECENT_TAGS; i++)
    g_free (self->tags[i]);
  g_free (self);
}

/* Where @tag is, else where it could go. */
static guint
find_place (LesartRecentTags *self, const char *tag)
{
  guint oldest = 0;

  for (guint i = 0; i < LESART_N_RECENT_TAGS; i++) {
    if (self->tags[i] == NULL || g_str_equal (self->tags[i], tag))
      return i;
    if (self->used[i] < self->used[oldest])
      oldest = i;
  }
  return oldest;
}

/**
 * lesart_recent_tags_use:
 * @tag: a tag that was set
 *
 * Returns: whether the list is another now
 */
gboolean
lesart_recent_tags_use (LesartRecentTags *self, const char *tag)
{
  guint place = find_place (self, tag);

  self->used[place] = ++self->now;
  if (g_strcmp0 (self->tags[place], tag) == 0)
    return FALSE;
  g_free (self->tags[place]);
  self->tags[place] = g_strdup (tag);
  return TRUE;
}

/**
 * lesart_recent_tags_rename:
 * @tag: a tag that was renamed
 * @into: what it is called now; if that has a number already, it keeps it
 *
 * Returns: whether the list is another now
 */
gboolean
lesart_recent_tags_rename (LesartRecentTags *self, const char *tag, const char *into)
{
  guint place = find_place (self, tag);
  guint other = find_place (self, into);

  if (g_strcmp0 (self->tags[place], tag) != 0 || g_str_equal (tag, into))
    return FALSE;
  if (g_strcmp0 (self->tags[other], into) != 0) {
    g_free (self->tags[place]);
    self->tags[place] = g_strdup (into);
    return TRUE;
  }
  g_free (self->tags[place]);
  for (guint i = place; i < LESART_N_RECENT_TAGS; i++) {
    self->tags[i] = self->tags[i + 1]; /* NULL behind the last */
    self->used[i] = i + 1 < LESART_N_RECENT_TAGS ? self->used[i + 1] : 0;
  }
  return TRUE;
}

/**
 * lesart_recent_tags_fill:
 * @tags: (nullable): tags that are in use
 *
 * Gives the numbers that are still free to them; none is taken from another.
 */
void
lesart_recent_tags_fill (LesartRecentTags *self, const char *const *tags)
{
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++) {
    guint place = find_place (self, tags[i]);

    if (self->tags[place] == NULL)
      self->tags[place] = g_strdup (tags[i]);
  }
}

/**
 * lesart_recent_tags_get:
 *
 * Returns: (transfer none) (array zero-terminated=1): the tags, the first of number 1
 */
const char *const *
lesart_recent_tags_get (LesartRecentTags *self)
{
  return (const char *const *) self->tags;
}
