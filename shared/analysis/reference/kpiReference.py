# Second implementation of KPI figures, written apart from the first: prints reference.json beside it (python3 kpiReference.py; needs numpy).
import json, pathlib, random
import numpy as np

random.seed(2026)
cases = []

def achieve(direction, target, actual, low=None, high=None):
    if actual is None: return None
    if direction == 'band':
        if low <= actual <= high: return 1.0
        bound = low if actual < low else high
        scale = abs(bound) if bound != 0 else abs(high - low)
        raw = 1 - abs(actual - bound) / scale
    elif target is None: return None
    elif target == 0: return 1.0 if (actual >= 0 if direction == 'higher' else actual <= 0) else 0.0
    else:
        ratio = (actual - target) / abs(target)
        raw = 1 + ratio if direction == 'higher' else 1 - ratio
    return min(2.0, max(0.0, raw))

targets = [100, -10, 0, 0.5, -0.25]
for direction in ['higher', 'lower']:
    for target in targets:
        for actual in [target, target + 7.5, target - 7.5, -target, 0, None]:
            cases.append(dict(kind='achievement', direction=direction, target=target, actual=actual,
                              expected=achieve(direction, target, actual)))
for low, high in [(25, 35), (0, 10), (-5, 5)]:
    for actual in [low, high, (low + high) / 2, low - 2, high + 3, high * 10 + 1, None]:
        cases.append(dict(kind='achievement', direction='band', low=low, high=high, actual=actual,
                          expected=achieve('band', None, actual, low, high)))

for how in ['sum', 'average', 'last', 'ratio']:
    for gaps in [[], [2], [0, 5], [0, 1, 2, 3, 4, 5, 6]]:
        months = [None if i in gaps else round(random.uniform(-50, 200), 2) for i in range(9)]
        below = [None if i in gaps else round(random.uniform(5, 50), 2) for i in range(9)]
        goal = [round(random.uniform(10, 90), 2) for _ in range(9)]
        have = [i for i in range(9) if months[i] is not None]
        if how == 'sum': actual, target = sum(months[i] for i in have), sum(goal[i] for i in have)
        elif how == 'average': actual, target = np.mean([months[i] for i in have]), np.mean([goal[i] for i in have])
        elif how == 'last': actual, target = months[have[-1]], goal[have[-1]]
        else:
            weight = np.array([below[i] for i in have])
            actual = np.array([months[i] for i in have]).sum() / weight.sum()
            target = (np.array([goal[i] for i in have]) * weight).sum() / weight.sum()
        cases.append(dict(kind='ytd', how=how, months=months, below=below, goal=goal,
                          expected=dict(actual=float(actual), target=float(target), counted=len(have))))

def fit(xs, ys, season):
    seasons = 12 if season else 1
    rows = [[1.0 if x % seasons == s else 0.0 for s in range(seasons)] + [float(x)] for x in xs]
    design, y = np.array(rows), np.array(ys)
    beta = np.linalg.lstsq(design, y, rcond=None)[0]
    dof = len(xs) - seasons - 1
    s2 = float(((y - design @ beta) ** 2).sum()) / dof
    inverse = np.linalg.inv(design.T @ design)
    def predict(ats):
        rows = np.array([[1.0 if a % seasons == s else 0.0 for s in range(seasons)] + [float(a)] for a in ats])
        total = rows.sum(axis=0)
        return float((rows @ beta).sum()), s2 * (len(ats) + float(total @ inverse @ total))
    return float(beta[-1]), predict

for season in [False, True]:
    for gaps in [[], [4, 9], [1, 2, 3]]:
        for slope in [0, 2.5, -4]:
            n = 30 if season else 14
            xs = [x for x in range(n) if x not in gaps]
            ys = [round(50 + slope * x + (10 * np.sin(x * np.pi / 6) if season else 0) + random.uniform(-3, 3), 3) for x in xs]
            b, predict = fit(xs, ys, season)
            one, two = predict([n]), predict([n, n + 1, n + 5])
            cases.append(dict(kind='trend', seasons=12 if season else 1, xs=xs, ys=ys,
                              expected=dict(slope=b, next=one[0], variance=one[1], sum=two[0], sumVariance=two[1], at=[n, n + 1, n + 5])))

for weights in [[0.5, 0.3, 0.2], [0.5, 0.5, 0.5], [3, 1, 0], [None, None, None], [0.4, None, 0.2]]:
    for shares in [[1.0, 0.5, 0.25], [0.9, None, 1.3], [None, None, None]]:
        given = [w for w in weights if w is not None]
        usual = sum(given) / len(given) if given else 1
        full = [usual if w is None else w for w in weights]
        counted = [(w, min(120.0, s * 100)) for w, s in zip(full, shares) if s is not None]
        total = sum(w for w, _ in counted)
        cases.append(dict(kind='scorecard', weights=weights, shares=shares,
                          expected=sum(w * s for w, s in counted) / total if total else None))

for freedom, level, t in [(1, .8, 3.077684), (2, .95, 4.302653), (3, .8, 1.637744), (5, .95, 2.570582), (10, .8, 1.372184),
                          (12, .95, 2.178813), (17, .8, 1.333379), (30, .95, 2.042272), (100, .8, 1.290075)]:
    cases.append(dict(kind='student', freedom=freedom, level=level, expected=t))

# The end of a year of months: known numbers, the fitted line for the rest, and how far the sum may be off.
for how in ['sum', 'average', 'last']:
    for months in [[12.5, 14, 13, 17.25], [-4, -2.5, -9, -7, -6], [5, None, 9, 8, 14.5], [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 29]]:
        xs = [i for i, v in enumerate(months) if v is not None]
        ys = [months[i] for i in xs]
        line = np.polyfit(xs, ys, 1)
        cut = (lambda v: v) if min(ys) < 0 else (lambda v: max(0.0, v))
        rest = [i for i in range(12) if i >= len(months) or months[i] is None]
        whole = [months[i] if i not in rest else cut(float(np.polyval(line, i))) for i in range(12)]
        value = whole[11] if how == 'last' else sum(whole) / (12 if how == 'average' else 1)
        cases.append(dict(kind='yearEnd', how=how, months=months, target=20.0,
                          expected=dict(value=float(value), estimated=len(rest),
                                        achievement=achieve('higher', 240.0 if how == 'sum' else 20.0, float(value)))))

# Perspectives with weights of their own; those without a number give theirs to the others.
for own in [[0.4, 0.3, 0.2, 0.1], [2, 1, 1, 0], [0.25, 0.25, 0.25, 0.5], [0, 0, 0, 0]]:
    for _ in range(3):
        kpis = [(p, random.choice([None, 0.1, 0.25, 0.5]), random.choice([None, 0.0, 0.45, 0.8, 1.0, 1.6])) for p in (0, 0, 1, 1, 2, 3, 3)]
        given = [w for _, w, _ in kpis if w is not None]
        top, bottom = 0.0, 0.0
        for p in range(4):
            mine = [w for q, w, _ in kpis if q == p and w is not None]
            usual = sum(mine) / len(mine) if mine else 1
            rows = [((usual if w is None else w), min(120.0, a * 100)) for q, w, a in kpis if q == p and a is not None]
            heavy = sum(w for w, _ in rows)
            if heavy == 0: continue
            top += own[p] * sum(w * s for w, s in rows) / heavy
            bottom += own[p]
        cases.append(dict(kind='balanced', weights=own, kpis=kpis, expected=top / bottom if bottom else None))

# A goal with KPIs (share of the way from baseline to target) and sub-goals, weighted, weights of any sum.
for weights in [[0.5, 0.3, 0.2], [1, 1, 1], [0.2, 0.2, 0.1], [None, None, None], [None, 0.6, None]]:
    for parts in [[(10, 20, 15), (5, 1, 2), 0.4], [(10, 20, 5), (0, 0, None), 0.9], [(-20, -10, -12), (100, 80, 70), None]]:
        given = [w for w in weights if w is not None]
        usual = sum(given) / len(given) if given else 1
        rows = []
        for w, part in zip(weights, parts):
            if isinstance(part, tuple):
                base, target, actual = part
                done = None if actual is None else min(1, max(0, (actual - base) / (target - base)))
            else: done = part
            if done is not None: rows.append((usual if w is None else w, done))
        cases.append(dict(kind='goal', weights=weights, parts=parts, expected=sum(w * d for w, d in rows) / sum(w for w, _ in rows)))

pathlib.Path(__file__).with_name('reference.json').write_text('[\n' + ',\n'.join(json.dumps(c) for c in cases) + '\n]\n')
print(len(cases))
