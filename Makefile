# Every line here can be run by itself. `make check` is what CI runs.

PYTHON ?= python3
DEV = $(PYTHON) dev.py
TOOL = $(DEV) tool

# What a public site would be given; the key is good for one check.
PRODUCTION = DEBUG=0 SITE_URL=https://throughline.example ALLOWED_HOSTS=throughline.example \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')

# The rooms where a line that no test has walked is a mistake waiting.
SOLID = apps/drafting/*,*/services.py,*/services/*,*/permissions.py,*/permissions/*

.PHONY: run test format lint types migrations deployment templates coverage check lock vendor

run:
	@$(DEV) run

test:
	@$(DEV) test

format:
	@$(TOOL) ruff format
	@$(TOOL) ruff check --fix

lint:
	@$(TOOL) ruff format --check --quiet
	@$(TOOL) ruff check --quiet
	@$(TOOL) lint-imports

types:
	@$(TOOL) mypy

migrations:
	@$(DEV) makemigrations --check --dry-run

deployment:
	@$(PRODUCTION) $(DEV) check --deploy --fail-level WARNING

templates:
	@$(TOOL) djlint templates --lint --quiet

# The report is silent unless it fails, so that the tests' own closing line stays the last.
coverage:
	@$(DEV) test --cov --cov-report= --cov-fail-under=95
	@$(TOOL) coverage report --include='$(SOLID)' --fail-under=100 > .local/coverage.txt \
		|| { cat .local/coverage.txt; exit 1; }

check: lint types migrations deployment templates coverage

lock:
	@$(DEV) sync
	@for name in base dev; do \
		group=$$([ $$name = dev ] && echo '--group dev --constraint requirements/base.lock'); \
		$(TOOL) uv pip compile pyproject.toml $$group --output-file requirements/$$name.lock --quiet \
			--universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
			--no-emit-find-links --system-certs $(LOCK_OPTIONS) || exit 1; \
	done

ALLAUTH = $$($(TOOL) python -c 'import allauth; print(allauth.__path__[0])')

# A script may end without a semicolon, and then begin the next one's sentence.
vendor:
	@cd "$(ALLAUTH)" && for piece in mfa/static/mfa/js/webauthn-json.js mfa/static/mfa/js/webauthn.js \
		account/static/account/js/onload.js; do cat $$piece; echo ';'; done \
		> $(CURDIR)/static/vendor/allauth/passkeys.js
