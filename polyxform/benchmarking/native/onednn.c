/*
 * Convolutions and matrix multiplications by oneDNN, version 3, through its C interface: one, or a chain of them, each of
 * which takes what the one before makes.
 *
 * Configuration: layout (0 any, with reorders outside; 1 plain in and out; 2 any, with reorders of the first source, of
 * the destinations and of both factors of a matrix product that is alone inside; 3 images in blocks of 16 channels,
 * with reorders outside), parts of the images that go through all primitives one after another, number of primitives;
 * for each one kind (0 convolution, 1 matrix multiplication, 2 greatest of each window), element types of source,
 * weights and destination as oneDNN numbers them, accumulate, rectify, bias; for a convolution groups, stride, dilation
 * and padding of both dimensions at both ends, for windows likewise, with their extents in the place of groups; then
 * the tensors source, weights (but for windows), destination and, with bias, bias; the number above which rectified
 * results are cut off, or 0; whether another tensor is added before that, and this residual; whether each channel is
 * multiplied by a factor and shifted, and these formulas: the factors go into the weights, the shifts are a bias, both
 * before anything is timed.
 */
#define _GNU_SOURCE
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "problem.h"

enum { ANY = 0, PLAIN = 1, REORDERED = 2, BLOCKED = 3 };
enum { CONVOLUTION = 0, MATMUL = 1, POOLING = 2 };
enum { CHANNEL_BLOCK = 16, PAGE = 4096 };
enum { SOURCE, WEIGHTS, DESTINATION, BIAS, RESIDUAL, ROLES };

/*
 * One operand: how the kernel has it, a row-major copy, and what the primitive works on. Descriptions and memory are those
 * of one part of the images; `data` and `inner_data` hold all parts where the operand has them.
 */
typedef struct {
    Tensor tensor;
    dnnl_memory_desc_t plain_description;
    dnnl_memory_t plain, inner;
    dnnl_data_type_t type;
    size_t size, part_size, inner_part_size;
    char *data, *inner_data;
    dnnl_primitive_t to_inner, to_plain;
} Operand;

enum { MOST_STEPS = 8 };

static struct {
    int kind, accumulate, rectify, bias, limit, residual, folded, passed;
    Formula factor, shift;
    dnnl_dim_t groups;
    dnnl_dims_t window;
    dnnl_dims_t strides, dilations, begin, end;
    Operand operands[ROLES];
    dnnl_primitive_desc_t description;
    dnnl_primitive_t primitive;
    dnnl_exec_arg_t arguments[ROLES];
} steps[MOST_STEPS];

/* What all steps share; `current` is the step that functions speak of as `task`. */
static struct {
    int layout, parts, count, current;
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    char about[256];
} chain;

#define task (steps[chain.current])

static const int ARGUMENT[ROLES] = {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST, DNNL_ARG_BIAS, DNNL_ARG_SRC_1};
static const dnnl_query_t QUERY[ROLES] = {dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md,
                                          dnnl_query_weights_md, dnnl_query_dst_md};

/* Leave the function with 0 and a reason when a call does not succeed. */
#define TRY(expression)                                                                              \
    do {                                                                                             \
        dnnl_status_t status_ = (expression);                                                        \
        if (status_ != dnnl_success) {                                                               \
            snprintf(chain.about, sizeof chain.about, "status %d of %.160s", (int)status_, #expression); \
            return 0;                                                                                \
        }                                                                                            \
    } while (0)

static int has(int role)
{
    if (role == WEIGHTS)
        return task.kind != POOLING;
    return role == BIAS ? task.bias || task.folded : role == RESIDUAL ? task.residual : 1;
}

/* Whether an operand is what the step before makes. */
static int is_handed_on(int role)
{
    return role == SOURCE && chain.current > 0;
}

/* Whether parts of the images have places of their own in an operand: what is handed on is there for one part. */
static int has_parts(int role)
{
    return role == RESIDUAL || (role == SOURCE && !is_handed_on(role)) ||
           (role == DESTINATION && chain.current == chain.count - 1);
}

static void read_step(char **words)
{
    task.kind = (int)next_number(words);
    task.operands[BIAS].type = task.operands[RESIDUAL].type = dnnl_f32;
    for (int r = 0; r < BIAS; r++)
        task.operands[r].type = (dnnl_data_type_t)next_number(words);
    for (int r = 0; r < ROLES; r++)
        task.operands[r].size = dnnl_data_type_size(task.operands[r].type);
    task.accumulate = (int)next_number(words);
    task.rectify = (int)next_number(words);
    task.bias = (int)next_number(words);
    if (task.kind == CONVOLUTION)
        task.groups = next_number(words);
    if (task.kind != MATMUL) {
        dnnl_dim_t *pairs[] = {task.window, task.strides, task.dilations, task.begin, task.end};
        for (int p = task.kind != POOLING; p < 5; p++)
            for (int d = 0; d < 2; d++)
                pairs[p][d] = next_number(words);
    }
    for (int r = 0; r < RESIDUAL; r++)
        if (has(r))
            task.operands[r].tensor = next_tensor(words);
    task.limit = (int)next_number(words);
    task.residual = (int)next_number(words);
    if (task.residual)
        task.operands[RESIDUAL].tensor = next_tensor(words);
    task.folded = (int)next_number(words);
    if (!task.folded)
        return;
    task.factor = next_formula(words);
    task.shift = next_formula(words);
    task.operands[BIAS].tensor.rank = 1;
    task.operands[BIAS].tensor.axes[0].extent = task.operands[WEIGHTS].tensor.axes[0].extent;
}

static void read_task(const char *configuration)
{
    char *words = (char *)configuration;
    chain.layout = (int)next_number(&words);
    chain.parts = (int)next_number(&words);
    chain.count = (int)next_number(&words);
    for (chain.current = 0; chain.current < chain.count && chain.current < MOST_STEPS; chain.current++)
        read_step(&words);
}

/* Extents for oneDNN: grouped weights have a dimension of groups in front. */
static int dimensions(int role, dnnl_dims_t extents)
{
    const Tensor *tensor = &task.operands[role].tensor;
    int grouped = role == WEIGHTS && task.kind == CONVOLUTION && task.groups > 1;
    if (grouped)
        extents[0] = task.groups;
    for (int d = 0; d < tensor->rank; d++)
        extents[d + grouped] = tensor->axes[d].extent;
    if (grouped)
        extents[1] /= task.groups;
    if (role != WEIGHTS && role != BIAS)
        extents[0] /= chain.parts;
    return tensor->rank + grouped;
}

static int describe(int role, int layout, dnnl_memory_desc_t *description)
{
    static const dnnl_format_tag_t dense[] = {dnnl_format_tag_undef, dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd, dnnl_abcde};
    dnnl_dims_t extents;
    int rank = dimensions(role, extents);
    dnnl_format_tag_t tag = layout == PLAIN || role == BIAS ? dense[rank] : dnnl_format_tag_any;
    if (layout == BLOCKED && role != WEIGHTS && rank == 4 && extents[1] >= CHANNEL_BLOCK)
        tag = dnnl_aBcd16b;
    TRY(dnnl_memory_desc_create_with_tag(description, rank, extents, task.operands[role].type, tag));
    return 1;
}

/* Values of an operand in row-major order: those of the kernel's array, the channels' factors folded into weights. */
static void fill(Operand *operand, int role, void **buffers)
{
    const long long count = elements_of(&operand->tensor), size = (long long)operand->size;
    const long long row = count ? count / operand->tensor.axes[0].extent : 1;
    const char *array = buffers[operand->tensor.buffer];
    for (long long i = 0; i < count && role == BIAS && task.folded; i++)
        ((float *)operand->data)[i] = formula_at(&task.shift, i, buffers);
    for (long long i = 0; i < count && !(role == BIAS && task.folded); i++)
        memcpy(operand->data + i * size, array + position_of(&operand->tensor, i) * size, operand->size);
    for (long long i = 0; i < count && role == WEIGHTS && task.folded; i++)
        ((float *)operand->data)[i] *= formula_at(&task.factor, i / row, buffers);
}

/* A row-major copy of what the kernel's array holds, with memory for its first part. */
static int load(Operand *operand, int role, void **buffers)
{
    const long long count = elements_of(&operand->tensor);
    operand->data = aligned_alloc(PAGE, ((size_t)count * operand->size / PAGE + 1) * PAGE);
    if (!operand->data || !describe(role, PLAIN, &operand->plain_description))
        return 0;
    operand->part_size = dnnl_memory_desc_get_size(operand->plain_description);
    fill(operand, role, buffers);
    TRY(dnnl_memory_create(&operand->plain, operand->plain_description, chain.engine, operand->data));
    return 1;
}

/* `residual` is the layout of what is added, NULL for nothing. */
static int attributes(dnnl_primitive_attr_t *attributes_, const_dnnl_memory_desc_t residual)
{
    dnnl_post_ops_t operations;
    TRY(dnnl_primitive_attr_create(attributes_));
    TRY(dnnl_post_ops_create(&operations));
    if (task.accumulate)
        TRY(dnnl_post_ops_append_sum(operations, 1.0f, 0, dnnl_data_type_undef));
    if (residual)
        TRY(dnnl_post_ops_append_binary(operations, dnnl_binary_add, residual));
    if (task.rectify && task.limit)
        TRY(dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_clip, 0.0f, (float)task.limit));
    else if (task.rectify)
        TRY(dnnl_post_ops_append_eltwise(operations, dnnl_eltwise_relu, 0.0f, 0.0f));
    TRY(dnnl_primitive_attr_set_post_ops(*attributes_, operations));
    return 1;
}

/* The primitive for operands in some layouts, with what is added in the layout `residual`, if it is not NULL. */
static int choose(dnnl_memory_desc_t *description, const_dnnl_memory_desc_t residual)
{
    dnnl_primitive_attr_t wishes;
    if (!attributes(&wishes, residual))
        return 0;
    if (task.kind == CONVOLUTION)
        TRY(dnnl_convolution_forward_primitive_desc_create(
            &task.description, chain.engine, dnnl_forward_inference, dnnl_convolution_direct, description[SOURCE],
            description[WEIGHTS], description[BIAS], description[DESTINATION], task.strides, task.dilations, task.begin,
            task.end, wishes));
    else if (task.kind == POOLING)
        TRY(dnnl_pooling_forward_primitive_desc_create(&task.description, chain.engine, dnnl_forward_inference,
                                                       dnnl_pooling_max, description[SOURCE], description[DESTINATION],
                                                       task.strides, task.window, task.dilations, task.begin, task.end,
                                                       wishes));
    else
        TRY(dnnl_matmul_primitive_desc_create(&task.description, chain.engine, description[SOURCE],
                                              description[WEIGHTS], description[BIAS], description[DESTINATION], wishes));
    return 1;
}

static int create_primitive(void)
{
    dnnl_memory_desc_t description[ROLES] = {0};
    const char *name = "";
    for (int r = 0; r < RESIDUAL; r++)
        if (has(r) && !describe(r, r == WEIGHTS && task.kind == CONVOLUTION ? ANY : chain.layout, &description[r]))
            return 0;
    if (task.kind == POOLING)
        TRY(dnnl_memory_desc_clone(&description[SOURCE],
                                   dnnl_primitive_desc_query_md(steps[chain.current - 1].description,
                                                                dnnl_query_dst_md, 0)));
    if (!choose(description, NULL))
        return 0;
    if (task.residual) {
        /* What is added has the layout that the primitive chooses for its destination. */
        TRY(dnnl_memory_desc_clone(&description[DESTINATION],
                                   dnnl_primitive_desc_query_md(task.description, dnnl_query_dst_md, 0)));
        if (!choose(description, description[DESTINATION]))
            return 0;
    }
    TRY(dnnl_primitive_desc_query(task.description, dnnl_query_impl_info_str, 0, &name));
    if (chain.layout == PLAIN && !strncmp(name, "ref", 3)) {
        /* A thousand times slower than reorders around what is fast, which is a reading of its own. */
        snprintf(chain.about, sizeof chain.about, "only %s takes these layouts as they are", name);
        return 0;
    }
    size_t told = strlen(chain.about);
    snprintf(chain.about + told, sizeof chain.about - told, "%s%s", told ? " + " : "", name);
    TRY(dnnl_primitive_create(&task.primitive, task.description));
    return 1;
}

static int create_reorder(dnnl_primitive_t *reorder, const_dnnl_memory_desc_t from, const_dnnl_memory_desc_t to)
{
    dnnl_primitive_desc_t description;
    TRY(dnnl_reorder_primitive_desc_create(&description, from, chain.engine, to, chain.engine, NULL));
    TRY(dnnl_primitive_create(reorder, description));
    return 1;
}

static int move(dnnl_primitive_t reorder, dnnl_memory_t from, dnnl_memory_t to)
{
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
    TRY(dnnl_primitive_execute(reorder, chain.stream, 2, arguments));
    return 1;
}

/* Let memory be that of a part of the images. */
static int turn_to(Operand *operand, int part)
{
    TRY(dnnl_memory_set_data_handle(operand->plain, operand->data + (size_t)part * operand->part_size));
    if (operand->inner_data)
        TRY(dnnl_memory_set_data_handle(operand->inner, operand->inner_data + (size_t)part * operand->inner_part_size));
    return 1;
}

/* Memory in another layout than the plain copy's, with its values. */
static int convert(Operand *operand, int role, const_dnnl_memory_desc_t chosen)
{
    const int parts = has_parts(role) ? chain.parts : 1;
    operand->inner_part_size = dnnl_memory_desc_get_size(chosen);
    const size_t size = ((size_t)parts * operand->inner_part_size + PAGE) / PAGE * PAGE;
    operand->inner_data = aligned_alloc(PAGE, size);
    if (!operand->inner_data)
        return 0;
    memset(operand->inner_data, 0, size);
    TRY(dnnl_memory_create(&operand->inner, chosen, chain.engine, operand->inner_data));
    if (!create_reorder(&operand->to_inner, operand->plain_description, chosen) ||
        !create_reorder(&operand->to_plain, chosen, operand->plain_description))
        return 0;
    for (int part = 0; part < parts; part++) {
        if (has_parts(role) && !turn_to(operand, part))
            return 0;
        if (!move(operand->to_inner, operand->plain, operand->inner))
            return 0;
        TRY(dnnl_stream_wait(chain.stream));
    }
    return 1;
}

static int same_tensor(const Tensor *one, const Tensor *other)
{
    int same = one->buffer == other->buffer && one->offset == other->offset && one->rank == other->rank;
    for (int d = 0; same && d < one->rank; d++) {
        const Axis *left = &one->axes[d], *right = &other->axes[d];
        same = left->count == right->count;
        for (int c = 0; same && c < left->count; c++)
            same = left->extents[c] == right->extents[c] && left->strides[c] == right->strides[c];
    }
    return same;
}

/* What is added is the chain's own source, in the same layout: one copy serves both, as in a program that calls these. */
static int is_first_source(int role, const_dnnl_memory_desc_t chosen)
{
    const Operand *first = &steps[0].operands[SOURCE];
    return role == RESIDUAL && same_tensor(&task.operands[role].tensor, &first->tensor) &&
           dnnl_memory_desc_equal(chosen, dnnl_primitive_desc_query_md(steps[0].description, dnnl_query_src_md, 0));
}

/* Memory in the layout that the primitive chose, with the plain copy's values; the plain copy itself where they agree. */
static int settle(int role)
{
    Operand *operand = &task.operands[role];
    const_dnnl_memory_desc_t chosen = dnnl_primitive_desc_query_md(task.description, QUERY[role], role == BIAS);
    if (is_handed_on(role)) {
        const Operand *made = &steps[chain.current - 1].operands[DESTINATION];
        operand->plain = made->inner;
        TRY(dnnl_memory_desc_clone(&operand->plain_description,
                                   dnnl_primitive_desc_query_md(steps[chain.current - 1].description,
                                                                dnnl_query_dst_md, 0)));
    }
    operand->inner = operand->plain;
    if (is_first_source(role, chosen))
        operand->inner = steps[0].operands[SOURCE].inner;
    else if (!dnnl_memory_desc_equal(chosen, operand->plain_description) && !convert(operand, role, chosen))
        return 0;
    const int added = role == RESIDUAL ? DNNL_ARG_ATTR_MULTIPLE_POST_OP(task.accumulate ? 1 : 0) : 0;
    task.arguments[task.passed++] = (dnnl_exec_arg_t){ARGUMENT[role] | added, operand->inner};
    return 1;
}

static int prepare_step(void **buffers)
{
    for (int r = 0; r < ROLES; r++)
        if (has(r) && !is_handed_on(r) && !load(&task.operands[r], r, buffers))
            return 0;
    if (!create_primitive())
        return 0;
    for (int r = 0; r < ROLES; r++)
        if (has(r) && !settle(r))
            return 0;
    return 1;
}

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    (void)integers;
    read_task(configuration);
#ifdef OPENCL_DRIVER
    setenv("OCL_ICD_FILENAMES", OPENCL_DRIVER, 1);
#endif
    TRY(dnnl_engine_create(&chain.engine, dnnl_cpu, 0));
    TRY(dnnl_stream_create(&chain.stream, chain.engine, dnnl_stream_default_flags));
    if (chain.count < 1 || chain.count > MOST_STEPS || chain.parts < 1)
        return 0;
    for (chain.current = 0; chain.current < chain.count; chain.current++)
        if (!prepare_step(buffers))
            return 0;
    TRY(dnnl_stream_wait(chain.stream));
    return 1;
}

static void reorder_inside(int role, int inwards)
{
    Operand *operand = &task.operands[role];
    if (chain.layout != REORDERED || !operand->to_inner)
        return;
    if (inwards)
        move(operand->to_inner, operand->plain, operand->inner);
    else
        move(operand->to_plain, operand->inner, operand->plain);
}

/* Both factors are data there, as in BLAS; filters and the weights of layers in a chain are the same in every call. */
static int is_lone_product(void)
{
    return task.kind == MATMUL && chain.count == 1;
}

static void run_step(int part)
{
    Operand *source = &task.operands[SOURCE];
    for (int r = 0; r < ROLES && chain.parts > 1; r++)
        if (has(r) && has_parts(r))
            turn_to(&task.operands[r], part);
    if (!is_handed_on(SOURCE))
        reorder_inside(SOURCE, 1);
    else if (source->to_inner)
        move(source->to_inner, source->plain, source->inner);
    if (is_lone_product())
        reorder_inside(WEIGHTS, 1);
    if (task.accumulate)
        reorder_inside(DESTINATION, 1);
    dnnl_primitive_execute(task.primitive, chain.stream, task.passed, task.arguments);
    if (chain.current == chain.count - 1)
        reorder_inside(DESTINATION, 0);
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
    for (int part = 0; part < chain.parts; part++)
        for (chain.current = 0; chain.current < chain.count; chain.current++)
            run_step(part);
    dnnl_stream_wait(chain.stream);
}

/* Bring the destinations into the kernel's arrays; in parts, what steps hand on has been written over. */
void polyxform_finish(void **buffers)
{
    for (chain.current = chain.parts > 1 ? chain.count - 1 : 0; chain.current < chain.count; chain.current++) {
        Operand *operand = &task.operands[DESTINATION];
        char *array = buffers[operand->tensor.buffer];
        const long long size = (long long)operand->size, count = elements_of(&operand->tensor);
        int is_plain = chain.layout == REORDERED && chain.current == chain.count - 1;
        for (int part = 0; part < chain.parts && operand->to_plain && !is_plain; part++) {
            if (has_parts(DESTINATION))
                turn_to(operand, part);
            move(operand->to_plain, operand->inner, operand->plain);
            dnnl_stream_wait(chain.stream);
        }
        /* Its rectifier makes negative zeros, of which the sum with zero is zero. */
        for (long long i = 0; i < count && task.rectify && operand->type == dnnl_f32; i++)
            ((float *)operand->data)[i] += 0.0f;
        for (long long i = 0; i < count; i++)
            memcpy(array + position_of(&operand->tensor, i) * size, operand->data + i * size, operand->size);
    }
}

const char *polyxform_about(void)
{
    return chain.about;
}
