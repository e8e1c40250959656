import Diagnostics
import Packs

extension MethodInspection {
  /// What is wrong with citations.
  var provisions: [Problem] {
    let main = packs.main.manifest
    // A pack that carries out no document has no provisions to cite.
    guard !main.documents.isEmpty else { return [] }
    let documents = packs.all.flatMap(\.manifest.documents)
    var found: [Problem] = []
    if method.provision == nil { found += uncited.map(ProvisionFault.missing) }
    for node in cited {
      if let problem = ProvisionFault.unlisted(node, documents) {
        found.append(problem)
      } else if let problem = tooLate(node) {
        found.append(problem)
      }
    }
    return found
  }

  /// All that decides something, where it has no provision of its own.
  private var uncited: [DeclarationNode] {
    var nodes = [method.root] + method.exclusions.map(\.node) + method.consequences.map(\.node)
    for scheme in method.schemes {
      nodes += scheme.points.map(\.node) + scheme.adjustments.map(\.node)
    }
    if let units = method.units { nodes.append(units.node) }
    return nodes.filter { $0["provision"] == nil }
  }

  /// Every citation of the declaration.
  private var cited: [DeclarationNode] {
    var found: [DeclarationNode] = []
    var open = [method.root]
    while let node = open.popLast() {
      for entry in node.entries ?? [] {
        if entry.name == "provision", entry.value.text != nil { found.append(entry.value) }
        open.append(entry.value)
      }
      open += node.elements ?? []
    }
    return found
  }

  /// A document that was issued after the last year whose data the method is for were appraised.
  private func tooLate(_ node: DeclarationNode) -> Problem? {
    guard let last = method.lastYear, let year = Self.year(of: node.text ?? ""), year > last + 1
    else { return nil }
    return node.problem(
      "appraisals.not-in-force",
      Wording(
        "\(year) 年的文件，用于至 \(last) 年度为止的评价",
        "a document of \(year), for data of years up to \(last)"),
      severity: .warning,
      suggestion: Wording("核对文号，或核对 years", "check its number, or the years of the method"))
  }

  /// The year in the number of a document: 浙政发〔2018〕5号.
  private static func year(of text: String) -> Int? {
    let parts = text.split { "〔[［【".contains($0) }
    guard parts.count > 1 else { return nil }
    let digits = parts[1].prefix { $0.isASCII && $0.isNumber }
    return digits.count == 4 ? Int(digits) : nil
  }
}
