/*
 * Time several implementations of one call side by side: equality first, then rounds in which each has a turn, in rotating
 * order, until the confidence interval of every median is narrow or the budget is spent.
 *
 * The second implementation is the yardstick: it takes part in every round, and what has to be narrow for the others is the
 * median of their ratios to it, round by round, for a clock that changes hardly moves those.
 */
#define _GNU_SOURCE
#include "harness.h"

#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { MAX_SAMPLES = 10000, HIGH_LEVEL = 4, LOW_LEVEL = 1, FLUSH_BYTES = 256 << 20, PEAK_REPEATS = 3, LINE_BYTES = 64 };

static const double LEAD_SECONDS = 0.004, LONG_CALL_SECONDS = 0.05;

/* One implementation with what was measured of it. `undefined`: an operation of its first call had no number for a result. */
typedef struct {
    const Library *rival;
    void *pointers[MAX_ARGUMENTS];
    int number, machine, active, wanted, batch, count, undefined;
    long call_preemptions;
    double call_seconds, used_seconds;
    double samples[MAX_SAMPLES];
    int rounds[MAX_SAMPLES], disturbed[MAX_SAMPLES];
} Runner;

/*
 * The arrays: as first filled, as the running implementation sees them, and as the reference left them. `changed`: those in
 * which somebody's call left other values.
 */
typedef struct {
    const Plan *plan;
    const Trial *trial;
    Buffer *pristine, *working, *expected;
    double reals[MAX_ARGUMENTS];
    int changed[MAX_ARGUMENTS];
    unsigned char *flush;
    int round;
    double lost_seconds;
} Stage;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/*
 * The clock that calls are timed by. On one processor it is the time that this process ran, of which neither a wait for the
 * processor nor what a hypervisor took away is a part; several threads have only the clock on the wall in common.
 */
static double ran(const Stage *stage)
{
    struct timespec time;
    clock_gettime(stage->plan->processors == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* How often the system took a processor away from one of this process's threads. */
static long preemptions(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_nivcsw;
}

static Buffer *shaped(const Plan *plan, const Trial *trial)
{
    Buffer *buffers = calloc((size_t)plan->buffer_count + 1, sizeof *buffers);
    if (!buffers)
        fail("out of memory");
    shape_buffers(plan, &plan->libraries[0], trial, buffers);
    for (int b = 0; b < plan->buffer_count; b++)
        allocate(&buffers[b], AT_START);
    return buffers;
}

static void fill_in(const Stage *stage, const Runner *runner)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        memcpy(runner->pointers[b], stage->pristine[b].data, stage->pristine[b].bytes);
}

/* What nobody changes needs no copy, and copies would push everything else out of the caches. */
static void restore(const Stage *stage, const Runner *runner)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        if (stage->changed[b])
            memcpy(runner->pointers[b], stage->pristine[b].data, stage->pristine[b].bytes);
}

static void see_changes(Stage *stage, const Runner *runner)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        stage->changed[b] |= memcmp(runner->pointers[b], stage->pristine[b].data, stage->pristine[b].bytes) != 0;
}

static void collect(const Stage *stage, const Runner *runner, Buffer *into)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        memcpy(into[b].data, runner->pointers[b], into[b].bytes);
}

static void call(const Stage *stage, Runner *runner)
{
    runner->rival->call(runner->pointers, stage->trial->integers, stage->reals);
}

/* Bind globals, let a library build what it needs; 0 when it cannot do this problem. */
static int prepare(const Stage *stage, Runner *runner)
{
    const Library *library = runner->rival;
    for (int b = 0; b < stage->plan->buffer_count; b++)
        runner->pointers[b] = stage->working[b].data;
    if (library->bind)
        library->bind(runner->pointers, stage->trial->integers);
    fill_in(stage, runner);
    int ready = !library->prepare || library->prepare(library->configuration, runner->pointers, stage->trial->integers);
    if (library->about || !ready)
        report(stage->plan, "%s %d %s", ready ? "about" : "unavailable", runner->number,
               library->about ? library->about() : "no reason given");
    return ready;
}

/* The first call; whether the arithmetic of this thread was exact. Reading the clock rounds, so the flags come first. */
static int run_once(const Stage *stage, Runner *runner)
{
    long before = preemptions();
    double start = ran(stage);
    feclearexcept(FE_ALL_EXCEPT);
    call(stage, runner);
    int exact = !fetestexcept(FE_INEXACT);
    runner->undefined = fetestexcept(FE_INVALID) != 0;
    runner->call_seconds = ran(stage) - start;
    runner->call_preemptions = preemptions() - before;
    if (runner->rival->finish)
        runner->rival->finish(runner->pointers);
    return exact;
}

static int holds_integers(const Buffer *buffer)
{
    return buffer->kind != KIND_FLOAT && buffer->kind != KIND_DOUBLE && buffer->kind != KIND_BFLOAT16;
}

static int holds_no_number(const Stage *stage, const Buffer *results)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        for (size_t i = 0; results[b].compared && i < results[b].elements; i++)
            if (isnan(value_at(&results[b], i)))
                return 1;
    return 0;
}

/* Arguments of a level. Integers are positive: paths that get shorter on every round trip would overflow. */
static void fill_all(Stage *stage, long long level, int absolute)
{
    for (int b = 0; b < stage->plan->buffer_count; b++) {
        Buffer *buffer = &stage->pristine[b];
        if (holds_integers(buffer))
            fill_positive(buffer, b, stage->trial, level);
        else
            fill(buffer, b, stage->trial, level, absolute);
    }
}

/*
 * The reference's results on whole numbers small enough that its arithmetic is exact; 0 when there are none.
 * Where they hold what is not a number, as roots of negative variances do, all arguments lose their signs; and where
 * something on the way to them is none, of which rectifiers make zeros here and other rectifiers do not.
 */
static int run_reference(Stage *stage, Runner *reference)
{
    int exact = 0;
    for (int absolute = 0; absolute <= 1; absolute++) {
        exact = 0;
        for (long long level = HIGH_LEVEL; level >= LOW_LEVEL && !exact; level -= HIGH_LEVEL - LOW_LEVEL) {
            fill_all(stage, level, absolute);
            /* Copies that it made of other values would be of no use. */
            prepare(stage, reference);
            exact = run_once(stage, reference);
        }
        collect(stage, reference, stage->expected);
        if (!reference->undefined && !holds_no_number(stage, stage->expected))
            break;
    }
    return exact;
}

/* Largest difference over largest value, over all arrays. */
static double relative_error(const Stage *stage, const Buffer *actual)
{
    double worst = 0.0;
    for (int b = 0; b < stage->plan->buffer_count; b++) {
        double difference = 0.0, largest = 0.0;
        if (!actual[b].compared)
            continue;
        for (size_t i = 0; i < actual[b].elements; i++) {
            double wanted = value_at(&stage->expected[b], i), got = value_at(&actual[b], i);
            if (isnan(wanted) && isnan(got))
                continue;
            difference = fmax(difference, isfinite(wanted - got) || wanted == got ? fabs(wanted - got) : INFINITY);
            largest = fmax(largest, fabs(wanted));
        }
        if (difference > 0.0)
            worst = fmax(worst, largest > 0.0 ? difference / largest : INFINITY);
    }
    return worst;
}

static int left_the_same_bytes(const Stage *stage, const Runner *runner)
{
    for (int b = 0; b < stage->plan->buffer_count; b++)
        if (stage->expected[b].compared && memcmp(stage->expected[b].data, runner->pointers[b], stage->expected[b].bytes))
            return 0;
    return 1;
}

/* Only what computes the same is timed: every value where the arithmetic was exact, else within the relative bound. */
static void compare_results(const Stage *stage, Runner *runner, int exact)
{
    size_t different = 0, first = 0;
    if (left_the_same_bytes(stage, runner)) {
        runner->active = 1;
        report(stage->plan, "compared %d 1 %d 0 0", runner->number, exact);
        return;
    }
    Buffer *actual = shaped(stage->plan, stage->trial);
    collect(stage, runner, actual);
    for (int b = 0; b < stage->plan->buffer_count; b++)
        different += actual[b].compared ? compare(&stage->expected[b], &actual[b], NULL, 0.0, &first) : 0;
    double error = relative_error(stage, actual);
    runner->active = exact ? different == 0 || error == 0.0 : error <= stage->trial->gamma;
    report(stage->plan, "compared %d %d %d %zu %.6g", runner->number, runner->active, exact, different, error);
    for (int b = 0; b < stage->plan->buffer_count; b++)
        release(&actual[b]);
    free(actual);
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Half the 95% confidence interval of the median (order statistics), relative to it; sorts the values. */
static double uncertainty(double *values, int n)
{
    if (n < 3)
        return INFINITY;
    qsort(values, (size_t)n, sizeof *values, by_size);
    int low = (int)floor(0.5 * n - 0.98 * sqrt(n)), high = (int)ceil(0.5 * n + 0.98 * sqrt(n));
    low = low < 0 ? 0 : low;
    high = high > n - 1 ? n - 1 : high;
    return 0.5 * (values[high] - values[low]) / values[n / 2];
}

/* How well the ratio to the yardstick is known, from the rounds in which both ran undisturbed. */
static double ratio_uncertainty(const Runner *runner, const Runner *yardstick)
{
    static double ratios[MAX_SAMPLES];
    int n = 0;
    for (int i = 0, j = 0; i < runner->count; i++) {
        while (j < yardstick->count && yardstick->rounds[j] < runner->rounds[i])
            j++;
        if (j < yardstick->count && yardstick->rounds[j] == runner->rounds[i] && !yardstick->disturbed[j] &&
            !runner->disturbed[i])
            ratios[n++] = runner->samples[i] / yardstick->samples[j];
    }
    return uncertainty(ratios, n);
}

/* How well its own time is known. */
static double time_uncertainty(const Runner *runner)
{
    static double times[MAX_SAMPLES];
    int n = 0;
    for (int i = 0; i < runner->count; i++)
        if (!runner->disturbed[i])
            times[n++] = runner->samples[i];
    return uncertainty(times, n);
}

static int is_machine(const Library *library)
{
    return !strcmp(library->role, "peak") || !strcmp(library->role, "bandwidth");
}

/* The part of the budget that each gets of those that compute the result. */
static double share(const Plan *plan)
{
    int count = 0;
    for (int l = 0; l < plan->library_count; l++)
        count += !is_machine(&plan->libraries[l]);
    return plan->budget_seconds / (count ? count : 1);
}

/* Whether the implementation should run in another round. A slow one is content with the samples that its share holds. */
static int wants_more(const Plan *plan, const Runner *runner, const Runner *yardstick)
{
    if (!runner->active || runner->count >= MAX_SAMPLES || runner->count >= plan->maximum_rounds)
        return 0;
    if (runner->count == 0)
        return 1;
    if (runner->used_seconds + runner->call_seconds > share(plan))
        return 0;
    if (runner->count < plan->minimum_rounds)
        return 1;
    int alone = runner == yardstick || !yardstick->active;
    return (alone ? time_uncertainty(runner) : ratio_uncertainty(runner, yardstick)) > plan->precision;
}

static void flush_caches(const Stage *stage)
{
    for (size_t i = 0; i < FLUSH_BYTES; i += 64)
        stage->flush[i]++;
}

/* Bring caches, clock and sleeping threads into the state of continued work. */
static void lead_in(const Stage *stage, Runner *runner)
{
    double start = now();
    if (runner->call_seconds > LONG_CALL_SECONDS)
        return;
    do
        call(stage, runner);
    while (now() - start < LEAD_SECONDS);
}

static int is_cold(const Stage *stage, const Runner *runner)
{
    return stage->plan->cold && !runner->machine;
}

static double timed_batch(const Stage *stage, Runner *runner)
{
    double start = ran(stage);
    for (int i = 0; i < runner->batch; i++)
        call(stage, runner);
    return (ran(stage) - start) / runner->batch;
}

static double timed_cold(const Stage *stage, Runner *runner)
{
    flush_caches(stage);
    double start = ran(stage);
    call(stage, runner);
    return ran(stage) - start;
}

static void keep_sample(const Stage *stage, Runner *runner, double seconds, long disturbances)
{
    runner->rounds[runner->count] = stage->round;
    runner->disturbed[runner->count] = disturbances != 0;
    runner->samples[runner->count++] = seconds;
    report(stage->plan, "sample %d %.9g %ld %d", runner->number, seconds, disturbances, stage->round);
}

/* What an interruption spoils is not charged to the implementation. `begin` is when the work for the sample began. */
static void take_sample(Stage *stage, Runner *runner, double begin)
{
    long before = preemptions();
    double seconds = is_cold(stage, runner) ? timed_cold(stage, runner) : timed_batch(stage, runner);
    long disturbances = preemptions() - before;
    keep_sample(stage, runner, seconds, disturbances);
    *(disturbances ? &stage->lost_seconds : &runner->used_seconds) += now() - begin;
}

/* The samples of one turn: what the lead-in made warm serves all of them. */
static void take_turn(Stage *stage, Runner *runner)
{
    double begin = now();
    int row = runner->machine ? 1 : stage->plan->row;
    if (!runner->machine)
        restore(stage, runner);
    if (!runner->machine && !is_cold(stage, runner))
        lead_in(stage, runner);
    for (int taken = 0; taken < row && runner->count < MAX_SAMPLES; taken++, begin = now()) {
        if (taken && runner->used_seconds + runner->call_seconds > share(stage->plan))
            return;
        take_sample(stage, runner, begin);
    }
}

/* Calls that make one sample: as many as fill the sample time. A call that fills its share was sample enough. */
static void calibrate(Stage *stage, Runner *runner)
{
    if (runner->machine || !runner->active)
        return;
    if (runner->call_seconds > share(stage->plan) / 2) {
        keep_sample(stage, runner, runner->call_seconds, runner->call_preemptions);
        runner->used_seconds = runner->call_seconds;
        return;
    }
    restore(stage, runner);
    lead_in(stage, runner);
    run_once(stage, runner);
    see_changes(stage, runner);
    double calls = stage->plan->sample_seconds / (runner->call_seconds + 1e-9);
    runner->batch = calls < 1.0 ? 1 : calls > 1e6 ? 1000000 : (int)calls;
}

/* One round; whether anybody wanted it. The yardstick runs when another one does, beyond its share too. */
static int take_round(Stage *stage, Runner *runners, Runner *yardstick)
{
    const Plan *plan = stage->plan;
    int others = 0;
    for (int i = 0; i < plan->library_count; i++) {
        runners[i].wanted = !runners[i].machine && wants_more(plan, &runners[i], yardstick);
        others += runners[i].wanted;
    }
    if (others && yardstick->active && !yardstick->machine && yardstick->count < MAX_SAMPLES)
        yardstick->wanted = 1;
    for (int i = 0; i < plan->library_count; i++) {
        Runner *turn = &runners[(i + stage->round) % plan->library_count];
        if (turn->wanted)
            take_turn(stage, turn);
    }
    return others;
}

static void take_rounds(Stage *stage, Runner *runners)
{
    const Plan *plan = stage->plan;
    double start = now();
    Runner *yardstick = &runners[plan->library_count > 1];
    for (stage->round = 1; stage->round <= plan->maximum_rounds; stage->round++) {
        double granted = plan->budget_seconds + fmin(stage->lost_seconds, 0.5 * plan->budget_seconds);
        if (!take_round(stage, runners, yardstick) || now() - start > granted)
            return;
        for (int i = 0; i < plan->library_count; i++)
            if (runners[i].machine && runners[i].active && !strcmp(runners[i].rival->role, "peak"))
                take_turn(stage, &runners[i]);
    }
}

static void take_machine_samples(Stage *stage, Runner *runners)
{
    for (int i = 0; i < stage->plan->library_count; i++)
        for (int repeat = 0; runners[i].machine && runners[i].active && repeat < PEAK_REPEATS; repeat++)
            take_turn(stage, &runners[i]);
}

/* Bytes that one call of our result brings from memory, by the processor's counters; the reason where there are none. */
static void count_traffic(const Stage *stage, Runner *runner)
{
    const char *reason = "";
    if (!runner->active || runner->machine)
        return;
    restore(stage, runner);
    lead_in(stage, runner);
    int counter = start_counting(&reason);
    if (counter < 0) {
        report(stage->plan, "uncounted %s", reason);
        return;
    }
    timed_batch(stage, runner);
    long long misses = stop_counting(counter);
    if (misses >= 0)
        report(stage->plan, "traffic %d %lld", runner->number, misses * LINE_BYTES / runner->batch);
}

static Runner *new_runners(const Plan *plan)
{
    Runner *runners = calloc((size_t)plan->library_count, sizeof *runners);
    if (!runners)
        fail("out of memory");
    for (int l = 0; l < plan->library_count; l++) {
        const Library *library = &plan->libraries[l];
        runners[l].rival = library;
        runners[l].number = l;
        runners[l].machine = is_machine(library);
        runners[l].batch = 1;
    }
    return runners;
}

static void report_shape(const Stage *stage)
{
    size_t bytes = 0, elements = 0, zeros = 0;
    for (int b = 0; b < stage->plan->buffer_count; b++) {
        bytes += stage->pristine[b].bytes;
        elements += stage->expected[b].elements;
        zeros += count_zeros(&stage->expected[b]);
    }
    report(stage->plan, "data %zu %zu %zu", bytes, elements, zeros);
}

void measure(const Plan *plan)
{
    Stage stage = {.plan = plan, .trial = &plan->trials[0]};
    Runner *runners = new_runners(plan);
    if (plan->trial_count != 1 || plan->library_count < 1)
        fail("plan: one trial is measured at a time");
    stage.pristine = shaped(plan, stage.trial);
    stage.working = shaped(plan, stage.trial);
    stage.expected = shaped(plan, stage.trial);
    stage.flush = calloc(1, FLUSH_BYTES);
    for (int r = 0; r < plan->real_count; r++)
        stage.reals[r] = fill_real(r, stage.trial, stage.trial->reals[r], 0);
    runners[0].active = prepare(&stage, &runners[0]) && strcmp(runners[0].rival->role, "oracle");
    int exact = run_reference(&stage, &runners[0]);
    see_changes(&stage, &runners[0]);
    report_shape(&stage);
    for (int l = 1; l < plan->library_count; l++) {
        runners[l].active = prepare(&stage, &runners[l]);
        if (!runners[l].active || runners[l].machine)
            continue;
        run_once(&stage, &runners[l]);
        see_changes(&stage, &runners[l]);
        compare_results(&stage, &runners[l], exact);
    }
    take_machine_samples(&stage, runners);
    for (int l = 0; l < plan->library_count; l++)
        calibrate(&stage, &runners[l]);
    take_rounds(&stage, runners);
    count_traffic(&stage, &runners[plan->library_count > 1]);
    take_machine_samples(&stage, runners);
    free(runners);
}
