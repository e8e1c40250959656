import Diagnostics

/// Refuses, before it is parsed, what would take a YAML parser's time or stack.
enum YAMLGuard {
  /// - Throws: `packs.too-deep`, `packs.yaml-alias`.
  static func check(_ text: String, name: String) throws(Problem) {
    var line = 1
    var column = 0
    var isLead = true
    var flow = 0
    var anchor: Place?
    var hasAlias = false
    // The sign that may begin an anchor or an alias, and what stands before it on the line.
    var sign: Unicode.Scalar?
    var lead: Unicode.Scalar?
    var afterBlank = true
    for scalar in text.unicodeScalars {
      column += 1
      if scalar == "\n" {
        (line, column, isLead) = (line + 1, 0, true)
        (sign, lead, afterBlank) = (nil, nil, true)
        continue
      }
      if isLead, !" -?\t".unicodeScalars.contains(scalar) { isLead = false }
      // Each level of a block takes a column at least, each level of a flow a bracket.
      guard !isLead || column <= 2 * DeclarationFile.deepest else {
        throw PackProblem.tooDeep(Place(file: name, line: line, column: column))
      }
      switch scalar {
      case "[", "{": flow += 1
      case "]", "}": flow = max(0, flow - 1)
      default: break
      }
      guard flow <= 4 * DeclarationFile.deepest else {
        throw PackProblem.tooDeep(Place(file: name, line: line, column: column))
      }
      if let sign, isName(scalar) {
        if sign == "&" {
          anchor = anchor ?? Place(file: name, line: line, column: column - 1)
        } else {
          hasAlias = true
        }
      }
      sign = (scalar == "&" || scalar == "*") && beginsValue(lead, afterBlank) ? scalar : nil
      afterBlank = scalar == " " || scalar == "\t"
      if !afterBlank { lead = scalar }
    }
    if let anchor, hasAlias { throw PackProblem.alias(anchor) }
  }

  /// Whether a value may begin after what stands before it on its line.
  private static func beginsValue(_ lead: Unicode.Scalar?, _ afterBlank: Bool) -> Bool {
    guard let lead else { return true }
    return "[{,".unicodeScalars.contains(lead)
      || (afterBlank && ":-?".unicodeScalars.contains(lead))
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
  }
}
