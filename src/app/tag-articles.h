/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change of tags in all articles: first what it touches, then the doing, and the undoing.
 * Articles that are open are changed where they are open; of others the notes are loaded, changed
 * and saved. What cannot be reached is said, never passed over.
 */
#pragma once

#include "document.h"
#include "retag.h"

G_BEGIN_DECLS

/**
 * LesartTagFinding:
 * @uri: the article
 * @label: what a person calls it
 * @article: (nullable): the marks that are touched; %NULL where none can be changed
 * @quotes: (nullable) (element-type utf8): what these marks say, in their order
 * @n_marks: how many there are; if they could not be looked for, how many there were
 * @error: (nullable): why they cannot be changed, or were not
 * @n_missing: of those that were to be changed, how many are no longer there
 */
typedef struct {
  char *uri;
  char *label;
  LesartTagArticle *article;
  GPtrArray *quotes;
  guint n_marks;
  guint n_missing;
  GError *error;
} LesartTagFinding;

void lesart_tag_finding_free (LesartTagFinding *self);

char *lesart_tag_articles_get_uri (LesartDocument *document); /* (nullable): it has no text */
GPtrArray *lesart_tag_articles_find_open (const LesartRetag *retag, GPtrArray *documents);
GPtrArray *lesart_tag_articles_find (const LesartRetag *retag,
                                     const char *const *uris,
                                     const char *const *open);
char **lesart_tag_articles_get_tags (const char *const *uris, const char *const *open);
LesartTagFinding *lesart_tag_articles_apply_open (LesartTagArticle *article,
                                                  LesartTagChange *change,
                                                  LesartDocument *document,
                                                  gboolean back);
LesartTagFinding *
lesart_tag_articles_apply (LesartTagArticle *article, LesartTagChange *change, gboolean back);

G_END_DECLS
