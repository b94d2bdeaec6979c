/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hash table with open addressing over the forms, the forms in blocks that never move; what they
 * are lies in the lexicon. What is found out about forms that it lacks is kept in blocks as well,
 * once somebody asks.
 *
 *   slots   [ 0 | hash, form ]    a power of two, at most half full
 *   forms   LesartForm ...        blocks of FORMS_PER_BLOCK
 *   found   LesartAnalysis ...    blocks of FOUND_PER_BLOCK
 *   made    LesartLexeme ...      blocks of MADE_PER_BLOCK: those of @found that the lexicon lacks
 */
#include "lexemes.h"

#include <string.h>

#define FORMS_PER_BLOCK 512
#define FOUND_PER_BLOCK 64
#define MADE_PER_BLOCK 512

typedef struct {
  guint32 hash;
  LesartForm *form; /* NULL: free */
} Slot;

struct _LesartLexemes {
  const LesartLexicon *lexicon;
  Slot *slots;
  guint n_slots;
  guint n_forms;
  GPtrArray *forms; /* blocks */
  GPtrArray *found; /* blocks */
  GPtrArray *made;  /* blocks */
  GPtrArray *texts; /* forms of all tokens of a text */
  guint n_found;
  guint n_made; /* in the last block */
};

/**
 * lesart_lexemes_new:
 * @lexicon: (nullable): where forms are looked up; must outlive the forms
 *
 * Returns: (transfer full): an empty table of forms
 */
LesartLexemes *
lesart_lexemes_new (const LesartLexicon *lexicon)
{
  LesartLexemes *lexemes = g_new0 (LesartLexemes, 1);

  lexemes->lexicon = lexicon;
  lexemes->n_slots = 1024;
  lexemes->slots = g_new0 (Slot, lexemes->n_slots);
  lexemes->forms = g_ptr_array_new_with_free_func (g_free);
  lexemes->found = g_ptr_array_new_with_free_func (g_free);
  lexemes->made = g_ptr_array_new_with_free_func (g_free);
  lexemes->texts = g_ptr_array_new_with_free_func (g_free);
  return lexemes;
}

void
lesart_lexemes_free (LesartLexemes *lexemes)
{
  g_free (lexemes->slots);
  g_ptr_array_unref (lexemes->forms);
  g_ptr_array_unref (lexemes->found);
  g_ptr_array_unref (lexemes->made);
  g_ptr_array_unref (lexemes->texts);
  g_free (lexemes);
}

static guint32
hash_bytes (const char *bytes, gsize n_bytes)
{
  guint32 hash = 2166136261u; /* FNV-1a */

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return hash;
}

static inline guint
slot_of (const LesartLexemes *lexemes, guint32 hash)
{
  return (hash ^ hash >> 15) & (lexemes->n_slots - 1);
}

static Slot *
find_slot (const LesartLexemes *lexemes, guint32 hash, const char *bytes, gsize n_bytes)
{
  guint mask = lexemes->n_slots - 1;
  guint at = slot_of (lexemes, hash);

  while (lexemes->slots[at].form != NULL) {
    const Slot *slot = &lexemes->slots[at];

    if (slot->hash == hash && slot->form->n_bytes == n_bytes
        && memcmp (slot->form->bytes, bytes, n_bytes) == 0)
      break;
    at = (at + 1) & mask;
  }
  return &lexemes->slots[at];
}

static void
grow (LesartLexemes *lexemes)
{
  Slot *old = lexemes->slots;
  guint n_old = lexemes->n_slots;

  lexemes->n_slots *= 2;
  lexemes->slots = g_new0 (Slot, lexemes->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].form != NULL)
      *find_slot (lexemes, old[i].hash, old[i].form->bytes, old[i].form->n_bytes) = old[i];
  g_free (old);
}

static LesartForm *
add_form (LesartLexemes *lexemes, const char *bytes, gsize n_bytes)
{
  LesartForm *form;

  if (lexemes->n_forms % FORMS_PER_BLOCK == 0)
    g_ptr_array_add (lexemes->forms, g_new0 (LesartForm, FORMS_PER_BLOCK));
  form = (LesartForm *) g_ptr_array_index (lexemes->forms, lexemes->forms->len - 1)
         + lexemes->n_forms % FORMS_PER_BLOCK;
  form->bytes = bytes;
  form->n_bytes = (guint32) n_bytes;
  form->index = lexemes->n_forms++;
  form->lexemes = lesart_lexicon_lookup (lexemes->lexicon, bytes, n_bytes, &form->n_lexemes);
  form->folded = lesart_lexicon_lookup_folded (lexemes->lexicon, bytes, n_bytes, &form->n_folded);
  return form;
}

static const LesartForm *
get_form (LesartLexemes *lexemes, guint32 hash, const char *bytes, gsize n_bytes)
{
  Slot *slot = find_slot (lexemes, hash, bytes, n_bytes);

  if (slot->form == NULL) {
    if (lexemes->n_forms * 2 >= lexemes->n_slots) {
      grow (lexemes);
      slot = find_slot (lexemes, hash, bytes, n_bytes);
    }
    slot->hash = hash;
    slot->form = add_form (lexemes, bytes, n_bytes);
  }
  return slot->form;
}

/**
 * lesart_lexemes_get:
 * @bytes: a form in the text, @n_bytes of UTF-8; the bytes must outlive @lexemes
 *
 * Returns: (transfer none): the form; lives, and stays where it is, as long as @lexemes
 */
const LesartForm *
lesart_lexemes_get (LesartLexemes *lexemes, const char *bytes, gsize n_bytes)
{
  return get_form (lexemes, hash_bytes (bytes, n_bytes), bytes, n_bytes);
}

#define AHEAD 8u /* tokens; a power of two */

/**
 * lesart_lexemes_read:
 * @text: a text; must outlive @lexemes
 * @segments: its tokens
 *
 * Gets the forms of all tokens at once, so that no step has to search for them.
 *
 * Returns: (transfer none) (array): one form for each token; lives as long as @lexemes
 */
const LesartForm *const *
lesart_lexemes_read (LesartLexemes *lexemes, const LesartText *text, const LesartSegments *segments)
{
  const char *utf8 = lesart_text_get_utf8 (text, NULL);
  const LesartForm **forms = g_new (const LesartForm *, segments->n_tokens + 1);
  guint32 hashes[AHEAD] = { 0 };

  /* The slots lie anywhere in memory: each is asked for some tokens before it is needed. */
  for (guint32 i = 0; i < segments->n_tokens + AHEAD; i++) {
    guint32 hash = hashes[i % AHEAD];

    if (i < segments->n_tokens) {
      const LesartToken *token = &segments->tokens[i];

      hashes[i % AHEAD] =
          hash_bytes (utf8 + token->byte_start, token->byte_end - token->byte_start);
      __builtin_prefetch (&lexemes->slots[slot_of (lexemes, hashes[i % AHEAD])]);
    }
    if (i >= AHEAD) {
      const LesartToken *token = &segments->tokens[i - AHEAD];

      forms[i - AHEAD] =
          get_form (lexemes, hash, utf8 + token->byte_start, token->byte_end - token->byte_start);
    }
  }
  g_ptr_array_add (lexemes->texts, forms);
  return forms;
}

static const LesartLexeme *
keep_made (LesartLexemes *lexemes, const LesartLexeme *made, guint n)
{
  LesartLexeme *kept;

  if (lexemes->made->len == 0 || lexemes->n_made + n > MADE_PER_BLOCK) {
    g_ptr_array_add (lexemes->made, g_new (LesartLexeme, MADE_PER_BLOCK));
    lexemes->n_made = 0;
  }
  kept =
      (LesartLexeme *) g_ptr_array_index (lexemes->made, lexemes->made->len - 1) + lexemes->n_made;
  memcpy (kept, made, n * sizeof *made);
  lexemes->n_made += n;
  return kept;
}

/**
 * lesart_lexemes_analyse:
 * @form: one of @lexemes
 * @folded: whether to look at it with its first letter in the other case, as for a capital at the
 *   start of a sentence
 *
 * What the form is, also if the lexicon lacks it; see lesart_analyse(). Found out once for each
 * form, when it is first asked for.
 *
 * Returns: (transfer none): what it is; lives as long as @lexemes
 */
const LesartAnalysis *
lesart_lexemes_analyse (LesartLexemes *lexemes, const LesartForm *form, gboolean folded)
{
  LesartForm *own = (LesartForm *) form; /* forms are const to everybody else */
  LesartLexeme room[LESART_MAX_LEXEMES];
  LesartAnalysis *found;

  folded = folded != FALSE;
  if (form->analyses[folded] != NULL)
    return form->analyses[folded];
  if (lexemes->n_found % FOUND_PER_BLOCK == 0)
    g_ptr_array_add (lexemes->found, g_new (LesartAnalysis, FOUND_PER_BLOCK));
  found = (LesartAnalysis *) g_ptr_array_index (lexemes->found, lexemes->found->len - 1)
          + lexemes->n_found++ % FOUND_PER_BLOCK;
  lesart_analyse (lexemes->lexicon, form->bytes, form->n_bytes, folded, found, room);
  if (found->lexemes == room)
    found->lexemes = keep_made (lexemes, room, found->n_lexemes);
  own->analyses[folded] = found;
  return found;
}

/**
 * lesart_lexemes_get_lexicon:
 *
 * Returns: (transfer none) (nullable): the lexicon, for what is no form of the text, such as the
 *   parts of a compound
 */
const LesartLexicon *
lesart_lexemes_get_lexicon (const LesartLexemes *lexemes)
{
  return lexemes->lexicon;
}

static guint32
classes_of (const LesartLexeme *lexemes, guint n)
{
  guint32 classes = 0;

  for (guint i = 0; i < n; i++)
    classes |= 1u << lexemes[i].word_class;
  return classes;
}

/**
 * lesart_form_get_classes:
 *
 * Returns: one bit for each #LesartWordClass that the form can be as it is written
 */
guint32
lesart_form_get_classes (const LesartForm *form)
{
  return classes_of (form->lexemes, form->n_lexemes);
}

/**
 * lesart_form_get_folded_classes:
 *
 * Returns: the same for the form with its first letter in the other case
 */
guint32
lesart_form_get_folded_classes (const LesartForm *form)
{
  return classes_of (form->folded, form->n_folded);
}
