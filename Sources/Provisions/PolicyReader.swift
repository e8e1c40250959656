public import Diagnostics

/// Reads a capture whole: its layout, its documents and what they state.
public struct PolicyReader: Sendable {
  private let bodies: BodyTable

  /// Creates a reader.
  ///
  /// - Parameter bodies: The names of bodies that split lists and give full names.
  public init(bodies: BodyTable = BodyTable()) { self.bodies = bodies }

  /// Everything that the capture holds.
  ///
  /// - Throws: `provisions.no-text` where there is nothing to read.
  public func read(_ source: SourceText) throws(Problem) -> Reading {
    let (layout, text) = LayoutReader().layout(of: source)
    guard text.count > 0 else {
      throw Problem(
        "provisions.no-text", .error, Wording("没有可读的文字", "there is no text to read"),
        at: Place(file: source.name),
        suggestion: Wording(
          "请确认文件不是扫描件、编码无误", "check that the file is not a scan and that its encoding is right"))
    }
    let documents = DocumentReader(bodies: bodies).documents(
      in: text, layout: layout, source: source)
    var problems: [Problem] = []
    if !text.scalars.contains(where: \.isHan) {
      problems.append(
        Problem(
          "provisions.not-chinese", .warning, Wording("文中没有汉字", "the text holds no Chinese"),
          at: Place(file: source.name),
          suggestion: Wording("只有中文文件才能读成条款", "only documents in Chinese are read into provisions"))
      )
    }
    return Reading(
      source: source.name, layout: layout,
      documents: documents.map { document in
        ReadDocument(
          document: document, statements: StatementReader().statements(in: document),
          citations: CitationReader().citations(in: document),
          duties: DutyReader(bodies: bodies).duties(in: document))
      }, problems: problems)
  }
}
