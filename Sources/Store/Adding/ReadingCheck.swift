import Diagnostics
import Provisions

/// Refuses a reading that contradicts itself before anything of it is stored.
enum ReadingCheck {
  static func check(_ read: ReadDocument, of source: String) throws(Problem) {
    let document = read.document
    guard !document.id.isEmpty else {
      throw problem(source, Wording("有一份文件没有标识", "a document has no identifier"))
    }
    var ids = Set<String>()
    for id in document.provisions.map(\.id) + document.blocks.map(\.id)
    where !ids.insert(id).inserted {
      throw problem(
        source,
        Wording(
          "标识 \(id) 在 \(document.id) 中重复",
          "the identifier \(id) stands for two parts of \(document.id)"))
    }
    let limit = document.text.count
    for (name, span) in spans(of: read)
    where span.start < 0 || span.end < span.start || span.end > limit {
      throw problem(
        source,
        Wording(
          "\(document.id) 的 \(name) 位于 \(span.start)–\(span.end)，而全文只有 \(limit) 字",
          "\(name) of \(document.id) is at \(span.start)–\(span.end) of \(limit) characters"))
    }
    for statement in read.statements where !ids.contains(statement.provision) {
      throw problem(
        source,
        Wording(
          "陈述 \(statement.id) 不属于 \(document.id) 的任何部分",
          "statement \(statement.id) belongs to no part of \(document.id)"))
    }
  }

  private static func spans(of read: ReadDocument) -> [(String, Span)] {
    var spans: [(String, Span)] = []
    for provision in read.document.provisions {
      spans += [
        (provision.id, provision.headingSpan), (provision.id, provision.body),
        (provision.id, provision.extent),
      ]
    }
    spans += read.document.blocks.map { ($0.id, $0.span) }
    for statement in read.statements {
      spans += [(statement.id, statement.quote), (statement.id, statement.valueSpan)]
      spans += statement.context.map { (statement.id, $0.span) }
    }
    spans += read.citations.map { ($0.text, $0.span) }
    spans += read.duties.flatMap { [($0.agency, $0.span), ($0.agency, $0.agencySpan)] }
    return spans
  }

  private static func problem(_ source: String, _ fact: Wording) -> Problem {
    Problem(
      "store.inconsistent-reading", .error,
      Wording("读取结果自相矛盾，什么也没有存入", "what was read contradicts itself; nothing was stored"),
      at: Place(file: source), notes: [fact],
      suggestion: Wording(
        "这是程序的错误，请连同文件一起报告", "this is a fault of the program: report it with the file"))
  }
}
