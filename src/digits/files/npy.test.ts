import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npy } from '$digits/testing/npy-file';
import { IdxError } from './idx-error';
import { readNpy } from './npy';

function fault(bytes: Uint8Array<ArrayBuffer>): string {
	try {
		readNpy('x', bytes);
	} catch (error) {
		expect(error).toBeInstanceOf(IdxError);
		return (error as IdxError).message;
	}
	return 'no fault was found';
}

describe('readNpy', () => {
	it('reads back the bytes and the shape that were written, in every format', () => {
		const anyShape = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 });
		fc.assert(
			fc.property(anyShape, fc.constantFrom(1, 2, 3), fc.nat(255), (shape, version, first) => {
				const count = shape.reduce((product, size) => product * size, 1);
				const data = Uint8Array.from({ length: count }, (_, k) => (k * 7 + first) % 256);
				const read = readNpy('x', npy(shape, data, { version }));
				expect(read.shape).toEqual(shape);
				expect([...read.data]).toEqual([...data]);
			})
		);
	});

	it('says what else an array holds', () => {
		const data = new Uint8Array(8);
		const of = (descr: string) => fault(npy([2], data, { descr }));
		expect(of("'<f4'")).toBe('x holds 32-bit floats, but unsigned bytes (uint8) were expected.');
		expect(of("'<i8'")).toContain('64-bit signed integers');
		expect(of("'|b1'")).toContain('holds booleans');
		expect(of("'|O'")).toContain('holds Python objects');
		expect(of("[('a', '<i4')]")).toContain('holds records');
	});

	it('refuses Fortran’s order where it makes a difference', () => {
		const data = new Uint8Array(4);
		expect(fault(npy([2, 2], data, { fortran: true }))).toContain('Fortran’s order');
		expect(readNpy('x', npy([4], data, { fortran: true })).shape).toEqual([4]);
	});

	it('refuses what is cut off anywhere, or goes on, or is something else', () => {
		const whole = npy([3, 2], Uint8Array.of(1, 2, 3, 4, 5, 6));
		for (let length = 0; length < whole.length; length++) {
			expect(fault(whole.slice(0, length))).toMatch(/^x (is no array|is of NumPy|ends|has)/);
		}
		expect(fault(Uint8Array.of(...whole, 7))).toBe(
			'x has 7 numbers, but its header announces 3×2.'
		);
		expect(fault(npy([1], Uint8Array.of(1), { version: 4 }))).toContain('format 4');
		expect(fault(npy([1], Uint8Array.of(1), { descr: null }))).toContain('none of NumPy’s');
	});
});
