import subprocess
import sys

HEAVY = ("spacy", "flask", "docxtpl", "docx", "lxml", "jsonschema", "jinja2", "pdfplumber", "pypdfium2", "cn2an")


def loaded_after(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stderr.split())


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    assert not loaded_after("import review.cli") & set(HEAVY)


def test_help_loads_nothing_heavy_and_not_even_the_data_types() -> None:
    code = "import review.cli\ntry: review.cli.main(['--help'])\nexcept SystemExit: pass\nassert 'review.model' not in sys.modules"
    assert not loaded_after(code) & set(HEAVY)


def test_importing_the_use_cases_loads_nothing_heavy() -> None:
    assert not loaded_after("import review.service") & set(HEAVY)


def test_importing_the_reports_loads_nothing_heavy() -> None:
    assert not loaded_after("import review.reports") & set(HEAVY)
