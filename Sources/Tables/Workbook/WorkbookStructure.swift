/// Collects the sheets of a workbook and the epoch of its dates.
final class WorkbookStructure: XMLReceiver {
  struct Sheet {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var startsAt1904 = false

  func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "workbookPr":
      startsAt1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case "sheet" where sheets.count < 10_000:
      let relation = attributes.first { $0.key.hasSuffix(":id") || $0.key == "id" }
      sheets.append(
        Sheet(
          name: attributes["name"] ?? "", relation: relation?.value ?? "",
          isHidden: (attributes["state"] ?? "visible") != "visible"))
    default: break
    }
  }
}

/// Collects the relations of a part: identifiers and the parts that they lead to.
final class PartRelations: XMLReceiver {
  private(set) var targets: [String: (type: String, target: String)] = [:]

  func open(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", targets.count < 65_536, let id = attributes["Id"],
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    targets[id] = (attributes["Type"] ?? "", target)
  }

  /// The name of a part, seen from the folder of the part that names it.
  static func resolved(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for piece in target.split(separator: "/") {
      if piece == ".." {
        _ = parts.popLast()
      } else if piece != "." {
        parts.append(String(piece))
      }
    }
    return parts.joined(separator: "/")
  }
}
