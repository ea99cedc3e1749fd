FROM python:3.11-slim-bookworm AS packages

WORKDIR /build
COPY requirements/installer.lock requirements/base.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement installer.lock \
    && python -m venv --without-pip /venv \
    && uv pip sync --no-cache --require-hashes --python /venv/bin/python base.lock

FROM python:3.11-slim-bookworm

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin throughline
ENV PATH=/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=config.settings \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
COPY --from=packages /venv /venv
WORKDIR /app
COPY manage.py ./
COPY config config
COPY apps apps
COPY templates templates
COPY static static

# The settings ask for a key and a database; gathering files uses neither, and neither stays in the image.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DATABASE_URL=postgresql://localhost/none \
    python manage.py collectstatic --noinput --verbosity 0

USER throughline
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "\
import os, urllib.request as web; \
host = os.environ['ALLOWED_HOSTS'].split(',')[0]; \
web.urlopen(web.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "1", \
     "--blocking-threads", "4", "--workers-kill-timeout", "10", "--log-level", "warning", "config.wsgi:application"]
