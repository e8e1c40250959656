/// A hash of the tree: SHA-256.
public struct MerkleHash: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Creates a hash from its bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Creates a hash from 64 hexadecimal digits, or `nil` where the text is none.
  public init?(hex: String) {
    guard let bytes = Digest.bytes(hexadecimal: hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var description: String { Digest.hexadecimal(bytes) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = MerkleHash(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no SHA-256")
    }
    self = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The Merkle tree of RFC 9162, section 2: proofs that an entry is in a log, and that a longer log
/// begins with a shorter one.
///
/// The tree over *n* leaves is given by the hashes of its complete subtrees: `node(level, position)`
/// covers the 2^`level` leaves from `position` · 2^`level`. Whoever holds those can make every proof
/// in O(log² *n*); whoever checks a proof needs none of them.
public enum MerkleTree {
  /// The hash of a complete subtree.
  public typealias Node = (_ level: Int, _ position: Int) throws -> MerkleHash

  /// The hash of a leaf: SHA-256 of a zero byte and the entry.
  public static func leaf(_ entry: some Collection<UInt8>) -> MerkleHash {
    MerkleHash(Digest.sha256([0] + entry))
  }

  /// The hash of a parent: SHA-256 of a one byte and both children.
  public static func parent(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    MerkleHash(Digest.sha256([1] + left.bytes + right.bytes))
  }

  /// The root over the first `size` leaves; of an empty log the hash of nothing.
  public static func root(size: Int, node: Node) throws -> MerkleHash {
    size == 0 ? MerkleHash(Digest.sha256([])) : try hash(0..<size, node)
  }

  /// The inclusion proof of leaf `index` in the tree over `size` leaves (section 2.1.3.1).
  ///
  /// - Precondition: `0 <= index < size`.
  public static func inclusionProof(of index: Int, size: Int, node: Node) throws -> [MerkleHash] {
    func path(_ range: Range<Int>) throws -> [MerkleHash] {
      guard range.count > 1 else { return [] }
      let split = range.lowerBound + Self.split(range.count)
      return index < split
        ? try path(range.lowerBound..<split) + [hash(split..<range.upperBound, node)]
        : try path(split..<range.upperBound) + [hash(range.lowerBound..<split, node)]
    }
    return try path(0..<size)
  }

  /// The proof that the tree over `new` leaves begins with the one over `old` (section 2.1.4.1).
  ///
  /// - Precondition: `0 < old <= new`.
  public static func consistencyProof(from old: Int, to new: Int, node: Node) throws
    -> [MerkleHash]
  {
    func proof(_ range: Range<Int>, isWhole: Bool) throws -> [MerkleHash] {
      if range.upperBound == old { return isWhole ? [] : [try hash(range, node)] }
      let split = range.lowerBound + Self.split(range.count)
      return old <= split
        ? try proof(range.lowerBound..<split, isWhole: isWhole)
          + [hash(split..<range.upperBound, node)]
        : try proof(split..<range.upperBound, isWhole: false)
          + [hash(range.lowerBound..<split, node)]
    }
    return try proof(0..<new, isWhole: true)
  }

  /// Whether a leaf is at `index` of the tree of this size and root (section 2.1.3.2).
  public static func verify(
    _ leaf: MerkleHash, at index: Int, size: Int, proof: [MerkleHash], root: MerkleHash
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (fn, sn) = (index, size - 1)
    var hash = leaf
    for sibling in proof {
      guard sn > 0 else { return false }
      if fn & 1 == 1 || fn == sn {
        hash = parent(sibling, hash)
        while fn & 1 == 0, fn != 0 {
          fn >>= 1
          sn >>= 1
        }
      } else {
        hash = parent(hash, sibling)
      }
      fn >>= 1
      sn >>= 1
    }
    return sn == 0 && hash == root
  }

  /// Whether the tree of `new` leaves begins with the one of `old` (section 2.1.4.2).
  public static func verifyConsistency(
    from old: Int, _ oldRoot: MerkleHash, to new: Int, _ newRoot: MerkleHash, proof: [MerkleHash]
  ) -> Bool {
    guard old > 0, old <= new else { return false }
    if old == new { return proof.isEmpty && oldRoot == newRoot }
    var path = proof[...]
    if old & (old - 1) == 0 { path = [oldRoot] + path }
    guard let first = path.popFirst() else { return false }
    var (fn, sn) = (old - 1, new - 1)
    while fn & 1 == 1 {
      fn >>= 1
      sn >>= 1
    }
    var (fr, sr) = (first, first)
    for hash in path {
      guard sn > 0 else { return false }
      if fn & 1 == 1 || fn == sn {
        fr = parent(hash, fr)
        sr = parent(hash, sr)
        while fn & 1 == 0, fn != 0 {
          fn >>= 1
          sn >>= 1
        }
      } else {
        sr = parent(sr, hash)
      }
      fn >>= 1
      sn >>= 1
    }
    return sn == 0 && fr == oldRoot && sr == newRoot
  }

  /// The largest power of two below a count of two or more.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }

  private static func hash(_ range: Range<Int>, _ node: Node) throws -> MerkleHash {
    let count = range.count
    if count & (count - 1) == 0, range.lowerBound % count == 0 {
      return try node(count.trailingZeroBitCount, range.lowerBound / count)
    }
    let split = range.lowerBound + Self.split(count)
    return parent(
      try hash(range.lowerBound..<split, node), try hash(split..<range.upperBound, node))
  }
}
