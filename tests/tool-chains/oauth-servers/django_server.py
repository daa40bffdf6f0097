# Owns a server around django-oauth-toolkit, as its tutorial sets one up, with its settings: it reads
# forms only (with `json`, JSON only), and it form-decodes the credentials of a Basic header. It also
# protects a resource.

import django
from django.conf import settings as django_settings
from django.core.management import call_command
from django.http import JsonResponse
from django.urls import include, path

from serving import serve, settings

given = settings()
BACKEND = "JSONOAuthLibCore" if given.get("json") else "OAuthLibCore"

django_settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="of a server for tests",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "oauth2_provider"],
    # A default project has it: it redirects addresses without their last slash.
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    USE_TZ=True,
    # Makes the tables at once instead of by each migration.
    MIGRATION_MODULES={"auth": None, "contenttypes": None, "oauth2_provider": None},
    # The default takes half a second for each token request.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGGING_CONFIG=None,
    OAUTH2_PROVIDER={
        "SCOPES": {"read": "To read things"},
        "OAUTH2_BACKEND_CLASS": f"oauth2_provider.oauth2_backends.{BACKEND}",
    },
)
django.setup()

from oauth2_provider.decorators import protected_resource  # noqa: E402
from oauth2_provider.models import get_application_model  # noqa: E402


@protected_resource()
def things(request):
    return JsonResponse({"things": []})


urlpatterns = [path("o/", include("oauth2_provider.urls")), path("things", things)]


def add_client(client):
    application = get_application_model()
    application.objects.create(
        client_id=client["id"],
        client_secret=client["secret"],
        client_type=application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=client.get("grant", application.GRANT_CLIENT_CREDENTIALS),
    )


call_command("migrate", run_syncdb=True, verbosity=0)
for client in given["clients"]:
    add_client(client)

from django.core.wsgi import get_wsgi_application  # noqa: E402

serve(get_wsgi_application())
