#include "StatisticsTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_statistics_##name##_bytes(void) { return bytes; } \
    size_t sogdian_statistics_##name##_count(void) { return sizeof bytes; }

static const unsigned char series[] = {
#embed "tables/series.csv"
};
TABLE(series, series)

static const unsigned char formulas[] = {
#embed "tables/formulas.csv"
};
TABLE(formulas, formulas)

static const unsigned char codes[] = {
#embed "tables/codes.csv"
};
TABLE(codes, codes)

static const unsigned char indicators[] = {
#embed "tables/indicators.csv"
};
TABLE(indicators, indicators)
