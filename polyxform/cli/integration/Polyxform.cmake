# polyxform_transform(target source...): compile what `polyxform` makes of the sources into the target, in their place.
#
#   list(APPEND CMAKE_MODULE_PATH "<folder of this file>")
#   include(Polyxform)
#   add_library(kernels kernels.c other.c)
#   polyxform_transform(kernels kernels.c)
#
# The target's include folders and macros are passed on; headers are dependencies. Set POLYXFORM to the program and
# POLYXFORM_FLAGS to more flags.
find_program(POLYXFORM polyxform)
set(POLYXFORM_FLAGS "" CACHE STRING "More flags for polyxform")

function(polyxform_transform target)
    if(NOT POLYXFORM)
        message(FATAL_ERROR "polyxform was not found: set POLYXFORM to the program")
    endif()
    set(includes "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
    set(macros "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS ARGN)
        get_filename_component(input "${source}" ABSOLUTE)
        get_filename_component(folder "${input}" DIRECTORY)
        string(MAKE_C_IDENTIFIER "${source}" stem)
        set(output "${CMAKE_CURRENT_BINARY_DIR}/polyxform/${target}/${stem}.c")
        file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/polyxform/${target}")
        add_custom_command(
            OUTPUT "${output}"
            COMMAND ${POLYXFORM} optimize ${POLYXFORM_FLAGS} "${input}" -o "${output}" -MD -MF "${output}.d"
                "$<$<BOOL:${includes}>:-I$<JOIN:${includes},;-I>>" "$<$<BOOL:${macros}>:-D$<JOIN:${macros},;-D>>"
            DEPENDS "${input}"
            DEPFILE "${output}.d"
            COMMENT "Transforming ${source}"
            COMMAND_EXPAND_LISTS
            VERBATIM)
        list(REMOVE_ITEM sources "${source}" "${input}")
        list(APPEND sources "${output}")
        target_include_directories(${target} PRIVATE "${folder}")
    endforeach()
    set_target_properties(${target} PROPERTIES SOURCES "${sources}")
endfunction()
