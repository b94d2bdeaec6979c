/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims and their cards in words.
 */
#include "describe-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "claims-list.h"

const char *
lesart_describe_stance (LesartStance stance)
{
  static const char *const names[LESART_N_STANCES] = {
    [LESART_STANCE_SUPPORTS] = NC_ ("evidence", "supports"),
    [LESART_STANCE_REFUTES] = NC_ ("evidence", "refutes"),
    [LESART_STANCE_NEUTRAL] = NC_ ("evidence", "neutral"),
  };

  g_return_val_if_fail ((guint) stance < LESART_N_STANCES, "");
  return g_dpgettext2 (NULL, "evidence", names[stance]);
}

/**
 * lesart_describe_claim_standing:
 *
 * Returns: who says it, and how much evidence there is, on one line; "" if neither is known
 */
char *
lesart_describe_claim_standing (LesartClaimItem *item)
{
  const char *speaker = lesart_claim_item_get_speaker (item);
  guint n = lesart_claim_item_get_card (item)->evidence->len;
  GString *string = g_string_new (NULL);

  if (speaker != NULL)
    g_string_append_printf (string, _ ("Says: %s"), speaker);
  if (n > 0) {
    g_string_append (string, speaker != NULL ? LESART_DOT : "");
    g_string_append_printf (string, ngettext ("%u piece of evidence", "%u pieces of evidence", n),
                            n);
  }
  return g_string_free (string, FALSE);
}

/**
 * lesart_describe_claim:
 *
 * Returns: a claim with all that was found out about it, as a screen reader says it
 */
char *
lesart_describe_claim (LesartClaimItem *item)
{
  const LesartClaimCard *card = lesart_claim_item_get_card (item);
  g_autofree char *standing = lesart_describe_claim_standing (item);

  /* Translators: a claim for screen readers: its words, how certain it is, the verdict on it, what
     was decided of it */
  return g_strdup_printf (_ ("%s. %s. Verdict: %s. %s. %s"), lesart_claim_item_get_words (item),
                          lesart_describe_certainty (lesart_claim_item_get_certainty (item)),
                          lesart_describe_verdict (card->verdict),
                          lesart_describe_state (lesart_claim_item_get_state (item)), standing);
}

static const char *
describe_member (const char *member)
{
  static const struct {
    const char *member;
    const char *name;
  } names[] = {
    { "claim", N_ ("Claim in one sentence") }, { "verdict", N_ ("Verdict") },
    { "confidence", N_ ("Confidence") },       { "evidence", N_ ("Evidence") },
    { "justification", N_ ("Justification") }, { "speaker", N_ ("Who says it") },
    { "certainty", N_ ("Certainty") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].member, member) == 0)
      return _ (names[i].name);
  return member;
}

/**
 * lesart_describe_claim_change:
 *
 * Returns: a line of the history of a claim
 */
char *
lesart_describe_claim_change (const LesartClaimChange *change)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (change->time, utc);
  g_autofree char *when = time == NULL ? g_strdup (change->time) : lesart_describe_moment (time);
  g_autofree char *from = lesart_describe_cut (change->from, 60);
  g_autofree char *to = lesart_describe_cut (change->to, 60);

  /* Translators: a line of the history: time, what was changed, how it was, how it is */
  return g_strdup_printf (_ ("%s: %s: “%s” → “%s”"), when, describe_member (change->member), from,
                          to);
}
