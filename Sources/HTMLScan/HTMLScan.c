#include "HTMLScan.h"
#include <libxml/HTMLparser.h>
#include <string.h>

static void on_open(void *user, const xmlChar *name, const xmlChar **attributes) {
    const sogdian_html_sink *sink = user;
    static const char *const none[] = {NULL};
    sink->open(sink->user, (const char *)name, attributes ? (const char *const *)attributes : none);
}

static void on_close(void *user, const xmlChar *name) {
    const sogdian_html_sink *sink = user;
    sink->close(sink->user, (const char *)name);
}

static void on_text(void *user, const xmlChar *bytes, int count) {
    const sogdian_html_sink *sink = user;
    if (count > 0) sink->text(sink->user, (const char *)bytes, (size_t)count);
}

static htmlParserCtxtPtr begin(const sogdian_html_sink *sink) {
    htmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_open;
    handler.endElement = on_close;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    htmlParserCtxtPtr context =
        htmlCreatePushParserCtxt(&handler, (void *)sink, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (context)
        htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                        HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED | XML_PARSE_HUGE);
    return context;
}

int sogdian_html_scan(const char *bytes, size_t count, int depth, const sogdian_html_sink *sink) {
    htmlParserCtxtPtr context = begin(sink);
    if (!context) return -1;
    const size_t piece = 4096;
    for (size_t at = 0; at < count; at += piece) {
        size_t size = count - at < piece ? count - at : piece;
        htmlParseChunk(context, bytes + at, (int)size, 0);
        if (context->nameNr > depth || context->disableSAX) {
            htmlParseChunk(context, NULL, 0, 1);
            htmlFreeParserCtxt(context);
            context = begin(sink);
            if (!context) return -1;
        }
    }
    htmlParseChunk(context, NULL, 0, 1);
    htmlFreeParserCtxt(context);
    return 0;
}
