import { expect, test } from 'vitest';
import { operations } from '$engine/operations';
import type { OpName } from '$engine/trace';
import type { Breakpoint } from '$replay/breakpoint';
import { breakpointName, operationName } from './breakpoint-name';

test.each<[name: string, breakpoint: Breakpoint]>([
	['EQ1', { on: 'equation', equation: 'EQ1' }],
	['outer product', { on: 'operation', op: 'outer' }],
	['input', { on: 'layer', layer: 0 }],
	['layer 2', { on: 'layer', layer: 2 }],
	['any |number| above 10', { on: 'above', limit: 10 }],
	['any |number| below 0.05', { on: 'below', limit: 0.05 }],
	['any |number| below 0.000001', { on: 'below', limit: 1e-6 }],
	['a number that is not finite', { on: 'not-finite' }]
])('what is stopped at is called "%s"', (name, breakpoint) => {
	expect(breakpointName(breakpoint)).toBe(name);
});

test('every operation has words of its own, none of them a word of the code', () => {
	const ops = Object.keys(operations) as OpName[];
	const names = ops.map(operationName);
	expect(new Set(names).size).toBe(ops.length);
	for (const name of names) expect(name).not.toMatch(/[a-z][A-Z]/);
	expect(operationName('matvec')).toBe('product with the transpose');
});

test('limits that differ read differently, so that each can be taken away again', () => {
	const names = [1, 1.00001, 1.00002, 20_000, 20_001].map((limit) =>
		breakpointName({ on: 'above', limit })
	);
	expect(new Set(names).size).toBe(names.length);
});
