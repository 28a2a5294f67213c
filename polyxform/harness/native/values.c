/* What buffers are filled with, and how results are held against each other. */
#include "harness.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* splitmix64: every element's value depends on seed, buffer and index alone. */
static uint64_t mix(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t draw(const Trial *trial, int number, uint64_t index)
{
    return mix(mix(trial->seed ^ ((uint64_t)number << 48)) + index);
}

/* A whole number from -level to level; zero no more often than the others. */
static long long whole(uint64_t bits, long long level)
{
    return (long long)(bits % (uint64_t)(2 * level + 1)) - level;
}

static double fraction(uint64_t bits)
{
    return ((double)(bits >> 11) + 0.5) * 0x1p-52 - 1.0;
}

static int is_unsigned(Kind kind)
{
    return kind == KIND_UINT8 || kind == KIND_UINT16 || kind == KIND_UINT32 || kind == KIND_UINT64 || kind == KIND_BOOL;
}

/* The upper half of a float: all of it for whole numbers up to 256. */
static uint16_t upper_half(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (uint16_t)(bits >> 16);
}

static float widened(uint16_t half)
{
    uint32_t bits = (uint32_t)half << 16;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void store(Buffer *buffer, size_t index, double value)
{
    unsigned char *place = buffer->data + index * element_size(buffer->kind);
    long long integer = (long long)value;
    switch (buffer->kind) {
    case KIND_FLOAT: memcpy(place, &(float){(float)value}, sizeof(float)); break;
    case KIND_DOUBLE: memcpy(place, &value, sizeof value); break;
    case KIND_BFLOAT16: memcpy(place, &(uint16_t){upper_half((float)value)}, sizeof(uint16_t)); break;
    case KIND_BOOL: *place = integer != 0; break;
    default: memcpy(place, &integer, element_size(buffer->kind)); break;
    }
}

/* Index of the element's mirror image in the square matrices that the last two dimensions make, -1 where there is none. */
static long long mirror(const Buffer *buffer, size_t index)
{
    if (buffer->rank < 2 || buffer->extents[buffer->rank - 1] != buffer->extents[buffer->rank - 2])
        return -1;
    size_t n = (size_t)buffer->extents[buffer->rank - 1];
    size_t row = index / n % n, column = index % n;
    return (long long)(index - row * n - column + column * n + row);
}

/* Symmetric, with a diagonal that outweighs its row: factorizations and solvers stay well conditioned on it. */
static double dominant(const Buffer *buffer, int number, const Trial *trial, size_t index)
{
    long long image = mirror(buffer, index);
    uint64_t lower = image >= 0 && (size_t)image < index ? (size_t)image : index;
    double value = fraction(draw(trial, number, lower));
    if (image == (long long)index)
        return 2.0 + value + (double)buffer->extents[buffer->rank - 1];
    return image < 0 ? value / (1.0 + (double)buffer->elements) : value;
}

static double element_value(const Buffer *buffer, int number, const Trial *trial, long long level, size_t index)
{
    int real = buffer->kind == KIND_FLOAT || buffer->kind == KIND_DOUBLE || buffer->kind == KIND_BFLOAT16;
    if (trial->data == DATA_DOMINANT && real)
        return dominant(buffer, number, trial, index);
    if (trial->data == DATA_REAL && real)
        return fraction(draw(trial, number, index));
    if (!real && trial->below[number] > 0)
        return (double)(draw(trial, number, index) % (uint64_t)trial->below[number]);
    return (double)whole(draw(trial, number, index), level);
}

/* With `absolute`, the same values without their signs. */
void fill(Buffer *buffer, int number, const Trial *trial, long long level, int absolute)
{
    for (size_t i = 0; i < buffer->elements; i++) {
        double value = element_value(buffer, number, trial, level, i);
        store(buffer, i, absolute || is_unsigned(buffer->kind) ? fabs(value) : value);
    }
}

/* Numbers from 1 on. */
void fill_positive(Buffer *buffer, int number, const Trial *trial, long long level)
{
    double least = trial->below[number] > 0 ? 0.0 : 1.0;
    for (size_t i = 0; i < buffer->elements; i++)
        store(buffer, i, least + fabs(element_value(buffer, number, trial, level, i)));
}

/* A floating scalar argument: the given one where it is a number, else one drawn like the arrays' elements. */
double fill_real(int number, const Trial *trial, double given, int absolute)
{
    double drawn = trial->data == DATA_INTEGER ? 1.0 + (double)(draw(trial, number, 0) % 3)
                                               : fraction(draw(trial, number, 0));
    double value = isnan(given) ? drawn : given;
    return absolute ? fabs(value) : value;
}

static long long integer_at(const Buffer *buffer, size_t index)
{
    const unsigned char *place = buffer->data + index * element_size(buffer->kind);
    switch (buffer->kind) {
    case KIND_INT8: return *(const int8_t *)place;
    case KIND_INT16: return *(const int16_t *)(const void *)place;
    case KIND_UINT16: return *(const uint16_t *)(const void *)place;
    case KIND_INT32: return *(const int32_t *)(const void *)place;
    case KIND_UINT32: return *(const uint32_t *)(const void *)place;
    case KIND_INT64:
    case KIND_UINT64: return *(const int64_t *)(const void *)place;
    default: return *place;
    }
}

double value_at(const Buffer *buffer, size_t index)
{
    if (buffer->kind == KIND_FLOAT)
        return ((const float *)(const void *)buffer->data)[index];
    if (buffer->kind == KIND_DOUBLE)
        return ((const double *)(const void *)buffer->data)[index];
    if (buffer->kind == KIND_BFLOAT16)
        return widened(((const uint16_t *)(const void *)buffer->data)[index]);
    return (double)integer_at(buffer, index);
}

void print_value(const Buffer *buffer, size_t index, char *text, size_t size)
{
    if (buffer->kind == KIND_FLOAT || buffer->kind == KIND_BFLOAT16)
        snprintf(text, size, "%.9g", value_at(buffer, index));
    else if (buffer->kind == KIND_DOUBLE)
        snprintf(text, size, "%.17g", value_at(buffer, index));
    else if (buffer->kind == KIND_UINT64)
        snprintf(text, size, "%" PRIu64, (uint64_t)integer_at(buffer, index));
    else
        snprintf(text, size, "%lld", integer_at(buffer, index));
}

size_t count_nonfinite(const Buffer *buffer)
{
    size_t count = 0;
    for (size_t i = 0; i < buffer->elements; i++)
        count += !isfinite(value_at(buffer, i));
    return count;
}

size_t count_zeros(const Buffer *buffer)
{
    size_t count = 0;
    for (size_t i = 0; i < buffer->elements; i++)
        count += value_at(buffer, i) == 0.0;
    return count;
}

static int same_element(const Buffer *expected, const Buffer *actual, size_t index)
{
    size_t size = element_size(expected->kind);
    if (!memcmp(expected->data + index * size, actual->data + index * size, size))
        return 1;
    return isnan(value_at(expected, index)) && isnan(value_at(actual, index));
}

static int within_bound(const Buffer *expected, const Buffer *actual, const Buffer *magnitude, double gamma, size_t index)
{
    double difference = fabs(value_at(expected, index) - value_at(actual, index));
    return difference <= 2.0 * gamma * fabs(value_at(magnitude, index));
}

/*
 * How many elements differ, and the first of them. Bitwise, save that any two NaNs are alike; with `magnitude` (the sum
 * of the absolute terms of each element) a difference up to 2 * gamma times it is rounding.
 */
size_t compare(const Buffer *expected, const Buffer *actual, const Buffer *magnitude, double gamma, size_t *first)
{
    size_t count = 0;
    if (!memcmp(expected->data, actual->data, expected->bytes))
        return 0;
    for (size_t i = 0; i < expected->elements; i++) {
        if (same_element(expected, actual, i))
            continue;
        if (magnitude && within_bound(expected, actual, magnitude, gamma, i))
            continue;
        if (!count++)
            *first = i;
    }
    return count;
}
