import Columns
import Diagnostics
import FEEL
import Packs
import Vocabulary

/// Finds schemes and exclusions that no firm comes to, and firms that no scheme is for, by trying values
/// around everything that conditions compare with.
struct ReachInspection {
  private let bundle: MethodBundle
  private var method: Method { bundle.method }

  /// How many cases are tried at most; where there are more, some are drawn.
  static let mostCases = 20_000

  init(_ inspection: MethodInspection) { bundle = inspection.bundle }

  var problems: [Problem] {
    let conditions =
      [method.population?.text].compactMap(\.self) + method.exclusions.map(\.when.text)
      + method.schemes.compactMap(\.when?.text)
    // Of regions and the like conditions are over sums, which are what their firms make them.
    guard !conditions.isEmpty, method.units?.kind != .rollUp,
      let day = Day(year: year, month: 12, day: 31)?.adding(days: 181)
    else { return [] }
    let cases = cases(for: conditions, day)
    guard cases.table.rowCount > 0 else { return [] }
    do throws(Problem) {
      let options = AppraisalOptions(year: year, asOf: day, threads: 1)
      let states = try Preparation(bundle, cases.table, options).states ?? []
      return idle(states) + gaps(states, cases)
    } catch {
      return [error]
    }
  }

  private var year: Int { method.lastYear ?? method.firstYear ?? 2024 }

  // MARK: - Cases

  private struct Cases {
    var fields: [RecordField]
    var values: [[Value]]
    var isComplete: Bool
    var table: ColumnTable
  }

  private func cases(for conditions: [String], _ day: Day) -> Cases {
    let supplied = bundle.fields.filter { $0.formula == nil }
    let definitions = Definitions(bundle, columns: supplied.map(\.name))
    let used = definitions.names(in: conditions)
    let fields = supplied.filter { used.contains(Names.normal($0.name)) }
    let formulas =
      conditions
      + method.derived.filter { used.contains(Names.normal($0.name)) }.map(\.formula.text)
      + bundle.fields.filter { used.contains(Names.normal($0.name)) }.compactMap(\.formula)
    var literals = FormulaLiterals(formulas)
    literals.numbers += method.parameters.filter { used.contains(Names.normal($0.name)) }
      .compactMap { Decimal128($0.value) }
    let values = fields.map { candidates($0, literals, day) }
    var count = 1
    for list in values { count = min(Self.mostCases + 1, count * max(1, list.count)) }
    let isComplete = count <= Self.mostCases
    let rows = isComplete ? count : Self.mostCases
    var table = ColumnTable(rowCount: rows)
    for field in supplied where !used.contains(Names.normal(field.name)) {
      table[field.name] = TrialRun.column(field, rows)
    }
    var dice = CaseDice()
    var stride = 1
    for (field, list) in zip(fields, values) {
      let step = stride
      table[field.name] = Column(
        (0..<rows).map { row in
          list[isComplete ? row / step % list.count : dice.next(below: list.count)]
        })
      stride = min(Self.mostCases + 1, stride * max(1, list.count))
    }
    return Cases(fields: fields, values: values, isComplete: isComplete, table: table)
  }

  /// Values of a field at, below and above what formulas compare with.
  private func candidates(_ field: RecordField, _ literals: FormulaLiterals, _ day: Day) -> [Value]
  {
    switch field.type.kind {
    case .boolean: return [.boolean(true), .boolean(false)]
    case .string:
      if let allowed = field.constraints.allowed { return allowed.map(Value.string) + [.null] }
      return literals.texts.map(Value.string) + [.string("")]
    case .date:
      let years = literals.numbers.compactMap { $0.units(scale: 0) }.filter {
        (0...60).contains($0)
      }
      let days =
        Set([0] + years.map { Int($0) }).flatMap { back in
          [(12, 31), (1, 1)].compactMap { Day(year: year - back, month: $0.0, day: $0.1) }
            + [Day(year: year - back + 1, month: 1, day: 1)].compactMap(\.self)
        } + [day.adding(days: -1), day, day.adding(days: 1)].compactMap(\.self)
      return Set(days).sorted().map { FEELExpression.evaluate("date(\"\($0)\")").value }
    default:
      let one = Decimal128(units: 1, scale: 0) ?? .zero
      var found: [Decimal128] = []
      for number in [.zero, one] + literals.numbers {
        found += [number.subtracting(one), number, number.adding(one)].compactMap(\.self)
      }
      var seen: Set<String> = []
      return found.map(Value.number).filter { seen.insert($0.feelText).inserted }
    }
  }

  // MARK: - What came of them

  private func idle(_ states: [RowState]) -> [Problem] {
    var schemes: Set<Int> = []
    var exclusions: Set<Int> = []
    for state in states {
      switch state {
      case .ranked(let scheme): schemes.insert(scheme)
      case .excluded(let exclusion, let scheme):
        exclusions.insert(exclusion)
        if let scheme { schemes.insert(scheme) }
      default: continue
      }
    }
    func never(_ name: String, _ node: DeclarationNode) -> Problem {
      (node["when"] ?? node).problem(
        "appraisals.never-reached",
        Wording(
          "试了 \(states.count) 种情形，没有一种轮到“\(name)”",
          "none of \(states.count) cases that were tried comes to “\(name)”"), severity: .warning,
        suggestion: Wording("核对条件和先后次序", "check the condition and the order"))
    }
    return method.schemes.enumerated().filter { !schemes.contains($0.offset) }
      .map { never($0.element.name, $0.element.node) }
      + method.exclusions.enumerated().filter { !exclusions.contains($0.offset) }
      .map { never($0.element.name, $0.element.node) }
  }

  private func gaps(_ states: [RowState], _ cases: Cases) -> [Problem] {
    guard let row = states.firstIndex(of: .noScheme) else { return [] }
    let example = cases.fields.compactMap { field in
      cases.table[field.name].map { "\(field.name) = \($0[row].feelText)" }
    }.joined(separator: "，")
    return [
      (method.root["schemes"] ?? method.root).problem(
        "appraisals.no-scheme",
        Wording("有的企业在评价范围内，却没有适用的方案", "some firms are to be appraised and no scheme is for them"),
        severity: .warning,
        notes: [Wording("例如：\(example)", "for example \(example)")],
        suggestion: Wording(
          "补一个方案，或去掉最后一个方案的 when", "add a scheme, or take the when of the last away"))
    ]
  }
}

/// Numbers and texts that formulas mention.
struct FormulaLiterals {
  var numbers: [Decimal128] = []
  var texts: [String] = []

  init(_ formulas: [String]) {
    for formula in formulas { scan(formula) }
  }

  private mutating func scan(_ formula: String) {
    var word = ""
    var isQuoted = false
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_" || character == "."
    }
    func number() -> Decimal128? { word.first?.isNumber == true ? Decimal128(word) : nil }
    for character in formula + " " {
      if character == "\"" {
        if isQuoted, !texts.contains(word) { texts.append(word) }
        if !isQuoted, let number = number() { numbers.append(number) }
        word = ""
        isQuoted.toggle()
      } else if isQuoted || isPart(character) {
        word.append(character)
      } else {
        if let number = number() { numbers.append(number) }
        word = ""
      }
    }
  }
}

/// Numbers that are the same in every run.
private struct CaseDice {
  private var state: UInt64 = 1

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }
}
