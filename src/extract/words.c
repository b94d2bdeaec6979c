/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each token can be: the lexicon's readings of a form joined into one record, and the closed
 * classes (determiners, personal pronouns) with the cells they agree with.
 */
#include "syntax.h"

#include <string.h>

#define MAX_LEXEMES 24

/* Cells by column, to spell the tables below. */
enum { M = 1, F = 2, N = 4, P = 8 };
#define NOM(columns) (columns)
#define GEN(columns) ((columns) << 4)
#define DAT(columns) ((columns) << 8)
#define ACC(columns) ((columns) << 12)

typedef struct {
  const char *form;
  LesartWordKind kind;
  guint person;
  guint cells;
} ClosedWord;

static const ClosedWord closed_words[] = {
  { "der", LESART_WORD_DEFINITE, 0, NOM (M) | GEN (F | P) | DAT (F) },
  { "die", LESART_WORD_DEFINITE, 0, NOM (F | P) | ACC (F | P) },
  { "das", LESART_WORD_DEFINITE, 0, NOM (N) | ACC (N) },
  { "den", LESART_WORD_DEFINITE, 0, ACC (M) | DAT (P) },
  { "dem", LESART_WORD_DEFINITE, 0, DAT (M | N) },
  { "des", LESART_WORD_DEFINITE, 0, GEN (M | N) },
  { "im", LESART_WORD_FUSED, 0, DAT (M | N) },
  { "am", LESART_WORD_FUSED, 0, DAT (M | N) },
  { "vom", LESART_WORD_FUSED, 0, DAT (M | N) },
  { "zum", LESART_WORD_FUSED, 0, DAT (M | N) },
  { "beim", LESART_WORD_FUSED, 0, DAT (M | N) },
  { "zur", LESART_WORD_FUSED, 0, DAT (F) },
  { "ins", LESART_WORD_FUSED, 0, ACC (N) },
  { "ans", LESART_WORD_FUSED, 0, ACC (N) },
  { "fürs", LESART_WORD_FUSED, 0, ACC (N) },
  { "er", LESART_WORD_PERSONAL, 3, NOM (M) },
  { "ihn", LESART_WORD_PERSONAL, 3, ACC (M) },
  { "ihm", LESART_WORD_PERSONAL, 3, DAT (M | N) },
  { "sie", LESART_WORD_PERSONAL, 3, NOM (F | P) | ACC (F | P) },
  { "es", LESART_WORD_PERSONAL, 3, NOM (N) | ACC (N) },
  { "ihnen", LESART_WORD_PERSONAL, 3, DAT (P) },
  { "ich", LESART_WORD_PERSONAL, 1, NOM (M | F) },
  { "mich", LESART_WORD_PERSONAL, 1, ACC (M | F) },
  { "mir", LESART_WORD_PERSONAL, 1, DAT (M | F) },
};

typedef struct {
  const char *stem;
  LesartWordKind kind;
  guint person;
  gboolean like_ein; /* no ending in the nominative masculine and neuter */
} InflectedWord;

static const InflectedWord inflected_words[] = {
  { "dies", LESART_WORD_DEMONSTRATIVE, 0, FALSE }, { "jen", LESART_WORD_DEMONSTRATIVE, 0, FALSE },
  { "jed", LESART_WORD_INDEFINITE, 0, FALSE },     { "manch", LESART_WORD_INDEFINITE, 0, FALSE },
  { "ein", LESART_WORD_INDEFINITE, 0, TRUE },      { "kein", LESART_WORD_INDEFINITE, 0, TRUE },
  { "sein", LESART_WORD_POSSESSIVE, 3, TRUE },     { "ihr", LESART_WORD_POSSESSIVE, 3, TRUE },
  { "mein", LESART_WORD_POSSESSIVE, 1, TRUE },     { "unser", LESART_WORD_POSSESSIVE, 2, TRUE },
};

static guint
cells_of_ending (const char *ending, gsize length, gboolean like_ein)
{
  static const struct {
    const char *ending;
    guint strong;
    guint like_ein;
  } endings[] = {
    { "", 0, NOM (M | N) | ACC (N) },
    { "e", NOM (F | P) | ACC (F | P), NOM (F | P) | ACC (F | P) },
    { "er", NOM (M) | GEN (F | P) | DAT (F), GEN (F | P) | DAT (F) },
    { "es", NOM (N) | ACC (N) | GEN (M | N), GEN (M | N) },
    { "em", DAT (M | N), DAT (M | N) },
    { "en", ACC (M) | DAT (P), ACC (M) | DAT (P) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (endings[i].ending) == length && memcmp (endings[i].ending, ending, length) == 0)
      return like_ein ? endings[i].like_ein : endings[i].strong;
  return 0;
}

static void
set_closed_class (LesartWord *word, const char *form, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (closed_words); i++) {
    const ClosedWord *closed = &closed_words[i];

    if (strlen (closed->form) == length && memcmp (closed->form, form, length) == 0) {
      word->kind = (guint8) closed->kind;
      word->person = (guint8) closed->person;
      word->cells = (LesartCells) closed->cells;
      return;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (inflected_words); i++) {
    const InflectedWord *inflected = &inflected_words[i];
    gsize stem = strlen (inflected->stem);
    guint cells;

    if (length < stem || memcmp (form, inflected->stem, stem) != 0)
      continue;
    cells = cells_of_ending (form + stem, length - stem, inflected->like_ein);
    if (cells == 0)
      continue;
    word->kind = (guint8) inflected->kind;
    word->person = (guint8) inflected->person;
    word->cells = (LesartCells) cells;
    return;
  }
}

/**
 * lesart_cells_from_features:
 * @features: #LesartFeatures of a noun
 *
 * Returns: its cells; all of a dimension where the features leave it open
 */
LesartCells
lesart_cells_from_features (guint32 features)
{
  guint cells = 0;
  guint32 cases = features & 0xfu, genders = (features / LESART_MASCULINE) & 0x7u;
  gboolean singular = (features & LESART_SINGULAR) != 0, plural = (features & LESART_PLURAL) != 0;
  guint columns;

  if (cases == 0)
    cases = 0xf;
  if (genders == 0)
    genders = 0x7;
  if (!singular && !plural)
    singular = plural = TRUE;
  columns = (singular ? genders : 0) | (plural ? P : 0);
  for (guint i = 0; i < 4; i++)
    if (cases & (1u << i))
      cells |= columns << (4 * i);
  return (LesartCells) cells;
}

/**
 * lesart_cells_get_gender:
 *
 * Returns: the gender if the cells leave one only and no plural, else 0
 */
guint
lesart_cells_get_gender (LesartCells cells)
{
  guint columns = (cells | cells >> 4 | cells >> 8 | cells >> 12) & 0xfu;

  switch (columns) {
  case M:
    return LESART_MASCULINE;
  case F:
    return LESART_FEMININE;
  case N:
    return LESART_NEUTER;
  default:
    return 0;
  }
}

static void
add_lexeme (LesartSyntax *syntax, LesartWord *word, const LesartLexeme *lexeme)
{
  word->classes |= (guint16) (1u << lexeme->word_class);
  switch ((guint) lexeme->word_class) {
  case LESART_CLASS_NOUN:
    word->noun_cells |= lesart_cells_from_features (lexeme->features);
    if (word->noun_lemma == NULL)
      word->noun_lemma = lesart_extraction_intern (syntax->x, lexeme->lemma, -1);
    break;
  case LESART_CLASS_VERB:
    /* A finite reading names the lemma: "gefallen" is rather "gefallen" than "fallen". */
    if (word->verb_lemma == NULL || ((lexeme->features & LESART_FINITE) && !(word->verb & LESART_FINITE)))
      word->verb_lemma = lesart_extraction_intern (syntax->x, lexeme->lemma, -1);
    word->verb |= lexeme->features;
    break;
  default:
    break;
  }
}

static char *
lower_first (const char *form, gsize length)
{
  char buffer[8];
  gunichar c = g_utf8_get_char (form);
  gsize n = (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), buffer);
  gsize skip = (gsize) (g_utf8_next_char (form) - form);
  char *lower = g_malloc (length - skip + n + 1);

  memcpy (lower, buffer, n);
  memcpy (lower + n, form + skip, length - skip);
  lower[n + length - skip] = '\0';
  return lower;
}

static char *
upper_first (const char *form, gsize length)
{
  gunichar c = g_unichar_toupper (g_utf8_get_char (form));
  const char *rest = g_utf8_next_char (form);
  char buffer[8] = { 0 };

  g_unichar_to_utf8 (c, buffer);
  return g_strdup_printf ("%s%.*s", buffer, (int) (form + length - rest), rest);
}

/* Letters that a head of a compound has at least, and its first part. */
#define MIN_HEAD_LETTERS 4
#define MIN_FIRST_LETTERS 3

/**
 * lesart_next_head:
 * @form: a word of @length bytes
 * @head: where the last candidate began; @form at first
 *
 * Walks through the places where the last part of a compound may begin, longest first. With a hyphen
 * only what follows the last one is tried.
 *
 * Returns: (nullable): the next place
 */
const char *
lesart_next_head (const char *form, gsize length, const char *head)
{
  const char *end = form + length;
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  if (hyphen != NULL && hyphen + 1 < end && head <= hyphen)
    return hyphen + 1;
  if (head == form)
    for (guint i = 1; i < MIN_FIRST_LETTERS && head < end; i++)
      head = g_utf8_next_char (head);
  if (head >= end)
    return NULL;
  head = g_utf8_next_char (head);
  return end - head < MIN_HEAD_LETTERS ? NULL : head;
}

static void
look_up (LesartSyntax *syntax, LesartWord *word, const char *form, gsize length)
{
  LesartLexeme lexemes[MAX_LEXEMES];
  guint n = lesart_lexicon_lookup (syntax->x->lexicon, form, length, lexemes, MAX_LEXEMES);

  for (guint i = 0; i < n; i++)
    add_lexeme (syntax, word, &lexemes[i]);
}

/* Is it a word, without what joins it to the next: "Verbands", "Zeitungs", "Groß"? */
static gboolean
is_first_part (const LesartSyntax *syntax, const char *form, gsize length)
{
  static const char *const joints[] = { "", "s", "es", "n", "en", "e", "er" };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++) {
    gsize n = strlen (joints[i]);
    g_autofree char *lower = NULL;

    if (length < n + 3 || memcmp (form + length - n, joints[i], n) != 0)
      continue;
    if (lesart_lexicon_has (syntax->x->lexicon, form, length - n, LESART_CLASS_NOUN))
      return TRUE;
    lower = lower_first (form, length - n);
    if (lesart_lexicon_has (syntax->x->lexicon, lower, strlen (lower), LESART_CLASS_ADJECTIVE)
        || lesart_lexicon_has (syntax->x->lexicon, lower, strlen (lower), LESART_CLASS_PREPOSITION))
      return TRUE;
  }
  return FALSE;
}

/* The features of the longest noun that a compound ends in: "Baudezernenten" has those of
 * "Dezernenten"; its lemma keeps the first part. */
static void
look_up_head (LesartSyntax *syntax, LesartWord *word, const char *form, gsize length)
{
  const char *head = form;

  while ((head = lesart_next_head (form, length, head)) != NULL) {
    g_autofree char *noun = upper_first (head, length - (gsize) (head - form));

    look_up (syntax, word, noun, strlen (noun));
    if (word->noun_cells != 0 && (head[-1] == '-' || is_first_part (syntax, form, (gsize) (head - form)))) {
      const char *lemma = word->noun_lemma;
      gboolean after_hyphen = head > form && head[-1] == '-';
      g_autofree char *last = after_hyphen ? g_strdup (lemma) : lower_first (lemma, strlen (lemma));
      g_autofree char *joined = g_strdup_printf ("%.*s%s", (int) (head - form), form, last);

      word->noun_lemma = lesart_extraction_intern (syntax->x, joined, -1);
      word->verb = 0;
      return;
    }
    *word = (LesartWord) { .kind = word->kind, .person = word->person, .cells = word->cells };
  }
}

/* A capital says nothing at the start of a sentence, also of one that is quoted or follows a colon. */
static gboolean
may_be_capitalised (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *token = &syntax->x->tokens[at];

  if (token->flags & LESART_TOKEN_SENTENCE_START)
    return TRUE;
  return at > 0 && ((token - 1)->kind == LESART_TOKEN_QUOTE || lesart_token_is (syntax->x, at - 1, ":"));
}

static gboolean
is_before_noun (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *next = &syntax->x->tokens[at] + 1;

  return at + 1 < syntax->x->n_tokens && next->kind == LESART_TOKEN_WORD && (next->flags & LESART_TOKEN_UPPER)
         && syntax->x->mention_at[at] < 0 && syntax->x->mention_at[at + 1] < 0;
}

static void
add_lexemes (LesartSyntax *syntax, LesartWord *word, const LesartLexeme *lexemes, guint n)
{
  for (guint i = 0; i < n; i++)
    add_lexeme (syntax, word, &lexemes[i]);
}

static void
analyse (LesartSyntax *syntax, guint32 at, const LesartForm *known)
{
  LesartWord *word = &syntax->words[at];
  const LesartToken *token = &syntax->x->tokens[at];
  gsize length = known->n_bytes;
  const char *form = known->bytes;

  if ((token->flags & LESART_TOKEN_UPPER) && !(token->flags & LESART_TOKEN_ALL_CAPS)) {
    g_autofree char *lower = lower_first (form, length);

    set_closed_class (word, lower, strlen (lower));
    /* "Sie" within a sentence is the polite form; a capital there makes a noun, not a verb. */
    if (!may_be_capitalised (syntax, at) && word->kind == LESART_WORD_PERSONAL && word->person == 3)
      word->kind = LESART_WORD_PLAIN;
    add_lexemes (syntax, word, known->lexemes, known->n_lexemes);
    if (may_be_capitalised (syntax, at))
      add_lexemes (syntax, word, known->folded, known->n_folded);
    else
      word->verb = 0;
  } else {
    set_closed_class (word, form, length);
    add_lexemes (syntax, word, known->lexemes, known->n_lexemes);
  }
  if (word->classes == 0 && may_be_capitalised (syntax, at) && is_before_noun (syntax, at) && g_ascii_islower (form[length - 1]) && strchr ("enrsm", form[length - 1]) != NULL)
    word->classes = 1u << LESART_CLASS_ADJECTIVE; /* "Schwulenfeindliche Gruppen" */
  else if (word->classes == 0 && (token->flags & LESART_TOKEN_UPPER) && !(token->flags & LESART_TOKEN_ALL_CAPS))
    look_up_head (syntax, word, form, length);
}

/* Each form is analysed once in each position that matters to it. */
static void
analyse_all (LesartSyntax *syntax)
{
  g_autoptr (GArray) first = g_array_new (FALSE, TRUE, sizeof (guint32)); /* token + 1 */

  for (guint32 at = 0; at < syntax->x->n_tokens; at++) {
    const LesartToken *token = &syntax->x->tokens[at];
    const LesartForm *form;
    guint32 place;

    if (token->kind != LESART_TOKEN_WORD || token->byte_end - token->byte_start > LESART_LEMMA_MAX)
      continue;
    form = lesart_token_form (syntax->x, at);
    place = form->index * 4 + (may_be_capitalised (syntax, at) ? 1 + is_before_noun (syntax, at) : 0);
    if (place >= first->len)
      g_array_set_size (first, place + 1);
    if (g_array_index (first, guint32, place) == 0) {
      analyse (syntax, at, form);
      g_array_index (first, guint32, place) = at + 1;
    } else {
      syntax->words[at] = syntax->words[g_array_index (first, guint32, place) - 1];
    }
  }
}

/* "Afghane|Afghanin": where somebody is from, not what somebody is. */
static GHashTable *
collect_demonyms (const LesartLanguage *language)
{
  GHashTable *demonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const LesartTable *places = lesart_language_get_table (language, "places");
  int column = lesart_table_find_column (places, "demonym_de");

  for (guint32 row = 0; column >= 0 && row < lesart_table_get_n_rows (places); row++) {
    const char *cell = lesart_table_get (places, row, column);
    g_auto (GStrv) words = g_strsplit (cell != NULL ? cell : "", "|", -1);

    for (guint i = 0; words[i] != NULL; i++)
      if (words[i][0] != '\0')
        g_hash_table_add (demonyms, g_strdup (words[i]));
  }
  return demonyms;
}

LesartSyntax *
lesart_syntax_new (LesartExtraction *x)
{
  LesartSyntax *syntax = g_new0 (LesartSyntax, 1);

  syntax->x = x;
  syntax->words = g_new0 (LesartWord, MAX (x->n_tokens, 1));
  syntax->speech = lesart_language_get_table (x->language, "speech-verbs");
  syntax->roles = lesart_language_get_table (x->language, "roles");
  syntax->nominals = lesart_language_get_table (x->language, "nominals");
  syntax->demonyms = collect_demonyms (x->language);
  analyse_all (syntax);
  return syntax;
}

void
lesart_syntax_free (LesartSyntax *syntax)
{
  g_hash_table_unref (syntax->demonyms);
  g_free (syntax->words);
  g_free (syntax);
}

/* Classes that make a lower-case form rather that than a verb: "laut", "meine", "eine", "während". */
#define CLOSED_CLASSES                                                                            \
  (1u << LESART_CLASS_ARTICLE | 1u << LESART_CLASS_PRONOUN | 1u << LESART_CLASS_PREPOSITION        \
   | 1u << LESART_CLASS_CONJUNCTION | 1u << LESART_CLASS_NUMERAL)

gboolean
lesart_syntax_is_finite (const LesartSyntax *syntax, guint32 at)
{
  const LesartWord *word = &syntax->words[at];

  return (word->verb & LESART_FINITE) != 0 && word->kind == LESART_WORD_PLAIN && !(word->classes & CLOSED_CLASSES);
}

gboolean
lesart_syntax_is_preposition (const LesartSyntax *syntax, guint32 at)
{
  const LesartWord *word = &syntax->words[at];

  if (word->kind == LESART_WORD_FUSED)
    return TRUE;
  return (word->classes & 1u << LESART_CLASS_PREPOSITION) != 0 && !(syntax->x->tokens[at].flags & LESART_TOKEN_ALL_CAPS);
}

static gboolean
starts_with_digit (const LesartSyntax *syntax, guint32 at)
{
  return g_ascii_isdigit (syntax->x->utf8[syntax->x->tokens[at].byte_start]);
}

static gboolean
has_capital_head (const LesartSyntax *syntax, guint32 at)
{
  gsize length;
  const char *form = lesart_token_text (syntax->x, at, &length);
  const char *hyphen = g_strrstr_len (form, (gssize) length, "-");

  return hyphen != NULL && hyphen + 1 < form + length && g_unichar_isupper (g_utf8_get_char (hyphen + 1));
}

/**
 * lesart_syntax_is_noun:
 *
 * Returns: whether token @at can head a noun phrase: a capital and a noun reading, or a capital
 *   within a sentence and nothing known against it
 */
gboolean
lesart_syntax_is_noun (const LesartSyntax *syntax, guint32 at)
{
  const LesartToken *token = &syntax->x->tokens[at];
  const LesartWord *word = &syntax->words[at];

  if (token->flags & LESART_TOKEN_HAS_HYPHEN && starts_with_digit (syntax, at))
    return has_capital_head (syntax, at); /* 58-Jährige, but 58-jährige */
  if (token->kind != LESART_TOKEN_WORD)
    return FALSE;
  if (!(token->flags & LESART_TOKEN_UPPER) || word->kind != LESART_WORD_PLAIN)
    return FALSE;
  if (word->noun_cells != 0 || (token->flags & LESART_TOKEN_ALL_CAPS))
    return TRUE;
  return !may_be_capitalised (syntax, at) && word->classes == 0;
}

/**
 * lesart_syntax_is_subjunctive:
 * @past_too: whether Konjunktiv II counts where its form is distinct (wäre, würde, hätte, kämen)
 *
 * Returns: whether @verb is in the Konjunktiv and cannot be read as an indicative of the third person
 */
gboolean
lesart_syntax_is_subjunctive (const LesartSyntax *syntax, guint32 verb, gboolean past_too)
{
  guint32 features = syntax->words[verb].verb;
  guint32 wanted = LESART_SUBJUNCTIVE_1 | (past_too ? LESART_SUBJUNCTIVE_2 : 0);
  gsize length;
  const char *form = lesart_token_text (syntax->x, verb, &length);

  if (!(features & wanted) || (features & LESART_PAST))
    return FALSE;
  if (!(features & LESART_PRESENT))
    return TRUE;
  /* "habe", "gehe", "werde": the first person singular shares the form; "haben" is an indicative. */
  return (features & LESART_SUBJUNCTIVE_1) && !(features & LESART_INFINITIVE) && length > 1 && form[length - 1] == 'e';
}

/**
 * lesart_syntax_is_one_of:
 * @words: words separated by spaces; case counts
 *
 * Returns: whether token @at is one of them
 */
gboolean
lesart_syntax_is_one_of (const LesartSyntax *syntax, guint32 at, const char *words)
{
  gsize length;
  const char *form;

  if (at >= syntax->x->n_tokens)
    return FALSE;
  form = lesart_token_text (syntax->x, at, &length);
  for (const char *word = words; *word != '\0';) {
    gsize n = strcspn (word, " ");

    if (n == length && memcmp (word, form, n) == 0)
      return TRUE;
    word += n + (word[n] == ' ');
  }
  return FALSE;
}

const LesartMention *
lesart_syntax_get_mention (const LesartSyntax *syntax, guint32 at)
{
  gint32 index = at < syntax->x->n_tokens ? syntax->x->mention_at[at] : -1;

  return index < 0 ? NULL : &g_array_index (syntax->x->reading->mentions, LesartMention, index);
}
