#include <stddef.h>
const unsigned char *sogdian_statistics_series_bytes(void);
size_t sogdian_statistics_series_count(void);
const unsigned char *sogdian_statistics_formulas_bytes(void);
size_t sogdian_statistics_formulas_count(void);
const unsigned char *sogdian_statistics_codes_bytes(void);
size_t sogdian_statistics_codes_count(void);
const unsigned char *sogdian_statistics_indicators_bytes(void);
size_t sogdian_statistics_indicators_count(void);
