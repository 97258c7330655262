#ifndef SOGDIAN_WHATIF_TABLES_H
#define SOGDIAN_WHATIF_TABLES_H

#include <stddef.h>

const unsigned char *sogdian_whatif_parameters_bytes(void);
size_t sogdian_whatif_parameters_count(void);
const unsigned char *sogdian_whatif_mode_shares_bytes(void);
size_t sogdian_whatif_mode_shares_count(void);
const unsigned char *sogdian_whatif_crude_bytes(void);
size_t sogdian_whatif_crude_count(void);
const unsigned char *sogdian_whatif_air_bytes(void);
size_t sogdian_whatif_air_count(void);
const unsigned char *sogdian_whatif_capacity_bytes(void);
size_t sogdian_whatif_capacity_count(void);
const unsigned char *sogdian_whatif_sources_bytes(void);
size_t sogdian_whatif_sources_count(void);
const unsigned char *sogdian_whatif_energy_bytes(void);
size_t sogdian_whatif_energy_count(void);
const unsigned char *sogdian_whatif_energy_stated_bytes(void);
size_t sogdian_whatif_energy_stated_count(void);
const unsigned char *sogdian_whatif_grid_margin_bytes(void);
size_t sogdian_whatif_grid_margin_count(void);
const unsigned char *sogdian_whatif_openings_bytes(void);
size_t sogdian_whatif_openings_count(void);

#endif
