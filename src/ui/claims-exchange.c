/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a format cannot hold is said in its menu item, before it is chosen.
 */
#include "claims-exchange.h"

#include <glib/gi18n.h>
#include <string.h>

#include "claims-export.h"
#include "describe.h"

static const struct {
  const char *name; /* of the action's parameter */
  const char *item;
  LesartFileKind kind;
} formats[LESART_N_CLAIM_FORMATS] = {
  [LESART_CLAIM_FORMAT_CSV] = { "csv",
                                N_ ("Save as a _table (CSV)…"),
                                { N_ ("CSV table"), "text/csv", ".csv" } },
  [LESART_CLAIM_FORMAT_CLAIM_REVIEW] = { "claim-review",
                                         N_ ("Save those with a verdict as Claim_Review…"),
                                         { N_ ("ClaimReview"), "application/ld+json", ".jsonld" } },
  [LESART_CLAIM_FORMAT_ARGDOWN] = { "argdown",
                                    N_ ("Save as an argument _map (Argdown)…"),
                                    { N_ ("Argdown"), "text/markdown", ".argdown" } },
};

/**
 * lesart_claims_exchange_fill_menu:
 * @menu: gets a section with an item a format
 * @n_shown: how many claims there are to save
 */
void
lesart_claims_exchange_fill_menu (GMenu *menu, guint n_shown)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (n_shown == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *action = g_strdup_printf ("claims.export::%s", formats[i].name);

    g_menu_append (section, _ (formats[i].item), action);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GBytes *
make_file (LesartClaimFormat format, LesartDocument *document, GListModel *claims)
{
  const char *address = lesart_document_get_address (document);
  g_autofree char *iri = lesart_document_make_iri (document);
  LesartClaimSource source = {
    .address = address != NULL ? address : iri,
    .title = lesart_document_get_title (document),
    .author = lesart_document_get_author (document),
    .date = lesart_document_get_date (document),
  };
  guint n_written;
  char *content;

  for (guint i = 0; i < LESART_N_VERDICTS; i++)
    source.verdicts[i] = lesart_describe_verdict ((LesartVerdict) i);
  content = lesart_claims_export (claims, format, &source, &n_written);
  if (n_written > 0)
    return g_bytes_new_take (content, strlen (content));
  g_free (content);
  return NULL;
}

/**
 * lesart_claims_exchange_save:
 * @owner: in whose window it is asked where
 * @format: "csv", "claim-review" or "argdown"
 * @claims: of LesartClaimItem
 * @func: is told the outcome
 */
void
lesart_claims_exchange_save (GtkWidget *owner,
                             const char *format,
                             LesartDocument *document,
                             GListModel *claims,
                             LesartSavedFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    const LesartFileKind kind = { _ (formats[i].kind.name), formats[i].kind.mime,
                                  formats[i].kind.suffix };
    g_autoptr (GBytes) bytes = NULL;

    if (!g_str_equal (formats[i].name, format))
      continue;
    bytes = make_file ((LesartClaimFormat) i, document, claims);
    if (bytes == NULL)
      func (owner, _ ("None of these claims has a verdict yet."), FALSE);
    else
      lesart_save_as (owner, _ ("Save the claims"), &kind, document, C_ ("file name", "claims"),
                      bytes, func);
  }
}
