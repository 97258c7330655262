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
