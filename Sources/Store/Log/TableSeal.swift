import CSodium
import GRDB

/// What a table holds, in one number that does not depend on the order of its rows.
///
/// It is the number of rows and the sum, modulo 2^512, of the BLAKE2b hashes of all rows. Adding or
/// taking away a row changes it by that row's hash alone, so that it is kept up to date for the cost
/// of the rows that change; a row edited behind the program's back makes it wrong. The sum is not
/// keyed: it shows edits, and whoever could forge it could as well rewrite the log, against which
/// heads kept elsewhere help.
struct TableSeal: Hashable, Sendable {
  /// The number of rows.
  private(set) var rows = 0
  /// The sum, its least significant word first.
  private(set) var sum = [UInt64](repeating: 0, count: 8)

  /// The seal of an empty table.
  init() {}

  /// Adds a row, or takes one away.
  mutating func note(_ hash: [UInt64], sign: Int) {
    rows += sign
    var carry: UInt64 = 0
    for index in 0..<8 {
      let (partial, first) =
        sign > 0
        ? sum[index].addingReportingOverflow(hash[index])
        : sum[index].subtractingReportingOverflow(hash[index])
      let (total, second) =
        sign > 0
        ? partial.addingReportingOverflow(carry) : partial.subtractingReportingOverflow(carry)
      sum[index] = total
      carry = first || second ? 1 : 0
    }
  }

  /// Adds the changes that another seal has collected.
  mutating func add(_ changes: TableSeal) {
    let rows = self.rows + changes.rows
    note(changes.sum, sign: 1)
    self.rows = rows
  }

  /// Whether nothing has changed.
  var isEmpty: Bool { self == TableSeal() }

  /// The sum in 128 hexadecimal digits, and the number of rows before it.
  var text: String {
    let digits = sum.reversed().map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    return "\(rows):" + digits.joined()
  }

  /// Reads what ``text`` wrote.
  init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let rows = Int(parts[0]), parts[1].utf8.count == 128 else { return nil }
    self.rows = rows
    var words: [UInt64] = []
    var rest = parts[1]
    while !rest.isEmpty {
      guard let word = UInt64(rest.prefix(16), radix: 16) else { return nil }
      words.append(word)
      rest = rest.dropFirst(16)
    }
    sum = words.reversed()
  }

  /// The hash of a row: of its values in the order of the columns, each with its type.
  static func hash(_ values: some Sequence<DatabaseValue>) -> [UInt64] {
    var bytes: [UInt8] = []
    func append(_ count: Int) { withUnsafeBytes(of: UInt64(count).littleEndian) { bytes += $0 } }
    for value in values {
      switch value.storage {
      case .null: bytes.append(0)
      case .int64(let number):
        bytes.append(1)
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
      case .double(let number):
        bytes.append(2)
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += $0 }
      case .string(let text):
        bytes.append(3)
        append(text.utf8.count)
        bytes += text.utf8
      case .blob(let data):
        bytes.append(4)
        append(data.count)
        bytes += data
      }
    }
    var digest = [UInt8](repeating: 0, count: 64)
    crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
    return (0..<8).map { word in
      digest[word * 8..<word * 8 + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
