import Diagnostics

extension Run {
  /// The deepest nesting of lists and contexts in one another.
  ///
  /// A value is let go of by recursion, so that one too deep would overflow the stack.
  private static let deepest = 1_000

  /// A value if it is no larger and no deeper than allowed; null, and the end of the run, otherwise,
  /// and null where the run has ended already: half a value is none.
  ///
  /// Lists share their parts: a few steps can make a value that, written out, would fill any memory.
  public func admitted(_ value: Value) -> Value {
    if isExhausted { return .null }
    var room = limits.size
    if fits(value, depth: 0, &room) { return value }
    exhaust(
      Wording(
        "结果太大或嵌套太深：最多 \(limits.size) 个元素、\(Self.deepest) 层",
        "the value is too large or too deep: at most \(limits.size) elements, \(Self.deepest) levels"
      ))
    return .null
  }

  /// Whether a value made by a turn of a loop from the values of earlier turns may be kept.
  public func keepsShallow(_ value: Value) -> Bool {
    var room = 100_000
    if fits(value, depth: 0, &room) { return true }
    exhaust(
      Wording(
        "循环用 partial 造出的值太大或嵌套太深", "a loop built a value too large or too deep out of “partial”"))
    return false
  }

  private func fits(_ value: Value, depth: Int, _ room: inout Int) -> Bool {
    switch value {
    case .list(let items): all(items, depth, &room)
    case .context(let context): all(context.entries.lazy.map(\.value), depth, &room)
    case .function(let function): all(function.captured, depth, &room)
    case .range(let range): all([range.lower, range.upper], depth, &room)
    default: true
    }
  }

  private func all(_ parts: some Sequence<Value>, _ depth: Int, _ room: inout Int) -> Bool {
    guard depth < Self.deepest else { return false }
    for part in parts {
      room -= 1
      guard room >= 0, fits(part, depth: depth + 1, &room) else { return false }
    }
    return true
  }
}

extension Run {
  /// Two texts in one; null, and the end of the run, if that is too long.
  func joined(_ a: String, _ b: String) -> Value {
    let count = a.utf8.count + b.utf8.count
    guard allows(count), spend(count / 16) else { return .null }
    return .string(a + b)
  }

  /// Whether a list or text may have so many elements or characters; ends the run if not.
  func allows(_ count: Int) -> Bool {
    if count <= limits.size { return true }
    exhaust(
      Wording(
        "列表或字符串超过了 \(limits.size) 个元素或字符",
        "a list or text has more than \(limits.size) elements or characters"))
    return false
  }
}
