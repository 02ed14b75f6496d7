import { HARDEST, MOST_POINTS, PAD, PLAIN, THICKEST, THINNEST } from './drawing';
import type { Drawing, Ink, InkPoint } from './drawing';

/** A text has at most so many characters: what the wildest drawing takes of as many points as the pad lets it have. */
const MOST_CHARACTERS = 16_004;

/** Of the first byte: whether the points say how hard the pen pressed. */
const PRESSED = 128;

/**
 * A drawing as a short text of letters, digits, `.`, `-` and `_`: its label, then in base64url its
 * thickness and, stroke by stroke, how many points it has and how far each is from the one before.
 */
export function writeDrawing({ label, thickness, strokes }: Drawing): string {
	const isPressed = strokes.some((ink) => ink.some(([, , pressure]) => pressure !== PLAIN));
	const bytes = [thickness + (isPressed ? PRESSED : 0)];
	let [x0, y0, pressure0] = [0, 0, PLAIN];
	for (const ink of strokes) {
		bytes.push(...varint(ink.length));
		for (const [x, y, pressure] of ink) {
			bytes.push(...varint(zigzag(x - x0)), ...varint(zigzag(y - y0)));
			if (isPressed) bytes.push(...varint(zigzag(pressure - pressure0)));
			[x0, y0, pressure0] = [x, y, pressure];
		}
	}
	const base64 = btoa(bytes.map((byte) => String.fromCharCode(byte)).join(''));
	return `${label}.${base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')}`;
}

/** The drawing of a text; null when it is none, or larger than the pad lets one be. */
export function readDrawing(text: string): Drawing | null {
	if (text.length > MOST_CHARACTERS) return null;
	const [, label, base64] = /^(\d)\.([\w-]+)$/.exec(text) ?? [];
	const bytes = base64 === undefined ? null : bytesOf(base64);
	if (!bytes) return null;
	const [first, ...rest] = bytes;
	const thickness = first & (PRESSED - 1);
	const strokes = readStrokes(rest, (first & PRESSED) !== 0);
	const isLawful = strokes && thickness >= THINNEST && thickness <= THICKEST;
	return isLawful ? { label: Number(label), thickness, strokes } : null;
}

function bytesOf(base64url: string): number[] | null {
	try {
		const base64 = base64url.replace(/-/g, '+').replace(/_/g, '/');
		return Array.from(atob(base64), (character) => character.charCodeAt(0));
	} catch {
		return null;
	}
}

function readStrokes(bytes: readonly number[], isPressed: boolean): Ink[] | null {
	const numbers = varints(bytes);
	const strokes: Ink[] = [];
	let [x, y, pressure] = [0, 0, PLAIN];
	let points = 0;
	for (let k = 0; numbers && k < numbers.length;) {
		const count = numbers[k++];
		const size = isPressed ? 3 : 2;
		points += count;
		if (count === 0 || points > MOST_POINTS || k + count * size > numbers.length) return null;
		const ink: InkPoint[] = [];
		for (const end = k + count * size; k < end; k += size) {
			x += unzigzag(numbers[k]);
			y += unzigzag(numbers[k + 1]);
			if (isPressed) pressure += unzigzag(numbers[k + 2]);
			if (!isWithin(x, PAD) || !isWithin(y, PAD) || !isWithin(pressure, HARDEST)) return null;
			ink.push([x, y, pressure]);
		}
		strokes.push(ink);
	}
	return strokes.length > 0 ? strokes : null;
}

function isWithin(number: number, most: number): boolean {
	return number >= 0 && number <= most;
}

/** Signed numbers as 0, 1, 2 …, the small ones first: 0, −1, 1, −2 … */
function zigzag(number: number): number {
	return number < 0 ? -2 * number - 1 : 2 * number;
}

function unzigzag(number: number): number {
	return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
}

/** A whole number in groups of seven bits, the lowest first; all but the last have the eighth bit set. */
function varint(number: number): number[] {
	return number < 128 ? [number] : [(number % 128) + 128, ...varint(Math.floor(number / 128))];
}

/** The numbers that bytes are; null when one is too long, or cut off. */
function varints(bytes: readonly number[]): number[] | null {
	const numbers: number[] = [];
	let [number, scale] = [0, 1];
	for (const byte of bytes) {
		number += (byte % 128) * scale;
		scale *= 128;
		if (scale > 128 ** 3) return null;
		if (byte < 128) {
			numbers.push(number);
			[number, scale] = [0, 1];
		}
	}
	return scale === 1 ? numbers : null;
}
