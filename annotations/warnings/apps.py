from django.apps import AppConfig


class Warnings(AppConfig):
    name = "annotations.warnings"
    label = "warnings"
