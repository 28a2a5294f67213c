/*
 * The driver: reads a plan from standard input, runs the implementations that it names, reports on descriptor 3.
 *
 * Every report begins with the plan's nonce. The code under test may print and write what it likes: the parent counts only
 * what comes with the nonce, and takes a missing last line for a failure.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_CHANNEL = 3, HIDDEN_CHANNEL = 200, FAILED = 65, LINE = 1024 };

static int channel = FIRST_CHANNEL;

void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    _exit(FAILED);
}

void report(const Plan *plan, const char *format, ...)
{
    char line[LINE];
    int used = snprintf(line, sizeof line, "%s ", plan->nonce);
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line + used, sizeof line - (size_t)used - 1, format, arguments);
    va_end(arguments);
    size_t total = (size_t)used + (size_t)length;
    total = total < sizeof line - 1 ? total : sizeof line - 2;
    line[total++] = '\n';
    if (write(channel, line, total) != (ssize_t)total)
        _exit(FAILED);
}

/* Stay on the first processors of those that are allowed: every run time's threads then share the same ones. */
static void stay_on(int processors)
{
    cpu_set_t allowed, chosen;
    CPU_ZERO(&chosen);
    if (processors == 0 || sched_getaffinity(0, sizeof allowed, &allowed))
        return;
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&chosen) < processors; cpu++)
        if (CPU_ISSET(cpu, &allowed))
            CPU_SET(cpu, &chosen);
    sched_setaffinity(0, sizeof chosen, &chosen);
}

static void open_libraries(Plan *plan)
{
    for (int l = 0; l < plan->library_count; l++)
        open_library(&plan->libraries[l]);
}

int main(void)
{
    Plan plan = {0};
    channel = fcntl(FIRST_CHANNEL, F_DUPFD_CLOEXEC, HIDDEN_CHANNEL);
    close(FIRST_CHANNEL);
    read_plan(&plan);
    fclose(stdin);
    stay_on(plan.processors);
    open_libraries(&plan);
    if (!strcmp(plan.mode, "check"))
        check(&plan);
    else
        measure(&plan);
    report(&plan, "done");
    return 0;
}
