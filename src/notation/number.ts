const MINUS = '−';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Decimals that a number in a matrix is shown with. */
const DECIMALS = 4;
/** Below it four decimals would be one digit, or none. */
const FEW_DIGITS = 0.001;
/** Relative difference that comes of computing with 0.1, and is no rounding. */
const EXACT = 1e-12;

/**
 * A number as a matrix shows it: four decimals, so that columns line up. Numbers of which four
 * decimals would leave one digit or none, or that are ten thousand and more, are written with two
 * digits and a power of ten.
 */
export function formatNumber(x: number): string {
	if (Number.isNaN(x)) return 'NaN';
	if (!Number.isFinite(x)) return x < 0 ? `${MINUS}∞` : '∞';
	const text = digits(x);
	if (text.includes('e')) {
		const [mantissa, exponent] = text.split('e');
		return `${mantissa.replace('-', MINUS)}×10${superscript(Number(exponent))}`;
	}
	// What is left of −0 is a plain zero.
	return x < 0 ? text.replace('-', MINUS) : text.replace('-', '');
}

/** The number that is read where a number is shown: with its four decimals, 0.10254 is 0.1025. */
export function rounded(x: number): number {
	return Number(digits(x));
}

/**
 * The same number, without the zeros at its end where they say nothing: `0.9`, `1`, `−0.1025`. A
 * number that is only rounded to it keeps them: 0.03199 is `0.0320`.
 */
export function formatShort(x: number): string {
	const text = formatNumber(x);
	if (text.includes('×') || !/\.\d*0$/.test(text)) return text;
	return isRounded(x) ? text : text.replace(/\.?0+$/, '');
}

/** A whole number with superscript digits: `12` is `¹²`. */
export function superscript(n: number): string {
	return [...String(n)].map((digit) => (digit === '-' ? '⁻' : SUPERSCRIPTS[+digit])).join('');
}

/** A whole number with subscript digits: `12` is `₁₂`. */
export function subscript(n: number): string {
	return [...String(n)].map((digit) => String.fromCodePoint(0x2080 + Number(digit))).join('');
}

/** A row and a column, counted from 1, as they stand below a letter: a comma parts what would run together. */
export function places(row: number, col: number): string {
	const parted = row >= 9 || col >= 9 ? ',' : '';
	return subscript(row + 1) + parted + subscript(col + 1);
}

/** The digits that a number is shown with, as JavaScript writes them. */
function digits(x: number): string {
	const text = x.toFixed(DECIMALS);
	const size = Math.abs(Number(text));
	if (size > FEW_DIGITS && size < 10_000) return text;
	const short = x.toExponential(1);
	const isLess = Math.abs(Number(short)) < FEW_DIGITS && isRounded(x);
	return isLess || size >= 10_000 ? short : text;
}

/** Whether four decimals say less than the number has. */
function isRounded(x: number): boolean {
	return Math.abs(Number(x.toFixed(DECIMALS)) - x) > EXACT * Math.abs(x);
}
