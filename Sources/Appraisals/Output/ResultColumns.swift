import Columns
import Tables

/// The columns of the table of results, the same for every form in which it is written.
///
/// Schemes have different indicators, so the table has the columns of all; a firm's cells in those of
/// another scheme are empty.
struct ResultColumns: Sendable {
  /// A column.
  struct Entry: Sendable {
    var title: String
    /// Whether cells are numbers.
    var isNumber: Bool
    /// How many digits a reader sees at least.
    var digits: Int?
    var content: Content
    /// Whether firms that have no scores have no cell.
    var isScore = false
  }

  enum Content: Sendable {
    case supplied(TypedColumn)
    case unit(Columns.Column)
    case state
    /// The facts that undecided units lack.
    case missing([Int: String])
    case scheme
    /// By scheme: the place among ``Appraisal/schemes`` and the column.
    case result([Int: ColumnCells])
    case adjustments
  }

  let appraisal: Appraisal
  private(set) var entries: [Entry] = []
  /// For every unit the place of its scheme's result, and its row there; nil where a unit has none.
  private let places: [Int32]?
  private let rows: [Int32]?

  /// Whether the result of every unit is that of the one scheme, row by row.
  var isOneScheme: Bool { places == nil }

  init(_ appraisal: Appraisal, _ population: Population) {
    self.appraisal = appraisal
    if appraisal.schemes.count == 1, appraisal.schemes[0].rows == nil {
      places = nil
      rows = nil
    } else {
      var places = [Int32](repeating: -1, count: appraisal.count)
      var rows = [Int32](repeating: -1, count: appraisal.count)
      for (place, scheme) in appraisal.schemes.enumerated() {
        for (row, unit) in (scheme.rows ?? Array(0..<appraisal.count)).enumerated() {
          places[unit] = Int32(place)
          rows[unit] = Int32(row)
        }
      }
      (self.places, self.rows) = (places, rows)
    }
    subject(population)
    if appraisal.states != nil {
      entries.append(Entry(title: "状态", isNumber: false, content: .state))
    }
    missing()
    if appraisal.method.schemes.count > 1 {
      entries.append(Entry(title: "方案", isNumber: false, content: .scheme))
    }
    results()
  }

  private mutating func subject(_ population: Population) {
    let method = appraisal.method
    let own = method.subject
    if method.units?.kind == .rollUp {
      for name in (method.units?.by ?? []) + [ColumnNames.firms] {
        guard let column = appraisal.input[name] else { continue }
        entries.append(
          Entry(title: name, isNumber: name == ColumnNames.firms, content: .unit(column)))
      }
      return
    }
    for name in [own.key, own.name, own.region, own.industry, own.size].compactMap(\.self) {
      if let column = population.supplied[name] {
        entries.append(Entry(title: name, isNumber: false, content: .supplied(column)))
      }
    }
  }

  /// What undecided firms lack, where there are such.
  private mutating func missing() {
    let facts = MissingFacts(appraisal)
    var texts: [Int: String] = [:]
    for (unit, state) in (appraisal.states ?? []).enumerated() {
      if case .undecided = state {
        texts[unit] = facts.names(of: unit).joined(separator: "、")
      }
    }
    guard !texts.isEmpty else { return }
    entries.append(Entry(title: "缺少的事实", isNumber: false, content: .missing(texts)))
  }

  private mutating func results() {
    var titles: [String] = []
    var columns: [String: [Int: ColumnCells]] = [:]
    var roles: [String: OutputColumn.Role] = [:]
    for role in Self.order {
      for (place, scheme) in appraisal.schemes.enumerated() {
        for output in scheme.outputs where role(output.role) {
          guard let column = scheme.table[output.column] else { continue }
          if columns[output.title] == nil { titles.append(output.title) }
          columns[output.title, default: [:]][place] = ColumnCells(column)
          roles[output.title] = output.role
        }
      }
    }
    for title in titles {
      let isText = roles[title] == .grade || roles[title] == .base
      entries.append(
        Entry(
          title: title, isNumber: !isText, digits: roles[title] == .total ? 2 : nil,
          content: .result(columns[title] ?? [:]), isScore: Self.isScore(roles[title])))
      if roles[title] == .base,
        appraisal.method.schemes.contains(where: { !$0.adjustments.isEmpty })
      {
        entries.append(Entry(title: "调整", isNumber: false, content: .adjustments))
      }
    }
  }

  private static func isScore(_ role: OutputColumn.Role?) -> Bool {
    switch role {
    case .rate, .amount: false
    default: true
    }
  }

  /// Whether a unit is in the results only for what follows from the grade as which it is treated.
  func isUnscored(_ unit: Int) -> Bool {
    guard case .excluded(let exclusion, _) = appraisal.state(unit) else { return false }
    return !appraisal.method.exclusions[exclusion].isScored
  }

  /// Values first, then points, total, rank, grade, consequences.
  private static let order: [@Sendable (OutputColumn.Role) -> Bool] = [
    { if case .value = $0 { true } else { false } },
    { if case .points = $0 { true } else { false } },
    { $0 == .extra || $0 == .total }, { $0 == .rank || $0 == .count },
    { $0 == .base }, { $0 == .grade },
    {
      switch $0 {
      case .rate, .amount: true
      default: false
      }
    },
  ]

  /// The result of a unit: the place among ``Appraisal/schemes`` and the row there.
  func place(of unit: Int) -> (scheme: Int, row: Int)? {
    guard let places, let rows else { return (0, unit) }
    return places[unit] < 0 ? nil : (Int(places[unit]), Int(rows[unit]))
  }
}
