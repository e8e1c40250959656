import Diagnostics
import Packs
import Vocabulary

/// Checks codes of public systems.
struct CodeRule {
  let system: RecordField.Codes

  init(_ system: RecordField.Codes) { self.system = system }

  func breaches(of text: String, field: String) -> [FieldRules.Breach] {
    switch system {
    case .creditCode: creditCode(text, field)
    case .region:
      RegionTable.standard[text] == nil
        ? [
          unknown(
            text, field, "GB/T 2260",
            Wording("行政区划会调整，请核对代码所属年份", "divisions change: check of which year the code is"))
        ] : []
    case .industry:
      IndustryTable.standard[text] == nil
        ? [
          unknown(
            text, field, "GB/T 4754",
            Wording("请核对是否为 2017 版代码", "check that it is a code of the edition of 2017"))
        ] : []
    }
  }

  private func creditCode(_ text: String, _ field: String) -> [FieldRules.Breach] {
    if Self.isRight(text) { return [] }
    let rule = Wording("GB 32100")
    do throws(Problem) {
      // Registers hold codes with a wrong check character, so that one is a warning only.
      return try CreditCode(text).warnings.map {
        FieldRules.Breach(
          code: $0.code, severity: $0.severity, message: $0.message, rule: rule,
          suggestion: $0.suggestion)
      }
    } catch {
      return [
        FieldRules.Breach(
          code: error.code, message: error.message, rule: rule, suggestion: error.suggestion)
      ]
    }
  }

  private func unknown(_ text: String, _ field: String, _ rule: String, _ hint: Wording)
    -> FieldRules.Breach
  {
    FieldRules.Breach(
      code: "records.unknown-code", severity: .error,
      message: Wording(
        "\(field) “\(text.prefix(40))” 不在代码表中",
        "\(field) “\(text.prefix(40))” is in no table of codes"),
      rule: Wording(rule), suggestion: hint)
  }

  /// The value of each byte of a credit code, 255 for one that no code has.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, byte) in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated() {
      values[Int(byte)] = UInt8(value)
    }
    return values
  }()

  /// Whether eighteen characters are a credit code with its right check character; quick, as it is
  /// asked a million times, and strict, so that what it refuses is looked at slowly.
  static func isRight(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 18 else { return false }
      var (sum, weight) = (0, 1)
      for index in 0..<17 {
        let value = values[Int(bytes[index])]
        if value == 255 { return false }
        sum += Int(value) * weight
        weight = weight * 3 % 31
      }
      return Int(values[Int(bytes[17])]) == (31 - sum % 31) % 31
    }
  }
}
