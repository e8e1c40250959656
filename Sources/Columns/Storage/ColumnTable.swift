public import FEEL

/// Columns of the same length, by name.
public struct ColumnTable: Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The names, in order.
  public private(set) var names: [String]
  private var columns: [String: Column]

  /// Creates a table without columns.
  public init(rowCount: Int) {
    self.rowCount = rowCount
    names = []
    columns = [:]
  }

  /// A column by its name, which is compared as FEEL compares names.
  ///
  /// A column that is set must have as many rows as the table.
  public subscript(name: String) -> Column? {
    get { columns[Names.normal(name)] }
    set {
      let name = Names.normal(name)
      precondition(newValue.map { $0.count == rowCount } ?? true, "a column of another length")
      if newValue == nil { names.removeAll { $0 == name } }
      if newValue != nil, columns[name] == nil { names.append(name) }
      columns[name] = newValue
    }
  }

  /// The bytes of all columns' data.
  public var byteCount: Int { columns.values.reduce(0) { $0 + $1.byteCount } }

  /// The values of a row by name, exact.
  public func row(_ row: Int) -> [String: Value] { columns.mapValues { $0[row] } }

  /// The rows at some places, in that order.
  ///
  /// - Complexity: O(rows × columns).
  public func picking(_ rows: [Int]) -> ColumnTable {
    var table = ColumnTable(rowCount: rows.count)
    for name in names { table[name] = columns[name]?.picking(rows) }
    return table
  }

  /// The rows of the first ranks, in the order of their ranks.
  ///
  /// - Parameters:
  ///   - count: The last rank that counts; rows that share it all count.
  ///   - ranks: The column of ranks.
  /// - Returns: Numbers of rows.
  public func top(_ count: Int, by ranks: String) -> [Int] {
    guard let column = self[ranks] else { return [] }
    var found: [(rank: Int, row: Int)] = []
    for row in 0..<rowCount {
      if case .number(let number) = column[row], let rank = number.integer, rank <= count {
        found.append((rank, row))
      }
    }
    return found.sorted { $0 < $1 }.map(\.row)
  }
}
