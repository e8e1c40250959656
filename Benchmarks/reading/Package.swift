// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "reading-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "../..")],
  targets: [
    .executableTarget(
      name: "ReadingBenchmark",
      dependencies: [
        .product(name: "Provisions", package: "guiju"),
        .product(name: "Captures", package: "guiju"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
