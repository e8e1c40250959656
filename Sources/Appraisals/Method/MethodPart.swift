import DMN
public import Diagnostics
import Packs

/// The parts of a method that change at their own pace, each with a version of its own.
public enum MethodPart: String, Sendable, Hashable, CaseIterable {
  /// Who is appraised, and the fields and values that formulas use.
  case population
  /// Indicators and weights.
  case formula
  /// What values are held against.
  case baselines
  /// Points beside those of indicators.
  case points
  /// How ranks become grades.
  case grades
  /// What changes grades.
  case adjustments
  /// What follows.
  case consequences
  /// How results are published.
  case publication

  /// The part as a person reads it.
  public var name: Wording {
    switch self {
    case .population: Wording("参评范围", "population")
    case .formula: Wording("指标与权重", "indicators and weights")
    case .baselines: Wording("基准值", "baselines")
    case .points: Wording("加扣分", "extra points")
    case .grades: Wording("等级比例", "shares of grades")
    case .adjustments: Wording("等级调整", "adjustments")
    case .consequences: Wording("政策", "consequences")
    case .publication: Wording("公示", "publication")
    }
  }

  /// The part of a method as text, the same for the same declaration however it is written down.
  public func text(of bundle: MethodBundle) -> String {
    let root = bundle.method.root
    let schemes = root.each("schemes")
    switch self {
    case .population:
      return Self.text(
        root,
        [
          "record", "joins", "subject", "parameters", "derived", "units", "population",
          "exclusions",
        ])
        + schemes.map { Self.text($0, ["name", "when", "peers"]) }.joined()
    case .formula:
      return schemes.map { scheme in
        Self.text(scheme, ["name", "rounding"])
          + scheme.each("indicators").map { node in
            Self.text(
              node,
              [
                "name", "unit", "value", "of", "per", "direction", "weight", "scoring", "missing",
                "round",
              ])
          }.joined()
      }.joined()
    case .baselines: return baselines(bundle, schemes)
    case .points:
      return schemes.map { Self.text($0, ["name", "points", "most-points", "least-points"]) }
        .joined()
    case .grades: return schemes.map { Self.text($0, ["name", "ranking", "grades"]) }.joined()
    case .adjustments: return adjustments(bundle, schemes)
    case .consequences: return Self.text(root, ["consequences"])
    case .publication: return Self.text(root, ["publication"])
    }
  }

  private func baselines(_ bundle: MethodBundle, _ schemes: [DeclarationNode]) -> String {
    let year = bundle.context.year ?? 0
    return bundle.method.schemes.flatMap { scheme in
      scheme.indicators.map { indicator in
        var text = "\(scheme.name)/\(indicator.name): "
        text += indicator.baseline.map { $0.node.canonical } ?? ""
        if case .table(let file)? = indicator.baseline?.source, let table = bundle.baselines[file] {
          for row in table.rows(of: indicator.name, scheme: scheme.name, year: year) {
            let keys = row.keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            text += " [\(keys.joined(separator: ","))]=\(row.value)"
          }
        }
        return text + "\n"
      }
    }.joined()
  }

  private func adjustments(_ bundle: MethodBundle, _ schemes: [DeclarationNode]) -> String {
    let own = schemes.map { Self.text($0, ["name", "adjustments"]) }.joined()
    let tables = bundle.method.schemes.flatMap(\.adjustments).compactMap { adjustment -> String? in
      guard case .table(let table, _, _, let file) = adjustment.rule else { return nil }
      let rules = table.rules.map { rule in
        (rule.inputEntries.map(\.text.text) + rule.outputEntries.map { $0.text?.text ?? "" })
          .joined(separator: " | ")
      }
      return file + "\n" + rules.joined(separator: "\n") + "\n"
    }
    return own + tables.joined()
  }

  private static func text(_ node: DeclarationNode, _ names: [String]) -> String {
    names.compactMap { name in node[name].map { "\(name): \($0.canonical)\n" } }.joined()
  }
}

extension DeclarationNode {
  /// The declaration on one line, whatever its layout.
  var canonical: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let elements): "[" + elements.map(\.canonical).joined(separator: ", ") + "]"
    case .entries(let entries):
      "{" + entries.map { "\($0.name): \($0.value.canonical)" }.joined(separator: ", ") + "}"
    }
  }
}
