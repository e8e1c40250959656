/// Writes the `.shp` of polygons, for tests of its reader.
enum Shapefile {
  static func bytes(_ records: [[[(Double, Double)]]?]) -> [UInt8] {
    var body: [UInt8] = []
    for (number, rings) in records.enumerated() {
      var record: [UInt8] = []
      if let rings {
        record += little(5) + [UInt8](repeating: 0, count: 32) + little(Int32(rings.count))
        record += little(Int32(rings.reduce(0) { $0 + $1.count }))
        var first = 0
        for ring in rings {
          record += little(Int32(first))
          first += ring.count
        }
        for (x, y) in rings.joined() { record += double(x) + double(y) }
      } else {
        record += little(0)
      }
      body += big(Int32(number + 1)) + big(Int32(record.count / 2)) + record
    }
    var head = big(9994) + [UInt8](repeating: 0, count: 20)
    head += big(Int32((100 + body.count) / 2)) + little(1000) + little(5)
    return head + [UInt8](repeating: 0, count: 100 - head.count) + body
  }

  static func little(_ value: Int32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  static func big(_ value: Int32) -> [UInt8] { little(value).reversed() }

  static func double(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) }
  }
}
