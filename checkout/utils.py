"""What the checkout remembers between its pages. (The module's name is Oscar's.)"""

from oscar.apps.checkout import utils


class CheckoutSessionData(utils.CheckoutSessionData):
    def set_safe_place(self, words: str) -> None:
        self._set("shipping", "safe_place", words)

    def safe_place(self) -> str:
        return self._get("shipping", "safe_place", "")
