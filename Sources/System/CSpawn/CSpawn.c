// For closefrom and chdir, which Swift's view of the C library lacks.
#define _GNU_SOURCE
#include "CSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

// What is to be done in the child before it becomes the program.
static int prepare(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, const int descriptors[3], const spawn_gifts *gifts) {
    int error = 0;
    for (int i = 0; i < 3 && error == 0; i++) error = posix_spawn_file_actions_adddup2(actions, descriptors[i], i);
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(actions, 3);
    if (error == 0 && gifts->folder) error = posix_spawn_file_actions_addchdir_np(actions, gifts->folder);
    // The group's number is the child's own unless another is set.
    if (error == 0 && gifts->leads_group) error = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP);
    return error;
}

int spawn_closed(pid_t *process, const char *program, char *const arguments[], char *const environment[], const spawn_gifts *gifts) {
    const int given[3] = {gifts->input, gifts->output, gifts->complaint};
    // Copies above 2: one gift must not be written over by another before it is passed on.
    int copies[3] = {-1, -1, -1};
    int error = 0;
    for (int i = 0; i < 3 && error == 0; i++) {
        copies[i] = fcntl(given[i], F_DUPFD_CLOEXEC, 3);
        if (copies[i] < 0) error = errno;
    }
    // These two only set memory here, and cannot fail.
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (error == 0) error = prepare(&actions, &attributes, copies, gifts);
    if (error == 0) error = posix_spawnp(process, program, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < 3; i++)
        if (copies[i] >= 0) close(copies[i]);
    return error;
}
