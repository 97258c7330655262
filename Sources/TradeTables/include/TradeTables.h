#include <stddef.h>
const unsigned char *sogdian_trade_economies_bytes(void);
size_t sogdian_trade_economies_count(void);
const unsigned char *sogdian_trade_flows_bytes(void);
size_t sogdian_trade_flows_count(void);
const unsigned char *sogdian_trade_parameters_bytes(void);
size_t sogdian_trade_parameters_count(void);
const unsigned char *sogdian_trade_sources_bytes(void);
size_t sogdian_trade_sources_count(void);
