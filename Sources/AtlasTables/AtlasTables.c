#include "AtlasTables.h"

#define TABLE(name, bytes) \
    const unsigned char *sogdian_atlas_##name##_bytes(void) { return bytes; } \
    size_t sogdian_atlas_##name##_count(void) { return sizeof bytes; }

static const unsigned char economies[] = {
#embed "tables/economies.csv"
};
TABLE(economies, economies)

static const unsigned char names[] = {
#embed "tables/names.csv"
};
TABLE(names, names)

static const unsigned char groups[] = {
#embed "tables/groups.csv"
};
TABLE(groups, groups)

static const unsigned char places[] = {
#embed "tables/places.csv"
};
TABLE(places, places)

static const unsigned char events[] = {
#embed "tables/events.csv"
};
TABLE(events, events)

static const unsigned char sources[] = {
#embed "../../Data/sources.csv"
};
TABLE(sources, sources)

static const unsigned char projects[] = {
#embed "tables/projects.csv"
};
TABLE(projects, projects)

static const unsigned char cities[] = {
#embed "tables/cities.csv"
};
TABLE(cities, cities)

static const unsigned char city_keys[] = {
#embed "tables/city_keys.csv"
};
TABLE(city_keys, city_keys)

static const unsigned char city_letters[] = {
#embed "tables/city_letters.csv"
};
TABLE(city_letters, city_letters)
