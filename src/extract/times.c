/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-private.h"

void
lesart_extract_times (LesartExtraction *x)
{
}
