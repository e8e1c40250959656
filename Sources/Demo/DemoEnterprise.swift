import Foundation
import Vocabulary

/// An invented enterprise.
struct DemoEnterprise {
  let number: Int
  let code: String
  let name: String
  let county: Region
  let industry: Industry
  let founded: Day
  let producing: Day
  let capital: Double
  let isLarge: Bool
  let status: String
  let years: [DemoYear]
  let parcels: [DemoParcel]

  private static let first = [
    "甬江", "瓯海", "之江", "越州", "南湖", "太湖", "仙都", "衢江", "定海", "天台", "括苍", "四明", "会稽", "莫干", "雁荡", "金瓯",
  ]
  private static let second = [
    "远丰", "嘉泰", "恒昌", "瑞新", "宏达", "立诚", "博远", "华盛", "金禾", "永固", "新锐", "同兴",
  ]
  private static let third = ["精", "捷", "创", "盛", "联", "越", "光", "海", "顺", "康", "德", "隆"]

  init(number: Int, world: DemoWorld, seed: UInt64, years span: ClosedRange<Int>) {
    var random = DemoRandom(seed: seed, stream: UInt64(truncatingIfNeeded: number) &+ 1000)
    self.number = number
    let place = world.county(&random)
    county = world.counties[place]
    industry = world.industry(in: place, &random)
    code = Self.code(number, county)
    let trade = Self.trade(industry)
    name =
      "\(county.shortName)\(Self.pick(Self.first, &random))\(Self.pick(Self.second, &random))\(Self.pick(Self.third, &random))\(trade)有限公司（虚构）"
    let year = 2021 - Int(Double(28) * random.unit() * random.unit())
    let founded = Self.day(year, &random)
    self.founded = founded
    producing = founded.adding(days: 200 + Int(random.unit() * 700)) ?? founded
    // The size that revenue, staff, land and power share.
    let size = random.normal()
    capital = (exp(6.5 + 0.9 * size + 0.5 * random.normal()) / 10).rounded() * 10 + 10
    isLarge = exp(8 + 1.2 * size) >= 2000
    status = random.happens(0.97) ? "存续" : ["歇业", "注销", "迁出"][Int(random.unit() * 3)]
    let land = exp(2.6 + 0.65 * size + 0.6 * random.normal())
    var history: [DemoYear] = []
    var state = DemoYear.State(size: size, land: land, industry: industry, &random)
    for year in span { history.append(DemoYear(year: year, state: &state, &random)) }
    years = history
    parcels = DemoParcel.make(number: number, county: county, mu: land, &random)
  }

  /// A code that no register gives out: its organisation code begins with XN, for 虚拟.
  static func code(_ number: Int, _ county: Region) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var rest = number
    var digits: [Character] = []
    for _ in 0..<6 {
      digits.append(alphabet[rest % alphabet.count])
      rest /= alphabet.count
    }
    let organisation = "XN" + String(digits.reversed())
    return CreditCode(kind: "91", region: county.fullCode, organisation: organisation)?.text ?? ""
  }

  /// The short name of an industry, up to its first comma, bracket or “and”.
  static func trade(_ industry: Industry) -> String {
    var name = industry.name
    for word in ["制造", "加工", "其他", "未列明"] { name = name.replacing(word, with: "") }
    return String(name.prefix { !"（、和及".contains($0) }.prefix(10))
  }

  static func pick(_ words: [String], _ random: inout DemoRandom) -> String {
    words[Int(random.unit() * Double(words.count))]
  }

  static func day(_ year: Int, _ random: inout DemoRandom) -> Day {
    guard let start = Day(year: year, month: 1, day: 1),
      let day = start.adding(days: Int(random.unit() * 365))
    else { preconditionFailure("the years of invented records are of this age") }
    return day
  }
}
