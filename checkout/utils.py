"""What the checkout remembers between its pages. (The module's name is Oscar's.)"""

from oscar.apps.checkout import utils


class CheckoutSessionData(utils.CheckoutSessionData):
    def set_door(self, note: str, safe_place: str) -> None:
        """Keeps what the driver should know."""
        self._set("door", "note", note)
        self._set("door", "safe_place", safe_place)

    def note(self) -> str:
        return self._get("door", "note", "")

    def safe_place(self) -> str:
        return self._get("door", "safe_place", "")
