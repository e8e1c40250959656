/// Collects words.
final class TextBuilder: ColumnBuilder {
  private var texts = TextDictionary()
  private var codes: [UInt32] = []
  /// By code: whether the text stands for a missing value.
  private var missing: [Bool] = []
  private static let longest = 1 << 20

  override func append(_ bytes: CellBytes) -> CellFault.Reason? {
    let needsTrim =
      bytes.first.map { $0 <= 0x20 || $0 == 0xE3 || $0 == 0xC2 } ?? true
      || bytes[bytes.count - 1] <= 0x20 || bytes[bytes.count - 1] == 0x80
      || bytes[bytes.count - 1] == 0xA0
    let text = needsTrim ? bytes.trimmed : bytes
    if text.isEmpty {
      appendMissing()
      return nil
    }
    guard text.count <= Self.longest else { return fail(.textTooLong) }
    let (code, isNew) = texts.code(text)
    if isNew { missing.append(isMissing(text)) }
    if missing[Int(code)] {
      appendMissing()
    } else {
      codes.append(code)
      present.append(true)
    }
    return nil
  }

  override func appendMissing() {
    codes.append(0)
    super.appendMissing()
  }

  override func removeLast() {
    codes.removeLast()
    super.removeLast()
  }

  override func append(contentsOf other: ColumnBuilder) -> Bool {
    guard let other = other as? TextBuilder else { return false }
    var map: [UInt32] = []
    for code in 0..<UInt32(other.texts.count) {
      let (ours, isNew) = other.texts.withBytes(code) { texts.code($0) }
      if isNew { missing.append(other.missing[Int(code)]) }
      map.append(ours)
    }
    codes.reserveCapacity(codes.count + other.codes.count)
    for code in other.codes { codes.append(Int(code) < map.count ? map[Int(code)] : 0) }
    return super.append(contentsOf: other)
  }

  override var data: ColumnData { .text(texts, codes) }
}
