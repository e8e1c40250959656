public import Vocabulary

/// A version of a pack's rules, and when it applies.
///
/// Which version counts is decided by what was applied for, when, and the certificate that is held —
/// never by which is the newest: a review may run under an older standard, and an older certificate
/// stays valid until it expires.
public struct RuleVersion: Sendable {
  /// The days from one to another, both included; an end that is `nil` is open.
  public struct Span: Sendable, Hashable {
    /// The first day.
    public var from: Day?
    /// The last day.
    public var until: Day?

    /// Whether a day is within.
    func contains(_ day: Day) -> Bool {
      (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
  }

  /// A condition; what it does not speak of may be anything.
  public struct Condition: Sendable, Hashable {
    /// Types of application.
    public var applications: [String]?
    /// The day of application.
    public var applied: Span?
    /// The day of the certificate.
    public var certified: Span?
    /// The batches that it is for.
    public var batches: [String]?
  }

  /// The name of the version.
  public var id: String
  /// The number of its document.
  public var document: String?
  /// When it applies: where one of these holds.
  public var conditions: [Condition]
  /// Where it is declared.
  public var node: DeclarationNode

  init?(_ node: DeclarationNode) {
    guard let id = node["id"]?.text else { return nil }
    self.id = id
    document = node["document"]?.text
    conditions = (node["applies"]?.elements ?? []).map { condition in
      Condition(
        applications: condition["applications"].map(RecordType.words),
        applied: condition["applied"].map(Self.span),
        certified: condition["certified"].map(Self.span),
        batches: condition["batches"].map(RecordType.words))
    }
    self.node = node
  }

  private static func span(_ node: DeclarationNode) -> Span {
    Span(
      from: node["from"]?.text.flatMap { Day($0) }, until: node["until"]?.text.flatMap { Day($0) })
  }
}
