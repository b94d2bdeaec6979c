/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Months and weekdays in the interface language.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lesart_month_name (guint month); /* (nullable): 1 to 12 */
const char *lesart_weekday_name (guint day); /* (nullable): 1, Monday, to 7 */

G_END_DECLS
