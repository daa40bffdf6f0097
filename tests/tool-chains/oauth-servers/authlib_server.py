# Owns a server around Authlib, as its documentation sets one up with Flask: it reads forms only. It
# percent-decodes the credentials of a Basic header, and leaves "+" as it is. Clients with a key authenticate by
# assertions for the issuer, or use them as the grant; each is accepted once.

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion, JWTBearerGrant
from flask import Flask, jsonify, request
from joserfc.jwk import KeySet

from serving import serve, settings


class Client(ClientMixin):
    def __init__(self, given):
        self.client_id = given["id"]
        self.secret = given.get("secret")
        self.keys = given.get("keys")
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
    TOKEN_ENDPOINT_AUTH_METHODS = [
        "client_secret_basic",
        "client_secret_post",
        JWTBearerClientAssertion.CLIENT_AUTH_METHOD,
    ]


def keys_of(client):
    return KeySet.import_key_set({"keys": client.keys})


def issuer():
    return request.host_url.rstrip("/")


used = set()


class Assertion(JWTBearerClientAssertion):
    def get_audiences(self):
        return [issuer()]

    def validate_jti(self, claims, jti):
        return jti not in used and not used.add(jti)

    def resolve_client_public_key(self, client):
        return keys_of(client)


class AssertionGrant(JWTBearerGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["none"]

    def get_audiences(self):
        return [f"{issuer()}/token"]

    def resolve_issuer_client(self, issuer):
        return clients.get(issuer)

    def resolve_client_public_key(self, client):
        return keys_of(client)

    def has_granted_permission(self, client, user):
        return True

    def authenticate_user(self, subject):
        return subject


clients = {given["id"]: Client(given) for given in settings()["clients"]}
app = Flask(__name__)
app.config["OAUTH2_SCOPES_SUPPORTED"] = ["read"]
authorization = AuthorizationServer(
    app, query_client=clients.get, save_token=lambda token, request: None
)
authorization.register_grant(ClientCredentialsGrant)
authorization.register_grant(AssertionGrant)
authorization.register_client_auth_method(
    JWTBearerClientAssertion.CLIENT_AUTH_METHOD, Assertion()
)


@app.get("/.well-known/oauth-authorization-server")
def metadata():
    return jsonify(issuer=issuer(), token_endpoint=f"{issuer()}/token")


@app.post("/token")
def token():
    return authorization.create_token_response()


serve(app)
