internal import Evidence
internal import FreightTables
internal import OpenStreetMapTables

/// The network's tables inside the binary, by name.
enum FreightTable: String {
    case parameters, crossings, dwell, borderHours, passages, ferries, publishedLengths, planned
    case services, outline, seaNode, seaLink, seaShape, attachment
    case railNode, railLink, railShape, roadNode, roadLink, roadShape

    /// The bytes of the table, which live as long as the program.
    var bytes: StaticBytes {
        switch self {
        case .parameters: unsafe StaticBytes(sogdian_freight_parameters_bytes(), sogdian_freight_parameters_count())
        case .crossings: unsafe StaticBytes(sogdian_freight_crossings_bytes(), sogdian_freight_crossings_count())
        case .dwell: unsafe StaticBytes(sogdian_freight_dwell_bytes(), sogdian_freight_dwell_count())
        case .borderHours:
            unsafe StaticBytes(sogdian_freight_border_hours_bytes(), sogdian_freight_border_hours_count())
        case .passages: unsafe StaticBytes(sogdian_freight_passages_bytes(), sogdian_freight_passages_count())
        case .ferries: unsafe StaticBytes(sogdian_freight_ferries_bytes(), sogdian_freight_ferries_count())
        case .publishedLengths:
            unsafe StaticBytes(sogdian_freight_published_lengths_bytes(), sogdian_freight_published_lengths_count())
        case .planned: unsafe StaticBytes(sogdian_freight_planned_bytes(), sogdian_freight_planned_count())
        case .services: unsafe StaticBytes(sogdian_freight_services_bytes(), sogdian_freight_services_count())
        case .outline: unsafe StaticBytes(sogdian_freight_outline_bytes(), sogdian_freight_outline_count())
        case .seaNode: unsafe StaticBytes(sogdian_freight_sea_node_bytes(), sogdian_freight_sea_node_count())
        case .seaLink: unsafe StaticBytes(sogdian_freight_sea_link_bytes(), sogdian_freight_sea_link_count())
        case .seaShape: unsafe StaticBytes(sogdian_freight_sea_shape_bytes(), sogdian_freight_sea_shape_count())
        case .attachment: unsafe StaticBytes(sogdian_freight_attachment_bytes(), sogdian_freight_attachment_count())
        case .railNode: unsafe StaticBytes(sogdian_osm_rail_node_bytes(), sogdian_osm_rail_node_count())
        case .railLink: unsafe StaticBytes(sogdian_osm_rail_link_bytes(), sogdian_osm_rail_link_count())
        case .railShape: unsafe StaticBytes(sogdian_osm_rail_shape_bytes(), sogdian_osm_rail_shape_count())
        case .roadNode: unsafe StaticBytes(sogdian_osm_road_node_bytes(), sogdian_osm_road_node_count())
        case .roadLink: unsafe StaticBytes(sogdian_osm_road_link_bytes(), sogdian_osm_road_link_count())
        case .roadShape: unsafe StaticBytes(sogdian_osm_road_shape_bytes(), sogdian_osm_road_shape_count())
        }
    }

    /// Reads the table whole; for the small ones.
    func table() throws(Complaint) -> CSVTable {
        try CSVTable(name: rawValue + ".csv", bytes: bytes.all)
    }
}
