from django.apps import AppConfig


class Passages(AppConfig):
    name = "annotations.passages"
    label = "passages"
