// For closefrom and chdir, which Swift's view of the C library lacks.
#define _GNU_SOURCE
#include "CSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

int spawn_closed(pid_t *process, const char *program, char *const arguments[], char *const environment[], const spawn_gifts *gifts) {
    int given[3] = {gifts->input, gifts->output, gifts->complaint};
    // Copies above 2: one gift must not be written over by another before it is passed on.
    int copies[3] = {-1, -1, -1};
    int error = 0;
    for (int i = 0; i < 3 && error == 0; i++) {
        copies[i] = fcntl(given[i], F_DUPFD_CLOEXEC, 3);
        if (copies[i] < 0) error = errno;
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (error == 0) {
        error = posix_spawn_file_actions_init(&actions);
        if (error == 0) {
            error = posix_spawnattr_init(&attributes);
            if (error == 0) {
                for (int i = 0; i < 3 && error == 0; i++) error = posix_spawn_file_actions_adddup2(&actions, copies[i], i);
                if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
                if (error == 0 && gifts->folder) error = posix_spawn_file_actions_addchdir_np(&actions, gifts->folder);
                if (error == 0 && gifts->leads_group) {
                    error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
                    if (error == 0) error = posix_spawnattr_setpgroup(&attributes, 0);
                }
                if (error == 0) error = posix_spawnp(process, program, &actions, &attributes, arguments, environment);
                posix_spawnattr_destroy(&attributes);
            }
            posix_spawn_file_actions_destroy(&actions);
        }
    }
    for (int i = 0; i < 3; i++)
        if (copies[i] >= 0) close(copies[i]);
    return error;
}
