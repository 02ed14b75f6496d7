import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdx } from './idx';
import { IdxError } from './idx-error';

const PIXELS = 784;

/** An IDX file: its big-endian header of 32-bit numbers, then its bytes. */
function idx(header: readonly number[], data: Uint8Array | readonly number[]): Uint8Array {
	const bytes = new Uint8Array(4 * header.length + data.length);
	const view = new DataView(bytes.buffer);
	header.forEach((number, k) => view.setUint32(4 * k, number));
	bytes.set(data, 4 * header.length);
	return bytes;
}

const images = (count: number, pixels: Uint8Array | readonly number[]) =>
	idx([0x803, count, 28, 28], pixels);
const labels = (labels: readonly number[]) => idx([0x801, labels.length], labels);
const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

async function fault(name: string, bytes: Uint8Array): Promise<string> {
	const error: unknown = await readIdx(name, bytes).then(
		() => 'no fault was found',
		(error: unknown) => error
	);
	expect(error).toBeInstanceOf(IdxError);
	return (error as IdxError).message;
}

const anyImages = fc
	.integer({ min: 1, max: 5 })
	.chain((n) => fc.uint8Array({ minLength: n * PIXELS, maxLength: n * PIXELS }));
const anyLabels = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 300 });
const anyName = fc.constantFrom('digits', 'digits.gz', 'labels-idx1-ubyte', 'images-idx3-ubyte.gz');

describe('readIdx', () => {
	it('reads back the images that were written, raw or gzipped, whatever the name', async () => {
		const property = fc.asyncProperty(
			anyImages,
			anyName,
			fc.boolean(),
			async (pixels, name, zip) => {
				const count = pixels.length / PIXELS;
				const bytes = images(count, pixels);
				expect(await readIdx(name, zip ? gzip(bytes) : bytes)).toEqual({
					kind: 'images',
					name,
					count,
					rows: 28,
					cols: 28,
					pixels
				});
			}
		);
		await fc.assert(property, { numRuns: 40 });
	});

	it('reads back the labels that were written, raw or gzipped, whatever the name', async () => {
		const property = fc.asyncProperty(anyLabels, anyName, fc.boolean(), async (all, name, zip) => {
			const bytes = zip ? gzip(labels(all)) : labels(all);
			expect(await readIdx(name, bytes)).toEqual({
				kind: 'labels',
				name,
				count: all.length,
				labels: Uint8Array.from(all)
			});
		});
		await fc.assert(property, { numRuns: 60 });
	});

	it('reads a file which lies in the middle of a larger buffer', async () => {
		const around = new Uint8Array([9, 9, 9, ...labels([3, 1, 4]), 9]);
		expect(await readIdx('part', around.subarray(3, 14))).toMatchObject({
			count: 3,
			labels: Uint8Array.of(3, 1, 4)
		});
	});

	it('reads more images than one chunk of unzipped bytes holds', async () => {
		const pixels = Uint8Array.from({ length: 1000 * PIXELS }, (_, k) => (k * k * 31) % 251);
		const file = await readIdx('many.gz', gzip(images(1000, pixels)));
		expect(file.kind === 'images' && Buffer.compare(file.pixels, pixels)).toBe(0);
	});

	it('finds a fault, or a file, in any bytes at all', async () => {
		const start = fc.constantFrom([], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0], [0, 0, 8, 1], [0, 0, 8, 3]);
		const property = fc.asyncProperty(start, fc.uint8Array(), async (start, rest) => {
			const bytes = Uint8Array.from([...start, ...rest]);
			await readIdx('noise', bytes).catch((error) => expect(error).toBeInstanceOf(IdxError));
		});
		await fc.assert(property, { numRuns: 200 });
	});

	it('finds the fault in a gzipped file cut off anywhere', async () => {
		const whole = gzip(labels([7, 2, 1, 0, 4]));
		const property = fc.asyncProperty(
			fc.integer({ min: 2, max: whole.length - 1 }),
			async (length) => {
				expect(await fault('cut.gz', whole.subarray(0, length))).toBe(
					`cut.gz is gzip of ${length} bytes that is cut off or damaged, so it cannot be unzipped.`
				);
			}
		);
		await fc.assert(property, { numRuns: 30 });
	});
});

describe('readIdx says in one sentence', () => {
	it('that a file is empty', async () => {
		expect(await fault('empty', new Uint8Array())).toBe('empty is empty.');
		expect(await fault('empty.gz', gzip(new Uint8Array()))).toBe('empty.gz unzips to nothing.');
	});

	it('that a file named .gz is neither gzip nor IDX', async () => {
		const page = new TextEncoder().encode('<!DOCTYPE html>');
		expect(await fault('t10k-images-idx3-ubyte.gz', page)).toBe(
			"t10k-images-idx3-ubyte.gz is named .gz but starts with 0x3c21444f, which is neither gzip (0x1f8b…) nor an IDX file's 0x00000803 (images) or 0x00000801 (labels)."
		);
	});

	it('that gzip is damaged', async () => {
		const bytes = gzip(labels([1, 2, 3]));
		bytes[bytes.length - 6] ^= 1;
		expect(await fault('bad.gz', bytes)).toBe(
			'bad.gz is gzip of 31 bytes that is cut off or damaged, so it cannot be unzipped.'
		);
	});

	it('which wrong magic number a file starts with', async () => {
		const png = idx([0x89504e47, 0, 0, 0], []);
		const sentence = (name: string) =>
			`${name} is not a file of digits; MNIST’s files, their .gz, or mnist.npz are. (It starts with the magic number 0x89504e47, not with 0x00000803 (images) or 0x00000801 (labels).)`;
		expect(await fault('cat.png', png)).toBe(sentence('cat.png'));
		expect(await fault('cat.gz', gzip(png))).toBe(sentence('cat.gz'));
	});

	it('that an IDX file is of another type or of other dimensions', async () => {
		expect(await fault('floats', idx([0xd03, 1, 28, 28], []))).toBe(
			'floats is an IDX file of 32-bit floats in 3 dimensions (magic number 0x00000d03), but 0x00000803 (images) or 0x00000801 (labels) was expected.'
		);
		expect(await fault('colours', idx([0x804, 1, 28, 28, 3], []))).toBe(
			'colours is an IDX file of unsigned bytes in 4 dimensions (magic number 0x00000804), but 0x00000803 (images) or 0x00000801 (labels) was expected.'
		);
	});

	it('that a file is shorter than its header', async () => {
		expect(await fault('three', Uint8Array.of(0, 0, 8))).toBe(
			'three has 3 bytes, but the header of an IDX file takes 16 for images and 8 for labels.'
		);
		expect(await fault('images', idx([0x803, 1, 28], []))).toBe(
			'images has 12 bytes, but the header of an IDX file of images takes 16.'
		);
		expect(await fault('labels.gz', gzip(idx([0x801], [])))).toBe(
			'labels.gz unzips to 4 bytes, but the header of an IDX file of labels takes 8.'
		);
	});

	it('that a file holds nothing', async () => {
		expect(await fault('none', images(0, []))).toBe('none holds no images.');
		expect(await fault('none', labels([]))).toBe('none holds no labels.');
	});

	it('which other size its images have', async () => {
		expect(await fault('big', idx([0x803, 1, 32, 30], new Uint8Array(960)))).toBe(
			'big holds images of 32×30 pixels, but a digit here has 28×28.'
		);
	});

	it('that data is missing', async () => {
		expect(await fault('short', images(10_000, new Uint8Array(5_000)))).toBe(
			'short has 5,016 bytes, but its header announces 10,000 images of 28×28 (7,840,016 bytes in all).'
		);
		expect(await fault('short.gz', gzip(idx([0x801, 3], [1])))).toBe(
			'short.gz unzips to 9 bytes, but its header announces 3 labels (11 bytes in all).'
		);
	});

	it('that data is missing however absurd the count, without making room for it', async () => {
		expect(await fault('absurd', images(0xffffffff, new Uint8Array(784)))).toBe(
			'absurd has 800 bytes, but its header announces 4,294,967,295 images of 28×28 (3,367,254,359,296 bytes in all).'
		);
	});

	it('that there are bytes after the data', async () => {
		expect(await fault('long', images(1, new Uint8Array(785)))).toBe(
			'long has 801 bytes, but its header announces 1 image of 28×28 (800 bytes in all).'
		);
		expect(await fault('long.gz', gzip(images(1, new Uint8Array(785))))).toBe(
			'long.gz announces 1 image of 28×28 (800 bytes in all), but it unzips to more.'
		);
	});

	it('that gzip unzips to more than its header announces, without unzipping it all', async () => {
		// Its damaged end would be found if it were read that far.
		const bomb = gzip(images(1, new Uint8Array(50_000_000))).slice(0, -4);
		expect(await fault('bomb.gz', bomb)).toBe(
			'bomb.gz announces 1 image of 28×28 (800 bytes in all), but it unzips to more.'
		);
	});

	it('that gzip announces more than is ever unzipped', async () => {
		expect(await fault('huge.gz', gzip(images(400_000, [])))).toBe(
			'huge.gz announces 400,000 images of 28×28 (313,600,016 bytes in all), but at most 268,435,456 are unzipped.'
		);
	});

	it('which label is above 9', async () => {
		expect(await fault('letters', labels([3, 9, 12]))).toBe(
			'letters gives image 2 the label 12, but labels go from 0 to 9.'
		);
	});
});
