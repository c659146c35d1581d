"""What to take off the shelves for a delivery day, and what turned out not to be there."""
