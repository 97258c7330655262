public import Evidence

extension Draws {
    /// Writes the bands as the member `draws` of an object; income effects of `withheld` countries are null.
    public func write(_ out: inout JSONWriter, withheld: Set<String> = []) {
        out.key("draws")
        out.object { out in
            out.member("count", count)
            out.member("without_equilibrium", failed)
            out.member("seed", "\(seed)")
            out.member("distributions", uncertainty.statement)
            for band in vectors {
                out.key(band.key)
                out.object { out in
                    for (label, values) in zip(band.labels, band.values) {
                        out.key(label)
                        out.object { out in
                            for (percent, value) in zip(Draws.percentiles, values) {
                                let name = percent < 10 ? "p0\(Int(percent))" : "p\(Int(percent))"
                                let hidden = withheld.contains(label) && NamedVector.isIncome(band.key)
                                out.member(name, hidden ? nil : value)
                            }
                        }
                    }
                }
            }
        }
    }
}
