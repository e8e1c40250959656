import Synchronization

/// Blocks of memory that were given back and may be used again.
///
/// Only blocks of at least 64 KB are kept, and no more than were in use at one time: a population that
/// is evaluated again and again, as a “what if” does, then runs in memory that is there already.
final class BufferPool: Sendable {
  private struct Block: @unchecked Sendable {
    // A block in the pool has no owner.
    var base: UnsafeMutableRawPointer
    var byteCount: Int
  }

  private struct State {
    var free: [Block] = []
    var freeBytes = 0
  }

  static let shared = BufferPool()
  /// The smallest block that is kept.
  private static let least = 1 << 16
  /// The most bytes that are kept.
  private static let most = 1 << 30
  private let state = Mutex(State())

  /// A block of at least a size; its content is undefined.
  func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    if byteCount >= Self.least {
      let found = state.withLock { state -> Block? in
        guard let index = state.free.firstIndex(where: { $0.byteCount == byteCount }) else {
          return nil
        }
        state.freeBytes -= byteCount
        return state.free.remove(at: index)
      }
      if let found { return found.base }
    }
    return .allocate(byteCount: byteCount, alignment: 64)
  }

  /// Takes a block back.
  func give(_ base: UnsafeMutableRawPointer, _ byteCount: Int) {
    let block = Block(base: base, byteCount: byteCount)
    if byteCount >= Self.least {
      let isKept = state.withLock { state in
        guard state.freeBytes + block.byteCount <= Self.most else { return false }
        state.free.append(block)
        state.freeBytes += block.byteCount
        return true
      }
      if isKept { return }
    }
    base.deallocate()
  }

  /// Gives all free blocks back to the system.
  func drain() {
    let blocks = state.withLock { state -> [Block] in
      defer { state = State() }
      return state.free
    }
    for block in blocks { block.base.deallocate() }
  }
}
