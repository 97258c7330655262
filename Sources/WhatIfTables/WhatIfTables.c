#include "WhatIfTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_whatif_##name##_bytes(void) { return bytes; } \
    size_t sogdian_whatif_##name##_count(void) { return sizeof bytes; }

static const unsigned char energy[] = {
#embed "tables/energy.csv"
};
TABLE(energy, energy)

static const unsigned char energy_stated[] = {
#embed "tables/energy_stated.csv"
};
TABLE(energy_stated, energy_stated)

static const unsigned char grid_margin[] = {
#embed "tables/grid_margin.csv"
};
TABLE(grid_margin, grid_margin)
static const unsigned char parameters[] = {
#embed "tables/parameters.csv"
};
TABLE(parameters, parameters)

static const unsigned char mode_shares[] = {
#embed "tables/mode_shares.csv"
};
TABLE(mode_shares, mode_shares)

static const unsigned char crude[] = {
#embed "tables/crude.csv"
};
TABLE(crude, crude)

static const unsigned char air[] = {
#embed "tables/air.csv"
};
TABLE(air, air)

static const unsigned char capacity[] = {
#embed "tables/capacity.csv"
};
TABLE(capacity, capacity)

static const unsigned char sources[] = {
#embed "tables/sources.csv"
};
TABLE(sources, sources)

static const unsigned char openings[] = {
#embed "tables/openings.csv"
};
TABLE(openings, openings)
