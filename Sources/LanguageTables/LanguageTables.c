#include "LanguageTables.h"

static const unsigned char french[] = {
#embed "tables/fr.csv"
};
static const unsigned char english[] = {
#embed "tables/en.csv"
};
static const unsigned char fiscal[] = {
#embed "tables/fiscal.csv"
};
static const unsigned char confidence[] = {
#embed "tables/confidence.csv"
};

const unsigned char *sogdian_language_fr_bytes(void) { return french; }
size_t sogdian_language_fr_count(void) { return sizeof french; }
const unsigned char *sogdian_language_en_bytes(void) { return english; }
size_t sogdian_language_en_count(void) { return sizeof english; }
const unsigned char *sogdian_language_confidence_bytes(void) { return confidence; }
size_t sogdian_language_confidence_count(void) { return sizeof confidence; }
const unsigned char *sogdian_language_fiscal_bytes(void) { return fiscal; }
size_t sogdian_language_fiscal_count(void) { return sizeof fiscal; }
