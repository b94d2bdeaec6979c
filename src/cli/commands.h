/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "article-reader.h"
#include "data-files.h"
#include "reading.h"

int lesart_command_extract (int argc, char **argv);
char *lesart_report_to_text (const LesartReading *reading);
