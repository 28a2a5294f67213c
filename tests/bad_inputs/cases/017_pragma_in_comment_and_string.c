// accept
const char *s = "#pragma scop";
/*
#pragma scop
*/
