/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readers and writers of term bases, one a file, and what they share.
 */
#pragma once

#include "terms-file.h"

G_BEGIN_DECLS

/* Adds what is in the bytes to the base; what is wrong with them, but was read anyway, to the
 * problems (utf8), each with its line. */
typedef gboolean (*LesartTermsReadFunc) (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error);

/* Appends the base; the names of the data categories that the format has no place for are added to
 * the losses. */
typedef gboolean (*LesartTermsWriteFunc) (const LesartTermBase *base,
                                          GString *bytes,
                                          GHashTable *losses,
                                          GError **error);

gboolean lesart_terms_read_json (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error);
gboolean lesart_terms_read_tbx (
    const char *bytes, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error);
gboolean lesart_terms_read_omegat (
    const char *utf8, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error);
gboolean lesart_terms_read_csv (
    const char *utf8, gsize n_bytes, LesartTermBase *base, GPtrArray *problems, GError **error);

gboolean lesart_terms_write_json (const LesartTermBase *base,
                                  GString *bytes,
                                  GHashTable *losses,
                                  GError **error);
gboolean lesart_terms_write_tbx (const LesartTermBase *base,
                                 GString *bytes,
                                 GHashTable *losses,
                                 GError **error);
gboolean lesart_terms_write_tbx_dct (const LesartTermBase *base,
                                     GString *bytes,
                                     GHashTable *losses,
                                     GError **error);
gboolean lesart_terms_write_tbx_2008 (const LesartTermBase *base,
                                      GString *bytes,
                                      GHashTable *losses,
                                      GError **error);
gboolean lesart_terms_write_omegat (const LesartTermBase *base,
                                    GString *bytes,
                                    GHashTable *losses,
                                    GError **error);
gboolean lesart_terms_write_csv (const LesartTermBase *base,
                                 GString *bytes,
                                 GHashTable *losses,
                                 GError **error);

gboolean
lesart_terms_fail (GError **error, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
void lesart_terms_complain (GPtrArray *problems, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
