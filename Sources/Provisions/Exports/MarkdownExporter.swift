/// Writes a document as Markdown that people read: front matter, text with anchors and page marks, and
/// tables of its statements, citations and duties.
///
/// Anchors are the identifiers of Akoma Ntoso (`#chp_2__art_3`); pages stand as `〔第12页〕` where they
/// begin. The same document gives the same bytes.
public struct MarkdownExporter: Sendable {
  /// Creates an exporter.
  public init() {}

  /// The document as Markdown.
  public func markdown(_ read: ReadDocument) -> String {
    var text = ""
    write(read, to: &text)
    return text
  }

  /// Writes the document as Markdown.
  public func write(_ read: ReadDocument, to output: inout some TextOutputStream) {
    let writer = MarkdownWriter(read)
    writer.frontMatter(to: &output)
    for piece in writer.pieces.pieces {
      switch piece {
      case .block(let block): writer.write(block, to: &output)
      case .provision(let provision): writer.write(provision, depth: 2, to: &output)
      }
    }
    writer.tables(to: &output)
  }
}
