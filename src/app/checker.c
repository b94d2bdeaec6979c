/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changes comes in bunches (a text, its reading, its beads), so a check waits for an idle
 * moment; one that is overtaken by another is thrown away. The old findings stay until the new ones
 * are there.
 */
#include "checker.h"

#include "check-translation.h"
#include "data-files.h"

struct _LesartChecker {
  GObject parent_instance;
  LesartTranslation *translation;
  LesartTermStore *store; /* (nullable): the term base that the English is to follow */
  GSignalGroup *store_signals;
  LesartChecked *checked;    /* (nullable) */
  GCancellable *cancellable; /* (nullable): of the check under way */
  guint source;              /* of the check that waits */
  LesartCheckerState state;
};

enum { PROP_0, PROP_STATE, N_PROPS };

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (LesartChecker, lesart_checker, G_TYPE_OBJECT)

static void
set_state (LesartChecker *self, LesartCheckerState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_checked (LesartChecker *self, LesartChecked *checked)
{
  if (self->checked == checked)
    return;
  g_clear_pointer (&self->checked, lesart_checked_unref);
  self->checked = checked;
  g_signal_emit (self, changed_signal, 0);
}

/* ---- In the thread ---- */

typedef struct {
  LesartReading *reading;
  LesartBitext *bitext;
  LesartBead *beads;
  gsize n_beads;
  LesartLanguage *language;
  LesartTermStore *store; /* (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  lesart_reading_unref (job->reading);
  lesart_bitext_unref (job->bitext);
  lesart_language_unref (job->language);
  g_clear_object (&job->store);
  g_free (job->beads);
  g_free (job);
}

static void
check (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (LesartDictionary) dictionary = lesart_open_dictionary (job->language);
  LesartCheckSettings settings = { .language = job->language, .dictionary = dictionary };
  LesartFindings *findings;

  lesart_check_defaults (settings.wanted);
  if (job->store != NULL) {
    lesart_term_store_lock (job->store);
    settings.termbase = lesart_term_store_get_base (job->store);
  }
  findings =
      lesart_check_translation (job->reading, job->bitext, job->beads, job->n_beads, &settings);
  if (job->store != NULL)
    lesart_term_store_unlock (job->store);
  g_task_return_pointer (task, lesart_checked_new (job->bitext, job->beads, job->n_beads, findings),
                         (GDestroyNotify) lesart_checked_unref);
}

/* ---- */

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  LesartChecker *self = LESART_CHECKER (source);
  LesartChecked *checked = g_task_propagate_pointer (G_TASK (result), NULL);

  if (checked == NULL)
    return; /* overtaken */
  g_clear_object (&self->cancellable);
  set_checked (self, checked);
  set_state (self, LESART_CHECKER_READY);
}

static void
stop (LesartChecker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
}

static Job *
make_job (LesartChecker *self)
{
  LesartDocument *article = lesart_translation_get_article (self->translation);
  LesartReading *reading = lesart_document_get_reading (article);
  LesartBitext *bitext = (LesartBitext *) lesart_translation_get_bitext (self->translation);
  gsize n_beads;
  const LesartBead *beads = lesart_translation_get_beads (self->translation, &n_beads);
  Job *job;

  /* The beads count the sentences of a text that may be about to go. */
  if (reading == NULL || bitext == NULL || n_beads == 0
      || reading->text != bitext->text[LESART_SIDE_GERMAN])
    return NULL;
  job = g_new0 (Job, 1);
  job->reading = lesart_reading_ref (reading);
  job->bitext = lesart_bitext_ref (bitext);
  job->beads = g_memdup2 (beads, n_beads * sizeof *beads);
  job->n_beads = n_beads;
  if (self->store != NULL && lesart_term_store_is_loaded (self->store))
    job->store = g_object_ref (self->store);
  job->language = lesart_language_ref ((LesartLanguage *) lesart_document_get_language (article));
  return job;
}

static gboolean
start (gpointer data)
{
  LesartChecker *self = data;
  Job *job = make_job (self);
  g_autoptr (GTask) task = NULL;

  self->source = 0;
  if (job == NULL)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_checked, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, check);
  return G_SOURCE_REMOVE;
}

static void
update (LesartChecker *self)
{
  LesartTranslationState state = lesart_translation_get_state (self->translation);
  gboolean has_text =
      lesart_document_get_text (lesart_translation_get_article (self->translation)) != NULL;

  stop (self);
  if (!has_text || state == LESART_TRANSLATION_NONE) {
    set_checked (self, NULL);
    set_state (self, has_text ? LESART_CHECKER_NO_ENGLISH : LESART_CHECKER_NO_ARTICLE);
    return;
  }
  set_state (self, LESART_CHECKER_BUSY);
  self->source = g_idle_add (start, self);
}

/* ---- The object ---- */

static void
lesart_checker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, LESART_CHECKER (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lesart_checker_dispose (GObject *object)
{
  LesartChecker *self = LESART_CHECKER (object);

  stop (self);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->translation);
  g_clear_pointer (&self->checked, lesart_checked_unref);
  G_OBJECT_CLASS (lesart_checker_parent_class)->dispose (object);
}

static void
lesart_checker_class_init (LesartCheckerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lesart_checker_get_property;
  object_class->dispose = lesart_checker_dispose;
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, LESART_CHECKER_READY, LESART_CHECKER_NO_ARTICLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", LESART_TYPE_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lesart_checker_init (LesartChecker *self)
{
  self->store_signals = g_signal_group_new (LESART_TYPE_TERM_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (update), self);
}

/**
 * lesart_checker_new:
 *
 * Returns: (transfer full): a checker of that translation, which begins at once
 */
LesartChecker *
lesart_checker_new (LesartTranslation *translation)
{
  LesartChecker *self = g_object_new (LESART_TYPE_CHECKER, NULL);

  self->translation = g_object_ref (translation);
  g_signal_connect_object (translation, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (translation, "beads-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lesart_translation_get_article (translation), "notify::reading",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lesart_translation_get_article (translation), "notify::text",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * lesart_checker_set_term_store:
 * @store: (nullable): the term base that the English is to follow
 */
void
lesart_checker_set_term_store (LesartChecker *self, LesartTermStore *store)
{
  g_return_if_fail (LESART_IS_CHECKER (self));
  if (!g_set_object (&self->store, store))
    return;
  g_signal_group_set_target (self->store_signals, store);
  update (self);
}

LesartCheckerState
lesart_checker_get_state (LesartChecker *self)
{
  g_return_val_if_fail (LESART_IS_CHECKER (self), LESART_CHECKER_NO_ARTICLE);
  return self->state;
}

LesartChecked *
lesart_checker_get_checked (LesartChecker *self)
{
  g_return_val_if_fail (LESART_IS_CHECKER (self), NULL);
  return self->checked;
}

/**
 * lesart_checker_get_notes:
 *
 * Returns: (transfer none): the notes of the article, with what is decided of findings
 */
LesartNotes *
lesart_checker_get_notes (LesartChecker *self)
{
  g_return_val_if_fail (LESART_IS_CHECKER (self), NULL);
  return lesart_document_get_notes (lesart_translation_get_article (self->translation));
}
