/// How names are compared.
public enum Names {
  /// A name in its normal spelling: single spaces between words, none around operators.
  public static func normal(_ name: String) -> String {
    let normal = NameSpelling.normal(name)
    return normal.isEmpty ? name : normal
  }
}
