"""What visitors send us from pages that hold no token: contact forms, and their wish for our letters."""
