// For syncfs and memmem, which Swift's view of the C library lacks.
#define _GNU_SOURCE
#include "CFiles.h"
#include <string.h>
#include <unistd.h>

int files_write_through(int descriptor) { return syncfs(descriptor); }

const void *bytes_find(const void *bytes, size_t count, const void *wanted, size_t wanted_count) {
    return memmem(bytes, count, wanted, wanted_count);
}
