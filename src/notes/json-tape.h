/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of JSON as a row of tokens: what a tree of it would have, in a tenth of the time, as the
 * room for it is used again for the next value. The guard (json-guard.c) makes it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LESART_JSON_OBJECT,
  LESART_JSON_ARRAY,
  LESART_JSON_STRING,
  LESART_JSON_INTEGER,
  LESART_JSON_OTHER, /* a number with a fraction, true, false */
  LESART_JSON_NULL,
} LesartJsonKind;

/**
 * LesartJsonToken:
 * @name: (nullable): of a member
 * @string: (nullable): of a string
 * @integer: of an integer
 * @start: where the value begins in the bytes that were read
 * @n_bytes: how long it is there
 * @n_tokens: this one and those in it, which follow it
 */
typedef struct {
  LesartJsonKind kind;
  guint n_tokens;
  const char *name;
  const char *string;
  gint64 integer;
  gsize start;
  gsize n_bytes;
} LesartJsonToken;

/* All members are private. */
typedef struct {
  GArray *tokens; /* as many as have room */
  guint n_tokens;
  char *room; /* for strings */
  char *end_of_strings;
  gsize n_room;
} LesartJsonTape;

const LesartJsonToken *
lesart_json_tape_read (LesartJsonTape *self, const char *bytes, gsize n_bytes, GError **error);
void lesart_json_tape_clear (LesartJsonTape *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LesartJsonTape, lesart_json_tape_clear)

/* Goes over the members or elements of a value; of neither object nor array there are none. */
typedef struct {
  const LesartJsonToken *at;
  const LesartJsonToken *end;
} LesartJsonWalk;

static inline LesartJsonWalk
lesart_json_walk (const LesartJsonToken *token)
{
  LesartJsonWalk walk = { token + 1, token + token->n_tokens };

  return walk;
}

static inline const LesartJsonToken *
lesart_json_walk_next (LesartJsonWalk *self)
{
  const LesartJsonToken *token = self->at;

  if (token >= self->end)
    return NULL;
  self->at += token->n_tokens;
  return token;
}

G_END_DECLS
