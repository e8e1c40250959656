/// A comma-separated dictionary: one heading row, no quoting, `#` for remarks.
enum DictionaryFile {
  /// The rows after the heading, each padded to `columns` fields.
  static func rows(_ bytes: [UInt8], columns: Int) -> [[String]] {
    String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n")
      .dropFirst()
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return fields + Array(repeating: "", count: max(0, columns - fields.count))
      }
  }
}
