public import Diagnostics

/// Reads the polygons of a Shapefile's `.shp` (ESRI, July 1998).
public enum ShapefileReader {
  /// The shapes of a file, one a record; `nil` for a record without a shape.
  ///
  /// Outer rings run with the clock, holes against it; a hole belongs to the outer ring that contains
  /// it. Polygons with heights or measures are read without these.
  ///
  /// - Throws: `land.bad-shapefile`, `land.not-polygon`, `land.too-large` and what rings can be wrong in.
  public static func shapes(of bytes: [UInt8]) throws(Problem) -> [Outline?] {
    let file = Bytes(bytes)
    guard bytes.count >= 100, file.big(0) == 9994, file.little(28) == 1000 else {
      throw bad(Wording("不是 .shp 文件", "this is no .shp file"), 0)
    }
    guard let kind = file.little(32), [5, 15, 25].contains(kind) else {
      throw LandProblem.notPolygon("shape type \(file.little(32) ?? 0)")
    }
    var shapes: [Outline?] = []
    var place = 100
    while place < bytes.count {
      guard let words = file.big(place + 4), words >= 2, words <= Int32.max / 2,
        place + 8 + Int(words) * 2 <= bytes.count
      else { throw bad(Wording("记录没有结束", "a record does not end"), place) }
      let end = place + 8 + Int(words) * 2
      shapes.append(try shape(file, place + 8, end))
      place = end
    }
    return shapes
  }

  private static func bad(_ what: Wording, _ place: Int) -> Problem {
    LandProblem.badText("shapefile", what, at: place)
  }

  private static func shape(_ file: Bytes, _ start: Int, _ end: Int) throws(Problem) -> Outline? {
    guard let kind = file.little(start) else {
      throw bad(Wording("记录没有结束", "a record does not end"), start)
    }
    if kind == 0 { return nil }
    guard [5, 15, 25].contains(kind) else { throw LandProblem.notPolygon("shape type \(kind)") }
    guard start + 44 <= end, let parts = file.little(start + 36).map(Int.init),
      let count = file.little(start + 40).map(Int.init), parts > 0, count > 0,
      count <= ShapeLimits.positions, parts <= count,
      start + 44 + parts * 4 + count * 16 <= end
    else { throw bad(Wording("记录的长度不对", "a record has the wrong length"), start) }
    var starts: [Int] = []
    for part in 0..<parts {
      let first = file.little(start + 44 + part * 4).map(Int.init) ?? -1
      guard first >= starts.last ?? 0, first < count else {
        throw bad(Wording("部分的起点不对", "a part begins in the wrong place"), start)
      }
      starts.append(first)
    }
    let base = start + 44 + parts * 4
    var outers: [Outline.Polygon] = []
    var holes: [Outline.Ring] = []
    for (part, first) in starts.enumerated() {
      let last = part + 1 < starts.count ? starts[part + 1] : count
      var positions: [Position] = []
      for point in first..<last {
        guard let x = file.double(base + point * 16), let y = file.double(base + point * 16 + 8)
        else { throw bad(Wording("坐标不是数", "a coordinate is no number"), base + point * 16) }
        positions.append(Position(x, y))
      }
      let ring = try RingBuilder.ring(positions)
      if ring.signedArea < 0 { outers.append(Outline.Polygon(ring)) } else { holes.append(ring) }
    }
    // Some programs write outer rings against the clock; a lone ring is an outer one.
    if outers.isEmpty {
      outers = holes.map { Outline.Polygon($0) }
      holes = []
    }
    for hole in holes {
      let owner = outers.firstIndex { polygon in
        Outline([Outline.Polygon(polygon.outer)])?.contains(hole.positions[0]) ?? false
      }
      if let owner {
        outers[owner].holes.append(hole)
      } else {
        outers.append(Outline.Polygon(hole))
      }
    }
    return Outline(outers)
  }

  /// Numbers out of bytes; `nil` beyond their end.
  private struct Bytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func little(_ place: Int) -> Int32? { word(place).map { Int32(bitPattern: $0) } }

    func big(_ place: Int) -> Int32? { word(place).map { Int32(bitPattern: $0.byteSwapped) } }

    func double(_ place: Int) -> Double? {
      guard let low = word(place), let high = word(place + 4) else { return nil }
      let value = Double(bitPattern: UInt64(high) << 32 | UInt64(low))
      return value.isFinite ? value : nil
    }

    private func word(_ place: Int) -> UInt32? {
      guard place >= 0, place + 4 <= bytes.count else { return nil }
      return UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
        | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
    }
  }
}
