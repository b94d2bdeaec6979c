/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "currency-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * lesart_currency_name:
 * @code: as in ISO 4217
 *
 * Returns: (nullable): a currency as it stands behind an amount: "euros"; %NULL if its code will do
 */
const char *
lesart_currency_name (const char *code)
{
  static const struct {
    const char *code;
    const char *name;
  } names[] = {
    { "EUR", NC_ ("currency", "euros") },        { "USD", NC_ ("currency", "US dollars") },
    { "GBP", NC_ ("currency", "pounds") },       { "CHF", NC_ ("currency", "Swiss francs") },
    { "DEM", NC_ ("currency", "German marks") }, { "JPY", NC_ ("currency", "yen") },
    { "CNY", NC_ ("currency", "yuan") },         { "RUB", NC_ ("currency", "roubles") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (code, names[i].code) == 0)
      return g_dpgettext2 (NULL, "currency", names[i].name);
  return NULL;
}
