FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=hub.settings.production \
    RELAIS_VAR=/srv/relais/var

WORKDIR /srv/relais

COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt

COPY manage.py ./
COPY hub hub
COPY home home
COPY blog blog
COPY locales locales
COPY templates templates

# Production settings refuse to load without secrets; these are for this step and stay in no layer.
RUN SECRET_KEY=only-to-collect SITE_URL=https://build.invalid EMAIL_URL=dummymail:// \
    sh -c 'python manage.py compile_catalogues && python manage.py collectstatic --noinput' \
    && useradd --system --uid 10001 --home-dir /srv/relais relais \
    && mkdir -p var/media \
    && chown -R relais var

USER relais
EXPOSE 8000

# A worker's heartbeat belongs in memory: on a slow disk it would be taken for dead.
ENV GUNICORN_CMD_ARGS="--bind=0.0.0.0:8000 --workers=2 --worker-class=gthread --threads=4 --worker-tmp-dir=/dev/shm \
--no-control-socket"
CMD ["gunicorn", "hub.wsgi:application"]
