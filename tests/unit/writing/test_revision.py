"""The digest by which texts of an earlier state are known."""

from pathlib import Path

import pytest

from readgroup.writing import revision as module


def test_any_change_of_code_asks_or_weights_is_another_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a renamed file; what does not write, such as compiled code, does not count."""
    (tmp_path / "trained").mkdir()
    for name in ("a.py", "asks.toml", "trained/w.npz"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    seen = [module.revision.__wrapped__()]
    (tmp_path / "a.pyc").write_text("compiled")
    assert module.revision.__wrapped__() == seen[0]
    for name in ("a.py", "asks.toml", "trained/w.npz"):
        (tmp_path / name).write_text(name + " changed")
        seen.append(module.revision.__wrapped__())
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.append(module.revision.__wrapped__())
    assert len(set(seen)) == len(seen)
