"""Links of our pages: where they stand, where they lead, and whether anybody answers there."""
