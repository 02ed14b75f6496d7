import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, formatShort, places, rounded, subscript, superscript } from './number';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The number that a text says, and the worth of one unit of its last decimal. */
function read(text: string): { number: number; unit: number } {
	const [, digits, , power] = /^([−\d.]+)(×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text)!;
	const exponent = [...(power ?? '⁰')]
		.map((sign) => (sign === '⁻' ? '-' : SUPERSCRIPTS.indexOf(sign)))
		.join('');
	const decimals = digits.split('.')[1]?.length ?? 0;
	return {
		number: Number(`${digits.replace('−', '-')}e${exponent}`),
		unit: Number(`1e${Number(exponent) - decimals}`)
	};
}

const anyFinite = fc.oneof(
	// Of the very largest, two digits may already be more than a double can say.
	fc.double({ min: -1e308, max: 1e308, noNaN: true }),
	fc.double({ min: -20_000, max: 20_000, noNaN: true }),
	fc.double({ min: -0.001, max: 0.001, noNaN: true }),
	fc.integer({ min: -200_000_000, max: 200_000_000 }).map((n) => n / 20_000)
);

describe('formatNumber', () => {
	test.each<[number, string]>([
		[0.32, '0.3200'],
		[-0.1025, '−0.1025'],
		[0, '0.0000'],
		[-0, '0.0000'],
		[NaN, 'NaN'],
		[Infinity, '∞'],
		[-Infinity, '−∞'],
		[1e-5, '1.0×10⁻⁵'],
		[-1e-5, '−1.0×10⁻⁵'],
		[5e-324, '4.9×10⁻³²⁴'],
		[1.7976931348623157e308, '1.8×10³⁰⁸'],
		[0.00005, '5.0×10⁻⁵'],
		[0.000049999999999999996, '5.0×10⁻⁵'],
		[0.0001, '0.0001'],
		[0.00012, '1.2×10⁻⁴'],
		[-0.0005, '−0.0005'],
		[0.00094, '9.4×10⁻⁴'],
		[0.00096, '9.6×10⁻⁴'],
		[0.00099, '9.9×10⁻⁴'],
		[0.000999, '0.0010'],
		[9999.9999, '9999.9999'],
		[9999.999949999998, '9999.9999'],
		[9999.99996, '1.0×10⁴'],
		[-9999.99996, '−1.0×10⁴'],
		[123456, '1.2×10⁵']
	])('%d is %s', (x, text) => {
		expect(formatNumber(x)).toBe(text);
	});

	test('what is shown is the number to half a unit of the last decimal', () => {
		fc.assert(
			fc.property(anyFinite, (x) => {
				const { number, unit } = read(formatNumber(x));
				expect(Math.abs(number - x)).toBeLessThanOrEqual(unit * 0.5000001);
			}),
			{ numRuns: 2000 }
		);
	});

	test('only zero is shown as zero, and zero has no sign', () => {
		fc.assert(
			fc.property(anyFinite, (x) => {
				expect(read(formatNumber(x)).number === 0).toBe(x === 0);
				expect(formatNumber(x).startsWith('−')).toBe(x < 0);
			}),
			{ numRuns: 2000 }
		);
	});

	test('−x is x with a minus sign', () => {
		fc.assert(
			fc.property(anyFinite, (x) => {
				fc.pre(x > 0);
				expect(formatNumber(-x)).toBe(`−${formatNumber(x)}`);
			})
		);
	});

	test('four decimals are all that numbers below ten thousand have: columns line up', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.001, max: 9999, noNaN: true }), (x) => {
				expect(formatNumber(x)).toMatch(/^\d{1,4}\.\d{4}$/);
			})
		);
	});
});

test('rounded is the number that formatNumber shows', () => {
	fc.assert(fc.property(anyFinite, (x) => rounded(x) === read(formatNumber(x)).number));
	expect([0.10254, -1.26e-5, 123456].map(rounded)).toEqual([0.1025, -1.3e-5, 1.2e5]);
});

describe('formatShort', () => {
	test.each<[number, string]>([
		[0.9, '0.9'],
		[1, '1'],
		[100, '100'],
		[-0.1025, '−0.1025'],
		[0.1 + 0.2, '0.3'],
		[0.03199, '0.0320'],
		[0.60001, '0.6000'],
		[-2.00004, '−2.0000'],
		[0, '0'],
		[-0, '0'],
		[1e-5, '1.0×10⁻⁵'],
		[20_000, '2.0×10⁴'],
		[Infinity, '∞'],
		[NaN, 'NaN']
	])('%d is %s', (x, text) => {
		expect(formatShort(x)).toBe(text);
	});

	test('says the same number as formatNumber, and ends in a zero after the point only when it is rounded', () => {
		fc.assert(
			fc.property(anyFinite, (x) => {
				const short = formatShort(x);
				expect(read(short).number).toBe(read(formatNumber(x)).number);
				if (/^[^×]*\.\d*0$/.test(short)) expect(read(short).number).not.toBe(x);
				expect(short).not.toMatch(/\.$/);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('superscript and subscript', () => {
	test('write every digit above or below the line', () => {
		expect([superscript(12), superscript(-5), subscript(30)]).toEqual(['¹²', '⁻⁵', '₃₀']);
		fc.assert(
			fc.property(fc.nat(), (n) => {
				const back = (digits: string, text: string) =>
					Number([...text].map((sign) => digits.indexOf(sign)).join(''));
				expect(back(SUPERSCRIPTS, superscript(n))).toBe(n);
				expect(back(SUBSCRIPTS, subscript(n))).toBe(n);
			})
		);
	});
});

describe('places', () => {
	test('counts rows and columns from 1, and parts what would run together', () => {
		expect(places(0, 2)).toBe('₁₃');
		expect(places(8, 8)).toBe('₉₉');
		expect(places(29, 783)).toBe('₃₀,₇₈₄');
		expect([places(0, 11), places(11, 1)]).toEqual(['₁,₁₂', '₁₂,₂']);
	});

	test('no two cells of a matrix have the same', () => {
		const size = fc.integer({ min: 1, max: 130 });
		fc.assert(
			fc.property(size, size, (rows, cols) => {
				const all = Array.from({ length: rows * cols }, (_, k) =>
					places(Math.floor(k / cols), k % cols)
				);
				expect(new Set(all).size).toBe(rows * cols);
			}),
			{ numRuns: 20 }
		);
	});
});
