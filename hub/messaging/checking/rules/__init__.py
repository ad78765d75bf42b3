"""The rules, a module for each group; `registry` knows them all."""
