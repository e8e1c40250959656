import Appraisals
import Columns
import Testing
import Vocabulary

/// Figures that were worked out by hand, in exact fractions, from the published formulas.
@Suite("Published methods give the figures worked out by hand")
struct PublishedMethodTests {
  /// 税收, 用地, 增加值, 能耗, 排污, 人员, 研发, 营业收入.
  static func large(_ figures: [String], _ code: String) -> [String: String] {
    let names = ["税收", "用地面积", "增加值", "能耗等价值", "排污总量", "从业人员", "研发费用", "营业收入"]
    var row = Dictionary(zip(names, figures), uniquingKeysWith: { first, _ in first })
    row["信用代码"] = code
    row["规上"] = "是"
    return row
  }

  static let firms = [
    large(["300", "10", "1500", "500", "0.30", "80", "120", "4000"], "P"),
    large(["60", "12", "420", "260", "0.20", "45", "20", "1500"], "Q"),
    large(["900", "15", "3000", "700", "", "120", "200", "9000"], "R"),
    large(["-20", "8", "100", "150", "0.10", "30", "0", "600"], "S"),
  ]

  static let titles = ["亩均税收", "亩均增加值", "单位能耗增加值", "单位排放增加值", "全员劳动生产率", "研发经费占主营业务收入比"]

  private func rounded(_ text: String, _ digits: Int = 4) -> String {
    guard let number = ScaledDecimal(text) else { return text }
    var power: Int128 = 1
    guard number.scale > digits else {
      for _ in number.scale..<digits { power *= 10 }
      return Self.text(number.units * power, digits)
    }
    for _ in digits..<number.scale { power *= 10 }
    let magnitude = (number.units.magnitude * 2 + power.magnitude) / (2 * power.magnitude)
    return Self.text(number.units < 0 ? -Int128(magnitude) : Int128(magnitude), digits)
  }

  private static func text(_ units: Int128, _ digits: Int) -> String {
    let whole = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
    return (units < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  @Test(
    "黄岩 2022, above scale: every item and total of P, Q, S, and R with the mean item",
    arguments: CalculationOptions.Engine.allCases)
  func huangyan2022(_ engine: CalculationOptions.Engine) throws {
    let bundle = try TestFolder.method("huangyan", year: 2022)
    let run = try MethodRun(
      bundle, MethodRows(bundle, Self.firms).population, year: 2022, engine: engine)
    func items(_ row: Int) -> [String] { Self.titles.map { rounded(run.cell(row, $0 + "得分")) } }
    #expect(items(0) == ["37.3490", "22.0329", "22.2717", "10.1424", "10.3363", "9.9338"])
    #expect(items(1) == ["6.2248", "5.1410", "11.9925", "4.2598", "5.1452", "4.4150"])
    #expect(items(3) == ["-3.1124", "1.8361", "4.9493", "2.0285", "1.8376", "0.0000"])
    #expect(rounded(run.cell(0, "总分")) == "112.0661")
    #expect(rounded(run.cell(1, "总分")) == "37.1783")
    #expect(rounded(run.cell(3, "总分")) == "7.5390")
  }
}
