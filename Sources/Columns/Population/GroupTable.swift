public import FEEL

/// What was gathered, a row for every group that has rows.
public struct GroupTable: Sendable {
  /// The names of the keys and then of the gathered columns.
  public let names: [String]
  /// The rows: values of keys, then of columns.
  public let rows: [[Value]]

  init(_ grouping: Grouping, _ columns: [String], _ values: [[Value]], _ counts: [Int128]) {
    names = grouping.keys.map(\.name) + columns
    rows = (0..<grouping.codes.limit).compactMap { group in
      guard counts.isEmpty || counts[group] > 0 else { return nil }
      return grouping.values(of: group) + values.map { $0[group] }
    }
  }
}
