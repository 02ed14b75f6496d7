"""NumPy: 784-30-10, sigmoid, half the squared error, batches of 10, eta 3, in 32 bits.

    python3 numpy_peer.py FOLDER IMAGES batched|per-sample

answers `train` and `test` on stdin as answer.js does: batched with a matrix for each batch, as one
writes it for speed; per-sample with one pass for each image, as Nielsen's network.py has it.
"""

import json
import sys
import time

import numpy as np

folder, images, how = sys.argv[1], int(sys.argv[2]), sys.argv[3]
m, eta = 10, np.float32(3)


def read(name):
    return np.fromfile(f"{folder}/{name}", dtype=np.uint8)


def pixels(name):
    return read(name).reshape(-1, 784).astype(np.float32) / np.float32(255)


X, labels = pixels("train-pixels"), read("train-labels")
test_X, test_labels = pixels("test-pixels"), read("test-labels")
Y = np.eye(10, dtype=np.float32)[labels]
n = len(X)

rng = np.random.default_rng(1)
W1 = (rng.standard_normal((30, 784)) / np.sqrt(784)).astype(np.float32)
b1 = rng.standard_normal(30).astype(np.float32)
W2 = (rng.standard_normal((10, 30)) / np.sqrt(30)).astype(np.float32)
b2 = rng.standard_normal(10).astype(np.float32)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def learn_batched(batch):
    """One update by a batch of rows; the sum of the costs before it."""
    global W1, b1, W2, b2
    x, y = X[batch], Y[batch]
    a1 = sigmoid(x @ W1.T + b1)
    a2 = sigmoid(a1 @ W2.T + b2)
    off = a2 - y
    delta2 = off * a2 * (1 - a2)
    delta1 = (delta2 @ W2) * a1 * (1 - a1)
    rate = eta / np.float32(len(batch))
    W2 -= rate * (delta2.T @ a1)
    b2 -= rate * delta2.sum(axis=0)
    W1 -= rate * (delta1.T @ x)
    b1 -= rate * delta1.sum(axis=0)
    return 0.5 * np.vdot(off, off)


def learn_per_sample(batch):
    """The same, one image after another."""
    global W1, b1, W2, b2
    W1_sum, b1_sum = np.zeros_like(W1), np.zeros_like(b1)
    W2_sum, b2_sum = np.zeros_like(W2), np.zeros_like(b2)
    cost = 0
    for k in batch:
        x, y = X[k], Y[k]
        a1 = sigmoid(W1 @ x + b1)
        a2 = sigmoid(W2 @ a1 + b2)
        off = a2 - y
        delta2 = off * a2 * (1 - a2)
        delta1 = (W2.T @ delta2) * a1 * (1 - a1)
        W2_sum += np.outer(delta2, a1)
        b2_sum += delta2
        W1_sum += np.outer(delta1, x)
        b1_sum += delta1
        cost += 0.5 * np.vdot(off, off)
    rate = eta / np.float32(len(batch))
    W1 -= rate * W1_sum
    b1 -= rate * b1_sum
    W2 -= rate * W2_sum
    b2 -= rate * b2_sum
    return cost


learn = {"batched": learn_batched, "per-sample": learn_per_sample}[how]


def train():
    begun = time.perf_counter()
    order = rng.permutation(n)[:images]
    cost = sum(learn(order[k : k + m]) for k in range(0, images, m))
    return {"seconds": time.perf_counter() - begun, "cost": float(cost) / images}


def test():
    a2 = sigmoid(sigmoid(test_X @ W1.T + b1) @ W2.T + b2)
    return {"accuracy": float((a2.argmax(axis=1) == test_labels).mean())}


for line in sys.stdin:
    print(json.dumps(train() if line.strip() == "train" else test()), flush=True)
