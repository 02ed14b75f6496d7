// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { IdxError } from '$digits/files/idx-error';
import { Digits } from './digits.svelte';

/** An IDX file: its big-endian header of 32-bit numbers, then its bytes. */
function idx(name: string, header: readonly number[], data: ArrayLike<number>, zip = false): File {
	const bytes = new Uint8Array(4 * header.length + data.length);
	header.forEach((number, k) => new DataView(bytes.buffer).setUint32(4 * k, number));
	bytes.set(data, 4 * header.length);
	return new File([zip ? new Uint8Array(gzipSync(bytes)) : bytes], name);
}
const images = (name: string, count: number, ink = 255, zip = false) =>
	idx(name, [0x803, count, 28, 28], new Uint8Array(784 * count).fill(ink), zip);
const labels = (name: string, list: readonly number[], zip = false) =>
	idx(name, [0x801, list.length], list, zip);

const choice = ({ set, current, library }: Digits) => ({
	set,
	current,
	notice: library.notice
});

describe('digits', () => {
	test('are the one that the project draws, until files are loaded', () => {
		const digits = new Digits();
		expect(choice(digits)).toEqual({ set: null, current: drawnDigit(), notice: null });
		expect(() => digits.choose(0)).toThrow(new RangeError('Load a file of digits first.'));
	});

	test('are those of the files, images and labels in either order, gzipped or not', async () => {
		const files = [images('three', 3, 51), labels('three-labels.gz', [7, 2, 9], true)];
		for (const order of [files, files.toReversed()]) {
			const digits = new Digits();
			await digits.add(order);
			expect(digits.set?.count).toBe(3);
			digits.choose(2);
			expect(digits.current).toMatchObject({ label: 9, source: 'three', index: 2 });
			expect(digits.current.input[0]).toBe(0.2);
		}
	});

	test('may come one file after the other, with a word on what is missing in between', async () => {
		const digits = new Digits();
		await digits.add([labels('ten', [1, 2])]);
		expect(digits.library.notice?.sentence).toBe(
			'2 labels loaded from ten; now choose their images.'
		);
		expect(digits.current).toEqual(drawnDigit());
		await digits.add([images('pictures', 2)]);
		expect(digits.library.notice).toBeNull();
		expect(digits.current.label).toBe(1);
	});

	test('begin with the first of a new set', async () => {
		const digits = new Digits();
		await digits.add([images('a', 3), labels('a-labels', [4, 5, 6])]);
		digits.choose(2);
		await digits.add([images('b', 2)]);
		expect(digits.current.label).toBe(6);
		await digits.add([labels('b-labels', [8, 9])]);
		expect(digits.current).toMatchObject({ label: 8, source: 'b', index: 0 });
	});

	test('stay as they were when a number is chosen that they do not have', async () => {
		const digits = new Digits();
		await digits.add([images('a', 3), labels('a-labels', [4, 5, 6])]);
		digits.choose(1);
		for (const n of [3, -1, 0.5, NaN]) {
			expect(() => digits.choose(n)).toThrow(RangeError);
			expect(digits.current.label).toBe(5);
		}
	});

	test('stay as they were, all of them, when any of the files is wrong', async () => {
		const digits = new Digits();
		await digits.add([images('a', 3), labels('a-labels', [4, 5, 6])]);
		digits.choose(1);
		const before = choice(digits);
		const broken = new File([new Uint8Array([1, 2, 3])], 'broken');
		for (const files of [
			[broken],
			[images('b', 2), broken],
			[images('b', 2), labels('b-labels', [1, 2]), broken],
			[images('b', 2), labels('b-labels', [1, 10])]
		]) {
			await expect(digits.add(files)).rejects.toBeInstanceOf(IdxError);
			expect(choice(digits)).toEqual(before);
			expect(digits.set).toBe(before.set);
		}
	});
});
