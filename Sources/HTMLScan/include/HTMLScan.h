#include <stddef.h>

/* What a page consists of, in its order. Names are lower case, text is UTF-8; none outlives the call. */
typedef struct {
    void *user;
    /* Attributes are name, value, name, value, …, NULL; a value may be NULL. */
    void (*open)(void *user, const char *name, const char *const *attributes);
    void (*close)(void *user, const char *name);
    void (*text)(void *user, const char *bytes, size_t count);
} sogdian_html_sink;

/* Reads a page of UTF-8 with libxml2's tolerant parser, straight through and without a tree.
   Returns 0, or -1 when there is no memory. Elements nested deeper than `depth` are closed and begun afresh, so that
   a page of unclosed tags takes linear time. */
int sogdian_html_scan(const char *bytes, size_t count, int depth, const sogdian_html_sink *sink);
