import Provisions

/// The words of one provision or block, without those of the provisions under it.
struct PassageText {
  /// The printed number and the heading.
  var head: String
  /// What follows the heading.
  var body: String
  /// Number, heading and body as they stand.
  var whole: String { head + body }
  /// Heading and body without the printed number, which moves when provisions are put in between.
  var unnumbered: String
  /// Where the words begin.
  var start: Int

  init(_ provision: Provision, in text: SourcedText) {
    let bodyStart = max(provision.body.start, provision.headingSpan.end)
    head = text[provision.headingSpan]
    body = provision.body.end > bodyStart ? text[Span(bodyStart, provision.body.end)] : ""
    start = provision.headingSpan.start
    let folded = SearchText.joined(provision.number)
    let words = head + body
    unnumbered = words
    var seen = ""
    for (index, scalar) in words.unicodeScalars.enumerated() {
      seen.unicodeScalars.append(scalar)
      let key = SearchText.joined(seen)
      if key == folded {
        unnumbered = String(scalars: Array(words.unicodeScalars).dropFirst(index + 1))
        break
      }
      if !folded.hasPrefix(key) { break }
    }
  }

  init(_ block: Block, in text: SourcedText) {
    let words = text[block.span]
    let isHeading = block.kind == .title || block.kind == .attachmentTitle
    head = isHeading ? words : ""
    body = isHeading ? "" : words
    unnumbered = words
    start = block.span.start
  }
}
