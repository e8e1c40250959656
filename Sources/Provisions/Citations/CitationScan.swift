/// One pass over the text of one document.
struct CitationScan {
  /// A citation in offsets of the compact text.
  struct Find {
    var range: Range<Int>
    var form: Citation.Form
    var key: String
    var target: String?
  }

  let document: PolicyDocument
  let text: CompactText
  let words = CitationWords.shared
  let addresses: AddressIndex
  var finds: [Find] = []
  /// Short names (以下简称…) with the key of what they stand for and where they are introduced.
  var shortNames: [(name: String, key: String, from: Int)] = []

  init(_ document: PolicyDocument) {
    self.document = document
    text = CompactText(document.text.scalars, span: Span(0, document.text.count))
    addresses = AddressIndex(document)
  }

  mutating func run() {
    let scalars = text.scalars
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next: Int?
      switch scalar {
      case "《": next = title(at: index)
      case "1", "2": next = number(yearAt: index)
      case "A"..."Z": next = standard(at: index) ?? anchored(at: index)
      case "第": next = decree(at: index) ?? article(at: index)
      case "前", "本": next = relative(at: index) ?? anchored(at: index)
      default: next = anchored(at: index)
      }
      index = max(index + 1, next ?? 0)
    }
    useShortNames()
  }

  /// The finds as citations of the document.
  func citations() -> [Citation] {
    let ownNumber = document.number.map(CitationKey.number)
    let ownTitles = self.ownTitles()
    return finds.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    .map { find in
      let span = text.span(find.range)
      var target = find.target
      if target == nil {
        switch find.form {
        case .number where find.key == ownNumber: target = document.id
        case .title where ownTitles.contains(find.key),
          .bare where ownTitles.contains(find.key):
          target = document.id
        default: break
        }
      }
      return Citation(
        provision: addresses.owner(at: span.start), form: find.form, span: span,
        text: printed(span), key: find.key, target: target)
    }
  }

  /// The words as printed, without the breaks of the capture.
  private func printed(_ span: Span) -> String {
    String(scalars: document.text.scalars[span.range].filter { $0 != "\n" && $0 != "\r" }[...])
  }

  private func ownTitles() -> Set<String> {
    var titles: Set<String> = []
    if let title = document.title { titles.insert(CitationKey.title(title)) }
    for block in document.blocks where block.kind == .attachmentTitle {
      titles.insert(CitationKey.title(document.text[block.span]))
    }
    return titles
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a Chinese character.
  var isHan: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3007
  }
}
