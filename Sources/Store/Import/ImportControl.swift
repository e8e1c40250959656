import Diagnostics
import Synchronization

/// Follows an import and can end it early.
public final class ImportControl: Sendable {
  /// What is under way.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// The file is read.
    case reading
    /// The rows are checked.
    case checking
    /// The batch is written.
    case storing
  }

  private let state = Mutex(false)
  private let report: @Sendable (Stage, Double) -> Void

  /// Creates a control.
  ///
  /// - Parameter report: Told the stage and the share of it that is done, 0 … 1, from any thread.
  public init(report: @escaping @Sendable (Stage, Double) -> Void = { _, _ in }) {
    self.report = report
  }

  /// Ends the import at the next step; nothing lands.
  public func cancel() { state.withLock { $0 = true } }

  /// Whether the import was ended.
  public var isCancelled: Bool { state.withLock { $0 } }

  func step(_ stage: Stage, _ share: Double) throws(Problem) {
    if isCancelled {
      throw Problem(
        "records.cancelled", .error,
        Wording("导入已取消，什么也没有存入", "the import was cancelled; nothing landed"))
    }
    report(stage, share)
  }
}
