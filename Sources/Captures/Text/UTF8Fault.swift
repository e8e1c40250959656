/// Where text in UTF-8 stops being it, and how much of the rest is.
struct UTF8Fault {
  /// The offset of the first byte that is wrong.
  let offset: Int
  /// Whether whole characters of several bytes outnumber wrong bytes by far.
  let isMostlyUTF8: Bool

  /// The fault, or `nil` where all is well.
  init?(_ bytes: [UInt8]) {
    var first: Int?
    var whole = 0
    var wrong = 0
    var index = 0
    while index < bytes.count {
      let length = Self.length(bytes, index)
      if length == 0 {
        if first == nil { first = index }
        wrong += 1
        index += 1
      } else {
        if length > 1 { whole += 1 }
        index += length
      }
    }
    guard let first else { return nil }
    offset = first
    isMostlyUTF8 = whole > 20 * wrong
  }

  /// The bytes of the character that begins at `index`, or 0 where none does.
  private static func length(_ bytes: [UInt8], _ index: Int) -> Int {
    let count: Int
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default: return 0
    }
    guard index + count <= bytes.count,
      bytes[(index + 1)..<(index + count)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return 0 }
    return count
  }
}
