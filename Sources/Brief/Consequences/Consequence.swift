public import Atlas
internal import Evidence
public import Reading
public import WhatIf

/// A work that the article names and the atlas knows, with what it changes.
public struct Consequence: Sendable {
    public let mention: ProjectMention
    public let project: Project
    /// Electricity and avoided CO₂ a year; nil for what is no power plant or has no known capacity.
    public let energy: EnergyEffect?
    /// What opening its planned line changes; nil for what is no planned line of the network.
    public let opening: Opening?

    /// The consequences of a document's projects, each project once, in the order of the text.
    static func all(of document: Document) -> [Consequence] {
        var seen: Set<String> = []
        return document.projects.compactMap { mention in
            guard let id = mention.project, let project = Atlas.project(id), seen.insert(id).inserted else {
                return nil
            }
            return Consequence(
                mention: mention, project: project, energy: EnergyEffect(of: project), opening: Opening.of(id))
        }
    }
}
