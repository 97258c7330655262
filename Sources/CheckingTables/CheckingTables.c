#include "CheckingTables.h"

static const unsigned char rules[] = {
#embed "tables/rules.csv"
};

const unsigned char *sogdian_checking_rules_bytes(void) { return rules; }
size_t sogdian_checking_rules_count(void) { return sizeof rules; }

static const unsigned char words[] = {
#embed "tables/words.csv"
};

const unsigned char *sogdian_checking_words_bytes(void) { return words; }
size_t sogdian_checking_words_count(void) { return sizeof words; }
