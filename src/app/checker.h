/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the check of a translation up to date: it is made anew, in a worker thread, when the
 * article was read again, when there is another English version, or when sentences belong together
 * in another way. Used on the main thread.
 *
 * Property (notifies): "state". Signal: "changed": there is another check, or none any more.
 */
#pragma once

#include "findings-list.h"
#include "term-store.h"
#include "translation.h"

G_BEGIN_DECLS

typedef enum {
  LESART_CHECKER_NO_ARTICLE,
  LESART_CHECKER_NO_ENGLISH,
  LESART_CHECKER_BUSY, /* loading, aligning or checking */
  LESART_CHECKER_READY,
} LesartCheckerState;

#define LESART_TYPE_CHECKER (lesart_checker_get_type ())
G_DECLARE_FINAL_TYPE (LesartChecker, lesart_checker, LESART, CHECKER, GObject)

LesartChecker *lesart_checker_new (LesartTranslation *translation);
void lesart_checker_set_term_store (LesartChecker *self, LesartTermStore *store);
LesartCheckerState lesart_checker_get_state (LesartChecker *self);
LesartChecked *lesart_checker_get_checked (LesartChecker *self); /* (nullable) */
LesartNotes *lesart_checker_get_notes (LesartChecker *self);

G_END_DECLS
