from django.apps import AppConfig


class Readings(AppConfig):
    name = "critiques.readings"
    label = "readings"

    def ready(self):
        from critiques.readings import beside, drafted, notices, presenting, taken, talk, warned

        beside.plug_in()
        drafted.plug_in()
        notices.plug_in()
        presenting.plug_in()
        taken.plug_in()
        talk.plug_in()
        warned.plug_in()
