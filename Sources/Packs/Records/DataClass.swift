/// The stage of business that a field comes from, after the trial guide to the classification and
/// grading of industrial data of 2020 (工信厅信发〔2020〕6号), which has five domains for an industrial
/// enterprise; that of natural persons is added here.
public enum DataClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// Research and development: designs, tests.
  case research = "研发"
  /// Production: control, working state, process parameters, logs.
  case production = "生产"
  /// Operation and maintenance: logistics, after-sales service.
  case operation = "运维"
  /// Management: assets, customers, supply, business statistics.
  case management = "管理"
  /// Shared with or obtained from others.
  case external = "外部"
  /// About a natural person.
  case personal = "个人"
}
