/* Lines that the processor brings from memory, by its own counters, where the system lets a program read them. */
#define _GNU_SOURCE
#include "harness.h"

#include <errno.h>
#include <string.h>

#ifdef __linux__
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Misses of the last level cache from now on, of this thread and those that it starts; -1 with a reason. */
int start_counting(const char **reason)
{
    struct perf_event_attr event = {.type = PERF_TYPE_HARDWARE, .size = sizeof event};
    event.config = PERF_COUNT_HW_CACHE_MISSES;
    event.exclude_kernel = 1;
    event.exclude_hv = 1;
    event.inherit = 1;
    long counter = syscall(SYS_perf_event_open, &event, 0, -1, -1, 0);
    *reason = counter < 0 ? strerror(errno) : "";
    return (int)counter;
}

/* What was counted; the counter is gone then. -1 when it cannot be read. */
long long stop_counting(int counter)
{
    long long misses = -1;
    if (read(counter, &misses, sizeof misses) != (ssize_t)sizeof misses)
        misses = -1;
    close(counter);
    return misses;
}
#else
int start_counting(const char **reason)
{
    *reason = "this system has no such interface";
    return -1;
}

long long stop_counting(int counter)
{
    (void)counter;
    return -1;
}
#endif
