/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms in words.
 */
#include "describe.h"

#include <glib/gi18n.h>

const char *
lesart_describe_term_status (LesartTermStatus status)
{
  static const char *const names[LESART_N_TERM_STATUSES] = {
    [LESART_TERM_OPEN] = NC_ ("term", "undecided"),
    [LESART_TERM_PREFERRED] = NC_ ("term", "preferred"),
    [LESART_TERM_ADMITTED] = NC_ ("term", "admitted"),
    [LESART_TERM_FORBIDDEN] = NC_ ("term", "forbidden"),
    [LESART_TERM_SUPERSEDED] = NC_ ("term", "superseded"),
  };

  g_return_val_if_fail ((guint) status < LESART_N_TERM_STATUSES, "");
  return g_dpgettext2 (NULL, "term", names[status]);
}

const char *
lesart_describe_term_gender (LesartTermGender gender)
{
  static const char *const names[LESART_N_TERM_GENDERS] = {
    [LESART_TERM_NO_GENDER] = NC_ ("gender", "no gender"),
    [LESART_TERM_MASCULINE] = NC_ ("gender", "masculine"),
    [LESART_TERM_FEMININE] = NC_ ("gender", "feminine"),
    [LESART_TERM_NEUTER] = NC_ ("gender", "neuter"),
    [LESART_TERM_OTHER_GENDER] = NC_ ("gender", "other"),
  };

  g_return_val_if_fail ((guint) gender < LESART_N_TERM_GENDERS, "");
  return g_dpgettext2 (NULL, "gender", names[gender]);
}

/**
 * lesart_describe_term_uses:
 *
 * Returns: how often the article has it: "3 uses"
 */
char *
lesart_describe_term_uses (LesartTermItem *item)
{
  guint n;

  lesart_term_item_get_uses (item, &n);
  return g_strdup_printf (ngettext ("%u use", "%u uses", n), n);
}

/**
 * lesart_describe_term:
 *
 * Returns: a row of the terms as a screen reader says it
 */
char *
lesart_describe_term (LesartTermItem *item)
{
  g_autofree char *uses = lesart_describe_term_uses (item);
  const char *english = lesart_term_item_get_english (item);
  const char *status = lesart_term_item_get_concept (item) == NULL
                           ? C_ ("term", "candidate")
                           : lesart_describe_term_status (lesart_term_item_get_status (item));

  /* Translators: a term for screen readers: German, English, what was decided, how often it is used
   */
  return g_strdup_printf (_ ("%s. English: %s. %s. %s"), lesart_term_item_get_text (item),
                          *english != '\0' ? english : C_ ("English term", "none"), status, uses);
}
