public import Diagnostics

/// Something that a step brought about elsewhere, with where it is to be found.
public struct CaseEffect: Sendable, Hashable, Codable {
  /// What was done.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// The subject left a register.
    case leave
    /// The subject was put forward in a register.
    case enter
    /// An amount was posted.
    case post
    /// A case was opened.
    case open
  }

  /// What was done.
  public var kind: Kind
  /// The register, the ledger or the procedure.
  public var name: String
  /// The number of the item, the entry or the case; `nil` where there was nothing to do.
  public var id: Int64?
  /// The subject, or the amount posted with its unit.
  public var detail: String?
}

extension CaseEffect {
  /// What was done, in a few words.
  ///
  /// - Parameter title: What people call the register, the ledger or the procedure; its name where `nil`.
  /// - Returns: The words.
  public func words(_ title: String? = nil) -> Wording {
    let name = title ?? name
    let number = id.map { " #\($0)" } ?? ""
    let about = detail.map { " \($0)" } ?? ""
    switch kind {
    case .leave:
      return id == nil
        ? Wording(
          "\(about.dropFirst()) 不在名册 \(name)，无须退出", "\(about.dropFirst()) is not in \(name)")
        : Wording("退出名册 \(name)\(number)\(about)", "left \(name)\(number)\(about)")
    case .enter:
      return Wording("列入名册 \(name)\(number)\(about)", "put forward in \(name)\(number)\(about)")
    case .post: return Wording("记账 \(name)\(number)\(about)", "posted to \(name)\(number)\(about)")
    case .open: return Wording("另立案件 \(name)\(number)", "opened the case \(name)\(number)")
    }
  }
}
