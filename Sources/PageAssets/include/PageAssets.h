#ifndef SOGDIAN_PAGE_ASSETS_H
#define SOGDIAN_PAGE_ASSETS_H

#include <stddef.h>

/// Number of files of the page.
size_t sogdian_page_assets(void);

/// Path under which a file is served, such as `/js/page.js`; null past the end.
const char *sogdian_page_asset_path(size_t number);

/// Content type of a file; null past the end.
const char *sogdian_page_asset_type(size_t number);

/// Bytes of a file; null past the end.
const unsigned char *sogdian_page_asset_bytes(size_t number);

/// Number of bytes of a file; 0 past the end.
size_t sogdian_page_asset_count(size_t number);

#endif
