public import Packs
public import Vocabulary

/// A numeric target: what a provision wants of a metric, where, by when.
public struct PolicyTarget: Sendable, Hashable, Codable {
  /// The identifier.
  public var id: String
  /// What is measured, in words.
  public var title: String
  /// The metric that measures it.
  public var metric: String
  /// The provision.
  public var provision: String
  /// How the value compares.
  public var comparator: PackTarget.Comparator
  /// How a value is judged.
  public var sense: TargetSense
  /// The value.
  public var value: ExactValue
  /// Its unit.
  public var unit: Unit
  /// The clock.
  public var clock: TargetClock
  /// The first year that counts; `nil` where the document names none.
  public var since: Int?
  /// The last year that counts; `nil` for one without end.
  public var due: Int?
  /// Whom or what it binds: the code of a region, `cluster/…`, `industry/…`.
  public var scope: String
  /// Whom it binds, in words, where that is narrower than the scope.
  public var subject: String
  /// The value from which it starts, where the document or a person says so.
  public var base: ExactValue?
  /// Words that soften it.
  public var hedges: [String]

  /// Creates a target.
  public init(
    id: String, title: String, metric: String, provision: String,
    comparator: PackTarget.Comparator = .atLeast, sense: TargetSense = .floor, value: ExactValue,
    unit: Unit = .one, clock: TargetClock, since: Int? = nil, due: Int? = nil,
    scope: String = "33", subject: String = "", base: ExactValue? = nil, hedges: [String] = []
  ) {
    self.id = id
    self.title = title
    self.metric = metric
    self.provision = provision
    self.comparator = comparator
    self.sense = sense
    self.value = value
    self.unit = unit
    self.clock = clock
    self.since = since
    self.due = due
    self.scope = scope
    self.subject = subject
    self.base = base
    self.hedges = hedges
  }

  /// Whether a value, in the unit of the target, meets it.
  ///
  /// - Parameters:
  ///   - reached: The value.
  ///   - goal: The value wanted; that of the target, or what a region has to do of it.
  /// - Returns: Whether it does, exactly.
  public func isMet(by reached: Ratio, goal: Ratio) -> Bool {
    switch sense {
    case .floor: comparator == .above ? reached > goal : reached >= goal
    case .ceiling: comparator == .below ? reached < goal : reached <= goal
    case .exact: reached == goal
    case .aboutOrMore: goal.times(Self.low).map { reached >= $0 } ?? false
    case .around:
      if let low = goal.times(Self.low), let high = goal.times(Self.high) {
        low <= reached && reached <= high
      } else {
        false
      }
    }
  }

  /// Whether more is better.
  public var wantsMore: Bool { sense != .ceiling }

  private static let low = Ratio(19, 20) ?? .one
  private static let high = Ratio(21, 20) ?? .one
}
