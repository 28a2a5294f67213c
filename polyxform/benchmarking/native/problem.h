/* A library's problem in words of a line: numbers, and how each tensor lies in the kernel's arrays. */
#ifndef POLYXFORM_PROBLEM_H
#define POLYXFORM_PROBLEM_H

enum { MAX_TENSOR_RANK = 4 };

/* Index i of a dimension lies (i / block) * outer + (i % block) * inner elements from the start. */
typedef struct {
    long long block, outer, inner;
} Axis;

/* A tensor inside the array `buffer`, its elements in the element type of the problem. */
typedef struct {
    int buffer, rank;
    long long offset, extents[MAX_TENSOR_RANK];
    Axis axes[MAX_TENSOR_RANK];
} Tensor;

static inline long long place(const Axis *axis, long long index)
{
    return index / axis->block * axis->outer + index % axis->block * axis->inner;
}

static inline long long elements_of(const Tensor *tensor)
{
    long long count = 1;
    for (int d = 0; d < tensor->rank; d++)
        count *= tensor->extents[d];
    return count;
}

/* Position in the kernel's array of the element with the given position in row-major order. */
static inline long long position_of(const Tensor *tensor, long long flat)
{
    long long position = tensor->offset;
    for (int d = tensor->rank - 1; d >= 0; d--) {
        position += place(&tensor->axes[d], flat % tensor->extents[d]);
        flat /= tensor->extents[d];
    }
    return position;
}

static inline long long next_number(char **words)
{
    return strtoll(*words, words, 10);
}

static inline Tensor next_tensor(char **words)
{
    Tensor tensor = {0};
    tensor.buffer = (int)next_number(words);
    tensor.rank = (int)next_number(words);
    tensor.offset = next_number(words);
    for (int d = 0; d < tensor.rank && d < MAX_TENSOR_RANK; d++) {
        tensor.extents[d] = next_number(words);
        tensor.axes[d].block = next_number(words);
        tensor.axes[d].outer = next_number(words);
        tensor.axes[d].inner = next_number(words);
    }
    return tensor;
}

#endif
