extension TextDictionary {
  /// Adds a text where it is new.
  ///
  /// - Returns: Its code, and whether it is new.
  public mutating func add(_ text: String) -> (code: UInt32, isNew: Bool) {
    var text = text
    return text.withUTF8 { code($0) }
  }

  /// Runs over the UTF-8 of the text of a code, which must be one of the dictionary's.
  public func withUTF8<Result>(
    of code: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withBytes(code, body)
  }
}
