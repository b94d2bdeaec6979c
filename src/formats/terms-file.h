/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Term bases in files, of Lesart itself and of other programs.
 */
#pragma once

#include <gio/gio.h>

#include "term-base.h"

G_BEGIN_DECLS

typedef enum {
  LESART_TERMS_JSON,     /* our own: keeps all that the others say */
  LESART_TERMS_TBX,      /* TBX-Basic of 2019 (ISO 30042:2019), data categories as attributes */
  LESART_TERMS_TBX_DCT,  /* ... data categories as elements */
  LESART_TERMS_TBX_2008, /* "TBX 2", what OmegaT and Lokalize read */
  LESART_TERMS_OMEGAT,   /* glossary: source, target, note, divided by tabs */
  LESART_TERMS_CSV,
  LESART_N_TERMS_FORMATS,
} LesartTermsFormat;

#define LESART_TERMS_ERROR (lesart_terms_error_quark ())
GQuark lesart_terms_error_quark (void);

typedef enum {
  LESART_TERMS_ERROR_MALFORMED, /* the message begins with the line, where there is one */
  LESART_TERMS_ERROR_UNKNOWN,   /* none of the formats */
  LESART_TERMS_ERROR_SIZE,      /* too large to be a term base */
  LESART_TERMS_ERROR_UNABLE,    /* this build lacks the library for it */
} LesartTermsError;

#define LESART_TERMS_MAX_BYTES (256u * 1024u * 1024u)

const char *lesart_terms_format_get_name (LesartTermsFormat format);   /* as on the command line */
const char *lesart_terms_format_get_ending (LesartTermsFormat format); /* of file names, no dot */
gboolean lesart_terms_format_from_name (const char *name, LesartTermsFormat *format);
gboolean lesart_terms_format_from_file_name (const char *name, LesartTermsFormat *format);

LesartTermBase *lesart_terms_read (GBytes *bytes,
                                   const char *name,
                                   LesartTermsFormat *format,
                                   GPtrArray *problems,
                                   GError **error);
LesartTermBase *lesart_terms_load (GFile *file,
                                   LesartTermsFormat *format,
                                   GPtrArray *problems,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean lesart_terms_write (const LesartTermBase *base,
                             LesartTermsFormat format,
                             GString *bytes,
                             GPtrArray *losses,
                             GError **error);

/* A concept as the JSON of a base has it. */
char *lesart_concept_to_json (const LesartConcept *concept);
LesartConcept *
lesart_concept_from_json (LesartTermBase *base, const char *json, gsize n_bytes, GError **error);

G_END_DECLS
