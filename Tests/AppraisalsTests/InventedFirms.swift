import Appraisals
import Demo
import Foundation
import Packs
import Tables

/// The demonstration's enterprises with the facts that only methods of appraisal ask for.
struct InventedFirms {
  /// By year: a dictionary of texts for each firm, by the names of fields.
  let years: [Int: [[String: String]]]

  /// Makes so many firms; the same seed gives the same.
  init(count: Int, seed: UInt64) throws {
    let folder = try TestFolder.temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DemoGenerator(enterprises: count, seed: seed, hasMistakes: false).write(to: folder)
    let packs = try TestFolder.perMu()
    func read(_ file: String, _ type: String) throws -> [[String: String]] {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      let lines = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let fields = packs.record(type)?.fields ?? []
      let names = lines[0].map { title in
        fields.first { title.hasSuffix($0.title) || title.contains($0.title + "（") }?.name ?? title
      }
      return lines.dropFirst().map {
        Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first })
      }
    }
    var firms: [String: [String: String]] = [:]
    for firm in try read("enterprises.csv", "enterprise") { firms[firm["信用代码"] ?? ""] = firm }
    var dice = Dice(seed)
    var years: [Int: [[String: String]]] = [:]
    for row in try read("enterprise-years.csv", "enterprise-year") {
      var row = row.merging(firms[row["信用代码"] ?? ""] ?? [:]) { own, _ in own }
      Self.addFacts(to: &row, &dice)
      years[Int(row["年度"] ?? "") ?? 0, default: []].append(row)
    }
    self.years = years
  }

  /// Facts that the demonstration does not have, and now and then a figure that is missing or odd.
  private static func addFacts(to row: inout [String: String], _ dice: inout Dice) {
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &dice) ?? "" }
    func seldom(_ chance: Int) -> Bool { Int.random(in: 0..<chance, using: &dice) == 0 }
    row["县区代码"] = pick(["331003", "331081", "331082"])
    row["宗地号"] = seldom(4) ? "宗\(Int.random(in: 0..<40, using: &dice))" : ""
    row["租用厂房面积"] = pick(["", "2999.99", "3000", "5000"])
    row["出租户数"] = pick(["0", "0", "1", "2", "5", ""])
    row["分行业评价园区"] = pick(["是", "否", "否"])
    row["园区"] = pick(["甲园", "乙园", "丙园", "丁园", "戊园", "己园", ""])
    row["技改投资"] = pick(["0", "120.5", "3000", ""])
    row["化学需氧量排放"] = pick(["0", "0.015", "1.2", ""])
    row["用水量"] = pick(["1000", "250000.5", ""])
    row["土地使用税"] = pick(["1.25", "0", "33.3333"])
    row["上年规上"] = pick(["是", "否", ""])
    row["连续末等年数"] = pick(["0", "0", "1", "2", "3", ""])
    row["成长型科技企业"] = pick(["是", "否", ""])
    row["免评类别"] = seldom(12) ? pick(["供水", "初创", "福利企业"]) : ""
    row["保护期截止"] = seldom(12) ? pick(["2022-12-31", "2024-12-31", "2030-01-01"]) : ""
    for fact in ["重大安全事故", "重大环境违法", "严重失信", "违法用地", "偷逃骗税"] {
      row[fact] = seldom(20) ? "是" : pick(["否", ""])
    }
    for points in ["安全加分", "节能降碳加分", "创新加分", "其他加分", "扣分"] {
      row[points] = pick(["", "0", "1", "2.5"])
    }
    if seldom(15) { row["排污总量"] = pick(["", "0"]) }
    if seldom(30) { row["用地面积"] = pick(["", "0", "3", "5"]) }
    if seldom(30) { row["税收"] = pick(["-20", "0", ""]) }
    if seldom(40) { row["规上"] = "" }
  }
}
