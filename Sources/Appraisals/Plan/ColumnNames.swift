/// The names of the columns that an appraisal computes.
///
/// Conditions of adjustments and consequences may use them.
public enum ColumnNames {
  /// The value of an indicator.
  public static func value(_ indicator: String) -> String { indicator + "指标值" }
  /// What it is held against.
  public static func baseline(_ indicator: String) -> String { indicator + "基准值" }
  /// The points.
  public static func points(_ indicator: String) -> String { indicator + "得分" }
  /// The least and the greatest value, where points depend on them.
  public static func least(_ indicator: String) -> String { indicator + "最小值" }
  public static func greatest(_ indicator: String) -> String { indicator + "最大值" }
  /// The points beside those of indicators.
  public static let extra = "加扣分"
  /// The total.
  public static let total = "总分"
  /// The rank in the group.
  public static let rank = "名次"
  /// How many are ranked in the group.
  public static let count = "同组户数"
  /// The grade by rank or total, before adjustments.
  public static let base = "基础等级"
  /// The grade.
  public static let grade = "等级"
  /// Whether a firm is ranked.
  public static let isRanked = "参与排名"
  /// The grade as which a firm that is not ranked is treated.
  public static let treatedAs = "视同等级"
  /// The year and the day of the appraisal, as formulas name them.
  public static let year = "评价年度"
  public static let day = "评价日"
  /// The rate in the formula of a consequence's amount.
  public static let rate = "费率"

  /// How many rows became a unit that is a region or the like.
  public static let firms = "企业数"

  static func order(_ step: Int) -> String { step == 0 ? "基础序" : "调整\(step)后序" }
  static func adjustment(_ index: Int) -> String { "调整\(index + 1)" }
  static func adjustmentGrade(_ index: Int) -> String { "调整\(index + 1)等级" }
  static func adjustmentRule(_ index: Int) -> String { "调整\(index + 1)规则" }
  static func extra(_ index: Int) -> String { "加扣分\(index + 1)" }
  static func rate(_ index: Int) -> String { "政策\(index + 1)费率" }
  static func amount(_ index: Int) -> String { "政策\(index + 1)金额" }
}
