/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files hold the notes of an article, and how the article is named in them.
 */
#pragma once

#include "text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of the name of an article: what its notes are called. */
#define LESART_NOTES_ENDING ".annotations.json"

/**
 * LesartPlaces:
 * @article: (nullable) (type filename): the article
 * @beside: (nullable) (type filename): ARTICLE.annotations.json; %NULL for text without a local
 *   file
 * @user_data: (type filename): the file in the user's data folder
 * @journal: (type filename): that of the journal, without its ending
 * @versions: (type filename): the folder of earlier versions
 * @label: what a person calls the article: its file name, or its title
 * @iri: what targets name it by: its name, relative to the file beside it, or its hash
 * @other_iris: (array zero-terminated=1): what else means it
 */
typedef struct {
  char *article;
  char *beside;
  char *user_data;
  char *journal;
  char *versions;
  char *label;
  char *iri;
  char **other_iris;
} LesartPlaces;

LesartPlaces *lesart_places_new (GFile *article, const LesartText *text);
void lesart_places_free (LesartPlaces *self);
char *lesart_places_name_broken (const char *path, guint number);
char **lesart_places_find_copies (const LesartPlaces *self);

G_END_DECLS
