internal import AtlasTables
internal import Evidence

/// The tables inside the binary, by name.
enum AtlasTable: String {
    case names, economies, groups, places, events, sources, projects

    /// Reads the table.
    func table() throws(Complaint) -> CSVTable {
        let bytes =
            switch self {
            case .names:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_names_bytes(), count: sogdian_atlas_names_count())
            case .economies:
                unsafe UnsafeBufferPointer(
                    start: sogdian_atlas_economies_bytes(), count: sogdian_atlas_economies_count())
            case .groups:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_groups_bytes(), count: sogdian_atlas_groups_count())
            case .places:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_places_bytes(), count: sogdian_atlas_places_count())
            case .events:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_events_bytes(), count: sogdian_atlas_events_count())
            case .sources:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_sources_bytes(), count: sogdian_atlas_sources_count())
            case .projects:
                unsafe UnsafeBufferPointer(start: sogdian_atlas_projects_bytes(), count: sogdian_atlas_projects_count())
            }
        return try unsafe CSVTable(name: rawValue + ".csv", bytes: Array(bytes))
    }
}
