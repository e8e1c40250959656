public import Vocabulary

/// What is known of the unit of an expression's value.
public indirect enum InferredUnit: Sendable, Hashable {
  /// Nothing: it goes with any unit.
  case unknown
  /// A number that is written in the formula and takes the unit of whatever it meets.
  case literal(Ratio?)
  /// One of these units. There is more than one after a multiplication by a written number, which may
  /// scale the quantity (`税收 * 2`) or change its unit (`税收 * 10000`, 万元 to 元).
  case units([Unit])
  /// No number: words, a day, a truth value.
  case other
  /// A list of such.
  case list(InferredUnit)
  /// Entries of names.
  case context([String: InferredUnit])

  /// The value of a field with a unit.
  public static func unit(_ unit: Unit) -> InferredUnit { .units([unit]) }

  /// The units that it may have.
  public var candidates: [Unit]? { if case .units(let units) = self { units } else { nil } }

  /// The most units that are followed; beyond, nothing is known.
  static let mostCandidates = 12

  /// Units without repetition, or nothing known where they are none or too many.
  static func among(_ units: [Unit]) -> InferredUnit {
    var kept: [Unit] = []
    for unit in units where !kept.contains(unit) { kept.append(unit) }
    return kept.isEmpty || kept.count > mostCandidates ? .unknown : .units(kept)
  }

  /// The elements of a list; of a single value itself, which FEEL takes for a list of one.
  var element: InferredUnit { if case .list(let element) = self { element } else { self } }
}
