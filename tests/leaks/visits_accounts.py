"""How to visit what belongs to one's account: our own pages and allauth's."""

from tests.leaks.visit import get, post

_SIGN_UP = {"username": "newcomer", "email": "author@example.org", "password1": "a-long-enough-passphrase"}

ACCOUNTS = {
    "accounts:inbox": get(
        "/inbox/", "/inbox/?before=999999", "/inbox/?show=unread", "/inbox/?show=news", "/inbox/?show=answer"
    ),
    "accounts:read_all": post("/inbox/read/"),
    "accounts:read": post("/inbox/{notice}/read/", show="unread"),
    "accounts:unread": post("/inbox/{notice}/unread/"),
    "accounts:mail": post("/inbox/mail/", mails="daily"),
    "accounts:unsubscribe": [*get("/unsubscribe/{letter}/"), *post("/unsubscribe/{letter}/")],
    "accounts:people": get("/preferences/people/"),
    "accounts:person": get("/people/author/", "/people/member/"),
    "accounts:mute": post("/people/author/mute/"),
    "accounts:block": post("/people/author/block/"),
    "accounts:unmute": post("/people/author/unmute/"),
    "accounts:watches": get("/watches/"),
    "accounts:watch": [
        *get("/watches/source/{source_id}/", "/watches/film/{film_id}/", "/watches/circle/{circle_id}/"),
        *get("/watches/thread/{thread}/"),
        *post("/watches/circle/{circle_id}/", level="all"),
    ],
    "accounts:unwatch": post("/watches/circle/{circle_id}/forget/"),
    "accounts:preferences": [*get("/preferences/"), *post("/preferences/", timezone="Europe/Berlin", shortcuts="on")],
    # What a link to a log-in tells is only what the address said that led to it.
    "account_login": [
        *get("/accounts/login/", "/accounts/login/?next=/annotations/{a_note}/"),
        *post("/accounts/login/", login="author", password="wrong"),
    ],
    "account_logout": [*get("/accounts/logout/"), *post("/accounts/logout/")],
    "account_inactive": get("/accounts/inactive/"),
    # Both mail an address that somebody has: the letters are searched like every other.
    "account_signup": [*get("/accounts/signup/"), *post("/accounts/signup/", **_SIGN_UP)],
    "account_reset_password": [
        *get("/accounts/password/reset/"),
        *post("/accounts/password/reset/", email="author@example.org"),
    ],
    "account_reauthenticate": get("/accounts/reauthenticate/"),
    "account_request_reauthentication_code": [
        *get("/accounts/reauthenticate/code/"),
        *post("/accounts/reauthenticate/code/", recipient="author@example.org"),
    ],
    "account_confirm_reauthentication_code": get("/accounts/reauthenticate/code/confirm/"),
    "account_email": [
        *get("/accounts/email/"),
        *post("/accounts/email/", action_add="", email="another@example.org"),
    ],
    "account_email_verification_sent": get("/accounts/confirm-email/"),
    "account_change_password": get("/accounts/password/change/"),
    "account_set_password": get("/accounts/password/set/"),
    "account_confirm_login_code": get("/accounts/login/code/confirm/"),
    "account_confirm_email": [*get("/accounts/confirm-email/MQ:1abc:x/"), *post("/accounts/confirm-email/MQ:1abc:x/")],
    "account_reset_password_from_key_done": get("/accounts/password/reset/key/done/"),
    "account_reset_password_from_key": get("/accounts/password/reset/key/1-set-password/"),
    "account_reset_password_done": get("/accounts/password/reset/done/"),
    "mfa_index": get("/accounts/2fa/"),
    "mfa_authenticate": get("/accounts/2fa/authenticate/"),
    "mfa_reauthenticate": get("/accounts/2fa/reauthenticate/"),
    "mfa_activate_totp": get("/accounts/2fa/totp/activate/"),
    "mfa_deactivate_totp": get("/accounts/2fa/totp/deactivate/"),
    "mfa_view_recovery_codes": get("/accounts/2fa/recovery-codes/"),
    "mfa_generate_recovery_codes": get("/accounts/2fa/recovery-codes/generate/"),
    "mfa_download_recovery_codes": get("/accounts/2fa/recovery-codes/download/"),
    "mfa_list_webauthn": get("/accounts/2fa/webauthn/"),
    "mfa_add_webauthn": get("/accounts/2fa/webauthn/add/"),
    "mfa_reauthenticate_webauthn": get("/accounts/2fa/webauthn/reauthenticate/"),
    "mfa_remove_webauthn": get("/accounts/2fa/webauthn/keys/1/remove/"),
    "mfa_edit_webauthn": get("/accounts/2fa/webauthn/keys/1/edit/"),
    "mfa_login_webauthn": get("/accounts/2fa/webauthn/login/"),
}
