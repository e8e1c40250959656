public import Diagnostics

extension Force {
  /// The state as a person reads it.
  public var name: Wording {
    switch self {
    case .inForce: Wording("现行有效", "in force")
    case .notYet: Wording("尚未施行", "not yet in force")
    case .expired: Wording("已过有效期", "expired")
    case .unknown: Wording("效力不明", "unknown")
    }
  }
}

extension Mark.Verdict {
  /// The verdict as a person reads it.
  public var name: Wording {
    switch self {
    case .confirmed: Wording("已确认", "confirmed")
    case .corrected: Wording("已更正", "corrected")
    case .rejected: Wording("已否定", "rejected")
    case .withdrawn: Wording("已撤回", "withdrawn")
    }
  }
}

extension VersionDifference.Kind {
  /// The change as a person reads it.
  public var name: Wording {
    switch self {
    case .added: Wording("新增", "added")
    case .removed: Wording("删去", "removed")
    case .changed: Wording("修改", "changed")
    case .moved: Wording("移动", "moved")
    }
  }
}
