/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli parse: every word with lemma, tags, features, head and relation, and the names, as
 * CoNLL-U. Either of a text, or of CoNLL-U whose words, sentences, ranges and comments are kept.
 *
 * Both become sentences of CoNLL-U whose columns are filled one sentence after the other; the names
 * are those of the reading of the whole text. Memory grows with the text, not with its square.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "commands.h"
#include "conllu.h"
#include "contraction.h"
#include "parser.h"

typedef struct {
  const LesartLanguage *language;
  LesartParser *parser;
  /* of the input at hand */
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  LesartReading *reading;
  GStringChunk *forms;   /* those that do not stand in the input as they are */
  GStringChunk *strings; /* of the sentence at hand */
  GString *out;
  guint mention;      /* the first that does not end before the token at hand */
  gint last_mention;  /* that the last token was of, or -1 */
  guint32 characters; /* before the token at hand, where the text is made of given tokens */
} Parse;

static const char *format (Parse *parse, const char *pattern, ...) G_GNUC_PRINTF (2, 3);

/* --- a sentence ---------------------------------------------------------------------------------
 */

/* Lives as long as the sentence. */
static const char *
format (Parse *parse, const char *pattern, ...)
{
  g_autofree char *string = NULL;
  va_list arguments;

  va_start (arguments, pattern);
  string = g_strdup_vprintf (pattern, arguments);
  va_end (arguments);
  return g_string_chunk_insert (parse->strings, string);
}

static void
fill_columns (Parse *parse, const LesartConlluSentence *sentence)
{
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  g_autofree const LesartForm **forms = g_new (const LesartForm *, n);
  g_autofree LesartTag *tags = g_new (LesartTag, n);
  g_autofree LesartDependency *dependencies = g_new (LesartDependency, n);

  for (guint32 i = 0; i < n; i++) {
    const char *form = lesart_conllu_sentence_get_word (sentence, i)->form;

    forms[i] = lesart_lexemes_get (parse->lexemes, form, strlen (form));
  }
  lesart_tagger_tag_sentence (parse->tagger, forms, n, tags);
  lesart_parser_parse_sentence (parse->parser, forms, tags, n, dependencies);
  for (guint32 i = 0; i < n; i++) {
    LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);
    g_autoptr (GString) feats = g_string_new (NULL);

    lesart_feats_append (feats, tags[i].features, tags[i].traits);
    word->lemma = tags[i].lemma;
    word->upos = lesart_upos_get_name ((LesartUpos) tags[i].upos);
    word->xpos = lesart_stts_get_name ((LesartStts) tags[i].stts);
    word->feats = g_string_chunk_insert (parse->strings, feats->str);
    word->head = dependencies[i].head == LESART_NO_HEAD ? 0 : dependencies[i].head + 1;
    word->deprel = dependencies[i].relation;
    word->deps = "_";
  }
}

/* What @misc says of other things, then the name that a token at @span is of, and with @positions
 * where it stands. */
static const char *
make_misc (Parse *parse, const char *misc, const char *name, const LesartSpan *positions)
{
  static const char *const own[] = { "NE=", "start_char=", "end_char=", "Verb=" };
  g_auto (GStrv) given = g_strsplit (strcmp (misc, "_") == 0 ? "" : misc, "|", -1);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; given[i] != NULL; i++) {
    gboolean ours = FALSE;

    for (guint k = 0; k < G_N_ELEMENTS (own); k++)
      ours = ours || g_str_has_prefix (given[i], own[k]);
    if (!ours)
      g_string_append_printf (all, "|%s", given[i]);
  }
  if (name != NULL)
    g_string_append_printf (all, "|NE=%s", name);
  if (positions != NULL)
    g_string_append_printf (all, "|start_char=%u|end_char=%u", positions->start, positions->end);
  return g_string_chunk_insert (parse->strings, all->len > 0 ? all->str + 1 : "_");
}

/* IOB2: "B-PER", "I-PER", or NULL outside of names. Tokens are asked for in order. */
static const char *
find_name (Parse *parse, LesartSpan token)
{
  const GArray *mentions = parse->reading->mentions;
  const LesartMention *m = NULL;
  gboolean inside;

  for (; parse->mention < mentions->len; parse->mention++) {
    m = &g_array_index (mentions, LesartMention, parse->mention);
    if (m->kind == LESART_MENTION_NAME && m->span.end > token.start)
      break;
  }
  if (parse->mention == mentions->len || m->span.start >= token.end) {
    parse->last_mention = -1;
    return NULL;
  }
  inside = parse->last_mention == (gint) parse->mention;
  parse->last_mention = (gint) parse->mention;
  return format (parse, "%c-%s", inside ? 'I' : 'B',
                 lesart_entity_type_to_string (
                     g_array_index (parse->reading->entities, LesartEntity, m->entity).type));
}

/* "kündigte ... an": LEMMA is kündigen, as in the treebanks; MISC has Verb=ankündigen. */
static void
join_prefixes (Parse *parse, const LesartConlluSentence *sentence)
{
  for (guint32 i = 0; i < lesart_conllu_sentence_get_n_words (sentence); i++) {
    const LesartConlluWord *prefix = lesart_conllu_sentence_get_word (sentence, i);
    LesartConlluWord *verb;
    g_autofree char *lower = NULL;

    if (strcmp (prefix->deprel, "compound:prt") != 0 || prefix->head == 0)
      continue;
    verb = lesart_conllu_sentence_get_word (sentence, prefix->head - 1);
    lower = g_utf8_strdown (prefix->form, -1);
    if (strstr (verb->misc, "Verb=") == NULL)
      verb->misc = strcmp (verb->misc, "_") == 0
                       ? format (parse, "Verb=%s%s", lower, verb->lemma)
                       : format (parse, "Verb=%s%s|%s", lower, verb->lemma, verb->misc);
  }
}

static void
write_sentence (Parse *parse, const LesartConlluSentence *sentence)
{
  fill_columns (parse, sentence);
  join_prefixes (parse, sentence);
  lesart_conllu_append (parse->out, sentence);
  fwrite (parse->out->str, 1, parse->out->len, stdout);
  g_string_truncate (parse->out, 0);
  g_string_chunk_clear (parse->strings);
}

/* Takes @reading over. */
static void
begin_input (Parse *parse, LesartReading *reading)
{
  parse->reading = reading;
  parse->lexemes = lesart_lexemes_new (lesart_language_get_lexicon (parse->language));
  parse->tagger = lesart_tagger_new (parse->language, parse->lexemes);
  parse->forms = g_string_chunk_new (4096);
  parse->strings = g_string_chunk_new (4096);
  parse->out = g_string_new (NULL);
  parse->last_mention = -1;
}

static void
end_input (Parse *parse)
{
  g_clear_pointer (&parse->reading, lesart_reading_unref);
  g_clear_pointer (&parse->tagger, lesart_tagger_free);
  g_clear_pointer (&parse->lexemes, lesart_lexemes_free);
  g_clear_pointer (&parse->forms, g_string_chunk_free);
  g_clear_pointer (&parse->strings, g_string_chunk_free);
  g_string_free (g_steal_pointer (&parse->out), TRUE);
}

/* --- a text -------------------------------------------------------------------------------------
 */

static void
add_word (LesartConlluSentence *sentence, const char *form, const char *misc)
{
  LesartConlluWord word = { .form = form, .misc = misc };

  g_array_append_val (sentence->words, word);
}

/* A fused form is a range of two words. */
static void
add_token (Parse *parse, LesartConlluSentence *sentence, const char *form, const char *misc)
{
  char preposition[LESART_CONTRACTION_MAX], article[LESART_CONTRACTION_MAX];
  guint32 at = sentence->words->len;
  LesartConlluRange range = { .at = at, .end = at + 2, .form = form };

  if (!lesart_contraction_split (parse->language, form, strlen (form), preposition, article)) {
    add_word (sentence, form, misc);
    return;
  }
  range.id = format (parse, "%u-%u", at + 1, at + 2);
  range.columns = format (parse, "_\t_\t_\t_\t_\t_\t_\t%s", misc);
  g_array_append_val (sentence->ranges, range);
  add_word (sentence, g_string_chunk_insert_const (parse->forms, preposition), "_");
  add_word (sentence, g_string_chunk_insert_const (parse->forms, article), "_");
}

static gboolean
has_space_behind (const LesartSegments *segments, guint32 token)
{
  return token + 1 == segments->n_tokens
         || (segments->tokens[token + 1].flags & LESART_TOKEN_SPACE_BEFORE) != 0
         || segments->tokens[token + 1].start > segments->tokens[token].end;
}

static void
add_tokens (Parse *parse, const LesartSentence *place, LesartConlluSentence *sentence)
{
  const LesartSegments *segments = parse->reading->segments;
  g_autoptr (GString) text = g_string_new ("# text = ");

  for (guint32 t = place->first; t < place->end; t++) {
    const LesartToken *token = &segments->tokens[t];
    LesartSpan span = { token->start, token->end };
    gboolean space = has_space_behind (segments, t);
    g_autofree char *written = lesart_text_slice (parse->reading->text, span);

    g_string_append (text, written);
    if (space && t + 1 < place->end)
      g_string_append_c (text, ' ');
    add_token (parse, sentence, g_string_chunk_insert_const (parse->forms, written),
               make_misc (parse, space ? "_" : "SpaceAfter=No", find_name (parse, span), &span));
  }
  g_ptr_array_add (sentence->comments, g_string_chunk_insert (parse->strings, text->str));
}

static void
write_text (Parse *parse, const char *name)
{
  const LesartSegments *segments = parse->reading->segments;
  LesartConlluSentence sentence = {
    .comments = g_ptr_array_new (),
    .words = g_array_new (FALSE, FALSE, sizeof (LesartConlluWord)),
    .ranges = g_array_new (FALSE, FALSE, sizeof (LesartConlluRange)),
  };

  for (guint32 s = 0; s < segments->n_sentences && !ferror (stdout); s++) {
    const LesartSentence *place = &segments->sentences[s];

    g_ptr_array_set_size (sentence.comments, 0);
    g_array_set_size (sentence.words, 0);
    g_array_set_size (sentence.ranges, 0);
    if (s == 0)
      g_ptr_array_add (sentence.comments, (gpointer) format (parse, "# newdoc id = %s", name));
    if (s == 0 || place->block != segments->sentences[s - 1].block)
      g_ptr_array_add (sentence.comments, (gpointer) "# newpar");
    g_ptr_array_add (sentence.comments, (gpointer) format (parse, "# sent_id = %u", s + 1));
    add_tokens (parse, place, &sentence);
    write_sentence (parse, &sentence);
  }
  g_ptr_array_unref (sentence.comments);
  g_array_unref (sentence.words);
  g_array_unref (sentence.ranges);
}

static gboolean
parse_text (Parse *parse, const char *name, GError **error)
{
  g_autoptr (LesartText) text = lesart_input_load (name, NULL, error);
  g_autofree char *shown = g_filename_display_basename (name);

  if (text == NULL)
    return FALSE;
  begin_input (parse, lesart_read (text, parse->language, NULL));
  write_text (parse, g_strdelimit (shown, "\n\r\t", ' '));
  end_input (parse);
  return TRUE;
}

/* --- CoNLL-U ------------------------------------------------------------------------------------
 */

/* Calls @visit for each token of the sentence as it is written: a range, or a word outside of
 * any. */
typedef void (*TokenVisitor) (Parse *parse,
                              LesartConlluRange *range,
                              LesartConlluWord *word,
                              gpointer user_data);

static void
visit_tokens (Parse *parse,
              const LesartConlluSentence *sentence,
              TokenVisitor visit,
              gpointer user_data)
{
  guint r = 0;

  for (guint32 i = 0, covered = 0; i < lesart_conllu_sentence_get_n_words (sentence); i++) {
    for (; r < sentence->ranges->len; r++) {
      LesartConlluRange *range = &g_array_index (sentence->ranges, LesartConlluRange, r);

      if (range->at > i)
        break;
      if (range->end > range->at) {
        visit (parse, range, NULL, user_data);
        covered = range->end;
      }
    }
    if (i >= covered)
      visit (parse, NULL, lesart_conllu_sentence_get_word (sentence, i), user_data);
  }
}

static const char *
misc_of (const LesartConlluRange *range, const LesartConlluWord *word)
{
  return range != NULL ? strrchr (range->columns, '\t') + 1 : word->misc;
}

static gboolean
is_spaced (const char *misc)
{
  return strstr (misc, "SpaceAfter=No") == NULL;
}

static void
append_token (Parse *parse, LesartConlluRange *range, LesartConlluWord *word, gpointer user_data)
{
  GString *text = user_data;

  g_string_append (text, range != NULL ? range->form : word->form);
  if (is_spaced (misc_of (range, word)))
    g_string_append_c (text, ' ');
}

static void
place_token (Parse *parse, LesartConlluRange *range, LesartConlluWord *word, gpointer user_data)
{
  const char *form = range != NULL ? range->form : word->form, *misc = misc_of (range, word);
  LesartSpan span = { parse->characters, parse->characters + (guint32) g_utf8_strlen (form, -1) };
  const char *changed = make_misc (parse, misc, find_name (parse, span), &span);

  parse->characters = span.end + is_spaced (misc);
  if (word != NULL)
    word->misc = changed;
  else
    range->columns =
        format (parse, "%.*s%s", (int) (misc - range->columns), range->columns, changed);
}

/* The text of the tokens, each sentence a line; all sentences are read, so that nothing is written
 * of a file that has an error. */
static char *
read_sentences (Parse *parse, GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (LesartConlluReader) reader = lesart_conllu_reader_new (data, n_bytes);
  g_autoptr (GString) text = g_string_sized_new (n_bytes / 4);
  const LesartConlluSentence *sentence;
  g_autoptr (GError) malformed = NULL;

  while ((sentence = lesart_conllu_reader_next (reader, &malformed)) != NULL) {
    visit_tokens (parse, sentence, append_token, text);
    g_string_append_c (text, '\n');
  }
  if (malformed != NULL) {
    g_propagate_error (error, g_steal_pointer (&malformed));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
parse_conllu (Parse *parse, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = lesart_input_read (name, error);
  g_autofree char *utf8 = bytes != NULL ? read_sentences (parse, bytes, error) : NULL;
  g_autoptr (LesartText) text = utf8 != NULL ? lesart_text_new (utf8, -1, error) : NULL;
  g_autoptr (LesartConlluReader) reader = NULL;
  const LesartConlluSentence *sentence;
  gsize n_bytes;
  const char *data;

  if (text == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &n_bytes);
  reader = lesart_conllu_reader_new (data, n_bytes);
  begin_input (parse, lesart_read (text, parse->language, NULL));
  parse->mention = parse->characters = 0;
  while (!ferror (stdout) && (sentence = lesart_conllu_reader_next (reader, NULL)) != NULL) {
    visit_tokens (parse, sentence, place_token, NULL);
    parse->characters++;
    write_sentence (parse, sentence);
  }
  end_input (parse);
  return TRUE;
}

/* --- options ------------------------------------------------------------------------------------
 */

static LesartExit
parse_all (Parse *parse, gboolean conllu, char **names, int n_names)
{
  LesartExit status = LESART_EXIT_DONE;

  for (int i = 0; i < n_names; i++) {
    g_autoptr (GError) error = NULL;

    parse->mention = 0;
    if (conllu ? parse_conllu (parse, names[i], &error) : parse_text (parse, names[i], &error))
      continue;
    {
      g_autofree char *message = lesart_input_describe (error);

      lesart_complain (names[i], "%s", message);
      status = LESART_EXIT_REFUSED;
    }
  }
  if (fflush (stdout) == EOF || ferror (stdout)) {
    lesart_complain (NULL, _ ("standard output cannot be written"));
    status = LESART_EXIT_INTERNAL;
  }
  return status;
}

int
lesart_command_parse (int argc, char **argv)
{
  Parse parse = { 0 };
  g_autofree char *input = NULL;
  const GOptionEntry entries[] = {
    { "input", 0, 0, G_OPTION_ARG_STRING, &input,
      N_ ("text, or conllu: its words and sentences are kept"), N_ ("FORMAT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (LesartLanguage) language = NULL;
  LesartExit status;

  if (!lesart_parse_options (
          "parse", N_ ("FILE…"),
          N_ ("Prints the words of each file with their dependencies. FILE “-” is standard input."),
          entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (input != NULL && strcmp (input, "text") != 0 && strcmp (input, "conllu") != 0) {
    lesart_complain (NULL, _ ("no format “%s”; there are: %s"), input, "text, conllu");
    return LESART_EXIT_USAGE;
  }
  if (argc < 2) {
    lesart_complain (NULL, _ ("no FILE given; “-” is standard input"));
    return LESART_EXIT_USAGE;
  }
  language = lesart_open_language_or_complain ();
  if (language == NULL)
    return LESART_EXIT_INTERNAL;
  parse.language = language;
  parse.parser = lesart_parser_new (language);
  if (!lesart_parser_is_learned (parse.parser)
      && lesart_language_get_model_error (language) == NULL)
    lesart_complain (NULL, _ ("there is no model of dependencies; a few rules decide"));
  status = parse_all (&parse, g_strcmp0 (input, "conllu") == 0, argv + 1, argc - 1);
  lesart_parser_free (parse.parser);
  return (int) status;
}
