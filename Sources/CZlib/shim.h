#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see.
static inline int sogdian_inflate_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
static inline int sogdian_inflate_start(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
static inline int sogdian_inflate_raw_start(z_stream *stream) { return inflateInit2(stream, -15); }
static inline int sogdian_deflate_start(z_stream *stream) {
    return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
