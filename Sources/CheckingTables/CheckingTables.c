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

static const unsigned char rule_names[] = {
#embed "tables/rule_names.csv"
};

const unsigned char *sogdian_checking_rule_names_bytes(void) { return rule_names; }
size_t sogdian_checking_rule_names_count(void) { return sizeof rule_names; }
