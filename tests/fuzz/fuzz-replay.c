/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs a target over the files of a folder, so that what a fuzzer or a person has found stays found
 * where there is no clang. A damaged copy of each file (cut in half; one bit turned) is tried too.
 */
#include "fuzz.h"

#include <gio/gio.h>
#include <string.h>

static void
replay_damaged (const char *contents, gsize length)
{
  g_autofree guint8 *copy = g_memdup2 (contents, length);

  LLVMFuzzerTestOneInput (copy, length / 2);
  for (gsize at = 0; at < length; at += 1 + length / 16) {
    copy[at] ^= 0x20;
    LLVMFuzzerTestOneInput (copy, length);
    copy[at] ^= 0x20;
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_files = 0;

  if (argc != 2 || (folder = g_dir_open (argv[1], 0, &error)) == NULL) {
    g_printerr ("usage: replay FOLDER%s%s\n", error != NULL ? ": " : "",
                error != NULL ? error->message : "");
    return 2;
  }
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (argv[1], name, NULL);
    g_autofree char *contents = NULL;
    gsize length;

    if (!g_file_get_contents (path, &contents, &length, &error)) {
      g_printerr ("%s\n", error->message);
      return 1;
    }
    g_print ("%s\n", name);
    LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);
    replay_damaged (contents, length);
    n_files++;
  }
  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
  g_print ("%u files\n", n_files);
  return n_files > 0 ? 0 : 1;
}
