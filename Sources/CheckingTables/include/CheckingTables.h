#include <stddef.h>
const unsigned char *sogdian_checking_rules_bytes(void);
size_t sogdian_checking_rules_count(void);
const unsigned char *sogdian_checking_words_bytes(void);
size_t sogdian_checking_words_count(void);
const unsigned char *sogdian_checking_rule_names_bytes(void);
size_t sogdian_checking_rule_names_count(void);
