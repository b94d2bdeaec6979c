/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lesart-cli lookup: what the dictionary says of words, as text or as one JSON object a word; or of
 * each line of standard input.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "commands.h"
#include "json-writer.h"
#include "lookup.h"

typedef struct {
  LesartLanguage *language;
  LesartDictionary *dictionary;
  gboolean json;
} Command;

static const char *
gender_of (guint32 features)
{
  if (features & LESART_PLURAL)
    return "pl";
  if ((features & LESART_MASCULINE) && (features & LESART_FEMININE))
    return "m,f";
  return features & LESART_MASCULINE  ? "m"
         : features & LESART_FEMININE ? "f"
         : features & LESART_NEUTER   ? "n"
                                      : NULL;
}

/* --- JSON --- */

static void
write_string (LesartJsonWriter *writer, const char *name, const char *value)
{
  lesart_json_writer_name (writer, name);
  if (value != NULL)
    lesart_json_writer_string (writer, value, -1);
  else
    lesart_json_writer_null (writer);
}

static void
write_marks (LesartJsonWriter *writer,
             const char *name,
             const LesartWording *wording,
             LesartRemarkKind kind)
{
  guint n = 0;

  for (guint i = 0; i < wording->n_remarks; i++) {
    const LesartRemark *mark = &wording->remarks[i];

    if (mark->kind != kind)
      continue;
    if (n++ == 0) {
      lesart_json_writer_name (writer, name);
      lesart_json_writer_begin_array (writer);
    }
    lesart_json_writer_string (writer, mark->text.bytes, (gssize) mark->text.n_bytes);
  }
  if (n > 0)
    lesart_json_writer_end_array (writer);
}

static void
write_wordings (LesartJsonWriter *writer, const char *name, LesartPiece wordings)
{
  LesartWording wording;

  lesart_json_writer_name (writer, name);
  lesart_json_writer_begin_array (writer);
  while (lesart_wording_next (&wordings, &wording)) {
    const char *gender = gender_of (wording.features);

    lesart_json_writer_begin_object (writer);
    write_string (writer, "text", wording.plain);
    if (gender != NULL)
      write_string (writer, "gender", gender);
    write_marks (writer, "grammar", &wording, LESART_REMARK_GRAMMAR);
    write_marks (writer, "labels", &wording, LESART_REMARK_LABEL);
    write_marks (writer, "glosses", &wording, LESART_REMARK_GLOSS);
    write_marks (writer, "abbreviations", &wording, LESART_REMARK_ABBREVIATION);
    lesart_json_writer_end_object (writer);
  }
  lesart_json_writer_end_array (writer);
}

static void
write_entry (LesartJsonWriter *writer, const LesartEntry *entry)
{
  static const char *const lists[] = { "own", "program", "ding" };
  LesartWording plural;

  lesart_json_writer_begin_object (writer);
  write_string (writer, "list", lists[entry->list]);
  write_wordings (writer, "german", entry->wordings[LESART_SIDE_GERMAN]);
  write_wordings (writer, "english", entry->wordings[LESART_SIDE_ENGLISH]);
  if (lesart_entry_find_plural (entry, &plural))
    write_string (writer, "plural", plural.plain);
  lesart_json_writer_end_object (writer);
}

static void
write_false_friend (LesartJsonWriter *writer, const LesartLanguage *language, const char *lemma)
{
  LesartFalseFriend friend;

  if (!lesart_false_friend_find (language, lemma, &friend))
    return;
  lesart_json_writer_name (writer, "false_friend");
  lesart_json_writer_begin_object (writer);
  write_string (writer, "means", friend.meaning);
  write_string (writer, "not", friend.english);
  write_string (writer, "note", friend.note);
  lesart_json_writer_end_object (writer);
}

static void
write_word (LesartJsonWriter *writer,
            const Command *command,
            const LesartLookup *lookup,
            const LesartLookupWord *word)
{
  lesart_json_writer_begin_object (writer);
  write_string (writer, "lemma", word->word.lemma);
  write_string (writer, "language", word->side == LESART_SIDE_GERMAN ? "de" : "en");
  write_string (writer, "way", lesart_way_to_string (word->word.way));
  lesart_json_writer_name (writer, "guess");
  lesart_json_writer_boolean (writer, word->word.is_guess);
  if (word->word.end > 0) {
    g_autofree char *part =
        g_strndup (lookup->query + word->word.start, (gsize) (word->word.end - word->word.start));
    write_string (writer, "part", part);
  }
  if (word->side == LESART_SIDE_GERMAN)
    write_false_friend (writer, command->language, word->word.lemma);
  lesart_json_writer_name (writer, "senses");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < word->n; i++)
    write_entry (writer, &g_array_index (lookup->entries, LesartEntry, word->first + i));
  lesart_json_writer_end_array (writer);
  lesart_json_writer_end_object (writer);
}

/* The parts of a compound, all of them: those of the headwords may be larger. */
static void
write_parts (LesartJsonWriter *writer, const Command *command, const char *query)
{
  guint8 starts[LESART_MAX_WORD_PARTS];
  guint n = lesart_headwords_split (command->dictionary, command->language, query, -1, starts);

  if (n < 2 || strchr (query, ' ') != NULL)
    return;
  lesart_json_writer_name (writer, "parts");
  lesart_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++) {
    gsize end = i + 1 < n ? starts[i + 1] : strlen (query);
    lesart_json_writer_string (writer, query + starts[i], (gssize) (end - starts[i]));
  }
  lesart_json_writer_end_array (writer);
}

static void
print_json (const Command *command, const LesartLookup *lookup)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_auto (LesartJsonWriter) writer = { 0 };

  lesart_json_writer_init (&writer, LESART_JSON_LINE, bytes, stdout);
  lesart_json_writer_begin_object (&writer);
  write_string (&writer, "word", lookup->query);
  write_parts (&writer, command, lookup->query);
  lesart_json_writer_name (&writer, "headwords");
  lesart_json_writer_begin_array (&writer);
  for (guint i = 0; i < lookup->words->len; i++)
    write_word (&writer, command, lookup, &g_array_index (lookup->words, LesartLookupWord, i));
  lesart_json_writer_end_array (&writer);
  lesart_json_writer_end_object (&writer);
  g_string_append_c (bytes, '\n');
  fwrite (bytes->str, 1, bytes->len, stdout);
}

/* --- Text --- */

/* How a headword was reached, behind it in brackets. */
static const char *
describe_way (const LesartHeadword *word)
{
  if (word->is_guess)
    return C_ ("headword", "a guess");
  switch (word->way) {
  case LESART_WAY_DIRECT:
    return NULL;
  case LESART_WAY_INFLECTED:
    return C_ ("headword", "inflected");
  case LESART_WAY_SEPARATED:
    return C_ ("headword", "with its prefix");
  case LESART_WAY_SPELLING:
    return C_ ("headword", "in another spelling");
  case LESART_WAY_PART:
    return C_ ("headword", "a part");
  case LESART_WAY_HEAD:
    return C_ ("headword", "only the end of the word");
  default:
    return NULL;
  }
}

static void
print_wordings (LesartPiece wordings)
{
  g_print ("%.*s\n", (int) wordings.n_bytes, wordings.bytes);
}

static void
print_word (const Command *command, const LesartLookup *lookup, const LesartLookupWord *word)
{
  const char *way = describe_way (&word->word);
  LesartFalseFriend friend;

  if (way != NULL)
    g_print ("  %s (%s)\n", word->word.lemma, way);
  else
    g_print ("  %s\n", word->word.lemma);
  if (word->side == LESART_SIDE_GERMAN
      && lesart_false_friend_find (command->language, word->word.lemma, &friend))
    /* Translators: a false friend; the first is what it means, the second what it looks like */
    g_print (_ ("    Take care: %s, not %s\n"), friend.meaning, friend.english);
  for (guint i = 0; i < word->n; i++) {
    const LesartEntry *entry = &g_array_index (lookup->entries, LesartEntry, word->first + i);

    g_print ("    ");
    print_wordings (entry->wordings[word->side]);
    g_print ("      ");
    print_wordings (entry->wordings[!word->side]);
  }
}

static void
print_text (const Command *command, const LesartLookup *lookup)
{
  if (lookup->words->len == 0)
    return;
  g_print ("%s\n", lookup->query);
  for (guint i = 0; i < lookup->words->len; i++)
    print_word (command, lookup, &g_array_index (lookup->words, LesartLookupWord, i));
}

/* --- The command --- */

static LesartExit
look_up (const Command *command, const char *query)
{
  g_autoptr (LesartLookup) lookup =
      lesart_look_up (command->dictionary, command->language, query, NULL);

  if (command->json)
    print_json (command, lookup);
  else
    print_text (command, lookup);
  if (lookup->words->len > 0)
    return LESART_EXIT_DONE;
  lesart_complain (NULL, _ ("“%s” is not in the dictionary"), lookup->query);
  return LESART_EXIT_REFUSED;
}

static LesartExit
look_up_lines (const Command *command)
{
  g_autofree char *line = NULL;
  size_t room = 0;
  LesartExit status = LESART_EXIT_DONE;

  while (getline (&line, &room, stdin) >= 0)
    if (look_up (command, line) != LESART_EXIT_DONE)
      status = LESART_EXIT_REFUSED;
  return status;
}

int
lesart_command_lookup (int argc, char **argv)
{
  Command command = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &command.json, N_ ("One JSON object a word, on a line"),
      NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  LesartExit status = LESART_EXIT_DONE;

  if (!lesart_parse_options ("lookup", N_ ("WORD…"),
                             N_ ("Prints what the dictionary says of each word, German or English, "
                                 "or of a few words in quotation marks. WORD “-”: each line of "
                                 "standard input."),
                             entries, &argc, &argv))
    return LESART_EXIT_USAGE;
  if (argc < 2) {
    lesart_complain (NULL, _ ("“lookup” needs a WORD"));
    return LESART_EXIT_USAGE;
  }
  command.language = lesart_open_language_or_complain ();
  if (command.language == NULL)
    return LESART_EXIT_INTERNAL;
  command.dictionary = lesart_open_dictionary (command.language);
  if (!lesart_dictionary_has (command.dictionary, LESART_LIST_DING))
    lesart_complain (NULL, _ ("the Ding word list is not installed (Debian: trans-de-en); only the "
                              "program’s own terms are looked up"));
  for (int i = 1; i < argc; i++)
    if ((strcmp (argv[i], "-") == 0 ? look_up_lines (&command) : look_up (&command, argv[i]))
        != LESART_EXIT_DONE)
      status = LESART_EXIT_REFUSED;
  lesart_dictionary_unref (command.dictionary);
  lesart_language_unref (command.language);
  return status;
}
