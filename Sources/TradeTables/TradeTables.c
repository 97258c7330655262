#include "TradeTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_trade_##name##_bytes(void) { return bytes; } \
    size_t sogdian_trade_##name##_count(void) { return sizeof bytes; }

static const unsigned char economies[] = {
#embed "tables/economies.csv"
};
TABLE(economies, economies)

static const unsigned char flows[] = {
#embed "tables/flows.csv"
};
TABLE(flows, flows)

static const unsigned char parameters[] = {
#embed "tables/parameters.csv"
};
TABLE(parameters, parameters)

static const unsigned char sources[] = {
#embed "tables/sources.csv"
};
TABLE(sources, sources)
