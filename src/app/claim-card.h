/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person finds out about a claim: what it comes to in one sentence, whether it holds, how
 * sure that is, by which passages, and why. It belongs to the decision on the claim
 * (corrections.h), in members of its body beside "lesart:speaker" and "lesart:certainty":
 *
 *   { "lesart:decision": "accept", "lesart:kind": "claim", ...
 *     "lesart:claim": "Altman will 5 bis 7 Billionen Dollar aufbringen.",
 *     "lesart:verdict": "refuted",               open if there is none; four values of AVeriTeC
 *     "lesart:confidence": "high",
 *     "lesart:evidence": [ { "type": "SpecificResource", "source": "bericht.txt",
 *                            "selector": [ position and quote, as in a target ],
 *                            "lesart:title": "Der Bericht", "lesart:stance": "refutes" } ],
 *     "lesart:justification": "Markdown",
 *     "lesart:history": [ { "created": "2024-02-12T10:00:00Z", "lesart:member": "verdict",
 *                           "lesart:from": "", "lesart:to": "refuted" } ] }
 */
#pragma once

#include "annotation-json.h"

G_BEGIN_DECLS

typedef enum {
  LESART_STANCE_NEUTRAL,
  LESART_STANCE_SUPPORTS,
  LESART_STANCE_REFUTES,
  LESART_N_STANCES,
} LesartStance;

extern const char *const lesart_stance_names[LESART_N_STANCES]; /* in the JSON */

/**
 * LesartEvidence:
 * @source: address of the article, or urn:sha256: and the hash of its text
 * @title: (nullable): headline of the article
 * @quote: the words
 * @span: where they stood when they were taken
 */
typedef struct {
  LesartStance stance;
  char *source;
  char *title;
  char *quote;
  LesartSpan span;
  JsonObject *json; /*< private > (nullable): as read, with what others put there */
} LesartEvidence;

/**
 * LesartClaimChange:
 * @time: UTC, as in the file
 * @member: "claim", "verdict", "confidence", "evidence", "justification", "speaker", "certainty"
 */
typedef struct {
  char *time;
  char *member;
  char *from;
  char *to;
} LesartClaimChange;

typedef struct {
  char *text; /* "" if nothing is said; so the justification */
  LesartVerdict verdict;
  LesartConfidence confidence;
  char *justification;
  GPtrArray *evidence; /* LesartEvidence */
  GPtrArray *history;  /* LesartClaimChange, the oldest first */
} LesartClaimCard;

LesartClaimCard *lesart_claim_card_new (JsonObject *decision);
void lesart_claim_card_free (LesartClaimCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartClaimCard, lesart_claim_card_free)

gboolean lesart_claim_card_write (const LesartClaimCard *self, JsonObject *decision);
void lesart_claim_history_add (JsonObject *decision,
                               const char *member,
                               const char *from,
                               const char *to);

LesartEvidence *lesart_evidence_new (
    const char *source, const char *title, LesartText *text, LesartSpan span, LesartStance stance);
LesartEvidence *lesart_evidence_copy (const LesartEvidence *self);
void lesart_evidence_free (LesartEvidence *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartEvidence, lesart_evidence_free)
LesartSpan lesart_evidence_find (const LesartEvidence *self, LesartText *text);

G_END_DECLS
