import Registers

extension LandList {
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
}
