#include "PageAssets.h"

// The example articles are served too, so that the page has something to try.

#define SCRIPT "text/javascript; charset=utf-8"
#define SHEET "text/css; charset=utf-8"
#define TEXT "text/plain; charset=utf-8"

static const unsigned char index_html[] = {
#embed "page/index.html"
};
static const unsigned char page_css[] = {
#embed "page/page.css"
};
static const unsigned char map_css[] = {
#embed "page/map.css"
};
static const unsigned char favicon[] = {
#embed "page/favicon.ico"
};
static const unsigned char example_fr[] = {
#embed "../../Examples/asie-centrale.fr.txt"
};
static const unsigned char example_en[] = {
#embed "../../Examples/asean.en.txt"
};
static const unsigned char address_js[] = {
#embed "page/js/address.js"
};
static const unsigned char api_js[] = {
#embed "page/js/api.js"
};
static const unsigned char brief_js[] = {
#embed "page/js/brief.js"
};
static const unsigned char chart_js[] = {
#embed "page/js/chart.js"
};
static const unsigned char dom_js[] = {
#embed "page/js/dom.js"
};
static const unsigned char effects_js[] = {
#embed "page/js/effects.js"
};
static const unsigned char flows_js[] = {
#embed "page/js/flows.js"
};
static const unsigned char format_js[] = {
#embed "page/js/format.js"
};
static const unsigned char ledger_js[] = {
#embed "page/js/ledger.js"
};
static const unsigned char mapdata_js[] = {
#embed "page/js/mapdata.js"
};
static const unsigned char mapview_js[] = {
#embed "page/js/mapview.js"
};
static const unsigned char netmap_js[] = {
#embed "page/js/netmap.js"
};
static const unsigned char page_js[] = {
#embed "page/js/page.js"
};
static const unsigned char parts_js[] = {
#embed "page/js/parts.js"
};
static const unsigned char projectmap_js[] = {
#embed "page/js/projectmap.js"
};
static const unsigned char routes_js[] = {
#embed "page/js/routes.js"
};
static const unsigned char statistics_js[] = {
#embed "page/js/statistics.js"
};
static const unsigned char tip_js[] = {
#embed "page/js/tip.js"
};
static const unsigned char whatif_js[] = {
#embed "page/js/whatif.js"
};
static const unsigned char words_js[] = {
#embed "page/js/words.js"
};

static const struct {
    const char *path;
    const char *type;
    const unsigned char *bytes;
    size_t count;
} assets[] = {
    {"/", "text/html; charset=utf-8", index_html, sizeof index_html},
    {"/page.css", SHEET, page_css, sizeof page_css},
    {"/map.css", SHEET, map_css, sizeof map_css},
    {"/favicon.ico", "image/x-icon", favicon, sizeof favicon},
    {"/examples/asie-centrale.txt", TEXT, example_fr, sizeof example_fr},
    {"/examples/asean.txt", TEXT, example_en, sizeof example_en},
    {"/js/address.js", SCRIPT, address_js, sizeof address_js},
    {"/js/api.js", SCRIPT, api_js, sizeof api_js},
    {"/js/brief.js", SCRIPT, brief_js, sizeof brief_js},
    {"/js/chart.js", SCRIPT, chart_js, sizeof chart_js},
    {"/js/dom.js", SCRIPT, dom_js, sizeof dom_js},
    {"/js/effects.js", SCRIPT, effects_js, sizeof effects_js},
    {"/js/flows.js", SCRIPT, flows_js, sizeof flows_js},
    {"/js/format.js", SCRIPT, format_js, sizeof format_js},
    {"/js/ledger.js", SCRIPT, ledger_js, sizeof ledger_js},
    {"/js/mapdata.js", SCRIPT, mapdata_js, sizeof mapdata_js},
    {"/js/mapview.js", SCRIPT, mapview_js, sizeof mapview_js},
    {"/js/netmap.js", SCRIPT, netmap_js, sizeof netmap_js},
    {"/js/page.js", SCRIPT, page_js, sizeof page_js},
    {"/js/parts.js", SCRIPT, parts_js, sizeof parts_js},
    {"/js/projectmap.js", SCRIPT, projectmap_js, sizeof projectmap_js},
    {"/js/routes.js", SCRIPT, routes_js, sizeof routes_js},
    {"/js/statistics.js", SCRIPT, statistics_js, sizeof statistics_js},
    {"/js/tip.js", SCRIPT, tip_js, sizeof tip_js},
    {"/js/whatif.js", SCRIPT, whatif_js, sizeof whatif_js},
    {"/js/words.js", SCRIPT, words_js, sizeof words_js},
};

static const size_t total = sizeof assets / sizeof assets[0];

size_t sogdian_page_assets(void) { return total; }

const char *sogdian_page_asset_path(size_t number) { return number < total ? assets[number].path : NULL; }

const char *sogdian_page_asset_type(size_t number) { return number < total ? assets[number].type : NULL; }

const unsigned char *sogdian_page_asset_bytes(size_t number) { return number < total ? assets[number].bytes : NULL; }

size_t sogdian_page_asset_count(size_t number) { return number < total ? assets[number].count : 0; }
