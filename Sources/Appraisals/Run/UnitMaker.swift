import Columns
import Diagnostics
import FEEL
import Packs

/// Makes units of rows: firms on one parcel, regions.
struct UnitMaker {
  let bundle: MethodBundle

  init(_ bundle: MethodBundle) { self.bundle = bundle }

  /// The units with their values.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - options: Year, day, engine, for values that are derived from rows before they are added up.
  /// - Returns: Which rows each unit is of, and its values.
  /// - Throws: `appraisals.no-column` where a field that the rule names is not there; the problem of a
  ///   formula.
  func units(
    of rows: ColumnTable, _ options: AppraisalOptions
  ) throws(Problem) -> (Units, ColumnTable) {
    guard let rule = bundle.method.units else { return (Units(rows: nil), rows) }
    let rows = try deriving(rule.names.filter { rows[$0] == nil }, rows, options)
    var keys: [Column] = []
    for name in rule.by { keys.append(try column(name, of: rows, rule)) }
    var members: [[Int]] = []
    var places: [[String]: Int] = [:]
    for row in 0..<rows.rowCount {
      let values = keys.map { $0[row] }
      let isAlone = rule.kind == .merge && values.contains(where: \.isNull)
      let key = values.map(\.feelText)
      if !isAlone, let place = places[key] {
        members[place].append(row)
      } else {
        if !isAlone { places[key] = members.count }
        members.append([row])
      }
    }
    if rule.kind == .merge { try putLeadFirst(&members, rows, rule) }
    var table = rows.picking(members.map { $0[0] })
    if rule.kind == .rollUp {
      for name in table.names where !rule.by.contains(name) { table[name] = nil }
    }
    for name in rule.sums {
      let values = try column(name, of: rows, rule)
      table[name] = Column(members.map { Self.sum(of: values, $0, isStrict: rule.kind == .merge) })
    }
    for name in rule.any {
      let values = try column(name, of: rows, rule)
      table[name] = Column(members.map { Self.any(of: values, $0) })
    }
    if rule.kind == .rollUp {
      table[ColumnNames.firms] = Column(members.map { Value.integer($0.count) })
    }
    return (Units(rows: members), table)
  }

  /// Puts the row first from which a unit has what is not added up, whatever the order of rows.
  private func putLeadFirst(
    _ members: inout [[Int]], _ rows: ColumnTable, _ rule: Method.UnitRule
  ) throws(Problem) {
    let keys = try column(bundle.method.subject.key, of: rows, rule)
    var leads: Column?
    if let lead = rule.lead { leads = try column(lead, of: rows, rule) }
    func size(_ row: Int) -> Decimal128? {
      if case .number(let number)? = leads?[row] { number } else { nil }
    }
    for unit in members.indices where members[unit].count > 1 {
      members[unit] = members[unit].map { ($0, size($0), keys[$0].feelText) }.sorted { a, b in
        switch (a.1, b.1) {
        case (let left?, let right?) where left != right: left > right
        case (.some, nil): true
        case (nil, .some): false
        default: a.2 < b.2
        }
      }.map(\.0)
    }
  }

  /// The rows with values that are derived from single rows.
  private func deriving(
    _ names: [String], _ rows: ColumnTable, _ options: AppraisalOptions
  ) throws(Problem) -> ColumnTable {
    guard !names.isEmpty else { return rows }
    var steps = Definitions(bundle, columns: rows.names, options).steps(for: names)
    steps.kept = names
    let computed = try steps.run(on: rows, options.calculation)
    var table = rows
    for name in names { table[name] = computed.table[name] }
    return table
  }

  private func column(
    _ name: String, of rows: ColumnTable, _ rule: Method.UnitRule
  ) throws(Problem) -> Column {
    if let column = rows[name] { return column }
    throw Problem(
      "appraisals.no-column", .error,
      Wording("数据中没有“\(name)”，无法合并单元", "the data have no “\(name)”, by which units are made"),
      at: rule.node.place)
  }

  /// Whether a fact is true of one of some rows; unknown where none is and one is unknown.
  private static func any(of column: Column, _ rows: [Int]) -> Value {
    var isKnown = true
    for row in rows {
      if case .boolean(let truth) = column[row] {
        if truth { return .boolean(true) }
      } else {
        isKnown = false
      }
    }
    return isKnown ? .boolean(false) : .null
  }

  /// The exact sum.
  ///
  /// A firm on a shared parcel without a value leaves the unit without one; of a region, what is there
  /// is added up.
  private static func sum(of column: Column, _ rows: [Int], isStrict: Bool) -> Value {
    if rows.count == 1 { return column[rows[0]] }
    var total: Decimal128?
    for row in rows {
      guard case .number(let number) = column[row] else {
        if isStrict { return .null }
        continue
      }
      guard let last = total else {
        total = number
        continue
      }
      guard let sum = last.adding(number) else { return .null }
      total = sum
    }
    return total.map(Value.number) ?? .null
  }
}

extension Method.UnitRule {
  /// All fields and derived values of rows that it names.
  var names: [String] { by + sums + any + [lead].compactMap(\.self) }
}
