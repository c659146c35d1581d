"""A page's facts as schema.org words them: pure functions make nodes from what the page shows.

Source: https://schema.org; what search engines want of each kind: https://developers.google.com/search/docs
"""
