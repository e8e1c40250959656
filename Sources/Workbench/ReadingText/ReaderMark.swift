import Provisions

/// Something in a text that the reader page shows: a statement, a link, a body.
struct ReaderMark {
  /// What it is.
  enum Kind {
    /// The words on which a statement rests: its code, its number on the page, its state.
    case statement(code: String, number: Int, state: String)
    /// Words that lead somewhere.
    case link(address: String, kind: String)
  }

  var span: Span
  var kind: Kind
}
