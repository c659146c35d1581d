"""What of Lighthouse's reports reaches the table."""

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
