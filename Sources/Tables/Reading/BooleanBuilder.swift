/// Collects truth values.
final class BooleanBuilder: ColumnBuilder {
  private var values = Bitmap()
  private static let yes: Set<String> = ["是", "true", "yes", "y", "1", "√", "✓", "有", "t"]
  private static let no: Set<String> = ["否", "false", "no", "n", "0", "×", "✗", "无", "f", "x"]

  override func append(_ bytes: CellBytes) -> CellFault.Reason? {
    let text = bytes.trimmed
    if isMissing(text) {
      appendMissing()
      return nil
    }
    guard text.count <= 8 else { return fail(.notBoolean) }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    guard Self.yes.contains(word) || Self.no.contains(word) else { return fail(.notBoolean) }
    values.append(Self.yes.contains(word))
    present.append(true)
    return nil
  }

  override func appendMissing() {
    values.append(false)
    super.appendMissing()
  }

  override func removeLast() {
    values.removeLast()
    super.removeLast()
  }

  override func append(contentsOf other: ColumnBuilder) -> Bool {
    guard let other = other as? BooleanBuilder else { return false }
    values.append(contentsOf: other.values)
    return super.append(contentsOf: other)
  }

  override var data: ColumnData { .boolean(values) }
}
