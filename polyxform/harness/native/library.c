/* Implementations are shared objects; each brings its own globals and its own OpenMP run time. */
#define _GNU_SOURCE
#include "harness.h"

#include <dlfcn.h>
#include <string.h>

static void *symbol(void *handle, const char *name, int required)
{
    void *address = dlsym(handle, name);
    if (required && !address)
        fail("missing symbol %s", name);
    return address;
}

/* A data pointer becomes a function pointer the way POSIX asks for. */
#define FUNCTION(target, handle, name, required)                       \
    do {                                                               \
        void *address_ = symbol(handle, name, required);               \
        memcpy(&(target), &address_, sizeof address_);                 \
    } while (0)

void open_library(Library *library)
{
    void *handle = dlopen(library->path, RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        fail("%s", dlerror());
    FUNCTION(library->call, handle, "polyxform_call", 1);
    FUNCTION(library->extent, handle, "polyxform_extent", 0);
    FUNCTION(library->bind, handle, "polyxform_bind", 0);
    FUNCTION(library->prepare, handle, "polyxform_prepare", 0);
    FUNCTION(library->finish, handle, "polyxform_finish", 0);
    FUNCTION(library->about, handle, "polyxform_about", 0);
    FUNCTION(library->set_threads, handle, "omp_set_num_threads", 0);
    FUNCTION(library->watch, handle, "polyxform_on_race", 0);
}

/* The declared extents at this trial's sizes, as the library's own C evaluates them; a negative one counts as 0. */
void shape_buffers(const Plan *plan, const Library *library, const Trial *trial, Buffer *buffers)
{
    for (int b = 0; b < plan->buffer_count; b++) {
        Buffer *buffer = &buffers[b];
        *buffer = plan->buffers[b];
        buffer->elements = 1;
        for (int d = 0; d < buffer->rank; d++) {
            long long extent = library->extent(b, d, trial->integers, trial->outer[b]);
            buffer->extents[d] = extent > 0 ? extent : 0;
            if (__builtin_mul_overflow(buffer->elements, (size_t)buffer->extents[d], &buffer->elements))
                fail("array %d has too many elements", b);
        }
        buffer->bytes = buffer->elements * element_size(buffer->kind);
    }
}
