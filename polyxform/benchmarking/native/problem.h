/* A library's problem as a line of numbers: how each tensor lies in the kernel's arrays. */
#ifndef POLYXFORM_PROBLEM_H
#define POLYXFORM_PROBLEM_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TENSOR_RANK = 4, MAX_COMPONENTS = 8, MOST_CODE = 64, FORMULA_STACK = 16 };

/* A dimension made of nested ones, outermost first: each with its extent and its stride in elements. */
typedef struct {
    int count;
    long long extent, extents[MAX_COMPONENTS], strides[MAX_COMPONENTS];
} Axis;

/* A tensor inside an argument array, `offset` elements from its start. */
typedef struct {
    int buffer, rank;
    long long offset;
    Axis axes[MAX_TENSOR_RANK];
} Tensor;

static inline long long place(const Axis *axis, long long index)
{
    long long position = 0;
    for (int c = axis->count - 1; c >= 0; c--) {
        position += index % axis->extents[c] * axis->strides[c];
        index /= axis->extents[c];
    }
    return position;
}

static inline long long elements_of(const Tensor *tensor)
{
    long long count = 1;
    for (int d = 0; d < tensor->rank; d++)
        count *= tensor->axes[d].extent;
    return count;
}

/* Position in the array of the element with the given position in row-major order of the tensor. */
static inline long long position_of(const Tensor *tensor, long long flat)
{
    long long position = tensor->offset;
    for (int d = tensor->rank - 1; d >= 0; d--) {
        position += place(&tensor->axes[d], flat % tensor->axes[d].extent);
        flat /= tensor->axes[d].extent;
    }
    return position;
}

static inline long long next_number(char **words)
{
    return strtoll(*words, words, 10);
}

static inline Axis next_axis(char **words)
{
    Axis axis = {.count = (int)next_number(words), .extent = 1};
    for (int c = 0; c < axis.count && c < MAX_COMPONENTS; c++) {
        axis.extents[c] = next_number(words);
        axis.strides[c] = next_number(words);
        axis.extent *= axis.extents[c];
    }
    return axis;
}

static inline Tensor next_tensor(char **words)
{
    Tensor tensor = {.buffer = (int)next_number(words)};
    tensor.rank = (int)next_number(words);
    tensor.offset = next_number(words);
    for (int d = 0; d < tensor.rank && d < MAX_TENSOR_RANK; d++)
        tensor.axes[d] = next_axis(words);
    return tensor;
}

/* A number for each channel, in postfix order; see benchmarking/formulas.py. */
typedef struct {
    int count;
    long long code[MOST_CODE];
} Formula;

static inline Formula next_formula(char **words)
{
    Formula formula = {.count = (int)next_number(words)};
    for (int c = 0; c < formula.count; c++) {
        long long word = next_number(words);
        if (c < MOST_CODE)
            formula.code[c] = word;
    }
    return formula;
}

static inline float formula_at(const Formula *formula, long long channel, void **buffers)
{
    float stack[FORMULA_STACK + 1] = {0};
    const long long *code = formula->code;
    int top = -1;
    for (int c = 0; c < formula->count && c < MOST_CODE && top < FORMULA_STACK - 1; c++) {
        unsigned bits = c + 1 < MOST_CODE ? (unsigned)code[c + 1] : 0;
        switch (code[c]) {
        case 0: memcpy(&stack[++top], &bits, sizeof bits); c++; break;
        case 1: stack[++top] = ((const float *)buffers[code[++c]])[channel]; break;
        case 2: top--; stack[top] += stack[top + 1]; break;
        case 3: top--; stack[top] -= stack[top + 1]; break;
        case 4: top--; stack[top] *= stack[top + 1]; break;
        case 5: top--; stack[top] /= stack[top + 1]; break;
        case 6: stack[top] = sqrtf(stack[top]); break;
        default: stack[top] = -stack[top];
        }
    }
    return stack[0];
}

#endif
