import Vocabulary

/// The rows of an invented enterprise.
struct DemoRows {
  let enterprise: DemoEnterprise
  let mistakes: DemoMistakes

  static let enterpriseTitles =
    "统一社会信用代码,企业名称,所在县（市、区）代码,行业代码,成立日期,投产日期,注册资本（万元）,登记状态,是否规模以上工业企业"
  static let yearTitles =
    "统一社会信用代码,年度,实缴税金（万元）,实际用地面积（亩）,工业增加值（万元）,营业收入（万元）,工业总产值（万元）,研发经费支出（万元）,从业人员年平均人数（人）,研发人员（人）,用电量（万kWh）,综合能源消费量（等价值）（吨标准煤（等价值））,综合能源消费量（当量值）（吨标准煤（当量值））,主要污染物排放总量（吨）"
  static let parcelTitles = "宗地编号,使用权人信用代码,县区代码,宗地面积（m²）,总建筑面积（m²）,取得方式,出让日期,使用权到期日期,利用状态,边界"
  static let projectTitles =
    "项目代码,项目名称,项目单位统一社会信用代码,县区代码,行业代码,阶段,总投资（万元）,合同外资（万美元）,累计完成投资（万元）,用地面积（亩）,签约日期,备案日期,开工日期,竣工日期,投产日期"

  static func notice(_ enterprises: Int, _ seed: UInt64) -> String {
    """
    本文件夹中的企业、数据、宗地和项目全部是虚构的，由 guiju demo --enterprises \(enterprises) --seed \(seed) 生成，仅供演示和测试。
    企业名称以（虚构）结尾；信用代码的主体标识码以 XN 开头，任何登记机关都不会发出。
    Everything in this folder is invented, for demonstration and tests.
    """
  }

  func enterprise(_ random: inout DemoRandom) -> String {
    let it = enterprise
    return row([
      mistakes.code(it.code, &random), it.name, it.county.code,
      mistakes.industry(it.industry.code, &random), mistakes.day(it.founded.description, &random),
      mistakes.day(it.producing.description, &random),
      mistakes.number(it.capital, decimals: 0, &random), it.status, it.isLarge ? "是" : "否",
    ])
  }

  func year(_ year: DemoYear, _ random: inout DemoRandom) -> String {
    let numbers: [(Double, Int, Double)] = [
      (year.tax, 2, 0.005), (year.land, 2, 0.01), (year.added, 2, 0.04), (year.revenue, 2, 0.01),
      (year.produced, 2, 0.01), (year.research, 2, 0.15), (year.staff, 0, 0.02),
      (year.researchStaff, 0, 0.2), (year.power, 2, 0.02), (year.coalEquivalent, 2, 0.06),
      (year.coalCalorific, 2, 0.06), (year.emission, 3, 0.3),
    ]
    return row(
      [enterprise.code, String(year.year)]
        + numbers.map { mistakes.number($0.0, decimals: $0.1, missing: $0.2, &random) })
  }

  func parcel(_ parcel: DemoParcel, _ random: inout DemoRandom) -> String {
    row([
      parcel.id, enterprise.code, enterprise.county.code,
      mistakes.number(parcel.squareMetres, &random),
      mistakes.number(parcel.floorArea, missing: 0.05, &random),
      parcel.mode, mistakes.day(parcel.granted.description, &random),
      mistakes.day(parcel.expires.description, &random), parcel.state, parcel.geometry,
    ])
  }

  /// The projects of one enterprise in six.
  func projects(_ random: inout DemoRandom) -> [String] {
    guard random.happens(0.16) else { return [] }
    let stages = ["储备", "签约", "备案", "开工", "竣工", "投产"]
    let stage = Int(random.unit() * 6)
    let invested = random.lognormal(median: 9_000, spread: 1.1)
    let foreign = random.happens(0.06) ? MistakeFree.number(invested / 7 * random.unit()) : ""
    var days: [String] = []
    var day = DemoEnterprise.day(2021 + Int(random.unit() * 3), &random)
    for step in 1...5 {
      days.append(step <= stage ? mistakes.day(day.description, &random) : "")
      day = day.adding(days: 40 + Int(random.unit() * 240)) ?? day
    }
    let done = stage >= 4 ? 1.0 : stage == 3 ? 0.1 + 0.8 * random.unit() : 0
    return [
      row(
        [
          "XN-\(enterprise.number)-1",
          "\(enterprise.county.shortName)\(DemoEnterprise.trade(enterprise.industry))项目（虚构）",
          enterprise.code,
          enterprise.county.code, enterprise.industry.code, stages[stage],
          mistakes.number(invested, &random), foreign, MistakeFree.number(invested * done),
          mistakes.number(
            invested / random.lognormal(median: 400, spread: 0.4), missing: 0.1, &random),
        ] + days)
    ]
  }

  private enum MistakeFree {
    static func number(_ value: Double) -> String { DemoMistakes.plain(value, decimals: 2) }
  }

  /// A row of CSV.
  private func row(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }
}
