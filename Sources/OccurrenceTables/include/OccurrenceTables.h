#include <stddef.h>
const unsigned char *sogdian_occurrence_fr_bytes(void);
size_t sogdian_occurrence_fr_count(void);
const unsigned char *sogdian_occurrence_en_bytes(void);
size_t sogdian_occurrence_en_count(void);
