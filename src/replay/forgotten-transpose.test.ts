import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Network, Rules } from '$engine/network';
import { at, column, fromRows, toRows, type Tensor } from '$engine/tensor';
import { valueById, type Step, type Trace } from '$engine/trace';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import { forgottenTranspose, type Silent } from './forgotten-transpose';

/** The steps of EQ5, the last layer's first. */
const backSteps = ({ steps }: Trace) =>
	steps.filter((step): step is Step<'matvec'> => step.op === 'matvec');

/** A pass down to the input through a network of given sizes and drawn weights. */
function pass(...layers: number[]): Trace {
	const rules: Rules = {
		layers,
		activations: layers.slice(1).map(() => 'sigmoid'),
		cost: 'half-squared-error',
		learningRate: 0.5
	};
	const network = initialise(rules, { how: 'uniform', seed: 1, biases: true });
	const sample = { input: filled(layers[0], 0.5), target: filled(layers.at(-1)!, 1) };
	return learningStep(network, sample, { toInput: true });
}

const filled = (n: number, x: number) => column(Array.from({ length: n }, () => x));

/** What each step of EQ5 of a pass makes of a forgotten transpose. */
const forgotten = (trace: Trace) => backSteps(trace).map((step) => forgottenTranspose(trace, step));

const errors = (trace: Trace) =>
	forgotten(trace).map((found) => (found.kind === 'mismatch' ? found.error.text : null));

describe('a W that is not square', () => {
	test("3-2 fails with NumPy's words", () => {
		const trace = learningStep(worked.network, worked.sample, { toInput: true });
		expect(forgotten(trace)).toEqual([
			{
				kind: 'mismatch',
				W: [2, 3],
				delta: [2, 1],
				error: {
					by: 'np.dot',
					text: 'ValueError: shapes (2,3) and (2,1) not aligned: 3 (dim 1) != 2 (dim 0)'
				}
			}
		]);
	});

	test("784-30-10 fails with NumPy's words", () => {
		expect(errors(pass(784, 30, 10))).toEqual([
			'ValueError: shapes (10,30) and (10,1) not aligned: 30 (dim 1) != 10 (dim 0)',
			'ValueError: shapes (30,784) and (30,1) not aligned: 784 (dim 1) != 30 (dim 0)'
		]);
	});

	// As NumPy 2.4 says it, though a 1×1 δ could pass for a plain number.
	test('a W of one row, or of one column, fails like any other', () => {
		expect(errors(pass(30, 1, 10))).toEqual([
			'ValueError: shapes (10,1) and (10,1) not aligned: 1 (dim 1) != 10 (dim 0)',
			'ValueError: shapes (1,30) and (1,1) not aligned: 30 (dim 1) != 1 (dim 0)'
		]);
	});
});

describe('a square W', () => {
	/** A layer of identities, so that ∂E/∂z is o − t. */
	function square(W: number[][], input: number[], target: number[]): Silent {
		const network: Network = {
			layers: [input.length, target.length],
			activations: ['identity'],
			cost: 'half-squared-error',
			learningRate: 0.5,
			weights: [fromRows(W)],
			biases: null
		};
		const sample = { input: column(input), target: column(target) };
		const [found] = forgotten(learningStep(network, sample, { toInput: true }));
		if (found.kind !== 'silent') throw new Error(found.error.text);
		return found;
	}

	test('raises nothing, and gives other numbers', () => {
		// z = (5, 11), so δ = (1, 2).
		const found = square([[1, 2], [3, 4]], [1, 2], [4, 9]); // prettier-ignore
		expect(toRows(found.wrong)).toEqual([[5], [11]]);
		expect(toRows(found.right)).toEqual([[7], [10]]);
		expect(found).toMatchObject({ differs: [true, true], symmetric: false });
	});

	test('can be right by chance in some rows', () => {
		// z = (3, 4, 5), so δ = (1, 1, 1): the first row and the first column both sum to 3.
		const found = square([[1, 2, 0], [2, 1, 1], [0, 4, 1]], [1, 1, 1], [2, 3, 4]); // prettier-ignore
		expect(found).toMatchObject({ differs: [false, true, true], symmetric: false });
	});

	test('is right by chance in every row when δ is 0', () => {
		const found = square([[1, 2], [3, 4]], [1, 1], [3, 7]); // prettier-ignore
		expect(found).toMatchObject({ differs: [false, false], symmetric: false });
	});

	test('is right in every row when it is symmetric, a single number too', () => {
		const found = square([[1, 2], [2, 4]], [1, 2], [4, 9]); // prettier-ignore
		expect(found).toMatchObject({ differs: [false, false], symmetric: true });
		expect(square([[3]], [1], [0])).toMatchObject({ differs: [false], symmetric: true });
	});
});

describe('in any pass', () => {
	/** The network with every square matrix mirrored at its diagonal. */
	const mirrored = (network: Network): Network => ({
		...network,
		weights: network.weights.map((W) =>
			W.rows === W.cols
				? fromRows(toRows(W).map((row, j) => row.map((x, k) => (k < j ? at(W, k, j) : x))))
				: W
		)
	});

	/** Checks what every step of EQ5 of any pass makes of a forgotten transpose. */
	const forAnyPass = (
		check: (found: ReturnType<typeof forgottenTranspose>, W: Tensor, delta: Tensor) => void,
		change = (network: Network) => network
	) =>
		fc.assert(
			fc.property(anyPass(), ({ network, sample }) => {
				const trace = learningStep(change(network), sample, { toInput: true });
				for (const step of backSteps(trace)) {
					const W = valueById(trace, `W${step.layer + 1}`)!.tensor;
					check(forgottenTranspose(trace, step), W, trace.values[step.operands.v].tensor);
				}
			})
		);

	test('the shapes do not fit if and only if W is not square, and the error has their numbers', () => {
		forAnyPass((found, { rows, cols }) => {
			expect(found.kind).toBe(rows === cols ? 'silent' : 'mismatch');
			if (found.kind === 'silent') return;
			expect([...found.W, ...found.delta]).toEqual([rows, cols, rows, 1]);
			// Shape, shape, and the two inner numbers with their dimensions, 1 and 0.
			expect(found.error.text.match(/\d+/g)!.map(Number)).toEqual([rows, cols, rows, 1, cols, 1, rows, 0]); // prettier-ignore
		});
	});

	test('the wrong numbers are W δ, the right ones Wᵀ δ, and `differs` says where they differ', () => {
		forAnyPass((found, W, delta) => {
			if (found.kind === 'mismatch') return;
			const n = W.rows;
			for (let row = 0; row < n; row++) {
				let wrong = 0;
				let right = 0;
				for (let k = 0; k < n; k++) {
					wrong += at(W, row, k) * at(delta, k, 0);
					right += at(W, k, row) * at(delta, k, 0);
				}
				expect(at(found.wrong, row, 0) + 0).toBe(wrong + 0);
				expect(at(found.right, row, 0) + 0).toBe(right + 0);
				expect(found.differs[row]).toBe(wrong !== right);
			}
			expect([found.wrong.rows, found.wrong.cols, found.differs.length]).toEqual([n, 1, n]);
		});
	});

	test('nothing differs where W is symmetric', () => {
		forAnyPass((found) => {
			if (found.kind === 'mismatch') return;
			expect(found.symmetric).toBe(true);
			expect(found.differs).not.toContain(true);
		}, mirrored);
	});
});
