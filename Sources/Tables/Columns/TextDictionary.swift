/// Distinct texts, each with a code, kept as bytes in one block.
///
/// A column of a million county names holds a million codes and ninety texts.
public struct TextDictionary: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// Open addressing: codes plus one, zero for a free place.
  private var places: [UInt32] = Array(repeating: 0, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  /// Creates an empty dictionary.
  public init() {}

  /// How many texts there are.
  public var count: Int { ends.count - 1 }

  /// The text of a code.
  public subscript(code: UInt32) -> String {
    let index = Int(code)
    return String(decoding: bytes[ends[index]..<ends[index + 1]], as: UTF8.self)
  }

  /// All texts, by code.
  public var texts: [String] { (0..<UInt32(count)).map { self[$0] } }

  /// Runs over the bytes of the text of a code.
  func withBytes<Result>(
    _ code: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[ends[Int(code)]..<ends[Int(code) + 1]]))
    }
  }

  /// The code of a text, which is added where it is new.
  mutating func code(_ text: UnsafeBufferPointer<UInt8>) -> (code: UInt32, isNew: Bool) {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash(text)) & mask
    while true {
      let held = places[place]
      if held == 0 { break }
      let code = Int(held - 1)
      let begin = ends[code]
      if ends[code + 1] - begin == text.count, isEqual(text, at: begin) {
        return (held - 1, false)
      }
      place = (place + 1) & mask
    }
    let code = UInt32(count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    places[place] = code + 1
    if count * 2 > places.count { grow() }
    return (code, true)
  }

  private func isEqual(_ text: UnsafeBufferPointer<UInt8>, at begin: Int) -> Bool {
    bytes.withUnsafeBufferPointer { held in
      for index in 0..<text.count where held[begin + index] != text[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: places.count * 2)
    let mask = larger.count - 1
    for code in 0..<UInt32(count) {
      var place = withBytes(code) { Int(truncatingIfNeeded: hash($0)) & mask }
      while larger[place] != 0 { place = (place + 1) & mask }
      larger[place] = code + 1
    }
    places = larger
  }

  /// A seeded hash, so that nobody can make a file whose texts all collide.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.count)
    var index = 0
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= text.count {
      hash = Self.mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var tail: UInt64 = 0
    while index < text.count {
      tail = tail << 8 | UInt64(text[index])
      index += 1
    }
    return Self.mix(hash ^ tail)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
