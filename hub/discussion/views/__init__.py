"""What readers do in a discussion. Each view answers a plain form with a redirect, and htmx with a fragment."""
