import GRDB

/// Cuts text into single characters and overlapping pairs of characters.
///
/// Chinese has no blanks between words, and a word may be one character long. With each character
/// and each pair in the index, any piece of text of any length is found by its characters, as
/// `contains` would find it, and nothing else is. A pair and its first character share a position:
/// a longer term is a phrase of its pairs.
final class CharacterPairTokenizer: FTS5CustomTokenizer {
  static let name = "guiju_pairs"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?, nText: CInt,
    tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
    let isQuery = tokenization.contains(.query)
    let characters = SearchText.characters(of: String(decoding: bytes, as: UTF8.self))
    var emit = Emitter(context: context, callback: tokenCallback)
    var start = 0
    while start < characters.count {
      var end = start
      while end < characters.count, !characters[end].isBreak { end += 1 }
      let code = emit.run(characters[start..<end], isQuery: isQuery)
      if code != 0 { return code }
      start = end + 1
    }
    return 0
  }

  /// Hands tokens to SQLite.
  private struct Emitter {
    let context: UnsafeMutableRawPointer?
    let callback: FTS5TokenCallback
    private var buffer: [UInt8] = []

    init(context: UnsafeMutableRawPointer?, callback: @escaping FTS5TokenCallback) {
      self.context = context
      self.callback = callback
    }

    /// Emits one unbroken run of characters.
    mutating func run(_ run: ArraySlice<SearchText.Character>, isQuery: Bool) -> CInt {
      for index in run.indices {
        let isLast = index == run.endIndex - 1
        // A query of several characters is a phrase of pairs alone; its last character is in the
        // last pair already.
        if isQuery && isLast && run.count > 1 { break }
        if !isLast {
          let code = token(run[index], run[index + 1], flags: 0)
          if code != 0 { return code }
        }
        if isLast || !isQuery {
          let code = token(run[index], nil, flags: isLast ? 0 : FTS5TokenFlags.colocated.rawValue)
          if code != 0 { return code }
        }
      }
      return 0
    }

    private mutating func token(
      _ first: SearchText.Character, _ second: SearchText.Character?, flags: CInt
    ) -> CInt {
      buffer.removeAll(keepingCapacity: true)
      buffer.append(contentsOf: UTF8.encode(first.scalar) ?? UTF8.encodedReplacementCharacter)
      if let second {
        buffer.append(contentsOf: UTF8.encode(second.scalar) ?? UTF8.encodedReplacementCharacter)
      }
      let start = CInt(first.bytes.lowerBound)
      let end = CInt((second ?? first).bytes.upperBound)
      return buffer.withUnsafeBytes { bytes in
        callback(
          context, flags, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count), start,
          end)
      }
    }
  }
}
