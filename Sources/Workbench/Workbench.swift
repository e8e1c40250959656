// The module Workbench.
