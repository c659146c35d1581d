"""What stands around every page."""

NEWS = "बछड़े बाहर आ गए हैं: शनिवार की सुबह आकर देखें।"
FIND_US = "फ़ार्म कहाँ है"
