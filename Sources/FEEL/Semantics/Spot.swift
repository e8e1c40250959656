import Diagnostics

/// A place in a text that is looked up only when a problem has to tell it.
struct Spot: Sendable {
  private let known: Place?
  private let offset: Int
  private let locate: @Sendable (Int) -> Place?

  /// A place that is known; nil for none.
  init(_ place: Place?) {
    known = place
    offset = 0
    locate = { _ in nil }
  }

  /// The place of a count of Unicode scalars in a text.
  init(_ offset: Int, in locate: @escaping @Sendable (Int) -> Place?) {
    known = nil
    self.offset = offset
    self.locate = locate
  }

  var place: Place? { known ?? locate(offset) }
}
