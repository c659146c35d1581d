"""What somebody must be allowed to do for each page."""

VIEW_AREAS, CHANGE_AREAS = "delivery.view_area", "delivery.change_area"
VIEW_CLOSED, CLOSE, REOPEN = "delivery.view_closeddate", "delivery.add_closeddate", "delivery.delete_closeddate"
VIEW_FILL, VIEW_ORDERS = "delivery.view_slotload", "delivery.view_orderdelivery"
VIEW_REQUESTS = "delivery.view_arearequest"
