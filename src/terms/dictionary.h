/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionary, German and English, both ways: the Ding word list of TU Chemnitz where it is
 * installed (Debian's trans-de-en), a list of the user's own in the same form, and the tables of
 * the program that say how a term, a place, an organisation or an office is called in English.
 * Words are found here as they stand in the lists; headwords.h leads from the words of a text to
 * them.
 *
 * A list has a line for each entry. German and English stand left and right of "::"; "|" separates
 * sub-entries (a plural, a phrase), which both sides have in the same order; ";" separates
 * wordings that mean the same:
 *
 *   Vertrag {m}; Abkommen {n} [pol.] | Verträge {pl} :: treaty; agreement [Br.] | treaties
 *
 * All strings lie in the lists: they are not ended by NUL, and live as long as the dictionary.
 */
#pragma once

#include "bead.h"
#include "language.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LesartDictionary LesartDictionary;

typedef enum {
  LESART_LIST_OWN,     /* the user's */
  LESART_LIST_PROGRAM, /* the tables that come with the program */
  LESART_LIST_DING,
  LESART_N_LISTS,
} LesartList;

typedef struct {
  const char *bytes;
  gsize n_bytes;
} LesartPiece;

typedef enum {
  LESART_FIT_EXACT,
  LESART_FIT_CASE,     /* in the other case: essen, Essen */
  LESART_FIT_SPELLING, /* Strasse for Straße, Aerzte for Ärzte */
} LesartFit;

/**
 * LesartEntry:
 * @list: where it stands
 * @line: the whole line on each side, with all sub-entries
 * @wordings: the sub-entry on each side; see lesart_wording_next()
 * @found: the wording that has the word looked for
 * @sub: which sub-entry it is; 0 for the first, which names the lemma
 * @fit: how well the word that was looked for fits the spelling there
 * @rank: entries come sorted by it, the best first
 */
typedef struct {
  LesartList list;
  LesartPiece line[LESART_N_SIDES];
  LesartPiece wordings[LESART_N_SIDES];
  LesartPiece found;
  guint sub;
  LesartFit fit;
  guint rank;
} LesartEntry;

typedef enum {
  LESART_REMARK_GRAMMAR,      /* {f} {pl} {adj} {vt} */
  LESART_REMARK_LABEL,        /* [econ.] [Br.] [obs.]: a field, a region, a usage */
  LESART_REMARK_GLOSS,        /* (what it means here) */
  LESART_REMARK_ABBREVIATION, /* /KI/ */
  LESART_REMARK_RELATED,      /* <see there> */
} LesartRemarkKind;

typedef struct {
  LesartRemarkKind kind;
  LesartPiece text; /* without its brackets */
} LesartRemark;

#define LESART_WORDING_MAX 256
#define LESART_MAX_REMARKS 12

/**
 * LesartWording:
 * @plain: the words without any mark, ended by NUL; a longer one is cut
 * @n_bytes: of @plain
 * @features: gender and number from {m} {f} {n} {pl}, as #LesartFeatures
 * @classes: a bit for each #LesartWordClass that the marks name; 0 if they name none
 * @remarks: (array length=n_remarks): what stands in brackets, in order
 */
typedef struct {
  char plain[LESART_WORDING_MAX];
  gsize n_bytes;
  guint32 features;
  guint32 classes;
  guint n_remarks;
  LesartRemark remarks[LESART_MAX_REMARKS];
} LesartWording;

LesartDictionary *lesart_dictionary_open (const LesartLanguage *language,
                                          const char *ding,
                                          const char *own,
                                          const char *cache_dir);
LesartDictionary *lesart_dictionary_ref (LesartDictionary *dictionary);
void lesart_dictionary_unref (LesartDictionary *dictionary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartDictionary, lesart_dictionary_unref)

gboolean lesart_dictionary_has (const LesartDictionary *dictionary, LesartList list);
guint lesart_dictionary_lookup (const LesartDictionary *dictionary,
                                LesartSide side,
                                const char *word,
                                gssize n_bytes,
                                LesartEntry *entries,
                                guint max_entries);
guint lesart_entry_find_base (const LesartEntry *entry, LesartPiece base[LESART_N_SIDES]);
gboolean lesart_wording_next (LesartPiece *rest, LesartWording *wording);
void lesart_wording_strip (LesartWording *wording, LesartSide side);

/* One translation without marks: "trade minister". Returns FALSE to stop. */
typedef gboolean (*LesartTranslationFunc) (const char *words, gsize n_bytes, gpointer data);

gboolean lesart_dictionary_translate (const LesartDictionary *dictionary,
                                      LesartSide side,
                                      const char *word,
                                      gssize n_bytes,
                                      LesartTranslationFunc function,
                                      gpointer data);

G_END_DECLS
