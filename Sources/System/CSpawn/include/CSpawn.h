#ifndef CSPAWN_H
#define CSPAWN_H

#include <stdbool.h>
#include <sys/types.h>

/// What a child process gets of ours.
typedef struct {
    /// Open descriptors that become its 0, 1 and 2.
    int input, output, complaint;
    /// Where it starts; null for where we are.
    const char *folder;
    /// Whether it leads a process group of its own.
    bool leads_group;
} spawn_gifts;

/// Starts a program, looked for in PATH unless its name has a slash. Besides the gifts no descriptor of ours is open in it,
/// whatever other threads open meanwhile. Returns 0, or an errno.
int spawn_closed(pid_t *process, const char *program, char *const arguments[], char *const environment[], const spawn_gifts *gifts);

#endif
