"""`make bench`: what the site costs its server. Numbers belong here; what must hold is asserted in the tests."""
