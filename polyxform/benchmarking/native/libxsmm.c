/*
 * Convolution and matrix multiplication by batch-reduce kernels of LIBXSMM, the way PolyDL calls them: one kernel adds up
 * the products over all taps and blocks of the sum for a few pixels and up to 64 output channels.
 *
 * Configuration: kind (0 convolution, 1 matrix multiplication), accumulate, rectify, bias (0); for a convolution groups,
 * stride, gaps and padding of both dimensions at both ends; then the tensors source, weights, destination. Layouts are
 * of our own choice and made beforehand: padded source and destination with channels innermost, weights in panels.
 * A matrix product is a convolution of one row with one tap: rows are pixels, columns are channels.
 */
#include <libxsmm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "problem.h"

enum { PANEL = 64, PIXELS = 32, SUM = 256, MAX_BATCH = 4096 };
typedef libxsmm_smmfunction_reducebatch_addr Kernel;

static struct {
    int accumulate, rectify;
    long long images, groups, inputs, outputs, height, width, rows, columns;
    long long taps[2], stride[2], gap[2], pad[2];
    long long panels, sums, rest, batch;
    Tensor source, weights, target;
    float *in, *filter, *out;
    Kernel kernels[2][2][2];
    char about[96];
} task;

static float *cleared(long long count)
{
    float *memory = aligned_alloc(64, (size_t)((count + 15) / 16 * 16 + 16) * sizeof(float));
    if (memory)
        memset(memory, 0, (size_t)count * sizeof(float));
    return memory;
}

static long long at(const Tensor *tensor, const long long *index)
{
    long long position = tensor->offset;
    for (int d = 0; d < tensor->rank; d++)
        position += place(&tensor->axes[d], index[d]);
    return position;
}

static void read_convolution(char **words)
{
    task.groups = next_number(words);
    for (int d = 0; d < 2; d++)
        task.stride[d] = next_number(words);
    for (int d = 0; d < 2; d++)
        task.gap[d] = next_number(words) + 1;
    for (int d = 0; d < 2; d++)
        task.pad[d] = next_number(words);
    for (int d = 0; d < 2; d++)
        next_number(words);
}

/* Extents. */
static void shape(int matrices)
{
    const Axis *in = task.source.axes, *filter = task.weights.axes, *out = task.target.axes;
    if (matrices) {
        task.groups = task.images = task.rows = task.height = task.taps[0] = task.taps[1] = 1;
        task.stride[0] = task.stride[1] = task.gap[0] = task.gap[1] = 1;
        task.width = task.columns = in[0].extent;
        task.inputs = in[1].extent;
        task.outputs = out[1].extent;
        return;
    }
    task.images = out[0].extent;
    task.outputs = out[1].extent / task.groups;
    task.inputs = filter[1].extent;
    task.rows = out[2].extent;
    task.columns = out[3].extent;
    for (int d = 0; d < 2; d++)
        task.taps[d] = filter[2 + d].extent;
    task.height = (task.rows - 1) * task.stride[0] + (task.taps[0] - 1) * task.gap[0] + 1;
    task.width = (task.columns - 1) * task.stride[1] + (task.taps[1] - 1) * task.gap[1] + 1;
}

static void load_source(const float *array, int matrices)
{
    long long channels = task.groups * task.inputs, own[4] = {0};
    for (long long i = 0; i < elements_of(&task.source); i++) {
        long long flat = i;
        for (int d = task.source.rank - 1; d >= 0; d--) {
            own[d] = flat % task.source.axes[d].extent;
            flat /= task.source.axes[d].extent;
        }
        long long image = matrices ? 0 : own[0], row = matrices ? 0 : own[2] + task.pad[0];
        long long column = matrices ? own[0] : own[3] + task.pad[1], channel = own[1];
        if (row < task.height && column < task.width)
            task.in[((image * task.height + row) * task.width + column) * channels + channel] =
                array[at(&task.source, own)];
    }
}

/* Panels of up to 64 output channels, each with taps, then input channels. */
static void load_weights(const float *array, int matrices)
{
    long long taps = task.taps[0] * task.taps[1];
    for (long long o = 0; o < task.groups * task.outputs; o++)
        for (long long tap = 0; tap < taps; tap++)
            for (long long i = 0; i < task.inputs; i++) {
                long long group = o / task.outputs, own = o % task.outputs;
                long long convolution[4] = {o, i, tap / task.taps[1], tap % task.taps[1]}, product[2] = {i, o};
                long long panel = group * task.panels + own / PANEL;
                task.filter[((panel * taps + tap) * task.inputs + i) * PANEL + own % PANEL] =
                    array[at(&task.weights, matrices ? product : convolution)];
            }
}

/* Copy between the destination and the kernel's array. */
static void move_target(float *array, int inwards)
{
    long long channels = task.groups * task.outputs, index[4];
    for (long long flat = 0; flat < task.images * task.rows * task.columns * channels; flat++) {
        long long channel = flat % channels, pixel = flat / channels;
        if (task.target.rank == 2) {
            index[0] = pixel;
            index[1] = channel;
        } else {
            index[0] = pixel / (task.rows * task.columns);
            index[1] = channel;
            index[2] = pixel / task.columns % task.rows;
            index[3] = pixel % task.columns;
        }
        float *place_ = &array[at(&task.target, index)];
        if (inwards)
            task.out[flat] = *place_;
        else
            *place_ = task.out[flat];
    }
}

/* Kernels for whole and partial blocks: [channels][pixels][sum]; the sum's rest always adds. */
static int make_kernels(void)
{
    long long block = task.sums ? SUM : task.rest;
    libxsmm_blasint lda = PANEL, ldb = (libxsmm_blasint)(task.stride[1] * task.groups * task.inputs);
    libxsmm_blasint ldc = (libxsmm_blasint)(task.groups * task.outputs);
    long long m[2] = {task.outputs < PANEL ? 0 : PANEL, task.outputs % PANEL};
    long long n[2] = {task.columns < PIXELS ? 0 : PIXELS, task.columns % PIXELS}, k[2] = {block, task.rest};
    const float alpha = 1.0f, sums = (float)task.accumulate, adds = 1.0f;
    const int flags = LIBXSMM_GEMM_FLAG_NONE, prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
    for (int kernel = 0; kernel < 8; kernel++) {
        int a = kernel & 1, b = kernel >> 1 & 1, c = kernel >> 2;
        if (!m[a] || !n[b] || !k[c])
            continue;
        task.kernels[a][b][c] = libxsmm_smmdispatch_reducebatch_addr((libxsmm_blasint)m[a], (libxsmm_blasint)n[b],
                                                                     (libxsmm_blasint)k[c], &lda, &ldb, &ldc, &alpha,
                                                                     c ? &adds : &sums, &flags, &prefetch);
        if (!task.kernels[a][b][c])
            return 0;
    }
    return 1;
}

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    (void)integers;
    char *words = (char *)configuration;
    int matrices = next_number(&words) == 1;
    task.accumulate = (int)next_number(&words);
    task.rectify = (int)next_number(&words);
    next_number(&words);
    if (!matrices)
        read_convolution(&words);
    task.source = next_tensor(&words);
    task.weights = next_tensor(&words);
    task.target = next_tensor(&words);
    shape(matrices);
    task.panels = (task.outputs + PANEL - 1) / PANEL;
    task.sums = task.inputs / SUM;
    task.rest = task.inputs % SUM;
    task.batch = task.taps[0] * task.taps[1] * (task.sums ? task.sums : 1);
    libxsmm_init();
    snprintf(task.about, sizeof task.about, "LIBXSMM %s batch-reduce, %s, layouts made beforehand", LIBXSMM_VERSION, libxsmm_get_target_arch());
    if (task.batch > MAX_BATCH || !make_kernels()) {
        snprintf(task.about, sizeof task.about, "LIBXSMM makes no kernel for these sizes");
        return 0;
    }
    task.in = cleared(task.images * task.height * task.width * task.groups * task.inputs);
    task.filter = cleared(task.groups * task.panels * PANEL * task.taps[0] * task.taps[1] * task.inputs);
    task.out = cleared(task.images * task.rows * task.columns * task.groups * task.outputs);
    if (!task.in || !task.filter || !task.out)
        return 0;
    load_source(buffers[task.source.buffer], matrices);
    load_weights(buffers[task.weights.buffer], matrices);
    move_target(buffers[task.target.buffer], 1);
    return 1;
}

/* Add up all products for a block of pixels of a row and a panel of channels. */
static void block(long long image, long long group, long long row, long long panel, long long column)
{
    const float *left[MAX_BATCH], *right[MAX_BATCH];
    long long taps = task.taps[0] * task.taps[1], channels = task.groups * task.inputs;
    const float *filter = task.filter + (group * task.panels + panel) * taps * task.inputs * PANEL;
    int a = (panel + 1) * PANEL > task.outputs, b = column + PIXELS > task.columns;
    float *out = task.out + ((image * task.rows + row) * task.columns + column) * task.groups * task.outputs +
                 group * task.outputs + panel * PANEL;
    for (int part = 0; part < 2; part++) {
        long long first = part && task.sums ? task.sums * SUM : 0, blocks = part || !task.sums ? 1 : task.sums;
        unsigned long long count = 0;
        if (part && (!task.rest || !task.sums))
            break;
        for (long long tap = 0; tap < taps; tap++) {
            long long y = row * task.stride[0] + tap / task.taps[1] * task.gap[0];
            long long x = column * task.stride[1] + tap % task.taps[1] * task.gap[1];
            const float *in = task.in + ((image * task.height + y) * task.width + x) * channels + group * task.inputs;
            for (long long i = 0; i < blocks; i++, count++) {
                left[count] = filter + (tap * task.inputs + first + i * SUM) * PANEL;
                right[count] = in + first + i * SUM;
            }
        }
        task.kernels[a][b][part](left, right, out, &count);
    }
}

static void rectify(void)
{
    long long count = task.images * task.rows * task.columns * task.groups * task.outputs;
#pragma omp parallel for schedule(static)
    for (long long i = 0; i < count; i++)
        task.out[i] = task.out[i] > 0.0f ? task.out[i] : 0.0f;
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
#pragma omp parallel for collapse(5) schedule(static)
    for (long long image = 0; image < task.images; image++)
        for (long long group = 0; group < task.groups; group++)
            for (long long panel = 0; panel < task.panels; panel++)
                for (long long row = 0; row < task.rows; row++)
                    for (long long column = 0; column < task.columns; column += PIXELS)
                        block(image, group, row, panel, column);
    if (task.rectify)
        rectify();
}

/* Bring the destination into the kernel's array. */
void polyxform_finish(void **buffers)
{
    move_target(buffers[task.target.buffer], 0);
}

const char *polyxform_about(void)
{
    return task.about;
}
