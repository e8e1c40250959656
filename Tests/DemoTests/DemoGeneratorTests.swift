import Demo
import Foundation
import Packs
import Tables
import Testing
import Vocabulary

@Suite("Invented records")
struct DemoGeneratorTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "guiju-demo-\(UUID().uuidString)")

  private func bytes(_ name: String, in folder: URL) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  private func source(_ name: String) throws -> DelimitedFile {
    try DelimitedFile(path: folder.appending(path: name).path)
  }

  private static let core: String = {
    var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "packs/core/pack.yaml").path)
    { folder.deleteLastPathComponent() }
    return folder.appending(path: "packs/core").path
  }()

  @Test("the same seed gives the same bytes, another seed others; fewer are the first of more")
  func deterministic() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let (a, b, c, d) = (
      folder.appending(path: "a"), folder.appending(path: "b"), folder.appending(path: "c"),
      folder.appending(path: "d")
    )
    try DemoGenerator(enterprises: 300, seed: 7).write(to: a.path)
    try DemoGenerator(enterprises: 300, seed: 7).write(to: b.path)
    try DemoGenerator(enterprises: 300, seed: 8).write(to: c.path)
    try DemoGenerator(enterprises: 100, seed: 7).write(to: d.path)
    for name in ["enterprises.csv", "enterprise-years.csv", "parcels.csv", "projects.csv"] {
      let whole = try bytes(name, in: a)
      #expect(try whole == bytes(name, in: b))
      #expect(try whole != bytes(name, in: c))
      #expect(try whole.starts(with: bytes(name, in: d)))
    }
  }

  @Test("every table feeds its record type of the core pack without a question")
  func mapping() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try DemoGenerator(enterprises: 500, seed: 1).write(to: folder.path)
    let core = try PackLoader().load(Self.core)
    for (file, type) in [
      ("enterprises.csv", "enterprise"), ("enterprise-years.csv", "enterprise-year"),
      ("parcels.csv", "parcel"), ("projects.csv", "project"),
    ] {
      let record = try #require(core.record(type))
      let source = try source(file)
      let header = try source.header()
      let mapping = HeaderMapper(fields: record.targets).mapping(of: header)
      #expect(
        mapping.isCertain && mapping.unused.isEmpty,
        "\(file): \(mapping.questions) \(mapping.unused) \(mapping.absent)")
      #expect(mapping.matches.count == header.titles.count)
      let table = try source.read(mapping.plans, after: header)
      // Mistakes are there and are few.
      #expect(table.rowCount > 50 && table.faultCount < table.rowCount)
    }
  }

  @Test("clean records have no mistakes, right codes, and the sizes of a province")
  func clean() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let count = 3000
    let summary = try DemoGenerator(enterprises: count, seed: 2, hasMistakes: false).write(
      to: folder.path)
    #expect(
      summary.rows["enterprises.csv"] == count && summary.rows["enterprise-years.csv"] == 3 * count)
    let enterprises = try source("enterprises.csv").readText()
    var counties: Set<String> = []
    var codes: Set<String> = []
    for row in 0..<enterprises.rowCount {
      let code = try CreditCode(enterprises.columns[0][row].description)
      #expect(code.isCheckRight && code.organisation?.isCheckRight == true)
      #expect(
        code.text.dropFirst(8).hasPrefix("XN")
          && enterprises.columns[1][row].description.hasSuffix("（虚构）"))
      codes.insert(code.text)
      counties.insert(enterprises.columns[2][row].description)
      #expect(IndustryTable.standard[enterprises.columns[3][row].description]?.section == "C")
    }
    #expect(codes.count == count && counties.count > 80)
    let core = try PackLoader().load(Self.core)
    let source = try source("enterprise-years.csv")
    let header = try source.header()
    let fields = try #require(core.record("enterprise-year")).targets
    let table = try source.read(
      HeaderMapper(fields: fields).mapping(of: header).plans, after: header)
    #expect(table.faultCount == 0)
    func numbers(_ name: String) throws -> [Double] {
      let column = try #require(table.column(name))
      return (0..<table.rowCount).compactMap { Double(column[$0].description) }
    }
    let (revenue, staff, land) = (try numbers("营业收入"), try numbers("从业人员"), try numbers("用地面积"))
    #expect(Self.correlation(revenue, staff) > 0.6 && Self.correlation(revenue, land) > 0.4)
    let (equivalent, calorific) = (try numbers("能耗等价值"), try numbers("能耗当量值"))
    #expect(zip(equivalent, calorific).allSatisfy { $0 >= $1 - 0.011 })
  }

  @Test("polygons are closed and have the area that the table states")
  func polygons() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try DemoGenerator(enterprises: 200, seed: 3, hasMistakes: false).write(to: folder.path)
    let parcels = try source("parcels.csv").readText()
    for row in 0..<parcels.rowCount {
      let text = parcels.columns[9][row].description
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let ring = try #require((json["coordinates"] as? [[[Double]]])?.first)
      #expect(ring.first == ring.last && json["type"] as? String == "Polygon")
      let stated = try #require(Double(parcels.columns[3][row].description))
      #expect(abs(Self.area(ring) / stated - 1) < 0.01)
      #expect(ring.allSatisfy { (117.5...123.5).contains($0[0]) && (26.5...31.8).contains($0[1]) })
    }
  }

  /// The correlation of two columns' logarithms.
  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let pairs = zip(a, b).filter { $0 > 0 && $1 > 0 }.map { (log($0), log($1)) }
    let n = Double(pairs.count)
    let (ma, mb) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    let cov = pairs.reduce(0) { $0 + ($1.0 - ma) * ($1.1 - mb) }
    let (va, vb) = (
      pairs.reduce(0) { $0 + ($1.0 - ma) * ($1.0 - ma) },
      pairs.reduce(0) { $0 + ($1.1 - mb) * ($1.1 - mb) }
    )
    return cov / (va * vb).squareRoot()
  }

  /// The area of a small ring in m², by the shoelace formula on the plane that touches it.
  private static func area(_ ring: [[Double]]) -> Double {
    let latitude = ring[0][1] * .pi / 180
    let points = ring.map {
      (($0[0] - ring[0][0]) * 111_320 * cos(latitude), ($0[1] - ring[0][1]) * 111_320)
    }
    var sum = 0.0
    for index in 1..<points.count {
      sum += points[index - 1].0 * points[index].1 - points[index].0 * points[index - 1].1
    }
    return abs(sum) / 2
  }
}
