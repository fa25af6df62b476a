from django.apps import AppConfig


class Circles(AppConfig):
    name = "perfection_site.circles"
    label = "circles"
