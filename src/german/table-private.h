/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "table.h"

struct _LesartTable {
  const char *name;
};
