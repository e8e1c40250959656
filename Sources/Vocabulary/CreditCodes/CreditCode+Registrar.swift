public import Diagnostics

extension CreditCode {
  /// The authority that registered the body, by the first character.
  public var registrar: Wording? {
    switch text.first {
    case "1": Wording("机构编制", "establishment office")
    case "2": Wording("外交", "foreign affairs")
    case "3": Wording("司法行政", "justice")
    case "4": Wording("文化", "culture")
    case "5": Wording("民政", "civil affairs")
    case "6": Wording("旅游", "tourism")
    case "7": Wording("宗教", "religion")
    case "8": Wording("工会", "trade union")
    case "9": Wording("市场监管", "market regulation")
    case "A": Wording("中央军委改革和编制办公室", "establishment office of the military")
    case "N": Wording("农业农村", "agriculture")
    case "Y": Wording("其他", "other")
    default: nil
    }
  }

  /// What the market regulator registered the body as.
  public var marketKind: Wording? {
    guard text.first == "9" else { return nil }
    return switch text.dropFirst().first {
    case "1": Wording("企业", "enterprise")
    case "2": Wording("个体工商户", "individual business")
    case "3": Wording("农民专业合作社", "farmers' cooperative")
    default: nil
    }
  }
}
