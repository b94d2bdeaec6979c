/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Check of marks: quotation marks and the end of a sentence.
 */
#include "check.h"

void
lesart_check_marks (const LesartCheckInput *input, LesartFindings *findings)
{
  (void) input;
  (void) findings;
}
