public import Diagnostics

/// Reads polygons of well-known text (OGC 06-103r4): `POLYGON ((x y, …), (…))`, `MULTIPOLYGON (((…)))`.
///
/// A leading `SRID=…;` and the letters `Z`, `M`, `ZM` are allowed; what they add is not used.
public struct WKTReader {
  private let bytes: [UInt8]
  private var place = 0
  private var positions = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The shape of a text.
  ///
  /// - Throws: `land.bad-wkt`, `land.not-polygon`, `land.open-ring` and others.
  public static func shape(of text: String) throws(Problem) -> Outline {
    var reader = WKTReader(Array(text.utf8))
    let polygons = try reader.read()
    return try RingBuilder.shape(polygons)
  }

  private func bad(_ chinese: String, _ english: String) -> Problem {
    LandProblem.badText("wkt", Wording(chinese, english), at: place)
  }

  private mutating func read() throws(Problem) -> [[[Position]]] {
    var name = word()
    if name == "SRID" {
      while let byte = peek, byte != 0x3B { place += 1 }
      place = min(place + 1, bytes.count)
      name = word()
    }
    guard name == "POLYGON" || name == "MULTIPOLYGON" else { throw LandProblem.notPolygon(name) }
    let letters = word()
    guard ["", "Z", "M", "ZM"].contains(letters) else {
      throw letters == "EMPTY" ? LandProblem.fewPositions : bad("此处应为 (", "there should be a (")
    }
    let found: [[[Position]]]
    if name == "POLYGON" {
      found = [try rings()]
    } else {
      var polygons: [[[Position]]] = []
      try expect(0x28)
      repeat { polygons.append(try rings()) } while takes(0x2C)
      try expect(0x29)
      found = polygons
    }
    skipBlanks()
    guard place == bytes.count else { throw bad("多边形之后还有内容", "text after the shape") }
    return found
  }

  private mutating func rings() throws(Problem) -> [[Position]] {
    var rings: [[Position]] = []
    try expect(0x28)
    repeat { rings.append(try ring()) } while takes(0x2C)
    try expect(0x29)
    return rings
  }

  private mutating func ring() throws(Problem) -> [Position] {
    var ring: [Position] = []
    try expect(0x28)
    repeat {
      var numbers: [Double] = []
      skipBlanks()
      while let number = NumberScanner.number(bytes, at: &place) {
        numbers.append(number)
        guard numbers.count <= 4 else { break }
        skipBlanks()
      }
      guard (2...4).contains(numbers.count) else {
        throw bad("一个点应有两个坐标", "a position has two coordinates")
      }
      positions += 1
      guard positions <= ShapeLimits.positions else { throw LandProblem.tooLarge }
      ring.append(Position(numbers[0], numbers[1]))
    } while takes(0x2C)
    try expect(0x29)
    return ring
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  /// A word in capitals; empty where there is none.
  private mutating func word() -> String {
    skipBlanks()
    var word: [UInt8] = []
    while let byte = peek, (0x41...0x5A).contains(byte & 0xDF), byte < 0x80, word.count < 40 {
      word.append(byte & 0xDF)
      place += 1
    }
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(Problem) {
    guard takes(byte) else {
      let wanted = String(UnicodeScalar(byte))
      throw bad("此处应为 \(wanted)", "there should be a \(wanted)")
    }
  }
}
