"""Makers of small inputs, and the helpers that tests of every stage share."""
