internal import Freight

/// What is done with a container at the ends of a chain and between its legs.
struct Hubs: Sendable, Hashable {
    let ontoTrain: ChainFigures
    let offTrain: ChainFigures
    /// Calling a lorry, once a road chain.
    let lorry: ChainFigures
    let ontoShip: ChainFigures
    let shipToRail: ChainFigures
    let shipToRoad: ChainFigures

    init(_ costing: LinkCosting, _ parameters: Parameters) {
        ontoTrain = ChainFigures(costing.transfer(.ontoTrain))
        offTrain = ChainFigures(costing.transfer(.offTrain))
        ontoShip = ChainFigures(costing.transfer(.ontoShip))
        shipToRail = ChainFigures(costing.transfer(.shipToRail))
        shipToRoad = ChainFigures(costing.transfer(.shipToRoad))
        var lorry = LinkParts()
        lorry.feeUSD = parameters.value("road.fixed").mid
        self.lorry = ChainFigures(lorry)
    }
}
