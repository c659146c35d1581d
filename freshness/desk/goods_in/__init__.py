"""Goods-in: scan or find the product, check what the label says, take it in."""
