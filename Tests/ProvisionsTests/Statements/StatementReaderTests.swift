import Provisions
import Testing

/// A sentence with the statements it must yield, in order.
private struct Expectation: CustomTestStringConvertible {
  var sentence: String
  var statements: [[String]]
  var testDescription: String { sentence }

  static func parse(_ table: String) -> [Expectation] {
    table.split(separator: "\n").reduce(into: []) { cases, line in
      guard !line.hasPrefix("#") else { return }
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingPrefix(" ").reversed().trimmingPrefix(" ").reversed() }
        .map { String($0) }
      if let first = fields.first, !first.isEmpty {
        cases.append(Expectation(sentence: first, statements: []))
      }
      if fields.count == 7, !cases.isEmpty {
        cases[cases.count - 1].statements.append(Array(fields.dropFirst()))
      }
    }
  }
}

@Suite("Statements are read from invented sentences")
struct StatementReaderTests {
  private func found(_ sentence: String, period: PlanPeriod?) -> [[String]] {
    let document = InventedDocument.make(sentence, period: period)
    return StatementReader().statements(in: document).map { statement in
      [
        statement.metric, statement.comparator.rawValue,
        statement.value ?? statement.date?.description ?? "-", statement.unit,
        statement.kind.rawValue, statement.horizon.map(String.init) ?? "-",
      ]
    }
  }

  @Test(
    "In a plan every target takes the plan's last year",
    arguments: Expectation.parse(StatementCases.plan))
  private func plan(_ expectation: Expectation) {
    let period = PlanPeriod(from: 2026, to: 2030)
    #expect(found(expectation.sentence, period: period) == expectation.statements)
  }

  @Test(
    "Elsewhere only a year in the sentence is a horizon",
    arguments: Expectation.parse(StatementCases.plain))
  private func plain(_ expectation: Expectation) {
    #expect(found(expectation.sentence, period: nil) == expectation.statements)
  }
}
