# Owns a server around Authlib, as its documentation sets one up with Flask: it reads forms only. It
# percent-decodes the credentials of a Basic header, and leaves "+" as it is.

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from flask import Flask

from serving import serve, settings


class Client(ClientMixin):
    def __init__(self, given):
        self.client_id = given["id"]
        self.secret = given["secret"]
        self.method = given.get("method")
        self.grants = given.get("grants", ["client_credentials"])

    def get_client_id(self):
        return self.client_id

    def get_allowed_scope(self, scope):
        return scope or ""

    def check_client_secret(self, client_secret):
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        return self.method in (None, method)

    def check_grant_type(self, grant_type):
        return grant_type in self.grants


class ClientCredentialsGrant(grants.ClientCredentialsGrant):
    # Its default is Basic only.
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]


clients = {given["id"]: Client(given) for given in settings()["clients"]}
app = Flask(__name__)
app.config["OAUTH2_SCOPES_SUPPORTED"] = ["read"]
authorization = AuthorizationServer(
    app, query_client=clients.get, save_token=lambda token, request: None
)
authorization.register_grant(ClientCredentialsGrant)


@app.post("/token")
def token():
    return authorization.create_token_response()


serve(app)
