import Columns
import Foundation

/// Reads the enterprises of the workload: UTF-8, a header, no quotes, an empty field for null.
struct EnterpriseFile {
  /// A column: its name, the digits behind the point, and whether it has few distinct values.
  static let columns: [(name: String, scale: Int, isCoded: Bool)] = [
    ("id", 0, false), ("region", 0, true), ("industry", 0, true), ("above_scale", 0, true),
    ("land_mu", 2, false), ("tax_10k", 2, false), ("value_added_10k", 2, false),
    ("employees", 0, false), ("energy_tce", 2, false), ("emission_eq", 3, false),
    ("rd_10k", 2, false), ("revenue_10k", 2, false), ("safety_incident", 0, true),
    ("env_violation", 0, true),
  ]

  static func table(_ path: String) throws -> ColumnTable {
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    var values = [[Int32]](repeating: [], count: columns.count)
    data.withUnsafeBytes { read($0, &values) }
    var table = ColumnTable(rowCount: values[0].count)
    for (index, column) in columns.enumerated() {
      table[column.name] = made(values[index], column.scale, column.isCoded)
      values[index] = []
    }
    return table
  }

  private static func made(_ values: [Int32], _ scale: Int, _ isCoded: Bool) -> Column {
    var validity = [UInt64](repeating: 0, count: (values.count + 63) / 64)
    let units = values.enumerated().map { row, value -> Int64 in
      if value != .min { validity[row >> 6] |= 1 << (row & 63) }
      return Int64(value)
    }
    let column = units.withUnsafeBufferPointer { units in
      validity.withUnsafeBufferPointer { Column(units: units, scale: scale, validity: $0) }
    }
    return isCoded ? column.coded() : column
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, _ values: inout [[Int32]]) {
    var at = 0
    while at < bytes.count, bytes[at] != 0x0A { at += 1 }
    at += 1
    while at < bytes.count {
      for column in columns.indices {
        var units: Int32 = 0
        var digits = -1
        var isNegative = false
        var isEmpty = true
        while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x0A {
          let byte = bytes[at]
          at += 1
          if byte == 0x2D {
            isNegative = true
          } else if byte == 0x2E {
            digits = 0
          } else {
            isEmpty = false
            if digits >= 0 { digits += 1 }
            // A text such as 3.0 has more digits than a column of whole numbers.
            if digits <= columns[column].scale { units = units * 10 + Int32(byte - 0x30) }
          }
        }
        for _ in max(0, digits)..<max(max(0, digits), columns[column].scale) { units *= 10 }
        values[column].append(isEmpty ? .min : isNegative ? -units : units)
        at += 1
      }
    }
  }
}
