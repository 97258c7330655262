internal import Atlas
internal import Evidence

/// The publishers whose files are read, with the edition a file names.
enum ImportSources {
    static func source(_ id: String, vintage: String?) -> Source {
        guard let known = Atlas.embedded.sources[id] else {
            return publisher(id, vintage: vintage, quality: .assumed)
        }
        return Source(
            id: known.id, publisher: known.publisher, title: known.title, url: known.url, licence: known.licence,
            attribution: known.attribution, vintage: vintage ?? known.vintage, quality: known.quality)
    }

    /// A source of which only a name is known.
    static func publisher(
        _ name: String, title: String = "Imported table", vintage: String?, quality: Quality
    ) -> Source {
        Source(
            id: name, publisher: name, title: title, url: "", licence: "as the publisher says",
            attribution: "Source: \(name)", vintage: vintage ?? "as imported", quality: quality)
    }
}
