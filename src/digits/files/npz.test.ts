import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { npy } from '$digits/testing/npy-file';
import { IdxError } from './idx-error';
import { readNpz } from './npz';
import { unzipFiles } from './unzip-files';

const pixels = (count: number) => Uint8Array.from({ length: 784 * count }, (_, k) => k % 256);
const x = (count: number) => npy([count, 28, 28], pixels(count));
const y = (...labels: number[]) => npy([labels.length], Uint8Array.from(labels));
const zip = (files: Zippable, level: 0 | 6 = 6) =>
	zipSync(files, { level }) as Uint8Array<ArrayBuffer>;

async function fault(files: Zippable): Promise<string> {
	const error: unknown = await readNpz('a.npz', zip(files)).catch((error: unknown) => error);
	expect(error).toBeInstanceOf(IdxError);
	return (error as IdxError).message;
}

describe('readNpz', () => {
	it('reads both sets, zipped or only stored', async () => {
		const files = {
			'x_test.npy': x(2),
			'x_train.npy': x(3),
			'y_train.npy': y(5, 0, 4),
			'y_test.npy': y(7, 2)
		};
		for (const level of [0, 6] as const) {
			const [train, test, ...others] = await readNpz('a.npz', zip(files, level));
			expect(others).toEqual([]);
			expect([train.source, train.count, [...train.labels]]).toEqual(['a.npz train', 3, [5, 0, 4]]);
			expect([test.source, test.count, [...test.labels]]).toEqual(['a.npz test', 2, [7, 2]]);
			expect(train.pixels).toEqual(pixels(3));
		}
	});

	it('reads images in rows of 784, and one set alone', async () => {
		const flat = npy([2, 784], pixels(2));
		const sets = await readNpz('a.npz', zip({ 'x_train.npy': flat, 'y_train.npy': y(1, 2) }));
		expect(sets).toHaveLength(1);
		expect(sets[0].pixels).toEqual(pixels(2));
	});

	it('says what is missing, or wrong with an array', async () => {
		expect(await fault({ 'notes.txt': new Uint8Array(3) })).toMatch(
			/^a\.npz is a zip without digits: .* It holds notes\.txt\.$/
		);
		expect(await fault({ 'x_test.npy': x(1) })).toContain('holds x_test but no y_test');
		expect(await fault({ 'x_test.npy': x(2), 'y_test.npy': y(1) })).toContain(
			'2 images but 1 label'
		);
		expect(await fault({ 'x_test.npy': x(1), 'y_test.npy': y(11) })).toContain('the label 11');
		const small = npy([1, 20, 20], new Uint8Array(400));
		expect(await fault({ 'x_test.npy': small, 'y_test.npy': y(1) })).toContain('(1, 20, 20)');
		const square = npy([1, 1], new Uint8Array(1));
		expect(await fault({ 'x_test.npy': x(1), 'y_test.npy': square })).toContain('(1, 1)');
		const floats = npy([1], new Uint8Array(4), { descr: "'<f4'" });
		expect(await fault({ 'x_test.npy': x(1), 'y_test.npy': floats })).toContain('32-bit floats');
	});

	it('refuses an archive that is cut off', async () => {
		const whole = zip({ 'x_test.npy': x(2), 'y_test.npy': y(1, 2) }, 0);
		for (const length of [60, 200, 700]) {
			await expect(readNpz('a.npz', whole.slice(0, length))).rejects.toThrow('cut off or damaged');
		}
	});
});

describe('unzipFiles', () => {
	it('stops as soon as an archive unzips to more than is taken', async () => {
		const bomb = zip({ a: new Uint8Array(5_000_000) });
		expect(bomb.length).toBeLessThan(10_000);
		await expect(unzipFiles('bomb', bomb, () => true, 1_000_000)).rejects.toThrow(
			new IdxError('bomb unzips to more than 1,000,000 bytes, which is more than is taken.')
		);
	});

	it('leaves what nobody asked for zipped, whatever its size', async () => {
		const archive = zip({ a: new Uint8Array(5_000_000), b: Uint8Array.of(1) });
		const { files, others } = await unzipFiles('x', archive, (file) => file === 'b', 10);
		expect(Object.keys(files)).toEqual(['b']);
		expect(others).toEqual(['a']);
	});
});
