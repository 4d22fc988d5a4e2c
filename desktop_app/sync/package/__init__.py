"""The files that travel: a clear preamble, and one sealed stream of records that is whole or not taken at all."""
