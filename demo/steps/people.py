"""Who signs in: a shopper, and five people of the dairy."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from oscar.core.loading import get_model

from accounts.models import User

PASSWORD = "longmeadow"  # noqa: S105 - the demo's, printed at start-up
MARKETING, LEAD = "Marketing", "Marketing lead"  # these are made by migrations of home
MERCHANDISER, WAREHOUSE = "Merchandiser", "Warehouse"


@dataclass(frozen=True)
class Person:
    """Somebody of the demo, with the groups whose work they do."""

    email: str
    first_name: str
    last_name: str
    groups: tuple[str, ...] = ()
    is_staff: bool = True
    is_superuser: bool = False


SHOPPER = Person("priya@example.com", "Priya", "Raman", is_staff=False)
PEOPLE = (
    SHOPPER,
    Person("editor@example.com", "Ellen", "Marsh", (MARKETING,)),
    Person("lead@example.com", "Imran", "Holt", (MARKETING, LEAD)),
    Person("merchandiser@example.com", "Tom", "Adeyemi", (MERCHANDISER,)),
    Person("warehouse@example.com", "Sana", "Whitaker", (WAREHOUSE,)),
    Person("admin@example.com", "Hannah", "Firth", is_superuser=True),
)
ADDRESS = {
    "first_name": SHOPPER.first_name,
    "last_name": SHOPPER.last_name,
    "line1": "14 Oakwood Rise",
    "line4": "Leeds",
    "postcode": "LS8 2QT",
    "phone_number": "+441134960182",
}


def welcome_people() -> None:
    """Everybody who can sign in, their e-mail confirmed, the staff in their groups."""
    password = make_password(PASSWORD)
    for person in PEOPLE:
        _welcome(person, password)
    _give_address(User.objects.get(email=SHOPPER.email))


def _welcome(person: Person, password: str) -> None:
    user, is_new = User.objects.get_or_create(
        email=person.email,
        defaults={
            "first_name": person.first_name,
            "last_name": person.last_name,
            "is_staff": person.is_staff,
            "is_superuser": person.is_superuser,
            "password": password,
        },
    )
    if not is_new:
        return
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.groups.set([Group.objects.get(name=name) for name in person.groups])


def _give_address(user: User) -> None:
    addresses = get_model("address", "UserAddress").objects
    if not addresses.filter(user=user).exists():
        addresses.create(
            user=user, country_id="GB", is_default_for_shipping=True, is_default_for_billing=True, **ADDRESS
        )
