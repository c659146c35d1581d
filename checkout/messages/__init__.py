"""What orders are told in mails: the kinds of messages, their words until editors write others, and an example."""
