/*
 * Matrix multiplication by numpy, in a Python interpreter inside of this process.
 *
 * Configuration: the file of the interpreter's shared library, the folder that holds numpy, and the Python program that
 * makes a function `call` of the arrays' addresses, separated by tabs; the program is lines separated by vertical tabs.
 * The few functions of Python's C interface that are used are declared here, so that its headers need not be installed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_SCRIPT = 1 << 16 };

static void (*initialize)(int);
static int (*run_text)(const char *);
static void *(*add_module)(const char *);
static void *(*attribute)(void *, const char *);
static void *(*call_object)(void *, void *);
static void (*release)(void *);
static const char *(*text_of)(void *);
static void *function;
static char about[128] = "numpy cannot be started";

#define FUNCTION(target, name)                            \
    do {                                                  \
        void *address_ = dlsym(library, name);            \
        if (!address_)                                    \
            return 0;                                     \
        memcpy(&(target), &address_, sizeof address_);    \
    } while (0)

static int load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (!library)
        return 0;
    FUNCTION(initialize, "Py_InitializeEx");
    FUNCTION(run_text, "PyRun_SimpleString");
    FUNCTION(add_module, "PyImport_AddModule");
    FUNCTION(attribute, "PyObject_GetAttrString");
    FUNCTION(call_object, "PyObject_CallObject");
    FUNCTION(release, "Py_DecRef");
    FUNCTION(text_of, "PyUnicode_AsUTF8");
    return 1;
}

int polyxform_prepare(const char *configuration, void **buffers, const long long *integers)
{
    static char script[MAX_SCRIPT];
    (void)integers;
    char *words = strdup(configuration), *rest = NULL;
    const char *path = strtok_r(words, "\t", &rest), *folder = strtok_r(NULL, "\t", &rest), *text = rest;
    if (!path || !folder || !load(path))
        return 0;
    initialize(0);
    int used = snprintf(script, sizeof script, "import sys\nsys.path.insert(0, '%s')\nbuffers = (", folder);
    for (int b = 0; b < 64 && used < MAX_SCRIPT / 2; b++)
        used += snprintf(script + used, sizeof script - (size_t)used, "%llu, ", (unsigned long long)(size_t)buffers[b]);
    snprintf(script + used, sizeof script - (size_t)used, ")\n%s\n", text);
    for (char *c = script; *c; c++)
        *c = *c == '\v' ? '\n' : *c;
    if (run_text(script))
        return 0;
    void *module = add_module("__main__");
    function = attribute(module, "call");
    void *name = attribute(module, "about");
    if (!function || !name)
        return 0;
    snprintf(about, sizeof about, "%s", text_of(name));
    return 1;
}

void polyxform_call(void **buffers, const long long *integers, const double *reals)
{
    (void)buffers; (void)integers; (void)reals;
    release(call_object(function, NULL));
}

const char *polyxform_about(void)
{
    return about;
}
