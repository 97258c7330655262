#include <zlib.h>

// inflateInit2 is a macro, which Swift does not see.
static inline int sogdian_inflate_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
