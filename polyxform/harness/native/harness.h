/* What the parts of the driver share: buffers, libraries, the plan that the parent sends, and the reports to it. */
#ifndef POLYXFORM_HARNESS_H
#define POLYXFORM_HARNESS_H

#include <stddef.h>
#include <stdint.h>

enum { MAX_RANK = 16, MAX_ARGUMENTS = 1000, MAX_THREAD_COUNTS = 16, PATTERN = 0xA5 };

/* Element types that can be filled with data and compared. */
typedef enum {
    KIND_FLOAT, KIND_DOUBLE, KIND_INT8, KIND_UINT8, KIND_INT16, KIND_UINT16,
    KIND_INT32, KIND_UINT32, KIND_INT64, KIND_UINT64, KIND_BOOL, KIND_BFLOAT16, KIND_COUNT
} Kind;

/* How values are drawn: whole numbers from -level to level, reals from -1 to 1, or a symmetric dominant diagonal. */
typedef enum { DATA_INTEGER, DATA_REAL, DATA_DOMINANT } DataClass;

/* Where the elements of a buffer lie between its two guard pages. */
typedef enum { AT_END, AT_START } Placement;

/* Storage of one argument, global or result. `data` is NULL until it is allocated or bound. */
typedef struct {
    Kind kind;
    int rank;
    int global;
    int compared;
    long long extents[MAX_RANK];
    size_t elements;
    size_t bytes;
    unsigned char *data;
    unsigned char *region;
    size_t region_bytes;
} Buffer;

typedef long long (*ExtentFunction)(int buffer, int dimension, const long long *integers, long long outer);
typedef void (*BindFunction)(void **buffers, const long long *integers);
typedef int (*PrepareFunction)(const char *configuration, void **buffers, const long long *integers);
typedef void (*CallFunction)(void **buffers, const long long *integers, const double *reals);
typedef void (*FinishFunction)(void **buffers);
typedef const char *(*AboutFunction)(void);
typedef void (*ThreadsFunction)(int threads);
typedef void (*RaceHandler)(const void *address, int first, int second, int first_writes, int second_writes);
typedef void (*WatchFunction)(RaceHandler handler);

/* One implementation, a shared object. Only `call` is there in every one. */
typedef struct {
    char role[32];
    char *path;
    char *configuration;
    ExtentFunction extent;
    BindFunction bind;
    PrepareFunction prepare;
    CallFunction call;
    FinishFunction finish;
    AboutFunction about;
    ThreadsFunction set_threads;
    WatchFunction watch;
} Library;

/* One set of arguments. `outer` holds the extent of each buffer's undeclared first dimension; the integers of a buffer lie
   from 0 up to below `below`, where that is not 0. */
typedef struct {
    DataClass data;
    uint64_t seed;
    int heavy;
    double gamma;
    long long *integers;
    double *reals;
    long long *outer;
    long long *below;
} Trial;

/* Everything that the parent asks for. */
typedef struct {
    char nonce[65];
    char mode[16];
    int processors;
    int thread_counts[MAX_THREAD_COUNTS];
    int thread_count_count;
    int buffer_count, integer_count, real_count, library_count, trial_count;
    Buffer *buffers;
    Library *libraries;
    Trial *trials;
    double budget_seconds, sample_seconds, precision;
    int minimum_rounds, maximum_rounds, cold, row;
} Plan;

void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void report(const Plan *plan, const char *format, ...) __attribute__((format(printf, 2, 3)));

void read_plan(Plan *plan);

void open_library(Library *library);
void shape_buffers(const Plan *plan, const Library *library, const Trial *trial, Buffer *buffers);

size_t element_size(Kind kind);
void allocate(Buffer *buffer, Placement placement);
void release(Buffer *buffer);
int margins_intact(const Buffer *buffer);
const Buffer *owner_of(const Buffer *buffers, int count, uintptr_t address, long long *offset);

void fill(Buffer *buffer, int number, const Trial *trial, long long level, int absolute);
void fill_positive(Buffer *buffer, int number, const Trial *trial, long long level);
double fill_real(int number, const Trial *trial, double given, int absolute);
double value_at(const Buffer *buffer, size_t index);
void print_value(const Buffer *buffer, size_t index, char *text, size_t size);
size_t count_nonfinite(const Buffer *buffer);
size_t count_zeros(const Buffer *buffer);
size_t compare(const Buffer *expected, const Buffer *actual, const Buffer *magnitude, double gamma, size_t *first);

int start_counting(const char **reason);
long long stop_counting(int counter);

void check(const Plan *plan);
void measure(const Plan *plan);

#endif
