public import Diagnostics
import Vocabulary

/// A change of a method that somebody wants to try.
///
/// | written | what |
/// |---|---|
/// | `weight/亩均税收=35` | the weight of an indicator |
/// | `baseline/亩均税收=30` | its baseline, the same for all |
/// | `cap/亩均税收=1.8`, `floor/亩均税收=0` | the most and the least times the weight |
/// | `shares=25,55,15` | the shares of grades in percent, the last left out |
/// | `limits=90,75,60` | the least totals of grades |
/// | `adjustment/环境违法=off` | an adjustment, or exclusion, left out |
/// | `parameter/名称=5` | a parameter |
/// | `most-points=10` | the most points beside those of indicators |
///
/// `规上:weight/亩均税收=35` is for one scheme; without a scheme it is for all that have the name.
public struct MethodChange: Sendable, Hashable {
  /// What is changed.
  public enum Target: Sendable, Hashable {
    case weight(String)
    case baseline(String)
    case cap(String)
    case floor(String)
    case shares
    case limits
    case adjustment(String)
    case parameter(String)
    case mostPoints
  }

  /// The scheme; all where `nil`.
  public var scheme: String?
  /// What is changed.
  public var target: Target
  /// The new value as it is written.
  public var value: String

  /// Creates a change.
  public init(_ target: Target, _ value: String, scheme: String? = nil) {
    self.scheme = scheme
    self.target = target
    self.value = value
  }

  /// Reads a change.
  ///
  /// - Throws: `appraisals.bad-change` with the forms that there are.
  public init(_ text: String) throws(Problem) {
    guard let cut = text.lastIndex(of: "=") else { throw Self.bad(text) }
    var path = String(text[..<cut])
    value = text[text.index(after: cut)...].trimmingCharacters
    if let colon = path.firstIndex(of: ":") {
      scheme = String(path[..<colon])
      path = String(path[path.index(after: colon)...])
    }
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let name = parts.count == 2 ? parts[1] : ""
    switch (parts.first ?? "", name.isEmpty) {
    case ("weight", false): target = .weight(name)
    case ("baseline", false): target = .baseline(name)
    case ("cap", false): target = .cap(name)
    case ("floor", false): target = .floor(name)
    case ("adjustment", false): target = .adjustment(name)
    case ("parameter", false): target = .parameter(name)
    case ("shares", true): target = .shares
    case ("limits", true): target = .limits
    case ("most-points", true): target = .mostPoints
    default: throw Self.bad(text)
    }
    let numbers = value.split(separator: ",").map(String.init)
    let isSound =
      switch target {
      case .adjustment: value == "off"
      case .shares, .limits: !numbers.isEmpty && numbers.allSatisfy { ScaledDecimal($0) != nil }
      case .cap, .floor: value.isEmpty || ScaledDecimal(value) != nil
      default: ScaledDecimal(value) != nil
      }
    guard isSound else { throw Self.bad(text) }
  }

  private static func bad(_ text: String) -> Problem {
    Problem(
      "appraisals.bad-change", .error,
      Wording("看不懂的改动“\(text)”", "“\(text)” is no change"),
      suggestion: Wording(
        "写成 weight/指标=35、baseline/指标=30、cap/指标=1.8、shares=25,55,15、adjustment/名称=off、parameter/名称=5；前加“方案:”只改一个方案",
        "write weight/INDICATOR=35, baseline/INDICATOR=30, cap/INDICATOR=1.8, shares=25,55,15, adjustment/NAME=off or parameter/NAME=5; SCHEME: before it changes one scheme only"
      ))
  }

  private func unknown(_ name: String, _ names: [String]) -> Problem {
    Problem(
      "appraisals.unknown-change", .error,
      Wording("办法中没有“\(name)”", "the method has no “\(name)”"),
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ],
      suggestion: NearestName.among(names, to: name).map {
        Wording("是不是“\($0)”？", "do you mean “\($0)”?")
      })
  }

  /// The method with the change.
  ///
  /// - Throws: `appraisals.unknown-change`, `appraisals.bad-shares`.
  public func applied(to method: Method) throws(Problem) -> Method {
    var method = method
    if case .parameter(let name) = target {
      guard let place = method.parameters.firstIndex(where: { $0.name == name }) else {
        throw unknown(name, method.parameters.map(\.name))
      }
      method.parameters[place].value = value
      return method
    }
    var isDone = false
    if case .adjustment(let name) = target, method.exclusions.contains(where: { $0.name == name }) {
      method.exclusions.removeAll { $0.name == name }
      isDone = true
    }
    var names: [String] = []
    for place in method.schemes.indices where scheme == nil || method.schemes[place].name == scheme
    {
      isDone = try change(&method.schemes[place], &names) || isDone
    }
    guard isDone else {
      if let scheme, !method.schemes.contains(where: { $0.name == scheme }) {
        throw unknown(scheme, method.schemes.map(\.name))
      }
      throw unknown(name, names)
    }
    return method
  }

  /// Whether it changes a parameter, by which conditions of the population may change.
  var isOfParameter: Bool { if case .parameter = target { true } else { false } }

  /// The change as it is written.
  public var text: String {
    let kind =
      switch target {
      case .weight: "weight/"
      case .baseline: "baseline/"
      case .cap: "cap/"
      case .floor: "floor/"
      case .adjustment: "adjustment/"
      case .parameter: "parameter/"
      case .shares, .limits, .mostPoints: ""
      }
    return (scheme.map { $0 + ":" } ?? "") + kind + name + "=" + value
  }

  private var name: String {
    switch target {
    case .weight(let name), .baseline(let name), .cap(let name), .floor(let name),
      .adjustment(let name), .parameter(let name):
      name
    case .shares: "shares"
    case .limits: "limits"
    case .mostPoints: "most-points"
    }
  }

  /// Changes a scheme; false where it has nothing of the name.
  private func change(_ scheme: inout Scheme, _ names: inout [String]) throws(Problem) -> Bool {
    switch target {
    case .adjustment(let name):
      names += scheme.adjustments.map(\.name)
      guard scheme.adjustments.contains(where: { $0.name == name }) else { return false }
      scheme.adjustments.removeAll { $0.name == name }
    case .shares:
      let shares = value.split(separator: ",").map { GradingRule.thousandths(String($0)) ?? -1 }
      let fitting = Array(shares.prefix(max(0, scheme.grading.names.count - 1)))
      guard fitting.count == scheme.grading.names.count - 1, fitting.allSatisfy({ $0 >= 0 }),
        fitting.reduce(0, +) <= 1_000
      else {
        throw Problem(
          "appraisals.bad-shares", .error,
          Wording(
            "比例应有 \(scheme.grading.names.count - 1) 项（末等省略），合计不超过 100%",
            "there should be \(scheme.grading.names.count - 1) shares (the last left out) of at most 100 % in all"
          ))
      }
      scheme.grading.kind = .shares(fitting)
    case .limits:
      scheme.grading.kind = .limits(value.split(separator: ",").map(String.init))
    case .mostPoints: scheme.mostPoints = value
    case .parameter: return false
    case .weight(let name), .baseline(let name), .cap(let name), .floor(let name):
      names += scheme.indicators.map(\.name)
      guard let place = scheme.indicators.firstIndex(where: { $0.name == name }) else {
        return false
      }
      change(&scheme.indicators[place])
    }
    return true
  }

  private func change(_ indicator: inout Indicator) {
    switch target {
    case .weight: indicator.weight = value
    case .baseline:
      if var baseline = indicator.baseline {
        baseline.source = .value(value)
        baseline.isOfLastYear = false
        baseline.factor = nil
        baseline.by = []
        indicator.baseline = baseline
      }
    case .cap: indicator.scoring.cap = value.isEmpty ? nil : value
    case .floor: indicator.scoring.floor = value.isEmpty ? nil : value
    default: break
    }
  }
}

extension Substring {
  fileprivate var trimmingCharacters: String {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
