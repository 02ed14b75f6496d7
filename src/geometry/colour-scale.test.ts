import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourTable, level, type ScaleName, type Theme } from './colour-scale';
import { colour } from './testing/colour';

const themes: Theme[] = ['light', 'dark'];
const scales: ScaleName[] = ['signed', 'ink'];

/** The variables of app.css that are colours, as red, green and blue, in one theme. */
function tokens(theme: Theme): Record<string, number[]> {
	const css = readFileSync(`${fileURLToPath(new URL('.', import.meta.url))}/../app.css`, 'utf8');
	const [light, dark] = css.split('@media screen and (prefers-color-scheme: dark)');
	const found: Record<string, number[]> = {};
	const declarations = (theme === 'light' ? light : dark).matchAll(/--([\w-]+): ([^;]+);/g);
	for (const [, name, value] of declarations) {
		const hex = /^#(..)(..)(..)$/.exec(value);
		if (hex) found[name] ??= hex.slice(1).map((byte) => parseInt(byte, 16));
		else if (value.startsWith('rgb(')) found[name] ??= value.match(/\d+/g)!.map(Number);
	}
	return found;
}

const channels = (css: string) => css.match(/\d+/g)!.map(Number);

describe('the ends and the middle of a scale', () => {
	test.each(themes)('are the colours of the page, in the %s theme', (theme) => {
		const { negative, soft, positive, card, ink } = tokens(theme);
		const shown = (x: number, scale: ScaleName) => channels(colour(x, 1, scale, theme));
		expect([-1, 0, 1].map((x) => shown(x, 'signed'))).toEqual([negative, soft, positive]);
		expect([0, 1].map((x) => shown(x, 'ink'))).toEqual([card, ink]);
	});
});

describe('colourTable', () => {
	test('is 513 opaque colours, none of them left black by a colour that could not be read', () => {
		for (const theme of themes) {
			for (const scale of scales) {
				const table = colourTable(scale, theme);
				expect(table).toHaveLength(4 * 513);
				for (let k = 0; k < table.length; k += 4) {
					expect(table[k + 3]).toBe(255);
					expect(table[k] + table[k + 1] + table[k + 2]).toBeGreaterThan(0);
				}
			}
		}
	});

	test('is made once', () => {
		expect(colourTable('signed', 'dark')).toBe(colourTable('signed', 'dark'));
		expect(colourTable('signed', 'dark')).not.toBe(colourTable('signed', 'light'));
	});

	test('changes by small steps from one level to the next', () => {
		for (const theme of themes) {
			for (const scale of scales) {
				const table = colourTable(scale, theme);
				for (let k = 4; k < table.length; k++) {
					if (k % 4 < 3) expect(Math.abs(table[k] - table[k - 4])).toBeLessThanOrEqual(2);
				}
			}
		}
	});
});

describe('level', () => {
	const number = fc.double({ min: -1e300, max: 1e300, noNaN: true });
	const limit = fc.double({ min: 0, max: 1e300, noNaN: true });

	test('is a place in the table for any number and any limit', () => {
		fc.assert(
			fc.property(fc.double(), fc.double({ min: 0 }), (x, limit) => {
				const place = level(x, limit);
				expect(Number.isInteger(place) && place >= 0 && place <= 512).toBe(true);
			})
		);
	});

	test('of −x lies as far below the middle as that of x above it', () => {
		fc.assert(
			fc.property(number, limit, (x, limit) => {
				expect(level(x, limit) + level(-x, limit)).toBe(512);
			})
		);
		// Halfway between two levels, too.
		for (let k = 0.5; k < 256; k++) expect(level(k, 256) + level(-k, 256)).toBe(512);
	});

	test('grows with the number', () => {
		fc.assert(
			fc.property(number, number, limit, (x, y, limit) => {
				expect(level(Math.min(x, y), limit)).toBeLessThanOrEqual(level(Math.max(x, y), limit));
			})
		);
	});

	test('is the middle for zero, an end for the limit and for what is beyond it', () => {
		expect([level(0, 2), level(-0, 2), level(0, 0)]).toEqual([256, 256, 256]);
		expect([level(2, 2), level(-2, 2), level(9, 2)]).toEqual([512, 0, 512]);
	});

	test('is an end for ±∞, also where all else is zero, and the middle for NaN', () => {
		for (const limit of [0, 1]) {
			expect([-Infinity, NaN, Infinity].map((x) => level(x, limit))).toEqual([0, 256, 512]);
		}
	});
});
