import Diagnostics
import Testing
import Vocabulary

@Suite("Units are types")
struct UnitTests {
  private static let names = [
    "元", "万元", "亿元", "亩", "公顷", "m²", "km²", "吨标准煤(等价值)", "吨标准煤(当量值)", "吨标准煤",
    "万吨标准煤(等价值)", "吨", "千克", "人", "万人", "%", "‰", "kWh", "万kWh", "亿kWh", "m³", "美元",
    "万美元", "年", "月", "日", "小时", "个", "家", "项", "件", "千瓦", "公里", "升", "分",
  ]

  private func unit(_ text: String) throws -> Unit { try Unit(text) }

  private func random(_ generator: inout SeededGenerator) throws -> Unit {
    var result = Unit.one
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let name = try #require(Self.names.randomElement(using: &generator))
      let factor = try #require(
        try unit(name).power(Bool.random(using: &generator) ? 1 : -1))
      result = try #require(result.times(factor))
    }
    return result
  }

  @Test(
    "units that officers write are read, whatever their spelling",
    arguments: [
      ("平方米", "m²"), ("㎡", "m²"), ("m2", "m²"), ("千瓦时", "kWh"), ("万度", "万kWh"),
      ("万千瓦时", "万kWh"), ("亿千瓦时", "亿kWh"), ("吨标准煤（等价值）", "吨标准煤(等价值)"),
      ("吨标煤（当量）", "吨标准煤(当量值)"), ("万吨标准煤（等价值）/亿元", "万吨标准煤(等价值)/亿元"),
      ("万元／亩", "万元/亩"), ("万元每亩", "万元/亩"), ("万元/(人·年)", "万元/人·年"),
      ("万元 / 人 * 年", "万元/人·年"), ("％", "%"), ("分数", "1"), ("百万美元", "百万美元"),
      ("平方公里", "km²"), ("kg/100m³", "千克/100·m³"), ("人·日", "人·日"), ("天", "日"),
      ("kW·h", "千瓦·小时"), ("元/m²·月", "元/m²·月"), ("人^2", "人^2"), ("tce", "吨标准煤"),
    ])
  func spellings(written: String, printed: String) throws {
    #expect(try unit(written).description == printed)
    #expect(try unit(printed) == unit(written))
  }

  @Test(
    "factors between units are exact",
    arguments: [
      ("万元", "元", "10000"), ("亿元", "万元", "10000"), ("亩", "m²", "2000/3"),
      ("公顷", "亩", "15"), ("km²", "公顷", "100"), ("km²", "亩", "1500"),
      ("m²", "亩", "3/2000"), ("万吨标准煤（等价值）", "吨标准煤（等价值）", "10000"),
      ("%", "1", "1/100"), ("‰", "%", "1/10"), ("亿kWh", "万kWh", "10000"),
      ("亿美元", "万美元", "10000"), ("万元/亩", "元/m²", "15"), ("亿元/km²", "万元/亩", "20/3"),
      ("年", "月", "12"), ("日", "小时", "24"), ("千瓦·小时", "kWh", "1"), ("kWh", "兆焦", "18/5"),
      ("万元/人·年", "元/人·月", "2500/3"), ("吨标准煤/万元", "千克标准煤/元", "1/10"),
    ])
  func factors(from: String, to: String, factor: String) throws {
    #expect(try unit(from).factor(to: unit(to)).description == factor)
  }

  @Test(
    "what does not measure the same is refused, with the reason where one is expected",
    arguments: [
      ("万元/亩", "元", nil), ("吨标准煤(等价值)", "吨标准煤(当量值)", "basis"),
      ("吨标准煤", "吨标准煤(等价值)", "basis"), ("亿美元", "亿元", "rate"), ("年", "日", "fixed number"),
      ("家", "项", nil), ("%", "人", nil),
    ])
  func unlike(from: String, to: String, reason: String?) throws {
    let (from, to) = (try unit(from), try unit(to))
    #expect(!from.isCompatible(with: to))
    let problem = #expect(throws: Problem.self) { try from.factor(to: to) }
    #expect(problem?.code == "vocabulary.unlike-units")
    let said = problem?.notes.first?.english
    #expect(reason == nil ? said == nil : said?.contains(reason ?? "") == true)
  }

  @Test(
    "what is no unit is a problem that names the part",
    arguments: [
      ("万圆角", "万圆角"), ("万元/", ""), ("/亩", "/亩"), ("万元//亩", ""), ("(亩", ""), ("亩)", ")"), ("", ""),
      ("0元", "0"), ("亩^", ""), ("亩^99", ""), ("^2", ""), ("元^-", ""),
    ])
  func faults(text: String, part: String) {
    let problem = #expect(throws: Problem.self) { try Unit(text) }
    #expect(problem?.message.english.contains(part) == true)
  }

  @Test("the nearest unit is suggested")
  func suggestion() {
    let problem = #expect(throws: Problem.self) { try Unit("平方迷") }
    #expect(problem?.suggestion?.chinese.contains("平方米") == true)
  }

  @Test("printed units are read back as equal units")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<3000 {
      let original = try random(&generator)
      let text = original.description
      let again = try unit(text)
      #expect(again == original, "\(text)")
      #expect(again.description == text)
    }
  }

  @Test("units are a commutative group")
  func group() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let (a, b, c) = (try random(&generator), try random(&generator), try random(&generator))
      #expect(a.times(b) == b.times(a))
      #expect(a.times(b)?.times(c) == b.times(c).flatMap(a.times))
      #expect(a.times(.one) == a)
      #expect(a.per(a) == .one)
      if let quotient = a.per(b) { #expect(quotient.times(b) == a) }
      #expect(a.power(2) == a.times(a))
      #expect(a.power(-1) == Unit.one.per(a))
      #expect(a.times(b)?.hashValue == b.times(a)?.hashValue)
    }
  }

  @Test("conversions there and back give the same number; factors over a third unit multiply")
  func conversions() throws {
    var generator = SeededGenerator(seed: 3)
    let groups = [
      ["元", "万元", "亿元", "百万元"], ["亩", "公顷", "m²", "km²", "万亩"], ["%", "‰", "1"],
      ["kWh", "万kWh", "亿kWh", "吉焦", "千瓦·日"], ["日", "小时", "分钟", "周"],
      ["吨标准煤(等价值)", "万吨标准煤(等价值)", "千克标准煤(等价值)"],
    ]
    for _ in 0..<3000 {
      let group = try #require(groups.randomElement(using: &generator))
      let below = try #require(groups.randomElement(using: &generator))
      func pick() throws -> Unit {
        let above = try unit(try #require(group.randomElement(using: &generator)))
        let below = try unit(try #require(below.randomElement(using: &generator)))
        return try #require(above.per(below))
      }
      let (a, b, c) = (try pick(), try pick(), try pick())
      #expect(try a.factor(to: b).times(b.factor(to: a)) == .one)
      #expect(try a.factor(to: b).times(b.factor(to: c)) == a.factor(to: c))
      let value = try #require(
        ScaledDecimal(
          units: Int128(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator)),
          scale: Int.random(in: 0...4, using: &generator)))
      let there = try a.convert(value, to: b)
      if there.isExact {
        #expect(try b.convert(there.value, to: a).value == value)
      } else {
        // Only a factor that has a divisor other than 2 and 5 has no end in decimals.
        var rest = try a.factor(to: b).denominator
        while rest % 2 == 0 { rest /= 2 }
        while rest % 5 == 0 { rest /= 5 }
        #expect(rest != 1)
      }
    }
  }

  @Test("no text crashes the reader")
  func fuzz() {
    var generator = SeededGenerator(seed: 4)
    let pieces = [
      "万", "亿", "元", "亩", "/", "·", "(", ")", "^", "-", "9", "²", "每", "等价值", " ", "\0", "吨标准煤",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      if let unit = try? Unit(text) { #expect((try? Unit(unit.description)) == unit, "\(text)") }
    }
    #expect((try? Unit(String(repeating: "(", count: 100_000))) == nil)
    #expect((try? Unit(String(repeating: "9", count: 190))) == nil)
  }

  @Test("foreign money is converted only at the rate of a day")
  func rates() throws {
    var rates = ExchangeRates()
    let day = try #require(Day("2024-03-01"))
    let parity = try #require(ScaledDecimal("710.59"))
    try rates.add(100, of: unit("美元"), is: parity, in: unit("元"), on: day)
    let later = try #require(day.adding(days: 2))
    let amount = ScaledDecimal(10)
    let result = try rates.convert(amount, from: unit("亿美元"), to: unit("亿元"), on: later)
    #expect(result.value.description == "71.059" && result.isExact && result.rateOf == day)
    let back = try rates.convert(result.value, from: unit("亿元"), to: unit("亿美元"), on: day)
    #expect(back.value == amount)
    let before = try #require(day.adding(days: -1))
    let problem = #expect(throws: Problem.self) {
      try rates.convert(amount, from: unit("美元"), to: unit("元"), on: before)
    }
    #expect(problem?.code == "vocabulary.no-rate")
  }
}
