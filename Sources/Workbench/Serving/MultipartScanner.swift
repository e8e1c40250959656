import Foundation

/// Takes a form sent as `multipart/form-data` (RFC 7578) apart while it arrives.
///
/// Only as much is kept as may be the beginning of a boundary, so that a file of any size goes past.
struct MultipartScanner {
  /// Something that was found.
  enum Event: Equatable {
    /// A field or a file begins; the name of the file is `nil` for a field.
    case begin(name: String, fileName: String?)
    /// More of it.
    case data(Data)
    /// It ends.
    case end
  }

  /// The bytes are no form.
  struct Malformed: Error {}

  private enum State { case opening, afterBoundary, head, body, done }

  private static let longestHead = 16_384
  private let opening: Data
  private let boundary: Data
  private var state = State.opening
  private var pending = Data()

  /// Whether the form has come to its end.
  var isComplete: Bool { state == .done }

  /// - Parameter contentType: The header; `nil` where it tells of no such form.
  init?(contentType: String) {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let text = MultipartForm.parameter("boundary", of: contentType), !text.isEmpty,
      text.utf8.count <= 70
    else { return nil }
    opening = Data("--\(text)".utf8)
    boundary = Data("\r\n--\(text)".utf8)
  }

  /// Takes more bytes.
  ///
  /// - Throws: ``Malformed``.
  mutating func feed(_ bytes: some DataProtocol) throws(Malformed) -> [Event] {
    pending.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  private mutating func step(_ events: inout [Event]) throws(Malformed) -> Bool {
    switch state {
    case .opening:
      guard pending.count >= opening.count else { return false }
      guard pending.starts(with: opening) else { throw Malformed() }
      drop(opening.count)
      state = .afterBoundary
    case .afterBoundary:
      guard pending.count >= 2 else { return false }
      let two = pending.prefix(2)
      drop(2)
      if two.elementsEqual([0x2D, 0x2D]) {
        state = .done
      } else if two.elementsEqual([0x0D, 0x0A]) {
        state = .head
      } else {
        throw Malformed()
      }
    case .head:
      guard let end = pending.range(of: Data("\r\n\r\n".utf8)) else {
        guard pending.count <= Self.longestHead else { throw Malformed() }
        return false
      }
      let head = String(decoding: pending[pending.startIndex..<end.lowerBound], as: UTF8.self)
      guard let (name, fileName) = MultipartForm.disposition(of: head) else { throw Malformed() }
      drop(end.upperBound - pending.startIndex)
      events.append(.begin(name: name, fileName: fileName))
      state = .body
    case .body:
      if let mark = pending.range(of: boundary) {
        let length = mark.lowerBound - pending.startIndex
        if length > 0 { events.append(.data(Data(pending.prefix(length)))) }
        events.append(.end)
        drop(length + boundary.count)
        state = .afterBoundary
      } else {
        let length = pending.count - boundary.count
        guard length > 0 else { return false }
        events.append(.data(Data(pending.prefix(length))))
        drop(length)
        return false
      }
    case .done:
      // What follows the last boundary means nothing.
      pending.removeAll()
      return false
    }
    return true
  }

  private mutating func drop(_ count: Int) { pending = Data(pending.dropFirst(count)) }
}
