/// A document cut into what a rendering shows one after the other.
struct DocumentPieces {
  /// A block or an outermost provision.
  enum Piece {
    case block(Block)
    case provision(Provision)

    var start: Int {
      switch self {
      case .block(let block): block.span.start
      case .provision(let provision): provision.headingSpan.start
      }
    }
  }

  /// Everything outermost, in order of text.
  let pieces: [Piece]
  /// Where the attachment of a notice begins.
  let attachmentStart: Int?
  private let children: [String: [Provision]]

  init(_ document: PolicyDocument) {
    let known = Set(document.provisions.map(\.id))
    var roots: [Provision] = []
    var children: [String: [Provision]] = [:]
    for provision in document.provisions {
      if let parent = provision.parent, known.contains(parent), parent != provision.id {
        children[parent, default: []].append(provision)
      } else {
        roots.append(provision)
      }
    }
    self.children = children
    let pieces = document.blocks.map(Piece.block) + roots.map(Piece.provision)
    self.pieces = pieces.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    attachmentStart = Self.attachmentStart(document)
  }

  /// The provisions directly under another.
  func children(of provision: Provision) -> [Provision] { children[provision.id] ?? [] }

  private static func attachmentStart(_ document: PolicyDocument) -> Int? {
    guard document.form == .noticeWithAttachment else { return nil }
    if let title = document.blocks.first(where: { $0.kind == .attachmentTitle }) {
      return title.span.start
    }
    let notice = document.blocks.last { $0.kind == .notice }?.span.end ?? 0
    let starts =
      document.provisions.map(\.headingSpan.start)
      + document.blocks.filter { $0.kind == .preamble }.map(\.span.start)
    return starts.filter { $0 >= notice }.min()
  }
}
