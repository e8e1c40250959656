import Diagnostics
import Foundation
import Packs
import Tables
import Vocabulary

/// What the values of one field must satisfy, made ready once.
struct FieldRules {
  /// A rule that a value breaks.
  struct Breach {
    var code: String
    var severity = Problem.Severity.error
    var message: Wording
    var rule: Wording?
    var suggestion: Wording?
  }

  let field: RecordField
  private let least: ScaledDecimal?
  private let greatest: ScaledDecimal?
  private let firstDay: Day?
  private let lastDay: Day?
  private let pattern: Regex<AnyRegexOutput>?
  private let allowedTexts: Set<String>?
  private let allowedNumbers: Set<ScaledDecimal>?
  private let codes: CodeRule?

  init(_ field: RecordField) {
    self.field = field
    let constraints = field.constraints
    let isNumber = field.kind.column == .decimal || field.kind.column == .integer
    least = isNumber ? constraints.minimum.flatMap { ScaledDecimal($0) } : nil
    greatest = isNumber ? constraints.maximum.flatMap { ScaledDecimal($0) } : nil
    firstDay = field.kind == .date ? constraints.minimum.flatMap { Day($0) } : nil
    lastDay = field.kind == .date ? constraints.maximum.flatMap { Day($0) } : nil
    pattern = constraints.pattern.flatMap { try? Regex($0) }
    allowedTexts = isNumber ? nil : constraints.allowed.map(Set.init)
    allowedNumbers =
      isNumber ? constraints.allowed.map { Set($0.compactMap { ScaledDecimal($0) }) } : nil
    codes = field.codes.map(CodeRule.init)
  }

  /// The bounds of numbers as whole numbers of a scale, where both are such.
  func bounds(scale: Int) -> (Int128, Int128)? {
    guard allowedNumbers == nil else { return nil }
    func units(_ bound: ScaledDecimal?, _ otherwise: Int128) -> Int128? {
      guard let bound else { return otherwise }
      let small = bound.reduced
      guard small.scale <= scale else { return nil }
      var units = small.units
      for _ in small.scale..<scale {
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        units = product
      }
      return units
    }
    guard let low = units(least, .min), let high = units(greatest, .max) else { return nil }
    return (low, high)
  }

  /// What is wrong with a value that is there.
  func breaches(of value: TableValue) -> [Breach] {
    switch value {
    case .missing: []
    case .number(let number): breaches(of: number)
    case .date(let day): breaches(of: day)
    case .text(let text): breaches(of: text)
    case .boolean: []
    }
  }

  private func breaches(of number: ScaledDecimal) -> [Breach] {
    var breaches: [Breach] = []
    if let least, number < least { breaches.append(below("\(number)", "\(least)")) }
    if let greatest, number > greatest { breaches.append(above("\(number)", "\(greatest)")) }
    if let allowedNumbers, !allowedNumbers.contains(number) { breaches.append(other("\(number)")) }
    return breaches
  }

  private func breaches(of day: Day) -> [Breach] {
    var breaches: [Breach] = []
    if let firstDay, day < firstDay { breaches.append(below("\(day)", "\(firstDay)")) }
    if let lastDay, day > lastDay { breaches.append(above("\(day)", "\(lastDay)")) }
    return breaches
  }

  private func breaches(of text: String) -> [Breach] {
    var breaches: [Breach] = []
    let shown = text.prefix(60)
    let constraints = field.constraints
    if constraints.minLength != nil || constraints.maxLength != nil {
      let count = text.unicodeScalars.count
      let (low, high) = (constraints.minLength ?? 0, constraints.maxLength ?? .max)
      if count < low || count > high {
        breaches.append(
          Breach(
            code: "records.length",
            message: Wording(
              "\(field.name) “\(shown)” 有 \(count) 个字",
              "\(field.name) “\(shown)” has \(count) characters"),
            rule: Wording(
              "字数 \(low)…\(high == .max ? "" : "\(high)")",
              "\(low)…\(high == .max ? "" : "\(high)") characters")))
      }
    }
    if let pattern, (try? pattern.wholeMatch(in: text)) == nil {
      breaches.append(
        Breach(
          code: "records.pattern",
          message: Wording(
            "\(field.name) “\(shown)” 的写法不对",
            "\(field.name) “\(shown)” is not of the form asked for"),
          rule: Wording(constraints.pattern ?? "")))
    }
    if let allowedTexts, !allowedTexts.contains(text) { breaches.append(other(text)) }
    if field.kind == .yearmonth, (try? RecordPeriod(text, .month)) == nil {
      breaches.append(
        Breach(
          code: "records.not-a-month",
          message: Wording("\(field.name) “\(shown)” 不是年月", "\(field.name) “\(shown)” is no month"),
          suggestion: Wording("写成 2023-05", "write 2023-05")))
    }
    if field.kind == .geojson, !Self.isGeometry(text) {
      breaches.append(
        Breach(
          code: "records.not-geojson",
          message: Wording("\(field.name) 不是 GeoJSON", "\(field.name) is no GeoJSON")))
    }
    if let codes { breaches += codes.breaches(of: text, field: field.name) }
    return breaches
  }

  private static func isGeometry(_ text: String) -> Bool {
    let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return value?["type"] is String
  }

  private func below(_ value: String, _ bound: String) -> Breach {
    Breach(
      code: "records.below-minimum",
      message: Wording(
        "\(field.name) \(value) 小于 \(bound)", "\(field.name) \(value) is below \(bound)"),
      rule: Wording("\(field.name) >= \(bound)"))
  }

  private func above(_ value: String, _ bound: String) -> Breach {
    Breach(
      code: "records.above-maximum",
      message: Wording(
        "\(field.name) \(value) 大于 \(bound)", "\(field.name) \(value) is above \(bound)"),
      rule: Wording("\(field.name) <= \(bound)"))
  }

  private func other(_ value: String) -> Breach {
    let allowed = field.constraints.allowed ?? []
    let near = NearestName.among(allowed, to: value)
    return Breach(
      code: "records.not-allowed",
      message: Wording(
        "\(field.name) “\(value.prefix(60))” 不在允许的值中",
        "\(field.name) “\(value.prefix(60))” is not among the values allowed"),
      rule: Wording(
        allowed.prefix(20).joined(separator: "、"), allowed.prefix(20).joined(separator: ", ")),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
  }

  /// What is said where a value must be there and is not.
  var absent: Breach {
    Breach(
      code: "records.required",
      message: Wording("缺少 \(field.name)", "\(field.name) is missing"),
      rule: Wording("\(field.name) 必填", "\(field.name) is required"))
  }
}
