from django.apps import AppConfig


class Marginalia(AppConfig):
    name = "annotations.marginalia"
    label = "marginalia"
