import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '$engine/random';
import { PIXELS, SIDE } from '$digits/digit-set';
import { penDigit } from './pen-digit';
import { penDigits } from './pen-digits';

const many = penDigits(2_000, 1);
const image = (set: { pixels: Uint8Array }, k: number) =>
	set.pixels.subarray(k * PIXELS, (k + 1) * PIXELS);
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** The rows and columns that have ink, and the centre of mass. */
function ink(pixels: Uint8Array) {
	let [mass, x, y] = [0, 0, 0];
	const [rows, cols] = [new Set<number>(), new Set<number>()];
	pixels.forEach((pixel, k) => {
		const [row, col] = [Math.floor(k / SIDE), k % SIDE];
		mass += pixel;
		x += pixel * col;
		y += pixel * row;
		if (pixel > 0) {
			rows.add(row);
			cols.add(col);
		}
	});
	const extent = (places: Set<number>) => Math.max(...places) - Math.min(...places) + 1;
	return { mass, x: x / mass, y: y / mass, height: extent(rows), width: extent(cols) };
}

describe('penDigit', () => {
	it('draws the same digit from the same seed', () => {
		fc.assert(
			fc.property(seed, (seed) => {
				expect(penDigit(seeded(seed))).toEqual(penDigit(seeded(seed)));
			}),
			{ numRuns: 30 }
		);
	});

	it('draws one digit after another from one stream of numbers', () => {
		const random = seeded(3);
		const [one, other] = [penDigit(random), penDigit(random)];
		expect(one.pixels).not.toEqual(other.pixels);
	});
});

describe('penDigits', () => {
	it('names its source, and has a label and 784 pixels for each digit', () => {
		expect(many.source).toBe('Backstep’s pen');
		expect([many.count, many.labels.length, many.pixels.length]).toEqual([2_000, 2_000, 1_568_000]);
	});

	it('has the bytes it had when they were first drawn, in every browser', () => {
		const digest = createHash('sha256').update(many.pixels).update(many.labels).digest('hex');
		expect(digest).toMatchInlineSnapshot(
			`"dc0ad999261c42748555891578deefd76ba024d9d18c2e1a146997dffb17cbc7"`
		);
	});

	it('begins with the same digits however many there are', () => {
		fc.assert(
			fc.property(seed, fc.integer({ min: 0, max: 12 }), (seed, count) => {
				const [few, more] = [penDigits(count, seed), penDigits(12, seed)];
				expect(more.pixels.slice(0, count * PIXELS)).toEqual(few.pixels);
				expect(more.labels.slice(0, count)).toEqual(few.labels);
			}),
			{ numRuns: 20 }
		);
	});

	it('draws other digits from another seed, and never one twice', () => {
		const digits = [penDigits(200, 1), penDigits(200, 2)].flatMap((set) =>
			Array.from({ length: set.count }, (_, k) => image(set, k).join())
		);
		expect(new Set(digits).size).toBe(400);
	});

	it('draws about as many digits of each class', () => {
		const counts = new Array<number>(10).fill(0);
		for (const label of many.labels) counts[label]++;
		for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(60);
	});

	it('centres every digit: its centre of mass is within a pixel of (14, 14)', () => {
		for (let k = 0; k < many.count; k++) {
			const { x, y } = ink(image(many, k));
			expect(Math.abs(x - 14)).toBeLessThan(1);
			expect(Math.abs(y - 14)).toBeLessThan(1);
		}
	});

	it('fits every digit into 20×20, and inks from 3 to 40 in a hundred of the paper', () => {
		for (let k = 0; k < many.count; k++) {
			const { mass, height, width } = ink(image(many, k));
			expect(Math.max(height, width)).toBeLessThanOrEqual(20);
			expect(Math.max(height, width)).toBeGreaterThanOrEqual(19);
			expect(mass / 255 / PIXELS).toBeGreaterThan(0.03);
			expect(mass / 255 / PIXELS).toBeLessThan(0.4);
		}
	});
});
