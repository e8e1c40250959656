public import Diagnostics
import Vocabulary

/// Words of a certain form.
public struct TextForm: Sendable {
  /// What the form is called, after “should be”.
  public let name: Wording
  /// The form as a regular expression of JSON Schema, where one tells it.
  public let pattern: String?
  /// What is wrong with a text; `nil` where it is of the form.
  let fault: @Sendable (String) -> Problem?

  private static func plain(
    _ name: Wording, pattern: String? = nil, _ accepts: @escaping @Sendable (String) -> Bool
  ) -> TextForm {
    TextForm(name: name, pattern: pattern) { text in
      accepts(text)
        ? nil
        : Problem(
          "packs.bad-value", .error,
          Wording(
            "“\(text.prefix(40))” 应为\(name.chinese)",
            "“\(text.prefix(40))” should be \(name.english)"))
    }
  }

  /// The name of a pack or of a record type: small letters, digits and hyphens.
  public static let identifier = plain(
    Wording("小写字母、数字和连字符，以字母开头", "small letters, digits and hyphens, a letter first"),
    pattern: "^[a-z][a-z0-9-]{0,63}$"
  ) { text in
    guard let first = text.unicodeScalars.first, ("a"..."z").contains(first), text.utf8.count <= 64
    else { return false }
    return text.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }

  /// The name of a pack: like an identifier, but it may begin with a digit.
  public static let packName = plain(
    Wording("小写字母、数字和连字符", "small letters, digits and hyphens"),
    pattern: "^[a-z0-9][a-z0-9-]{0,63}$"
  ) { text in
    guard let first = text.unicodeScalars.first, first != "-" else { return false }
    return identifier.fault("a" + text) == nil && text.utf8.count <= 64
      || identifier.fault(text) == nil
  }

  /// A version: three numbers with points.
  public static let version = plain(
    Wording("版本号，如 1.0.0", "a version such as 1.0.0"), pattern: "^\\d+\\.\\d+\\.\\d+$"
  ) { text in
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy {
        !$0.isEmpty && $0.count < 10 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// A day.
  public static let date = plain(
    Wording("日期，如 2024-01-31", "a day such as 2024-01-31"), pattern: "^\\d{4}-\\d{2}-\\d{2}$"
  ) { Day($0) != nil }

  /// The code of a region: 2, 4 or 6 digits.
  public static let region = plain(
    Wording("区划代码（2、4 或 6 位数字，加引号）", "the code of a region: 2, 4 or 6 digits in quotation marks"),
    pattern: "^(\\d{2}|\\d{4}|\\d{6})$"
  ) { [2, 4, 6].contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// A unit of measure.
  public static let unit = TextForm(
    name: Wording("单位，如 万元/亩", "a unit such as 万元/亩"), pattern: nil
  ) { text in
    do throws(Problem) {
      _ = try Unit(text)
      return nil
    } catch {
      return error
    }
  }

  /// The name of a field as formulas use it.
  public static let fieldName = plain(
    Wording("字段名：以文字开头，不含运算符号", "the name of a field: a letter first, no signs of calculation")
  ) { text in
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_",
      text.unicodeScalars.count <= 80
    else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == " "
    }
  }
}
