import { describe, expect, test } from 'vitest';
import { normal, seeded, type Random } from './random';

const draw = (random: Random, count: number) => Array.from({ length: count }, random);
const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const moment = (numbers: number[], power: number) => mean(numbers.map((x) => x ** power));

describe('seeded', () => {
	// Computed with Python's integers, from the generator's definition.
	test.each([
		[0, [0.9817317219131122, 0.5801159137713449, 0.48707062736056117]],
		[1, [0.4143997614965732, 0.3868573653355908, 0.967716195918118]],
		[-1, [0.551973111957761, 0.954922852007961, 0.9831227913001298]],
		[2 ** 32, [0.24379867637603347, 0.8995887411208731, 0.756832567132951]],
		[2 ** 53 - 1, [0.04254553797168481, 0.3694926223812637, 0.14317705854789753]]
	])('the first numbers of seed %d are always the same', (seed, numbers) => {
		expect(draw(seeded(seed), 3)).toEqual(numbers);
	});

	test('different seeds, negative and large ones too, give different numbers', () => {
		const seeds = [
			0,
			1,
			2,
			10,
			-1,
			-2,
			2 ** 31,
			-(2 ** 31),
			2 ** 32,
			2 ** 32 + 1,
			2 ** 52,
			-(2 ** 52)
		];
		const firsts = seeds.map((seed) => seeded(seed)());
		expect(new Set(firsts).size).toBe(seeds.length);
	});

	test('the first numbers of neighbouring seeds have nothing to do with each other', () => {
		const firsts = Array.from({ length: 10_000 }, (_, seed) => seeded(seed)());
		const neighbours = mean(firsts.slice(1).map((x, k) => (x - 0.5) * (firsts[k] - 0.5)));
		expect(Math.abs(neighbours)).toBeLessThan(0.004);
		expect(mean(firsts)).toBeCloseTo(0.5, 1);
	});

	test('the numbers lie in [0, 1) and are spread evenly', () => {
		const numbers = draw(seeded(5), 100_000);
		expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
		expect(Math.abs(mean(numbers) - 1 / 2)).toBeLessThan(0.005);
		expect(Math.abs(moment(numbers, 2) - 1 / 3)).toBeLessThan(0.005);
		for (let tenth = 0; tenth < 10; tenth++) {
			const share = numbers.filter((x) => Math.floor(x * 10) === tenth).length / numbers.length;
			expect(Math.abs(share - 0.1)).toBeLessThan(0.005);
		}
	});

	test('the numbers use all 53 bits', () => {
		const lastBits = draw(seeded(6), 1000).map((x) => (x * 2 ** 53) % 2);
		expect(Math.abs(mean(lastBits) - 1 / 2)).toBeLessThan(0.06);
	});
});

describe('normal', () => {
	test('normal has the moments of the standard normal distribution', () => {
		const random = seeded(7);
		const numbers = draw(() => normal(random), 100_000);
		expect(Math.abs(mean(numbers))).toBeLessThan(0.015);
		expect(Math.abs(moment(numbers, 2) - 1)).toBeLessThan(0.025);
		expect(Math.abs(moment(numbers, 3))).toBeLessThan(0.08);
		expect(Math.abs(moment(numbers, 4) - 3)).toBeLessThan(0.2);
	});

	test('normal is finite even when the source gives its smallest, its largest or its middle number', () => {
		for (const extreme of [0, 1 - 2 ** -53, 0.5, 0.5 + 2 ** -53]) {
			const numbers = [extreme, 0.5, extreme, extreme];
			const random = seeded(1);
			expect(normal(() => numbers.pop() ?? random())).toSatisfy(Number.isFinite);
		}
	});

	// Computed with Python's numbers and its logarithm.
	test('normal is the same number everywhere: its first ones from a seed', () => {
		const random = seeded(1);
		expect(draw(() => normal(random), 3)).toEqual([
			-1.3543282432455432, -1.4610549647681579, -0.516466111509203
		]);
	});
});
