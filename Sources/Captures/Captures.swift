// The module Captures.
