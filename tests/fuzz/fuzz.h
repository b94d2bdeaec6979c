/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every target has, by libFuzzer's name.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
