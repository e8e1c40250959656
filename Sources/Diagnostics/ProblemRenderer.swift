/// Turns problems into the text that a person or a program reads.
public struct ProblemRenderer: Sendable {
  /// Whether severities are coloured with ANSI escapes.
  public var coloured: Bool

  /// Creates a renderer.
  ///
  /// - Parameter coloured: `true` for a terminal that shows colours.
  public init(coloured: Bool = false) { self.coloured = coloured }

  /// One problem in the form of a compiler's message.
  ///
  /// ```
  /// plan.txt:12:3: error: the file is a scan without text [capture.scanned-pdf]
  ///   note: 14 pages hold pictures only
  ///   help: run it through text recognition (OCR) and read the result
  /// ```
  public func text(_ problem: Problem) -> String {
    var head = ""
    if let place = problem.place { head += text(place) + ": " }
    head += coloured(problem.severity) + ": " + problem.message + " [\(problem.code)]"
    var lines = [head]
    lines += problem.notes.map { "  note: \($0)" }
    if let suggestion = problem.suggestion { lines.append("  help: \(suggestion)") }
    return lines.joined(separator: "\n")
  }

  /// A place as `file:line:column`, with page and sheet where they are known.
  public func text(_ place: Place) -> String {
    var text = place.file
    if let sheet = place.sheet { text += "[\(sheet)]" }
    if let line = place.line {
      text += ":\(line)"
      if let column = place.column { text += ":\(column)" }
    }
    if let page = place.page { text += " (page \(page))" }
    return text
  }

  private func coloured(_ severity: Problem.Severity) -> String {
    guard coloured else { return severity.rawValue }
    let colour =
      switch severity {
      case .note: "36"
      case .warning: "33"
      case .error: "31"
      }
    return "\u{1B}[1;\(colour)m\(severity.rawValue)\u{1B}[0m"
  }
}
