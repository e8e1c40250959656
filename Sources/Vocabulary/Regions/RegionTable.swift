/// The provinces of the country, and Zhejiang's 11 cities and 90 counties, as they were in 2023.
///
/// Counties merge and split (Hangzhou's in 2021), so that a list of them is of a year.
public struct RegionTable: Sendable {
  /// The regions of 2023.
  public static let standard = RegionTable(
    CodeFile.rows(PackageResources.regions_csv, columns: 5), year: 2023)

  /// The year whose regions these are.
  public let year: Int
  /// All regions: provinces, then cities, then counties.
  public let regions: [Region]
  private let byCode: [String: Region]
  private let byName: [String: [Region]]

  init(_ rows: [[String]], year: Int) {
    self.year = year
    regions = rows.compactMap { row in
      guard let level = Int(row[1]).flatMap(Region.Level.init) else { return nil }
      return Region(
        code: row[0], level: level, parent: row[2].isEmpty ? nil : row[2], name: row[3],
        shortName: Self.shortName(row[3], level), isMountainous: row[4] == "yes")
    }
    byCode = Dictionary(regions.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var byName: [String: [Region]] = [:]
    for region in regions {
      for name in Set([region.name, region.shortName]) { byName[name, default: []].append(region) }
    }
    self.byName = byName
  }

  /// The region of a code of 2, 4 or 6 digits; zeros at the end stand for the whole.
  public subscript(code: String) -> Region? {
    var code = code[...]
    while true {
      if let region = byCode[String(code)] { return region }
      guard code.utf8.count > 2, code.hasSuffix("00") else { return nil }
      code = code.dropLast(2)
    }
  }

  /// The regions of a full or short name; several where a city and a county share one.
  public func regions(named name: String) -> [Region] {
    let plain = name.filter { !$0.isWhitespace }
    if let found = byName[plain] { return found }
    // `浙江省杭州市上城区`: what stands before the name are the regions above.
    for region in regions.reversed() where plain.hasSuffix(region.name) && plain != region.name {
      let before = plain.dropLast(region.name.count)
      if path(of: region.code).dropFirst().contains(where: { before.hasSuffix($0.name) }) {
        return [region]
      }
    }
    return []
  }

  /// The regions directly below a code.
  public func children(of code: String) -> [Region] { regions.filter { $0.parent == code } }

  /// The region and all above it, the province last.
  public func path(of code: String) -> [Region] {
    var path: [Region] = []
    var next = self[code]
    while let region = next {
      path.append(region)
      next = region.parent.flatMap { byCode[$0] }
    }
    return path
  }

  private static let peoples = ["壮族", "回族", "维吾尔", "畲族"]

  private static func shortName(_ name: String, _ level: Region.Level) -> String {
    for ending in ["特别行政区", "自治区", "自治县", "省", "市", "区", "县"] where name.hasSuffix(ending) {
      var stem = String(name.dropLast(ending.count))
      for people in peoples where stem.hasSuffix(people) {
        stem = String(stem.dropLast(people.count))
      }
      return stem.count >= 2 ? stem : name
    }
    return name
  }
}
