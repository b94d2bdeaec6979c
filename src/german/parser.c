/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser and its model; sentences that are too long for one search; what is done without a
 * model.
 */
#include "parser-private.h"

#include <string.h>

#define NO_WORD G_MAXUINT32
#define MAX_PIECE 48 /* words of one piece of a sentence that is too long */

struct _LesartParser {
  ParserModel model; /* no weights: there is none */
};

/* The names of the relations stand one behind the other, each ended by NUL. */
static gboolean
read_relations (ParserModel *model, const char *names, gsize n_bytes)
{
  const char *end = names + n_bytes;

  for (guint i = 0; i < model->weights.n_labels; i++) {
    const char *stop = names < end ? memchr (names, '\0', (gsize) (end - names)) : NULL;

    if (stop == NULL || stop == names)
      return FALSE;
    model->relations[i] = names;
    names = stop + 1;
  }
  return TRUE;
}

/**
 * lesart_parser_model_init: (skip)
 * @bytes: (nullable): must outlive the model
 *
 * Returns: whether @bytes are a model
 */
gboolean
lesart_parser_model_init (ParserModel *model, const guint8 *bytes, gsize n_bytes)
{
  ParserModelHead head;
  gsize n_weights;

  if (bytes == NULL || n_bytes < sizeof head)
    return FALSE;
  memcpy (&head, bytes, sizeof head);
  if (head.magic != PARSER_MODEL_MAGIC || head.bits < 8 || head.bits > 24 || head.n_labels < 2
      || head.n_labels > PARSER_MAX_LABELS || head.n_names > n_bytes || head.lag > G_MAXINT32)
    return FALSE;
  n_weights = ((gsize) 1 << head.bits) + PARSER_MAX_LABELS;
  if (n_bytes != sizeof head + head.n_names + n_weights)
    return FALSE;
  model->weights.n_labels = head.n_labels;
  if (!read_relations (model, (const char *) bytes + sizeof head, head.n_names))
    return FALSE;
  model->weights.bits = head.bits;
  model->weights.lag = (gint32) head.lag;
  model->weights.roots = (const gint8 *) bytes + sizeof head + head.n_names;
  return TRUE;
}

/**
 * lesart_parser_new:
 * @language: has the model; must outlive the parser
 *
 * Returns: (transfer full): a parser for any number of sentences, one at a time
 */
LesartParser *
lesart_parser_new (const LesartLanguage *language)
{
  LesartParser *parser = g_new0 (LesartParser, 1);
  gsize n_bytes = 0;
  const guint8 *bytes = lesart_language_get_model (language, "parser", &n_bytes);

  lesart_parser_model_init (&parser->model, bytes, n_bytes);
  return parser;
}

void
lesart_parser_free (LesartParser *parser)
{
  g_free (parser);
}

/**
 * lesart_parser_is_learned:
 *
 * Returns: whether there is a model; if not, a few rules make the tree
 */
gboolean
lesart_parser_is_learned (const LesartParser *parser)
{
  return parser->model.weights.roots != NULL;
}

/* --- Without a model --- */

static gboolean
waits_for_noun (LesartUpos upos)
{
  return upos == LESART_UPOS_DET || upos == LESART_UPOS_ADJ || upos == LESART_UPOS_ADP
         || upos == LESART_UPOS_NUM;
}

static const char *
guess_relation (LesartUpos upos)
{
  switch ((int) upos) {
  case LESART_UPOS_DET:
    return "det";
  case LESART_UPOS_ADJ:
    return "amod";
  case LESART_UPOS_ADP:
    return "case";
  case LESART_UPOS_NUM:
    return "nummod";
  case LESART_UPOS_PUNCT:
    return "punct";
  case LESART_UPOS_ADV:
    return "advmod";
  case LESART_UPOS_CCONJ:
    return "cc";
  case LESART_UPOS_SCONJ:
    return "mark";
  default:
    return "dep";
  }
}

/* Everything hangs on the first verb, but for what waits for a noun. */
static void
parse_by_rules (const LesartTag *tags, guint32 n, LesartDependency *dependencies)
{
  guint32 root = 0, noun = NO_WORD;

  while (root < n && tags[root].upos != LESART_UPOS_VERB && tags[root].upos != LESART_UPOS_AUX)
    root++;
  if (root == n)
    root = 0;
  for (guint32 i = n; i > 0; i--) {
    LesartUpos upos = (LesartUpos) tags[i - 1].upos;
    gboolean waits = waits_for_noun (upos) && noun != NO_WORD && i - 1 != root;

    dependencies[i - 1].head = waits ? noun : root;
    dependencies[i - 1].relation = guess_relation (upos);
    if (upos == LESART_UPOS_NOUN || upos == LESART_UPOS_PROPN)
      noun = i - 1;
    else if (!waits_for_noun (upos))
      noun = NO_WORD;
  }
  dependencies[root] = (LesartDependency){ LESART_NO_HEAD, "root" };
}

/* --- With one --- */

static void
parse_piece (LesartParser *parser,
             const LesartForm *const *forms,
             const LesartTag *tags,
             guint32 n,
             LesartDependency *dependencies)
{
  ParserSentence s;
  ParserArc nodes[PARSER_MAX_WORDS + 1] = { { 0, 0 } }, arcs[PARSER_MAX_WORDS + 1] = { { 0, 0 } };

  lesart_parser_sentence_init (&s, forms, tags, n);
  if (s.n > 1)
    lesart_parser_search (&s, &parser->model.weights, NULL, 0, nodes);
  for (guint k = 1; k < s.n; k++)
    arcs[s.nodes[k]] = (ParserArc){ s.nodes[nodes[k].head], nodes[k].label };
  if (s.n > 1)
    lesart_parser_attach_punctuation (&s, arcs);
  for (guint32 i = 0; i < n; i++) {
    guint head = s.n > 1 ? arcs[i + 1].head : i > 0; /* nothing but marks: under the first */

    dependencies[i].head = head == 0 ? LESART_NO_HEAD : head - 1u;
    dependencies[i].relation = head == 0             ? "root"
                               : s.words[i + 1].mark ? "punct"
                                                     : parser->model.relations[arcs[i + 1].label];
  }
  lesart_parser_sentence_clear (&s);
}

/* What is too long for one search is no sentence but a list or data. It is cut into pieces that
 * take little time, behind the last mark of punctuation that there is room for. */
static guint32
piece_length (const LesartTag *tags, guint32 n)
{
  if (n <= MAX_PIECE)
    return n;
  for (guint32 length = MAX_PIECE; length > MAX_PIECE / 2; length--)
    if (tags[length - 1].upos == LESART_UPOS_PUNCT)
      return length;
  return MAX_PIECE;
}

/**
 * lesart_parser_parse_sentence:
 * @forms: (array length=n): the words of a sentence
 * @tags: (array length=n): their tags
 * @dependencies: (out caller-allocates) (array length=n): a tree with one root
 *
 * Finds the tree of a sentence. Time grows with the square of its length up to %PARSER_MAX_WORDS
 * words; longer ones are parsed in small pieces, each hanging on the first as a parataxis.
 */
void
lesart_parser_parse_sentence (LesartParser *parser,
                              const LesartForm *const *forms,
                              const LesartTag *tags,
                              guint32 n,
                              LesartDependency *dependencies)
{
  guint32 root = 0, length;

  if (!lesart_parser_is_learned (parser)) {
    if (n > 0)
      parse_by_rules (tags, n, dependencies);
    return;
  }
  for (guint32 at = 0; at < n; at += length) {
    length = n < PARSER_MAX_WORDS ? n : piece_length (tags + at, n - at);
    parse_piece (parser, forms + at, tags + at, length, dependencies + at);
    for (guint32 i = at; i < at + length; i++) {
      if (dependencies[i].head != LESART_NO_HEAD)
        dependencies[i].head += at;
      else if (at == 0)
        root = i;
      else
        dependencies[i] = (LesartDependency){ root, "parataxis" };
    }
  }
}
