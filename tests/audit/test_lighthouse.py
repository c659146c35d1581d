"""What of Lighthouse's reports reaches the table."""

import pytest

from audit import lighthouse
from audit.lighthouse import best


def report(score, audits):
    references = [{"id": key} for key in audits]
    return {"categories": {"performance": {"score": score, "auditRefs": references}}, "audits": audits}


def audit(key, score, **more):
    return {"id": key, "title": f"About {key}", "score": score, "scoreDisplayMode": "numeric", **more}


def test_the_best_of_the_runs_counts():
    slow, fast = report(0.81, {}), report(0.96, {})

    assert (best([slow, fast], "performance").words, best([slow, fast], "performance").is_good) == ("96", True)
    assert not best([slow], "performance").is_good


def test_what_costs_points_is_named_with_its_place():
    items = {"items": [{"node": {"selector": "main > img"}}, {"url": "http://shop/milk.avif"}]}
    found = report(0.9, {"images": audit("images", 0.5, details=items), "fonts": audit("fonts", 1)})

    assert best([found], "performance").why[1:] == ("images: About images\n    main > img\n    http://shop/milk.avif",)


def test_a_run_without_a_score_counts_nothing():
    assert best([report(None, {})], "performance").words == "0"


def test_a_run_that_breaks_counts_nothing_unless_all_of_them_do(tmp_path, monkeypatch):
    program = tmp_path / "lighthouse"
    program.write_text(
        "#!/bin/sh\n"
        f"echo run >> {tmp_path}/runs\n"
        f'[ "$(wc -l < {tmp_path}/runs)" -gt 1 ] || {{ echo NO_NAVSTART >&2; exit 1; }}\n'
        'echo \'{"categories": {"seo": {"score": 1, "auditRefs": []}}, "audits": {}}\'\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(lighthouse, "PROGRAM", program)
    asked = {"cookies": "", "chromium": "chromium", "categories": ["seo"]}

    with pytest.raises(lighthouse.Failed, match="NO_NAVSTART"):
        lighthouse.scores("http://shop/", runs=1, **asked)
    (tmp_path / "runs").unlink()
    assert lighthouse.scores("http://shop/", runs=2, **asked)["seo"].words == "100"
