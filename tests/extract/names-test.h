/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests of names: a reading, and the entity of what reads so.
 */
#pragma once

#include "extract-test.h"
#include "names-private.h"

static LesartLanguage *language;

static inline LesartReading *
read_text (const char *utf8)
{
  g_autoptr (LesartText) text = lesart_text_new (utf8, -1, NULL);

  return lesart_read (text, language, "2025-03-10");
}

static inline const LesartEntity *
entity_at (const LesartReading *reading, guint i)
{
  return &g_array_index (reading->entities, LesartEntity, i);
}

static inline const LesartMention *
mention_at (const LesartReading *reading, guint i)
{
  return &g_array_index (reading->mentions, LesartMention, i);
}

/* The entity of the nth name that reads @surface, or LESART_NO_ENTITY. */
static inline gint32
find_entity (const LesartReading *reading, const char *surface, guint nth)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const LesartMention *mention = mention_at (reading, i);
    g_autofree char *words = lesart_text_slice (reading->text, mention->span);

    if (mention->kind == LESART_MENTION_NAME && strcmp (words, surface) == 0 && nth-- == 0)
      return mention->entity;
  }
  return LESART_NO_ENTITY;
}

static inline void
assert_entity (const LesartReading *reading,
               const char *surface,
               LesartEntityType type,
               const char *name)
{
  gint32 at = find_entity (reading, surface, 0);

  if (at == LESART_NO_ENTITY)
    g_test_message ("not found: %s", surface);
  g_assert_cmpint (at, !=, LESART_NO_ENTITY);
  g_assert_cmpstr (lesart_entity_type_to_string (entity_at (reading, (guint) at)->type), ==,
                   lesart_entity_type_to_string (type));
  g_assert_cmpstr (entity_at (reading, (guint) at)->name, ==, name);
}

static inline void
assert_no_name (const LesartReading *reading, const char *words)
{
  if (find_entity (reading, words, 0) != LESART_NO_ENTITY)
    g_test_message ("taken for a name: %s", words);
  g_assert_cmpint (find_entity (reading, words, 0), ==, LESART_NO_ENTITY);
}
