/// What a kilometre takes and costs in one country, worked out once from the parameters.
struct CountryRates: Sendable {
    let railHours: Span
    let roadHours: Span
    /// Kilograms of CO₂e for a TEU and kilometre of rail.
    let railKilograms: Span

    /// Rail emissions are the electric share × kWh/tkm × grid × losses and the rest diesel, times the load of a TEU.
    ///
    /// Worked number, with 10 t, a share of 0.8, 0.0322 kWh/tkm, 555.4 g/kWh, losses of 1.1 and diesel at 31.9 g/tkm:
    /// 0.8 × 19.67 + 0.2 × 31.9 = 22.12 g/tkm, or 0.2212 kg a kilometre.
    init(_ parameters: Parameters, _ country: Country) {
        let code = country.description
        railHours = parameters.value("rail.speed", code).dividing(1)
        let driving = parameters.value("road.driving", "day")
        let speed = parameters.value("road.speed", code)
        roadHours = Span(
            low: 24 / (speed.high * driving.high), mid: 24 / (speed.mid * driving.mid),
            high: 24 / (speed.low * driving.low))
        railKilograms = Self.railKilograms(parameters, code)
    }

    private static func railKilograms(_ parameters: Parameters, _ code: String) -> Span {
        let share = parameters.value("rail.electric", code)
        let diesel = parameters.value("co2.rail.diesel")
        let electric =
            parameters.value("rail.energy") * parameters.value("rail.losses") * parameters.value("grid", code)
        func mixed(_ share: Double, _ electric: Double, _ diesel: Double) -> Double {
            share * electric + (1 - share) * diesel
        }
        let low = min(mixed(share.low, electric.low, diesel.low), mixed(share.high, electric.low, diesel.low))
        let high = max(mixed(share.low, electric.high, diesel.high), mixed(share.high, electric.high, diesel.high))
        let grams = Span(low: low, mid: mixed(share.mid, electric.mid, diesel.mid), high: high)
        return grams * parameters.value("load.tonnes", "TEU") * 0.001
    }
}
