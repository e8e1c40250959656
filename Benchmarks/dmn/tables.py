"""The two tables of the benchmark, once for each engine, and the inputs that all of them are given."""

import json
import random
from xml.sax.saxutils import escape

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"

SMALL = {
    "name": "grade cap",
    "inputs": [("tax", "number"), ("safety", "boolean"), ("env", "boolean"),
               ("energy", "number"), ("industry", "string"), ("rd", "number")],
    "outputs": [("cap", "string"), ("rule", "number")],
    "rules": [
        (["<= 0", "-", "-", "-", "-", "-"], ['"D"', "1"]),
        (["-", "true", "true", "-", "-", "-"], ['"D"', "2"]),
        (["-", "true", "-", "-", "-", "-"], ['"C"', "3"]),
        (["-", "-", "true", "-", "-", "-"], ['"C"', "4"]),
        (["< 5", "-", "-", "> 0.52", "-", "-"], ['"C"', "5"]),
        (["-", "-", "-", "[0.3..0.52]", '"steel"', "-"], ['"B"', "6"]),
        (["-", "-", "-", "-", '"textile"', "< 0.005"], ['"B"', "7"]),
        (["-", "-", "-", "-", "-", "-"], ['"A"', "8"]),
    ],
}


def large():
    """3,000 rules: 50 regions, 20 industries, 3 bands of tax."""
    rules = []
    bands = ["< 10", "[10..30)", ">= 30"]
    for region in range(50):
        for industry in range(20):
            for band, test in enumerate(bands):
                number = len(rules) + 1
                rules.append(([f'"R{region}"', str(industry + 13), test, "-"],
                              [str(number), f'"{"CBA"[band]}"']))
    return {
        "name": "regional grade",
        "inputs": [("region", "string"), ("code", "number"), ("tax", "number"), ("env", "boolean")],
        "outputs": [("rule", "number"), ("grade", "string")],
        "rules": rules,
    }


def dmn(table):
    """The table as a DMN 1.5 model."""
    out = [f'<definitions xmlns="{MODEL}" name="benchmark" namespace="urn:benchmark">']
    for name, kind in table["inputs"]:
        out.append(f'<inputData id="i_{name}" name="{name}">'
                   f'<variable name="{name}" typeRef="{kind}"/></inputData>')
    out.append(f'<decision id="d" name="{table["name"]}"><variable name="{table["name"]}"/>')
    for name, _ in table["inputs"]:
        out.append(f'<informationRequirement><requiredInput href="#i_{name}"/></informationRequirement>')
    out.append('<decisionTable hitPolicy="FIRST">')
    for name, kind in table["inputs"]:
        out.append(f'<input><inputExpression typeRef="{kind}"><text>{name}</text></inputExpression></input>')
    for name, kind in table["outputs"]:
        out.append(f'<output name="{name}" typeRef="{kind}"/>')
    for tests, values in table["rules"]:
        out.append("<rule>" + "".join(f"<inputEntry><text>{escape(t)}</text></inputEntry>" for t in tests)
                   + "".join(f"<outputEntry><text>{escape(v)}</text></outputEntry>" for v in values)
                   + "</rule>")
    out.append("</decisionTable></decision></definitions>")
    return "\n".join(out)


def zen(table):
    """The table as a decision of zen-engine."""
    inputs = [{"id": f"i{k}", "name": n, "field": n} for k, (n, _) in enumerate(table["inputs"])]
    outputs = [{"id": f"o{k}", "name": n, "field": n} for k, (n, _) in enumerate(table["outputs"])]
    rules = []
    for number, (tests, values) in enumerate(table["rules"]):
        row = {"_id": f"r{number}"}
        row |= {f"i{k}": "" if t == "-" else t for k, t in enumerate(tests)}
        row |= {f"o{k}": v for k, v in enumerate(values)}
        rules.append(row)
    node = lambda name, kind, content=None: {
        "id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0},
        **({"content": content} if content else {})}
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [node("in", "inputNode"),
                  node("table", "decisionTableNode",
                       {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": rules}),
                  node("out", "outputNode")],
        "edges": [{"id": "e1", "type": "edge", "sourceId": "in", "targetId": "table"},
                  {"id": "e2", "type": "edge", "sourceId": "table", "targetId": "out"}],
    }


def small_inputs(count, seed=7):
    r = random.Random(seed)
    return [{"tax": round(r.uniform(-1, 40), 2), "safety": r.random() < 0.05, "env": r.random() < 0.05,
             "energy": r.choice([0.29, 0.3, 0.52, 0.53, round(r.uniform(0, 1), 3)]),
             "industry": r.choice(["steel", "textile", "chips"]), "rd": round(r.uniform(0, 0.02), 4)}
            for _ in range(count)]


def large_inputs(count, seed=8):
    r = random.Random(seed)
    return [{"region": f"R{r.randrange(52)}", "code": r.randrange(13, 34),
             "tax": r.choice([9.99, 10, 30, round(r.uniform(0, 60), 2)]), "env": r.random() < 0.5}
            for _ in range(count)]


def write(folder):
    """Writes models and inputs for the Swift side; returns what the Python side needs."""
    cases = {"small": (SMALL, small_inputs(2000)), "large": (large(), large_inputs(2000))}
    for name, (table, inputs) in cases.items():
        (folder / f"{name}.dmn").write_text(dmn(table), encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(inputs), encoding="utf-8")
    return cases
