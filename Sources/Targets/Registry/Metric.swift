public import Vocabulary

/// Something that is measured by region and period.
public struct Metric: Sendable {
  /// How values of periods belong together.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What came in during a period; a year is the sum of its months.
    case flow
    /// A level at the end of a period; a year is its last month.
    case stock
    /// A share or another quotient, which is not added up over regions either.
    case ratio
  }

  /// How a region follows from the regions below it.
  public enum Regions: String, Sendable, Hashable, CaseIterable {
    /// The sum of them.
    case sum
    /// It does not follow; each is held to the same value.
    case each
    /// It is measured for the whole alone.
    case whole
  }

  /// The identifier.
  public var id: String
  /// What it is called.
  public var title: String
  /// The unit of its values.
  public var unit: Unit
  /// How periods belong together.
  public var kind: Kind
  /// How regions belong together.
  public var regions: Regions
  /// Whether more is better.
  public var isMoreBetter: Bool
  /// How it follows from records; `nil` for one that is reported only.
  public var formula: MetricFormula?
  /// What is to be known of it.
  public var note: String

  /// Creates a metric.
  public init(
    id: String, title: String, unit: Unit = .one, kind: Kind = .flow, regions: Regions = .sum,
    isMoreBetter: Bool = true, formula: MetricFormula? = nil, note: String = ""
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.kind = kind
    self.regions = regions
    self.isMoreBetter = isMoreBetter
    self.formula = formula
    self.note = note
  }
}

/// How a metric follows from records: FEEL over the fields of each.
public struct MetricFormula: Sendable {
  /// The type of the records.
  public var records: String
  /// Which count; all where `nil`.
  public var condition: String?
  /// What is added up; `1` counts.
  public var sum: String
  /// What the sum is divided by, added up over the same records.
  public var over: String?
  /// The region of a record.
  public var region: String
  /// The day, month or year of a record; that of its period where `nil`.
  public var date: String?
}
