public import ArgumentParser
public import Diagnostics
import Foundation
import Provisions
import Store

/// The language of what the command tells a person.
typealias Language = Wording.Language

extension Wording.Language: ExpressibleByArgument {
  /// The language that this run of the command was asked to speak.
  ///
  /// It is told by `--lang`, else by `GUIJU_LANG`, else it is Chinese; looked up apart from the
  /// parsing of arguments, as problems may be met before.
  static let ofThisRun: Language = {
    let arguments = CommandLine.arguments
    let flag = arguments.lastIndex(of: "--lang").flatMap { index in
      index + 1 < arguments.count ? arguments[index + 1] : nil
    }
    let joined = arguments.last { $0.hasPrefix("--lang=") }?.dropFirst("--lang=".count)
    let asked = flag ?? joined.map(String.init)
    return (asked ?? ProcessInfo.processInfo.environment["GUIJU_LANG"]).flatMap(Language.init)
      ?? .chinese
  }()

  /// The words in this language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    Wording(chinese, english)[self]
  }

  func name(of force: Force) -> String {
    switch force {
    case .inForce: self("现行有效", "in force")
    case .notYet: self("尚未施行", "not yet in force")
    case .expired: self("已过有效期", "expired")
    case .unknown: self("效力不明", "unknown")
    }
  }

  func name(of part: Duty.Part) -> String {
    switch part {
    case .lead: self("牵头", "lead")
    case .support: self("配合", "support")
    case .subject: self("责任", "subject")
    }
  }

  func name(of kind: Statement.Kind) -> String {
    switch kind {
    case .targetStock: self("目标·存量", "target, stock")
    case .targetAnnual: self("目标·年度", "target, annual")
    case .targetCumulative: self("目标·累计", "target, cumulative")
    case .threshold: self("门槛", "threshold")
    case .benefit: self("支持", "benefit")
    case .deadline: self("期限", "deadline")
    case .validity: self("效力", "validity")
    case .other: self("其他", "other")
    }
  }

  func name(of verdict: Mark.Verdict) -> String {
    switch verdict {
    case .confirmed: self("已确认", "confirmed")
    case .corrected: self("已更正", "corrected")
    case .rejected: self("已否定", "rejected")
    case .withdrawn: self("已撤回", "withdrawn")
    }
  }

  func name(of kind: VersionDifference.Kind) -> String {
    switch kind {
    case .added: self("新增", "added")
    case .removed: self("删去", "removed")
    case .changed: self("修改", "changed")
    case .moved: self("移动", "moved")
    }
  }
}
