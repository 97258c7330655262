#include "OccurrenceTables.h"

static const unsigned char fr[] = {
#embed "tables/fr.csv"
};

static const unsigned char en[] = {
#embed "tables/en.csv"
};

const unsigned char *sogdian_occurrence_fr_bytes(void) { return fr; }
size_t sogdian_occurrence_fr_count(void) { return sizeof fr; }
const unsigned char *sogdian_occurrence_en_bytes(void) { return en; }
size_t sogdian_occurrence_en_count(void) { return sizeof en; }
