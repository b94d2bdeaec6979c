/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of an article for other programs: a table (CSV as in RFC 4180), ClaimReview of
 * schema.org (JSON-LD), and a map of the claims and their evidence (Argdown).
 */
#pragma once

#include "claims-list.h"

G_BEGIN_DECLS

typedef enum {
  LESART_CLAIM_FORMAT_CSV,
  LESART_CLAIM_FORMAT_CLAIM_REVIEW, /* only claims that have a verdict */
  LESART_CLAIM_FORMAT_ARGDOWN,
  LESART_N_CLAIM_FORMATS,
} LesartClaimFormat;

/**
 * LesartClaimSource:
 * @address: where the article is: of the page or the file
 * @title: (nullable): its headline
 * @author: (nullable): who wrote it
 * @date: (nullable): its day, YYYY-MM-DD
 * @verdicts: the verdicts in words
 */
typedef struct {
  const char *address;
  const char *title;
  const char *author;
  const char *date;
  const char *verdicts[LESART_N_VERDICTS];
} LesartClaimSource;

char *lesart_claims_export (GListModel *claims,
                            LesartClaimFormat format,
                            const LesartClaimSource *source,
                            guint *n_written);

G_END_DECLS
