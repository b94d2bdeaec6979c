/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on a page of a PDF file.
 */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

void lesart_pdf_add_page (GArray *lines, PopplerPage *page, guint number);

G_END_DECLS
