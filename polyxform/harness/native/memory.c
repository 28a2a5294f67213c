/* Buffers between guard pages: an access before the first or behind the last element faults or spoils a pattern. */
#define _GNU_SOURCE
#include "harness.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t page(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

size_t element_size(Kind kind)
{
    static const unsigned char sizes[KIND_COUNT] = {4, 8, 1, 1, 2, 2, 4, 4, 8, 8, 1, 2};
    return sizes[kind];
}

/* A zone without access on either side, wide enough for an index that is a row too far. */
enum { GUARD = 1 << 20 };

/* Start-placed data begins at the front guard; end-placed data ends at the back guard, so that the alignment is only an element's. */
void allocate(Buffer *buffer, Placement placement)
{
    size_t body = (buffer->bytes + page() - 1) / page() * page();
    buffer->region_bytes = body + 2 * (size_t)GUARD;
    buffer->region = mmap(NULL, buffer->region_bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (buffer->region == MAP_FAILED || (body && mprotect(buffer->region + GUARD, body, PROT_READ | PROT_WRITE)))
        fail("no memory for an array of %zu bytes", buffer->bytes);
    memset(buffer->region + GUARD, PATTERN, body);
    buffer->data = buffer->region + GUARD + (placement == AT_END ? body - buffer->bytes : 0);
}

void release(Buffer *buffer)
{
    if (buffer->region)
        munmap(buffer->region, buffer->region_bytes);
    buffer->region = NULL;
    buffer->data = NULL;
}

static int holds_pattern(const unsigned char *first, const unsigned char *last)
{
    while (first < last)
        if (*first++ != PATTERN)
            return 0;
    return 1;
}

/* Whether the bytes between the elements and the guard pages are untouched. */
int margins_intact(const Buffer *buffer)
{
    if (!buffer->region)
        return 1;
    const unsigned char *body = buffer->region + GUARD;
    const unsigned char *end = buffer->region + buffer->region_bytes - GUARD;
    return holds_pattern(body, buffer->data) && holds_pattern(buffer->data + buffer->bytes, end);
}

/* The buffer whose guarded region holds the address, and the distance in bytes from its first element. */
const Buffer *owner_of(const Buffer *buffers, int count, uintptr_t address, long long *offset)
{
    for (int b = 0; b < count; b++) {
        uintptr_t region = (uintptr_t)buffers[b].region;
        if (!region || address < region || address >= region + buffers[b].region_bytes)
            continue;
        *offset = (long long)(address - (uintptr_t)buffers[b].data);
        return &buffers[b];
    }
    return NULL;
}
