/*
 * Matrix multiplication by a BLAS library through its C interface, C = A * B or C += A * B.
 *
 * Configuration: element bytes, accumulate, then the tensors A (m, k), B (k, n), C (m, n). Every axis has one component;
 * one axis of each matrix has stride 1, C's second one.
 */
#include <cblas.h>

#include "problem.h"

static struct {
    int bytes, accumulate;
    int m, n, k;
    Tensor a, b, c;
    CBLAS_TRANSPOSE transpose_a, transpose_b;
    int stride_a, stride_b, stride_c;
} task;

/* A distance between rows, or what the interface demands of it where there is one row, whose distance is anything. */
static int at_least(int distance, const Axis *along)
{
    return distance < (int)along->extent ? (int)along->extent : distance;
}

/* Distance between rows of a matrix that is contiguous along its columns, or the other way round. */
static int leading(const Tensor *matrix, CBLAS_TRANSPOSE *transpose)
{
    int rows = (int)matrix->axes[0].strides[0], columns = (int)matrix->axes[1].strides[0];
    *transpose = columns == 1 ? CblasNoTrans : CblasTrans;
    return columns == 1 ? at_least(rows, &matrix->axes[1]) : at_least(columns, &matrix->axes[0]);
}

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    (void)buffers; (void)integers;
    char *words = (char *)configuration;
    task.bytes = (int)next_number(&words);
    task.accumulate = (int)next_number(&words);
    task.a = next_tensor(&words);
    task.b = next_tensor(&words);
    task.c = next_tensor(&words);
    task.m = (int)task.c.axes[0].extent;
    task.n = (int)task.c.axes[1].extent;
    task.k = (int)task.a.axes[1].extent;
    task.stride_a = leading(&task.a, &task.transpose_a);
    task.stride_b = leading(&task.b, &task.transpose_b);
    task.stride_c = at_least((int)task.c.axes[0].strides[0], &task.c.axes[1]);
    return 1;
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)integers; (void)reals;
    if (task.bytes == 4)
        cblas_sgemm(CblasRowMajor, task.transpose_a, task.transpose_b, task.m, task.n, task.k, 1.0f,
                    (const float *)buffers[task.a.buffer] + task.a.offset, task.stride_a,
                    (const float *)buffers[task.b.buffer] + task.b.offset, task.stride_b, (float)task.accumulate,
                    (float *)buffers[task.c.buffer] + task.c.offset, task.stride_c);
    else
        cblas_dgemm(CblasRowMajor, task.transpose_a, task.transpose_b, task.m, task.n, task.k, 1.0,
                    (const double *)buffers[task.a.buffer] + task.a.offset, task.stride_a,
                    (const double *)buffers[task.b.buffer] + task.b.offset, task.stride_b, (double)task.accumulate,
                    (double *)buffers[task.c.buffer] + task.c.offset, task.stride_c);
}

#ifdef OPENBLAS_VERSION
const char *polyxform_about(void)
{
    return openblas_get_config();
}
#endif
