#include "PageAssets.h"

static const unsigned char index_html[] = {
#embed "page/index.html"
};
static const unsigned char page_css[] = {
#embed "page/page.css"
};
static const unsigned char favicon[] = {
#embed "page/favicon.svg"
};
static const unsigned char page_js[] = {
#embed "page/js/page.js"
};

static const struct {
    const char *path;
    const char *type;
    const unsigned char *bytes;
    size_t count;
} assets[] = {
    {"/", "text/html; charset=utf-8", index_html, sizeof index_html},
    {"/page.css", "text/css; charset=utf-8", page_css, sizeof page_css},
    {"/favicon.ico", "image/svg+xml", favicon, sizeof favicon},
    {"/js/page.js", "text/javascript; charset=utf-8", page_js, sizeof page_js},
};

size_t sogdian_page_assets(void) { return sizeof assets / sizeof *assets; }
const char *sogdian_page_asset_path(size_t number) { return number < sogdian_page_assets() ? assets[number].path : 0; }
const char *sogdian_page_asset_type(size_t number) { return number < sogdian_page_assets() ? assets[number].type : 0; }
const unsigned char *sogdian_page_asset_bytes(size_t number) {
    return number < sogdian_page_assets() ? assets[number].bytes : 0;
}
size_t sogdian_page_asset_count(size_t number) { return number < sogdian_page_assets() ? assets[number].count : 0; }
