/* Run the reference and every other implementation on the same data, and compare everything that they leave behind. */
#define _GNU_SOURCE
#include "harness.h"

#include <fenv.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HIGH_LEVEL = 16, LOW_LEVEL = 1, FAULT_STATUS = 66 };
/* Where the program is, for the signal handler. */
static struct {
    const Plan *plan;
    const Buffer *buffers;
    int trial, index, threads;
    void *const *pointers;
    int raced;
} place;

/* The arrays of a trial: `actual` is what the running implementation works on. */
typedef struct {
    Buffer *expected, *magnitude, *actual;
    int exact, bounded;
} Scene;

static void on_fault(int signal_number, siginfo_t *information, void *context)
{
    (void)context;
    long long offset = 0;
    const Buffer *hit = owner_of(place.buffers, place.plan->buffer_count, (uintptr_t)information->si_addr, &offset);
    report(place.plan, "fault %d %d %d %d %lld %d", place.trial, place.index, place.threads, hit ? (int)(hit - place.buffers) : -1,
           hit ? offset : 0, signal_number);
    _exit(FAULT_STATUS);
}

/* The first race of a run is told; in an array of the caller or a global one with its place. */
static void on_race(const void *address, int first, int second, int first_writes, int second_writes)
{
    if (place.raced++)
        return;
    int hit = place.plan->buffer_count - 1;
    for (; hit >= 0; hit--)
        if ((uintptr_t)address - (uintptr_t)place.pointers[hit] < place.buffers[hit].bytes)
            break;
    size_t at = hit < 0 ? 0 : ((uintptr_t)address - (uintptr_t)place.pointers[hit]) / element_size(place.buffers[hit].kind);
    report(place.plan, "race %d %d %d %d %zu %d %d %d %d", place.trial, place.index, place.threads, hit, at, first, second,
           first_writes, second_writes);
}

static void catch_faults(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_RESETHAND};
    const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

static Buffer *new_buffers(const Plan *plan)
{
    Buffer *buffers = calloc((size_t)plan->buffer_count + 1, sizeof *buffers);
    if (!buffers)
        fail("out of memory");
    return buffers;
}

static void allocate_all(const Plan *plan, Buffer *buffers, Placement placement)
{
    for (int b = 0; b < plan->buffer_count; b++)
        allocate(&buffers[b], placement);
}

static void release_all(const Plan *plan, Buffer *buffers)
{
    for (int b = 0; b < plan->buffer_count; b++)
        release(&buffers[b]);
}

static void copy_all(const Plan *plan, Buffer *to, const Buffer *from)
{
    for (int b = 0; b < plan->buffer_count; b++)
        memcpy(to[b].data, from[b].data, from[b].bytes);
}

/* Let the implementation work on `buffers`. A global lives in the library: the values go there and come back. */
static void execute(const Library *library, const Plan *plan, const Trial *trial, Buffer *buffers, int absolute)
{
    void *pointers[MAX_ARGUMENTS] = {0};
    double reals[MAX_ARGUMENTS] = {0};
    for (int b = 0; b < plan->buffer_count; b++)
        pointers[b] = buffers[b].data;
    for (int r = 0; r < plan->real_count; r++)
        reals[r] = fill_real(r, trial, trial->reals[r], absolute);
    if (library->bind)
        library->bind(pointers, trial->integers);
    for (int b = 0; b < plan->buffer_count; b++)
        if (pointers[b] != buffers[b].data)
            memcpy(pointers[b], buffers[b].data, buffers[b].bytes);
    place.pointers = pointers;
    place.raced = 0;
    library->call(pointers, trial->integers, reals);
    place.pointers = NULL;
    for (int b = 0; b < plan->buffer_count; b++)
        if (pointers[b] != buffers[b].data)
            memcpy(buffers[b].data, pointers[b], buffers[b].bytes);
}

/* Fill and run; whether every floating-point operation was exact. */
static int run_on(const Library *library, const Plan *plan, const Trial *trial, Buffer *buffers, long long level, int absolute)
{
    for (int b = 0; b < plan->buffer_count; b++)
        fill(&buffers[b], b, trial, level, absolute);
    feclearexcept(FE_ALL_EXCEPT);
    execute(library, plan, trial, buffers, absolute);
    return !fetestexcept(FE_INEXACT | FE_OVERFLOW | FE_UNDERFLOW);
}

/*
 * The reference's results, and those on absolute values where they are of use. On whole numbers, when neither run rounds,
 * every partial sum in any order is a whole number too, and any difference is a fault.
 */
static void run_reference_at(const Plan *plan, const Trial *trial, Scene *scene, long long level)
{
    scene->exact = 1;
    if (!trial->heavy && (trial->data == DATA_INTEGER || trial->gamma > 0.0)) {
        scene->exact = run_on(&plan->libraries[0], plan, trial, scene->actual, level, 1);
        copy_all(plan, scene->magnitude, scene->actual);
    }
    scene->exact &= run_on(&plan->libraries[0], plan, trial, scene->actual, level, 0);
    copy_all(plan, scene->expected, scene->actual);
}

/* Returns the largest whole number drawn. */
static long long run_reference(const Plan *plan, const Trial *trial, Scene *scene)
{
    run_reference_at(plan, trial, scene, HIGH_LEVEL);
    if (scene->exact || trial->data != DATA_INTEGER)
        return HIGH_LEVEL;
    run_reference_at(plan, trial, scene, LOW_LEVEL);
    return LOW_LEVEL;
}

static void report_differences(const Plan *plan, const Scene *scene, const Trial *trial, int policy_bitwise)
{
    int same = 1;
    for (int b = 0; b < plan->buffer_count; b++) {
        char wanted[64], got[64];
        size_t first = 0;
        const Buffer *magnitude = policy_bitwise ? NULL : &scene->magnitude[b];
        if (!margins_intact(&scene->actual[b])) {
            report(plan, "margin %d %d %d %d", place.trial, place.index, place.threads, b);
            same = 0;
        }
        if (!scene->expected[b].compared)
            continue;
        size_t count = compare(&scene->expected[b], &scene->actual[b], magnitude, trial->gamma, &first);
        if (!count)
            continue;
        same = 0;
        print_value(&scene->expected[b], first, wanted, sizeof wanted);
        print_value(&scene->actual[b], first, got, sizeof got);
        report(plan, "difference %d %d %d %d %zu %zu %s %s", place.trial, place.index, place.threads, b, count, first,
               wanted, got);
    }
    if (same)
        report(plan, "same %d %d %d %s", place.trial, place.index, place.threads, policy_bitwise ? "bitwise" : "bound");
}

/* "strict" compares bitwise always, "fast" only where the arithmetic was exact, otherwise by the bound if one is given. */
static void judge(const Plan *plan, const Library *library, const Trial *trial, const Scene *scene)
{
    if (!strcmp(library->role, "strict") || scene->exact)
        report_differences(plan, scene, trial, 1);
    else if (trial->gamma > 0.0 && !trial->heavy)
        report_differences(plan, scene, trial, 0);
    else
        report(plan, "unjudged %d %d %d", place.trial, place.index, place.threads);
}

/* Once with each number of threads; an implementation without OpenMP once. */
static void try_threads(const Plan *plan, const Library *library, const Trial *trial, Scene *scene, long long level)
{
    for (int t = 0; t < plan->thread_count_count && (t == 0 || library->set_threads); t++) {
        place.threads = plan->thread_counts[t];
        if (library->set_threads)
            library->set_threads(place.threads);
        report(plan, "start %d %d %d", place.trial, place.index, place.threads);
        run_on(library, plan, trial, scene->actual, level, 0);
        judge(plan, library, trial, scene);
    }
}

static void try_candidates(const Plan *plan, const Trial *trial, Scene *scene, long long level, Placement placement)
{
    for (int b = 0; b < plan->buffer_count; b++)
        scene->actual[b] = scene->expected[b];
    allocate_all(plan, scene->actual, placement);
    place.buffers = scene->actual;
    for (int l = 1; l < plan->library_count; l++) {
        if (plan->libraries[l].watch && trial->heavy)
            continue;
        place.index = l;
        try_threads(plan, &plan->libraries[l], trial, scene, level);
    }
    release_all(plan, scene->actual);
}

static void report_shape(const Plan *plan, const Scene *scene, long long level)
{
    size_t bytes = 0, elements = 0, nonfinite = 0, zeros = 0;
    for (int b = 0; b < plan->buffer_count; b++) {
        const Buffer *buffer = &scene->expected[b];
        bytes += buffer->bytes;
        elements += buffer->elements;
        nonfinite += count_nonfinite(buffer);
        zeros += count_zeros(buffer);
        for (int d = 0; d < buffer->rank; d++)
            report(plan, "extent %d %d %d %lld", place.trial, b, d, buffer->extents[d]);
    }
    report(plan, "reference %d %d %lld %zu %zu %zu %zu", place.trial, scene->exact, level, bytes, elements, nonfinite, zeros);
}

static void run_trial(const Plan *plan, const Trial *trial)
{
    Scene scene = {.expected = new_buffers(plan), .magnitude = new_buffers(plan), .actual = new_buffers(plan)};
    const Library *reference = &plan->libraries[0];
    place.index = 0;
    place.threads = 1;
    place.buffers = scene.actual;
    report(plan, "start %d 0 1", place.trial);
    shape_buffers(plan, reference, trial, scene.expected);
    shape_buffers(plan, reference, trial, scene.magnitude);
    shape_buffers(plan, reference, trial, scene.actual);
    allocate_all(plan, scene.expected, AT_START);
    allocate_all(plan, scene.magnitude, AT_START);
    allocate_all(plan, scene.actual, AT_END);
    long long level = run_reference(plan, trial, &scene);
    report_shape(plan, &scene, level);
    release_all(plan, scene.actual);
    try_candidates(plan, trial, &scene, level, AT_END);
    if (!trial->heavy)
        try_candidates(plan, trial, &scene, level, AT_START);
    release_all(plan, scene.expected);
    release_all(plan, scene.magnitude);
    free(scene.expected);
    free(scene.magnitude);
    free(scene.actual);
}

void check(const Plan *plan)
{
    place.plan = plan;
    for (int l = 0; l < plan->library_count; l++)
        if (plan->libraries[l].watch)
            plan->libraries[l].watch(on_race);
    catch_faults();
    for (int t = 0; t < plan->trial_count; t++) {
        place.trial = t;
        run_trial(plan, &plan->trials[t]);
    }
}
