# The door to everything; `make` alone lists what there is. Each target first sets up what it needs.
# ARGS passes options on:  make test ARGS="-k poster"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve check test fuzz lint types fix bench bench-peers picture screenshots lock clean

# The same commit gives the same bytes: dates inside pages and posters come from it, not from the clock.
epoch := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null))
ifneq ($(epoch),)
export SOURCE_DATE_EPOCH := $(epoch)
endif

# Material warns of MkDocs 2 on every build. We know, and pin the version.
export NO_MKDOCS_2_WARNING := 1

# On a Mac, a Python that does not come from Homebrew has to be told where Homebrew keeps Pango.
# It stands before each command, because macOS removes the variable from the environment of make.
ifeq ($(shell uname -s),Darwin)
find_pango := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/opt/local/lib:/usr/lib
endif

setup := sh tools/setup.sh
bin := $(find_pango) .venv/bin

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

# MkDocs is not asked to be --quiet: that would also hide warnings from --strict, and the build would pass.
# The new site takes the place of the old one only when it is complete.
site: next := .cache/next-$(shell echo $$$$)
site: ## Build the website and its posters into site/
	@$(setup) runtime libraries
	@mkdir -p .cache
	@find .cache -maxdepth 1 -name 'next-*' -mmin +60 -exec rm -rf {} +
	@$(bin)/mkdocs build --strict --site-dir $(next) $(ARGS) 2>$(next).log \
		|| { grep -v '^INFO ' $(next).log >&2; rm -rf $(next) $(next).log; echo 'Nothing was published: site/ is as it was.' >&2; exit 1; }
	@sed -n 's/^INFO .*\(Not printed: .*\)/\1/p' $(next).log
	@rm -f $(next).log
	@$(bin)/python tools/publish.py $(next) site
	@echo 'The site:     site/index.html'
	@find site/posters -name '*.pdf' 2>/dev/null | awk 'END { if (NR) print "The posters:  site/posters/index.html,", NR, "of them" }'

serve: ## Show the site while you write, and again after each change
	@$(setup) runtime
	@$(bin)/mkdocs serve $(ARGS)

check: ## Say what is wrong with the principles and the people, if anything
	@$(setup) runtime
	@$(bin)/manifesto check $(ARGS)

# All of them are shared among the cores; those that ARGS names run in one place, where they can be followed.
test: ## Run the tests
	@$(setup) dev libraries browser
	@$(bin)/python -m pytest $(or $(ARGS),-n auto --dist worksteal)

fuzz: ## Read texts that nobody would think of, for five minutes at most
	@$(setup) dev
	@$(bin)/python -m tests.properties $(ARGS)

lint: ## Look for mistakes in the code and in the workflows, and at the format
	@$(setup) dev
	@$(bin)/ruff check $(ARGS)
	@$(bin)/ruff format --check
	@$(bin)/zizmor --offline --pedantic --strict-collection --quiet .github
	@$(schema).github-workflows .github/workflows/*.yml
	@$(schema).github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	@$(schema).github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(schema).dependabot .github/dependabot.yml
schema := $(bin)/check-jsonschema --quiet --builtin-schema vendor

types: ## Check the types
	@$(setup) dev
	@$(bin)/mypy $(ARGS)

fix: ## Put right what lint can put right by itself
	@$(setup) dev
	@$(bin)/ruff check --fix --exit-zero $(ARGS)
	@$(bin)/ruff format

bench: ## Measure how fast it is, beside what else one could use
	@$(setup) bench libraries browser
	@$(bin)/python -m tests.bench $(ARGS)

bench-peers: ## Measure the same beside what one would pick instead, a minute or more for each
	@$(setup) peers libraries browser
	@$(bin)/python -m tests.bench.rivals $(ARGS)

picture: site ## Make the picture of the README from the posters
	@$(setup) dev
	@$(bin)/python tools/picture.py

screenshots: site ## Make the picture of the README from the pages, and those of other manifestos
	@$(setup) dev browser
	@$(bin)/python tools/screenshots.py

# uv works out one lock for every platform and every Python from 3.11 on, which pip cannot.
# A version stays as it is while pyproject.toml allows it, and is the same for every Python where one can be.
lock: ## Work out requirements*.txt from pyproject.toml; UPGRADE=1 takes newer versions
	@$(or $(PYTHON),python3) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check 'uv==0.13.*'
	@$(compile) --group build --output-file requirements.txt
	@$(compile) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(compile) --group dev --group bench --constraints requirements-dev.txt --output-file requirements-bench.txt
	@$(compile) --group dev --group bench --group peers --constraints requirements-bench.txt --output-file requirements-peers.txt
compile = .cache/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

clean: ## Remove everything that was built; .venv stays
	@rm -rf site .cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
