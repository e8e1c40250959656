// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "columns-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "guiju", path: "../..")],
  targets: [
    .executableTarget(
      name: "ColumnsBenchmark",
      dependencies: [
        .product(name: "Columns", package: "guiju"), .product(name: "DMN", package: "guiju"),
        .product(name: "FEEL", package: "guiju"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
