import Testing

@testable import Store

@Suite("the Merkle tree of RFC 9162") struct MerkleTreeTests {
  /// The leaves of the reference tests of Certificate Transparency, whose root is known.
  private static let reference: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]

  /// Hashes of complete subtrees from the definition, with nothing kept.
  private static func node(_ leaves: [[UInt8]]) -> MerkleTree.Node {
    func hash(_ level: Int, _ position: Int) -> MerkleHash {
      level == 0
        ? MerkleTree.leaf(leaves[position])
        : MerkleTree.parent(hash(level - 1, position * 2), hash(level - 1, position * 2 + 1))
    }
    return hash
  }

  private static let leaves: [[UInt8]] = (0..<21).map { [UInt8($0), 7, 9] }

  @Test("has the root that the reference implementation gives")
  func root() throws {
    #expect(
      try MerkleTree.root(size: 8, node: Self.node(Self.reference)).description
        == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    #expect(
      try MerkleTree.root(size: 0, node: Self.node([])).description
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("proves every leaf of every size, and nothing else")
  func inclusion() throws {
    let node = Self.node(Self.leaves)
    for size in 1...Self.leaves.count {
      let root = try MerkleTree.root(size: size, node: node)
      for index in 0..<size {
        let proof = try MerkleTree.inclusionProof(of: index, size: size, node: node)
        let leaf = MerkleTree.leaf(Self.leaves[index])
        func holds(_ leaf: MerkleHash, _ index: Int, _ size: Int, _ proof: [MerkleHash]) -> Bool {
          MerkleTree.verify(leaf, at: index, size: size, proof: proof, root: root)
        }
        #expect(holds(leaf, index, size, proof))
        #expect(!holds(MerkleTree.leaf([255]), index, size, proof))
        #expect(!holds(leaf, index, size, proof + [leaf]))
        #expect(proof.isEmpty || !holds(leaf, index, size, Array(proof.dropLast())))
        if size > 1 { #expect(!holds(leaf, (index + 1) % size, size, proof)) }
      }
    }
  }

  @Test("proves that every size begins with every smaller one, and not with another past")
  func consistency() throws {
    let node = Self.node(Self.leaves)
    var rewritten = Self.leaves
    rewritten[0] = [66]
    let other = Self.node(rewritten)
    for new in 1...Self.leaves.count {
      let newRoot = try MerkleTree.root(size: new, node: node)
      for old in 1...new {
        let proof = try MerkleTree.consistencyProof(from: old, to: new, node: node)
        let oldRoot = try MerkleTree.root(size: old, node: node)
        let falseRoot = try MerkleTree.root(size: old, node: other)
        #expect(
          MerkleTree.verifyConsistency(from: old, oldRoot, to: new, newRoot, proof: proof))
        #expect(
          !MerkleTree.verifyConsistency(from: old, falseRoot, to: new, newRoot, proof: proof))
      }
    }
  }
}
