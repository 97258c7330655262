#include "FreightTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_freight_##name##_bytes(void) { return bytes; } \
    size_t sogdian_freight_##name##_count(void) { return sizeof bytes; }

static const unsigned char parameters[] = {
#embed "tables/parameters.csv"
};
TABLE(parameters, parameters)

static const unsigned char crossings[] = {
#embed "tables/crossings.csv"
};
TABLE(crossings, crossings)

static const unsigned char dwell[] = {
#embed "tables/dwell.csv"
};
TABLE(dwell, dwell)

static const unsigned char border_hours[] = {
#embed "tables/border_hours.csv"
};
TABLE(border_hours, border_hours)

static const unsigned char passages[] = {
#embed "tables/passages.csv"
};
TABLE(passages, passages)

static const unsigned char ferries[] = {
#embed "tables/ferries.csv"
};
TABLE(ferries, ferries)

static const unsigned char published_lengths[] = {
#embed "tables/published_lengths.csv"
};
TABLE(published_lengths, published_lengths)

static const unsigned char planned[] = {
#embed "tables/planned.csv"
};
TABLE(planned, planned)

static const unsigned char services[] = {
#embed "tables/services.csv"
};
TABLE(services, services)

static const unsigned char outline[] = {
#embed "tables/outline.csv"
};
TABLE(outline, outline)

static const unsigned char sea_node[] = {
#embed "tables/sea_node.csv"
};
TABLE(sea_node, sea_node)

static const unsigned char sea_link[] = {
#embed "tables/sea_link.csv"
};
TABLE(sea_link, sea_link)

static const unsigned char sea_shape[] = {
#embed "tables/sea_shape.csv"
};
TABLE(sea_shape, sea_shape)

static const unsigned char attachment[] = {
#embed "tables/attachment.csv"
};
TABLE(attachment, attachment)
