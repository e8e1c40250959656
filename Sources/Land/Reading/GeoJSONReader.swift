public import Diagnostics

/// Reads polygons of GeoJSON (RFC 7946): a geometry, a feature, or collections of them.
///
/// ```swift
/// let shape = try GeoJSONReader.shape(of: text)
/// ```
public struct GeoJSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private var positions = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The shape of a text in degrees; all polygons of a collection make one shape.
  ///
  /// - Throws: `land.bad-geojson`, `land.not-polygon`, `land.not-degrees`, `land.open-ring` and others.
  public static func shape(of text: String) throws(Problem) -> Outline {
    let shape = try shape(of: Array(text.utf8), inDegrees: true)
    return shape
  }

  /// The shape of bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - inDegrees: Whether positions must be longitudes and latitudes; if not, they may be metres of
  ///     a plane, which RFC 7946 does not know but surveyors write.
  /// - Returns: The outline.
  /// - Throws: As ``shape(of:)``.
  public static func shape(of bytes: [UInt8], inDegrees: Bool) throws(Problem) -> Outline {
    var reader = GeoJSONReader(bytes)
    let polygons = try reader.object(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.bad("多边形之后还有内容", "text after the shape") }
    let shape = try RingBuilder.shape(polygons)
    if inDegrees {
      let box = shape.box
      guard box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90 else {
        throw LandProblem.notDegrees
      }
    }
    return shape
  }

  private func bad(_ chinese: String, _ english: String) -> Problem {
    LandProblem.badText("geojson", Wording(chinese, english), at: place)
  }

  // MARK: Objects

  /// The polygons of an object.
  private mutating func object(depth: Int) throws(Problem) -> [[[Position]]] {
    guard depth < ShapeLimits.depth else { throw LandProblem.tooLarge }
    try expect(0x7B)
    var type: String?
    var coordinates: Coordinates?
    var inner: [[[Position]]]?
    skipBlanks()
    if peek == 0x7D {
      place += 1
    } else {
      while true {
        skipBlanks()
        let key = try string()
        skipBlanks()
        try expect(0x3A)
        skipBlanks()
        switch key {
        case "type": type = try string()
        case "coordinates":
          var found = Coordinates()
          found.height = try coordinate(&found, depth: 0)
          coordinates = found
        case "geometry":
          if peek == 0x7B { inner = try object(depth: depth + 1) } else { try skip(depth: depth) }
        case "geometries", "features":
          inner = try list(depth: depth + 1)
        default: try skip(depth: depth + 1)
        }
        skipBlanks()
        if peek == 0x2C {
          place += 1
          continue
        }
        try expect(0x7D)
        break
      }
    }
    switch type {
    case "Polygon":
      guard let coordinates, coordinates.height == 3 else {
        throw LandProblem.notPolygon("Polygon")
      }
      return [coordinates.rings]
    case "MultiPolygon":
      guard let coordinates, coordinates.height == 4 else {
        throw LandProblem.notPolygon("MultiPolygon")
      }
      return coordinates.polygons
    case "Feature", "FeatureCollection", "GeometryCollection":
      guard let inner, !inner.isEmpty else { throw LandProblem.notPolygon(type ?? "") }
      return inner
    case let other: throw LandProblem.notPolygon(other ?? "")
    }
  }

  private mutating func list(depth: Int) throws(Problem) -> [[[Position]]] {
    guard depth < ShapeLimits.depth else { throw LandProblem.tooLarge }
    try expect(0x5B)
    var all: [[[Position]]] = []
    skipBlanks()
    if peek == 0x5D {
      place += 1
      return all
    }
    while true {
      skipBlanks()
      all += try object(depth: depth + 1)
      skipBlanks()
      if peek == 0x2C {
        place += 1
        continue
      }
      try expect(0x5D)
      return all
    }
  }

  // MARK: Coordinates

  /// Coordinates as they come, with the height of the outermost list: 1 for a position.
  private struct Coordinates {
    var height = 0
    var line: [Position] = []
    var rings: [[Position]] = []
    var polygons: [[[Position]]] = []
  }

  private mutating func coordinate(_ found: inout Coordinates, depth: Int) throws(Problem) -> Int {
    guard depth < 5 else { throw bad("坐标嵌套太深", "the coordinates are nested too deeply") }
    try expect(0x5B)
    skipBlanks()
    guard peek == 0x5B else { return try position(&found) }
    var height: Int?
    while true {
      skipBlanks()
      let inner = try coordinate(&found, depth: depth + 1)
      guard height ?? inner == inner else {
        throw bad("坐标嵌套不一致", "the coordinates are nested unevenly")
      }
      height = inner
      skipBlanks()
      if peek == 0x2C {
        place += 1
        continue
      }
      try expect(0x5D)
      break
    }
    let own = (height ?? 0) + 1
    if own == 2 {
      found.rings.append(found.line)
      found.line = []
    } else if own == 3, depth > 0 {
      found.polygons.append(found.rings)
      found.rings = []
    }
    return own
  }

  private mutating func position(_ found: inout Coordinates) throws(Problem) -> Int {
    var numbers = 0
    var position = Position(0, 0)
    while true {
      skipBlanks()
      guard let number = NumberScanner.number(bytes, at: &place) else {
        throw bad("坐标不是数", "a coordinate is no number")
      }
      if numbers == 0 { position.x = number } else if numbers == 1 { position.y = number }
      numbers += 1
      skipBlanks()
      if peek == 0x2C {
        place += 1
        continue
      }
      try expect(0x5D)
      break
    }
    guard (2...4).contains(numbers) else {
      throw bad("一个点应有经度和纬度", "a position has a longitude and a latitude")
    }
    positions += 1
    guard positions <= ShapeLimits.positions else { throw LandProblem.tooLarge }
    found.line.append(position)
    return 1
  }

  // MARK: Text

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Problem) {
    guard peek == byte else {
      let wanted = String(UnicodeScalar(byte))
      throw bad("此处应为 \(wanted)", "there should be a \(wanted)")
    }
    place += 1
  }

  /// A string; escapes stay as they are, for only plain keys are asked for.
  private mutating func string() throws(Problem) -> String {
    try expect(0x22)
    let start = place
    while let byte = peek {
      if byte == 0x22 {
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        place += 1
        return text
      }
      place += byte == 0x5C ? 2 : 1
    }
    place = min(place, bytes.count)
    throw bad("文字没有结束", "a string does not end")
  }

  /// Passes over a value that does not matter.
  private mutating func skip(depth: Int) throws(Problem) {
    var open: [UInt8] = []
    repeat {
      skipBlanks()
      guard let byte = peek else { throw bad("内容没有结束", "the text does not end") }
      switch byte {
      case 0x22: _ = try string()
      case 0x5B, 0x7B:
        open.append(byte == 0x5B ? 0x5D : 0x7D)
        guard open.count + depth < ShapeLimits.depth else { throw LandProblem.tooLarge }
        place += 1
        continue
      case 0x5D, 0x7D:
        guard open.popLast() == byte else { throw bad("括号不配对", "brackets do not match") }
        place += 1
      case 0x2C, 0x3A:
        guard !open.isEmpty else { throw bad("此处应为一个值", "there should be a value") }
        place += 1
        continue
      default:
        let start = place
        while let byte = peek,
          !(byte <= 0x20 || [0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D, 0x22].contains(byte))
        {
          place += 1
        }
        guard place > start else { throw bad("此处应为一个值", "there should be a value") }
      }
    } while !open.isEmpty
  }
}
