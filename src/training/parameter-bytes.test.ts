import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialise } from '$engine/initialise';
import type { Rules } from '$engine/network';
import { rowMajor } from '$engine/tensor';
import { networkOfBytes, parameterBytes } from './parameter-bytes';

const rules = (layers: number[]): Rules => ({
	layers,
	activations: layers.slice(1).map(() => 'sigmoid' as const),
	cost: 'half-squared-error',
	learningRate: 0.5
});

describe('parameters as bytes', () => {
	test('are read as they were written, rounded to 32 bits', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 }),
				fc.nat(999),
				(layers, seed) => {
					const network = initialise(rules(layers), { how: 'uniform', seed, biases: true });
					const read = networkOfBytes(parameterBytes(network).buffer, rules(layers));
					const numbers = [network, read].map(({ weights, biases }) =>
						[...weights, ...biases!].map((tensor) => rowMajor(tensor))
					);
					expect(numbers[1]).toEqual(numbers[0].map((all) => all.map(Math.fround)));
					expect(parameterBytes(read)).toEqual(parameterBytes(network));
				}
			)
		);
	});

	test('come row by row, the least significant byte first', () => {
		const network = initialise(rules([2, 1]), { how: 'uniform', seed: 1, biases: true });
		const bytes = parameterBytes(network);
		const view = new DataView(bytes.buffer);
		expect(view.getFloat32(4, true)).toBe(Math.fround(rowMajor(network.weights[0])[1]));
		expect(view.getFloat32(8, true)).toBe(Math.fround(rowMajor(network.biases![0])[0]));
	});

	test('too many or too few are refused', () => {
		for (const length of [0, 8, 16]) {
			expect(() => networkOfBytes(new ArrayBuffer(length), rules([2, 1]))).toThrow(
				`2-1 has 3 parameters, in 12 bytes, not ${length}`
			);
		}
	});
});
