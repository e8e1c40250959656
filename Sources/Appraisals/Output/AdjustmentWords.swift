import Columns
import FEEL

/// Which adjustments hold for a firm, in words.
struct AdjustmentWords: Sendable {
  /// One adjustment: for every row a number, and what the numbers say.
  private struct Source: Sendable {
    var rows: [Int64]
    var labels: [Int64: String]
  }

  private let sources: [[Source]]

  init(_ appraisal: Appraisal) {
    sources = appraisal.schemes.map { result in
      appraisal.method.schemes[result.scheme].adjustments.enumerated().compactMap {
        Self.source($0, $1, result.table)
      }
    }
  }

  private static func source(
    _ index: Int, _ adjustment: Adjustment, _ table: ColumnTable
  ) -> Source? {
    if let condition = table[ColumnNames.adjustment(index)] {
      let rows = (0..<condition.count).map { row -> Int64 in
        if case .boolean(true) = condition[row] { 1 } else { 0 }
      }
      return Source(rows: rows, labels: [1: adjustment.name])
    }
    guard let grade = table[ColumnNames.adjustmentGrade(index)] else { return nil }
    guard let rule = table[ColumnNames.adjustmentRule(index)] else {
      let rows = (0..<grade.count).map { grade[$0].isNull ? Int64(0) : 1 }
      return Source(rows: rows, labels: [1: adjustment.name])
    }
    let places = Categories(rule, count: rule.count)
    var labels: [Int64: String] = [:]
    // A rule called 0 is the one that says that nothing is the matter.
    for (place, name) in places.names.enumerated() where name != "0" && !name.isEmpty {
      labels[Int64(place)] = "\(adjustment.name)：\(name)"
    }
    return Source(rows: places.places.map { Int64($0) }, labels: labels)
  }

  /// The names of the adjustments that hold; nil where none does.
  func text(_ scheme: Int, _ row: Int) -> String? {
    var text: String?
    for source in sources[scheme] {
      guard let label = source.labels[source.rows[row]] else { continue }
      text = text.map { $0 + "；" + label } ?? label
    }
    return text
  }
}
