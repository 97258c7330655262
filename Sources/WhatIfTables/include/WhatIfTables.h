#include <stddef.h>
const unsigned char *sogdian_whatif_energy_bytes(void);
size_t sogdian_whatif_energy_count(void);
const unsigned char *sogdian_whatif_energy_stated_bytes(void);
size_t sogdian_whatif_energy_stated_count(void);
const unsigned char *sogdian_whatif_grid_margin_bytes(void);
size_t sogdian_whatif_grid_margin_count(void);
