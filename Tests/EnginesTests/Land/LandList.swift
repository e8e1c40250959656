import Registers
import Testing

/// A register of the land pack with records below, on and above its bounds, and how each stands.
struct LandList: Sendable, CustomTestStringConvertible {
  /// A record, and the state that the register gives it; none where it is not put forward.
  struct Row: Sendable {
    var values: String
    var state: RegisterState?

    init(_ values: String, _ state: RegisterState? = nil) {
      self.values = values
      self.state = state
    }

    /// The first value is the name of the record.
    var key: String { String(values.prefix { $0 != "," }) }
  }

  var register: String
  var type: String
  var titles: String
  var rows: [Row]
  /// The first row as it is later, and what the register then makes of it.
  var later: Row
  /// A reason for which a listed subject may leave.
  var reason: String
  /// Records of other types that the rule looks at, as type, titles and rows.
  var besides: [(type: String, text: String)] = []

  var testDescription: String { register }

  static let all = planning + renewal + supply + duties + parks

  /// Plans, control lines and farmland.
  static let planning = [
    LandList(
      register: "plan-conflict", type: "plan-fit", titles: fitTitles,
      rows: [
        Row("T1,2023版,工业,工业,商服,工业,0,0,0,50,", .review), Row("T2,2023版,工业,工业,工业,工业,0,0,0,50,"),
        Row("T3,2023版,工业,工业,工业,工业,0.01,0,0,50,", .review),
        Row("T4,2023版,工业,工业,工业,工业,0,0.01,0,50,", .review),
        Row("T5,2023版,工业,工业,,工业,0,0,0,50,", .undecided),
      ], later: Row("T1,2023版,工业,工业,商服,工业,0,0,0,50,2024-08-01", .recheck), reason: "已协调"),
    LandList(
      register: "farmland-overlap", type: "plan-fit", titles: fitTitles,
      rows: [
        Row("T1,2023版,工业,工业,工业,工业,0.01,0,0,50,", .review), Row("T2,2023版,工业,工业,工业,工业,0,0,0,50,"),
        Row("T3,2023版,工业,工业,工业,工业,,0,0,50,", .undecided),
      ], later: Row("T1,2023版,工业,工业,工业,工业,0,0,0,50,", .recheck), reason: "已调整范围"),
    LandList(
      register: "control-line-short", type: "control-line",
      titles: "控制线编号,名称,划定文件,划定面积,底线面积,线内工业用地面积",
      rows: [
        Row("X1,城东,1号,1200,900,899.99", .listed), Row("X2,城东,1号,1200,900,900"),
        Row("X3,城东,1号,1200,900,900.01"), Row("X4,城东,1号,1200,,900", .undecided),
      ], later: Row("X1,城东,1号,1200,900,900", .exited), reason: "底线调整"),
  ]

  private static let fitTitles =
    "图斑编号,规划版本,拟用途,规划用途,详细规划用途,产业规划用途,占用永久基本农田面积,占用生态保护红线面积,城镇开发边界外面积,图斑面积,协调完成日期"

  /// Survey, blocks, firms that stay, reserved land, projects of renewal.
  static let renewal = [
    LandList(
      register: "survey-list", type: "land-survey", titles: "宗地号,摸排日期,问题类型,整治措施,责任人,完成期限,验收日期",
      rows: [
        Row("V1,2024-02-01,低效,自主改造,周九,2024-12-31,", .review), Row("V2,2024-02-01,没有问题,,,,"),
        Row("V3,2024-02-01,低效,自主改造,,2024-12-31,", .undecided),
        Row("V4,2024-02-01,低效,协商收回,周九,,", .undecided),
      ], later: Row("V1,2024-02-01,低效,自主改造,周九,2024-12-31,2024-08-30", .exited), reason: "并入连片整治"),
    LandList(
      register: "renewal-block", type: "renewal-block",
      titles: "区块编号,名称,宗数,不符合国土空间规划,低散乱污突出,难以整改,已整改,整改后达标",
      rows: [
        Row("B1,老厂区,2,是,否,否,否,否", .review), Row("B2,老厂区,1,是,否,否,否,否"),
        Row("B3,老厂区,3,否,是,否,否,否"), Row("B4,老厂区,3,否,是,否,是,否", .review),
        Row("B5,老厂区,3,否,否,否,否,否"), Row("B6,老厂区,,是,否,否,否,否", .undecided),
      ], later: Row("B1,老厂区,2,否,是,否,是,是", .listed), reason: "整治完成"),
    LandList(
      register: "keep-in-place", type: "block-member",
      titles: "宗地号,区块编号,亩均等级,符合产业导向,承担重大任务或保供,工艺不能搬迁,与周边环境协调",
      rows: [
        Row("M1,B1,B,是,否,否,是", .review), Row("M2,B1,C,是,否,否,是"), Row("M3,B1,C,否,是,否,是", .review),
        Row("M4,B1,C,否,否,是,是", .review), Row("M5,B1,A,是,是,是,否"), Row("M6,B1,A,是,否,否,", .undecided),
      ], later: Row("M1,B1,D,是,否,否,是", .listed), reason: "条件不再具备"),
    LandList(
      register: "land-reserve", type: "reserve-parcel",
      titles: "地块编号,收储面积,入库日期,权属清晰,补偿已付清,再供应日期",
      rows: [
        Row("C1,20,2024-03-04,是,是,", .review), Row("C2,20,2024-03-05,是,是,"),
        Row("C3,20,2024-03-04,是,否,"), Row("C4,20,2024-03-04,否,是,"), Row("C5,20,,是,是,", .undecided),
      ], later: Row("C1,20,2024-03-04,是,是,2024-08-01", .exited), reason: "退回"),
    LandList(
      register: "organic-renewal", type: "renewal-project",
      titles: "项目代码,园区代码,经批准,符合技术规范,设备上楼,试点,用地面积,改造前建筑面积,改造后建筑面积,低于一般容积率的理由",
      rows: [
        Row("R1,Y1,是,是,是,否,1000,1000,1500,", .review), Row("R2,Y1,是,是,是,否,1000,1000,1499.99,"),
        Row("R3,Y1,是,是,是,否,1000,1000,1499.99,工艺", .review), Row("R4,Y1,是,是,是,是,1000,1000,1999.99,"),
        Row("R5,Y1,是,是,是,是,1000,1000,2000,", .review), Row("R6,Y1,否,是,是,否,1000,1000,1500,"),
        Row("R7,Y1,是,是,否,否,1000,1000,1000,"), Row("R8,Y1,,是,是,否,1000,1000,1500,", .undecided),
      ], later: Row("R1,Y1,是,是,是,否,1000,1000,1600,", .listed), reason: "已竣工"),
  ]

  /// Admission, order of projects, contracts.
  static let supply = [
    LandList(
      register: "admitted", type: "land-need", titles: "项目代码,行业代码,已取得许可,投资强度,亩均税收",
      rows: [
        Row("N1,C3451,否,350,30", .review), Row("N2,C3451,否,349.99,30"), Row("N3,C3451,否,350,29.99"),
        Row("N4,C2611,是,900,90"), Row("N5,C2710,否,900,90"), Row("N6,C2710,是,900,90", .review),
        Row("N7,C1712,否,900,90", .undecided),
      ], later: Row("N1,C3451,否,340,30", .listed), reason: "指标变差",
      besides: [
        ("negative-list", "行业代码,事项,措施,清单版本\nC2611,无机酸,禁止准入,2022版\nC2710,原料药,许可准入,2022版\n"),
        (
          "industry-standard",
          "行业代码,最低投资强度,新项目最低亩均税收\nC3451,350,30\nC2611,350,30\nC2710,350,30\n"
        ),
      ]),
    LandList(
      register: "priority-projects", type: "land-need", titles: "项目代码,制造业,符合省重大项目条件,属415X重点项目,准入",
      rows: [
        Row("N1,是,是,否,是", .review), Row("N2,是,否,是,是", .review), Row("N3,是,否,否,是"),
        Row("N4,否,是,否,是"),
        Row("N5,是,是,是,否"), Row("N6,是,是,是,", .undecided),
      ], later: Row("N1,是,是,是,是", .listed), reason: "用地已保障"),
    LandList(
      register: "contract-gap", type: "contract",
      titles: "合同编号,约定开工日期,约定竣工日期,约定容积率,约定投资强度,约定亩均税收,约定单位能耗增加值,约定单位排放增加值,违约责任",
      rows: [
        Row("H1,2024-06-01,2026-06-01,1.5,400,30,2,5,", .listed),
        Row("H2,2024-06-01,2026-06-01,1.5,400,30,2,5,补足差额"),
        Row("H3,2024-06-01,,1.5,400,30,2,5,补足差额", .listed),
        Row("H4,2024-06-01,2026-06-01,1.5,,30,2,5,补足差额", .listed),
        Row("H5,2024-06-01,2026-06-01,1.5,400,,2,5,补足差额", .listed),
        Row("H6,2024-06-01,2026-06-01,1.5,400,30,,5,补足差额", .listed),
        Row("H7,2024-06-01,2026-06-01,1.5,400,30,2,,补足差额", .listed),
      ], later: Row("H1,2024-06-01,2026-06-01,1.5,400,30,2,5,补足差额", .exited), reason: "合同终止"),
    LandList(
      register: "contract-late", type: "contract", titles: "合同编号,约定开工日期,约定竣工日期,实际开工日期,实际竣工日期",
      rows: [
        Row("H1,2024-03-03,2026-06-01,,", .listed), Row("H2,2024-03-04,2026-06-01,,"),
        Row("H3,2024-03-05,2026-06-01,,"), Row("H4,2022-06-01,2024-03-03,2022-05-01,", .listed),
        Row("H5,2022-06-01,2024-03-04,2022-05-01,"), Row("H6,,2026-06-01,,", .undecided),
      ], later: Row("H1,2024-03-03,2026-06-01,2024-06-01,", .exited), reason: "约定延期"),
    LandList(
      register: "contract-short", type: "contract", titles: figureTitles,
      rows: [
        Row(figures("H1", "29.99"), .review), Row(figures("H2", "30")), Row(figures("H3", "30.01")),
        Row(figures("H4", "29.99", due: "2024-03-05")), Row(figures("H5", ""), .undecided),
        Row(figures("H6", "30", ratio: "1.49"), .review),
      ], later: Row(figures("H1", "30"), .recheck), reason: "整改达标"),
  ]

  private static let figureTitles =
    "合同编号,约定达产日期,约定容积率,实际容积率,约定投资强度,实际投资强度,约定亩均税收,实际亩均税收,约定单位能耗增加值,实际单位能耗增加值,约定单位排放增加值,实际单位排放增加值"

  /// A contract that falls short, if at all, in tax or in plot ratio.
  private static func figures(
    _ key: String, _ tax: String, ratio: String = "1.5", due: String = "2024-03-04"
  ) -> String {
    "\(key),\(due),1.5,\(ratio),400,400,30,\(tax),2,2,5,5"
  }

  /// Duties, breaches, firms in breach of law, changed use.
  static let duties = [
    LandList(
      register: "land-duty", type: "land-duty", titles: "义务编号,宗地号,合同编号,义务,义务类型,约定值,履行期限,已履行",
      rows: [
        Row("D1,P1,H1,亩均税收,强度,30,2026-06-01,否", .review), Row("D2,P1,H1,投资,总量,8000,2026-06-01,是"),
        Row("D3,P1,H1,投资,总量,8000,2026-06-01,", .undecided),
      ], later: Row("D1,P1,H1,亩均税收,强度,30,2026-06-01,是", .exited), reason: "合同终止"),
    LandList(
      register: "breach", type: "land-breach",
      titles: "违约编号,宗地号,环节,违约事项,发现单位,发现日期,应付违约金,已付违约金,补救期限,补救完成日期",
      rows: [
        Row("W1,P1,投入,强度不足,经信局,2024-03-04,10000,0,2024-12-31,", .review),
        Row("W2,P1,环保,超排,环保局,2024-03-05,0,0,,"),
        Row("W3,P1,节能,超能耗,经信局,2024-02-01,0,0,,2024-03-01"),
      ], later: Row("W1,P1,投入,强度不足,经信局,2024-03-04,10000,10000,2024-12-31,2024-08-01", .exited),
      reason: "已承担违约责任"),
    LandList(
      register: "violating-firms", type: "firm-inspection",
      titles: "检查编号,检查日期,土地违法,能耗违法,环保违法,质量违法,安全违法,整改限期,整改完成日,复查达标",
      rows: [
        Row("C1,2024-02-01,否,是,否,否,否,2024-09-30,,", .review), Row("C2,2024-02-01,否,否,否,否,否,,,"),
        Row("C3,2024-02-01,否,否,否,否,是,2024-09-30,,", .review),
        Row("C4,2024-02-01,否,否,否,,否,,,", .undecided),
      ], later: Row("C1,2024-02-01,否,是,否,否,否,2024-09-30,2024-08-30,是", .exited), reason: "依法处置"),
    LandList(
      register: "illegal-use", type: "land-use-check",
      titles: "宗地号,登记土地用途,实际土地用途,登记房屋用途,实际房屋用途,改变已批准,批准到期日",
      rows: [
        Row("P1,工业,商服,厂房,厂房,,", .review), Row("P2,工业,工业,厂房,厂房,,"),
        Row("P3,工业,工业,厂房,仓储,是,2024-03-03", .review), Row("P4,工业,工业,厂房,仓储,是,2024-03-04"),
        Row("P5,工业,工业,厂房,仓储,是,2024-03-05"), Row("P6,工业,,厂房,厂房,,", .undecided),
      ], later: Row("P1,工业,工业,厂房,厂房,,", .recheck), reason: "已恢复用途"),
  ]

  private static let parkTitles =
    "园区代码,园区名称,工业用地性质,新建,已建成,功能定位明确,有运营机构,消防环保验收合格,建筑面积,企业数,制造类小微企业数,入驻面积,制造类小微企业面积,已申请标准地负面清单,申请日期"

  private static func park(
    _ key: String, _ area: String = "20000", _ count: Int = 7, _ share: String = "700",
    built: String = "是", operated: String = "是", applied: String = "否,"
  ) -> String {
    "\(key),创业园,是,是,\(built),是,\(operated),是,\(area),10,\(count),1000,\(share),\(applied)"
  }

  /// Small parks, and plans of parks.
  static let parks = [
    LandList(
      register: "small-park", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1"), .review), Row(park("K2", "20000", 6)), Row(park("K3", "20000", 8), .review),
        Row(park("K4", "20000", 7, "699.99")), Row(park("K5", "20000", 7, "700.01"), .review),
        Row(park("K6", "19999.99")), Row(park("K7", operated: "否")),
        Row(park("K8", operated: ""), .undecided),
      ], later: Row(park("K1", "20000", 6), .recheck), reason: "不再符合认定条件"),
    LandList(
      register: "unfit-park", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1", "20000", 6), .review), Row(park("K2")),
        Row(park("K3", "20000", 6, built: "否")),
        Row(park("K4", "20000", 7, "699.99"), .review), Row(park("K5", operated: "否"), .review),
        Row(park("K6", "19999.99"), .review), Row(park("K7", "20000.01")),
      ], later: Row(park("K1"), .exited), reason: "已改作他用"),
    LandList(
      register: "park-negative-list", type: "small-park", titles: parkTitles,
      rows: [
        Row(park("K1", applied: "是,2024-03-04"), .review), Row(park("K2", applied: "是,2024-03-05")),
        Row(park("K3")), Row(park("K4", applied: ","), .undecided),
      ], later: Row(park("K1", "20000", 5, applied: "是,2024-03-04"), .listed), reason: "监管期满"),
    LandList(
      register: "park-tenants", type: "park-tenant", titles: "入驻编号,园区代码,建筑面积,入驻日期,退出日期,退出原因",
      rows: [
        Row("T1,K1,800,2024-03-04,,", .listed), Row("T2,K1,800,2024-03-05,,"),
        Row("T3,K1,800,2023-03-01,2024-03-04,到期"),
        Row("T4,K1,800,2023-03-01,2024-03-05,到期", .listed),
        Row("T5,K1,800,,,", .undecided),
      ], later: Row("T1,K1,800,2024-03-04,2024-09-10,到期", .exited), reason: "企业搬迁"),
    LandList(
      register: "park-plan-late", type: "park-plan",
      titles: "园区代码,园区名称,方案批准日期,途径,开始日期,完成期限,计划面积,完成面积",
      // On 2024-03-04 half of the 200 days are over.
      rows: [
        Row("Y1,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,39.99", .listed),
        Row("Y2,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,40"),
        Row("Y3,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,40.01"), Row("Y4,经开区,,,,,,", .listed),
        Row("Y5,经开区,2023-11-01,设施更新,2024-03-05,2024-06-12,100,0"),
        Row("Y6,经开区,2023-11-01,设施更新,2023-11-25,2024-06-12,,40", .undecided),
      ], later: Row("Y1,经开区,2023-11-01,拆除重建,2023-11-25,2024-06-12,100,100", .exited), reason: "园区撤并"
    ),
  ]
}
