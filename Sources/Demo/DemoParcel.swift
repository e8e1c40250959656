import Foundation
import Vocabulary

/// An invented parcel of land.
struct DemoParcel {
  let id: String
  let squareMetres: Double
  let floorArea: Double
  let mode: String
  let granted: Day
  let expires: Day
  let state: String
  /// Longitude and latitude of the corners, the first repeated at the end.
  let ring: [(Double, Double)]

  /// Where the cities of Zhejiang lie, to a hundredth of a degree.
  private static let centres: [String: (Double, Double)] = [
    "3301": (120.15, 30.28), "3302": (121.55, 29.88), "3303": (120.70, 28.00),
    "3304": (120.76, 30.75), "3305": (120.09, 30.89), "3306": (120.58, 30.00),
    "3307": (119.65, 29.08), "3308": (118.87, 28.94), "3309": (122.20, 29.99),
    "3310": (121.42, 28.66), "3311": (119.92, 28.45),
  ]
  private static let metresPerDegree = 111_320.0
  private static let squareMetresPerMu = 2000.0 / 3

  /// One parcel, or two for larger enterprises, that together have an area in 亩.
  static func make(
    number: Int, county: Region, mu: Double, _ random: inout DemoRandom
  ) -> [DemoParcel] {
    let count = mu > 40 && random.happens(0.5) ? 2 : 1
    let share = count == 1 ? 1 : 0.3 + 0.4 * random.unit()
    return (0..<count).map { index in
      let area = mu * squareMetresPerMu * (index == 0 ? share : 1 - share)
      return DemoParcel(
        id: "\(county.fullCode)XN\(number)-\(index + 1)", area: area, county: county,
        slot: number * 2 + index, &random)
    }
  }

  private init(id: String, area: Double, county: Region, slot: Int, _ random: inout DemoRandom) {
    self.id = id
    squareMetres = (area * 100).rounded() / 100
    floorArea = (area * min(3, random.lognormal(median: 1, spread: 0.35)) * 100).rounded() / 100
    mode = random.happens(0.8) ? "出让" : ["租赁", "先租后让", "弹性年期", "转让"][Int(random.unit() * 4)]
    granted = DemoEnterprise.day(2004 + Int(random.unit() * 18), &random)
    expires = granted.adding(days: (mode == "出让" ? 50 : 20) * 365) ?? granted
    state = random.happens(0.85) ? "已投产" : ["未开工", "在建", "闲置", "低效"][Int(random.unit() * 4)]
    ring = Self.ring(area: squareMetres, county: county, slot: slot, &random)
  }

  /// A turned rectangle of the area, a triangle moved from one side to another, in a place of its own.
  private static func ring(
    area: Double, county: Region, slot: Int, _ random: inout DemoRandom
  ) -> [(Double, Double)] {
    let centre = centres[String(county.code.prefix(4))] ?? (120, 29)
    // Counties lie around the city's centre in the order of their codes, parcels on a spiral.
    let bearing = Double(Int(county.code.suffix(2)) ?? 0) * 2.399_963
    let step = (Double(slot % 40_000) + 1).squareRoot()
    let turn = Double(slot) * 2.399_963
    let scale = cos(centre.1 * .pi / 180) * metresPerDegree
    let x = 18_000 * cos(bearing) + step * 60 * cos(turn)
    let y = 18_000 * sin(bearing) + step * 60 * sin(turn)
    let ratio = 0.5 + random.unit()
    let (width, height) = ((area * ratio).squareRoot(), (area / ratio).squareRoot())
    let angle = random.unit() * .pi
    // A triangle taken off one side and set upon another leaves the area as it is.
    let bite = 0.2 * min(width, height)
    let corners: [(Double, Double)] = [
      (0, 0), (width, 0), (width, height), (width / 2, height + bite), (0, height),
      (0, height / 2), (2 * bite * width / height, height / 4), (0, 0),
    ]
    return corners.map { corner in
      let (dx, dy) = (corner.0 - width / 2, corner.1 - height / 2)
      let east = x + dx * cos(angle) - dy * sin(angle)
      let north = y + dx * sin(angle) + dy * cos(angle)
      func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
      return (rounded(centre.0 + east / scale), rounded(centre.1 + north / metresPerDegree))
    }
  }

  /// The polygon as GeoJSON.
  var geometry: String {
    let points = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return "{\"type\":\"Polygon\",\"coordinates\":[[\(points)]]}"
  }
}
