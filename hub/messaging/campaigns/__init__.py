"""Campaigns: the matrix of messages and countries, what is next in each cell, and who is told of it."""
