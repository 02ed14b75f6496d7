import { describe, expect, it } from 'vitest';
import { seeded } from '$engine/random';
import { bell } from './bell';

describe('bell', () => {
	it('has mean 0 and standard deviation 1, and ends at ±3', () => {
		const random = seeded(1);
		const drawn = Array.from({ length: 20_000 }, () => bell(random));
		const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
		const variance = drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length - mean * mean;
		expect(Math.abs(mean)).toBeLessThan(0.03);
		expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.03);
		expect(bell(() => 0)).toBe(-3);
		expect(bell(() => 1 - 2 ** -53)).toBeLessThanOrEqual(3);
	});
});
