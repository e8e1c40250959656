/// How large an outline may be that is read.
public enum ShapeLimits {
  /// The most positions of one shape.
  public static let positions = 200_000
  /// The deepest nesting of text.
  public static let depth = 32
}
