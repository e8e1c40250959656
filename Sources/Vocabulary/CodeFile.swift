/// A table of codes that ships with the program: a heading row, commas, no quoting.
enum CodeFile {
  /// The rows after the heading, each padded to `columns` fields.
  static func rows(_ bytes: [UInt8], columns: Int) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      return fields + Array(repeating: "", count: max(0, columns - fields.count))
    }
  }
}
