#include <stddef.h>
const unsigned char *sogdian_osm_rail_node_bytes(void);
size_t sogdian_osm_rail_node_count(void);
const unsigned char *sogdian_osm_rail_link_bytes(void);
size_t sogdian_osm_rail_link_count(void);
const unsigned char *sogdian_osm_rail_shape_bytes(void);
size_t sogdian_osm_rail_shape_count(void);
const unsigned char *sogdian_osm_road_node_bytes(void);
size_t sogdian_osm_road_node_count(void);
const unsigned char *sogdian_osm_road_link_bytes(void);
size_t sogdian_osm_road_link_count(void);
const unsigned char *sogdian_osm_road_shape_bytes(void);
size_t sogdian_osm_road_shape_count(void);
