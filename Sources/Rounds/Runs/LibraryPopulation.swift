public import Appraisals
public import Diagnostics
public import Foundation
import Packs
public import Store
import Tables

/// The rows of a library as a method needs them, each value with where it came from.
public struct LibraryPopulation: Sendable {
  /// The rows.
  public let population: Population
  private let table: RecordTable
  /// The rows of the table that are taken; nil for all.
  private let kept: [Int]?
  private let joined: [String: (table: RecordTable, rows: [Int?], fields: Set<String>)]

  /// Takes the records of a year as they were known at a moment.
  ///
  /// - Parameters:
  ///   - bundle: The method.
  ///   - library: The library.
  ///   - year: The year.
  ///   - moment: When they were known.
  /// - Throws: `appraisals.no-rows` where there are none; the problems of the file.
  public init(
    _ bundle: MethodBundle, _ library: Library, year: Int, knownOn moment: Date
  ) throws(Problem) {
    let record = bundle.record
    let period =
      record.period == .none ? nil : try RecordPeriod("\(year)", .year)
    table = try library.recordTable(
      type: record.name, period: record.period == .year ? period : nil, asKnownOn: moment,
      viewer: .atTheMachine)
    guard table.rowCount > 0 else {
      throw Problem(
        "appraisals.no-rows", .error,
        Wording(
          "文库中没有 \(year) 年的“\(record.title)”记录", "the library has no \(record.name) of \(year)"),
        suggestion: Wording("先导入数据", "import the data first"))
    }
    let own = table.fields.compactMap { field in field.column.map { ($0, field.name) } }
    var columns = own.map(\.0)
    var joined: [String: (table: RecordTable, rows: [Int?], fields: Set<String>)] = [:]
    var others: [String: [TypedColumn]] = [:]
    for join in bundle.method.joins {
      guard let type = bundle.joined[join.link],
        let key = record.foreignKeys.first(where: { $0.alias == join.link })
      else { continue }
      let other = try library.recordTable(
        type: type.name, asKnownOn: moment, viewer: .atTheMachine)
      // Records that nobody imported yet have no columns; their fields are then missing.
      others[join.link] =
        other.rowCount > 0
        ? other.fields.compactMap(\.column)
        : type.fields.filter { $0.formula == nil }.compactMap {
          TypedColumn(name: $0.name, kind: $0.kind.column, unit: $0.unit, values: [])
        }
      joined[join.link] = (
        other, Self.rows(key.fields, of: table, in: other, key.targets),
        Set(join.fields).subtracting(own.map(\.1))
      )
    }
    columns = try Joiner(bundle).columns(columns, joining: others)
    for field in bundle.fields
    where field.formula == nil && !columns.contains(where: { $0.name == field.name }) {
      // A field that no file had is missing everywhere, which the page tells.
      if let column = TypedColumn(
        name: field.name, kind: field.kind.column, unit: field.unit, value: .missing,
        count: table.rowCount)
      {
        columns.append(column)
      }
    }
    kept = Self.rows(of: bundle, columns)
    if let kept { columns = columns.map { $0.selecting(kept) } }
    population = Population(columns, for: bundle)
    self.joined = joined
  }

  /// The rows of the region that the method is applied for, and those without a region, which the check
  /// before publication tells; nil for all.
  private static func rows(of bundle: MethodBundle, _ columns: [TypedColumn]) -> [Int]? {
    guard let code = bundle.context.jurisdiction, let field = bundle.method.subject.region,
      let column = columns.first(where: { $0.name == field }), column.kind == .text
    else { return nil }
    let region = OverlayContext.significant(code)
    let rows = (0..<column.count).filter { row in
      !column.present[row] || column[row].description.hasPrefix(region)
    }
    return rows.count == column.count ? nil : rows
  }

  private static func rows(
    _ fields: [String], of table: RecordTable, in other: RecordTable, _ targets: [String]
  ) -> [Int?] {
    var places: [[String]: Int] = [:]
    func text(_ table: RecordTable, _ names: [String], _ row: Int) -> [String] {
      names.map { table.value(row, $0).value?.description ?? "" }
    }
    for row in 0..<other.rowCount { places[text(other, targets, row)] = row }
    return (0..<table.rowCount).map { places[text(table, fields, $0)] }
  }

  /// Where a value of a row came from: file, line, who, when; or the correction that gave it.
  public func source(_ row: Int, _ field: String) -> String? {
    let row = kept?[row] ?? row
    if table.field(field) != nil { return Self.source(table, row, field) }
    for other in joined.values where other.fields.contains(field) {
      guard let row = other.rows[row] else { return nil }
      return Self.source(other.table, row, field)
    }
    return nil
  }

  private static func source(_ table: RecordTable, _ row: Int, _ field: String) -> String? {
    guard row < table.rowCount else { return nil }
    if let correction = table.correction(row, field) { return "更正 \(correction)" }
    let batch = table.batch(row)
    let line = table.line(row).map { " 第 \($0) 行" } ?? ""
    let file = batch.file.split(separator: "/").last ?? ""
    return
      "第 \(batch.id) 批 \(file)\(batch.sheet.map { "（\($0)）" } ?? "")\(line)，\(batch.actor)"
  }
}
