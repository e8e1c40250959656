/// Memory of a fixed size, shared by reference and given back with its last owner.
///
/// Large blocks go through ``BufferPool``, because memory fresh from the system costs a page fault for
/// every 4 KB that is written.
final class Buffer: @unchecked Sendable {
  // Written only by the one who made it, before anybody else sees it.
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = max(byteCount, 64)
    base = BufferPool.shared.take(self.byteCount)
  }

  deinit { BufferPool.shared.give(base, byteCount) }

  /// The memory as elements of a type.
  func elements<T>(_ type: T.Type) -> UnsafeMutableBufferPointer<T> {
    // Safe because every buffer is made for one element type and is aligned to 64 bytes.
    UnsafeMutableBufferPointer(
      start: base.assumingMemoryBound(to: type), count: byteCount / MemoryLayout<T>.stride)
  }
}
