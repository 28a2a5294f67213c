"""Run the preprocessor, the compiler and compiled binaries under limits."""
