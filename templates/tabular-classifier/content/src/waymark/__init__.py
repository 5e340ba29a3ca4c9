"""Tells the portal what this repository's pipeline does, in CDEvents."""
