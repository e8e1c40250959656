// The module FEEL.
