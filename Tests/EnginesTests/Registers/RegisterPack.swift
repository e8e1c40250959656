/// A pack with two registers of parcels, of which one is decided first.
enum RegisterPack {
  static let parcel = """
    name: plot
    title: 宗地
    grade: 1
    primaryKey: [宗地号]
    fields:
      - {name: 宗地号, type: string, grade: 0, constraints: {required: true}}
      - {name: 信用代码, type: string, codes: credit-code, grade: 0}
      - {name: 县区代码, type: string, codes: region, grade: 0}
      - {name: 面积, type: number, unit: m²}
      - {name: 建筑面积, type: number, unit: m²}
      - {name: 约定开工, type: date}
      - {name: 实际开工, type: date}
      - {name: 亩均税收, type: number, unit: 万元/亩, grade: 3}
      - {name: 容积率, type: number, unit: "1", formula: if 面积 > 0 then 建筑面积 / 面积 else null}
    """

  static let idle = """
    name: idle
    title: 闲置土地
    provision: 试〔2024〕1号 二
    subject: plot
    entry:
      rule:
        rule: 实际开工 = null and 认定日期 >= 约定开工 + duration("P1Y")
        message: 超过约定开工日期满一年未动工
        provision: 试〔2024〕1号 二(一)
    review: {roles: [land], within: {working: 10}}
    publication: {working: 5}
    exit: {reasons: [已动工, 已收回]}
    """

  static let poor = """
    name: poor
    title: 低效用地
    provision: 试〔2024〕1号 三
    subject: plot
    after: [idle]
    entry:
      rule: {rule: 容积率 < 最低容积率 or 亩均税收 < 3, message: 容积率或亩均税收过低}
      hand: [land]
    review: {roles: [land]}
    publication: {days: 7}
    objection: {working: 15}
    recheck: {every: {months: 12}}
    exit: {reasons: [改造完成, 认定有误]}
    quota: {limit: 名额, by: region}
    goal: 5
    """

  static let ladder = """
    name: ladder
    title: 示范
    subject: plot
    entry: {hand: [land]}
    levels:
      - {name: 县, review: {roles: [land]}}
      - name: 市
        review: {roles: [administrator]}
        rule: {rule: 容积率 >= 2, message: 容积率不低于2}
        quota: {limit: "1"}
    """

  static let parameters = """
    name: land
    title: 参数
    parameters:
      - {name: 最低容积率, value: 1.5, unit: "1", provision: 试〔2024〕1号 四}
      - {name: 名额, value: 2}
    """

  static let files = [
    "records/plot.yaml": parcel, "registers/idle.yaml": idle, "registers/poor.yaml": poor,
    "registers/ladder.yaml": ladder, "parameters/land.yaml": parameters,
  ]

  static let header = "宗地号,信用代码,县区代码,面积,建筑面积,约定开工,实际开工,亩均税收\n"
}
