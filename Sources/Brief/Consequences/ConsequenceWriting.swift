internal import Atlas
internal import Evidence
internal import Freight
internal import Reading
internal import WhatIf

extension Consequence {
    /// `project` (the atlas's id), names, the mention's offsets, the record, and `energy`: yearly `GWh` and `tCO2` as
    /// low, mid and high, with `bases` and `stated`.
    func write(to json: inout JSONWriter, document: String) {
        json.object { json in
            json.member("project", project.id)
            json.member("name_en", project.nameEnglish)
            json.member("name_fr", project.nameFrench)
            json.member("mention", mention.id)
            json.member("document", document)
            json.key("start")
            json.integer(mention.start)
            json.key("end")
            json.integer(mention.end)
            json.member("quote", mention.quote)
            json.member("kind", project.kind)
            json.member("status", project.status)
            json.member("as_of", project.asOf?.description)
            json.member("open_year", project.openYear.map(Double.init))
            json.member("latitude", project.latitude)
            json.member("longitude", project.longitude)
            json.member("source", project.source?.id)
            json.member("quality", project.quality.rawValue)
            json.key("energy")
            if let energy { energy.write(to: &json) } else { json.string(nil) }
            json.key("opening")
            if let opening { opening.write(to: &json) } else { json.string(nil) }
        }
    }
}

extension EnergyEffect {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("MW", megawatts)
            json.member("grid", grid)
            json.key("GWh")
            gigawattHours.write(to: &json)
            json.key("tCO2")
            if let tonnes { tonnes.write(to: &json) } else { json.string(nil) }
            json.key("bases")
            json.array { json in
                for basis in bases {
                    json.object { json in
                        json.member("name", basis.name)
                        json.key("value")
                        basis.value.write(to: &json)
                        json.member("unit", basis.unit)
                        json.member("source", basis.source?.id)
                        json.member("year", basis.year)
                        json.member("quality", basis.quality.rawValue)
                        json.member("note", basis.note)
                    }
                }
            }
            json.key("stated")
            json.array { json in
                for statement in stated {
                    json.object { json in
                        json.member("GWh", statement.gigawattHours)
                        json.member("tCO2", statement.tonnes)
                        json.member("source", statement.source?.id)
                        json.member("year", statement.year)
                        json.member("quality", statement.quality.rawValue)
                        json.member("note", statement.note)
                    }
                }
            }
        }
    }
}

extension Opening {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("draws")
            json.integer(draws)
            json.key("assumed")
            json.integer(assumed)
            json.key("routes")
            json.array { json in
                for route in routes {
                    json.object { json in
                        json.member("from", route.from)
                        json.member("to", route.to)
                        json.member("modes", route.modes)
                        json.member("km_before", route.kilometresBefore)
                        json.member("km", route.kilometres)
                        json.key("days_before")
                        if let before = route.daysBefore { before.write(to: &json) } else { json.string(nil) }
                        json.key("days")
                        route.days.write(to: &json)
                        json.member("usd_before", route.dollarsBefore)
                        json.member("usd", route.dollars)
                    }
                }
            }
            for (key, effects) in [("income_percent", income), ("transit_teu", transit)] {
                json.key(key)
                json.array { json in
                    for effect in effects {
                        json.object { json in
                            json.member("economy", effect.subject)
                            json.key("change")
                            effect.change.write(to: &json)
                            json.key("imputed")
                            json.boolean(effect.isImputed)
                        }
                    }
                }
            }
            json.member("source", Opening.source.id)
        }
    }
}

extension Span {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("low", low)
            json.member("mid", mid)
            json.member("high", high)
        }
    }
}
