import Testing
import Vocabulary

@Suite("Regions")
struct RegionTests {
  private let table = RegionTable.standard

  @Test("Zhejiang has 11 cities and 90 counties, 26 of them mountainous")
  func counts() {
    #expect(table.year == 2023)
    #expect(
      Region.Level.allCases.map { level in table.regions.count { $0.level == level } } == [
        31, 11, 90,
      ])
    let byCity = [
      "3301": 13, "3302": 10, "3303": 12, "3304": 7, "3305": 5, "3306": 6, "3307": 9, "3308": 6,
      "3309": 4, "3310": 9, "3311": 9,
    ]
    for (city, count) in byCity { #expect(table.children(of: city).count == count) }
    #expect(table.regions.count { $0.isMountainous } == 26)
    #expect(table.children(of: "3311").allSatisfy { $0.isMountainous })
  }

  @Test("codes are found in two, four and six digits")
  func codes() {
    #expect(table["330000"]?.name == "浙江省" && table["33"]?.fullCode == "330000")
    #expect(table["331000"]?.name == "台州市" && table["331003"]?.name == "黄岩区")
    #expect(table["339900"]?.code == nil || table["339900"]?.code == "33")
    #expect(table["999999"] == nil && table[""] == nil)
    #expect(table.path(of: "331003").map(\.code) == ["331003", "3310", "33"])
  }

  @Test(
    "names are found full, short and with what stands above them",
    arguments: [
      ("景宁", ["331127"]), ("景宁畲族自治县", ["331127"]), ("黄岩", ["331003"]), ("浙江省台州市黄岩区", ["331003"]),
      ("内蒙古", ["15"]), ("广西", ["45"]), ("杭州市", ["3301"]), ("浙江", ["33"]), ("台州市黄岩区", ["331003"]),
      ("火星", []), ("", []),
    ])
  func names(name: String, codes: [String]) {
    #expect(table.regions(named: name).map(\.code) == codes)
  }

  @Test("short names within Zhejiang's counties are told apart by their kind alone")
  func shortNames() {
    let counties = table.regions.filter { $0.level == .county }
    #expect(Set(counties.map(\.name)).count == 90)
    for county in counties { #expect(table.regions(named: county.shortName).contains(county)) }
  }
}
