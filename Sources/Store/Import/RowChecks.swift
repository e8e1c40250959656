import Diagnostics
import Dispatch
package import FEEL
import Packs
import Synchronization
import Tables
import Vocabulary

/// The conditions over whole records that a pack declares, compiled once and asked of every row.
struct RowChecks: Sendable {
  private struct Formula: Sendable {
    var slot: Int
    var expression: FEELExpression
  }

  private struct Condition: Sendable {
    var check: RecordType.Check
    var expression: FEELExpression
    /// The fields that it speaks of, in the order of the declaration.
    var fields: [String]
  }

  private var conditions: [Condition] = []
  private var formulas: [Formula] = []
  private var slots: [(field: String, slot: Int)] = []
  private var slotCount = 0
  /// The conditions that need other records, which are not at hand while a file is imported.
  private(set) var postponed: [RecordType.Check] = []

  var isEmpty: Bool { conditions.isEmpty }

  init(_ record: RecordType, in packs: PackSet) {
    let scope = RecordScope(record, in: packs).scope
    var names: [String: RecordField] = [:]
    for field in record.fields { names[Names.normal(field.name)] = field }
    var needed: Set<String> = []
    for check in record.checks {
      let expression = FEELExpression(parsing: check.rule, scope: scope)
      let isSound = !expression.problems.contains { $0.severity == .error }
      var fields: Set<String> = []
      guard isSound, Self.collect(expression.names, names, scope, &fields) else {
        postponed.append(check)
        continue
      }
      needed.formUnion(fields)
      conditions.append(
        Condition(
          check: check, expression: expression,
          fields: record.fields.map(\.name).filter {
            fields.contains($0) && names[Names.normal($0)]?.formula == nil
          }))
    }
    // A formula may use another: each comes after those that it uses.
    var done: Set<String> = []
    var isMoving = true
    while isMoving {
      isMoving = false
      for field in record.fields where needed.contains(field.name) && !done.contains(field.name) {
        guard let text = field.formula, let slot = scope.entry(field.name)?.slot else { continue }
        let expression = FEELExpression(parsing: text, scope: scope)
        let uses = expression.names.compactMap { names[$0] }.filter { $0.formula != nil }
        guard uses.allSatisfy({ done.contains($0.name) }) else { continue }
        formulas.append(Formula(slot: slot, expression: expression))
        done.insert(field.name)
        isMoving = true
      }
    }
    slots = record.fields.filter { needed.contains($0.name) && $0.formula == nil }.compactMap {
      field in scope.entry(field.name).map { (field.name, $0.slot) }
    }
    slotCount = scope.layout.count
  }

  /// Collects the fields that names stand for, through formulas; false where one is no field.
  private static func collect(
    _ used: Set<String>, _ names: [String: RecordField], _ scope: Scope,
    _ fields: inout Set<String>
  ) -> Bool {
    for name in used {
      guard let field = names[name] else { return false }
      guard fields.insert(field.name).inserted, let formula = field.formula else { continue }
      let expression = FEELExpression(parsing: formula, scope: scope)
      guard !expression.problems.contains(where: { $0.severity == .error }),
        collect(expression.names, names, scope, &fields)
      else { return false }
    }
    return true
  }

  /// The conditions that a row breaks, by row.
  struct Breach: Sendable {
    var row: Int
    var condition: Int
  }

  /// What asking every row gave.
  struct Answer: Sendable {
    var breaches: [Breach] = []
    /// How many rows each condition could not decide.
    var undecided: [Int]
  }

  /// Asks all rows, on all cores.
  ///
  /// - Parameters:
  ///   - columns: The columns by field; a field without one has no value.
  ///   - rows: How many rows there are.
  ///   - step: Told the share that is done; false ends the work.
  /// - Returns: The conditions that rows break, and those that could not be decided.
  func ask(
    _ columns: [String: TypedColumn], rows: Int, step: @escaping @Sendable (Double) -> Bool
  ) -> Answer {
    let size = 16_384
    let pieces = (rows + size - 1) / size
    let answers = Mutex([Int: Answer]())
    let job = { @Sendable (piece: Int) in
      let done = answers.withLock { $0.count }
      guard step(Double(done) / Double(max(1, pieces))) else { return }
      let answer = ask(columns, piece * size..<min((piece + 1) * size, rows))
      answers.withLock { $0[piece] = answer }
    }
    DispatchQueue.concurrentPerform(iterations: pieces, execute: job)
    return answers.withLock { answers in
      var whole = Answer(undecided: Array(repeating: 0, count: conditions.count))
      for piece in answers.keys.sorted() {
        guard let answer = answers[piece] else { continue }
        whole.breaches += answer.breaches
        for index in answer.undecided.indices { whole.undecided[index] += answer.undecided[index] }
      }
      return whole
    }
  }

  private func ask(_ columns: [String: TypedColumn], _ rows: Range<Int>) -> Answer {
    let frame = Frame(count: slotCount, run: Run())
    let readers = slots.compactMap { field, slot in
      columns[field].map { (slot: slot, reader: ValueReader($0)) }
    }
    var answer = Answer(undecided: Array(repeating: 0, count: conditions.count))
    for row in rows {
      for (slot, reader) in readers { frame.slots[slot] = reader[row] }
      for formula in formulas { frame.slots[formula.slot] = formula.expression.value(in: frame) }
      for index in conditions.indices {
        switch conditions[index].expression.value(in: frame) {
        case .boolean(true): continue
        case .boolean(false): answer.breaches.append(Breach(row: row, condition: index))
        default: answer.undecided[index] += 1
        }
      }
    }
    return answer
  }

  /// The problem of a breach.
  func problem(_ breach: Breach, _ columns: [String: TypedColumn], line: Int) -> ImportProblem {
    let condition = conditions[breach.condition]
    let values = condition.fields.map { field in
      let value = columns[field]?[breach.row] ?? .missing
      return "\(field)=\(value == .missing ? "—" : value.description)"
    }.joined(separator: "，")
    let message = condition.check.message ?? condition.check.name ?? condition.check.rule
    return ImportProblem(
      code: "records.check", severity: condition.check.severity,
      message: Wording("\(message)（\(values)）", "\(message) (\(values))"),
      rule: Wording(condition.check.rule), suggestion: nil, line: line, column: nil,
      fields: condition.fields, value: values)
  }

  func severity(_ breach: Breach) -> Problem.Severity {
    conditions[breach.condition].check.severity
  }

  /// What could not be decided, and what was not asked.
  func notes(_ answer: Answer) -> [ImportProblem] {
    var notes: [ImportProblem] = []
    for (index, count) in answer.undecided.enumerated() where count > 0 {
      let check = conditions[index].check
      notes.append(
        ImportProblem(
          code: "records.check-undecided", severity: .note,
          message: Wording(
            "有 \(count) 行缺数，无法判断：\(check.name ?? check.rule)",
            "\(count) rows lack what is needed to decide: \(check.name ?? check.rule)"),
          rule: Wording(check.rule), fields: []))
    }
    for check in postponed {
      notes.append(
        ImportProblem(
          code: "records.check-not-asked", severity: .note,
          message: Wording(
            "导入时不检查（需要其他记录）：\(check.name ?? check.rule)",
            "not asked at import, for it needs other records: \(check.name ?? check.rule)"),
          rule: Wording(check.rule), fields: []))
    }
    return notes
  }
}

/// Reads values of a column as FEEL sees them.
struct ValueReader: Sendable {
  private enum Source: Sendable {
    case narrow([Int64], scale: Int)
    case other(TypedColumn)
  }

  private let source: Source
  private let present: Bitmap

  init(_ column: TypedColumn) {
    present = column.present
    if case .decimal(let values) = column.data, let units = values.units64 {
      source = .narrow(units, scale: values.scale)
    } else {
      source = .other(column)
    }
  }

  subscript(row: Int) -> Value {
    guard present[row] else { return .null }
    switch source {
    case .narrow(let units, let scale):
      return Decimal128(units: Int128(units[row]), scale: scale).map(Value.number) ?? .null
    case .other(let column): return column[row].feel
    }
  }
}

extension TableValue {
  /// The value as FEEL sees it; what is missing is null.
  package var feel: Value {
    switch self {
    case .missing: .null
    case .text(let text): .string(text)
    case .number(let number):
      Decimal128(units: number.units, scale: number.scale).map(Value.number) ?? .null
    case .date(let day): DateValue(dayNumber: Int(day.number)).map(Value.date) ?? .null
    case .boolean(let value): .boolean(value)
    }
  }
}
