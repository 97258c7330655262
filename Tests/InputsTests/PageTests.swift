import Testing

@testable import Inputs
