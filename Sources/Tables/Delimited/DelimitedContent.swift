import Diagnostics

/// The text of a file in UTF-8: its bytes where they are so, a rewritten copy where not.
struct DelimitedContent: Sendable {
  private enum Source: Sendable {
    case file(FileBytes)
    case memory([UInt8])
  }

  private let source: Source
  private let mark: Int
  /// The encoding of the file.
  let encoding: TextEncoding

  /// - Throws: `tables.encoding`, `tables.binary`.
  init(_ file: FileBytes, _ path: String) throws(Problem) {
    let (encoding, mark) = EncodingDetector.encoding(of: file.bytes)
    self.encoding = encoding
    if encoding == .utf8 {
      self.mark = mark
      source = .file(file)
    } else {
      self.mark = 0
      source = .memory(
        try Self.rewritten(CellBytes(rebasing: file.bytes.dropFirst(mark)), encoding, path))
    }
    try refuseBinary(path)
  }

  /// - Throws: `tables.encoding`, `tables.binary`.
  init(_ bytes: [UInt8], _ path: String) throws(Problem) {
    let (encoding, mark) = bytes.withUnsafeBufferPointer { EncodingDetector.encoding(of: $0) }
    self.encoding = encoding
    if encoding == .utf8 {
      self.mark = mark
      source = .memory(bytes)
    } else {
      self.mark = 0
      source = .memory(
        try bytes.withUnsafeBufferPointer { bytes throws(Problem) in
          try Self.rewritten(CellBytes(rebasing: bytes.dropFirst(mark)), encoding, path)
        })
    }
    try refuseBinary(path)
  }

  /// Runs over the text, without a byte order mark.
  func withText<Result>(_ body: (CellBytes) -> Result) -> Result {
    switch source {
    case .file(let file): body(CellBytes(rebasing: file.bytes.dropFirst(mark)))
    case .memory(let bytes):
      bytes.withUnsafeBufferPointer { body(CellBytes(rebasing: $0.dropFirst(mark))) }
    }
  }

  private static func rewritten(
    _ bytes: CellBytes, _ encoding: TextEncoding, _ path: String
  ) throws(Problem) -> [UInt8] {
    switch Transcoder.utf8(bytes, from: encoding) {
    case .success(let text): return text
    case .failure(let fault):
      let line = bytes.prefix(fault.offset).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      if bytes.prefix(4096).contains(0) { throw TableProblem.binary(path) }
      throw TableProblem.encoding(path, fault.offset, line: line)
    }
  }

  private func refuseBinary(_ path: String) throws(Problem) {
    let hasZero = withText { $0.prefix(1 << 16).contains(0) }
    if hasZero { throw TableProblem.binary(path) }
  }
}
