/// Where a figure comes from and on what terms it may be used.
public struct Source: Sendable, Hashable {
    /// Stable key used by every table, such as `imf-dots`.
    public let id: String
    /// The body that published the figure.
    public let publisher: String
    /// Title of the table, dataset or page.
    public let title: String
    /// Address of the publication; empty when there is none.
    public let url: String
    /// Terms under which the figure may be reused.
    public let licence: String
    /// Line to show where the figure is shown.
    public let attribution: String
    /// Edition or date of publication, as the publisher writes it.
    public let vintage: String
    /// Trust put in the publication as a whole.
    public let quality: Quality

    /// Makes a source from the columns of `sources.csv`.
    public init(
        id: String, publisher: String, title: String, url: String, licence: String, attribution: String,
        vintage: String, quality: Quality
    ) {
        self.id = id
        self.publisher = publisher
        self.title = title
        self.url = url
        self.licence = licence
        self.attribution = attribution
        self.vintage = vintage
        self.quality = quality
    }
}
