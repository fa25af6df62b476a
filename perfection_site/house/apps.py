from django.apps import AppConfig


class House(AppConfig):
    name = "perfection_site.house"
    label = "house"
