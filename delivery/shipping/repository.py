"""How an order can travel."""

from delivery.shipping.methods import Round
from oscar.apps.shipping import repository


class Repository(repository.Repository):
    methods = (Round(),)
