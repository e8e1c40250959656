// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "target-bench",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "../..")],
  targets: [
    .executableTarget(
      name: "TargetBench",
      dependencies: [
        .product(name: "Targets", package: "guiju"), .product(name: "Store", package: "guiju"),
        .product(name: "Packs", package: "guiju"), .product(name: "Vocabulary", package: "guiju"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
