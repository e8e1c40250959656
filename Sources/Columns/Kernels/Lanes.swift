/// Numbers of one vector of rows; NaN is null.
typealias NumberLane = UnsafeMutableBufferPointer<Double>
/// Truths of one vector of rows, as ``Kleene`` has them.
typealias TruthLane = UnsafeMutableBufferPointer<UInt8>
/// Places in a dictionary of one vector of rows; −1 is null.
typealias CodeLane = UnsafeMutableBufferPointer<Int32>

/// Loops over lanes, one for each operation.
///
/// Every loop is free of branches that depend on the data, so that the compiler turns it into vector
/// instructions; the lanes of one call never overlap. What each does to one row is written in the test
/// `KernelTests`, which holds them against it.
enum Kernel {}
