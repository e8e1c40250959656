public import Provisions

/// What a reader says a statement is, in place of what the program found.
public struct StatementFields: Sendable, Hashable, Codable {
  /// What it is.
  public var kind: Statement.Kind
  /// Whether it stands by itself.
  public var role: Statement.Role
  /// What is measured.
  public var metric: String
  /// Whom or what it binds.
  public var scope: String?
  /// How the value compares.
  public var comparator: Statement.Comparator
  /// The value in `unit`, in plain decimal digits; `nil` for dates.
  public var value: String?
  /// The date of a deadline or of effect.
  public var date: CalendarDate?
  /// The unit.
  public var unit: String
  /// The year by which it holds.
  public var horizon: Int?
  /// How often.
  public var frequency: String?

  /// The fields as the program found them.
  public init(_ statement: Statement) {
    kind = statement.kind
    role = statement.role
    metric = statement.metric
    scope = statement.scope
    comparator = statement.comparator
    value = statement.value
    date = statement.date
    unit = statement.unit
    horizon = statement.horizon
    frequency = statement.frequency
  }

  /// A statement with these fields in place of its own.
  public func applied(to statement: Statement) -> Statement {
    var statement = statement
    statement.kind = kind
    statement.role = role
    statement.metric = metric
    statement.scope = scope
    statement.comparator = comparator
    statement.value = value
    statement.date = date
    statement.unit = unit
    statement.horizon = horizon
    statement.frequency = frequency
    return statement
  }
}
