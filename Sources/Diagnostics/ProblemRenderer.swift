/// Turns problems into the text that a person or a program reads.
public struct ProblemRenderer: Sendable {
  /// The language of the text.
  public var language: Wording.Language
  /// Whether severities are coloured with ANSI escapes.
  public var coloured: Bool

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - language: The language of the text.
  ///   - coloured: `true` for a terminal that shows colours.
  public init(language: Wording.Language = .chinese, coloured: Bool = false) {
    self.language = language
    self.coloured = coloured
  }

  /// One problem in the form of a compiler's message.
  ///
  /// ```
  /// plan.pdf: 错误：PDF 有 14 页，但没有文字 [capture.scanned-pdf]
  ///   建议：这是扫描件，请先作文字识别（OCR），再读识别的结果
  /// ```
  public func text(_ problem: Problem) -> String {
    var head = ""
    if let place = problem.place { head += text(place) + ": " }
    head += coloured(problem.severity) + words("：", ": ") + problem.message[language]
    var lines = [head + " [\(problem.code)]"]
    lines += problem.notes.map { "  " + words("说明：", "note: ") + $0[language] }
    if let suggestion = problem.suggestion {
      lines.append("  " + words("建议：", "help: ") + suggestion[language])
    }
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
    if let page = place.page { text += words("（第\(page)页）", " (page \(page))") }
    return text
  }

  private func coloured(_ severity: Problem.Severity) -> String {
    let name = severity.name[language]
    guard coloured else { return name }
    let colour =
      switch severity {
      case .note: "36"
      case .warning: "33"
      case .error: "31"
      }
    return "\u{1B}[1;\(colour)m\(name)\u{1B}[0m"
  }

  private func words(_ chinese: String, _ english: String) -> String {
    Wording(chinese, english)[language]
  }
}
