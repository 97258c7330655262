#include <stddef.h>
const unsigned char *sogdian_language_fr_bytes(void);
size_t sogdian_language_fr_count(void);
const unsigned char *sogdian_language_en_bytes(void);
size_t sogdian_language_en_count(void);
const unsigned char *sogdian_language_confidence_bytes(void);
size_t sogdian_language_confidence_count(void);
const unsigned char *sogdian_language_fiscal_bytes(void);
size_t sogdian_language_fiscal_count(void);
