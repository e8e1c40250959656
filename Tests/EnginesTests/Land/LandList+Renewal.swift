import Registers

extension LandList {
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
}
