/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads CoNLL-U sentence by sentence and writes it. The reader keeps one copy of the input and cuts
 * it into strings where it lies: tabs and line ends become NUL.
 */
#include "conllu.h"

#include <string.h>

#define N_COLUMNS 10

struct _LesartConlluReader {
  char *bytes; /* a copy of the input, ended by NUL */
  char *at;    /* what is still to be read */
  char *end;
  guint line; /* of @at, from 1 */
  LesartConlluSentence sentence;
};

G_DEFINE_QUARK (lesart - conllu - error - quark, lesart_conllu_error)

/**
 * lesart_conllu_reader_new:
 * @bytes: the input, @n_bytes of UTF-8; it is copied
 *
 * Returns: (transfer full): a reader that stands before the first sentence
 */
LesartConlluReader *
lesart_conllu_reader_new (const char *bytes, gsize n_bytes)
{
  LesartConlluReader *reader = g_new0 (LesartConlluReader, 1);

  reader->bytes = g_malloc (n_bytes + 1);
  memcpy (reader->bytes, bytes, n_bytes);
  reader->bytes[n_bytes] = '\0';
  reader->at = reader->bytes;
  reader->end = reader->bytes + n_bytes;
  reader->line = 1;
  reader->sentence.comments = g_ptr_array_new ();
  reader->sentence.words = g_array_new (FALSE, FALSE, sizeof (LesartConlluWord));
  reader->sentence.ranges = g_array_new (FALSE, FALSE, sizeof (LesartConlluRange));
  return reader;
}

void
lesart_conllu_reader_free (LesartConlluReader *reader)
{
  g_ptr_array_unref (reader->sentence.comments);
  g_array_unref (reader->sentence.words);
  g_array_unref (reader->sentence.ranges);
  g_free (reader->bytes);
  g_free (reader);
}

static gboolean
fail (guint line, const char *what, GError **error)
{
  g_set_error (error, LESART_CONLLU_ERROR, LESART_CONLLU_ERROR_MALFORMED, "line %u: %s", line,
               what);
  return FALSE;
}

/* Cuts the next line off, without its end. */
static char *
next_line (LesartConlluReader *reader, gsize *n_bytes)
{
  char *line = reader->at;
  char *stop = memchr (line, '\n', (gsize) (reader->end - line));

  if (stop == NULL)
    stop = reader->end;
  reader->at = stop < reader->end ? stop + 1 : stop;
  reader->line++;
  if (stop > line && stop[-1] == '\r')
    stop--;
  *stop = '\0';
  *n_bytes = (gsize) (stop - line);
  return line;
}

/* A number without sign or leading zero; behind it stands @stop. */
static gboolean
read_number (const char *text, char stop, guint32 *number, const char **end)
{
  guint64 value = 0;
  const char *p = text;

  for (; g_ascii_isdigit (*p) && value <= G_MAXINT32; p++)
    value = value * 10 + (guint64) (*p - '0');
  if (p == text || *p != stop || value > G_MAXINT32 || (*text == '0' && p > text + 1))
    return FALSE;
  *number = (guint32) value;
  if (end != NULL)
    *end = p;
  return TRUE;
}

/* "3-4" or "5.1"; what follows the form stays one string. */
static gboolean
add_range (LesartConlluSentence *sentence, char *const *columns, guint line, GError **error)
{
  LesartConlluRange range = { .at = sentence->words->len, .id = columns[0], .form = columns[1] };
  guint32 first = 0, last = 0;
  const char *mark;

  if (read_number (columns[0], '-', &first, &mark) && read_number (mark + 1, '\0', &last, NULL)) {
    if (first != range.at + 1 || last < first)
      return fail (line, "a range must begin with the next word", error);
    range.end = last;
  } else if (read_number (columns[0], '.', &first, &mark)
             && read_number (mark + 1, '\0', &last, NULL) && first == range.at) {
    range.end = range.at;
  } else {
    return fail (line, "the numbers of words must go up by one", error);
  }
  for (guint i = 3; i < N_COLUMNS; i++)
    columns[i][-1] = '\t';
  range.columns = columns[2];
  g_array_append_val (sentence->ranges, range);
  return TRUE;
}

static gboolean
add_word (LesartConlluSentence *sentence, char *const *columns, guint line, GError **error)
{
  LesartConlluWord word = { columns[1], columns[2], columns[3], columns[4], columns[5],
                            0,          columns[7], columns[8], columns[9] };

  if (strcmp (columns[6], "_") == 0)
    word.head = LESART_CONLLU_NO_HEAD;
  else if (!read_number (columns[6], '\0', &word.head, NULL))
    return fail (line, "the head is no number", error);
  g_array_append_val (sentence->words, word);
  return TRUE;
}

static gboolean
add_line (LesartConlluSentence *sentence, char *text, guint line, GError **error)
{
  char *columns[N_COLUMNS];
  guint n = 0;
  guint32 number;

  for (char *p = text; p != NULL && n < N_COLUMNS; n++) {
    columns[n] = p;
    p = strchr (p, '\t');
    if (p != NULL && n + 1 < N_COLUMNS)
      *p++ = '\0';
    else if (p != NULL)
      return fail (line, "more than ten columns", error);
  }
  if (n < N_COLUMNS)
    return fail (line, "fewer than ten columns, with tabs between", error);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (*columns[i] == '\0')
      return fail (line, "an empty column is written “_”", error);
  if (read_number (columns[0], '\0', &number, NULL) && number == sentence->words->len + 1)
    return add_word (sentence, columns, line, error);
  return add_range (sentence, columns, line, error);
}

static gboolean
check_sentence (const LesartConlluSentence *sentence, GError **error)
{
  guint32 n = sentence->words->len;

  if (n == 0)
    return fail (sentence->line, "a sentence without words", error);
  for (guint32 i = 0; i < n; i++) {
    guint32 head = lesart_conllu_sentence_get_word (sentence, i)->head;

    if (head != LESART_CONLLU_NO_HEAD && (head > n || head == i + 1))
      return fail (sentence->line, "a head is not in the sentence that begins here", error);
  }
  for (guint32 i = 0, end = 0; i < sentence->ranges->len; i++) {
    const LesartConlluRange *range = &g_array_index (sentence->ranges, LesartConlluRange, i);

    if (range->end > n || (range->end > range->at && range->at < end))
      return fail (sentence->line, "a range overlaps another, or ends outside the sentence", error);
    end = MAX (end, range->end);
  }
  return TRUE;
}

/**
 * lesart_conllu_reader_next:
 *
 * Reads the next sentence. Time is linear in its length.
 *
 * Returns: (transfer none) (nullable): the sentence, valid until the next call, its strings as long
 *   as @reader; the caller may change the words. %NULL at the end, or with %LESART_CONLLU_ERROR
 */
const LesartConlluSentence *
lesart_conllu_reader_next (LesartConlluReader *reader, GError **error)
{
  LesartConlluSentence *sentence = &reader->sentence;

  g_ptr_array_set_size (sentence->comments, 0);
  g_array_set_size (sentence->words, 0);
  g_array_set_size (sentence->ranges, 0);
  sentence->line = 0;
  while (reader->at < reader->end) {
    guint number = reader->line;
    gsize n_bytes;
    char *line = next_line (reader, &n_bytes);

    if (n_bytes == 0 && sentence->line == 0)
      continue;
    if (n_bytes == 0)
      break;
    if (sentence->line == 0)
      sentence->line = number;
    if (!g_utf8_validate_len (line, n_bytes, NULL)) {
      fail (number, "not UTF-8", error);
      return NULL;
    }
    if (*line == '#')
      g_ptr_array_add (sentence->comments, line);
    else if (!add_line (sentence, line, number, error))
      return NULL;
  }
  return sentence->line > 0 && check_sentence (sentence, error) ? sentence : NULL;
}

/**
 * lesart_conllu_sentence_get_comment:
 * @key: such as "text"
 *
 * Returns: (transfer none) (nullable): what stands behind "# KEY = "
 */
const char *
lesart_conllu_sentence_get_comment (const LesartConlluSentence *sentence, const char *key)
{
  gsize n = strlen (key);

  for (guint i = 0; i < sentence->comments->len; i++) {
    const char *p = (const char *) g_ptr_array_index (sentence->comments, i) + 1;

    p += strspn (p, " ");
    if (strncmp (p, key, n) != 0)
      continue;
    p += n + strspn (p + n, " ");
    if (*p == '=')
      return p + 1 + strspn (p + 1, " ");
  }
  return NULL;
}

static void
append_ranges (GString *out, const LesartConlluSentence *sentence, guint32 at, guint *next)
{
  for (; *next < sentence->ranges->len; ++*next) {
    const LesartConlluRange *range = &g_array_index (sentence->ranges, LesartConlluRange, *next);

    if (range->at != at)
      return;
    g_string_append_printf (out, "%s\t%s\t%s\n", range->id, range->form, range->columns);
  }
}

/**
 * lesart_conllu_append:
 *
 * Appends the sentence with the empty line behind it.
 */
void
lesart_conllu_append (GString *out, const LesartConlluSentence *sentence)
{
  guint32 n = lesart_conllu_sentence_get_n_words (sentence);
  guint next_range = 0;

  for (guint i = 0; i < sentence->comments->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (sentence->comments, i));
  for (guint32 i = 0; i < n; i++) {
    const LesartConlluWord *word = lesart_conllu_sentence_get_word (sentence, i);

    append_ranges (out, sentence, i, &next_range);
    g_string_append_printf (out, "%u\t%s\t%s\t%s\t%s\t%s\t", i + 1, word->form, word->lemma,
                            word->upos, word->xpos, word->feats);
    if (word->head == LESART_CONLLU_NO_HEAD)
      g_string_append_c (out, '_');
    else
      g_string_append_printf (out, "%u", word->head);
    g_string_append_printf (out, "\t%s\t%s\t%s\n", word->deprel, word->deps, word->misc);
  }
  append_ranges (out, sentence, n, &next_range);
  g_string_append_c (out, '\n');
}
