#include <stddef.h>
const unsigned char *sogdian_atlas_economies_bytes(void);
size_t sogdian_atlas_economies_count(void);
const unsigned char *sogdian_atlas_names_bytes(void);
size_t sogdian_atlas_names_count(void);
const unsigned char *sogdian_atlas_groups_bytes(void);
size_t sogdian_atlas_groups_count(void);
const unsigned char *sogdian_atlas_places_bytes(void);
size_t sogdian_atlas_places_count(void);
const unsigned char *sogdian_atlas_events_bytes(void);
size_t sogdian_atlas_events_count(void);
const unsigned char *sogdian_atlas_sources_bytes(void);
size_t sogdian_atlas_sources_count(void);
const unsigned char *sogdian_atlas_projects_bytes(void);
size_t sogdian_atlas_projects_count(void);
