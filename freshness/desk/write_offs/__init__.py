"""What leaves the books unsold, what orders miss by it, and counts that differ from the books."""
