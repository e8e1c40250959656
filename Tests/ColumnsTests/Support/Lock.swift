import Synchronization

/// A lock around work that returns something.
final class Lock: Sendable {
  private let mutex = Mutex(())

  func locked<T>(_ body: () -> T) -> T {
    mutex.withLock { _ in Box(value: body()) }.value
  }

  private struct Box<T>: @unchecked Sendable {
    // Handed over under the lock.
    var value: T
  }
}
