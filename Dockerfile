# The site without installing anything but Docker, into the folder site/:
#
#     docker build --output site .
#
# The address and the repository that stand on pages and posters are told with
# --build-arg MANIFESTO_SITE_URL=... and --build-arg MANIFESTO_REPOSITORY=...

FROM python:3.13-slim-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /manifesto

# What is needed changes seldom, and is set up before anything that people write is looked at.
COPY Makefile pyproject.toml requirements.txt README.md LICENSE ./
COPY tools/setup.sh tools/
COPY hooks hooks
RUN sh tools/setup.sh runtime libraries

COPY . .
ARG MANIFESTO_SITE_URL MANIFESTO_REPOSITORY
RUN git config --global --add safe.directory /manifesto && make site

FROM scratch
COPY --from=build /manifesto/site /
