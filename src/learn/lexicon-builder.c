/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Collects the forms, numbers their paradigms, the most frequent first, and writes the layout of
 * german/lexicon-private.h.
 */
#include "lexicon-builder.h"

#include "automaton.h"
#include "endings.h"
#include "lexicon-private.h"

#include <string.h>

typedef struct {
  guint32 form; /* offset in the texts */
  guint32 n_bytes;
  guint32 paradigm; /* index in the order in which they were met */
} Form;

typedef struct {
  guint32 first; /* lexeme */
  guint32 n;
  guint32 n_forms;
  guint32 rank; /* from 1, the most frequent first */
} Paradigm;

struct _LesartLexiconBuilder {
  GString *texts;
  GArray *forms;     /* Form */
  GArray *paradigms; /* Paradigm */
  GArray *lexemes;   /* LesartLexeme, of the paradigms one after the other */
  GString *suffixes;
  GHashTable *known_suffixes;  /* string -> offset */
  GHashTable *known_paradigms; /* GBytes of lexemes -> index */
  LesartAutomaton *automaton;
};

LesartLexiconBuilder *
lesart_lexicon_builder_new (void)
{
  LesartLexiconBuilder *builder = g_new0 (LesartLexiconBuilder, 1);

  builder->texts = g_string_new (NULL);
  builder->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  builder->paradigms = g_array_new (FALSE, FALSE, sizeof (Paradigm));
  builder->lexemes = g_array_new (FALSE, FALSE, sizeof (LesartLexeme));
  builder->suffixes = g_string_new (NULL);
  builder->known_suffixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder->known_paradigms =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  builder->automaton = lesart_automaton_new ();
  return builder;
}

void
lesart_lexicon_builder_free (LesartLexiconBuilder *builder)
{
  g_string_free (builder->texts, TRUE);
  g_array_unref (builder->forms);
  g_array_unref (builder->paradigms);
  g_array_unref (builder->lexemes);
  g_string_free (builder->suffixes, TRUE);
  g_hash_table_unref (builder->known_suffixes);
  g_hash_table_unref (builder->known_paradigms);
  lesart_automaton_free (builder->automaton);
  g_free (builder);
}

/* --- Paradigms --- */

static guint32
add_suffix (LesartLexiconBuilder *builder, const char *suffix)
{
  gpointer known;

  if (g_hash_table_lookup_extended (builder->known_suffixes, suffix, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_hash_table_insert (builder->known_suffixes, g_strdup (suffix),
                       GUINT_TO_POINTER (builder->suffixes->len));
  g_string_append_len (builder->suffixes, suffix, (gssize) strlen (suffix) + 1);
  return (guint32) builder->suffixes->len - (guint32) strlen (suffix) - 1;
}

static LesartLexeme
make_lexeme (LesartLexiconBuilder *builder,
             const char *form,
             gsize n_bytes,
             const LesartPosEntry *entry)
{
  LesartLexeme lexeme = { 0 };
  gsize n = 0;

  while (n < n_bytes && form[n] == entry->lemma[n])
    n++;
  while (n > 0 && ((form[n] & 0xc0) == 0x80 || (entry->lemma[n] & 0xc0) == 0x80))
    n--;
  lexeme.features = entry->features;
  lexeme.word_class = (guint32) entry->word_class & 0xf;
  lexeme.cut = (guint32) (n_bytes - n) & 0xff;
  lexeme.suffix = add_suffix (builder, entry->lemma + n) & (LESART_SUFFIX_MAX - 1);
  return lexeme;
}

static guint32
add_paradigm (LesartLexiconBuilder *builder, const LesartLexeme *lexemes, guint n)
{
  g_autoptr (GBytes) key = g_bytes_new (lexemes, n * sizeof *lexemes);
  Paradigm paradigm = { builder->lexemes->len, n, 0, 0 };
  gpointer known;

  if (g_hash_table_lookup_extended (builder->known_paradigms, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_array_append_vals (builder->lexemes, lexemes, n);
  g_array_append_val (builder->paradigms, paradigm);
  g_hash_table_insert (builder->known_paradigms, g_steal_pointer (&key),
                       GUINT_TO_POINTER (builder->paradigms->len - 1));
  return builder->paradigms->len - 1;
}

/**
 * lesart_lexicon_builder_add:
 * @form: a form that was not added before, 1 to LESART_LEMMA_MAX - 1 bytes
 * @entries: (array length=n_entries): its analyses, at least one
 */
void
lesart_lexicon_builder_add (LesartLexiconBuilder *builder,
                            const char *form,
                            gsize n_bytes,
                            const LesartPosEntry *entries,
                            guint n_entries)
{
  g_autofree LesartLexeme *lexemes = g_new (LesartLexeme, n_entries);
  Form added = { (guint32) builder->texts->len, (guint32) n_bytes, 0 };

  g_return_if_fail (n_bytes > 0 && n_bytes < LESART_LEMMA_MAX && n_entries > 0);
  for (guint i = 0; i < n_entries; i++)
    lexemes[i] = make_lexeme (builder, form, n_bytes, &entries[i]);
  added.paradigm = add_paradigm (builder, lexemes, n_entries);
  g_array_index (builder->paradigms, Paradigm, added.paradigm).n_forms++;
  g_string_append_len (builder->texts, form, (gssize) n_bytes);
  g_array_append_val (builder->forms, added);
}

static void
add_form (
    const char *form, gsize n_bytes, const LesartPosEntry *entries, guint n, gpointer user_data)
{
  lesart_lexicon_builder_add (user_data, form, n_bytes, entries, n);
}

/**
 * lesart_lexicon_builder_add_dict:
 * @bytes: a dictionary as lesart_pos_dict_foreach() reads it
 *
 * Returns: whether it could be read; else @error is %LESART_LEXICON_ERROR_FORMAT
 */
gboolean
lesart_lexicon_builder_add_dict (LesartLexiconBuilder *builder,
                                 const guint8 *bytes,
                                 gsize n_bytes,
                                 GError **error)
{
  return lesart_pos_dict_foreach (bytes, n_bytes, add_form, builder, error);
}

static int
compare_paradigms (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Paradigm *paradigms = user_data;
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  if (paradigms[left].n_forms != paradigms[right].n_forms)
    return paradigms[left].n_forms > paradigms[right].n_forms ? -1 : 1;
  return left < right ? -1 : 1;
}

/* Returns: (transfer full): the indices of the paradigms by rank */
static GArray *
rank_paradigms (LesartLexiconBuilder *builder)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < builder->paradigms->len; i++)
    g_array_append_val (ranked, i);
  g_array_sort_with_data (ranked, compare_paradigms, builder->paradigms->data);
  for (guint32 i = 0; i < ranked->len; i++)
    g_array_index (builder->paradigms, Paradigm, g_array_index (ranked, guint32, i)).rank = i + 1;
  return ranked;
}

/* --- Forms and endings --- */

static int
compare_forms (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LesartLexiconBuilder *builder = user_data;
  const Form *left = a, *right = b;
  int order = memcmp (builder->texts->str + left->form, builder->texts->str + right->form,
                      MIN (left->n_bytes, right->n_bytes));

  return order != 0 ? order : (int) left->n_bytes - (int) right->n_bytes;
}

static guint16
form_rank (const LesartLexiconBuilder *builder, const Form *form)
{
  return (guint16) g_array_index (builder->paradigms, Paradigm, form->paradigm).rank;
}

static void
add_forms (LesartLexiconBuilder *builder)
{
  g_array_sort_with_data (builder->forms, compare_forms, builder);
  for (guint i = 0; i < builder->forms->len; i++) {
    const Form *form = &g_array_index (builder->forms, Form, i);

    lesart_automaton_add (builder->automaton, builder->texts->str + form->form, form->n_bytes,
                          form_rank (builder, form));
  }
  lesart_automaton_end_set (builder->automaton);
}

/* Classes that get new words. Of a form with an analysis of another class nothing is learned. */
#define OPEN_CLASSES                                                                               \
  (1u << LESART_CLASS_NOUN | 1u << LESART_CLASS_NAME | 1u << LESART_CLASS_VERB                     \
   | 1u << LESART_CLASS_PARTICIPLE_1 | 1u << LESART_CLASS_PARTICIPLE_2                             \
   | 1u << LESART_CLASS_ADJECTIVE | 1u << LESART_CLASS_ADVERB)

/* Returns: the root */
static guint32
add_endings (LesartLexiconBuilder *builder)
{
  g_autoptr (LesartEndings) endings = lesart_endings_new (builder->paradigms->len + 1);

  for (guint i = 0; i < builder->forms->len; i++) {
    const Form *form = &g_array_index (builder->forms, Form, i);
    const Paradigm *paradigm = &g_array_index (builder->paradigms, Paradigm, form->paradigm);
    guint32 classes = 0, cut = 0;

    for (guint k = 0; k < paradigm->n; k++) {
      const LesartLexeme *lexeme =
          &g_array_index (builder->lexemes, LesartLexeme, paradigm->first + k);

      classes |= 1u << lexeme->word_class;
      cut = MAX (cut, lexeme->cut);
    }
    if ((classes & ~OPEN_CLASSES) == 0)
      lesart_endings_add (endings, builder->texts->str + form->form, form->n_bytes,
                          form_rank (builder, form), cut);
  }
  return lesart_endings_finish (endings, builder->automaton);
}

/* --- Layout --- */

/* Paradigm 0 is empty. */
static void
write_paradigms (const LesartLexiconBuilder *builder,
                 const GArray *ranked,
                 guint32 *starts,
                 LesartLexeme *lexemes)
{
  guint32 at = 0;

  *starts++ = 0;
  for (guint i = 0; i < ranked->len; i++) {
    const Paradigm *paradigm =
        &g_array_index (builder->paradigms, Paradigm, g_array_index (ranked, guint32, i));

    *starts++ = at;
    memcpy (lexemes + at, &g_array_index (builder->lexemes, LesartLexeme, paradigm->first),
            paradigm->n * sizeof *lexemes);
    at += paradigm->n;
  }
  *starts = at;
}

static GBytes *
write_lexicon (const LesartLexiconBuilder *builder,
               const GArray *ranked,
               const LesartLexiconHeader *header)
{
  gsize at_arcs = sizeof *header;
  gsize at_paradigms = at_arcs + header->n_arcs * sizeof (guint32);
  gsize at_starts = at_paradigms + header->n_arcs * sizeof (guint16);
  gsize at_lexemes = at_starts + (header->n_paradigms + 1) * sizeof (guint32);
  gsize at_suffixes = at_lexemes + header->n_lexemes * sizeof (LesartLexeme);
  gsize size = at_suffixes + header->n_suffixes;
  guint8 *bytes = g_malloc0 (size);

  memcpy (bytes, header, sizeof *header);
  lesart_automaton_write (builder->automaton, (guint32 *) (gpointer) (bytes + at_arcs),
                          (guint16 *) (gpointer) (bytes + at_paradigms));
  write_paradigms (builder, ranked, (guint32 *) (gpointer) (bytes + at_starts),
                   (LesartLexeme *) (gpointer) (bytes + at_lexemes));
  memcpy (bytes + at_suffixes, builder->suffixes->str, header->n_suffixes);
  return g_bytes_new_take (bytes, size);
}

/**
 * lesart_lexicon_builder_finish:
 *
 * Builds the lexicon; nothing can be added after that.
 *
 * Returns: (transfer full): its bytes; %NULL with %LESART_LEXICON_ERROR_FORMAT if there are more
 * forms than the layout has room for
 */
GBytes *
lesart_lexicon_builder_finish (LesartLexiconBuilder *builder, GError **error)
{
  g_autoptr (GArray) ranked = rank_paradigms (builder);
  LesartLexiconHeader header = { .magic = LESART_LEXICON_MAGIC };

  add_suffix (builder, "");
  header.n_paradigms = ranked->len + 1;
  header.n_lexemes = builder->lexemes->len;
  header.n_suffixes = (guint32) builder->suffixes->len;
  if (header.n_paradigms <= G_MAXUINT16) {
    add_forms (builder);
    header.endings = add_endings (builder);
  }
  header.n_arcs = lesart_automaton_get_n_arcs (builder->automaton);
  if (header.n_arcs > LESART_ARC_MAX || header.n_paradigms > G_MAXUINT16
      || header.n_suffixes > LESART_SUFFIX_MAX) {
    g_set_error_literal (error, LESART_LEXICON_ERROR, LESART_LEXICON_ERROR_FORMAT,
                         "too large for a lexicon");
    return NULL;
  }
  return write_lexicon (builder, ranked, &header);
}
