import Diagnostics
import Packs
import Tables
import Vocabulary

/// Checks the rows of a table: cells, fields, keys, periods, and the conditions over whole rows.
struct TableChecker {
  /// What checking gave.
  struct Result {
    var problems: [ImportProblem]
    var problemCount: Int
    var errorCount: Int
    /// The rows without errors; `nil` where they are all.
    var soundRows: [Int]?
    /// The hash of the key of each row.
    var hashes: [UInt64]
    /// The periods with the number of their sound rows.
    var periods: [String: Int]
  }

  let record: RecordType
  let columns: [TypedColumn]
  let table: TypedTable
  /// The period of all rows; `nil` where a column states it.
  let constant: String?
  /// The period that the column must state, where a person said so.
  let wanted: String?
  private var collector: ProblemCollector
  private var hashes: [UInt64] = []
  private var periodIDs: [UInt32] = []
  private var periods = TextDictionary()
  private let byName: [String: TypedColumn]

  init(
    record: RecordType, columns: [TypedColumn], table: TypedTable, constant: String?,
    wanted: String?, limit: Int
  ) {
    self.record = record
    self.columns = columns
    self.table = table
    self.constant = constant
    self.wanted = wanted
    collector = ProblemCollector(rows: table.rowCount, limit: limit)
    byName = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run(packs: PackSet, _ control: ImportControl) throws(Problem) {
    takeFaults()
    for (index, column) in columns.enumerated() {
      try control.step(.checking, Double(index) / Double(columns.count * 3))
      check(column)
    }
    checkPeriods()
    try control.step(.checking, 0.4)
    checkKeys()
    try control.step(.checking, 0.5)
    let checks = RowChecks(record, in: packs)
    if !checks.isEmpty || !checks.postponed.isEmpty {
      let answer = checks.ask(byName, rows: table.rowCount) { share in
        (try? control.step(.checking, 0.5 + share / 2)) != nil
      }
      try control.step(.checking, 1)
      for breach in answer.breaches {
        let (line, columns) = (line(breach.row), byName)
        collector.note(checks.severity(breach), row: breach.row) {
          checks.problem(breach, columns, line: line)
        }
      }
      for note in checks.notes(answer) { collector.note(.note, row: nil) { note } }
    }
  }

  var result: Result {
    let soundRows = collector.soundRows
    var counts: [String: Int] = [:]
    if let constant {
      counts[constant] = soundRows?.count ?? table.rowCount
    } else {
      var byID = [Int](repeating: 0, count: periods.count)
      if let soundRows {
        for row in soundRows { byID[Int(periodIDs[row])] += 1 }
      } else {
        for id in periodIDs { byID[Int(id)] += 1 }
      }
      for (id, count) in byID.enumerated() where count > 0 { counts[periods[UInt32(id)]] = count }
    }
    return Result(
      problems: collector.ordered, problemCount: collector.count,
      errorCount: collector.errorCount, soundRows: soundRows, hashes: hashes, periods: counts)
  }

  private func line(_ row: Int) -> Int { Int(table.lines[row]) }

  /// Takes over what was wrong with reading cells.
  private mutating func takeFaults() {
    for fault in table.faults {
      let problem = fault.problem(file: table.file, sheet: table.sheet)
      let field = columns.first { $0.sourceColumn == fault.column && fault.column != nil }?.name
      let isRow = fault.reason == .shortRow
      collector.note(.error, row: fault.row) {
        ImportProblem(
          code: problem.code, severity: .error, message: problem.message, rule: nil,
          suggestion: problem.suggestion, line: fault.line, column: fault.column,
          fields: field.map { [$0] } ?? [], value: isRow ? nil : fault.value)
      }
    }
    collector.noteUnkept(table.faultCount - table.faults.count)
    for row in 0..<table.rowCount where !table.sound[row] { collector.markUnsound(row) }
  }

  // MARK: Fields

  private mutating func check(_ column: TypedColumn) {
    guard let field = record.field(column.name) else { return }
    let rules = FieldRules(field)
    if !column.isExact {
      collector.note(.warning, row: nil) {
        ImportProblem(
          code: "records.rounded", severity: .warning,
          message: Wording(
            "\(field.name) 换算单位时有的值除不尽，保留了 34 位",
            "converting the unit of \(field.name) has no end in decimals for some values; 34 digits are kept"
          ), column: column.sourceColumn, fields: [field.name])
      }
    }
    if field.constraints.isRequired || record.primaryKey.contains(field.name) {
      let faulty = Set(
        table.faults.filter { $0.column == column.sourceColumn }.compactMap(\.row))
      for row in 0..<column.count where !column.present[row] && !faulty.contains(row) {
        note(rules.absent, row, column, value: nil)
      }
    }
    switch column.data {
    case .decimal(let values): check(column, values, rules)
    case .text(let texts, let codes): check(column, texts, codes, rules)
    case .date, .boolean:
      for row in 0..<column.count where column.present[row] {
        for breach in rules.breaches(of: column[row]) {
          note(breach, row, column, value: column[row].description)
        }
      }
    }
    if field.constraints.isUnique, record.primaryKey != [field.name] { checkUnique(column) }
  }

  private mutating func check(
    _ column: TypedColumn, _ values: DecimalValues, _ rules: FieldRules
  ) {
    let constraints = rules.field.constraints
    guard constraints.minimum != nil || constraints.maximum != nil || constraints.allowed != nil
    else { return }
    var suspects: [Int] = []
    if let (low, high) = rules.bounds(scale: values.scale) {
      if let units = values.units64 {
        let least = Int64(clamping: low)
        let greatest = Int64(clamping: high)
        for row in units.indices where units[row] < least || units[row] > greatest {
          suspects.append(row)
        }
      } else {
        for row in 0..<values.count where values.units(row) < low || values.units(row) > high {
          suspects.append(row)
        }
      }
    } else {
      suspects = Array(0..<values.count)
    }
    for row in suspects where column.present[row] {
      for breach in rules.breaches(of: column[row]) {
        note(breach, row, column, value: column[row].description)
      }
    }
  }

  private mutating func check(
    _ column: TypedColumn, _ texts: TextDictionary, _ codes: [UInt32], _ rules: FieldRules
  ) {
    let field = rules.field
    let constraints = field.constraints
    guard
      constraints.minLength != nil || constraints.maxLength != nil || constraints.pattern != nil
        || constraints.allowed != nil || field.codes != nil || field.kind != .string
    else { return }
    var breaches: [UInt32: [FieldRules.Breach]] = [:]
    for code in 0..<UInt32(texts.count) {
      let found = rules.breaches(of: .text(texts[code]))
      if !found.isEmpty { breaches[code] = found }
    }
    guard !breaches.isEmpty else { return }
    for row in 0..<column.count where column.present[row] {
      for breach in breaches[codes[row]] ?? [] {
        note(breach, row, column, value: texts[codes[row]])
      }
    }
  }

  private mutating func checkUnique(_ column: TypedColumn) {
    var first: [String: Int] = [:]
    for row in 0..<column.count where column.present[row] {
      let value = column[row].description
      guard let other = first.updateValue(row, forKey: value) else { continue }
      first[value] = other
      note(
        FieldRules.Breach(
          code: "records.not-unique",
          message: Wording(
            "\(column.name) “\(value.prefix(60))” 与第 \(line(other)) 行相同",
            "\(column.name) “\(value.prefix(60))” is also in line \(line(other))"),
          rule: Wording("\(column.name) 不重复", "\(column.name) comes once")), row, column,
        value: value)
    }
  }

  private mutating func note(
    _ breach: FieldRules.Breach, _ row: Int, _ column: TypedColumn, value: String?
  ) {
    let line = line(row)
    collector.note(breach.severity, row: row) {
      ImportProblem(
        code: breach.code, severity: breach.severity, message: breach.message, rule: breach.rule,
        suggestion: breach.suggestion, line: line,
        column: column.sourceColumn == 0 ? nil : column.sourceColumn, fields: [column.name],
        value: value.map { String($0.prefix(60)) })
    }
  }

  // MARK: Periods and keys

  private mutating func checkPeriods() {
    guard constant == nil, let field = record.periodField, let column = byName[field.name] else {
      return
    }
    periodIDs.reserveCapacity(column.count)
    var known: [TableValue: UInt32] = [:]
    for row in 0..<column.count {
      let value = column[row]
      if let id = known[value] {
        periodIDs.append(id)
        if wanted == nil, value != .missing { continue }
      } else {
        let text = RecordPeriod.of(value, record.period)?.description ?? ""
        let id = periods.add(text).code
        known[value] = id
        periodIDs.append(id)
      }
      let text = periods[periodIDs[row]]
      if text.isEmpty {
        // A missing one is told as required already.
        guard value != .missing else { continue }
        note(
          FieldRules.Breach(
            code: "records.bad-period",
            message: Wording("“\(value)” 不是期间", "“\(value)” is no period"),
            rule: Wording(record.period.rawValue)), row, column, value: value.description)
      } else if let wanted, text != wanted {
        note(
          FieldRules.Breach(
            code: "records.other-period",
            message: Wording(
              "这一行属于 \(text)，不是 \(wanted)", "this row is of \(text), not of \(wanted)"),
            rule: Wording("\(field.name) = \(wanted)")), row, column, value: value.description)
      }
    }
    // A bad period is known by its value alone: rows after the first are told too.
    for row in 0..<column.count
    where column.present[row] && periods[periodIDs[row]].isEmpty {
      collector.markUnsound(row)
    }
  }

  /// Finds records that come twice: which one is right, only a person can tell.
  private mutating func checkKeys() {
    let keys = record.keyFields.map { byName[$0] }
    hashes = Self.hashes(keys, rows: table.rowCount)
    guard !keys.isEmpty, table.rowCount > 1 else { return }
    let order = KeyIndex.sorted(hashes)
    var begin = 0
    while begin < order.count {
      var end = begin + 1
      let hash = hashes[Int(order[begin])]
      while end < order.count, hashes[Int(order[end])] == hash { end += 1 }
      if end - begin > 1 { checkGroup(order[begin..<end].map(Int.init), keys) }
      begin = end
    }
  }

  private mutating func checkGroup(_ rows: [Int], _ keys: [TypedColumn?]) {
    var groups: [String: [Int]] = [:]
    for row in rows where keys.allSatisfy({ $0?.present[row] ?? false }) {
      let period = constant ?? periods[periodIDs[row]]
      let key = RecordKey.text(keys.map { $0?[row] ?? .missing })
      groups[key + "\u{1F}" + period, default: []].append(row)
    }
    for (name, rows) in groups.sorted(by: { $0.value[0] < $1.value[0] }) where rows.count > 1 {
      let key = name.prefix { $0 != "\u{1F}" }
      for row in rows {
        guard let column = keys.first ?? nil else { continue }
        let others = rows.filter { $0 != row }.prefix(3).map { "\(line($0))" }
        note(
          FieldRules.Breach(
            code: "records.duplicate",
            message: Wording(
              "\(key) 在同一期间出现 \(rows.count) 次，另见第 \(others.joined(separator: "、")) 行",
              "\(key) comes \(rows.count) times in one period; see line \(others.joined(separator: ", "))"
            ), rule: Wording(record.primaryKey.joined(separator: " + ")),
            suggestion: Wording("留下正确的一行", "keep the right row")), row, column,
          value: String(key))
      }
    }
  }

  /// The hash of the key of each row.
  static func hashes(_ keys: [TypedColumn?], rows: Int) -> [UInt64] {
    if keys.count == 1, let column = keys[0], case .text(let texts, let codes) = column.data {
      let known = (0..<UInt32(texts.count)).map { texts.withUTF8(of: $0, RecordKey.hash) }
      let absent = RecordKey.hash("")
      return (0..<rows).map { column.present[$0] ? known[Int(codes[$0])] : absent }
    }
    return (0..<rows).map { row in
      RecordKey.hash(RecordKey.text(keys.map { $0?[row] ?? .missing }))
    }
  }
}
