/// The values of a column, in the form that takes the least room.
public enum ColumnData: Sendable {
  /// Words: a dictionary, and the code of each row.
  case text(TextDictionary, [UInt32])
  /// Numbers.
  case decimal(DecimalValues)
  /// Days since 1970-01-01.
  case date([Int32])
  /// Yes or no.
  case boolean(Bitmap)
}
