import Registers

extension LandList {
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
}
