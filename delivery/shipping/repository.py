"""How an order can travel."""

from oscar.apps.shipping import repository

from delivery.shipping.methods import Round


class Repository(repository.Repository):
    methods = (Round(),)
