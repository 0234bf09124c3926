#ifndef CFILES_H
#define CFILES_H

#include <stddef.h>

/// Writes all of a file system through to the disk, by any descriptor of a file in it. Returns 0, or -1 with errno set.
int files_write_through(int descriptor);

/// Where some bytes first stand among others; null where they do not.
const void *bytes_find(const void *bytes, size_t count, const void *wanted, size_t wanted_count);

#endif
