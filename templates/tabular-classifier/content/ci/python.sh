# Sets PYTHON to an interpreter that can import scikit-learn. Source it.
#
# WAYMARK_PYTHON is taken when it has the packages already. Otherwise they are
# installed into a virtual environment; where the package index cannot be
# reached, an interpreter that has them is used instead.

has_packages() { "$1" -c 'import sklearn, joblib' >/dev/null 2>&1; }

find_python() {
  if [ -n "$WAYMARK_PYTHON" ] && has_packages "$WAYMARK_PYTHON"; then
    PYTHON="$WAYMARK_PYTHON"
    return
  fi
  base="${WAYMARK_PYTHON:-python3}"
  if [ ! -x .venv/bin/python ] || ! has_packages .venv/bin/python; then
    "$base" -m venv .venv >/dev/null 2>&1 &&
      .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --retries 1 --timeout 10 -r requirements.txt
  fi
  if has_packages .venv/bin/python; then
    PYTHON="$PWD/.venv/bin/python"
    return
  fi
  for candidate in "$base" python3 /usr/bin/python3; do
    if has_packages "$candidate"; then
      echo "requirements.txt could not be installed; using $candidate, which has scikit-learn."
      PYTHON="$candidate"
      return
    fi
  done
  # Steps that need no packages still run; training says what is missing.
  PYTHON="$base"
}

find_python
echo "Python: $PYTHON ($("$PYTHON" --version 2>&1))"
