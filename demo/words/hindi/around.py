"""What stands around every page."""

NEWS = "बछड़े बाहर आ गए हैं: शनिवार की सुबह आकर देखें।"
FIND_US = "फ़ार्म कहाँ है"
MENUS = {
    "The dairy": "डेयरी",
    "Who we are": "हम कौन हैं",
    "Good to know": "जानने की बातें",
    "Everything we make": "हमारी सारी चीज़ें",
}
