import Diagnostics
import FEEL
import Packs
import Rulings
import Store
import Vocabulary

/// The subjects of a register with what is known of them, and what its rules say.
struct Population {
  let register: Register
  let records: RecordFacts
  private let day: Day
  private let added: Facts
  private let needed: Set<String>
  private let grades: (any GradeSource)?

  init(_ register: Register, book: RegisterBook, on day: Day) throws(Problem) {
    self.register = register
    self.day = day
    grades = book.grades
    guard let record = book.packs.record(register.subject) else {
      throw RegisterProblem.unknown(register.subject, among: book.packs.records.map(\.name))
    }
    var period: RecordPeriod?
    if record.period == .year, let wanted = register.period {
      period = try RecordPeriod("\(day.parts.year - (wanted == "previous" ? 1 : 0))", .year)
    }
    records = try RecordFacts(of: record, packs: book.packs, in: book.library, period: period)
    var rules = [register.recheck?.rule, register.exitRule] + register.levels.map(\.rule)
    if case .rule(let rule) = register.entry { rules.append(rule) }
    needed = records.needs(of: Set(rules.compactMap(\.self).flatMap(\.names)))
    var added = book.parameters.facts
    added.set(
      RegisterReader.day, DateValue(dayNumber: Int(day.number)).map(Value.date) ?? .null)
    added.set(RegisterReader.year, .integer(day.parts.year))
    self.added = added
    if case .grade(let method, _) = register.entry, grades == nil {
      throw Problem(
        "registers.no-grades", .error,
        Wording(
          "名册按评价 “\(method)” 的等级列入，而评价结果不可用",
          "the register needs grades of “\(method)”, and there are none"),
        suggestion: Wording("先运行评价", "run the appraisal first"))
    }
  }

  /// The rows that count: of each subject that of the last period.
  var rows: [(subject: String, row: Int)] {
    var last: [String: Int] = [:]
    for row in 0..<records.table.rowCount {
      guard let key = records.table.key(row) else { continue }
      if let before = last[key], records.table.period(row) < records.table.period(before) {
        continue
      }
      last[key] = row
    }
    return last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func facts(_ row: Int) -> Facts { added.adding(records.facts(row, of: needed)) }

  /// The answer of the entry rule where it may be other than no.
  func proposal(_ row: Int) throws(Problem) -> Explanation? {
    if case .rule(let rule) = register.entry {
      let facts = facts(row)
      if rule.isPlainlyNo(over: facts, on: day.description) { return nil }
      let explanation = rule.ruling(over: facts, on: day.description).explanation
      return explanation.verdict == .no ? nil : explanation
    }
    let explanation = try ruling(row)
    return explanation.verdict == .no ? nil : explanation
  }

  /// The answer of the entry rule.
  func ruling(_ row: Int) throws(Problem) -> Explanation {
    switch register.entry {
    case .rule(let rule):
      return rule.ruling(over: facts(row), on: day.description).explanation
    case .grade(let method, let wanted):
      let subject = records.table.key(row) ?? ""
      let found = try grades?.grade(of: subject, method: method, on: day)
      let name = "\(method) 等级"
      return Explanation(
        rule: "\(name) in [\(wanted.joined(separator: ", "))]", place: register.name,
        provision: found?.provision ?? register.provision,
        verdict: found.map { wanted.contains($0.grade) ? .yes : .no } ?? .undecided,
        value: found.map { Value.string($0.grade).feelText },
        inputs: [
          Explanation.Input(name: name, value: found.map { "\($0.grade) (\($0.run))" }, grade: 1)
        ], missing: found == nil ? [name] : [], tables: [])
    case .hand:
      return Explanation(
        rule: "hand", place: register.name, provision: register.provision, verdict: .no,
        inputs: [], missing: [], tables: [])
    }
  }

  func ruling(_ rule: Rule, _ row: Int) -> Explanation {
    rule.ruling(over: facts(row), on: day.description).explanation
  }
}
