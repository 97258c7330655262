import Atlas
import Evidence
import Freight
import Testing

@testable import WhatIf

struct EnergyTests {
    private func effect(_ id: String) throws -> EnergyEffect {
        let project = try #require(Atlas.project(id))
        return try #require(EnergyEffect(of: project))
    }

    @Test("100 MW of wind in Kazakhstan make 341.64 GWh and save 238,465 t a year, as the docs say")
    func workedNumber() throws {
        let effect = try effect("zhanatas-wind")
        #expect(abs(effect.gigawattHours.mid - 341.64) < 0.01)
        let tonnes = try #require(effect.tonnes)
        #expect(abs(tonnes.mid - 238_465) < 1)
        #expect(tonnes.low < tonnes.mid && tonnes.mid < tonnes.high)
        #expect(effect.bases.allSatisfy { $0.source != nil })
    }

    @Test("what owners state of a plant stands beside what we compute, each with its source")
    func statements() throws {
        let effect = try effect("zhanatas-wind")
        #expect(effect.stated.compactMap(\.gigawattHours) == [350, 319])
        #expect(effect.stated.compactMap(\.tonnes) == [289_000])
        #expect(effect.stated.allSatisfy { $0.source != nil })
        // Both statements of output lie within the range; a range that could not hold them would be no range.
        for stated in effect.stated.compactMap(\.gigawattHours) {
            #expect(effect.gigawattHours.low <= stated && stated <= effect.gigawattHours.high)
        }
    }

    @Test("power sold across a border is counted at the buyer's grid")
    func buyer() throws {
        let effect = try effect("monsoon-wind")
        #expect(effect.grid == "VNM")
    }

    @Test("a project that makes no power, or whose capacity nobody gives, has no effect")
    func none() {
        #expect(Atlas.project("cku-rail") != nil && Atlas.project("shelek-wind") != nil)
        #expect(Atlas.project("cku-rail").flatMap { EnergyEffect(of: $0) } == nil)
        #expect(Atlas.project("shelek-wind").flatMap { EnergyEffect(of: $0) } == nil)
    }

    @Test("every power project with a capacity has an effect with a known grid and sourced bases")
    func all() {
        let plants = Atlas.projects.filter {
            ["wind", "solar", "hydro", "nuclear"].contains($0.kind) && $0.capacityUnit?.rawValue == "MW"
        }
        #expect(plants.count > 30)
        for plant in plants {
            let effect = EnergyEffect(of: plant)
            #expect(effect?.tonnes != nil, "\(plant.id)")
            #expect(effect?.bases.allSatisfy { $0.source != nil } == true, "\(plant.id)")
        }
    }
}
