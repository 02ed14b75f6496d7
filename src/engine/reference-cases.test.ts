import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ActivationName } from './activations';
import type { CostName } from './costs';
import { learningStep } from './learning-step';
import type { Network, Sample } from './network';
import { column, fromRows, toRows } from './tensor';
import { checkTrace } from './testing/check-trace';
import { valueById } from './trace';

/** What scripts/reference-cases.py writes. */
interface Case {
	readonly model: Model;
	readonly sample: { readonly input: number[]; readonly target: number[] };
	/** The rows of every value that a pass down to the input makes, by the value's id. */
	readonly expected: Readonly<Record<string, number[][]>>;
}

interface Model {
	readonly layers: number[];
	readonly activations: ActivationName[];
	readonly cost: CostName;
	readonly learningRate: number;
	readonly weights: number[][][];
	readonly biases: number[][] | null;
}

/** A case in the other form there is: lists over the layers 1 … L, vectors as flat lists. */
interface ListedCase extends Model {
	readonly input: number[];
	readonly target: number[];
	readonly expected: {
		readonly z: number[][];
		readonly a: number[][];
		readonly E: number;
		readonly dE_do: number[];
		/** Null for softmax, which has no σ′. */
		readonly sigma_prime_z: (number[] | null)[];
		readonly delta: number[][];
		/** Into layers 0 … L − 1. */
		readonly dE_da: number[][];
		readonly dE_dW: number[][][];
		readonly dE_db: number[][] | null;
		readonly W_new: number[][][];
		readonly b_new: number[][] | null;
	};
}

const own = new URL('./cases/', import.meta.url);
const listed = new URL('../../../shared/reference/cases/', import.meta.url);
const large = 'mnist-784-30-10.json';

const read = (folder: URL, file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const filesIn = (folder: URL) =>
	existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

function run({ model, sample }: Case) {
	const network: Network = {
		...model,
		weights: model.weights.map(fromRows),
		biases: model.biases?.map(column) ?? null
	};
	const columns: Sample = { input: column(sample.input), target: column(sample.target) };
	const trace = learningStep(network, columns, { toInput: true });
	checkTrace(trace, { toInput: true });
	return trace;
}

/** Agreement to 1e-12 of the number, or to 1e-15 near zero. */
function expectAgreement(id: string, found: number[][], expected: number[][]) {
	expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	expected.forEach((row, r) =>
		row.forEach((number, c) => {
			const tolerance = Math.max(1e-15, 1e-12 * Math.abs(number));
			const error = Math.abs(found[r][c] - number);
			if (!(error <= tolerance)) {
				throw new Error(`${id}[${r}][${c}] is ${found[r][c]}, not ${number}: ${error} apart`);
			}
		})
	);
}

function expectCase(reference: Case): string[] {
	const trace = run(reference);
	for (const [id, rows] of Object.entries(reference.expected)) {
		const value = valueById(trace, id);
		if (!value) throw new Error(`the trace has no ${id}`);
		expectAgreement(id, toRows(value.tensor), rows);
	}
	return trace.steps.map(({ result }) => trace.values[result].id);
}

function fromListed({ input, target, expected, ...model }: ListedCase): Case {
	const L = model.layers.length - 1;
	const vertical = (vector: number[]) => vector.map((number) => [number]);
	const byId: Record<string, number[][]> = { E: [[expected.E]] };
	for (let l = 1; l <= L; l++) {
		byId[`z${l}`] = vertical(expected.z[l - 1]);
		byId[`a${l}`] = vertical(expected.a[l - 1]);
		byId[`delta${l}`] = vertical(expected.delta[l - 1]);
		byId[`dE_da${l - 1}`] = vertical(expected.dE_da[l - 1]);
		byId[`dE_dW${l}`] = expected.dE_dW[l - 1];
		byId[`W${l}_new`] = expected.W_new[l - 1];
		if (expected.dE_db) byId[`dE_db${l}`] = vertical(expected.dE_db[l - 1]);
		if (expected.b_new) byId[`b${l}_new`] = vertical(expected.b_new[l - 1]);
		const slope = expected.sigma_prime_z[l - 1];
		if (slope) byId[`sigmaPrime${l}`] = vertical(slope);
		if (slope && l === L) byId[`dE_da${l}`] = vertical(expected.dE_do);
	}
	return { model, sample: { input, target }, expected: byId };
}

describe("the project's own cases agree with NumPy, derivatives with its complex steps", () => {
	test.each(filesIn(own))('%s, every value of it', (file) => {
		const reference: Case = read(own, file);
		const made = expectCase(reference);
		expect(Object.keys(reference.expected).sort()).toEqual(made.sort());
	});

	test('there are cases, and each is small', () => {
		const sizes = filesIn(own).map((file) => readFileSync(new URL(file, own)).length);
		expect(sizes.length).toBeGreaterThanOrEqual(10);
		expect(Math.max(...sizes)).toBeLessThan(6000);
	});
});

describe('cases from elsewhere agree, where they are at hand', () => {
	const small = filesIn(listed).filter((file) => file !== large);

	test.skipIf(small.length === 0)('small ones, NumPy backpropagating', () => {
		for (const file of small) expectCase(fromListed(read(listed, file)));
	});

	const missing = !existsSync(new URL(large, listed));
	test.skipIf(missing)(
		missing
			? '784-30-10 on an MNIST digit: SKIPPED, its 1.2 MB are not part of the repository'
			: '784-30-10 on an MNIST digit',
		() => void expectCase(fromListed(read(listed, large)))
	);
});
