/* The plan as text on standard input: words separated by white space, paths and configurations on lines of their own. */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *clear_array(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory)
        fail("out of memory");
    return memory;
}

static long long read_number(void)
{
    long long value;
    if (scanf("%lld", &value) != 1)
        fail("plan: a whole number is missing");
    return value;
}

static double read_real(void)
{
    double value;
    if (scanf("%lf", &value) != 1)
        fail("plan: a number is missing");
    return value;
}

static int read_count(int limit)
{
    long long value = read_number();
    if (value < 0 || value > limit)
        fail("plan: count %lld is out of range", value);
    return (int)value;
}

static char *read_line(void)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length = getline(&line, &room, stdin);
    if (length < 0)
        fail("plan: a line is missing");
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static void read_buffer(Buffer *buffer)
{
    buffer->kind = (Kind)read_count(KIND_COUNT - 1);
    buffer->rank = read_count(MAX_RANK);
    buffer->global = read_count(1);
    buffer->compared = read_count(1);
}

static void read_library(Library *library)
{
    if (scanf("%31s", library->role) != 1)
        fail("plan: a role is missing");
    free(read_line());
    library->path = read_line();
    library->configuration = read_line();
}

static void read_trial(const Plan *plan, Trial *trial)
{
    trial->data = (DataClass)read_count(DATA_DOMINANT);
    trial->seed = (uint64_t)read_number();
    trial->heavy = read_count(1);
    trial->gamma = read_real();
    trial->integers = clear_array(plan->integer_count, sizeof *trial->integers);
    trial->reals = clear_array(plan->real_count, sizeof *trial->reals);
    trial->outer = clear_array(plan->buffer_count, sizeof *trial->outer);
    for (int i = 0; i < plan->integer_count; i++)
        trial->integers[i] = read_number();
    for (int i = 0; i < plan->real_count; i++)
        trial->reals[i] = read_real();
    for (int i = 0; i < plan->buffer_count; i++)
        trial->outer[i] = read_number();
    trial->below = clear_array(plan->buffer_count, sizeof *trial->below);
    for (int i = 0; i < plan->buffer_count; i++)
        trial->below[i] = read_number();
}

static void read_threads(Plan *plan)
{
    plan->thread_count_count = read_count(MAX_THREAD_COUNTS);
    for (int i = 0; i < plan->thread_count_count; i++)
        plan->thread_counts[i] = read_count(1 << 16);
}

static void read_effort(Plan *plan)
{
    plan->budget_seconds = read_real();
    plan->sample_seconds = read_real();
    plan->precision = read_real();
    plan->minimum_rounds = read_count(1000000);
    plan->maximum_rounds = read_count(1000000);
    plan->cold = read_count(1);
    plan->row = read_count(1000);
}

void read_plan(Plan *plan)
{
    if (scanf("%64s %15s", plan->nonce, plan->mode) != 2)
        fail("plan: the heading is missing");
    plan->processors = read_count(1 << 20);
    plan->buffer_count = read_count(MAX_ARGUMENTS);
    plan->integer_count = read_count(MAX_ARGUMENTS);
    plan->real_count = read_count(MAX_ARGUMENTS);
    plan->library_count = read_count(1000);
    plan->trial_count = read_count(1000000);
    read_threads(plan);
    read_effort(plan);
    plan->buffers = clear_array(plan->buffer_count, sizeof *plan->buffers);
    plan->libraries = clear_array(plan->library_count, sizeof *plan->libraries);
    plan->trials = clear_array(plan->trial_count, sizeof *plan->trials);
    for (int i = 0; i < plan->buffer_count; i++)
        read_buffer(&plan->buffers[i]);
    for (int i = 0; i < plan->library_count; i++)
        read_library(&plan->libraries[i]);
    for (int i = 0; i < plan->trial_count; i++)
        read_trial(plan, &plan->trials[i]);
}
