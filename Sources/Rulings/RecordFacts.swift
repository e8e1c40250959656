public import Diagnostics
import FEEL
public import Foundation
public import Packs
public import Store
import Tables
import Vocabulary

/// The facts of the records of a type, with those of the records that they link to.
///
/// Fields that a formula computes are computed, in the order in which they need each other.
public struct RecordFacts: Sendable {
  /// The type.
  public let record: RecordType
  /// The records.
  public let table: RecordTable
  private let links: [Link]
  private let formulas: [Formula]
  private let scope: RecordScope

  private struct Link: Sendable {
    var alias: String
    var fields: [String]
    var record: RecordType
    var table: RecordTable
    /// The row of the last period of each key.
    var rows: [String: Int]
  }

  private struct Formula: Sendable {
    var field: RecordField
    var expression: FEELExpression
    var slots: [(name: String, slot: Int)]
  }

  /// Reads the records of a type and of those that it links to.
  ///
  /// - Parameters:
  ///   - record: The type.
  ///   - packs: The packs in use.
  ///   - library: Where records are.
  ///   - period: The period of the records; `nil` for all.
  ///   - moment: When they were known; `nil` for now.
  /// - Throws: The problems of the file.
  public init(
    of record: RecordType, packs: PackSet, in library: Library, period: RecordPeriod? = nil,
    asKnownOn moment: Date? = nil
  ) throws(Problem) {
    self.record = record
    scope = RecordScope(record, in: packs)
    // The program decides over everything; what it tells of it goes past the viewer.
    table = try library.recordTable(
      type: record.name, period: period, asKnownOn: moment, viewer: .atTheMachine, declared: record)
    var links: [Link] = []
    for link in record.foreignKeys {
      guard let alias = link.alias, let other = packs.record(link.resource) else { continue }
      let table = try library.recordTable(
        type: other.name, asKnownOn: moment, viewer: .atTheMachine, declared: other)
      var rows: [String: Int] = [:]
      for row in 0..<table.rowCount {
        let key = Self.key(row, link.targets, table)
        if let before = rows[key], table.period(row) < table.period(before) { continue }
        rows[key] = row
      }
      links.append(
        Link(alias: alias, fields: link.fields, record: other, table: table, rows: rows))
    }
    self.links = links
    formulas = Self.formulas(of: record, scope)
  }

  /// The names of fields and links that rules need, with what formulas among them need in turn.
  ///
  /// Most rules ask for few of many fields; leaving out the others is what makes large populations quick.
  ///
  /// - Parameter names: The names that rules ask for.
  /// - Returns: What ``facts(_:of:)`` takes.
  public func needs(of names: Set<String>) -> Set<String> {
    var needed = Set(names.map(Names.normal))
    for formula in formulas.reversed() where needed.contains(Names.normal(formula.field.name)) {
      needed.formUnion(formula.expression.names)
    }
    // As fields and links are spelled, so that no name is brought to its normal form for every row.
    let spelled = table.fields.map(\.name) + record.fields.map(\.name) + links.map(\.alias)
    return Set(spelled.filter { needed.contains(Names.normal($0)) })
  }

  /// What is known of the record of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - needed: What ``needs(of:)`` gave; everything where `nil`.
  /// - Returns: The facts.
  public func facts(_ row: Int, of needed: Set<String>? = nil) -> Facts {
    func isNeeded(_ name: String) -> Bool { needed?.contains(name) ?? true }
    var facts = Facts()
    for field in table.fields where isNeeded(field.name) {
      facts[field.name] = fact(field, row, table)
    }
    for field in record.fields where isNeeded(field.name) && facts[field.name] == nil {
      facts.set(field.name, .null, grade: field.grade?.rawValue ?? 3)
    }
    for link in links where isNeeded(link.alias) {
      let key = Self.key(row, link.fields, table)
      let found = link.rows[key]
      facts.link(
        link.alias,
        link.record.fields.map { field in
          guard let found, let column = link.table.field(field.name) else {
            return (field.name, Fact(.null, grade: field.grade?.rawValue ?? 3))
          }
          return (field.name, fact(column, found, link.table))
        })
    }
    Self.compute(formulas.filter { isNeeded($0.field.name) }, &facts)
    return facts
  }

  private static func compute(_ formulas: [Formula], _ facts: inout Facts) {
    for formula in formulas {
      let frame = Frame(count: formula.expression.slotCount, run: Run())
      for (name, slot) in formula.slots { frame.slots[slot] = facts[name]?.value ?? .null }
      facts.set(
        formula.field.name, formula.expression.value(in: frame),
        grade: formula.field.grade?.rawValue ?? 3)
    }
  }

  /// The facts of one record, of its last period and without those that it links to.
  ///
  /// - Parameters:
  ///   - key: The name of the record.
  ///   - record: Its type.
  ///   - packs: The packs in use.
  ///   - library: Where records are.
  /// - Returns: The facts, with the formulas over them; `nil` where there is no such record.
  /// - Throws: The problems of the file.
  public static func ofOne(
    _ key: String, _ record: RecordType, packs: PackSet, in library: Library
  ) throws(Problem) -> (facts: Facts, owner: String?)? {
    let history = try library.record(
      type: record.name, key: key, viewer: .atTheMachine, declared: record)
    guard let state = history.states.last else { return nil }
    var facts = Facts()
    var owner: String?
    for field in record.fields {
      let value = state.value(field.name).value ?? .missing
      if field.codes == .creditCode, owner == nil, case .text(let code) = value { owner = code }
      facts[field.name] = Fact(
        value.feel, grade: field.grade?.rawValue ?? 3,
        origin: Fact.Origin(
          type: record.name, key: key, period: state.period, batch: state.row.batch.id,
          file: state.row.batch.file, line: state.row.line,
          correction: state.corrections[field.name]?.id))
    }
    compute(formulas(of: record, RecordScope(record, in: packs)), &facts)
    return (facts, owner)
  }

  /// The facts of a record by its name, those of its last period.
  public func facts(ofKey key: String) -> Facts? { row(ofKey: key).map { facts($0) } }

  /// The row of a record by its name, that of its last period.
  public func row(ofKey key: String) -> Int? {
    (0..<table.rowCount).filter { table.key($0) == key }.max {
      table.period($0) < table.period($1)
    }
  }

  /// The credit code of the enterprise that a row belongs to.
  public func owner(_ row: Int) -> String? {
    guard let field = record.fields.first(where: { $0.codes == .creditCode }),
      case .shown(.text(let code)) = table.value(row, field.name)
    else { return nil }
    return code
  }

  /// The region of a row.
  public func region(_ row: Int) -> String? {
    guard let field = record.fields.first(where: { $0.codes == .region }),
      case .shown(.text(let code)) = table.value(row, field.name)
    else { return nil }
    return code
  }

  private static func key(_ row: Int, _ fields: [String], _ table: RecordTable) -> String {
    fields.map { table.value(row, $0).value?.description ?? "" }.joined(separator: "\u{1F}")
  }

  private func fact(_ field: RecordTable.Field, _ row: Int, _ table: RecordTable) -> Fact {
    Fact(
      field.column?[row].feel ?? .null, grade: field.grade,
      origin: Fact.Origin(
        type: table.type, key: table.key(row) ?? "", period: table.period(row),
        batch: table.batch(row).id, file: table.batch(row).file, line: table.line(row),
        correction: field.corrections[row]))
  }

  private static func formulas(of record: RecordType, _ scope: RecordScope) -> [Formula] {
    var left = record.fields.filter { $0.formula != nil }
    var done: [Formula] = []
    while !left.isEmpty {
      let waiting = Set(left.map { Names.normal($0.name) })
      let ready = left.compactMap { field -> Formula? in
        let expression = FEELExpression(parsing: field.formula ?? "", scope: scope.scope)
        guard waiting.isDisjoint(with: expression.names) else { return nil }
        return Formula(
          field: field, expression: expression,
          slots: scope.scope.entries.filter { expression.names.contains($0.name) }.map {
            ($0.name, $0.slot)
          })
      }
      // A circle is told by the check of the pack; its fields have no value.
      if ready.isEmpty { return done }
      done += ready
      left.removeAll { field in ready.contains { $0.field.name == field.name } }
    }
    return done
  }
}
