internal import Evidence

/// The atlas's projects as a GeoJSON collection.
public enum ProjectWriting {
    /// A feature a project; one without a place has no geometry, as RFC 7946 allows.
    public static func geoJSON(french: Bool) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "FeatureCollection")
            json.key("features")
            json.array { json in
                for project in Atlas.projects { write(project, french: french, to: &json) }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func write(_ project: Project, french: Bool, to json: inout JSONWriter) {
        json.object { json in
            json.member("type", "Feature")
            json.member("id", "project:\(project.id)")
            json.key("properties")
            json.object { json in
                json.member("id", project.id)
                json.member("name", french && !project.nameFrench.isEmpty ? project.nameFrench : project.nameEnglish)
                json.member("name_en", project.nameEnglish)
                json.member("name_fr", project.nameFrench)
                json.member("name_zh", project.nameChinese.isEmpty ? nil : project.nameChinese)
                json.member("kind", project.kind)
                json.member("economy", project.economy)
                json.member("place", project.place.isEmpty ? nil : project.place)
                json.member("status", project.status)
                json.member("start_year", project.startYear.map { Double($0) })
                json.member("open_year", project.openYear.map { Double($0) })
                json.member("capacity", project.capacity)
                json.member("capacity_unit", project.capacityUnit?.rawValue)
                json.member("cost", project.cost)
                json.member("cost_currency", project.costCurrency?.rawValue)
                json.member("length_km", project.lengthKilometres)
                json.member("as_of", project.asOf?.description)
                json.member("source", project.source?.id)
                json.member("url", project.source?.url)
                json.member("quality", project.quality.rawValue)
            }
            json.key("geometry")
            if let latitude = project.latitude, let longitude = project.longitude {
                json.object { json in
                    json.member("type", "Point")
                    json.key("coordinates")
                    json.array { json in
                        json.number(longitude)
                        json.number(latitude)
                    }
                }
            } else {
                json.string(nil)
            }
        }
    }
}
