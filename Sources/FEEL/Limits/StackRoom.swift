#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much is left of the stack of the thread.
///
/// Expressions are read and evaluated by recursion. A limit on nesting alone can't keep them within a
/// stack, as threads have stacks of very different sizes.
enum StackRoom {
  /// What must be left for the work between two looks at the stack.
  private static let reserve: UInt = 192 << 10

  /// The lowest address of the stack that may still be used; 0 where it can't be told.
  static var floor: UInt {
    guard let key else { return 0 }
    if let known = pthread_getspecific(key) { return UInt(bitPattern: known) }
    let found = lowestAddress.map { $0 + reserve } ?? 1
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: found))
    return found
  }

  /// Whether the stack has grown beyond a floor.
  static func isScarce(above floor: UInt) -> Bool {
    var mark: UInt8 = 0
    return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) } < floor
  }

  /// Where each thread keeps its floor; asking the system takes too long to be done for every run.
  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    return pthread_key_create(&key, nil) == 0 ? key : nil
  }()

  #if canImport(Glibc)
    private typealias GetAttributes =
      @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> CInt
  #endif

  private static var lowestAddress: UInt? {
    #if canImport(Glibc)
      // Glibc's module does not name the function.
      guard let symbol = dlsym(nil, "pthread_getattr_np") else { return nil }
      // Safe because this is the signature that glibc documents.
      let getAttributes = unsafeBitCast(symbol, to: GetAttributes.self)
      return withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
        guard let attributes = buffer.baseAddress, getAttributes(pthread_self(), attributes) == 0
        else { return nil }
        defer { pthread_attr_destroy(attributes) }
        var address: UnsafeMutableRawPointer?
        var size = 0
        guard pthread_attr_getstack(attributes, &address, &size) == 0 else { return nil }
        return UInt(bitPattern: address)
      }
    #elseif canImport(Darwin)
      let top = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      return top - UInt(pthread_get_stacksize_np(pthread_self()))
    #else
      return nil
    #endif
  }
}
