#include "InputTables.h"

static const unsigned char page_words[] = {
#embed "tables/page_words.csv"
};

const unsigned char *sogdian_input_page_words_bytes(void) { return page_words; }
size_t sogdian_input_page_words_count(void) { return sizeof page_words; }
