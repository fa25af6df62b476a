from django.apps import AppConfig


class Sources(AppConfig):
    name = "annotations.sources"
    label = "sources"
