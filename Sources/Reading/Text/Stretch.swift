/// The positions from one up to another; none where the first is not before the second.
///
/// Names, figures and times are found each by itself and may overlap ("the Asian Development Bank's China fund"), so what
/// lies between two of them can run backwards. The standard library's operator ends the program there; in this module
/// such a stretch is empty. Worked number: `7 ..< 4` has no element, `4 ..< 7` has 4, 5 and 6.
@inline(__always) func ..< (lower: Int, upper: Int) -> Range<Int> {
    unsafe Range(uncheckedBounds: (lower: lower, upper: lower < upper ? upper : lower))
}
