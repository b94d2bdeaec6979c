/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds times and gives them TIMEX3 values as seen from the day of the article. The rules are tried
 * in order at each atom; the first that finds something wins, and reading goes on after it. Last,
 * quantities that lie inside a time are taken away: "8" of 8. Februar, "zwei" of zwei Jahre.
 *
 * Known limits: what "der folgende Tag" follows is the last day named in the paragraph; a century
 * or decade is that of the article ("der Sommer 68" is not read); no calendars but the Gregorian.
 */
#include "times-private.h"

#include <string.h>

void
lesart_time_add (LesartTimeReader *reader,
                 guint first,
                 guint end,
                 LesartTimeType type,
                 const char *value,
                 const char *mod)
{
  const LesartAtoms *atoms = &reader->atoms;
  LesartTime time = {
    .span = { lesart_atom (atoms, first)->start, lesart_atom (atoms, end - 1)->end },
    .type = type,
    .value = lesart_extraction_intern (reader->x, value, -1),
    .mod = lesart_extraction_intern (reader->x, mod, -1),
    .rule = reader->rule,
    .first_token = lesart_atom (atoms, first)->token,
    .end_token = lesart_atoms_end_token (atoms, end),
  };

  if (type <= LESART_TIME_TIME && g_ascii_isdigit (*value)) {
    g_strlcpy (reader->anchor, value, sizeof reader->anchor);
    reader->distant = first > 0
                      && (lesart_atom_is (atoms, first - 1, "seit")
                          || lesart_atom_is (atoms, first - 1, "Seit")); /* and goes on till now */
  }
  if (type == LESART_TIME_SET && (g_str_has_prefix (value, "XXXX-W") || strcmp (value, "P1D") == 0))
    reader->recurring = TRUE;
  g_array_append_val (reader->x->reading->times, time);
}

/* Tries @rules in order until one finds something; returns the atom after it, else @at. */
guint
lesart_time_try (LesartTimeReader *reader, const LesartTimeRule *rules, guint n_rules, guint at)
{
  guint end = at;

  for (guint i = 0; i < n_rules && end == at; i++) {
    reader->rule = rules[i].id;
    end = rules[i].read (reader, at);
  }
  return end;
}

/* Says @hint of the time that was added last. */
void
lesart_time_hint (LesartTimeReader *reader, LesartTimeHint hint)
{
  GArray *times = reader->x->reading->times;

  g_array_index (times, LesartTime, times->len - 1).hints |= (guint8) hint;
}

/* From now on the text speaks of @day. */
void
lesart_time_set_day (LesartTimeReader *reader, const GDate *day)
{
  const GDate *today = &reader->x->date;

  reader->day = reader->last_day = *day;
  if (g_date_valid (day) && g_date_valid (today) && g_date_compare (day, today) <= 0
      && (!g_date_valid (&reader->story_day) || g_date_compare (day, &reader->story_day) > 0))
    reader->story_day = *day;
  reader->night = reader->recurring = reader->from_now = FALSE;
  reader->evening = -1;
}

/* Does a quantity share a character with atoms [@first, @end)? */
gboolean
lesart_time_in_quantity (const LesartTimeReader *reader, guint first, guint end)
{
  const GArray *quantities = reader->x->reading->quantities;
  guint32 start = lesart_atom (&reader->atoms, first)->start;
  guint32 stop = lesart_atom (&reader->atoms, MIN (end, reader->atoms.n) - 1)->end;

  for (guint i = reader->quantity; i < quantities->len; i++) {
    LesartSpan span = g_array_index (quantities, LesartQuantity, i).span;

    if (span.start >= stop)
      break;
    if (span.end > start)
      return TRUE;
  }
  return FALSE;
}

/* Does the quantity before @at end there, or one noun earlier: "400 Euro", "200 Patienten"? */
gboolean
lesart_time_follows_quantity (const LesartTimeReader *reader, guint at)
{
  const GArray *quantities = reader->x->reading->quantities;
  const LesartAtoms *atoms = &reader->atoms;
  guint32 end;

  if (reader->quantity == 0 || at == 0)
    return FALSE;
  end = g_array_index (quantities, LesartQuantity, reader->quantity - 1).span.end;
  return lesart_atom (atoms, at - 1)->end == end
         || (at > 1 && lesart_atom_is_upper (atoms, at - 1)
             && lesart_atom (atoms, at - 2)->end == end);
}

/* Quantities before atom @at are of no more interest: keeps the search above short. */
static void
pass_quantities (LesartTimeReader *reader, guint at)
{
  const GArray *quantities = reader->x->reading->quantities;
  guint32 start = lesart_atom (&reader->atoms, at)->start;

  while (reader->quantity < quantities->len
         && g_array_index (quantities, LesartQuantity, reader->quantity).span.end <= start)
    reader->quantity++;
}

/* "in Zukunft", "in der Vergangenheit": elsewhere the noun is a thing. */
static gboolean
is_vague_noun (const LesartTimeReader *reader, guint at)
{
  static const char *const in[] = { "in", "In", NULL };
  guint before = at > 1 && lesart_atom_is (&reader->atoms, at - 1, "der") ? at - 1 : at;

  return before > 0 && lesart_atom_is_one_of (&reader->atoms, before - 1, in)
         && !lesart_atom_is (&reader->atoms, at + 1, "der")
         && !lesart_atom_is (&reader->atoms, at + 1, "des");
}

/* Does "früher" compare? "früher als", "ein Jahr früher", "etwas früher"; what could be done so is
 * not over. */
static gboolean
is_comparison (const LesartTimeReader *reader, guint at)
{
  const LesartAtoms *atoms = &reader->atoms;

  if (lesart_atom_is (atoms, at + 1, "als") || lesart_atom_is (atoms, at + 1, "oder"))
    return TRUE;
  if (at > 0 && lesart_atom_is (atoms, at - 1, "wie")
      && lesart_atom_is_kind (atoms, at + 1, LESART_ATOM_MARK))
    return FALSE; /* wie früher. */
  if (at > 0
      && (lesart_time_word (reader, at - 1, "unit") || lesart_time_word (reader, at - 1, "units")
          || lesart_time_word (reader, at - 1, "degree")))
    return TRUE;
  return lesart_time_direction (reader, at, at + 1) != LESART_DIRECTION_PAST;
}

/* "zur Zeit der Besatzung", "im Moment des Aufpralls" are of what they name. */
static gboolean
is_time_of (const LesartTimeReader *reader, guint at, guint end)
{
  static const char *const opening[] = { "zur", "Zur", "im", "Im", NULL };
  static const char *const of[] = { "der",    "des",   "von",    "vom",   "eines", "einer",
                                    "seiner", "ihrer", "seines", "ihres", NULL };

  return end == at + 2 && lesart_atom_is_one_of (&reader->atoms, at, opening)
         && lesart_atom_is_one_of (&reader->atoms, end, of);
}

/* Words such as "derzeit": no day, but a time all the same. */
static guint
read_vague (LesartTimeReader *reader, guint at)
{
  const char *value;
  guint end = lesart_time_words (reader, at, 4, "vague", &value);

  if (end > at && is_time_of (reader, at, end))
    return at;
  if (end == at && reader->x->utterance)
    end = lesart_time_words (reader, at, 3, "vague-said", &value);
  if (end == at && (end = lesart_time_words (reader, at, 2, "vague-then", &value)) > at
      && lesart_time_direction (reader, at, end) != LESART_DIRECTION_PAST)
    value = "PRESENT_REF"; /* in dieser Zeit lernt, lernte er */
  if (end == at && (value = lesart_time_word (reader, at, "vague-noun")) != NULL
      && is_vague_noun (reader, at))
    end = at + 1;
  if (end == at && (value = lesart_time_word (reader, at, "vague-comparative")) != NULL
      && !is_comparison (reader, at))
    end = at + 1;
  if (end > at)
    lesart_time_add (reader, at, end, LESART_TIME_DATE, value, NULL);
  return end;
}

#define LENGTH_RULE 6 /* what comes before it in the list is no length */
#define DERIVED_RULE 7

static void
read_sentence (LesartTimeReader *reader)
{
  static const LesartTimeRule rules[] = {
    { "time.set", lesart_time_read_set },
    { "time.clock", lesart_time_read_clock },
    { "time.part-of-day", lesart_time_read_part_of_day },
    { "time.day", lesart_time_read_day },
    { "time.anchored", lesart_time_read_anchored },
    { "time.span", lesart_time_read_span },
    { "time.length", lesart_time_read_length },
    { "time.derived", lesart_time_read_derived },
    { "time.vague", read_vague },
  };
  guint skipped = reader->x->durations ? LENGTH_RULE : 0;

  for (guint at = 0; at < reader->atoms.n;) {
    LesartAtomKind kind = lesart_atom (&reader->atoms, at)->kind;
    const char *none;
    guint end;

    if (kind != LESART_ATOM_COMPOUND
        && !lesart_atom_begins (&reader->atoms, at,
                                LESART_OPENS_TIME | LESART_BEGINS_HOLIDAY | LESART_BEGINS_NUMBER)) {
      at++;
      continue;
    }
    pass_quantities (reader, at);
    if ((end = lesart_time_words (reader, at, 3, "none", &none)) > at) { /* Bild am Sonntag */
      at = end;
      continue;
    }
    if (kind == LESART_ATOM_WORD || kind == LESART_ATOM_FIGURE)
      end = lesart_time_try (reader, rules + skipped, G_N_ELEMENTS (rules) - skipped, at);
    else if (kind == LESART_ATOM_COMPOUND)
      end = lesart_time_try (reader, &rules[DERIVED_RULE], 1, at);
    at = MAX (end, at + 1);
  }
}

static void
remove_quantities_in_times (LesartReading *reading)
{
  guint kept = 0, t = 0;

  for (guint i = 0; i < reading->quantities->len; i++) {
    LesartQuantity quantity = g_array_index (reading->quantities, LesartQuantity, i);

    while (t < reading->times->len
           && g_array_index (reading->times, LesartTime, t).span.end <= quantity.span.start)
      t++;
    if (t < reading->times->len
        && g_array_index (reading->times, LesartTime, t).span.start < quantity.span.end)
      continue;
    g_array_index (reading->quantities, LesartQuantity, kept++) = quantity;
  }
  g_array_set_size (reading->quantities, kept);
}

/**
 * lesart_extract_times:
 *
 * Appends the times of the text to the reading, in order, and takes away the quantities that are
 * part of one. Linear in the length of the text.
 */
void
lesart_extract_times (LesartExtraction *x)
{
  LesartTimeWords words;
  LesartTimeReader reader = { .x = x, .words = &words, .day = x->date, .last_day = x->date };
  guint32 block = G_MAXUINT32;

  lesart_atoms_init (&reader.atoms, x);
  lesart_numerals_init (&reader.numerals, x->language);
  lesart_quantity_cues_init (&reader.cues, x->language);
  lesart_time_words_init (&words, x->language);
  for (guint32 s = 0; s < x->n_sentences; s++) {
    gboolean ahead = g_date_valid (&reader.day) && g_date_valid (&x->date)
                     && g_date_compare (&reader.day, &x->date) > 0;

    lesart_atoms_read_sentence (&reader.atoms, s);
    lesart_time_words_forget (&words);
    if (x->sentences[s].block != block)
      reader.anchor[0] = '\0';
    /* A day ahead holds as long as what is told lies ahead; tomorrow for its sentence only. */
    if (x->sentences[s].block != block
        || (ahead && (reader.from_now || !lesart_time_is_ahead (&reader)))) {
      block = x->sentences[s].block;
      reader.day = x->date;
      reader.night = FALSE;
      reader.evening = -1;
    }
    reader.recurring = FALSE;
    reader.opening = LESART_OPENING_UNKNOWN;
    read_sentence (&reader);
  }
  lesart_atoms_clear (&reader.atoms);
  if (!x->utterance)
    lesart_time_settle_today (x);
  remove_quantities_in_times (x->reading);
}
