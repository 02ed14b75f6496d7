#!/usr/bin/env python3
"""Writes the engine's reference cases, src/engine/cases/*.json, with NumPy.

Run it from anywhere: python3 scripts/reference-cases.py

Only the way forward is programmed here. No derivative is: each is measured by a complex step,
dE/dx = Im E(x + ih) / h for a tiny h, which is exact to the last digits because nothing is
subtracted (Squire and Trapp, 1998). So these numbers share not one formula with the engine's way
back. "expected" names every value that a pass down to the input makes, as the engine does.
"""

import json
from pathlib import Path

import numpy as np

CASES = Path(__file__).resolve().parent.parent / "src" / "engine" / "cases"
H = 1e-40


def step(z):
    """1 where z is above 0: complex numbers are compared by their real part."""
    return (np.real(z) > 0).astype(float)


def softmax(z):
    powers = np.exp(z - np.max(np.real(z)))
    return powers / np.sum(powers)


ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: z * step(z),
    "identity": lambda z: z,
    "softmax": softmax,
}

COSTS = {
    "half-squared-error": lambda o, t: np.sum((o - t) ** 2) / 2,
    "mean-squared-error": lambda o, t: np.sum((o - t) ** 2) / len(t),
    "binary-cross-entropy": lambda o, t: -np.sum(t * np.log(o) + (1 - t) * np.log(1 - o)),
    "cross-entropy": lambda o, t: -np.sum(t * np.log(o)),
}


def derivative(f, x):
    """df/dx for every number of x, f being a number."""
    slopes = np.empty(x.shape)
    for place in np.ndindex(*x.shape):
        moved = x.astype(complex)
        moved[place] += 1j * H
        slopes[place] = np.imag(f(moved)) / H
    return slopes


class Case:
    """A model, a sample, and E as a function of any value in between."""

    def __init__(self, model, sample):
        self.cost = COSTS[model["cost"]]
        self.names = model["activations"]
        self.alpha = model["learningRate"]
        self.W = [np.array(rows, float) for rows in model["weights"]]
        self.b = [np.array(b, float) for b in model["biases"] or [[0] * len(W) for W in self.W]]
        self.has_biases = model["biases"] is not None
        self.x = np.array(sample["input"], float)
        self.t = np.array(sample["target"], float)
        self.L = len(self.W)

    def z(self, l, a, W=None, b=None):
        return (self.W[l - 1] if W is None else W) @ a + (self.b[l - 1] if b is None else b)

    def sigma(self, l, z):
        return ACTIVATIONS[self.names[l - 1]](z)

    def E_from_a(self, l, a):
        """E when layer l answers a."""
        for above in range(l + 1, self.L + 1):
            a = self.sigma(above, self.z(above, a))
        return self.cost(a, self.t)

    def E_from_z(self, l, z):
        return self.E_from_a(l, self.sigma(l, z))

    def expected(self):
        values, a = {}, self.x
        for l in range(1, self.L + 1):
            W, b, below = self.W[l - 1], self.b[l - 1], a
            z = self.z(l, below)
            a = self.sigma(l, z)
            values[f"z{l}"], values[f"a{l}"] = z, a
            if self.names[l - 1] != "softmax":
                values[f"dE_da{l}"] = derivative(lambda a: self.E_from_a(l, a), a)
                values[f"sigmaPrime{l}"] = derivative(lambda z: np.sum(self.sigma(l, z)), z)
            values[f"delta{l}"] = derivative(lambda z: self.E_from_z(l, z), z)
            dE_dW = derivative(lambda W: self.E_from_z(l, self.z(l, below, W=W)), W)
            values[f"dE_dW{l}"], values[f"W{l}_new"] = dE_dW, W - self.alpha * dE_dW
            values[f"W{l}_T"] = W.T
            if self.has_biases:
                dE_db = derivative(lambda b: self.E_from_z(l, self.z(l, below, b=b)), b)
                values[f"dE_db{l}"], values[f"b{l}_new"] = dE_db, b - self.alpha * dE_db
        values["dE_da0"] = derivative(lambda x: self.E_from_a(0, x), self.x)
        values["E"] = np.array([self.cost(a, self.t)])
        return {id: as_rows(value) for id, value in sorted(values.items())}


def as_rows(value):
    """A matrix as its rows; a vector is a column."""
    return (value if value.ndim == 2 else value.reshape(-1, 1)).tolist()


def digits(seed):
    """Numbers with two decimals from -1 to 1 that anyone can recompute and nobody need draw."""
    state = seed
    while True:
        state = (state * 48271) % 2147483647
        yield (state % 201 - 100) / 100


def write(name, note, layers, activations, cost, target, biases=True, alpha=0.25):
    draw = digits(sum(map(ord, name)))
    sizes = list(zip(layers[1:], layers))
    model = {
        "layers": layers,
        "activations": activations,
        "cost": cost,
        "learningRate": alpha,
        "weights": [[[next(draw) for _ in range(m)] for _ in range(n)] for n, m in sizes],
        "biases": [[next(draw) for _ in range(n)] for n, _ in sizes] if biases else None,
    }
    sample = {"input": [next(draw) for _ in range(layers[0])], "target": target}
    document = {"note": note, "model": model, "sample": sample}
    document["expected"] = Case(model, sample).expected()
    text = json.dumps(document, separators=(",", ":")) + "\n"
    (CASES / f"{name}.json").write_text(text)
    print(f"{name}: {len(text)} bytes, E = {document['expected']['E'][0][0]}")


if __name__ == "__main__":
    CASES.mkdir(exist_ok=True)
    write("one-neuron", "the smallest network there is: 1-1, no bias",
          [1, 1], ["sigmoid"], "half-squared-error", [1], biases=False)
    write("thin-chain", "single neurons one after another, 1-1-1-1-1",
          [1, 1, 1, 1, 1], ["tanh", "sigmoid", "identity", "sigmoid"], "half-squared-error", [0])
    write("one-layer-linear", "4-3, linear outputs, targets outside [0, 1]",
          [4, 3], ["identity"], "mean-squared-error", [2, -1.5, 0.25])
    write("mean-tanh", "3-4-2, tanh throughout, mean of squares",
          [3, 4, 2], ["tanh", "tanh"], "mean-squared-error", [0.5, -0.5])
    write("mean-relu", "4-5-3, ReLU outputs too, mean of squares",
          [4, 5, 3], ["relu", "relu"], "mean-squared-error", [1, 0, 0.5])
    write("deep-no-biases", "3-4-3-4-2, four layers without a bias, every activation once",
          [3, 4, 3, 4, 2], ["relu", "tanh", "identity", "sigmoid"], "half-squared-error", [1, 0], biases=False)
    write("binary-three-layers", "3-4-3-3, targets between 0 and 1 as well",
          [3, 4, 3, 3], ["sigmoid", "tanh", "sigmoid"], "binary-cross-entropy", [1, 0.25, 0])
    write("softmax-one-layer", "4-3, softmax alone, one-hot target, no biases",
          [4, 3], ["softmax"], "cross-entropy", [0, 0, 1], biases=False)
    write("softmax-shares", "3-4-4-3, softmax above ReLU, targets that are shares",
          [3, 4, 4, 3], ["relu", "relu", "softmax"], "cross-entropy", [0.5, 0.25, 0.25])
    write("one-output", "3-3-1, a bottleneck of one output",
          [3, 3, 1], ["sigmoid", "tanh"], "mean-squared-error", [-1])
