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
  /// - Throws: `appraisals.no-column` where a field that the rule names is not there.
  func units(of rows: ColumnTable) throws(Problem) -> (Units, ColumnTable) {
    guard let rule = bundle.method.units else { return (Units(rows: nil), rows) }
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
    var table = rows.picking(members.map { $0[0] })
    if rule.kind == .rollUp {
      for name in table.names where !rule.by.contains(name) { table[name] = nil }
    }
    for name in rule.sums {
      let values = try column(name, of: rows, rule)
      table[name] = Column(members.map { Self.sum(of: values, $0, isStrict: rule.kind == .merge) })
    }
    if rule.kind == .rollUp {
      table["企业数"] = Column(members.map { Value.integer($0.count) })
    }
    return (Units(rows: members), table)
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
