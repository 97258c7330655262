#include "OpenStreetMapTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_osm_##name##_bytes(void) { return bytes; } \
    size_t sogdian_osm_##name##_count(void) { return sizeof bytes; }

static const unsigned char rail_node[] = {
#embed "tables/rail_node.csv"
};
TABLE(rail_node, rail_node)

static const unsigned char rail_link[] = {
#embed "tables/rail_link.csv"
};
TABLE(rail_link, rail_link)

static const unsigned char rail_shape[] = {
#embed "tables/rail_shape.csv"
};
TABLE(rail_shape, rail_shape)

static const unsigned char road_node[] = {
#embed "tables/road_node.csv"
};
TABLE(road_node, road_node)

static const unsigned char road_link[] = {
#embed "tables/road_link.csv"
};
TABLE(road_link, road_link)

static const unsigned char road_shape[] = {
#embed "tables/road_shape.csv"
};
TABLE(road_shape, road_shape)
