public import Provisions

/// Whether a document is in force on a day.
///
/// The first day is the first of these that the document states: the beginning of its term, its
/// date of effect, its date of issue. The last day is the end of its term; without one a document
/// stays in force. A document without any first day is ``unknown``, unless its term has ended.
/// A document that another has repealed is not recognised as such.
public enum Force: String, Sendable, Hashable, Codable, CaseIterable {
  /// It is in force.
  case inForce = "in_force"
  /// Its first day is still to come.
  case notYet = "not_yet"
  /// Its last day is over.
  case expired
  /// It states no day from which it could be told.
  case unknown

  /// The rule applied to a document's dates.
  public init(
    on day: CalendarDate, issued: CalendarDate?, effective: CalendarDate?, from: CalendarDate?,
    to: CalendarDate?
  ) {
    if let to, day > to {
      self = .expired
    } else if let first = from ?? effective ?? issued {
      self = day < first ? .notYet : .inForce
    } else {
      self = .unknown
    }
  }
}

extension PolicyDocument {
  /// Whether the document is in force on a day, by the rule of ``Force``.
  public func force(on day: CalendarDate) -> Force {
    Force(
      on: day, issued: issued, effective: effective, from: validity?.from, to: validity?.to)
  }

  /// The title to show: the printed one, or one found elsewhere.
  public var shownTitle: String? { title ?? inferredTitle?.value }
}
