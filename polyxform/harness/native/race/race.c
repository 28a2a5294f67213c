/*
 * A run time of OpenMP that finds races: linked into code that gcc compiled with -fopenmp -fsanitize=thread, in the place of
 * both libgomp and libtsan.
 *
 * The threads of a team are coroutines that run one after another, so that a run is the same each time, and there are so
 * many of them that in a loop of up to VIRTUAL_THREADS iterations each iteration is a thread of its own. `if` clauses are
 * not heeded: small loops run in parallel too. Between two barriers nothing orders the threads; the shadow of every byte
 * holds who wrote and who read it since the last barrier, and two threads that touch it, one of them writing, are a race.
 */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

enum { VIRTUAL_THREADS = 251, STACK_BYTES = 1 << 20, PAGE_BITS = 12, SLOTS = 1 << 15, MOST_PAGES = SLOTS / 2 };
enum { NOBODY = 0, HOLDER = VIRTUAL_THREADS + 1, SEVERAL = 0xFFFF };

/* Called for a race: address, the two threads, counted from 0, and whether each of them writes. */
typedef void (*RaceHandler)(const void *address, int first, int second, int first_writes, int second_writes);

/* Who touched a byte since the last barrier, threads counted from 1; void when `interval` is an old one. */
typedef struct {
    uint32_t interval;
    uint16_t writer, reader;
} Cell;

typedef struct {
    uintptr_t number;
    Cell *cells;
} Page;

typedef struct {
    ucontext_t context;
    unsigned char *stack;
    int started, finished;
} Coroutine;

static Page pages[SLOTS];
static int page_count;
static uint32_t interval;
static Coroutine coroutines[VIRTUAL_THREADS];
static ucontext_t scheduler;
static int running; /* the thread that runs, counted from 1; 0 outside parallel regions */
static int locked;  /* between GOMP_atomic_start and GOMP_atomic_end: whoever holds the lock counts as one thread */
static void (*team_function)(void *);
static void *team_data;
static RaceHandler handler;

__attribute__((visibility("default"))) void polyxform_on_race(RaceHandler given)
{
    handler = given;
}

static void tell(const void *address, int first, int second, int first_writes, int second_writes)
{
    if (handler)
        handler(address, first - 1, second - 1, first_writes, second_writes);
    else
        printf("race between threads %d and %d\n", first - 1, second - 1);
}

static Cell *new_cells(void)
{
    size_t bytes = sizeof(Cell) << PAGE_BITS;
    Cell *cells = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return cells == MAP_FAILED ? NULL : cells;
}

static void forget_pages(void)
{
    for (int at = 0; at < SLOTS; at++)
        if (pages[at].cells)
            munmap(pages[at].cells, sizeof(Cell) << PAGE_BITS);
    memset(pages, 0, sizeof pages);
    page_count = 0;
}

/* The shadow of a page; NULL when there is no more room, or none yet and `make` is 0. */
static Cell *cells_of(uintptr_t number, int make)
{
    static Page *last = pages;
    if (last->cells && last->number == number)
        return last->cells;
    size_t at = number * 0x9E3779B97F4A7C15u >> 49;
    while (pages[at].cells && pages[at].number != number)
        at = (at + 1) % SLOTS;
    if (!pages[at].cells) {
        if (!make || page_count == MOST_PAGES || !(pages[at].cells = new_cells()))
            return NULL;
        pages[at].number = number;
        page_count++;
    }
    last = &pages[at];
    return last->cells;
}

static void touch_byte(uintptr_t address, int writes)
{
    int who = locked ? HOLDER : running;
    Cell *cells = cells_of(address >> PAGE_BITS, 1);
    if (!cells)
        return;
    Cell *cell = &cells[address & ((1u << PAGE_BITS) - 1)];
    if (cell->interval != interval)
        *cell = (Cell){interval, NOBODY, NOBODY};
    if (cell->writer != NOBODY && cell->writer != who)
        tell((const void *)address, cell->writer, who, 1, writes);
    else if (writes && cell->reader != NOBODY && cell->reader != who)
        tell((const void *)address, cell->reader == SEVERAL ? (who == 1 ? 2 : 1) : cell->reader, who, 0, 1);
    if (writes)
        cell->writer = (uint16_t)who;
    else
        cell->reader = (uint16_t)(cell->reader == NOBODY || cell->reader == who ? who : SEVERAL);
}

static void touch(const void *address, size_t bytes, int writes)
{
    if (!running)
        return;
    uintptr_t first = (uintptr_t)address, stack = (uintptr_t)coroutines[running - 1].stack;
    if (first - stack < STACK_BYTES)
        return;
    for (size_t at = 0; at < bytes; at++)
        touch_byte(first + at, writes);
}

/* Memory that one thread gave back may be another's next: nobody has touched it. */
static void forget(const void *address, size_t bytes)
{
    for (size_t at = 0; running && at < bytes; at++) {
        Cell *cells = cells_of(((uintptr_t)address + at) >> PAGE_BITS, 0);
        if (cells)
            cells[((uintptr_t)address + at) & ((1u << PAGE_BITS) - 1)].interval = 0;
    }
}

void __real_free(void *address);
void __wrap_free(void *address);
void __wrap_free(void *address)
{
    if (address)
        forget(address, malloc_usable_size(address));
    __real_free(address);
}

void *__wrap_memcpy(void *to, const void *from, size_t bytes);
void *__wrap_memcpy(void *to, const void *from, size_t bytes)
{
    touch(from, bytes, 0);
    touch(to, bytes, 1);
    return memmove(to, from, bytes);
}

void *__real_memset(void *to, int value, size_t bytes);
void *__wrap_memset(void *to, int value, size_t bytes);
void *__wrap_memset(void *to, int value, size_t bytes)
{
    touch(to, bytes, 1);
    return __real_memset(to, value, bytes);
}

/* What gcc calls before each access. */
#define ACCESS(bytes)                                                                                                 \
    void __tsan_read##bytes(void *address);                                                                           \
    void __tsan_read##bytes(void *address) { touch(address, bytes, 0); }                                              \
    void __tsan_write##bytes(void *address);                                                                          \
    void __tsan_write##bytes(void *address) { touch(address, bytes, 1); }                                             \
    void __tsan_unaligned_read##bytes(void *address);                                                                 \
    void __tsan_unaligned_read##bytes(void *address) { touch(address, bytes, 0); }                                    \
    void __tsan_unaligned_write##bytes(void *address);                                                                \
    void __tsan_unaligned_write##bytes(void *address) { touch(address, bytes, 1); }                                   \
    void __tsan_volatile_read##bytes(void *address);                                                                  \
    void __tsan_volatile_read##bytes(void *address) { touch(address, bytes, 0); }                                     \
    void __tsan_volatile_write##bytes(void *address);                                                                 \
    void __tsan_volatile_write##bytes(void *address) { touch(address, bytes, 1); }
ACCESS(1)
ACCESS(2)
ACCESS(4)
ACCESS(8)
ACCESS(16)

void __tsan_read_range(void *address, size_t bytes);
void __tsan_read_range(void *address, size_t bytes) { touch(address, bytes, 0); }
void __tsan_write_range(void *address, size_t bytes);
void __tsan_write_range(void *address, size_t bytes) { touch(address, bytes, 1); }
void __tsan_init(void);
void __tsan_init(void) {}
void __tsan_func_entry(void *caller);
void __tsan_func_entry(void *caller) { (void)caller; }
void __tsan_func_exit(void);
void __tsan_func_exit(void) {}

/* Atomic operations, as the clause `reduction` makes them, are no races; coroutines need no real ones. */
#define ATOMIC(bits)                                                                                                  \
    int##bits##_t __tsan_atomic##bits##_load(const int##bits##_t *place, int order);                                  \
    int##bits##_t __tsan_atomic##bits##_load(const int##bits##_t *place, int order) { (void)order; return *place; }   \
    void __tsan_atomic##bits##_store(int##bits##_t *place, int##bits##_t value, int order);                           \
    void __tsan_atomic##bits##_store(int##bits##_t *place, int##bits##_t value, int order)                            \
    {                                                                                                                 \
        (void)order;                                                                                                  \
        *place = value;                                                                                               \
    }                                                                                                                 \
    int##bits##_t __tsan_atomic##bits##_fetch_add(int##bits##_t *place, int##bits##_t value, int order);              \
    int##bits##_t __tsan_atomic##bits##_fetch_add(int##bits##_t *place, int##bits##_t value, int order)               \
    {                                                                                                                 \
        (void)order;                                                                                                  \
        int##bits##_t old = *place;                                                                                   \
        *place = (int##bits##_t)((uint64_t)old + (uint64_t)value);                                                    \
        return old;                                                                                                   \
    }                                                                                                                 \
    int##bits##_t __tsan_atomic##bits##_compare_exchange_val(int##bits##_t *place, int##bits##_t old,                 \
                                                             int##bits##_t value, int order, int otherwise);          \
    int##bits##_t __tsan_atomic##bits##_compare_exchange_val(int##bits##_t *place, int##bits##_t old,                 \
                                                             int##bits##_t value, int order, int otherwise)           \
    {                                                                                                                 \
        (void)order;                                                                                                  \
        (void)otherwise;                                                                                              \
        int##bits##_t found = *place;                                                                                 \
        if (found == old)                                                                                             \
            *place = value;                                                                                           \
        return found;                                                                                                 \
    }
ATOMIC(8)
ATOMIC(16)
ATOMIC(32)
ATOMIC(64)

/* OpenMP, as far as gcc calls it for loops with a static schedule. */
int omp_get_thread_num(void);
int omp_get_thread_num(void) { return running ? running - 1 : 0; }
int omp_get_num_threads(void);
int omp_get_num_threads(void) { return running ? VIRTUAL_THREADS : 1; }
int omp_get_max_threads(void);
int omp_get_max_threads(void) { return VIRTUAL_THREADS; }
int omp_in_parallel(void);
int omp_in_parallel(void) { return running != 0; }
void GOMP_atomic_start(void);
void GOMP_atomic_start(void) { locked = 1; }
void GOMP_atomic_end(void);
void GOMP_atomic_end(void) { locked = 0; }

void GOMP_barrier(void);
void GOMP_barrier(void)
{
    if (running)
        swapcontext(&coroutines[running - 1].context, &scheduler);
}

static void begin(void)
{
    team_function(team_data);
    coroutines[running - 1].finished = 1;
    swapcontext(&coroutines[running - 1].context, &scheduler);
}

static void prepare(Coroutine *coroutine)
{
    if (!coroutine->stack) {
        coroutine->stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (coroutine->stack == MAP_FAILED || mprotect(coroutine->stack, 4096, PROT_NONE))
            abort();
    }
    getcontext(&coroutine->context);
    coroutine->context.uc_stack.ss_sp = coroutine->stack;
    coroutine->context.uc_stack.ss_size = STACK_BYTES;
    coroutine->context.uc_link = NULL;
    makecontext(&coroutine->context, begin, 0);
    coroutine->finished = 0;
}

/* Each thread up to the next barrier, in turn, until all are done. A team inside a team has one thread. */
void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags)
{
    (void)threads;
    (void)flags;
    if (running) {
        function(data);
        return;
    }
    if (page_count > MOST_PAGES / 2)
        forget_pages();
    team_function = function;
    team_data = data;
    for (int t = 0; t < VIRTUAL_THREADS; t++)
        prepare(&coroutines[t]);
    for (int left = VIRTUAL_THREADS; left;) {
        interval++;
        for (int t = 0; t < VIRTUAL_THREADS; t++) {
            if (coroutines[t].finished)
                continue;
            running = t + 1;
            swapcontext(&scheduler, &coroutines[t].context);
            left -= coroutines[t].finished;
        }
    }
    running = 0;
}
