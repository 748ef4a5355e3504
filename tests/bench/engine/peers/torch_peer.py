"""PyTorch on one thread, as a peer of the benchmark: see serve.mjs for how it is asked."""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


def batches(count, batch):
    """Draws without replacement, shuffled anew in each epoch."""
    while True:
        order = torch.randperm(count)
        for at in range(0, count - batch + 1, batch):
            yield order[at : at + batch]


def training(network, data, batch, loss, optimizer):
    """`data`: inputs and targets; a batch is gathered, answered, compared, and its loss read, in every step."""
    inputs, targets = data
    moves = optimizer(network.parameters())
    drawn = batches(len(inputs), batch)

    def step():
        rows = next(drawn)
        moves.zero_grad(set_to_none=True)
        cost = loss(network(inputs[rows]), targets[rows])
        cost.backward()
        moves.step()
        return cost.item()

    return step


def labelled(shape, classes, count=640):
    return torch.rand(count, *shape) * 2 - 1, torch.randint(0, classes, (count,))


def drawings():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding="same"), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(784, 10),
    )  # fmt: skip


def adam(rate, betas=(0.9, 0.999)):
    return lambda parameters: torch.optim.Adam(parameters, rate, betas)


def w1():
    network = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1), nn.Tanh())
    inputs = torch.rand(200, 2) * 2 - 1
    targets = torch.sign(inputs[:, :1])
    return training(network, (inputs, targets), 10, nn.MSELoss(), lambda p: torch.optim.SGD(p, 0.03))


def w2():
    network = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 2))
    return training(network, labelled((12,), 2), 32, nn.CrossEntropyLoss(), adam(0.003))


def w3():
    network = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    return training(network, labelled((784,), 10), 32, nn.CrossEntropyLoss(), adam(0.001))


def w4():
    return training(drawings(), labelled((1, 28, 28), 10), 32, nn.CrossEntropyLoss(), adam(0.002))


def w5():
    generator = nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 784), nn.Sigmoid())
    discriminator = nn.Sequential(nn.Linear(784, 128), nn.LeakyReLU(0.2), nn.Linear(128, 1))
    real = torch.rand(640, 784)
    loss = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(32, 1), torch.zeros(32, 1)
    for_d = adam(0.001, (0.5, 0.999))(discriminator.parameters())
    for_g = adam(0.001, (0.5, 0.999))(generator.parameters())
    drawn = batches(640, 32)

    def step():
        for_d.zero_grad(set_to_none=True)
        with torch.no_grad():
            fake = generator(torch.randn(32, 64))
        cost_d = loss(discriminator(real[next(drawn)]), ones) + loss(discriminator(fake), zeros)
        cost_d.backward()
        for_d.step()
        for_g.zero_grad(set_to_none=True)
        cost_g = loss(discriminator(generator(torch.randn(32, 64))), ones)
        cost_g.backward()
        for_g.step()
        return cost_d.item() + cost_g.item()

    return step


class LastStep(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 32, batch_first=True)
        self.dense = nn.Linear(32, 1)

    def forward(self, series):
        return self.dense(self.lstm(series)[0][:, -1])


def w6():
    inputs = torch.rand(640, 32, 1)
    return training(LastStep(), (inputs, inputs.mean(1)), 32, nn.MSELoss(), adam(0.005))


def w7():
    network = drawings()
    drawing = torch.rand(1, 1, 28, 28)

    def step():
        with torch.inference_mode():
            return network(drawing)

    return step


def steps_per_second(step, seconds):
    start = time.perf_counter()
    done, elapsed, chunk = 0, 0.0, 1
    while elapsed < seconds:
        for _ in range(chunk):
            step()
        done += chunk
        elapsed = time.perf_counter() - start
        chunk = max(1, min(2 * chunk, 1024, int(done / elapsed * seconds / 8)))
    return done / elapsed


WORKS = {"W1": w1, "W2": w2, "W3": w3, "W4": w4, "W5": w5, "W6": w6, "W7": w7}
made = {}
print(json.dumps({name: f"{torch.__version__}, one thread" for name in WORKS}), flush=True)
for line in sys.stdin:
    name, milliseconds = line.split()
    if name not in made:
        made[name] = WORKS[name]()
    print(steps_per_second(made[name], float(milliseconds) / 1000), flush=True)
