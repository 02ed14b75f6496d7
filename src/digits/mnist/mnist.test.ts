import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digit } from '$digits/digit-set';
import { readIdx } from '$digits/files/idx';
import { pairDigits } from '$digits/files/pair-digits';

const folder = fileURLToPath(new URL('../../../../shared/mnist/', import.meta.url));
const missing = !existsSync(folder);
const read = (name: string) => readIdx(name, new Uint8Array(readFileSync(folder + name)));

async function set(prefix: string) {
	const images = await read(`${prefix}-images-idx3-ubyte.gz`);
	const labels = await read(`${prefix}-labels-idx1-ubyte.gz`);
	if (images.kind !== 'images' || labels.kind !== 'labels') throw new Error('mixed up');
	return pairDigits(images, labels);
}

const sum = (numbers: Uint8Array | Float64Array) => {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
};

describe.skipIf(missing)(
	missing ? `MNIST itself (skipped: there is no ${folder})` : 'MNIST itself',
	() => {
		it('has 10,000 digits to test, the first of them a 7', async () => {
			const test = await set('t10k');
			expect(test.count).toBe(10_000);
			expect(sum(test.pixels) / test.pixels.length).toBeCloseTo(33.791224489795916, 10);

			const seven = digit(test, 0);
			expect(seven.label).toBe(7);
			expect(seven.source).toBe('t10k-images-idx3-ubyte.gz');
			expect(sum(seven.input) * 255).toBeCloseTo(18_454, 6);
			expect(digit(test, 9_999).label).toBe(6);
		});

		it('has 60,000 digits to train on, the first of them a 5', async () => {
			const train = await set('train');
			expect(train.count).toBe(60_000);
			expect(digit(train, 0).label).toBe(5);
		});
	}
);
