#include <stddef.h>
const unsigned char *sogdian_input_page_words_bytes(void);
size_t sogdian_input_page_words_count(void);
