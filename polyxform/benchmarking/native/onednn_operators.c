/*
 * Operators one after another by oneDNN, version 3: element-wise ones with all of their steps in one primitive, softmax,
 * layer normalization, matrix products, a step of long short-term memory.
 *
 * Configuration: layout (0 weights as the library likes them, reordered outside; 1 as they lie), blocks of rows that go
 * through all operators one after another, operands, operators; see benchmarking/onednn_operators.py.
 */
#define _GNU_SOURCE
#include <oneapi/dnnl/dnnl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "problem.h"

enum { ARRAY = 0, FORMULA = 1, OWN = 2 };
enum { POINTWISE, SOFTMAX, NORMALIZE, PRODUCT, LSTM };
enum { MOST_OPERANDS = 24, MOST_OPERATORS = 8, MOST_STEPS = 12, MOST_AXES = 4 };
enum { BINARIES = 6, LINEAR = 11 };

static const dnnl_alg_kind_t ALGORITHMS[] = {
    dnnl_binary_add, dnnl_binary_sub, dnnl_binary_mul, dnnl_binary_div, dnnl_binary_max, dnnl_binary_min,
    dnnl_eltwise_relu, dnnl_eltwise_gelu_erf, dnnl_eltwise_gelu_tanh, dnnl_eltwise_tanh, dnnl_eltwise_logistic,
    dnnl_eltwise_linear, dnnl_eltwise_exp,
};

/* A tensor: a copy of an array's elements with the array's strides, or memory of the library's own. */
typedef struct {
    int kind, written, row, rank, buffer;
    long long extents[MOST_AXES], strides[MOST_AXES], offset, span;
    float *data;
    dnnl_memory_desc_t description;
    dnnl_memory_t memory;
} Operand;

typedef struct {
    int kind, count, steps;
    float number;
    int operands[MOST_STEPS];
    int step[MOST_STEPS], second[MOST_STEPS];
    float factor[MOST_STEPS];
    dnnl_primitive_t primitive;
    dnnl_exec_arg_t arguments[2 * MOST_STEPS];
    int used;
} Operator;

static struct {
    int layout, parts, operands, operators;
    Operand operand[MOST_OPERANDS];
    Operator operator[MOST_OPERATORS];
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    char about[256];
} chain;

/* Leave the function with 0 and a reason when a call does not succeed. */
#define TRY(expression)                                                                                  \
    do {                                                                                                 \
        dnnl_status_t status_ = (expression);                                                            \
        if (status_ != dnnl_success) {                                                                   \
            snprintf(chain.about, sizeof chain.about, "status %d of %.160s", (int)status_, #expression); \
            return 0;                                                                                    \
        }                                                                                                \
    } while (0)

static float next_float(char **words)
{
    unsigned bits = (unsigned)next_number(words);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* A number for each channel. */
static void read_formula(Operand *operand, char **words, void **buffers)
{
    const long long channels = operand->extents[operand->rank - 1];
    const Formula formula = next_formula(words);
    operand->data = malloc((size_t)channels * sizeof(float));
    for (long long channel = 0; channel < channels; channel++)
        operand->data[channel] = formula_at(&formula, channel, buffers);
}

/* Position of an element by its place in row-major order. */
static long long position(const Operand *operand, long long flat)
{
    long long found = 0;
    for (int d = operand->rank - 1; d >= 0; d--) {
        found += flat % operand->extents[d] * operand->strides[d];
        flat /= operand->extents[d];
    }
    return found;
}

static long long count_of(const Operand *operand)
{
    long long count = 1;
    for (int d = 0; d < operand->rank; d++)
        count *= operand->extents[d];
    return count;
}

static void load(Operand *operand, void **buffers)
{
    const long long count = count_of(operand);
    operand->span = 1;
    for (int d = 0; d < operand->rank; d++)
        operand->span += (operand->extents[d] - 1) * operand->strides[d];
    operand->data = aligned_alloc(64, ((size_t)operand->span * sizeof(float) + 63) / 64 * 64);
    if (operand->kind != ARRAY)
        return;
    const float *array = (const float *)buffers[operand->buffer] + operand->offset;
    for (long long i = 0; i < count; i++)
        operand->data[position(operand, i)] = array[position(operand, i)];
}

static void read_operand(Operand *operand, char **words, void **buffers)
{
    operand->kind = (int)next_number(words);
    operand->written = (int)next_number(words);
    operand->row = (int)next_number(words);
    operand->rank = (int)next_number(words);
    for (int d = 0; d < operand->rank; d++)
        operand->extents[d] = next_number(words);
    if (operand->kind == OWN && operand->row >= 0)
        operand->extents[operand->row] /= chain.parts;
    long long stride = 1;
    for (int d = operand->rank - 1; d >= 0; stride *= operand->extents[d--])
        operand->strides[d] = stride;
    if (operand->kind == ARRAY) {
        operand->buffer = (int)next_number(words);
        operand->offset = next_number(words);
        for (int d = 0; d < operand->rank; d++)
            operand->strides[d] = next_number(words);
    }
    if (operand->kind == FORMULA)
        read_formula(operand, words, buffers);
    else
        load(operand, buffers);
}

static void read_operator(Operator *operator, char **words)
{
    operator->kind = (int)next_number(words);
    operator->number = next_float(words);
    operator->count = (int)next_number(words);
    for (int o = 0; o < operator->count; o++)
        operator->operands[o] = (int)next_number(words);
    operator->steps = (int)next_number(words);
    for (int s = 0; s < operator->steps && s < MOST_STEPS; s++) {
        operator->step[s] = (int)next_number(words);
        operator->second[s] = (int)next_number(words);
        operator->factor[s] = next_float(words);
    }
}

static void read_chain(const char *configuration, void **buffers)
{
    char *words = (char *)configuration;
    chain.layout = (int)next_number(&words);
    chain.parts = (int)next_number(&words);
    chain.operands = (int)next_number(&words);
    for (int o = 0; o < chain.operands && o < MOST_OPERANDS; o++)
        read_operand(&chain.operand[o], &words, buffers);
    chain.operators = (int)next_number(&words);
    for (int o = 0; o < chain.operators && o < MOST_OPERATORS; o++)
        read_operator(&chain.operator[o], &words);
}

/* An operand as a primitive sees it: a block of rows, with axes of one element in front of its own. */
static int describe(const Operand *operand, int leading, dnnl_memory_desc_t *description)
{
    dnnl_dims_t extents, strides;
    for (int d = 0; d < leading; d++) {
        extents[d] = 1;
        strides[d] = count_of(operand);
    }
    for (int d = 0; d < operand->rank; d++) {
        int split = d == operand->row && operand->kind == ARRAY;
        extents[leading + d] = split ? operand->extents[d] / chain.parts : operand->extents[d];
        strides[leading + d] = operand->strides[d];
    }
    TRY(dnnl_memory_desc_create_with_strides(description, leading + operand->rank, extents, dnnl_f32, strides));
    return 1;
}

static int remember(dnnl_primitive_desc_t description, dnnl_primitive_t *primitive)
{
    const char *name = "";
    size_t told = strlen(chain.about);
    TRY(dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name));
    snprintf(chain.about + told, sizeof chain.about - told, "%s%s", told ? " + " : "", name);
    TRY(dnnl_primitive_create(primitive, description));
    return 1;
}

static void pass(Operator *operator, int argument, dnnl_memory_t memory)
{
    operator->arguments[operator->used++] = (dnnl_exec_arg_t){argument, memory};
}

static dnnl_memory_t memory_of(const Operator *operator, int place)
{
    return chain.operand[operator->operands[place]].memory;
}

static const Operand *operand_of(const Operator *operator, int place)
{
    return &chain.operand[operator->operands[place]];
}

/* The steps from `first` on as post-operations. */
static int attributes(Operator *operator, int first, dnnl_primitive_attr_t *wishes)
{
    dnnl_post_ops_t operations;
    TRY(dnnl_primitive_attr_create(wishes));
    TRY(dnnl_post_ops_create(&operations));
    for (int s = first; s < operator->steps; s++) {
        dnnl_alg_kind_t algorithm = ALGORITHMS[operator->step[s]];
        if (operator->step[s] >= BINARIES) {
            TRY(dnnl_post_ops_append_eltwise(operations, algorithm, operator->factor[s], 0.0f));
            continue;
        }
        const Operand *second = &chain.operand[operator->second[s]];
        TRY(dnnl_post_ops_append_binary(operations, algorithm, second->description));
        pass(operator, DNNL_ARG_ATTR_MULTIPLE_POST_OP(s - first) | DNNL_ARG_SRC_1, second->memory);
    }
    TRY(dnnl_primitive_attr_set_post_ops(*wishes, operations));
    return 1;
}

static int create_pointwise(Operator *operator)
{
    dnnl_primitive_desc_t description;
    dnnl_primitive_attr_t wishes;
    const Operand *source = operand_of(operator, 0), *target = operand_of(operator, 1);
    dnnl_alg_kind_t algorithm = ALGORITHMS[operator->step[0]];
    if (!attributes(operator, 1, &wishes))
        return 0;
    if (operator->step[0] >= BINARIES) {
        TRY(dnnl_eltwise_forward_primitive_desc_create(&description, chain.engine, dnnl_forward_inference, algorithm,
                                                       source->description, target->description, operator->factor[0],
                                                       0.0f, wishes));
        pass(operator, DNNL_ARG_SRC, source->memory);
    } else {
        const Operand *second = &chain.operand[operator->second[0]];
        TRY(dnnl_binary_primitive_desc_create(&description, chain.engine, algorithm, source->description,
                                              second->description, target->description, wishes));
        pass(operator, DNNL_ARG_SRC_0, source->memory);
        pass(operator, DNNL_ARG_SRC_1, second->memory);
    }
    pass(operator, DNNL_ARG_DST, target->memory);
    return remember(description, &operator->primitive);
}

static int create_softmax(Operator *operator)
{
    dnnl_primitive_desc_t description;
    TRY(dnnl_softmax_forward_primitive_desc_create(&description, chain.engine, dnnl_forward_inference,
                                                   dnnl_softmax_accurate, operand_of(operator, 0)->description,
                                                   operand_of(operator, 1)->description, (int)operator->number, NULL));
    pass(operator, DNNL_ARG_SRC, memory_of(operator, 0));
    pass(operator, DNNL_ARG_DST, memory_of(operator, 1));
    return remember(description, &operator->primitive);
}

static int create_normalization(Operator *operator)
{
    dnnl_primitive_desc_t description;
    TRY(dnnl_layer_normalization_forward_primitive_desc_create(
        &description, chain.engine, dnnl_forward_inference, operand_of(operator, 0)->description,
        operand_of(operator, 3)->description, NULL, operator->number, dnnl_use_scale | dnnl_use_shift, NULL));
    pass(operator, DNNL_ARG_SRC, memory_of(operator, 0));
    pass(operator, DNNL_ARG_SCALE, memory_of(operator, 1));
    pass(operator, DNNL_ARG_SHIFT, memory_of(operator, 2));
    pass(operator, DNNL_ARG_DST, memory_of(operator, 3));
    return remember(description, &operator->primitive);
}

static int reorder(dnnl_memory_t from, const_dnnl_memory_desc_t to, dnnl_memory_t *made)
{
    dnnl_primitive_desc_t description;
    dnnl_primitive_t primitive;
    const_dnnl_memory_desc_t lies;
    TRY(dnnl_memory_get_memory_desc(from, &lies));
    *made = from;
    if (dnnl_memory_desc_equal(lies, to))
        return 1;
    TRY(dnnl_memory_create(made, to, chain.engine, DNNL_MEMORY_ALLOCATE));
    TRY(dnnl_reorder_primitive_desc_create(&description, lies, chain.engine, to, chain.engine, NULL));
    TRY(dnnl_primitive_create(&primitive, description));
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, *made}};
    TRY(dnnl_primitive_execute(primitive, chain.stream, 2, arguments));
    TRY(dnnl_stream_wait(chain.stream));
    return 1;
}

/* Shape of an operand with the layout left open. */
static int describe_open(const Operand *operand, int leading, dnnl_memory_desc_t *description)
{
    dnnl_dims_t extents;
    for (int d = 0; d < leading; d++)
        extents[d] = 1;
    for (int d = 0; d < operand->rank; d++)
        extents[leading + d] = operand->extents[d];
    TRY(dnnl_memory_desc_create_with_tag(description, leading + operand->rank, extents, dnnl_f32, dnnl_format_tag_any));
    return 1;
}

static int create_product(Operator *operator)
{
    dnnl_primitive_desc_t description;
    dnnl_primitive_attr_t wishes;
    dnnl_memory_t chosen;
    const Operand *weights = operand_of(operator, 1);
    dnnl_memory_desc_t open = weights->description;
    if (chain.layout == 0 && weights->kind == ARRAY && !describe_open(weights, 0, &open))
        return 0;
    if (!attributes(operator, 0, &wishes))
        return 0;
    TRY(dnnl_matmul_primitive_desc_create(&description, chain.engine, operand_of(operator, 0)->description, open, NULL,
                                          operand_of(operator, 2)->description, wishes));
    if (!reorder(weights->memory, dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, 0), &chosen))
        return 0;
    pass(operator, DNNL_ARG_SRC, memory_of(operator, 0));
    pass(operator, DNNL_ARG_WEIGHTS, chosen);
    pass(operator, DNNL_ARG_DST, memory_of(operator, 2));
    return remember(description, &operator->primitive);
}

/* Memory over an operand's elements with axes of one element in front. */
static int widened(const Operand *operand, int leading, dnnl_memory_desc_t *description, dnnl_memory_t *memory)
{
    if (!describe(operand, leading, description))
        return 0;
    TRY(dnnl_memory_create(memory, *description, chain.engine, operand->data));
    return 1;
}

/* Operands: input, state, cell, both weights, bias, state and cell behind the step. */
static int create_lstm(Operator *operator)
{
    enum { INPUT, STATE, CELL, WEIGHTS, RECURRENT, BIAS, NEXT_STATE, NEXT_CELL, ALL };
    static const int leading[ALL] = {1, 2, 2, 2, 2, 2, 1, 2};
    static const int argument[ALL] = {
        DNNL_ARG_SRC_LAYER,    DNNL_ARG_SRC_ITER,  DNNL_ARG_SRC_ITER_C, DNNL_ARG_WEIGHTS_LAYER,
        DNNL_ARG_WEIGHTS_ITER, DNNL_ARG_BIAS,      DNNL_ARG_DST_LAYER,  DNNL_ARG_DST_ITER_C,
    };
    dnnl_memory_desc_t lies[ALL], asked[ALL], copy;
    dnnl_memory_t memory[ALL], extra;
    dnnl_primitive_desc_t description;
    for (int o = 0; o < ALL; o++) {
        const Operand *operand = operand_of(operator, o);
        int open = (o == WEIGHTS || o == RECURRENT) && chain.layout == 0;
        if (!widened(operand, leading[o], &lies[o], &memory[o]))
            return 0;
        asked[o] = lies[o];
        if (open && !describe_open(operand, leading[o], &asked[o]))
            return 0;
    }
    TRY(dnnl_memory_desc_clone(&copy, lies[CELL]));
    TRY(dnnl_lstm_forward_primitive_desc_create(
        &description, chain.engine, dnnl_forward_inference, dnnl_unidirectional_left2right, asked[INPUT], asked[STATE],
        asked[CELL], asked[WEIGHTS], asked[RECURRENT], NULL, NULL, asked[BIAS], asked[NEXT_STATE], copy,
        asked[NEXT_CELL], dnnl_rnn_flags_undef, NULL));
    if (!reorder(memory[WEIGHTS], dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, 0), &memory[WEIGHTS]) ||
        !reorder(memory[RECURRENT], dnnl_primitive_desc_query_md(description, dnnl_query_weights_md, 1),
                 &memory[RECURRENT]))
        return 0;
    TRY(dnnl_memory_create(&extra, copy, chain.engine, DNNL_MEMORY_ALLOCATE));
    for (int o = 0; o < ALL; o++)
        pass(operator, argument[o], memory[o]);
    pass(operator, DNNL_ARG_DST_ITER, extra);
    return remember(description, &operator->primitive);
}

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    static int (*const create[])(Operator *) = {create_pointwise, create_softmax, create_normalization, create_product,
                                                create_lstm};
    (void)integers;
#ifdef OPENCL_DRIVER
    setenv("OCL_ICD_FILENAMES", OPENCL_DRIVER, 1);
#endif
    read_chain(configuration, buffers);
    TRY(dnnl_engine_create(&chain.engine, dnnl_cpu, 0));
    TRY(dnnl_stream_create(&chain.stream, chain.engine, dnnl_stream_default_flags));
    for (int o = 0; o < chain.operands; o++) {
        Operand *operand = &chain.operand[o];
        if (!describe(operand, 0, &operand->description))
            return 0;
        TRY(dnnl_memory_create(&operand->memory, operand->description, chain.engine, operand->data));
    }
    for (int o = 0; o < chain.operators; o++)
        if (!create[chain.operator[o].kind](&chain.operator[o]))
            return 0;
    if (chain.parts > 1) {
        size_t told = strlen(chain.about);
        snprintf(chain.about + told, sizeof chain.about - told, ", %d blocks of rows", chain.parts);
    }
    return 1;
}

/* Let operands with rows begin at a block of them. */
static void go_to(int part)
{
    for (int o = 0; o < chain.operands; o++) {
        Operand *operand = &chain.operand[o];
        if (operand->kind != ARRAY || operand->row < 0)
            continue;
        long long rows = operand->extents[operand->row] / chain.parts;
        dnnl_memory_set_data_handle(operand->memory, operand->data + part * rows * operand->strides[operand->row]);
    }
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
    for (int part = 0; part < chain.parts; part++) {
        if (chain.parts > 1)
            go_to(part);
        for (int o = 0; o < chain.operators; o++) {
            Operator *operator = &chain.operator[o];
            dnnl_primitive_execute(operator->primitive, chain.stream, operator->used, operator->arguments);
        }
    }
    dnnl_stream_wait(chain.stream);
}

/* Bring the results into the kernel's arrays. */
void polyxform_finish(void **buffers)
{
    for (int o = 0; o < chain.operands; o++) {
        const Operand *operand = &chain.operand[o];
        float *array = (float *)buffers[operand->buffer] + operand->offset;
        for (long long i = 0; operand->written && i < count_of(operand); i++)
            array[position(operand, i)] = operand->data[position(operand, i)] + 0.0f;
    }
}

const char *polyxform_about(void)
{
    return chain.about;
}
