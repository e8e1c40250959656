public import Diagnostics

/// Who looks at records; every value that leaves the store goes past this.
///
/// What a viewer may not see is told to be masked; the value itself does not leave.
public struct RecordViewer: Sendable, Hashable {
  /// What the viewer is in the bureau.
  public var role: Role
  /// The credit code of the enterprise that the viewer belongs to.
  public var enterprise: String?

  /// Creates a viewer.
  ///
  /// - Parameters:
  ///   - role: What the viewer is in the bureau.
  ///   - enterprise: The credit code of the enterprise; needed with ``Role/enterprise``, which sees
  ///     nothing without.
  public init(role: Role, enterprise: String? = nil) {
    self.role = role
    self.enterprise = enterprise
  }

  /// The program itself and whoever works at the machine, who could read the file anyway.
  public static let atTheMachine = RecordViewer(role: .administrator)

  /// Whether values of a grade are shown.
  public func sees(grade: Int) -> Bool { grade <= role.highestGrade }

  /// Whether a record is shown that belongs to an enterprise; `nil` where it belongs to none.
  public func sees(recordOf owner: String?) -> Bool {
    guard role == .enterprise else { return true }
    guard let enterprise, let owner else { return false }
    return enterprise == owner
  }

  /// Whether only some records are shown.
  var isLimitedToOwn: Bool { role == .enterprise }

  /// What stands in the place of a value that is not shown.
  public static let maskWords = Wording("（不可见）", "(masked)")
}
